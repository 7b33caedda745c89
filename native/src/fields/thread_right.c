/* What a thread may do, where the capture tells; what it tells only in part has no value here. */
#include "names.h"
#include "value.h"

static void read_uid(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    const struct thread *thread = input->view->thread;
    if (thread != NULL && thread__has_uid(thread)) {
        value__set_unsigned(input, value, thread->uid);
    }
}

static void read_gid(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    const struct thread *thread = input->view->thread;
    if (thread != NULL && thread__has_gid(thread)) {
        value__set_unsigned(input, value, thread->gid);
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
    capability_list(input->scratch, gains->capabilities);
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
    FIELD("thread.uid", INTEGER, CONTEXT, read_uid),
    FIELD("thread.gid", INTEGER, CONTEXT, read_gid),
    FIELD("proc.exec_gains", LIST, EVENT, read_exec_gains),
    FIELD("proc.is_container_setup", BOOL, CONTEXT, read_is_container_setup),
    FIELDS_END,
};
