/* What is known of a container as a whole, and on which event something of it was seen for the first time. */
#include "../state/container_sight.h"
#include "names.h"
#include "value.h"

static const struct container_label *find_label(const struct container *container, const char *key)
{
    for (uint32_t i = 0; i < container->label_count; i++) {
        if (span__equals(text__span(&container->labels[i].key), key)) {
            return &container->labels[i];
        }
    }
    return NULL;
}

/** Runtimes say it with a label of their own, where their record has no member for it. */
static bool is_sandbox(const struct container *container)
{
    static const struct {
        const char *key, *value;
    } labels[] = {
        {"io.kubernetes.docker.type", "podsandbox"},
        {"io.cri-containerd.kind", "sandbox"},
        {"io.kubernetes.cri-o.ContainerType", "sandbox"},
        {"io.kubernetes.container.name", "POD"},
    };
    bool is_found = container->is_pod_sandbox;
    for (size_t i = 0; !is_found && i < sizeof(labels) / sizeof(labels[0]); i++) {
        const struct container_label *label = find_label(container, labels[i].key);
        is_found = label != NULL && span__equals(text__span(&label->value), labels[i].value);
    }
    return is_found;
}

static void read_is_sandbox(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    const struct container *container = input->view->container;
    const struct thread *thread = input->view->thread;
    if (container != NULL && !container->is_placeholder) {
        value__set_bool(value, is_sandbox(container));
    } else if (thread != NULL && thread->container_id_length > 0 && span__equals(text__span(&thread->comm), "pause")) {
        /* All that a sandbox ever runs; Kubernetes calls it so. */
        value__set_bool(value, true);
    }
}

static void read_host_port(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    const struct container *container = input->view->container;
    for (uint32_t i = 0; container != NULL && i < container->host_port_count; i++) {
        text__append_unsigned(input->scratch, container->host_ports[i]);
        text__append(input->scratch, "", 1);
    }
    value__set_nonempty(value, input->scratch);
}

static void read_new_uid(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    if ((input->view->sights & SIGHT_USER) != 0) {
        value__set_unsigned(input, value, input->view->thread->uid);
    }
}

static void read_new_gid(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    if ((input->view->sights & SIGHT_GROUP) != 0) {
        value__set_unsigned(input, value, input->view->thread->gid);
    }
}

/** What was seen of a container before its record came; NULL but on the event that tells the record. */
static const struct container_sight *earlier(const struct field_input *input)
{
    bool is_record = input->view->event->type == EVENT_CONTAINER_SEEN;
    return is_record ? machine__sight(input->machine, input->view->container_id) : NULL;
}

static void set_ids(const struct field_input *input, const struct seen_ids *seen, struct value *value)
{
    for (uint8_t i = 0; i < seen->count; i++) {
        text__append_unsigned(input->scratch, seen->ids[i]);
        text__append(input->scratch, "", 1);
    }
    value__set_nonempty(value, input->scratch);
}

static void read_earlier_uids(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    const struct container_sight *sight = earlier(input);
    if (sight != NULL) {
        set_ids(input, &sight->users, value);
    }
}

static void read_earlier_gids(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    const struct container_sight *sight = earlier(input);
    if (sight != NULL) {
        set_ids(input, &sight->groups, value);
    }
}

/** The sight on the event of the first program, and once more when the record comes later than that; else NULL. */
static const struct container_sight *start(const struct field_input *input)
{
    bool is_start = (input->view->sights & SIGHT_START) != 0;
    return is_start ? machine__sight(input->machine, input->view->container_id) : earlier(input);
}

static void read_first_uid(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    const struct container_sight *sight = start(input);
    if (sight != NULL && sight->has_user) {
        value__set_unsigned(input, value, sight->user);
    }
}

static void read_first_gid(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    const struct container_sight *sight = start(input);
    if (sight != NULL && sight->has_group) {
        value__set_unsigned(input, value, sight->group);
    }
}

static void read_capabilities(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    const struct container_sight *sight = start(input);
    if (sight != NULL && sight->has_capabilities) {
        capability_list(input->scratch, sight->capabilities);
        value__set_nonempty(value, input->scratch);
    }
}

const struct field_definition container_sight_fields[] = {
    FIELD("container.is_sandbox", BOOL, CONTEXT, read_is_sandbox),
    FIELD("container.host_port", LIST, CONTEXT, read_host_port),
    TRACKED_FIELD("container.new_uid", INTEGER, read_new_uid),
    TRACKED_FIELD("container.new_gid", INTEGER, read_new_gid),
    TRACKED_FIELD("container.earlier_uids", LIST, read_earlier_uids),
    TRACKED_FIELD("container.earlier_gids", LIST, read_earlier_gids),
    TRACKED_FIELD("container.first_uid", INTEGER, read_first_uid),
    TRACKED_FIELD("container.first_gid", INTEGER, read_first_gid),
    TRACKED_FIELD("container.capabilities", LIST, read_capabilities),
    FIELDS_END,
};
