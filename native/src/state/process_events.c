/* Where a process works (chdir, chroot …) and what else it says of itself (state-engine §2.6). */
#include "engine.h"

#define TYPE_GETCWD_EXIT 93
#define TYPE_CHDIR_EXIT 95
#define TYPE_FCHDIR_EXIT 97
#define TYPE_CHROOT_EXIT 267
#define TYPE_SETSID_EXIT 275
#define TYPE_PRCTL_EXIT 401
#define TYPE_SETRLIMIT_EXIT 143
#define TYPE_PRLIMIT_EXIT 145
#define TYPE_SWITCH 152
#define PRCTL_SET_CHILD_SUBREAPER 36
#define RLIMIT_FILES 7

static void set_cwd(struct machine *machine, struct thread *thread, struct span path)
{
    struct thread *leader = thread_table__main(&machine->threads, thread);
    struct thread *process = leader == NULL ? thread : leader;
    if (!text__assign(&machine->spare, path.data, path.length)) {
        return;
    }
    if (path.length > 0 && path.data[path.length - 1] != '/' && !text__append(&machine->spare, "/", 1)) {
        return;
    }
    if (thread_table__set_text(&machine->threads, &process->cwd, text__span(&machine->spare), NAME_MAX_BYTES + 1)) {
        thread->version++;
        thread__touch_shared(machine, process);
    }
}

void directory__exit(struct machine *machine, const struct scap_event *event, struct event_view *view)
{
    struct thread *thread = view->thread;
    struct span path;
    if (thread == NULL || !view->has_res || view->res < 0) {
        return;
    }
    switch (event->type) {
    case TYPE_FCHDIR_EXIT: {
        int64_t fd = thread->lastevent_fd;
        const struct fd_info *directory = fd < 0 ? NULL : machine__fd(machine, thread, fd);
        if (directory != NULL) {
            set_cwd(machine, thread, text__span(&directory->name));
        }
        break;
    }
    case TYPE_CHROOT_EXIT:
        if (event__has_text(event, 1, &path)) {
            struct span root = path__resolve(machine, thread, path);
            thread__set_text(machine, thread, &thread->root, root, NAME_MAX_BYTES);
            THREAD_SET(thread, has_own_root, thread->has_own_root || thread->runs_container_program);
            machine__resolve_container(machine, thread);
        }
        break;
    default:
        if (event__has_text(event, 1, &path)) {
            set_cwd(machine, thread, path__resolve(machine, thread, path));
        }
    }
}

static void set_fdlimit(struct machine *machine, struct event_view *view, int64_t pid, int64_t limit)
{
    struct thread *thread = pid <= 0 ? view->thread : thread_table__find(&machine->threads, pid);
    if (thread != NULL && limit >= 0) {
        thread->fdlimit = limit;
    }
}

static void change_rlimit(struct machine *machine, const struct scap_event *event, struct event_view *view)
{
    bool is_prlimit = event->type == TYPE_PRLIMIT_EXIT;
    uint32_t index = is_prlimit ? 6 : 3;
    uint8_t resource = 0;
    int64_t pid = 0;
    int64_t limit = -1;
    bool has_resource = scap_event__u8(event, index, &resource) ||
                        (view->enter != NULL && scap_event__u8(&view->enter->event, is_prlimit ? 1 : 0, &resource));
    if (!has_resource || resource != RLIMIT_FILES || !scap_event__i64(event, 1, &limit)) {
        return;
    }
    if (is_prlimit) {
        (void)event__i64_or_enter(view, 5, 0, &pid);
    }
    set_fdlimit(machine, view, pid, limit);
}

void process__exit(struct machine *machine, const struct scap_event *event, struct event_view *view)
{
    struct thread *thread = view->thread;
    if (thread == NULL || !view->has_res || view->res < 0) {
        return;
    }
    switch (event->type) {
    case TYPE_SETSID_EXIT:
        THREAD_SET(thread, sid, view->res);
        break;
    case TYPE_PRCTL_EXIT: {
        uint32_t option = 0;
        int64_t argument = 0;
        struct thread *leader = thread_table__main(&machine->threads, thread);
        if (leader != NULL && scap_event__u32(event, 1, &option) && option == PRCTL_SET_CHILD_SUBREAPER &&
            scap_event__i64(event, 3, &argument)) {
            leader->is_reaper = argument != 0;
        }
        break;
    }
    default:
        change_rlimit(machine, event, view);
    }
}

void memory__exit(struct machine *machine, const struct scap_event *event, struct event_view *view)
{
    struct thread *thread = view->thread;
    (void)machine;
    if (thread == NULL) {
        return;
    }
    uint32_t first = event->type == TYPE_SWITCH ? 3 : 1;
    (void)scap_event__u32(event, first, &thread->vmsize_kb);
    (void)scap_event__u32(event, first + 1, &thread->vmrss_kb);
    (void)scap_event__u32(event, first + 2, &thread->vmswap_kb);
    if (event->type == TYPE_SWITCH) {
        (void)scap_event__u64(event, 1, &thread->pfmajor);
        (void)scap_event__u64(event, 2, &thread->pfminor);
    }
}
