/* First sights: of containers, of what their first programs are granted, of the users and groups that they run as. */
#include "container_sight.h"

#include <stdlib.h>
#include <string.h>

#include "engine.h"

#define FIRST_VPID 1

void sight__release(struct text_map_node *node)
{
    free(node);
}

static struct span id_of(const struct thread *thread)
{
    return span__of(thread->container_id, thread->container_id_length);
}

const struct container_sight *machine__sight(const struct machine *machine, struct span id)
{
    return (const struct container_sight *)(const void *)text_map__get(&machine->sights, id.data, id.length);
}

/** Finds or begins what is seen of a container; NULL when memory ran out. */
static struct container_sight *sight_of(struct machine *machine, struct span id)
{
    struct text_map_node *known = text_map__get(&machine->sights, id.data, id.length);
    if (known != NULL) {
        return (struct container_sight *)(void *)known;
    }
    struct container_sight *sight = calloc(1, sizeof(*sight));
    if (sight != NULL && !text_map__add(&machine->sights, &sight->node, id.data, id.length)) {
        free(sight);
        sight = NULL;
    }
    return sight;
}

/** Remembers an id; tells whether it is new. With more than are remembered the oldest is forgotten. */
static bool remember(struct seen_ids *seen, uint32_t id)
{
    for (uint8_t i = 0; i < seen->count; i++) {
        if (seen->ids[i] == id) {
            return false;
        }
    }
    seen->ids[seen->next] = id;
    seen->next = (uint8_t)((seen->next + 1) % SIGHT_MOST_IDS);
    if (seen->count < SIGHT_MOST_IDS) {
        seen->count++;
    }
    return true;
}

/** Whether somebody outside of its container started the process, as the runtime starts a container's first one. */
static bool comes_from_outside(const struct machine *machine, const struct thread *thread)
{
    if (thread->vpid == FIRST_VPID) {
        return true;
    }
    const struct thread *parent = machine__parent(machine, thread);
    return parent != NULL && (parent->container_id_length != thread->container_id_length ||
                              memcmp(parent->container_id, thread->container_id, thread->container_id_length) != 0);
}

static void keep_first(struct container_sight *sight, const struct thread *thread, bool is_exec)
{
    sight->has_started = true;
    sight->has_capabilities = thread__has_caps(thread);
    sight->capabilities = thread->cap_permitted;
    /* Whoever ran before may have changed its user since. */
    sight->has_user = is_exec && thread__has_uid(thread);
    sight->user = thread->uid;
    sight->has_group = is_exec && thread__has_gid(thread);
    sight->group = thread->gid;
}

/** Gives what the thread shows that was not seen of its container yet. */
static uint8_t note(const struct machine *machine, struct container_sight *sight, const struct thread *thread,
                    bool is_exec)
{
    uint8_t sights = 0;
    if (thread__has_uid(thread) && remember(&sight->users, thread->uid)) {
        sights |= SIGHT_USER;
    }
    if (thread__has_gid(thread) && remember(&sight->groups, thread->gid)) {
        sights |= SIGHT_GROUP;
    }
    if (!sight->has_started && comes_from_outside(machine, thread)) {
        keep_first(sight, thread, is_exec);
        sights |= SIGHT_START;
    }
    return sights;
}

void sight__note_thread(struct machine *machine, struct event_view *view, bool is_exec)
{
    const struct thread *thread = view->thread;
    if (!machine->is_tracking || thread->container_id_length == 0 || !thread->runs_container_program) {
        return;
    }
    struct container_sight *sight = sight_of(machine, id_of(thread));
    if (sight != NULL) {
        view->sights |= note(machine, sight, thread, is_exec);
    }
}

void sight__note_mount(struct machine *machine, const struct thread *thread)
{
    struct container_sight *sight = sight_of(machine, id_of(thread));
    if (sight != NULL) {
        sight->has_new_mounts = true;
    }
}

