/* Fields of a process's parent, other ancestors, session and process groups, and of the group of its threads. */
#include "thread_text.h"

/** Ancestors looked at; a longer line, or a circle in corrupt state, ends here. */
#define MAX_ANCESTORS 128

/** The main thread of the event's process, which is ancestor 0; NULL when it is not known. */
static const struct thread *own_process(const struct field_input *input)
{
    const struct thread *thread = input->view->thread;
    return thread == NULL ? NULL : machine__main_thread(input->machine, thread);
}

static const struct thread *parent_of(const struct field_input *input, const struct thread *thread)
{
    const struct thread *parent = machine__parent(input->machine, thread);
    return parent == thread ? NULL : parent;
}

/** The event's n-th ancestor; NULL when it is not known. */
static const struct thread *ancestor(const struct field_input *input, int64_t n)
{
    const struct thread *thread = own_process(input);
    if (n < 0 || n > MAX_ANCESTORS) {
        return NULL;
    }
    for (int64_t i = 0; i < n && thread != NULL; i++) {
        thread = parent_of(input, thread);
    }
    return thread;
}

#define PARENT(name, reader)                                                                                           \
    static void read_##name(const struct field_input *input, const struct bound_field *field, struct value *value)     \
    {                                                                                                                  \
        const struct thread *parent = ancestor(input, 1);                                                              \
        if (parent != NULL) {                                                                                          \
            reader(input, parent, field, value);                                                                       \
        }                                                                                                              \
    }

static void read_id_of(const struct field_input *input, const struct thread *thread, const struct bound_field *field,
                       struct value *value)
{
    (void)field;
    value__set_signed(input, value, thread->pid);
}

PARENT(pname, thread__read_name)
PARENT(pexe, thread__read_exe)
PARENT(pexepath, thread__read_exepath)
PARENT(pcmdline, thread__read_cmdline)

static void read_ppid(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    const struct thread *parent = ancestor(input, 1);
    if (parent != NULL) {
        value__set_number(value, (double)parent->pid);
    }
}

static void read_pvpid(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    const struct thread *parent = ancestor(input, 1);
    if (parent != NULL && parent->vpid != -1) {
        value__set_number(value, (double)parent->vpid);
    }
}

static void read_ppid_duration(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    const struct thread *parent = ancestor(input, 1);
    uint64_t now = input->view->event->ts;
    if (parent != NULL && parent->clone_ts != 0 && now >= parent->clone_ts) {
        value__set_number(value, (double)(now - parent->clone_ts));
    }
}

static void read_ppid_ts(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    const struct thread *parent = ancestor(input, 1);
    if (parent != NULL && parent->clone_ts != 0) {
        value__set_unsigned(input, value, parent->clone_ts);
    }
}

/** Reads one ancestor, or without an argument all of them as a list, the nearest first. */
static void read_ancestors(const struct field_input *input, const struct bound_field *field, struct value *value,
                           thread_reader reader)
{
    if (field->has_argument) {
        const struct thread *thread = ancestor(input, field->index);
        if (thread != NULL) {
            reader(input, thread, field, value);
        }
        return;
    }
    struct text *list = input->spare;
    list->length = 0;
    const struct thread *thread = ancestor(input, 1);
    for (int i = 0; i < MAX_ANCESTORS && thread != NULL; i++) {
        struct value one = {.is_present = false};
        input->scratch->length = 0;
        reader(input, thread, field, &one);
        if (one.is_present) {
            text__append_span(list, one.text);
            text__append(list, "", 1);
        }
        thread = parent_of(input, thread);
    }
    value__set_nonempty(value, list);
}

#define ANCESTORS(name, reader)                                                                                        \
    static void read_##name(const struct field_input *input, const struct bound_field *field, struct value *value)     \
    {                                                                                                                  \
        read_ancestors(input, field, value, reader);                                                                   \
    }

ANCESTORS(aname, thread__read_name)
ANCESTORS(aexe, thread__read_exe)
ANCESTORS(aexepath, thread__read_exepath)
ANCESTORS(aargs, thread__read_args)
ANCESTORS(acmdline, thread__read_cmdline)
ANCESTORS(apid, read_id_of)

static void read_aenv(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    if (!field->has_argument || field->index >= 0) {
        read_ancestors(input, field, value, thread__read_env);
        return;
    }
    const struct thread *thread = ancestor(input, 1);
    for (int i = 0; i < MAX_ANCESTORS && thread != NULL; i++) {
        struct span found;
        if (thread__find_variable(input, thread, field->argument, &found)) {
            value__set_span(value, found);
            return;
        }
        thread = parent_of(input, thread);
    }
}

static int64_t sid_of(const struct thread *thread)
{
    return thread->sid;
}

static int64_t vpgid_of(const struct thread *thread)
{
    return thread->vpgid;
}

static int64_t pgid_of(const struct thread *thread)
{
    return thread->pgid;
}

/**
 * The leader of the session or group that the event's thread is in: by its id
 * where that is an id of the host, else the most distant ancestor in it.
 */
