/* socket, socketpair, bind, connect, accept, and the tuples of sends and receives (state-engine §3). */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "engine.h"

#define FAMILY_UNIX 1
#define FAMILY_INET 2
#define FAMILY_INET6 10
#define FAMILY_NETLINK 16
#define PROTOCOL_ICMP 1
#define PROTOCOL_TCP 6
#define PROTOCOL_UDP 17
#define PROTOCOL_ICMPV6 58
#define PROTOCOL_RAW 255
#define SOCKET_STREAM 1
#define SOCKET_DGRAM 2
#define SOCKET_RAW 3
#define SOCKET_CLOEXEC 0x80000U
#define ERRNO_EINPROGRESS 115

static uint8_t fd_type_of(uint32_t domain)
{
    switch (domain) {
    case FAMILY_UNIX:
        return FD_UNIX_SOCK;
    case FAMILY_INET:
        return FD_IPV4_SOCK;
    case FAMILY_INET6:
        return FD_IPV6_SOCK;
    case FAMILY_NETLINK:
        return FD_NETLINK;
    default:
        return FD_UNKNOWN;
    }
}

static uint8_t l4proto_of(uint32_t type, uint32_t protocol)
{
    uint32_t kind = type & 0xff;
    if (kind == SOCKET_RAW) {
        return SCAP_L4_RAW;
    }
    switch (protocol) {
    case PROTOCOL_TCP:
        return SCAP_L4_TCP;
    case PROTOCOL_UDP:
        return SCAP_L4_UDP;
    case PROTOCOL_ICMP:
    case PROTOCOL_ICMPV6:
        return SCAP_L4_ICMP;
    case PROTOCOL_RAW:
        return SCAP_L4_RAW;
    case 0:
        return kind == SOCKET_STREAM ? SCAP_L4_TCP : kind == SOCKET_DGRAM ? SCAP_L4_UDP : SCAP_L4_UNKNOWN;
    default:
        return SCAP_L4_UNKNOWN;
    }
}

static void socketpair_exit(struct machine *machine, const struct scap_event *event, struct thread *thread)
{
    uint64_t source = 0;
    uint64_t peer = 0;
    (void)scap_event__u64(event, 3, &source);
    (void)scap_event__u64(event, 4, &peer);
    for (uint32_t i = 1; i <= 2; i++) {
        int64_t fd = -1;
        if (!scap_event__i64(event, i, &fd) || fd < 0) {
            continue;
        }
        struct fd_info *info = thread__add_fd(machine, thread, fd, FD_UNIX_SOCK);
        if (info != NULL) {
            info->unix_source = i == 1 ? source : peer;
            info->unix_destination = i == 1 ? peer : source;
            info->is_connected = true;
        }
    }
}

void socket__exit(struct machine *machine, const struct scap_event *event, struct event_view *view)
{
    if (view->thread == NULL || !view->has_res || view->res < 0) {
        return;
    }
    if (event->type == 43) {
        socketpair_exit(machine, event, view->thread);
        return;
    }
    uint32_t domain = UINT32_MAX;
    uint32_t type = 0;
    uint32_t protocol = 0;
    (void)event__u32_or_enter(view, 1, 0, &domain);
    (void)event__u32_or_enter(view, 2, 1, &type);
    (void)event__u32_or_enter(view, 3, 2, &protocol);
    struct fd_info *info = thread__add_fd(machine, view->thread, view->res, fd_type_of(domain));
    if (info == NULL) {
        return;
    }
    if (info->type == FD_IPV4_SOCK || info->type == FD_IPV6_SOCK) {
        info->l4proto = l4proto_of(type, protocol);
    }
    if ((type & SOCKET_CLOEXEC) != 0) {
        info->open_flags |= OPEN_CLOEXEC;
    }
}

/** Takes an address and a port of a family. */
static void take_endpoint(struct cursor *cursor, bool is_ipv6, uint8_t *address, uint16_t *port)
{
    size_t length = is_ipv6 ? 16 : 4;
    const uint8_t *bytes = cursor__take(cursor, length);
    memset(address, 0, 16);
    if (bytes != NULL) {
        memcpy(address, bytes, length);
    }
    *port = cursor__u16(cursor);
}

static void set_unix_path(struct machine *machine, struct fd_info *info, const char *before, struct cursor *cursor)
{
    struct text *name = &machine->spare;
    size_t left = cursor__left(cursor);
    const uint8_t *path = cursor__take(cursor, left);
    const uint8_t *end = left == 0 ? NULL : memchr(path, '\0', left);
    size_t length = end == NULL ? left : (size_t)(end - path);
    if (text__assign(name, before, strlen(before)) && text__append(name, path, length)) {
        fd_pool__set_text(&machine->fds, &info->name, text__span(name));
    }
}

/** Reads a socket tuple into an fd, with its name; false when it holds none. */
static bool set_tuple(struct machine *machine, struct fd_info *info, struct span tuple)
{
    struct cursor cursor = cursor__of(tuple.data, tuple.length);
    uint8_t family = cursor__u8(&cursor);
    bool is_ipv6 = family == FAMILY_INET6;
    switch (family) {
    case FAMILY_INET:
    case FAMILY_INET6: {
        struct fd_info read = {0};
        take_endpoint(&cursor, is_ipv6, read.sip, &read.sport);
        take_endpoint(&cursor, is_ipv6, read.dip, &read.dport);
        if (cursor.failed) {
            return false;
        }
        info->type = is_ipv6 ? FD_IPV6_SOCK : FD_IPV4_SOCK;
        memcpy(info->sip, read.sip, sizeof(info->sip));
        memcpy(info->dip, read.dip, sizeof(info->dip));
        info->sport = read.sport;
        info->dport = read.dport;
        socket_name__set(machine, info);
        return true;
    }
    case FAMILY_UNIX: {
        uint64_t source = cursor__u64(&cursor);
        uint64_t destination = cursor__u64(&cursor);
        char ends[48];
        if (cursor.failed) {
            return false;
        }
        info->type = FD_UNIX_SOCK;
        info->unix_source = source;
        info->unix_destination = destination;
        (void)snprintf(ends, sizeof(ends), "%" PRIx64 "->%" PRIx64 " ", source, destination);
        set_unix_path(machine, info, ends, &cursor);
        return true;
    }
    default:
        return false;
    }
}

