/* Fields of a container's mounts and labels. */
#define _GNU_SOURCE /* FNM_EXTMATCH, which libs uses for globs too; NOLINT(cert-dcl51-cpp) */
#include <fnmatch.h>

#include "label.h"

static const char *rdwr_of(const struct container_mount *mount)
{
    return mount->is_writable ? "true" : "false";
}

static void append_mount(struct text *text, const struct container_mount *mount)
{
    text__append_span(text, text__span(&mount->source));
    text__append_string(text, ":");
    text__append_span(text, text__span(&mount->destination));
    text__append_string(text, ":");
    text__append_span(text, text__span(&mount->mode));
    text__append_string(text, ":");
    text__append_string(text, rdwr_of(mount));
    text__append_string(text, ":");
    text__append_span(text, text__span(&mount->propagation));
}

static void read_mounts(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    const struct container *container = input->view->container;
    if (container == NULL) {
        return;
    }
    for (uint32_t i = 0; i < container->mount_count; i++) {
        if (i > 0) {
            text__append_string(input->scratch, ",");
        }
        append_mount(input->scratch, &container->mounts[i]);
    }
    value__set_text(value, input->scratch);
}

enum looked_up_by { BY_SOURCE, BY_DESTINATION };

static bool matches(struct text *scratch, const char *pattern, const struct text *path)
{
    scratch->length = 0;
    bool is_copied = text__append_span(scratch, text__span(path)) && text__append(scratch, "", 1);
    bool is_match = is_copied && fnmatch(pattern, scratch->data, FNM_EXTMATCH) == 0;
    scratch->length = 0;
    return is_match;
}

/** The mount at the position that the argument names, or the first whose path it matches; NULL when there is none. */
static const struct container_mount *find_mount(const struct field_input *input, const struct bound_field *field,
                                                enum looked_up_by by)
{
    const struct container *container = input->view->container;
    if (container == NULL || !field->has_argument) {
        return NULL;
    }
    if (field->index >= 0) {
        return field->index < container->mount_count ? &container->mounts[field->index] : NULL;
    }
    for (uint32_t i = 0; i < container->mount_count; i++) {
        const struct container_mount *mount = &container->mounts[i];
        if (matches(input->scratch, field->argument, by == BY_SOURCE ? &mount->source : &mount->destination)) {
            return mount;
        }
    }
    return NULL;
}

static void read_mount(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    const struct container_mount *mount = find_mount(input, field, BY_SOURCE);
    if (mount != NULL) {
        append_mount(input->scratch, mount);
        value__set_text(value, input->scratch);
    }
}

#define MOUNT_PART(name, by, member)                                                                                   \
    static void read_mount_##name(const struct field_input *input, const struct bound_field *field,                    \
                                  struct value *value)                                                                 \
    {                                                                                                                  \
        const struct container_mount *mount = find_mount(input, field, by);                                            \
        if (mount != NULL) {                                                                                           \
            value__set_text(value, &mount->member);                                                                    \
        }                                                                                                              \
    }

MOUNT_PART(source, BY_DESTINATION, source)
MOUNT_PART(dest, BY_SOURCE, destination)
MOUNT_PART(mode, BY_SOURCE, mode)
MOUNT_PART(propagation, BY_SOURCE, propagation)

static void read_mount_rdwr(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    const struct container_mount *mount = find_mount(input, field, BY_SOURCE);
    if (mount != NULL) {
        value__set_string(value, rdwr_of(mount));
    }
}

static void read_label(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    const struct container *container = input->view->container;
    if (container != NULL && field->has_argument) {
        label__read(container->labels, container->label_count, field->argument, value);
    }
}

static void read_labels(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    const struct container *container = input->view->container;
    if (container != NULL) {
        label__join(input, container->labels, container->label_count, value);
    }
}

const struct field_definition container_mount_fields[] = {
    FIELD("container.mounts", TEXT, CONTEXT, read_mounts),
    FIELD("container.mount", TEXT, CONTEXT, read_mount),
    FIELD("container.mount.source", TEXT, CONTEXT, read_mount_source),
    FIELD("container.mount.dest", TEXT, CONTEXT, read_mount_dest),
    FIELD("container.mount.mode", TEXT, CONTEXT, read_mount_mode),
    FIELD("container.mount.rdwr", TEXT, CONTEXT, read_mount_rdwr),
    FIELD("container.mount.propagation", TEXT, CONTEXT, read_mount_propagation),
    FIELD("container.label", TEXT, CONTEXT, read_label),
    FIELD("container.labels", TEXT, CONTEXT, read_labels),
    FIELDS_END,
};