static const struct thread *leader(const struct field_input *input, int64_t (*id_of)(const struct thread *),
                                   bool is_host_id)
{
    const struct thread *thread = input->view->thread;
    if (thread == NULL) {
        return NULL;
    }
    int64_t id = id_of(thread);
    if (is_host_id || !thread__is_in_pid_namespace(thread)) {
        const struct thread *found = machine__thread(input->machine, id);
        if (found != NULL) {
            return found;
        }
    }
    const struct thread *last = own_process(input);
    last = last == NULL ? thread : last;
    const struct thread *next = parent_of(input, last);
    for (int i = 0; i < MAX_ANCESTORS && next != NULL && id_of(next) == id; i++) {
        last = next;
        next = parent_of(input, last);
    }
    return last;
}

#define LEADER(name, id_of, is_host_id, reader)                                                                        \
    static void read_##name(const struct field_input *input, const struct bound_field *field, struct value *value)     \
    {                                                                                                                  \
        const struct thread *found = leader(input, id_of, is_host_id);                                                 \
        if (found != NULL) {                                                                                           \
            reader(input, found, field, value);                                                                        \
        }                                                                                                              \
    }

LEADER(sname, sid_of, false, thread__read_name)
LEADER(sid_exe, sid_of, false, thread__read_exe)
LEADER(sid_exepath, sid_of, false, thread__read_exepath)
LEADER(vpgid_name, vpgid_of, false, thread__read_name)
LEADER(vpgid_exe, vpgid_of, false, thread__read_exe)
LEADER(vpgid_exepath, vpgid_of, false, thread__read_exepath)
LEADER(pgid_name, pgid_of, true, thread__read_name)
LEADER(pgid_exe, pgid_of, true, thread__read_exe)
LEADER(pgid_exepath, pgid_of, true, thread__read_exepath)

static void read_loginshellid(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    const struct thread *thread = own_process(input);
    for (int i = 0; i <= MAX_ANCESTORS && thread != NULL; i++) {
        const struct text *comm = &thread->comm;
        if (comm->length >= 2 && memcmp(comm->data + comm->length - 2, "sh", 2) == 0) {
            value__set_number(value, (double)thread->pid);
        }
        thread = parent_of(input, thread);
    }
}

/** Threads of the event's process that are alive, the main thread included; 0 when it is not known. */
static uint32_t count_threads(const struct field_input *input)
{
    const struct thread *first = own_process(input);
    if (first == NULL) {
        return 0;
    }
    uint32_t count = 0;
    const struct thread *thread = first;
    do {
        count += !thread->is_dead;
        thread = thread->next_in_group;
    } while (thread != NULL && thread != first);
    return count;
}

static void read_nthreads(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    uint32_t count = count_threads(input);
    if (count > 0) {
        value__set_number(value, count);
    }
}

static void read_nchilds(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    uint32_t count = count_threads(input);
    if (count > 0) {
        value__set_number(value, count - 1);
    }
}

const struct field_definition proc_lineage_fields[] = {
    FIELD("proc.ppid", NUMBER, CONTEXT, read_ppid),
    FIELD("proc.pvpid", NUMBER, CONTEXT, read_pvpid),
    FIELD("proc.pname", TEXT, CONTEXT, read_pname),
    FIELD("proc.pexe", TEXT, CONTEXT, read_pexe),
    FIELD("proc.pexepath", TEXT, CONTEXT, read_pexepath),
    FIELD("proc.pcmdline", TEXT, CONTEXT, read_pcmdline),
    FIELD("proc.ppid.duration", NUMBER, EVENT, read_ppid_duration),
    FIELD("proc.ppid.ts", INTEGER, CONTEXT, read_ppid_ts),
    LIST_FIELD("proc.aname", TEXT, CONTEXT, read_aname),
    LIST_FIELD("proc.aexe", TEXT, CONTEXT, read_aexe),
    LIST_FIELD("proc.aexepath", TEXT, CONTEXT, read_aexepath),
    LIST_FIELD("proc.aargs", TEXT, CONTEXT, read_aargs),
    LIST_FIELD("proc.acmdline", TEXT, CONTEXT, read_acmdline),
    LIST_FIELD("proc.apid", INTEGER, CONTEXT, read_apid),
    LIST_FIELD("proc.aenv", TEXT, CONTEXT, read_aenv),
    FIELD("proc.sname", TEXT, CONTEXT, read_sname),
    FIELD("proc.sid.exe", TEXT, CONTEXT, read_sid_exe),
    FIELD("proc.sid.exepath", TEXT, CONTEXT, read_sid_exepath),
    FIELD("proc.vpgid.name", TEXT, CONTEXT, read_vpgid_name),
    FIELD("proc.vpgid.exe", TEXT, CONTEXT, read_vpgid_exe),
    FIELD("proc.vpgid.exepath", TEXT, CONTEXT, read_vpgid_exepath),
    FIELD("proc.pgid.name", TEXT, CONTEXT, read_pgid_name),
    FIELD("proc.pgid.exe", TEXT, CONTEXT, read_pgid_exe),
    FIELD("proc.pgid.exepath", TEXT, CONTEXT, read_pgid_exepath),
    FIELD("proc.nthreads", NUMBER, EVENT, read_nthreads),
    FIELD("proc.nchilds", NUMBER, EVENT, read_nchilds),
    FIELD("proc.loginshellid", NUMBER, CONTEXT, read_loginshellid),
    FIELDS_END,
};
