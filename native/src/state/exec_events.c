/* execve and execveat of every generation (state-engine §2.4). */
#include "engine.h"

#define TYPE_EXECVE_18_ENTER 288
#define TYPE_EXECVE_19_ENTER 292
#define TYPE_EXECVEAT_ENTER 330
#define AT_EMPTY_PATH 0x1000U
#define EXE_WRITABLE 1U
#define EXE_UPPER_LAYER 2U
#define EXE_FROM_MEMFD 4U
#define EXE_LOWER_LAYER 8U
/* Flags of clone that outlive an exec: it says what a thread is, not how it began. */
#define CL_KEPT (CL_INVERTED | (1U << 30) | (1U << 31))

/** Where a generation has what; 0 = it does not have it. From `vpgid` on all have the same indexes. */
struct exec_layout {
    uint8_t comm, cgroups, env, tty;
    bool has_rest;
};

/* Indexes of what follows tty. */
enum {
    EXEC_VPGID = 17,
    EXEC_LOGINUID = 18,
    EXEC_FLAGS = 19,
    EXEC_CAPS = 20,
    EXEC_INO = 23,
    EXEC_UID = 26,
    EXEC_TRUSTED_EXEPATH = 27,
    EXEC_PGID = 28,
    EXEC_GID = 29,
    EXEC_FILENAME = 30,
};

static struct exec_layout layout_of(uint16_t type)
{
    switch (type) {
    case 173:
        return (struct exec_layout){.env = 13};
    case 215:
        return (struct exec_layout){.comm = 13, .env = 14};
    case 231:
        return (struct exec_layout){.comm = 13, .cgroups = 14, .env = 15};
    case 283:
    case 289:
        return (struct exec_layout){.comm = 13, .cgroups = 14, .env = 15, .tty = 16};
    case 293:
    case 331:
        return (struct exec_layout){.comm = 13, .cgroups = 14, .env = 15, .tty = 16, .has_rest = true};
    default:
        return (struct exec_layout){0};
    }
}

/** The path of the program out of the paired enter event, into machine->path; false when nothing tells it. */
static bool path_from_enter(struct machine *machine, const struct event_view *view, struct span *path)
{
    struct span name;
    if (view->enter == NULL) {
        return false;
    }
    const struct scap_event *enter = &view->enter->event;
    switch (enter->type) {
    case TYPE_EXECVE_18_ENTER:
    case TYPE_EXECVE_19_ENTER:
        if (!event__has_text(enter, 0, &name)) {
            return false;
        }
        *path = path__resolve(machine, view->thread, name);
        return true;
    case TYPE_EXECVEAT_ENTER: {
        int64_t dirfd = AT_FDCWD_FD;
        uint32_t flags = 0;
        (void)scap_event__i64(enter, 0, &dirfd);
        (void)scap_event__u32(enter, 2, &flags);
        bool has_name = event__has_text(enter, 1, &name) && name.length > 0;
        const struct fd_info *file = machine__fd(machine, view->thread, dirfd);
        if (!has_name && (flags & AT_EMPTY_PATH) != 0) {
            *path = file == NULL ? span__of("<NA>", 4) : text__span(&file->name);
            return true;
        }
        bool is_absolute = has_name && name.data[0] == '/';
        if (!has_name || (!is_absolute && dirfd != AT_FDCWD_FD && file == NULL)) {
            *path = span__of("<NA>", 4);
            return true;
        }
        *path = path__resolve_at(machine, view->thread, dirfd, name);
        return true;
    }
    default:
        return false;
    }
}

/** Whether there is an enter event of a kind that has the path. */
static bool tells_path(const struct event_view *view)
{
    return view->enter != NULL && view->enter->event.nparams > 0;
}

