/* The machine: its life, the course of one event, and what fields ask. The rules for events are in the files beside. */
#include "machine.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "container_id.h"
#include "engine.h"

#define DEFAULT_THREADS 32768U
#define DEFAULT_FDS 131072U
#define DEFAULT_CONTAINERS 4096U
#define DEFAULT_USERS 32768U

#define TYPE_GENERIC_EXIT 1
#define TYPE_MMAP_ENTER 160
#define TYPE_MMAP2_EXIT 163
#define TYPE_EXECVE_EXIT 293
#define TYPE_EXECVEAT_ENTER 330
#define TYPE_TASK 430
#define TYPE_TASK_FILE_LAST 448

struct machine *machine__create(const struct machine_limits *limits)
{
    struct machine *machine = calloc(1, sizeof(*machine));
    if (machine == NULL) {
        return NULL;
    }
    struct timespec now = {0};
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    machine->seed = (uint64_t)(uintptr_t)machine * 0x9e3779b97f4a7c15U ^ (uint64_t)now.tv_nsec;
    machine->threads.limit = limits->threads != 0 ? limits->threads : DEFAULT_THREADS;
    machine->threads.by_tid.seed = machine->seed;
    machine->threads.fds = &machine->fds;
    machine->threads.generation = &machine->generation;
    machine->fds.limit = limits->fds != 0 ? limits->fds : DEFAULT_FDS;
    machine->fds.seed = machine->seed;
    machine->containers.limit = limits->containers != 0 ? limits->containers : DEFAULT_CONTAINERS;
    machine->containers.seed = machine->seed;
    machine->containers.release = container__release;
    machine->users.limit = limits->users != 0 ? limits->users : DEFAULT_USERS;
    machine->users.seed = machine->seed;
    machine->users.release = user__release;
    machine->sights.limit = machine->containers.limit;
    machine->sights.seed = machine->seed;
    machine->sights.release = sight__release;
    machine->is_initial = true;
    machine->container_changes = 1;
    bool all[EVENT_TYPE_COUNT];
    memset(all, true, sizeof(all));
    machine__plan(machine, &(struct machine_demand){.wants_type = all, .needs_memory = true});
    return machine;
}

static void section(void *data, uint16_t minor)
{
    struct machine *machine = data;
    (void)minor;
    exit__finish(machine);
    machine->is_settled = false;
    machine->removed = NULL;
    thread_table__clear(&machine->threads);
    text_map__clear(&machine->containers);
    text_map__clear(&machine->users);
    text_map__clear(&machine->sights);
    machine->new_record = NULL;
    machine->has_begun = false;
    machine->scan = (struct sight_scan){.is_due = false};
    machine->interface_count = 0;
    machine->info = (struct machine_entry){0};
    machine->is_initial = true;
    machine->has_unlinked = false;
    machine->has_unsettled_fds = false;
    machine->has_plugin = false;
    machine->has_exited = false;
    machine->has_closed = false;
    memset(machine->recent_exits, 0, sizeof(machine->recent_exits));
    machine->generation++;
    machine->container_changes++;
}

void machine__free(struct machine *machine)
{
    if (machine == NULL) {
        return;
    }
    section(machine, 0);
    thread_table__free(&machine->threads);
    fd_pool__free(&machine->fds);
    text__free(&machine->hostname);
    text__free(&machine->last_cgroups.list);
    text__free(&machine->path);
    text__free(&machine->spare);
    text__free(&machine->words);
    free(machine->interfaces);
    free(machine->listening);
    free(machine);
}

static void machine_info(void *data, const struct machine_entry *entry)
{
    struct machine *machine = data;
    machine->info = *entry;
    (void)text__assign(&machine->hostname, entry->hostname.data, entry->hostname.length);
    machine->info.hostname = text__span(&machine->hostname);
}

struct metadata_sink machine__sink(struct machine *machine)
{
    return (struct metadata_sink){
        .data = machine,
        .section = section,
        .machine = machine_info,
        .thread = metadata__thread,
        .fd = metadata__fd,
        .user = metadata__user,
        .interface = metadata__interface,
    };
}

struct thread *machine__fake_thread(struct machine *machine, int64_t tid)
{
    struct thread *thread = thread_table__add(&machine->threads, tid);
    if (thread == NULL) {
        return NULL;
    }
    thread->is_fake = true;
    thread->pid = tid;
    thread__set_text(machine, thread, &thread->comm, span__of("<NA>", 4), NAME_MAX_BYTES);
    thread__set_text(machine, thread, &thread->exe, span__of("<NA>", 4), NAME_MAX_BYTES);
    return thread;
}

