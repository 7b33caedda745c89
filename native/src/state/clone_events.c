/* clone, fork, vfork, clone3: both sides announce the child, in either order or one of them alone (state-engine §2.3). */
#include "engine.h"

/* A child announced by one side longer ago than this is another child. */
#define STALE_NS 2000000000U

/** Where a generation has what; 0 = it does not have it. */
struct clone_layout {
    uint8_t memory, comm, cgroups, flags, uid, gid, vtid, vpid, pidns;
};

static const struct clone_layout layout_11 = {.flags = 8, .uid = 9, .gid = 10};
static const struct clone_layout layout_16 = {.memory = 8, .flags = 13, .uid = 14, .gid = 15};
static const struct clone_layout layout_17 = {.memory = 8, .comm = 13, .flags = 14, .uid = 15, .gid = 16};
static const struct clone_layout layout_20 = {
    .memory = 8, .comm = 13, .cgroups = 14, .flags = 15, .uid = 16, .gid = 17, .vtid = 18, .vpid = 19, .pidns = 20};

static const struct clone_layout *layout_of(uint16_t type)
{
    switch (type) {
    case 15:
        return &layout_11;
    case 157:
    case 183:
    case 185:
        return &layout_16;
    case 217:
    case 219:
    case 221:
        return &layout_17;
    default:
        return &layout_20;
    }
}

static bool is_vfork(uint16_t type)
{
    return type == 185 || type == 221 || type == 227;
}

/** What both sides read out of the event. */
struct clone_facts {
    const struct clone_layout *layout;
    uint32_t flags, uid, gid;
    int64_t pid, ptid, vtid, vpid;
};

static struct clone_facts read_facts(const struct scap_event *event)
{
    const struct clone_layout *layout = layout_of(event->type);
    struct clone_facts facts = {.layout = layout, .uid = UINT32_MAX, .gid = UINT32_MAX, .pid = -1, .ptid = -1};
    facts.vtid = -1;
    facts.vpid = -1;
    (void)scap_event__u32(event, layout->flags, &facts.flags);
    (void)scap_event__u32(event, layout->uid, &facts.uid);
    (void)scap_event__u32(event, layout->gid, &facts.gid);
    (void)scap_event__i64(event, 4, &facts.pid);
    (void)scap_event__i64(event, 5, &facts.ptid);
    if (layout->vtid != 0) {
        (void)scap_event__i64(event, layout->vtid, &facts.vtid);
        (void)scap_event__i64(event, layout->vpid, &facts.vpid);
    }
    return facts;
}

/** What a program is called: the same in parent and child. */
static void set_program(struct machine *machine, struct thread *thread, const struct scap_event *event,
                        const struct clone_facts *facts)
{
    struct span exe = event__text(event, 1);
    struct span comm = facts->layout->comm != 0 ? event__text(event, facts->layout->comm) : exe;
    thread__set_text(machine, thread, &thread->exe, exe, NAME_MAX_BYTES);
    thread__set_text(machine, thread, &thread->comm, comm, NAME_MAX_BYTES);
    thread__set_text(machine, thread, &thread->args, event__list(machine, scap_event__param(event, 2)), LIST_MAX_BYTES);
}

static void set_cgroups(struct machine *machine, struct thread *thread, const struct scap_event *event,
                        const struct clone_facts *facts)
{
    if (facts->layout->cgroups != 0) {
        struct span cgroups = cgroups__normalise(machine, scap_event__param(event, facts->layout->cgroups));
        thread__set_text(machine, thread, &thread->cgroups, cgroups, LIST_MAX_BYTES);
    }
}

static void set_from_event(struct machine *machine, struct thread *child, const struct scap_event *event,
                           const struct clone_facts *facts)
{
    set_program(machine, child, event, facts);
    child->flags = facts->flags;
    child->uid = facts->uid;
    child->gid = facts->gid;
    child->has_uid = child->has_gid = true;
    child->has_own_users |= (facts->flags & CL_NEWUSER) != 0;
    child->clone_ts = event->ts;
    (void)scap_event__i64(event, 7, &child->fdlimit);
    if (facts->layout->memory != 0) {
        uint32_t first = facts->layout->memory;
        (void)scap_event__u64(event, first, &child->pfmajor);
        (void)scap_event__u64(event, first + 1, &child->pfminor);
        (void)scap_event__u32(event, first + 2, &child->vmsize_kb);
        (void)scap_event__u32(event, first + 3, &child->vmrss_kb);
        (void)scap_event__u32(event, first + 4, &child->vmswap_kb);
    }
    set_cgroups(machine, child, event, facts);
    if (facts->layout->pidns != 0) {
        (void)scap_event__u64(event, facts->layout->pidns, &child->pidns_init_start_ts);
    }
}

