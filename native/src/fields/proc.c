/* Fields of the process and thread that caused the event; ancestors are in proc_lineage.c. */
#include "thread_text.h"

/** Reads a field of the event's own thread; for container events the name that old readers made up. */
#define OWN_OR_CONTAINER(reader)                                                                                       \
    static void own_##reader(const struct field_input *input, const struct bound_field *field, struct value *value)    \
    {                                                                                                                  \
        if (input->view->thread != NULL) {                                                                             \
            thread__##reader(input, input->view->thread, field, value);                                                \
        } else if (is_container_event(input)) {                                                                        \
            set_container_name(input, value);                                                                          \
        }                                                                                                              \
    }

static void set_container_name(const struct field_input *input, struct value *value)
{
    text__append_string(input->scratch, "container:");
    text__append_span(input->scratch, input->view->container_id);
    value__set_text(value, input->scratch);
}

OWN_OR_CONTAINER(read_name)
OWN_OR_CONTAINER(read_cmdline)

/** As OWN_OR_CONTAINER, but nothing is made up: the text is empty for container events. */
#define OWN_OR_EMPTY(reader)                                                                                           \
    static void own_##reader(const struct field_input *input, const struct bound_field *field, struct value *value)    \
    {                                                                                                                  \
        if (input->view->thread != NULL) {                                                                             \
            thread__##reader(input, input->view->thread, field, value);                                                \
        } else if (is_container_event(input)) {                                                                        \
            value__set_string(value, "");                                                                              \
        }                                                                                                              \
    }

OWN_OR_EMPTY(read_exe)
OWN_OR_EMPTY(read_exepath)
OWN_OR_EMPTY(read_exeline)
OWN_OR_EMPTY(read_args)

static void read_args(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    const struct thread *thread = input->view->thread;
    if (!field->has_argument || thread == NULL) {
        own_read_args(input, field, value);
        return;
    }
    struct span left = text__span(&thread->args);
    struct span item;
    for (int64_t i = 0; field->index >= 0 && span__next_item(&left, &item); i++) {
        if (i == field->index) {
            value__set_span(value, item);
            return;
        }
    }
}

static void read_env(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    const struct thread *thread = input->view->thread;
    struct span found;
    if (thread == NULL) {
        return;
    }
    if (!field->has_argument) {
        thread__read_env(input, thread, field, value);
    } else if (thread__find_variable(input, thread, field->argument, &found)) {
        value__set_span(value, found);
    }
}

static void read_cmdnargs(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    if (input->view->thread == NULL) {
        return;
    }
    struct span left = text__span(&input->view->thread->args);
    struct span item;
    uint32_t count = 0;
    while (span__next_item(&left, &item)) {
        count++;
    }
    value__set_number(value, count);
}

static void read_cmdlenargs(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    if (input->view->thread == NULL) {
        return;
    }
    struct span left = text__span(&input->view->thread->args);
    struct span item;
    uint64_t length = 0;
    while (span__next_item(&left, &item)) {
        length += item.length;
    }
    value__set_number(value, (double)length);
}

static void read_cwd(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    if (is_container_event(input)) {
        value__set_string(value, "");
    }
    if (input->view->thread == NULL) {
        return;
    }
    const struct thread *main = machine__main_thread(input->machine, input->view->thread);
    if (main == NULL) {
        value__set_string(value, "./");
    } else {
        value__set_text(value, &main->cwd);
    }
}

/** A number of the thread that is not known when the condition does not hold. */
#define NUMBER_IF(name, condition, expression)                                                                         \
    static void read_##name(const struct field_input *input, const struct bound_field *field, struct value *value)     \
    {                                                                                                                  \
        (void)field;                                                                                                   \
        const struct thread *thread = input->view->thread;                                                             \
        if (thread != NULL && (condition)) {                                                                           \
            value__set_number(value, (double)(expression));                                                            \
        }                                                                                                              \
    }

#define BOOL_IF(name, condition, expression)                                                                           \
    static void read_##name(const struct field_input *input, const struct bound_field *field, struct value *value)     \
    {                                                                                                                  \
        (void)field;                                                                                                   \
        const struct thread *thread = input->view->thread;                                                             \
        if (thread != NULL && (condition)) {                                                                           \
            value__set_bool(value, (expression));                                                                      \
        }                                                                                                              \
    }

#define UNSIGNED_IF(name, condition, expression)                                                                       \
    static void read_##name(const struct field_input *input, const struct bound_field *field, struct value *value)     \
    {                                                                                                                  \
        (void)field;                                                                                                   \
        const struct thread *thread = input->view->thread;                                                             \
        if (thread != NULL && (condition)) {                                                                           \
            value__set_unsigned(input, value, (expression));                                                           \
        }                                                                                                              \
    }

NUMBER_IF(pid, thread->tid >= -1 && thread->tid <= UINT32_MAX, thread->pid)
NUMBER_IF(vpid, thread->vpid != -1, thread->vpid)
THREAD_NUMBER(tty, thread->tty)
THREAD_NUMBER(sid, thread->sid)
THREAD_NUMBER(vpgid, thread->vpgid)
THREAD_NUMBER(pgid, thread->pgid)
THREAD_NUMBER(fdlimit, thread->fdlimit)
THREAD_NUMBER(vmsize, thread->vmsize_kb)
THREAD_NUMBER(vmrss, thread->vmrss_kb)
THREAD_NUMBER(vmswap, thread->vmswap_kb)
NUMBER_IF(duration, thread->clone_ts != 0 && input->view->event->ts >= thread->clone_ts,
          input->view->event->ts - thread->clone_ts)