/** The id in a list of cgroups; most lists are those of the thread before, since a child has its parent's. */
static struct span find_container_id(struct machine *machine, struct span cgroups)
{
    struct last_cgroups *last = &machine->last_cgroups;
    bool is_known = last->has_plugin == machine->has_plugin && last->list.length == cgroups.length &&
                    (cgroups.length == 0 || memcmp(last->list.data, cgroups.data, cgroups.length) == 0);
    if (!is_known) {
        struct span id = container_id__find(cgroups, machine->has_plugin);
        if (!text__assign(&last->list, cgroups.data, cgroups.length)) {
            last->list.length = 0;
            last->id_length = 0;
            return id;
        }
        last->has_plugin = machine->has_plugin;
        last->id_at = id.length == 0 ? 0 : (uint32_t)(id.data - cgroups.data);
        last->id_length = id.length;
    }
    return last->id_length == 0 ? (struct span){0}
                                : (struct span){.data = cgroups.data + last->id_at, .length = last->id_length};
}

void machine__resolve_container(struct machine *machine, struct thread *thread)
{
    struct span id = find_container_id(machine, text__span(&thread->cgroups));
    uint32_t length = id.length < CONTAINER_ID_MAX ? id.length : CONTAINER_ID_MAX;
    if (length == thread->container_id_length && (length == 0 || memcmp(thread->container_id, id.data, length) == 0)) {
        return;
    }
    if (length > 0) {
        memcpy(thread->container_id, id.data, length);
    }
    thread->container_id_length = (uint8_t)length;
    thread->version++;
}

static struct thread *thread_of(struct machine *machine, const struct scap_event *event)
{
    uint8_t need = machine->plans[event->type].need;
    if (need == NEED_NONE || event->tid < 0 || event->tid > UINT32_MAX) {
        return NULL;
    }
    struct thread *thread = thread_table__find_active(&machine->threads, event->tid);
    if (thread == NULL && need == NEED_ANY) {
        thread = machine__fake_thread(machine, event->tid);
    }
    return thread;
}

static int64_t fd_of(const struct scap_event *event)
{
    int64_t fd = -1;
    int index = event_fd__index(event);
    if (index >= 0) {
        (void)scap_event__i64(event, (uint32_t)index, &fd);
    }
    /* Old drivers widen -1 of 32 bits without its sign. */
    return fd == UINT32_MAX ? -1 : fd;
}

static void begin_call(struct machine *machine, const struct scap_event *event, struct thread *thread)
{
    thread->lastevent_fd = (event->info->flags & EF_USES_FD) != 0 ? fd_of(event) : -1;
    if (machine->plans[event->type].keeps_enter) {
        thread_table__store_enter(&machine->threads, thread, event);
    } else {
        thread_table__note_enter(&machine->threads, thread, event->type);
    }
}

/** Pairs an exit with the enter event before it, and finds the fd that it uses. */
static void end_call(struct machine *machine, const struct scap_event *event, struct event_view *view)
{
    struct thread *thread = view->thread;
    bool is_paired = thread->enter_type + 1 == event->type ||
                     (thread->enter_type == TYPE_EXECVEAT_ENTER && event->type == TYPE_EXECVE_EXIT);
    bool enter_had_fd = is_paired && (event_table[thread->enter_type].flags & EF_USES_FD) != 0;
    if (is_paired) {
        view->enter = thread->enter;
    }
    if (!enter_had_fd) {
        thread->lastevent_fd = (event->info->flags & EF_USES_FD) != 0 ? fd_of(event) : -1;
    }
    machine->spent_enter = thread->enter;
    thread->enter = NULL;
    thread->enter_type = UINT16_MAX;
}

static void read_result(const struct scap_event *event, struct event_view *view)
{
    uint32_t narrow = 0;
    if (!event->info->is_syscall || !scap_event__is_exit(event) || event->type == TYPE_GENERIC_EXIT) {
        return;
    }
    view->has_res = scap_event__i64(event, 0, &view->res);
    if (!view->has_res && scap_event__u32(event, 0, &narrow)) {
        view->has_res = true;
        view->res = (int32_t)narrow;
    }
}

static bool is_initial_state(uint16_t type)
{
    return type == 228 || type == 272 || type == 324 || type == 402 || (type >= 354 && type <= 361);
}

static bool is_shown(struct machine *machine, const struct scap_event *event)
{
    if (machine->is_initial) {
        if (is_initial_state(event->type)) {
            return false;
        }
        machine->is_initial = false;
    }
    return (event->dump_flags & 1) == 0 && event->info->category != EC_INTERNAL;
}

/** mmap is an event of its fd only in generations whose exits carry it, as it is for the tools of the time. */
static bool has_fd(const struct scap_event *event)
{
    bool is_mmap = event->type >= TYPE_MMAP_ENTER && event->type <= TYPE_MMAP2_EXIT;
    return (event->info->flags & (EF_CREATES_FD | EF_USES_FD | EF_DESTROYS_FD)) != 0 &&
           (!is_mmap || (scap_event__is_exit(event) && event_fd__index(event) >= 0));
}

/** Lists that come as events are of what was there before. */
static bool is_list_entry(uint16_t type)
{
    return type >= TYPE_TASK && type <= TYPE_TASK_FILE_LAST;
}