static void copy_program_file(struct machine *machine, struct thread *child, const struct thread *donor)
{
    thread__set_text(machine, child, &child->exepath, text__span(&donor->exepath), NAME_MAX_BYTES);
    child->has_exe_flags = donor->has_exe_flags;
    child->has_exe_layers = donor->has_exe_layers;
    child->exe_writable = donor->exe_writable;
    child->exe_upper_layer = donor->exe_upper_layer;
    child->exe_lower_layer = donor->exe_lower_layer;
    child->exe_from_memfd = donor->exe_from_memfd;
    child->exe_ino = donor->exe_ino;
    child->exe_ino_ctime = donor->exe_ino_ctime;
    child->exe_ino_mtime = donor->exe_ino_mtime;
}

static void copy_process(struct machine *machine, struct thread *child, struct thread *donor)
{
    const struct thread *leader = thread_table__main(&machine->threads, donor);
    const struct thread *process = leader == NULL ? donor : leader;
    thread__set_text(machine, child, &child->cwd, text__span(&process->cwd), NAME_MAX_BYTES + 1);
    thread__set_text(machine, child, &child->env, text__span(&process->env), LIST_MAX_BYTES);
    if (process->fds != NULL) {
        child->fds = fd_table__copy(process->fds, &machine->fds);
    }
}

/** A child has what its parent had; a thread shares with its process instead of copying. */
static void inherit(struct machine *machine, struct thread *child, struct thread *donor)
{
    copy_program_file(machine, child, donor);
    thread__set_text(machine, child, &child->root, text__span(&donor->root), NAME_MAX_BYTES);
    child->sid = donor->sid;
    child->vpgid = donor->vpgid;
    child->pgid = donor->pgid;
    child->tty = donor->tty;
    child->loginuid = donor->loginuid;
    child->has_caps = donor->has_caps;
    child->cap_inheritable = donor->cap_inheritable;
    child->cap_permitted = donor->cap_permitted;
    child->cap_effective = donor->cap_effective;
    child->has_own_users |= donor->has_own_users;
    child->has_own_root = donor->has_own_root || (donor->runs_container_program && (child->flags & CL_NEWNS) != 0);
    if ((child->flags & CL_THREAD) != 0) {
        child->lastexec_ts = donor->lastexec_ts;
        child->flags |= CL_FILES;
    } else {
        copy_process(machine, child, donor);
    }
    if (child->cgroups.length == 0) {
        thread__set_text(machine, child, &child->cgroups, text__span(&donor->cgroups), LIST_MAX_BYTES);
    }
}

static void finish_child(struct machine *machine, struct thread *child, const struct thread *donor)
{
    thread_table__join_group(&machine->threads, child);
    if (child->ptid != child->tid) {
        thread_table__set_parent(child, thread_table__find(&machine->threads, child->ptid));
    }
    machine__resolve_container(machine, child);
    program__of_clone(child, donor);
    child->version++;
}

/** Takes a thread of this id out of the table, unless the event is worked on with it. */
static struct thread *renew(struct machine *machine, int64_t tid)
{
    struct thread *old = thread_table__find(&machine->threads, tid);
    if (old != NULL) {
        if (machine->pinned == old) {
            machine->pinned = NULL;
        }
        thread_table__remove(&machine->threads, old);
    }
    return thread_table__add(&machine->threads, tid);
}

