/** Threads by tid, their family relations, and the bound on all of them. */
#ifndef STATE_THREAD_TABLE_H
#define STATE_THREAD_TABLE_H

#include "fd_table.h"
#include "int_map.h"
#include "thread.h"

/** Threads found last, by the low bits of their ids; most events come from one of these. */
#define RECENT_THREADS 256

struct thread_table {
    struct int_map by_tid;
    struct thread *recent[RECENT_THREADS];
    struct thread **slots;
    uint32_t slot_capacity, count, limit, hand;
    /** Bytes that texts of threads hold; above the budget threads are evicted. */
    uint64_t text_bytes;
    uint64_t evicted;
    struct thread *free_list;
    uint32_t free_count;
    struct stored_enter *free_enters;
    uint32_t free_enter_count;
    uint64_t enter_bytes;
    struct fd_pool *fds;
    /** Grows when what other threads may show of a thread that goes changes. */
    uint64_t *generation;
};

/** Looks for a thread that is not among those found last; see thread_table__find. */
struct thread *thread_table__find_slow(const struct thread_table *table, int64_t tid);
/** Finds a thread, which counts as using it; NULL when it is not known. */
static inline struct thread *thread_table__find(const struct thread_table *table, int64_t tid)
{
    struct thread *thread = table->recent[(uint64_t)tid % RECENT_THREADS];
    if (thread == NULL || thread->tid != tid) {
        return thread_table__find_slow(table, tid);
    }
    thread->was_used = true;
    return thread;
}

/** The same, for the thread of an event: it will be found faster next time. */
static inline struct thread *thread_table__find_active(struct thread_table *table, int64_t tid)
{
    struct thread *thread = thread_table__find(table, tid);
    if (thread != NULL) {
        table->recent[(uint64_t)tid % RECENT_THREADS] = thread;
    }
    return thread;
}

/** Adds a thread with defaults (all ids -1, no texts), evicting another if need be. NULL when memory ran out. */
struct thread *thread_table__add(struct thread_table *table, int64_t tid);
/** Removes a thread; its children lose their parent. */
void thread_table__remove(struct thread_table *table, struct thread *thread);
void thread_table__clear(struct thread_table *table);
void thread_table__free(struct thread_table *table);

/** Makes `parent` (may be NULL) the parent thread. */
void thread_table__set_parent(struct thread *thread, struct thread *parent);
/** Puts a thread whose pid is set into the ring of its process, when the main thread is known. */
void thread_table__join_group(const struct thread_table *table, struct thread *thread);
void thread_table__leave_group(struct thread *thread);
struct thread *thread_table__main(const struct thread_table *table, const struct thread *thread);

/** Sets a text of a thread, cut to `limit`; tells whether it changed. */
bool thread_table__set_text(struct thread_table *table, struct text *text, struct span value, uint32_t limit);

/** Remembers which enter event was the thread's last (UINT16_MAX: none that goes on), without its parameters. */
void thread_table__note_enter(struct thread_table *table, struct thread *thread, uint16_t type);
/** Remembers an enter event with the thread. */
void thread_table__store_enter(struct thread_table *table, struct thread *thread, const struct scap_event *event);
void thread_table__drop_enter(struct thread_table *table, struct stored_enter *enter);

/** The table of fds that a thread uses; NULL when there is none and `create` is false, or memory ran out. */
struct fd_table *thread_table__fds(struct thread_table *table, struct thread *thread, bool create);

#endif