void bind__exit(struct machine *machine, const struct scap_event *event, struct event_view *view)
{
    struct thread *thread = view->thread;
    if (thread == NULL || !view->has_res || view->res < 0 || thread->lastevent_fd < 0) {
        return;
    }
    struct fd_info *info = machine__fd(machine, thread, thread->lastevent_fd);
    struct span address = scap_event__param(event, 1);
    struct cursor cursor = cursor__of(address.data, address.length);
    uint8_t family = cursor__u8(&cursor);
    if (info == NULL || address.length == 0) {
        return;
    }
    if (family == FAMILY_UNIX) {
        set_unix_path(machine, info, "", &cursor);
        return;
    }
    if (family != FAMILY_INET && family != FAMILY_INET6) {
        return;
    }
    struct fd_info read = {0};
    take_endpoint(&cursor, family == FAMILY_INET6, read.sip, &read.sport);
    if (cursor.failed) {
        return;
    }
    if (read.sport > 0) {
        info->type = family == FAMILY_INET6 ? FD_IPV6_SERVSOCK : FD_IPV4_SERVSOCK;
        memcpy(info->sip, read.sip, sizeof(info->sip));
        info->sport = read.sport;
        info->role = FD_ROLE_SERVER;
        socket_name__set(machine, info);
    }
}

void connect__exit(struct machine *machine, const struct scap_event *event, struct event_view *view)
{
    struct thread *thread = view->thread;
    bool is_under_way = view->has_res && view->res == -ERRNO_EINPROGRESS;
    if (thread == NULL || !view->has_res || (view->res < 0 && !is_under_way) || thread->lastevent_fd < 0) {
        return;
    }
    struct span tuple = scap_event__param(event, 1);
    struct fd_info *info = machine__fd(machine, thread, thread->lastevent_fd);
    if (info == NULL && tuple.length > 0) {
        info = thread__add_fd(machine, thread, thread->lastevent_fd, FD_UNKNOWN);
    }
    if (info == NULL || !set_tuple(machine, info, tuple)) {
        return;
    }
    info->is_connected = !is_under_way;
    if (info->role == FD_ROLE_NONE) {
        info->role = FD_ROLE_CLIENT;
    }
}

void accept__exit(struct machine *machine, const struct scap_event *event, struct event_view *view)
{
    struct thread *thread = view->thread;
    if (thread == NULL || !view->has_res || view->res < 0) {
        return;
    }
    struct span tuple = scap_event__param(event, 1);
    if (tuple.length == 0) {
        /* Not known what it is; what had this number before is gone. */
        thread__remove_fd(machine, thread, view->res);
        thread->lastevent_fd = view->res;
        return;
    }
    struct fd_info *info = thread__add_fd(machine, thread, view->res, FD_UNKNOWN);
    if (info == NULL || !set_tuple(machine, info, tuple)) {
        return;
    }
    info->is_connected = true;
    info->role = FD_ROLE_SERVER;
    if (info->type != FD_UNIX_SOCK) {
        info->l4proto = SCAP_L4_TCP;
    }
}

/** Where the tuple of a send or receive stands on the exit; sends of old generations have it on the enter, third. */
static struct span tuple_of(const struct scap_event *event, const struct event_view *view)
{
    uint32_t index = 4;
    if (event->type == 35) {
        index = 2;
    } else if (event->type == 53) {
        index = 3;
    }
    struct span tuple = scap_event__param(event, index);
    bool is_send = event->type == 31 || event->type == 49;
    if (tuple.length == 0 && is_send && view->enter != NULL) {
        tuple = scap_event__param(&view->enter->event, 2);
    }
    return tuple;
}

static bool is_receive(uint16_t type)
{
    return type == 33 || type == 35 || type == 53 || type == 55;
}

void transfer__exit(struct machine *machine, const struct scap_event *event, struct event_view *view)
{
    struct thread *thread = view->thread;
    if (thread == NULL || !view->has_res || view->res < 0 || thread->lastevent_fd < 0) {
        return;
    }
    struct span tuple = tuple_of(event, view);
    struct fd_info *info = tuple.length == 0 ? NULL : machine__fd(machine, thread, thread->lastevent_fd);
    if (info == NULL || (info->l4proto == SCAP_L4_TCP && info->name.length > 0)) {
        return;
    }
    if (!set_tuple(machine, info, tuple) || info->type == FD_UNIX_SOCK) {
        return;
    }
    if (info->l4proto == SCAP_L4_UNKNOWN) {
        info->l4proto = SCAP_L4_UDP;
    }
    bool receives = is_receive(event->type);
    if (info->role == FD_ROLE_NONE) {
        info->role = receives ? FD_ROLE_SERVER : FD_ROLE_CLIENT;
    }
    /* The tuple goes from sender to receiver; the name from client to server. */
    if (receives == (info->role == FD_ROLE_CLIENT)) {
        socket__swap_ends(info);
        socket_name__set(machine, info);
    }
}
