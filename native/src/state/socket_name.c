/* Names of sockets: "sip:sport->dip:dport", "ip:port", "source->destination path". */
#include <arpa/inet.h>
#include <string.h>
#include <sys/socket.h>

#include "../base/decimal.h"
#include "engine.h"

/** Longest address with colon and port. */
#define END_MAX (INET6_ADDRSTRLEN + 1 + DECIMAL_MAX)

static size_t print_address(const uint8_t *address, bool is_ipv6, char *out)
{
    if (!is_ipv6) {
        return decimal__write_ipv4(out, address);
    }
    return inet_ntop(AF_INET6, address, out, INET6_ADDRSTRLEN) == NULL ? 0 : strlen(out);
}

static size_t print_end(const uint8_t *address, bool is_ipv6, uint16_t port, char *out)
{
    size_t length = print_address(address, is_ipv6, out);
    out[length++] = ':';
    return length + decimal__write(out + length, port);
}

void socket_name__set(struct machine *machine, struct fd_info *info)
{
    char name[2 * END_MAX + 2];
    bool is_ipv6 = info->type == FD_IPV6_SOCK || info->type == FD_IPV6_SERVSOCK;
    size_t length = 0;
    switch (info->type) {
    case FD_IPV4_SOCK:
    case FD_IPV6_SOCK:
        length = print_end(info->sip, is_ipv6, info->sport, name);
        memcpy(name + length, "->", 2);
        length += 2;
        length += print_end(info->dip, is_ipv6, info->dport, name + length);
        break;
    case FD_IPV4_SERVSOCK:
    case FD_IPV6_SERVSOCK:
        length = print_end(info->sip, is_ipv6, info->sport, name);
        break;
    default:
        return;
    }
    fd_pool__set_text(&machine->fds, &info->name, span__of(name, (uint32_t)length));
}

void socket__swap_ends(struct fd_info *info)
{
    uint8_t address[16];
    uint16_t port = info->sport;
    memcpy(address, info->sip, sizeof(address));
    memcpy(info->sip, info->dip, sizeof(address));
    memcpy(info->dip, address, sizeof(address));
    info->sport = info->dport;
    info->dport = port;
}