static bool begins_with(struct span text, const char *prefix)
{
    size_t length = strlen(prefix);
    return text.length >= length && memcmp(text.data, prefix, length) == 0;
}

void sight__note_open(struct machine *machine, const struct thread *thread, struct span path, uint32_t device)
{
    /* What programs are linked with lies on the root file system whatever volumes a container has. */
    static const char *const places[] = {"/lib/", "/lib64/", "/usr/lib/", "/usr/lib64/", "/etc/ld.so.cache"};
    for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
        if (begins_with(path, places[i])) {
            struct container_sight *sight = sight_of(machine, id_of(thread));
            if (sight != NULL && !sight->has_root_device) {
                sight->has_root_device = true;
                sight->root_device = device;
            }
            return;
        }
    }
}

void machine__track_containers(struct machine *machine)
{
    machine->is_tracking = true;
}

static void begin_event(struct scap_event *event, struct event_view *view, uint16_t type, int64_t tid)
{
    event->type = type;
    event->tid = tid;
    event->info = &event_table[type];
    event->nparams = 0;
    *view = (struct event_view){.event = event, .fd_num = -1, .is_shown = true};
}

/** Makes the event of a record that is known for the first time. */
static bool tell_record(struct machine *machine, const struct container *container, struct scap_event *event,
                        struct event_view *view)
{
    if (!container__is_known(container)) {
        return false;
    }
    struct container_sight *sight = sight_of(machine, text__span(&container->id));
    if (sight == NULL || sight->is_record_told) {
        return false;
    }
    sight->is_record_told = true;
    begin_event(event, view, EVENT_CONTAINER_SEEN, -1);
    view->container = container;
    view->container_id = text__span(&container->id);
    return true;
}

/** Makes the event of a process that ran before the first event, when it shows something new of its container. */
static bool tell_process(struct machine *machine, struct thread *thread, struct scap_event *event,
                         struct event_view *view)
{
    if (thread->container_id_length == 0 || !thread->is_from_list || !thread__is_main(thread) ||
        !thread->runs_container_program) {
        return false;
    }
    struct container_sight *sight = sight_of(machine, id_of(thread));
    if (sight == NULL) {
        return false;
    }
    sight->ran_before = true;
    uint8_t sights = note(machine, sight, thread, false);
    if (sights == 0) {
        return false;
    }
    begin_event(event, view, EVENT_PROCESS_SEEN, thread->tid);
    view->thread = thread;
    view->sights = sights;
    view->container_id = id_of(thread);
    view->container = machine__container(machine, view->container_id);
    return true;
}

/** Whatever of these containers begins from now on is not their first program. */
static void end_scan(struct machine *machine)
{
    for (uint32_t i = 0; i < machine->sights.count; i++) {
        struct container_sight *sight = (struct container_sight *)(void *)machine->sights.slots[i];
        sight->has_started |= sight->ran_before;
    }
    machine->scan = (struct sight_scan){.is_due = false};
}

static bool go_on(struct machine *machine, struct scap_event *event, struct event_view *view)
{
    struct sight_scan *scan = &machine->scan;
    while (scan->container < machine->containers.count) {
        struct text_map_node *node = machine->containers.slots[scan->container++];
        if (tell_record(machine, &((struct container_node *)(void *)node)->container, event, view)) {
            return true;
        }
    }
    while (scan->thread < machine->threads.count) {
        if (tell_process(machine, machine->threads.slots[scan->thread++], event, view)) {
            return true;
        }
    }
    end_scan(machine);
    return false;
}

bool machine__next_sight(struct machine *machine, struct scap_event *event, struct event_view *view)
{
    if (machine->scan.is_due && go_on(machine, event, view)) {
        return true;
    }
    const struct container *container = machine->new_record;
    machine->new_record = NULL;
    return container != NULL && tell_record(machine, container, event, view);
}

void machine__end(struct machine *machine)
{
    if (machine->is_tracking && !machine->has_begun) {
        machine->has_begun = true;
        machine->scan.is_due = true;
        metadata__settle(machine);
    }
}
