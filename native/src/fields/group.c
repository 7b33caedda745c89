#include "value.h"

static void read_gid(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    if (input->view->thread != NULL) {
        value__set_number(value, input->view->thread->gid);
    }
}

static void read_name(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    const struct thread *thread = input->view->thread;
    if (thread == NULL) {
        return;
    }
    const struct text *name = machine__group(input->machine, input->view->container_id, thread->gid);
    if (name != NULL && name->length > 0) {
        value__set_text(value, name);
    } else {
        value__set_string(value, thread->gid == 0 ? "root" : "<NA>");
    }
}

const struct field_definition group_fields[] = {
    FIELD("group.gid", NUMBER, CONTEXT, read_gid),
    FIELD("group.name", TEXT, CONTEXT, read_name),
    FIELDS_END,
};