static void child_side(struct machine *machine, const struct scap_event *event, struct event_view *view)
{
    struct thread *known = view->thread;
    if (known != NULL && known->clone_ts != 0 && event->ts < known->clone_ts + STALE_NS) {
        return;
    }
    struct clone_facts facts = read_facts(event);
    bool is_thread = (facts.flags & CL_THREAD) != 0;
    /* The enter event that was paired is not the child's; it goes with the old entry. */
    view->enter = NULL;
    struct thread *donor = thread_table__find(&machine->threads, is_thread ? facts.pid : facts.ptid);
    if (donor != NULL) {
        donor->is_pinned = true;
    }
    struct thread *child = event->tid < 0 || event->tid > UINT32_MAX ? NULL : renew(machine, event->tid);
    view->thread = child;
    if (child != NULL) {
        child->pid = facts.pid;
        child->ptid = facts.ptid;
        child->vtid = facts.layout->vtid != 0 ? facts.vtid : child->tid;
        child->vpid = facts.vpid;
        set_from_event(machine, child, event, &facts);
        child->flags |= CL_INVERTED;
        bool has_donor = donor != NULL && donor != known;
        if (has_donor) {
            inherit(machine, child, donor);
        }
        finish_child(machine, child, has_donor ? donor : NULL);
        child->is_pinned = true;
        machine->pinned = child;
    }
    if (donor != NULL && donor != known) {
        donor->is_pinned = false;
    }
}

/** Whether the child's own side must tell, because the caller sees another id or the caller's news comes late. */
static bool leaves_it_to_the_child(const struct machine *machine, const struct scap_event *event,
                                   const struct thread *caller, const struct clone_facts *facts, int64_t child_tid)
{
    int64_t vtid = facts->vtid >= 0 ? facts->vtid : caller->vtid;
    if ((facts->flags & (CL_CHILD_IN_PIDNS | CL_NEWPID | CL_PARENT)) != 0) {
        return true;
    }
    if (vtid >= 0 && vtid != caller->tid) {
        return true;
    }
    const struct thread *known = thread_table__find(&machine->threads, child_tid);
    /* The child of a vfork has come to its exec or end before its caller goes on. */
    bool is_ahead = (facts->flags & CL_VFORK) != 0 || is_vfork(event->type);
    return exit__is_recent(machine, child_tid) || (known != NULL && (is_ahead || (known->flags & CL_INVERTED) != 0));
}

/** Completes a caller that was not known before from its own event. */
static void complete_caller(struct machine *machine, struct thread *caller, const struct scap_event *event,
                            const struct clone_facts *facts)
{
    caller->is_fake = false;
    caller->pid = facts->pid;
    caller->ptid = facts->ptid;
    caller->vtid = facts->layout->vtid != 0 ? facts->vtid : caller->tid;
    caller->vpid = facts->layout->vtid != 0 ? facts->vpid : caller->pid;
    caller->uid = facts->uid;
    caller->gid = facts->gid;
    caller->has_uid = caller->has_gid = true;
    set_program(machine, caller, event, facts);
    set_cgroups(machine, caller, event, facts);
    finish_child(machine, caller, NULL);
}

static void caller_side(struct machine *machine, const struct scap_event *event, struct event_view *view)
{
    struct clone_facts facts = read_facts(event);
    struct thread *caller = view->thread;
    if (caller == NULL && event->tid >= 0 && event->tid <= UINT32_MAX) {
        caller = machine__fake_thread(machine, event->tid);
    }
    if (caller == NULL || view->res == caller->tid) {
        return;
    }
    view->thread = caller;
    caller->is_pinned = true;
    machine->pinned = caller;
    if (thread__is_invalid(caller)) {
        complete_caller(machine, caller, event, &facts);
    }
    if (leaves_it_to_the_child(machine, event, caller, &facts, view->res)) {
        return;
    }
    struct thread *child = renew(machine, view->res);
    if (child == NULL) {
        return;
    }
    bool is_thread = (facts.flags & CL_THREAD) != 0;
    child->pid = is_thread ? caller->pid : child->tid;
    child->ptid = is_thread ? caller->ptid : caller->tid;
    child->vtid = child->tid;
    child->vpid = child->pid;
    set_from_event(machine, child, event, &facts);
    inherit(machine, child, caller);
    finish_child(machine, child, caller);
}

void clone__exit(struct machine *machine, const struct scap_event *event, struct event_view *view)
{
    if (!view->has_res || view->res < 0) {
        return;
    }
    if (view->res == 0) {
        child_side(machine, event, view);
    } else {
        caller_side(machine, event, view);
    }
}
