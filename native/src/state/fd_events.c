/* Fds that end, multiply, or begin as something other than files and sockets (state-engine §3). */
#include <stdio.h>

#include "engine.h"

#define TYPE_FCNTL_EXIT 151
#define TYPE_PIDFD_GETFD_EXIT 407
#define TYPE_DUP3_EXIT 365
/* Commands of fcntl as captures have them. */
#define FCNTL_DUPFD 1
#define FCNTL_SETFD 3
#define FCNTL_DUPFD_CLOEXEC 26
#define CLOSE_RANGE_CLOEXEC 4U

struct fd_info *thread__add_fd(struct machine *machine, struct thread *thread, int64_t fd, uint8_t type)
{
    thread->lastevent_fd = fd;
    return fd_table__add(thread_table__fds(&machine->threads, thread, true), &machine->fds, fd, type);
}

void thread__remove_fd(struct machine *machine, struct thread *thread, int64_t fd)
{
    fd_table__remove(thread_table__fds(&machine->threads, thread, false), &machine->fds, fd);
}

void close__exit(struct machine *machine, const struct scap_event *event, struct event_view *view)
{
    (void)event;
    if (view->thread == NULL || !view->has_res || view->res < 0 || view->thread->lastevent_fd < 0) {
        return;
    }
    machine->has_closed = true;
    machine->closed_tid = view->thread->tid;
    machine->closed_fd = view->thread->lastevent_fd;
}

/** Removes or marks the fds of a range. Restarts at a slot that removal has refilled. */
static void close_range(struct machine *machine, struct fd_table *table, int64_t first, int64_t last, bool mark)
{
    for (uint32_t i = 0; i < table->by_number.capacity; i++) {
        struct fd_node *node = table->by_number.entries[i].value;
        while (node != NULL && node->info.num >= first && node->info.num <= last) {
            if (mark) {
                node->info.open_flags |= OPEN_CLOEXEC;
                break;
            }
            fd_table__remove(table, &machine->fds, node->info.num);
            node = table->by_number.entries[i].value;
        }
    }
}

void close_range__exit(struct machine *machine, const struct scap_event *event, struct event_view *view)
{
    uint32_t first = 0;
    uint32_t last = 0;
    uint32_t flags = 0;
    if (view->thread == NULL || !view->has_res || view->res < 0) {
        return;
    }
    struct fd_table *table = thread_table__fds(&machine->threads, view->thread, false);
    if (table == NULL || !scap_event__u32(event, 1, &first) || !scap_event__u32(event, 2, &last)) {
        return;
    }
    (void)scap_event__u32(event, 3, &flags);
    bool mark = (flags & CLOSE_RANGE_CLOEXEC) != 0;
    close_range(machine, table, first, last, mark);
    if (!mark) {
        /* Removal moves entries from the end of the array to its beginning. */
        close_range(machine, table, first, last, false);
    }
}

void thread__close_on_exec(struct machine *machine, struct thread *thread)
{
    struct fd_table *table = thread_table__fds(&machine->threads, thread, false);
    for (uint32_t i = 0; table != NULL && i < table->by_number.capacity; i++) {
        const struct fd_node *node = table->by_number.entries[i].value;
        while (node != NULL && (node->info.open_flags & OPEN_CLOEXEC) != 0) {
            fd_table__remove(table, &machine->fds, node->info.num);
            node = table->by_number.entries[i].value;
        }
    }
}

/** Makes `fd` what `from` is; when nothing is known of that, nothing is known of `fd` any more. */
static void duplicate(struct machine *machine, struct thread *thread, int64_t fd, int64_t from, bool is_cloexec)
{
    struct fd_table *table = thread_table__fds(&machine->threads, thread, false);
    struct fd_info *info = fd_table__duplicate(table, &machine->fds, fd, table, from);
    thread->lastevent_fd = fd;
    if (info == NULL) {
        thread__remove_fd(machine, thread, fd);
    } else if (fd != from) {
        info->open_flags = (info->open_flags & ~OPEN_CLOEXEC) | (is_cloexec ? OPEN_CLOEXEC : 0);
    }
}

static void fcntl_exit(struct machine *machine, const struct scap_event *event, struct event_view *view)
{
    struct thread *thread = view->thread;
    uint8_t command = 0;
    if (!scap_event__u8(event, 2, &command) && view->enter != NULL) {
        (void)scap_event__u8(&view->enter->event, 1, &command);
    }
    int64_t fd = thread->lastevent_fd;
    if (command == FCNTL_DUPFD || command == FCNTL_DUPFD_CLOEXEC) {
        duplicate(machine, thread, view->res, fd, command == FCNTL_DUPFD_CLOEXEC);
    } else if (command == FCNTL_SETFD) {
        uint64_t argument = 0;
        struct fd_info *info = fd < 0 ? NULL : machine__fd(machine, thread, fd);
        (void)scap_event__u64(event, 3, &argument);
        if (info != NULL) {
            info->open_flags = (info->open_flags & ~OPEN_CLOEXEC) | ((argument & 1) != 0 ? OPEN_CLOEXEC : 0);
        }
    }
}

