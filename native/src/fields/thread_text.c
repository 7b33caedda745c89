#include "thread_text.h"

void thread__read_name(const struct field_input *input, const struct thread *thread, const struct bound_field *field,
                       struct value *value)
{
    (void)input;
    (void)field;
    value__set_text(value, &thread->comm);
}

void thread__read_exe(const struct field_input *input, const struct thread *thread, const struct bound_field *field,
                      struct value *value)
{
    (void)input;
    (void)field;
    value__set_text(value, &thread->exe);
}

void thread__read_exepath(const struct field_input *input, const struct thread *thread, const struct bound_field *field,
                          struct value *value)
{
    (void)input;
    (void)field;
    value__set_text(value, &thread->exepath);
}

void thread__read_args(const struct field_input *input, const struct thread *thread, const struct bound_field *field,
                       struct value *value)
{
    (void)field;
    text__append_list(input->scratch, text__span(&thread->args), " ");
    value__set_text(value, input->scratch);
}

/** Appends a blank and the arguments to what begins a command line. */
static void append_args(const struct field_input *input, const struct thread *thread)
{
    text__append_string(input->scratch, " ");
    text__append_list(input->scratch, text__span(&thread->args), " ");
}

void thread__read_cmdline(const struct field_input *input, const struct thread *thread, const struct bound_field *field,
                          struct value *value)
{
    (void)field;
    text__append_span(input->scratch, text__span(&thread->comm));
    if (thread->args.length > 0) {
        append_args(input, thread);
    }
    value__set_text(value, input->scratch);
}

void thread__read_exeline(const struct field_input *input, const struct thread *thread, const struct bound_field *field,
                          struct value *value)
{
    (void)field;
    /* The blank stands there without arguments too, as it does in libs. */
    text__append_span(input->scratch, text__span(&thread->exe));
    append_args(input, thread);
    value__set_text(value, input->scratch);
}

void thread__read_env(const struct field_input *input, const struct thread *thread, const struct bound_field *field,
                      struct value *value)
{
    (void)field;
    const struct thread *main = machine__main_thread(input->machine, thread);
    if (main == NULL) {
        return;
    }
    struct span env = text__span(&main->env);
    while (env.length > 0 && env.data[env.length - 1] == 0) {
        env.length--; /* a writer may leave room unused */
    }
    text__append_list(input->scratch, env, " ");
    value__set_text(value, input->scratch);
}

static void trim(struct span *span)
{
    while (span->length > 0 && span->data[0] == ' ') {
        span->data++;
        span->length--;
    }
    while (span->length > 0 && span->data[span->length - 1] == ' ') {
        span->length--;
    }
}

bool thread__find_variable(const struct field_input *input, const struct thread *thread, const char *name,
                           struct span *found)
{
    const struct thread *main = machine__main_thread(input->machine, thread);
    if (main == NULL) {
        return false;
    }
    size_t name_length = strlen(name);
    struct span left = text__span(&main->env);
    struct span item;
    while (span__next_item(&left, &item)) {
        if (item.length > name_length && item.data[name_length] == '=' && memcmp(item.data, name, name_length) == 0) {
            found->data = item.data + name_length + 1;
            found->length = item.length - (uint32_t)name_length - 1;
            trim(found);
            return true;
        }
    }
    return false;
}
