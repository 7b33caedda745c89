/** Texts composed of a thread's members, shared by the fields of processes and of their ancestors. */
#ifndef FIELDS_THREAD_TEXT_H
#define FIELDS_THREAD_TEXT_H

#include "value.h"

/** Reads something of a thread that need not be the event's own. */
typedef void (*thread_reader)(const struct field_input *input, const struct thread *thread,
                              const struct bound_field *field, struct value *value);

void thread__read_name(const struct field_input *input, const struct thread *thread, const struct bound_field *field,
                       struct value *value);
void thread__read_exe(const struct field_input *input, const struct thread *thread, const struct bound_field *field,
                      struct value *value);
void thread__read_exepath(const struct field_input *input, const struct thread *thread, const struct bound_field *field,
                          struct value *value);
/** The arguments joined by blanks; an argument of the field that is a number is not looked at. */
void thread__read_args(const struct field_input *input, const struct thread *thread, const struct bound_field *field,
                       struct value *value);
void thread__read_cmdline(const struct field_input *input, const struct thread *thread, const struct bound_field *field,
                          struct value *value);
void thread__read_exeline(const struct field_input *input, const struct thread *thread, const struct bound_field *field,
                          struct value *value);
/** The environment of the process joined by blanks. */
void thread__read_env(const struct field_input *input, const struct thread *thread, const struct bound_field *field,
                      struct value *value);

/** Finds a variable in the environment of the thread's process; its value without blanks at the ends. */
bool thread__find_variable(const struct field_input *input, const struct thread *thread, const char *name,
                           struct span *found);

/** Whether the event is about a container instead of a thread. */
static inline bool is_container_event(const struct field_input *input)
{
    return input->view->thread == NULL && input->view->container_id.length > 0;
}

/** Makes the reader of a number of the event's thread that is always known when the thread is. */
#define THREAD_NUMBER(name, expression)                                                                                \
    static void read_##name(const struct field_input *input, const struct bound_field *field, struct value *value)     \
    {                                                                                                                  \
        (void)field;                                                                                                   \
        const struct thread *thread = input->view->thread;                                                             \
        if (thread != NULL) {                                                                                          \
            value__set_number(value, (double)(expression));                                                            \
        }                                                                                                              \
    }

static inline bool thread__is_in_pid_namespace(const struct thread *thread)
{
    const uint32_t child_in_pid_namespace = 1U << 29;
    return (thread->flags & child_in_pid_namespace) != 0 || thread->tid != thread->vtid;
}

#endif
