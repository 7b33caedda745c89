#include "fd_kind.h"

struct fd_kind {
    char character;
    const char *name;
};

static const struct fd_kind kinds[] = {
    [FD_UNKNOWN] = {'o', "<NA>"},
    [FD_FILE] = {'f', "file"},
    [FD_DIRECTORY] = {'d', "directory"},
    [FD_IPV4_SOCK] = {'4', "ipv4"},
    [FD_IPV6_SOCK] = {'6', "ipv6"},
    [FD_IPV4_SERVSOCK] = {'4', "ipv4"},
    [FD_IPV6_SERVSOCK] = {'6', "ipv6"},
    [FD_FIFO] = {'p', "pipe"},
    [FD_UNIX_SOCK] = {'u', "unix"},
    [FD_EVENT] = {'e', "event"},
    [FD_UNSUPPORTED] = {'X', "<NA>"},
    [FD_SIGNALFD] = {'s', "signalfd"},
    [FD_EVENTPOLL] = {'l', "eventpoll"},
    [FD_INOTIFY] = {'i', "inotify"},
    [FD_TIMERFD] = {'t', "timerfd"},
    [FD_NETLINK] = {'n', "netlink"},
    [FD_FILE_V2] = {'f', "file"},
    [FD_BPF] = {'b', "bpf"},
    [FD_USERFAULTFD] = {'u', "userfaultfd"},
    [FD_IOURING] = {'r', "io_uring"},
    [FD_MEMFD] = {'m', "memfd"},
    [FD_PIDFD] = {'P', "pidfd"},
};

static const struct fd_kind *kind_of(uint8_t type)
{
    return &kinds[type < sizeof(kinds) / sizeof(kinds[0]) ? type : FD_UNKNOWN];
}

char fd_kind__character(uint8_t type)
{
    return kind_of(type)->character;
}

const char *fd_kind__name(uint8_t type)
{
    return kind_of(type)->name;
}

enum l4_proto fd_kind__l4proto(const struct fd_info *fd)
{
    if (!fd_kind__is_ip_socket(fd->type)) {
        return L4_NA;
    }
    if (!fd_kind__is_ip_server(fd->type) && fd->role == FD_ROLE_NONE) {
        return L4_NA;
    }
    return (enum l4_proto)fd->l4proto;
}