UNSIGNED_IF(pid_ts, thread->clone_ts != 0, thread->clone_ts)
BOOL_IF(is_exe_writable, thread->has_exe_flags, thread->exe_writable)
BOOL_IF(is_exe_upper_layer, thread->has_exe_layers, thread->exe_upper_layer)
BOOL_IF(is_exe_lower_layer, thread->has_exe_layers, thread->exe_lower_layer)
BOOL_IF(is_exe_from_memfd, thread->has_exe_flags, thread->exe_from_memfd)
BOOL_IF(is_sid_leader, true, thread->sid == thread->vpid)
BOOL_IF(is_vpgid_leader, true, thread->vpgid == thread->vpid)
BOOL_IF(is_pgid_leader, true, thread->pgid == thread->pid)
UNSIGNED_IF(exe_ino, thread->exe_ino != 0, thread->exe_ino)
UNSIGNED_IF(exe_ino_ctime, thread->exe_ino_ctime != 0, thread->exe_ino_ctime)
UNSIGNED_IF(exe_ino_mtime, thread->exe_ino_mtime != 0, thread->exe_ino_mtime)
UNSIGNED_IF(ctime_to_start, thread->exe_ino_ctime != 0 && thread->clone_ts > thread->exe_ino_ctime,
            thread->clone_ts - thread->exe_ino_ctime)
UNSIGNED_IF(pidns_start_to_ctime,
            thread->pidns_init_start_ts != 0 && thread->exe_ino_ctime > thread->pidns_init_start_ts,
            thread->exe_ino_ctime - thread->pidns_init_start_ts)
UNSIGNED_IF(pidns_init_start_ts, thread->pidns_init_start_ts != 0, thread->pidns_init_start_ts)

const struct field_definition proc_fields[] = {
    FIELD("proc.name", TEXT, CONTEXT, own_read_name),
    FIELD("proc.exe", TEXT, CONTEXT, own_read_exe),
    FIELD("proc.exepath", TEXT, CONTEXT, own_read_exepath),
    FIELD("proc.args", TEXT, CONTEXT, read_args),
    FIELD("proc.cmdline", TEXT, CONTEXT, own_read_cmdline),
    FIELD("proc.exeline", TEXT, CONTEXT, own_read_exeline),
    FIELD("proc.cmdnargs", NUMBER, CONTEXT, read_cmdnargs),
    FIELD("proc.cmdlenargs", NUMBER, CONTEXT, read_cmdlenargs),
    FIELD("proc.env", TEXT, CONTEXT, read_env),
    FIELD("proc.cwd", TEXT, EVENT, read_cwd),
    FIELD("proc.tty", NUMBER, CONTEXT, read_tty),
    FIELD("proc.pid", NUMBER, CONTEXT, read_pid),
    FIELD("proc.vpid", NUMBER, CONTEXT, read_vpid),
    FIELD("proc.sid", NUMBER, CONTEXT, read_sid),
    FIELD("proc.vpgid", NUMBER, CONTEXT, read_vpgid),
    FIELD("proc.pgid", NUMBER, CONTEXT, read_pgid),
    FIELD("proc.duration", NUMBER, EVENT, read_duration),
    FIELD("proc.pid.ts", INTEGER, CONTEXT, read_pid_ts),
    FIELD("proc.is_exe_writable", BOOL, CONTEXT, read_is_exe_writable),
    FIELD("proc.is_exe_upper_layer", BOOL, CONTEXT, read_is_exe_upper_layer),
    FIELD("proc.is_exe_lower_layer", BOOL, CONTEXT, read_is_exe_lower_layer),
    FIELD("proc.is_exe_from_memfd", BOOL, CONTEXT, read_is_exe_from_memfd),
    FIELD("proc.is_sid_leader", BOOL, CONTEXT, read_is_sid_leader),
    FIELD("proc.is_vpgid_leader", BOOL, CONTEXT, read_is_vpgid_leader),
    FIELD("proc.is_pgid_leader", BOOL, CONTEXT, read_is_pgid_leader),
    FIELD("proc.exe_ino", INTEGER, CONTEXT, read_exe_ino),
    FIELD("proc.exe_ino.ctime", INTEGER, CONTEXT, read_exe_ino_ctime),
    FIELD("proc.exe_ino.mtime", INTEGER, CONTEXT, read_exe_ino_mtime),
    FIELD("proc.exe_ino.ctime_duration_proc_start", INTEGER, CONTEXT, read_ctime_to_start),
    FIELD("proc.exe_ino.ctime_duration_pidns_start", INTEGER, CONTEXT, read_pidns_start_to_ctime),
    FIELD("proc.pidns_init_start_ts", INTEGER, CONTEXT, read_pidns_init_start_ts),
    FIELD("proc.fdlimit", NUMBER, EVENT, read_fdlimit),
    MEMORY_FIELD("proc.vmsize", read_vmsize),
    MEMORY_FIELD("proc.vmrss", read_vmrss),
    MEMORY_FIELD("proc.vmswap", read_vmswap),
    FIELDS_END,
};
