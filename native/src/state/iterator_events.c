/* Kernel iterator events 430 to 448: state that the kernel dumps, like the lists at the head of a section. */
#include <string.h>

#include "engine.h"

#define TYPE_TASK 430

static int64_t i32(const struct scap_event *event, uint32_t index)
{
    uint32_t value = UINT32_MAX;
    (void)scap_event__u32(event, index, &value);
    return (int32_t)value;
}

static struct span text(const struct scap_event *event, uint32_t index)
{
    struct span value = {0};
    (void)event__has_text(event, index, &value);
    return value;
}

/** The list of arguments begins with the program's own name. */
static void take_own_name(struct thread_entry *entry)
{
    if (entry->args.length == 0) {
        return;
    }
    const uint8_t *end = memchr(entry->args.data, '\0', entry->args.length);
    uint32_t first = end == NULL ? entry->args.length : (uint32_t)(end - entry->args.data);
    uint32_t skipped = end == NULL ? first : first + 1;
    entry->exe = (struct span){.data = entry->args.data, .length = first};
    entry->args = (struct span){.data = entry->args.data + skipped, .length = entry->args.length - skipped};
}

static void task_event(struct machine *machine, const struct scap_event *event)
{
    struct thread_entry entry = {.tid = event->tid, .pid = event->tid, .vtid = -1, .vpid = -1, .has_caps = true};
    entry.ptid = i32(event, 0);
    entry.pgid = i32(event, 1);
    entry.vpgid = i32(event, 2);
    entry.sid = i32(event, 3);
    entry.comm = text(event, 4);
    entry.args = scap_event__param(event, 5);
    entry.exepath = text(event, 6);
    (void)scap_event__u32(event, 7, &entry.flags);
    entry.env = scap_event__param(event, 8);
    entry.cwd = text(event, 9);
    (void)scap_event__i64(event, 10, &entry.fdlimit);
    entry.uid = (uint32_t)i32(event, 11);
    entry.gid = (uint32_t)i32(event, 12);
    (void)scap_event__u64(event, 13, &entry.cap_permitted);
    (void)scap_event__u64(event, 14, &entry.cap_effective);
    (void)scap_event__u64(event, 15, &entry.cap_inheritable);
    (void)scap_event__u64(event, 16, &entry.exe_ino);
    (void)scap_event__u64(event, 17, &entry.exe_ino_ctime);
    (void)scap_event__u64(event, 18, &entry.exe_ino_mtime);
    (void)scap_event__u32(event, 19, &entry.vmsize_kb);
    (void)scap_event__u32(event, 20, &entry.vmrss_kb);
    (void)scap_event__u32(event, 21, &entry.vmswap_kb);
    (void)scap_event__u64(event, 22, &entry.pfmajor);
    (void)scap_event__u64(event, 23, &entry.pfminor);
    entry.vpid = i32(event, 24);
    entry.vtid = i32(event, 25);
    (void)scap_event__u64(event, 26, &entry.pidns_init_start_ts);
    entry.cgroups = scap_event__param(event, 27);
    entry.root = text(event, 28);
    (void)scap_event__u32(event, 30, &entry.tty);
    entry.loginuid = (uint32_t)i32(event, 31);
    take_own_name(&entry);
    metadata__thread(machine, &entry);
}

static uint8_t l4proto_of(const struct scap_event *event)
{
    uint16_t protocol = 0;
    (void)scap_event__u16(event, 2, &protocol);
    return protocol == 6 ? SCAP_L4_TCP : protocol == 17 ? SCAP_L4_UDP : SCAP_L4_UNKNOWN;
}

static void read_inet(const struct scap_event *event, struct fd_entry *entry, bool is_ipv6)
{
    size_t length = is_ipv6 ? 16 : 4;
    struct span local = scap_event__param(event, 3);
    struct span remote = scap_event__param(event, 5);
    entry->l4proto = l4proto_of(event);
    if (local.length == length && remote.length == length) {
        memcpy(entry->sip, local.data, length);
        memcpy(entry->dip, remote.data, length);
    }
    (void)scap_event__u16(event, 4, &entry->sport);
    (void)scap_event__u16(event, 6, &entry->dport);
    entry->type = is_ipv6 ? FD_IPV6_SOCK : FD_IPV4_SOCK;
    if (entry->dport == 0) {
        entry->type = is_ipv6 ? FD_IPV6_SERVSOCK : FD_IPV4_SERVSOCK;
    }
    (void)scap_event__u64(event, 7, &entry->ino);
}

/** Types of anonymous inodes as the flag table "anon_inode_fd_types" numbers them. */
static uint8_t anonymous_type(const struct scap_event *event)
{
    static const uint8_t types[] = {FD_UNSUPPORTED, FD_EVENT,   FD_EVENTPOLL,   FD_INOTIFY, FD_SIGNALFD,
                                    FD_TIMERFD,     FD_IOURING, FD_USERFAULTFD, FD_PIDFD,   FD_BPF,
                                    FD_BPF,         FD_BPF,     FD_BPF};
    uint8_t type = 0;
    (void)scap_event__u8(event, 1, &type);
    return type < sizeof(types) ? types[type] : FD_UNSUPPORTED;
}

static void read_path(const struct scap_event *event, struct fd_entry *entry, uint8_t type, uint32_t ino_index)
{
    entry->type = type;
    entry->name = text(event, 1);
    (void)scap_event__u64(event, ino_index, &entry->ino);
}

void iterator__event(struct machine *machine, const struct scap_event *event, struct event_view *view)
{
    struct fd_entry entry = {.tid = event->tid, .fd = i32(event, 0)};
    (void)view;
    switch (event->type) {
    case TYPE_TASK:
        task_event(machine, event);
        metadata__settle_one(machine, event->tid, -1);
        return;
    case 432:
        read_path(event, &entry, FD_FIFO, 2);
        break;
    case 434:
        read_path(event, &entry, FD_MEMFD, 2);
        break;
    case 436:
        read_path(event, &entry, FD_FILE_V2, 4);
        (void)scap_event__u32(event, 2, &entry.open_flags);
        break;
    case 438:
        read_path(event, &entry, FD_DIRECTORY, 2);
        break;
    case 440:
        read_inet(event, &entry, false);
        break;
    case 442:
        read_inet(event, &entry, true);
        break;
    case 444:
        entry.type = FD_UNIX_SOCK;
        (void)scap_event__u64(event, 3, &entry.unix_source);
        entry.name = text(event, 4);
        (void)scap_event__u64(event, 5, &entry.ino);
        break;
    case 446:
        entry.type = FD_NETLINK;
        (void)scap_event__u64(event, 3, &entry.ino);
        break;
    default:
        entry.type = anonymous_type(event);
        entry.name = text(event, 2);
        (void)scap_event__u64(event, 3, &entry.ino);
    }
    metadata__fd(machine, &entry);
    metadata__settle_one(machine, entry.tid, entry.fd);
}
