/* Fields of the pod that the container belongs to, as the container's metadata tells. */
#include "label.h"

#define SHORT_ID_LENGTH 12

#define LABEL(name, key)                                                                                               \
    static void read_##name(const struct field_input *input, const struct bound_field *field, struct value *value)     \
    {                                                                                                                  \
        (void)field;                                                                                                   \
        const struct container *container = input->view->container;                                                    \
        if (container != NULL) {                                                                                       \
            label__read(container->labels, container->label_count, key, value);                                        \
        }                                                                                                              \
    }

LABEL(pod_name, "io.kubernetes.pod.name")
LABEL(ns_name, "io.kubernetes.pod.namespace")
LABEL(pod_uid, "io.kubernetes.pod.uid")

static void read_full_sandbox_id(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    if (input->view->container != NULL) {
        value__set_nonempty(value, &input->view->container->pod_sandbox_id);
    }
}

static void read_sandbox_id(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    read_full_sandbox_id(input, field, value);
    if (value->text.length > SHORT_ID_LENGTH) {
        value->text.length = SHORT_ID_LENGTH;
    }
}

/** The container that has the pod's network: the sandbox. NULL when it is not known. */
static const struct container *sandbox(const struct field_input *input)
{
    const struct container *container = input->view->container;
    if (container == NULL || container->is_pod_sandbox || container->pod_sandbox_id.length == 0) {
        return container;
    }
    struct span id = text__span(&container->pod_sandbox_id);
    id.length = id.length > SHORT_ID_LENGTH ? SHORT_ID_LENGTH : id.length;
    return machine__container(input->machine, id);
}

static void read_pod_ip(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    const struct container *found = sandbox(input);
    if (found != NULL) {
        value__set_nonempty(value, &found->ip);
    }
}

static void read_pod_cni_json(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    const struct container *found = sandbox(input);
    if (found != NULL) {
        value__set_nonempty(value, &found->cni_json);
    }
}

static void read_pod_label(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    const struct container *container = input->view->container;
    if (container != NULL && field->has_argument) {
        label__read(container->pod_labels, container->pod_label_count, field->argument, value);
    }
}

static void read_pod_labels(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    const struct container *container = input->view->container;
    if (container != NULL) {
        label__join(input, container->pod_labels, container->pod_label_count, value);
    }
}

const struct field_definition k8s_fields[] = {
    FIELD("k8s.pod.name", TEXT, CONTEXT, read_pod_name),
    FIELD("k8s.ns.name", TEXT, CONTEXT, read_ns_name),
    FIELD("k8s.pod.id", TEXT, CONTEXT, read_pod_uid),
    FIELD("k8s.pod.uid", TEXT, CONTEXT, read_pod_uid),
    FIELD("k8s.pod.sandbox_id", TEXT, CONTEXT, read_sandbox_id),
    FIELD("k8s.pod.full_sandbox_id", TEXT, CONTEXT, read_full_sandbox_id),
    FIELD("k8s.pod.label", TEXT, CONTEXT, read_pod_label),
    FIELD("k8s.pod.labels", TEXT, CONTEXT, read_pod_labels),
    FIELD("k8s.pod.ip", TEXT, CONTEXT, read_pod_ip),
    FIELD("k8s.pod.cni.json", TEXT, CONTEXT, read_pod_cni_json),
    FIELDS_END,
};
