/* What a thread may do, where the capture tells; what it tells only in part has no value here. */
#include "names.h"
#include "value.h"

#define CAPABILITY_BITS 64

static void read_uid(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    const struct thread *thread = input->view->thread;
    if (thread != NULL && thread__has_uid(thread)) {
        value__set_number(value, thread->uid);
    }
}

static void read_gid(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    const struct thread *thread = input->view->thread;
    if (thread != NULL && thread__has_gid(thread)) {
        value__set_number(value, thread->gid);
    }
}

/** Appends names as Kubernetes has them, without the prefix CAP_, each ended by a NUL byte. */
static void append_capabilities(struct text *text, uint64_t set)
{
    for (uint32_t bit = 0; bit < CAPABILITY_BITS; bit++) {
        const char *name = (set >> bit & 1) != 0 ? capability_name(bit) : NULL;
        if (name != NULL) {
            text__append_string(text, name + strlen("CAP_"));
            text__append(text, "", 1);
        }
    }
}

/** A user namespace gives all capabilities, but over what is in it only. */
static void read_capabilities(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    const struct thread *thread = input->view->thread;
    if (thread != NULL && thread->has_caps && !thread->has_own_users) {
        append_capabilities(input->scratch, thread->cap_permitted);
        value__set_nonempty(value, input->scratch);
    }
}

static void read_exec_gains(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    const struct exec_gains *gains = &input->view->gains;
    if (gains->has_user) {
        text__print(input->scratch, "uid %u", input->view->thread->uid);
        text__append(input->scratch, "", 1);
    }
    if (gains->has_group) {
        text__print(input->scratch, "gid %u", input->view->thread->gid);
        text__append(input->scratch, "", 1);
    }
    append_capabilities(input->scratch, gains->capabilities);
    value__set_nonempty(value, input->scratch);
}

static void read_is_container_setup(const struct field_input *input, const struct bound_field *field,
                                    struct value *value)
{
    (void)field;
    const struct thread *thread = input->view->thread;
    if (thread != NULL && thread->container_id_length > 0) {
        value__set_bool(value, !thread->runs_container_program);
    }
}

const struct field_definition thread_right_fields[] = {
    FIELD("thread.uid", NUMBER, CONTEXT, read_uid),
    FIELD("thread.gid", NUMBER, CONTEXT, read_gid),
    FIELD("thread.capabilities", LIST, CONTEXT, read_capabilities),
    FIELD("proc.exec_gains", LIST, EVENT, read_exec_gains),
    FIELD("proc.is_container_setup", BOOL, CONTEXT, read_is_container_setup),
    FIELDS_END,
};
