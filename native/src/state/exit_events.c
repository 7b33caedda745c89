/* The end of threads: removal at the next event, and who takes over the children (state-engine §2.7). */
#include "engine.h"

/* Ancestors looked at in search of a reaper. */
#define MOST_ANCESTORS 64

void exit__event(struct machine *machine, const struct scap_event *event, struct event_view *view)
{
    if (view->thread == NULL) {
        return;
    }
    view->thread->is_dead = true;
    machine->has_exited = true;
    machine->exited_tid = view->thread->tid;
    machine->exit_reaper = -1;
    (void)scap_event__i64(event, 4, &machine->exit_reaper);
}

bool exit__is_recent(const struct machine *machine, int64_t tid)
{
    for (uint32_t i = 0; i < RECENT_EXITS; i++) {
        if (machine->recent_exits[i] == tid) {
            return true;
        }
    }
    return false;
}

static struct thread *live_sibling(struct thread *dead)
{
    for (struct thread *other = dead->next_in_group; other != dead; other = other->next_in_group) {
        if (!other->is_dead) {
            return other;
        }
    }
    return NULL;
}

/** Who inherits the children: who the kernel named, a thread of the process, else the nearest ancestor that reaps. */
static struct thread *find_reaper(const struct machine *machine, struct thread *dead)
{
    struct thread *named =
        machine->exit_reaper > 0 ? thread_table__find(&machine->threads, machine->exit_reaper) : NULL;
    if (named != NULL && named != dead && !thread__is_invalid(named)) {
        return named;
    }
    struct thread *sibling = live_sibling(dead);
    if (sibling != NULL) {
        return sibling;
    }
    struct thread *ancestor = dead->parent;
    for (int i = 0; ancestor != NULL && i < MOST_ANCESTORS; i++) {
        struct thread *leader = thread_table__main(&machine->threads, ancestor);
        bool is_same_namespace = ancestor->pidns_init_start_ts == dead->pidns_init_start_ts;
        if (leader != NULL && leader->is_reaper && !leader->is_dead && leader != dead && is_same_namespace) {
            return leader;
        }
        ancestor = ancestor->parent;
    }
    return NULL;
}

static void reparent(struct machine *machine, struct thread *dead)
{
    if (dead->first_child == NULL) {
        return;
    }
    struct thread *reaper = find_reaper(machine, dead);
    while (dead->first_child != NULL) {
        struct thread *child = dead->first_child;
        struct thread *parent = child == reaper ? NULL : reaper;
        child->ptid = reaper == NULL || child == reaper ? 0 : reaper->tid;
        child->version++;
        thread_table__set_parent(child, parent);
    }
    machine->generation++;
}

/** Removes a dead thread, and its dead main thread if it was the last one. */
static void bury(struct machine *machine, struct thread *dead)
{
    reparent(machine, dead);
    if (thread__is_main(dead) && live_sibling(dead) != NULL) {
        return;
    }
    struct thread *leader = thread_table__main(&machine->threads, dead);
    thread_table__remove(&machine->threads, dead);
    if (leader != NULL && leader != dead && leader->is_dead && live_sibling(leader) == NULL) {
        thread_table__remove(&machine->threads, leader);
    }
}

void exit__finish(struct machine *machine)
{
    if (machine->spent_enter != NULL) {
        thread_table__drop_enter(&machine->threads, machine->spent_enter);
        machine->spent_enter = NULL;
    }
    if (machine->pinned != NULL) {
        machine->pinned->is_pinned = false;
        machine->pinned = NULL;
    }
    if (machine->has_closed) {
        machine->has_closed = false;
        struct thread *thread = thread_table__find(&machine->threads, machine->closed_tid);
        if (thread != NULL) {
            fd_table__remove(thread_table__fds(&machine->threads, thread, false), &machine->fds, machine->closed_fd);
        }
    }
    if (machine->has_exited) {
        machine->has_exited = false;
        struct thread *thread = thread_table__find(&machine->threads, machine->exited_tid);
        if (thread != NULL && thread->is_dead) {
            machine->recent_exits[machine->recent_exit++ % RECENT_EXITS] = thread->tid;
            bury(machine, thread);
        }
    }
}
