/** The lists at the head of a section, entry by entry, for whoever keeps state. Strings point into the block. */
#ifndef SCAP_METADATA_H
#define SCAP_METADATA_H

#include <stdbool.h>
#include <stdint.h>

#include "../base/cursor.h"

/** One entry of a process list; what the writer's generation lacks has the default that scap-format gives. */
struct thread_entry {
    int64_t tid, pid, ptid, sid, vpgid, pgid, vtid, vpid;
    struct span comm, exe, exepath, args, cwd, env, cgroups, root;
    int64_t fdlimit;
    uint32_t flags, uid, gid, loginuid, tty;
    uint32_t vmsize_kb, vmrss_kb, vmswap_kb;
    uint64_t pfmajor, pfminor;
    uint64_t pidns_init_start_ts;
    uint64_t cap_inheritable, cap_permitted, cap_effective;
    uint64_t exe_ino, exe_ino_ctime, exe_ino_mtime;
    /** Whether the writer had capabilities; exe_writable; exe_upper_layer and the inode. */
    bool has_caps, has_exe_flags, has_exe_layers;
    bool exe_writable, exe_upper_layer, exe_lower_layer, exe_from_memfd;
};

/* clang-format off */
/** Types of file descriptors, numbered as in captures. */
enum fd_type {
    FD_UNKNOWN = 0, FD_FILE = 1, FD_DIRECTORY = 2, FD_IPV4_SOCK = 3, FD_IPV6_SOCK = 4, FD_IPV4_SERVSOCK = 5,
    FD_IPV6_SERVSOCK = 6, FD_FIFO = 7, FD_UNIX_SOCK = 8, FD_EVENT = 9, FD_UNSUPPORTED = 10, FD_SIGNALFD = 11,
    FD_EVENTPOLL = 12, FD_INOTIFY = 13, FD_TIMERFD = 14, FD_NETLINK = 15, FD_FILE_V2 = 16, FD_BPF = 17,
    FD_USERFAULTFD = 18, FD_IOURING = 19, FD_MEMFD = 20, FD_PIDFD = 21,
};
/* clang-format on */

/** One entry of an fd list. Addresses: 4 or 16 bytes as in memory; ports in host order. A server socket has its own as both ends. */
struct fd_entry {
    int64_t tid;
    int64_t fd;
    uint64_t ino;
    uint8_t type;
    uint8_t l4proto;
    uint16_t sport, dport;
    uint8_t sip[16], dip[16];
    uint64_t unix_source, unix_destination;
    uint32_t open_flags, dev;
    struct span name;
};

struct user_entry {
    bool is_group;
    uint32_t uid, gid;
    struct span name, homedir, shell;
};

struct interface_entry {
    bool is_ipv6;
    uint8_t address[16], netmask[16];
    struct span name;
};

struct machine_entry {
    uint32_t num_cpus;
    uint64_t memory_size, boot_ts;
    struct span hostname;
};

/** Where metadata goes. Any member may be NULL. */
struct metadata_sink {
    void *data;
    /** A section begins: all that was known before is void. */
    void (*section)(void *data, uint16_t minor);
    void (*machine)(void *data, const struct machine_entry *entry);
    void (*thread)(void *data, const struct thread_entry *entry);
    void (*fd)(void *data, const struct fd_entry *entry);
    void (*user)(void *data, const struct user_entry *entry);
    void (*interface)(void *data, const struct interface_entry *entry);
};

/**
 * Reads one metadata block into the sink. False when the block (or the rest of
 * it) is corrupt; entries before that were delivered. Unknown block types are
 * not metadata: `is_metadata_block` tells.
 */
bool metadata__read(uint32_t block_type, const uint8_t *body, size_t length, const struct metadata_sink *sink);
bool is_metadata_block(uint32_t block_type);

#endif
