/* Fields of the thread that caused the event. */
#include <stddef.h>

#include "names.h"
#include "thread_text.h"

static void read_tid(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    int64_t tid = input->view->event->tid;
    if (tid >= -1 && tid <= UINT32_MAX) {
        value__set_number(value, (double)tid);
    }
}

static void read_vtid(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    const struct thread *thread = input->view->thread;
    if (thread != NULL && thread->vtid != -1) {
        value__set_number(value, (double)thread->vtid);
    }
}

static void read_ismain(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    if (input->view->thread != NULL) {
        value__set_bool(value, thread__is_main(input->view->thread));
    }
}

/** A capability set; absent where the capture does not record it, which is not the same as empty. */
#define CAPABILITIES(name, member)                                                                                     \
    static void read_##name(const struct field_input *input, const struct bound_field *field, struct value *value)     \
    {                                                                                                                  \
        (void)field;                                                                                                   \
        const struct thread *thread = input->view->thread;                                                             \
        if (thread != NULL && thread->has_caps) {                                                                      \
            capability_names(input->scratch, thread->member);                                                          \
            value__set_text(value, input->scratch);                                                                    \
        }                                                                                                              \
    }

CAPABILITIES(permitted, cap_permitted)
CAPABILITIES(inheritable, cap_inheritable)
CAPABILITIES(effective, cap_effective)

static void read_cgroups(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    if (input->view->thread != NULL) {
        text__append_list(input->scratch, text__span(&input->view->thread->cgroups), " ");
        value__set_nonempty(value, input->scratch);
    }
}

static void read_cgroup(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    if (input->view->thread == NULL || !field->has_argument) {
        return;
    }
    size_t name_length = strlen(field->argument);
    struct span left = text__span(&input->view->thread->cgroups);
    struct span item;
    while (span__next_item(&left, &item)) {
        if (item.length > name_length && item.data[name_length] == '=' &&
            memcmp(item.data, field->argument, name_length) == 0) {
            value__set_span(value, (struct span){item.data + name_length + 1, item.length - (uint32_t)name_length - 1});
            return;
        }
    }
}

THREAD_NUMBER(pfmajor, thread->pfmajor)
THREAD_NUMBER(pfminor, thread->pfminor)
THREAD_NUMBER(vmsize, thread__is_main(thread) ? thread->vmsize_kb : 0)
THREAD_NUMBER(vmrss, thread__is_main(thread) ? thread->vmrss_kb : 0)
THREAD_NUMBER(vmsize_bytes, thread__is_main(thread) ? thread->vmsize_kb *UINT64_C(1024) : 0)
THREAD_NUMBER(vmrss_bytes, thread__is_main(thread) ? thread->vmrss_kb *UINT64_C(1024) : 0)

static void read_nametid(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    const struct thread *thread = input->view->thread;
    if (thread != NULL) {
        text__append_span(input->scratch, text__span(&thread->comm));
        text__append_signed(input->scratch, input->view->event->tid);
        value__set_text(value, input->scratch);
    }
}

const struct field_definition thread_fields[] = {
    FIELD("thread.tid", NUMBER, EVENT, read_tid),
    FIELD("thread.vtid", NUMBER, CONTEXT, read_vtid),
    FIELD("thread.ismain", BOOL, CONTEXT, read_ismain),
    FIELD("thread.cap_permitted", TEXT, CONTEXT, read_permitted),
    FIELD("thread.cap_inheritable", TEXT, CONTEXT, read_inheritable),
    FIELD("thread.cap_effective", TEXT, CONTEXT, read_effective),
    FIELD("thread.cgroups", TEXT, CONTEXT, read_cgroups),
    FIELD("thread.cgroup", TEXT, CONTEXT, read_cgroup),
    MEMORY_FIELD("thread.pfmajor", read_pfmajor),
    MEMORY_FIELD("thread.pfminor", read_pfminor),
    MEMORY_FIELD("thread.vmsize", read_vmsize),
    MEMORY_FIELD("thread.vmrss", read_vmrss),
    MEMORY_FIELD("thread.vmsize.b", read_vmsize_bytes),
    MEMORY_FIELD("thread.vmrss.b", read_vmrss_bytes),
    FIELD("thread.nametid", TEXT, EVENT, read_nametid),
    FIELDS_END,
};
