/* Fields of the container that the event's process runs in, or that the event is about. */
#include "thread_text.h"

static bool is_on_host(const struct field_input *input)
{
    return span__equals(input->view->container_id, "host");
}

static void read_id(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    if (input->view->container_id.length > 0) {
        value__set_span(value, input->view->container_id);
    }
}

/** A text of the record; on the host `host`. */
#define TEXT_OR_HOST(name, member)                                                                                     \
    static void read_##name(const struct field_input *input, const struct bound_field *field, struct value *value)     \
    {                                                                                                                  \
        (void)field;                                                                                                   \
        if (is_on_host(input)) {                                                                                       \
            value__set_string(value, "host");                                                                          \
        } else if (input->view->container != NULL) {                                                                   \
            value__set_nonempty(value, &input->view->container->member);                                               \
        }                                                                                                              \
    }

/** A text of the record, absent when empty. */
#define TEXT(name, member)                                                                                             \
    static void read_##name(const struct field_input *input, const struct bound_field *field, struct value *value)     \
    {                                                                                                                  \
        (void)field;                                                                                                   \
        if (input->view->container != NULL) {                                                                          \
            value__set_nonempty(value, &input->view->container->member);                                               \
        }                                                                                                              \
    }

TEXT_OR_HOST(full_id, full_id)
TEXT_OR_HOST(name, name)
TEXT(image, image)
TEXT(image_id, image_id)
TEXT(image_repository, image_repository)
TEXT(image_tag, image_tag)
TEXT(image_digest, image_digest)
TEXT(ip, ip)
TEXT(cni_json, cni_json)

/** The command of a probe; `NONE` when the container has no such probe. */
#define PROBE_COMMAND(name, member)                                                                                    \
    static void read_##name(const struct field_input *input, const struct bound_field *field, struct value *value)     \
    {                                                                                                                  \
        (void)field;                                                                                                   \
        const struct container *container = input->view->container;                                                    \
        if (container != NULL && container->member.length == 0) {                                                      \
            value__set_string(value, "NONE");                                                                          \
        } else if (container != NULL) {                                                                                \
            value__set_text(value, &container->member);                                                                \
        }                                                                                                              \
    }

PROBE_COMMAND(healthcheck, healthcheck)
PROBE_COMMAND(liveness, liveness)
PROBE_COMMAND(readiness, readiness)

static void read_type(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    if (is_on_host(input)) {
        value__set_string(value, "host");
    } else if (input->view->container != NULL) {
        value__set_string(value, container_type__name(input->view->container->type));
    }
}

/** Whether the engine tells of privileges at all. */
static bool tells_privileges(const struct container *container)
{
    switch (container->type) {
    case CT_DOCKER:
    case CT_CRI:
    case CT_CONTAINERD:
    case CT_CRIO:
    case CT_PODMAN:
        return true;
    default:
        return false;
    }
}

#define PRIVILEGE(name, member)                                                                                        \
    static void read_##name(const struct field_input *input, const struct bound_field *field, struct value *value)     \
    {                                                                                                                  \
        (void)field;                                                                                                   \
        const struct container *container = input->view->container;                                                    \
        if (container != NULL && tells_privileges(container)) {                                                        \
            value__set_tristate(value, container->member);                                                             \
        }                                                                                                              \
    }

PRIVILEGE(privileged, privileged)
PRIVILEGE(host_pid, host_pid)
PRIVILEGE(host_network, host_network)
PRIVILEGE(host_ipc, host_ipc)

/** When the container's first process began, as its PID namespace tells; 0 when not known. */
static uint64_t start_of(const struct field_input *input)
{
    const struct thread *thread = input->view->thread;
    return thread == NULL || thread->container_id_length == 0 ? 0 : thread->pidns_init_start_ts;
}

static void read_start_ts(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    uint64_t start = start_of(input);
    if (start != 0) {
        value__set_unsigned(input, value, start);
    }
}

static void read_duration(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    uint64_t start = start_of(input);
    if (start != 0 && input->view->event->ts >= start) {
        value__set_number(value, (double)(input->view->event->ts - start));
    }
}

/** Whether the process, or an ancestor of it in the same container, is the command of a probe. */
static void set_probe(const struct field_input *input, const struct text *probe, struct value *value)
{
    const struct thread *thread = input->view->thread;
    struct text *line = input->spare;
    bool is_probe = false;
    for (int i = 0; i < 32 && thread != NULL && probe != NULL && probe->length > 0 && !is_probe; i++) {
        if (thread->container_id_length == 0) {
            break;
        }
        line->length = 0;
        text__append_span(line, text__span(&thread->exe));
        if (thread->args.length > 0) {
            text__append_string(line, " ");
            text__append_list(line, text__span(&thread->args), " ");
        }
        is_probe = line->length == probe->length && memcmp(line->data, probe->data, line->length) == 0;
        thread = machine__parent(input->machine, thread);
    }
    value__set_bool(value, is_probe);
}

#define PROBE(name, member)                                                                                            \
    static void read_is_##name(const struct field_input *input, const struct bound_field *field, struct value *value)  \
    {                                                                                                                  \
        (void)field;                                                                                                   \
        const struct container *container = input->view->container;                                                    \
        if (input->view->thread != NULL) {                                                                             \
            set_probe(input, container == NULL ? NULL : &container->member, value);                                    \
        }                                                                                                              \
    }

PROBE(healthcheck, healthcheck)
PROBE(liveness, liveness)
PROBE(readiness, readiness)

const struct field_definition container_fields[] = {
    FIELD("container.id", TEXT, CONTEXT, read_id),
    FIELD("container.full_id", TEXT, CONTEXT, read_full_id),
    FIELD("container.name", TEXT, CONTEXT, read_name),
    FIELD("container.type", TEXT, CONTEXT, read_type),
    FIELD("container.image", TEXT, CONTEXT, read_image),
    FIELD("container.image.id", TEXT, CONTEXT, read_image_id),
    FIELD("container.image.repository", TEXT, CONTEXT, read_image_repository),
    FIELD("container.image.tag", TEXT, CONTEXT, read_image_tag),
    FIELD("container.image.digest", TEXT, CONTEXT, read_image_digest),
    FIELD("container.privileged", BOOL, CONTEXT, read_privileged),
    FIELD("container.host_pid", BOOL, CONTEXT, read_host_pid),
    FIELD("container.host_network", BOOL, CONTEXT, read_host_network),
    FIELD("container.host_ipc", BOOL, CONTEXT, read_host_ipc),
    FIELD("container.ip", TEXT, CONTEXT, read_ip),
    FIELD("container.cni.json", TEXT, CONTEXT, read_cni_json),
    FIELD("container.healthcheck", TEXT, CONTEXT, read_healthcheck),
    FIELD("container.liveness_probe", TEXT, CONTEXT, read_liveness),
    FIELD("container.readiness_probe", TEXT, CONTEXT, read_readiness),
    FIELD("container.start_ts", INTEGER, CONTEXT, read_start_ts),
    FIELD("container.duration", NUMBER, EVENT, read_duration),
    FIELD("proc.is_container_healthcheck", BOOL, CONTEXT, read_is_healthcheck),
    FIELD("proc.is_container_liveness_probe", BOOL, CONTEXT, read_is_liveness),
    FIELD("proc.is_container_readiness_probe", BOOL, CONTEXT, read_is_readiness),
    FIELDS_END,
};
