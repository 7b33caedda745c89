/** What kinds of file descriptors are called. */
#ifndef FIELDS_FD_KIND_H
#define FIELDS_FD_KIND_H

#include "value.h"

/** The type as fd.typechar gives it. */
char fd_kind__character(uint8_t type);
/** The type as fd.type gives it. */
const char *fd_kind__name(uint8_t type);

static inline bool fd_kind__is_file(uint8_t type)
{
    return type == FD_FILE || type == FD_FILE_V2;
}

static inline bool fd_kind__is_ip_socket(uint8_t type)
{
    return type >= FD_IPV4_SOCK && type <= FD_IPV6_SERVSOCK;
}

static inline bool fd_kind__is_ip_server(uint8_t type)
{
    return type == FD_IPV4_SERVSOCK || type == FD_IPV6_SERVSOCK;
}

static inline bool fd_kind__is_ipv6(uint8_t type)
{
    return type == FD_IPV6_SOCK || type == FD_IPV6_SERVSOCK;
}

/** Transport protocols, numbered as in captures. */
enum l4_proto { L4_UNKNOWN, L4_NA, L4_TCP, L4_UDP, L4_ICMP, L4_RAW };

/** Protocol of a socket as far as it is told; L4_NA for everything else and for connections without direction. */
enum l4_proto fd_kind__l4proto(const struct fd_info *fd);

#endif