static void set_exepath(struct machine *machine, const struct scap_event *event, const struct event_view *view)
{
    struct thread *thread = view->thread;
    struct span path = tells_path(view) ? span__of("<NA>", 4) : (struct span){0};
    struct span name;
    bool has_rest = layout_of(event->type).has_rest;
    if (has_rest && event__has_text(event, EXEC_TRUSTED_EXEPATH, &name) && name.length > 0) {
        path = name;
    } else if (!path_from_enter(machine, view, &path) && has_rest && event__has_text(event, EXEC_FILENAME, &name)) {
        path = path__resolve(machine, thread, name);
    }
    /* The old program's path says nothing about the new one, so nothing is kept of it. */
    thread__set_text(machine, thread, &thread->exepath, path, NAME_MAX_BYTES);
}

static void set_credentials(struct thread *thread, const struct scap_event *event)
{
    uint32_t number = 0;
    if (scap_event__u32(event, EXEC_LOGINUID, &number)) {
        THREAD_SET(thread, loginuid, number);
    }
    if (scap_event__u32(event, EXEC_UID, &number)) {
        THREAD_SET(thread, has_uid, true);
        THREAD_SET(thread, uid, number);
    }
    if (scap_event__u32(event, EXEC_GID, &number)) {
        THREAD_SET(thread, has_gid, true);
        THREAD_SET(thread, gid, number);
    }
    uint64_t caps[3];
    if (scap_event__u64(event, EXEC_CAPS, &caps[0]) && scap_event__u64(event, EXEC_CAPS + 1, &caps[1]) &&
        scap_event__u64(event, EXEC_CAPS + 2, &caps[2])) {
        THREAD_SET(thread, has_caps, true);
        THREAD_SET(thread, cap_inheritable, caps[0]);
        THREAD_SET(thread, cap_permitted, caps[1]);
        THREAD_SET(thread, cap_effective, caps[2]);
    }
}

static void set_file(struct thread *thread, const struct scap_event *event)
{
    uint32_t flags = 0;
    thread->has_exe_flags = scap_event__u32(event, EXEC_FLAGS, &flags);
    thread->has_exe_layers = thread->has_exe_flags && event->nparams > EXEC_INO;
    thread->exe_writable = (flags & EXE_WRITABLE) != 0;
    thread->exe_upper_layer = (flags & EXE_UPPER_LAYER) != 0;
    thread->exe_lower_layer = (flags & EXE_LOWER_LAYER) != 0;
    thread->exe_from_memfd = (flags & EXE_FROM_MEMFD) != 0;
    thread->exe_ino = thread->exe_ino_ctime = thread->exe_ino_mtime = 0;
    (void)scap_event__u64(event, EXEC_INO, &thread->exe_ino);
    (void)scap_event__u64(event, EXEC_INO + 1, &thread->exe_ino_ctime);
    (void)scap_event__u64(event, EXEC_INO + 2, &thread->exe_ino_mtime);
}

static void set_texts(struct machine *machine, struct thread *thread, const struct scap_event *event)
{
    struct exec_layout layout = layout_of(event->type);
    struct span exe = event__text(event, 1);
    struct span comm = layout.comm != 0 ? event__text(event, layout.comm) : exe;
    thread__set_text(machine, thread, &thread->exe, exe, NAME_MAX_BYTES);
    thread__set_text(machine, thread, &thread->comm, comm, NAME_MAX_BYTES);
    thread__set_text(machine, thread, &thread->args, event__list(machine, scap_event__param(event, 2)), LIST_MAX_BYTES);
    if (layout.env != 0 && layout.env < event->nparams) {
        struct span env = event__list(machine, scap_event__param(event, layout.env));
        thread__set_text(machine, thread, &thread->env, env, LIST_MAX_BYTES);
    }
    if (layout.cgroups != 0 && scap_event__param(event, layout.cgroups).length > 0) {
        struct span cgroups = cgroups__normalise(machine, scap_event__param(event, layout.cgroups));
        thread__set_text(machine, thread, &thread->cgroups, cgroups, LIST_MAX_BYTES);
    }
}

