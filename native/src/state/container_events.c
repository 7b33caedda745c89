/* Container records: events 228, 272, 324 and 402 (state-engine §4.2). */
#include <stdlib.h>
#include <string.h>

#include "container_json.h"
#include "engine.h"

#define TYPE_CONTAINER 228
#define TYPE_ASYNC 402
#define LOOKUP_STARTED 0
#define LOOKUP_SUCCESSFUL 1
#define LOOKUP_FAILED 2

const char *container_type__name(uint32_t type)
{
    static const char *const names[] = {"docker", "lxc",        "libvirt-lxc", "mesos", "rkt",    "custom",
                                        "cri",    "containerd", "cri-o",       "bpm",   "static", "podman"};
    if (type < sizeof(names) / sizeof(names[0])) {
        return names[type];
    }
    return type == CT_HOST ? "host" : "unknown";
}

void container__release(struct text_map_node *node)
{
    struct container_node *holder = (struct container_node *)(void *)node;
    container__free(&holder->container);
    free(holder);
}

struct container_node *container__find(const struct machine *machine, struct span id)
{
    return (struct container_node *)(void *)text_map__get(&machine->containers, id.data, id.length);
}

const struct container *machine__container(const struct machine *machine, struct span id)
{
    const struct container_node *node = container__find(machine, id);
    return node == NULL ? NULL : &node->container;
}

bool container__is_known(const struct container *container)
{
    return container->lookup_state == LOOKUP_SUCCESSFUL && !container->is_placeholder;
}

static void remove_container(struct machine *machine, struct span id)
{
    struct container_node *holder = container__find(machine, id);
    if (holder != NULL) {
        text_map__remove(&machine->containers, &holder->node);
        machine->container_changes++;
    }
}

/** Puts a record in place of what was known of its id. */
static bool replace(struct machine *machine, struct container_node *holder)
{
    struct span id = text__span(&holder->container.id);
    remove_container(machine, id);
    machine->container_changes++;
    return text_map__add(&machine->containers, &holder->node, id.data, id.length);
}

/** A plugin's section has more cgroup patterns; threads read so far are looked at again. */
static void learn_plugin(struct machine *machine)
{
    if (machine->has_plugin) {
        return;
    }
    machine->has_plugin = true;
    for (uint32_t i = 0; i < machine->threads.count; i++) {
        machine__resolve_container(machine, machine->threads.slots[i]);
    }
}

static bool read_plain(const struct scap_event *event, struct container *container)
{
    struct span id, name, image;
    if (!event__has_text(event, 0, &id) || id.length == 0) {
        return false;
    }
    container->lookup_state = LOOKUP_SUCCESSFUL;
    container->is_placeholder = true;
    container->type = CT_UNKNOWN;
    (void)scap_event__u32(event, 1, &container->type);
    bool done = text__assign(&container->id, id.data, id.length);
    if (event__has_text(event, 2, &name)) {
        done = done && text__assign(&container->name, name.data, name.length);
    }
    if (event__has_text(event, 3, &image)) {
        done = done && text__assign(&container->image, image.data, image.length);
    }
    return done;
}

static bool span_is(struct span span, const char *text)
{
    return span.length == strlen(text) && memcmp(span.data, text, span.length) == 0;
}

static struct container_node *read_record(const struct scap_event *event)
{
    struct container_node *holder = calloc(1, sizeof(*holder));
    if (holder == NULL) {
        return NULL;
    }
    bool done =
        event->type == TYPE_CONTAINER
            ? read_plain(event, &holder->container)
            : container_json__read(&holder->container, scap_event__param(event, event->type == TYPE_ASYNC ? 2 : 0));
    if (!done) {
        container__release(&holder->node);
        return NULL;
    }
    if (span_is(text__span(&holder->container.image), "incomplete")) {
        holder->container.is_placeholder = true;
    }
    /* A lookup that was under way when the capture was written never ends. */
    if (holder->container.lookup_state == LOOKUP_STARTED) {
        holder->container.lookup_state = LOOKUP_FAILED;
    } else if (holder->container.lookup_state > LOOKUP_FAILED) {
        holder->container.lookup_state = LOOKUP_SUCCESSFUL;
    }
    return holder;
}

/** Takes a record over; that of a removal only when nothing better is known. Gives what is known now. */
static const struct container *settle(struct machine *machine, struct container_node *holder, bool is_removal)
{
    const struct container *known = machine__container(machine, text__span(&holder->container.id));
    if (is_removal && known != NULL) {
        container__release(&holder->node);
        return known;
    }
    if (!replace(machine, holder)) {
        container__release(&holder->node);
        return NULL;
    }
    return &holder->container;
}

void container__event(struct machine *machine, const struct scap_event *event, struct event_view *view)
{
    bool is_removal = false;
    if (event->type == TYPE_ASYNC) {
        (void)event__has_text(event, 1, &view->async_name);
        is_removal = span_is(view->async_name, "container_removed");
        if (!is_removal && !span_is(view->async_name, "container")) {
            return;
        }
        learn_plugin(machine);
    }
    struct container_node *holder = read_record(event);
    const struct container *container = holder == NULL ? NULL : settle(machine, holder, is_removal);
    if (container == NULL) {
        view->is_shown = false;
        return;
    }
    machine->generation++;
    view->container = container;
    view->container_id = text__span(&container->id);
    view->is_shown = view->is_shown && container->lookup_state == LOOKUP_SUCCESSFUL;
    machine->removed = is_removal ? container : NULL;
    machine->new_record = machine->is_tracking && machine->has_begun && !is_removal ? container : NULL;
}

void container__finish(struct machine *machine)
{
    machine->new_record = NULL;
    if (machine->removed != NULL) {
        remove_container(machine, text__span(&machine->removed->id));
        machine->removed = NULL;
        machine->generation++;
    }
}
