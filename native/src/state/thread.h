/** One thread. Text members are owned by it; fd table, cwd and env are those of the main thread. */
#ifndef STATE_THREAD_H
#define STATE_THREAD_H

#include <stdbool.h>
#include <stdint.h>

#include "../base/text.h"
#include "../scap/event.h"

/** Longest container id that is kept. */
#define CONTAINER_ID_MAX 72

/** The last enter event of a thread, copied. Lent by a pool while the system call lasts. */
struct stored_enter {
    uint16_t type;
    uint64_t ts;
    /** As scap_event, but the parameters point into `bytes`. */
    struct scap_event event;
    struct text bytes;
    struct stored_enter *next_free;
};

struct fd_table;
struct container_node;

struct thread {
    int64_t tid, pid, ptid, sid, vpgid, pgid, vtid, vpid;
    /** args, env and cgroups ("subsystem=path") are lists: every item is ended by a NUL byte. cwd ends in "/" or is empty. */
    struct text comm, exe, exepath, args, env, cwd, root, cgroups;
    uint64_t cap_inheritable, cap_permitted, cap_effective;
    uint64_t exe_ino, exe_ino_ctime, exe_ino_mtime;
    int64_t fdlimit;
    uint64_t pfmajor, pfminor, pidns_init_start_ts;
    uint64_t clone_ts, lastexec_ts;
    uint32_t flags, uid, gid, loginuid, tty;
    uint32_t vmsize_kb, vmrss_kb, vmswap_kb;
    /** First 12 characters of the container's id (names of lxc in full); empty on the host. */
    char container_id[CONTAINER_ID_MAX];
    uint8_t container_id_length;
    /** Whether the generation recorded these at all. */
    bool has_caps, has_exe_flags, has_exe_layers;
    bool exe_writable, exe_upper_layer, exe_lower_layer, exe_from_memfd;
    /** Whether uid and gid are those of now: a change whose new value is not recorded makes them stale. */
    bool has_uid, has_gid;
    /** In a user namespace that was made in the capture: ids and capabilities are not those of the host. */
    bool has_own_users;
    /** Changed its root or its mounts after the container began: its paths are not those of the container. */
    bool has_own_root;
    /** Runs a program of its container; not the runtime's code that prepares one. */
    bool runs_container_program;
    /** Came with a list of processes, so that it ran before the first event. */
    bool is_from_list;
    /** Made up for an event of a thread that nothing is known of. */
    bool is_fake;
    bool is_dead;
    bool is_reaper;
    /** The thread table's: used since the clock hand came by; worked on by an event, so not to be evicted. */
    bool was_used, is_pinned;
    /** Type of the last event if it was an enter event, else UINT16_MAX; and the event, NULL when it was not kept. */
    uint16_t enter_type;
    struct stored_enter *enter;
    int64_t lastevent_fd;
    /** Owned by the main thread (or by a thread whose main thread is not known); NULL elsewhere. */
    struct fd_table *fds;
    /**
     * Grows with every change that a field of this thread can show. Not for
     * vm*, pf*, counts (fds, threads, children), is_dead: read those per event.
     */
    uint32_t version;
    /** For the batch encoder: the context id last interned, and what it was interned at. */
    uint32_t context_id, context_version, context_epoch;
    uint64_t context_generation;

    /** The container last found for the thread (NULL: none is known), and what was true when it was. */
    struct container_node *container;
    uint32_t container_changes, container_version;

    /* The rest is the thread table's own. */

    uint32_t slot, child_count;
    /** Parent thread and the ring of its children; NULL without. Fixed when a thread begins or is reparented. */
    struct thread *parent, *first_child, *next_sibling, *prev_sibling;
    /** Ring of the threads of one process. */
    struct thread *next_in_group, *prev_in_group;
};

static inline bool thread__is_invalid(const struct thread *thread)
{
    return thread->tid < 0 || thread->pid < 0 || thread->ptid < 0;
}

/** Whether the user is known, as an id of the host. */
static inline bool thread__has_uid(const struct thread *thread)
{
    return thread->has_uid && !thread->has_own_users && thread->uid != UINT32_MAX;
}

static inline bool thread__has_gid(const struct thread *thread)
{
    return thread->has_gid && !thread->has_own_users && thread->gid != UINT32_MAX;
}

/** Whether the capabilities are known; a user namespace gives all of them, but over what is in it only. */
static inline bool thread__has_caps(const struct thread *thread)
{
    return thread->has_caps && !thread->has_own_users;
}

static inline bool thread__is_main(const struct thread *thread)
{
    return thread->tid == thread->pid;
}

#endif