/** With the first event that happened, what was there before is settled. */
static void begin_sights(struct machine *machine, const struct event_view *view)
{
    if (!machine->has_begun && view->is_shown && !is_list_entry(view->event->type)) {
        machine->has_begun = true;
        machine->scan.is_due = true;
    }
}

/** The container of a thread; looked up again only when one came or went, or the thread moved. */
static const struct container *container_of(struct machine *machine, struct thread *thread, struct span id)
{
    if (thread->container_changes != machine->container_changes || thread->container_version != thread->version) {
        thread->container = container__find(machine, id);
        thread->container_changes = machine->container_changes;
        thread->container_version = thread->version;
    }
    if (thread->container == NULL) {
        return NULL;
    }
    thread->container->node.is_used = true;
    return &thread->container->container;
}

static void conclude(struct machine *machine, const struct scap_event *event, struct event_view *view)
{
    struct thread *thread = view->thread;
    if (thread == NULL) {
        return;
    }
    if (has_fd(event)) {
        view->has_fd = true;
        view->fd_num = thread->lastevent_fd;
        view->fd = view->fd_num < 0 ? NULL : machine__fd(machine, thread, view->fd_num);
    }
    view->container_id = thread->container_id_length == 0 ? span__of("host", 4)
                                                          : span__of(thread->container_id, thread->container_id_length);
    if (thread->container_id_length > 0) {
        view->container = container_of(machine, thread, view->container_id);
    }
}

/** Does what waited for the event after. */
static void finish(struct machine *machine)
{
    machine->is_due = false;
    exit__finish(machine);
    container__finish(machine);
    if (machine->has_unlinked || machine->has_unsettled_fds) {
        metadata__settle(machine);
    }
}

/** All that an event does that changes nothing else and is not shown: it comes between a call and its exit. */
static void pass(struct machine *machine, const struct scap_event *event)
{
    struct thread *thread = thread_of(machine, event);
    bool is_exit = scap_event__is_exit(event);
    if (thread != NULL && (is_exit || event->info->is_syscall)) {
        thread_table__note_enter(&machine->threads, thread, is_exit ? UINT16_MAX : event->type);
    }
}

bool machine__update(struct machine *machine, const struct scap_event *event, struct event_view *view)
{
    if (machine->is_due) {
        finish(machine);
    }
    if (machine->is_idle[event->type] && machine->is_settled) {
        pass(machine, event);
        view->is_shown = is_shown(machine, event);
        return false;
    }
    machine->is_due = true;
    *view = (struct event_view){.event = event, .fd_num = -1};
    view->thread = thread_of(machine, event);
    read_result(event, view);
    view->is_shown = is_shown(machine, event);
    if (view->thread != NULL) {
        view->thread->is_pinned = true;
        machine->pinned = view->thread;
        if (scap_event__is_exit(event)) {
            end_call(machine, event, view);
        } else if (event->info->is_syscall) {
            begin_call(machine, event, view->thread);
        }
    }
    const struct event_plan *plan = &machine->plans[event->type];
    if (plan->handler != NULL) {
        plan->handler(machine, event, view);
    }
    if (plan->is_wanted) {
        conclude(machine, event, view);
    }
    if (machine->is_tracking) {
        begin_sights(machine, view);
    }
    machine->is_settled = !machine->is_initial && (machine->has_begun || !machine->is_tracking);
    return true;
}

struct thread *machine__thread(const struct machine *machine, int64_t tid)
{
    return thread_table__find(&machine->threads, tid);
}

struct thread *machine__main_thread(const struct machine *machine, const struct thread *thread)
{
    return thread_table__main(&machine->threads, thread);
}

struct thread *machine__parent(const struct machine *machine, const struct thread *thread)
{
    const struct thread *leader = thread_table__main(&machine->threads, thread);
    struct thread *parent = leader == NULL ? thread->parent : leader->parent;
    return parent == NULL ? NULL : thread_table__main(&machine->threads, parent);
}

struct fd_info *machine__fd(const struct machine *machine, const struct thread *thread, int64_t fd)
{
    const struct thread *leader = thread_table__main(&machine->threads, thread);
    return fd_table__find(leader == NULL ? thread->fds : leader->fds, fd);
}

const struct machine_entry *machine__info(const struct machine *machine)
{
    return &machine->info;
}

uint64_t machine__generation(const struct machine *machine)
{
    return machine->generation;
}

void machine__counts(const struct machine *machine, struct machine_counts *counts)
{
    *counts = (struct machine_counts){
        .threads = machine->threads.count,
        .fds = machine->fds.count,
        .containers = machine->containers.count,
        .users = machine->users.count,
        .evicted_threads = machine->threads.evicted,
        .evicted_fds = machine->fds.evicted,
        .evicted_containers = machine->containers.evicted,
        .evicted_users = machine->users.evicted,
    };
}
