/** One thread. Text members are owned by it; fd table, cwd and env are those of the main thread. */
#ifndef STATE_THREAD_H
#define STATE_THREAD_H

#include <stdbool.h>
#include <stdint.h>

#include "../base/text.h"
#include "../scap/event.h"

/** The parameters of the last enter event of a thread, copied. */
struct stored_enter {
    bool is_valid;
    uint16_t type;
    uint64_t ts;
    /** As scap_event, but the parameters point into `bytes`. */
    struct scap_event event;
    struct text bytes;
};

struct fd_table;

struct thread {
    int64_t tid, pid, ptid, sid, vpgid, pgid, vtid, vpid;
    struct text comm, exe, exepath, args, env, cwd, root, cgroups;
    uint32_t flags, uid, gid, loginuid, tty;
    uint64_t cap_inheritable, cap_permitted, cap_effective;
    /** Whether the generation recorded these at all. */
    bool has_caps, has_exe_flags, has_exe_layers;
    bool exe_writable, exe_upper_layer, exe_lower_layer, exe_from_memfd;
    uint64_t exe_ino, exe_ino_ctime, exe_ino_mtime;
    int64_t fdlimit;
    uint32_t vmsize_kb, vmrss_kb, vmswap_kb;
    uint64_t pfmajor, pfminor, pidns_init_start_ts;
    uint64_t clone_ts, lastexec_ts;
    /** First 12 characters of the container's id; empty on the host. */
    char container_id[16];
    uint8_t container_id_length;
    /** Made up for an event of a thread that nothing is known of. */
    bool is_fake;
    bool is_dead;
    bool is_reaper;
    int64_t lastevent_fd;
    struct stored_enter enter;
    /** Owned by the main thread; NULL elsewhere. */
    struct fd_table *fds;
    /** Grows with every change that a field of this thread can show. */
    uint32_t version;
    /** For the batch encoder: the context id last interned, and what it was interned at. */
    uint32_t context_id;
    uint32_t context_version;
    uint64_t context_generation;
    uint32_t context_epoch;
};

static inline bool thread__is_invalid(const struct thread *thread)
{
    return thread->tid < 0 || thread->pid < 0 || thread->ptid < 0;
}

static inline bool thread__is_main(const struct thread *thread)
{
    return thread->tid == thread->pid;
}

#endif
