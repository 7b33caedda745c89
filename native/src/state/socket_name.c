/* Names of sockets: "sip:sport->dip:dport", "ip:port", "source->destination path". */
#include <arpa/inet.h>
#include <stdio.h>
#include <sys/socket.h>

#include "engine.h"

static void print_address(const uint8_t *address, bool is_ipv6, char *out)
{
    if (inet_ntop(is_ipv6 ? AF_INET6 : AF_INET, address, out, INET6_ADDRSTRLEN) == NULL) {
        out[0] = '\0';
    }
}

void socket_name__set(struct machine *machine, struct fd_info *info)
{
    char source[INET6_ADDRSTRLEN];
    char destination[INET6_ADDRSTRLEN];
    char name[2 * INET6_ADDRSTRLEN + 32];
    bool is_ipv6 = info->type == FD_IPV6_SOCK || info->type == FD_IPV6_SERVSOCK;
    int length = 0;
    print_address(info->sip, is_ipv6, source);
    switch (info->type) {
    case FD_IPV4_SOCK:
    case FD_IPV6_SOCK:
        print_address(info->dip, is_ipv6, destination);
        length = snprintf(name, sizeof(name), "%s:%u->%s:%u", source, info->sport, destination, info->dport);
        break;
    case FD_IPV4_SERVSOCK:
    case FD_IPV6_SERVSOCK:
        length = snprintf(name, sizeof(name), "%s:%u", source, info->sport);
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