static void pidfd_getfd_exit(struct machine *machine, const struct scap_event *event, struct event_view *view)
{
    struct thread *thread = view->thread;
    int64_t pidfd = -1;
    int64_t target = -1;
    (void)scap_event__i64(event, 1, &pidfd);
    (void)scap_event__i64(event, 2, &target);
    const struct fd_info *process_fd = machine__fd(machine, thread, pidfd);
    struct thread *process = process_fd == NULL || process_fd->type != FD_PIDFD
                                 ? NULL
                                 : thread_table__find(&machine->threads, process_fd->pid);
    struct fd_table *from = process == NULL ? NULL : thread_table__fds(&machine->threads, process, false);
    struct fd_table *table = thread_table__fds(&machine->threads, thread, true);
    thread->lastevent_fd = view->res;
    struct fd_info *info = fd_table__duplicate(table, &machine->fds, view->res, from, target);
    if (info == NULL) {
        thread__remove_fd(machine, thread, view->res);
    } else {
        info->open_flags |= OPEN_CLOEXEC;
    }
}

void dup__exit(struct machine *machine, const struct scap_event *event, struct event_view *view)
{
    if (view->thread == NULL || !view->has_res || view->res < 0) {
        return;
    }
    switch (event->type) {
    case TYPE_FCNTL_EXIT:
        fcntl_exit(machine, event, view);
        break;
    case TYPE_PIDFD_GETFD_EXIT:
        pidfd_getfd_exit(machine, event, view);
        break;
    default: {
        uint32_t flags = 0;
        if (event->type == TYPE_DUP3_EXIT) {
            (void)scap_event__u32(event, 3, &flags);
        }
        duplicate(machine, view->thread, view->res, view->thread->lastevent_fd, (flags & OPEN_CLOEXEC) != 0);
    }
    }
}

static void pipe_exit(struct machine *machine, const struct scap_event *event, struct thread *thread)
{
    uint64_t ino = 0;
    (void)scap_event__u64(event, 3, &ino);
    for (uint32_t i = 1; i <= 2; i++) {
        int64_t fd = -1;
        struct fd_info *info = NULL;
        if (scap_event__i64(event, i, &fd) && fd >= 0) {
            info = thread__add_fd(machine, thread, fd, FD_FIFO);
        }
        if (info != NULL) {
            info->ino = ino;
        }
    }
}

/** bpf: only some commands give an fd. */
static bool bpf_gives_fd(const struct event_view *view)
{
    uint32_t command = 0;
    uint64_t entered = 0;
    if (!scap_event__u32(view->event, 1, &command)) {
        if (view->enter == NULL || !scap_event__u64(&view->enter->event, 0, &entered)) {
            return false;
        }
        command = (uint32_t)entered;
    }
    switch (command) {
    case 0:
    case 5:
    case 7:
    case 13:
    case 14:
    case 17:
    case 18:
    case 19:
    case 28:
    case 30:
    case 32:
    case 33:
        return true;
    default:
        return false;
    }
}

static void bpf_exit(struct machine *machine, const struct scap_event *event, struct event_view *view)
{
    struct span result = scap_event__param(event, 0);
    int64_t fd = view->res;
    if (!view->has_res) {
        struct cursor cursor = cursor__of(result.data, result.length);
        if (result.length != 9 || cursor__u8(&cursor) != 0) {
            return;
        }
        fd = cursor__i64(&cursor);
    } else if (!bpf_gives_fd(view)) {
        return;
    }
    if (fd >= 0) {
        (void)thread__add_fd(machine, view->thread, fd, FD_BPF);
    }
}

static uint8_t special_type(uint16_t type)
{
    switch (type) {
    case 127:
    case 399:
        return FD_SIGNALFD;
    case 137:
        return FD_TIMERFD;
    case 139:
    case 395:
        return FD_INOTIFY;
    case 321:
        return FD_USERFAULTFD;
    case 339:
        return FD_IOURING;
    case 375:
    case 377:
        return FD_EVENTPOLL;
    case 405:
        return FD_MEMFD;
    case 409:
        return FD_PIDFD;
    default:
        return FD_EVENT;
    }
}

static void name_special(struct machine *machine, const struct scap_event *event, struct fd_info *info)
{
    struct span name;
    if (info->type == FD_MEMFD && event__has_text(event, 1, &name)) {
        fd_pool__set_text(&machine->fds, &info->name, name);
        fd_pool__set_text(&machine->fds, &info->name_raw, name);
    } else if (info->type == FD_PIDFD && scap_event__i64(event, 1, &info->pid)) {
        char path[32];
        int length = snprintf(path, sizeof(path), "/proc/%lld", (long long)info->pid);
        fd_pool__set_text(&machine->fds, &info->name, span__of(path, (uint32_t)length));
    }
}

void special_fd__exit(struct machine *machine, const struct scap_event *event, struct event_view *view)
{
    struct thread *thread = view->thread;
    if (thread == NULL) {
        return;
    }
    if (event->type == 297 || event->type == 369) {
        bpf_exit(machine, event, view);
        return;
    }
    if (!view->has_res || view->res < 0) {
        return;
    }
    if (event->type == 61 || event->type == 393) {
        pipe_exit(machine, event, thread);
        return;
    }
    struct fd_info *info = thread__add_fd(machine, thread, view->res, special_type(event->type));
    if (info != NULL) {
        name_special(machine, event, info);
    }
}