static void set_numbers(struct thread *thread, const struct scap_event *event)
{
    struct exec_layout layout = layout_of(event->type);
    (void)scap_event__i64(event, 7, &thread->fdlimit);
    (void)scap_event__u64(event, 8, &thread->pfmajor);
    (void)scap_event__u64(event, 9, &thread->pfminor);
    (void)scap_event__u32(event, 10, &thread->vmsize_kb);
    (void)scap_event__u32(event, 11, &thread->vmrss_kb);
    (void)scap_event__u32(event, 12, &thread->vmswap_kb);
    if (layout.tty != 0) {
        (void)scap_event__u32(event, layout.tty, &thread->tty);
    }
    if (layout.has_rest) {
        (void)scap_event__i64(event, EXEC_VPGID, &thread->vpgid);
        (void)scap_event__i64(event, EXEC_PGID, &thread->pgid);
        set_credentials(thread, event);
    }
    set_file(thread, event);
}

/** An unknown process becomes known; a thread that calls exec takes the place of its process. */
static void set_identity(struct machine *machine, struct thread *thread, const struct scap_event *event)
{
    int64_t pid = thread->pid;
    bool was_invalid = thread__is_invalid(thread);
    (void)scap_event__i64(event, 4, &pid);
    if (pid != thread->pid) {
        thread_table__leave_group(thread);
        thread->pid = pid;
        thread_table__join_group(&machine->threads, thread);
    }
    if (!was_invalid) {
        return;
    }
    /* Its ids inside of its pid namespace stay unknown: nothing says whether it is in a container. */
    (void)scap_event__i64(event, 5, &thread->ptid);
    if (thread->ptid != thread->tid) {
        thread_table__set_parent(thread, thread_table__find(&machine->threads, thread->ptid));
    }
}

/** After an exec a process has one thread. */
static void end_other_threads(struct machine *machine, struct thread *thread)
{
    struct thread *other = thread->next_in_group;
    while (other != thread) {
        struct thread *next = other->next_in_group;
        if (!thread__is_main(other)) {
            while (other->first_child != NULL) {
                struct thread *child = other->first_child;
                child->ptid = thread->tid;
                child->version++;
                thread_table__set_parent(child, child == thread ? NULL : thread);
            }
            thread_table__remove(&machine->threads, other);
        }
        other = next;
    }
}

/** What a thread may do. */
struct rights {
    bool is_program, has_uid, has_gid, has_caps;
    uint32_t uid, gid;
    uint64_t capabilities;
};

static struct rights rights_of(const struct thread *thread)
{
    return (struct rights){
        .is_program = thread->runs_container_program,
        .has_uid = thread__has_uid(thread),
        .has_gid = thread__has_gid(thread),
        .has_caps = thread__has_caps(thread),
        .uid = thread->uid,
        .gid = thread->gid,
        .capabilities = thread->cap_permitted,
    };
}

/** A set-user-id program or one with capabilities of its own changes rights only where no_new_privs is not set. */
static void find_gains(const struct thread *thread, const struct rights *before, struct exec_gains *gains)
{
    struct rights after = rights_of(thread);
    if (!before->is_program || !after.is_program) {
        return;
    }
    /* Root may have changed to another id in a way that is not recorded. */
    bool was_user = before->has_uid && before->uid != 0;
    gains->has_user = was_user && after.has_uid && after.uid != before->uid;
    gains->has_group = was_user && before->has_gid && after.has_gid && after.gid != before->gid;
    gains->capabilities = before->has_caps && after.has_caps ? after.capabilities & ~before->capabilities : 0;
}

void exec__exit(struct machine *machine, const struct scap_event *event, struct event_view *view)
{
    struct thread *thread = view->thread;
    if (!view->has_res || view->res < 0 || thread == NULL) {
        return;
    }
    struct rights before = rights_of(thread);
    set_identity(machine, thread, event);
    set_exepath(machine, event, view);
    set_texts(machine, thread, event);
    set_numbers(thread, event);
    thread->flags &= CL_KEPT;
    thread->is_fake = false;
    thread->is_dead = false;
    thread->lastexec_ts = event->ts;
    end_other_threads(machine, thread);
    thread__close_on_exec(machine, thread);
    machine__resolve_container(machine, thread);
    program__of_exec(thread);
    find_gains(thread, &before, &view->gains);
    sight__note_thread(machine, view, true);
    thread__touch_shared(machine, thread);
}
