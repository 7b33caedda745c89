/* Fields of the event itself that do not follow from its number, time and type alone. */
#include "event_fd.h"
#include "names.h"
#include "syscall_category.h"

#define GENERIC_EXIT 1
#define ASYNC_EVENT 402

static void read_type(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    const struct scap_event *event = input->view->event;
    uint16_t code = 0;
    if (event->type <= GENERIC_EXIT && scap_event__u16(event, 0, &code)) {
        value__set_string(value, syscall_name(code));
    } else if (event->type == ASYNC_EVENT && input->view->async_name.length > 0) {
        value__set_span(value, input->view->async_name);
    } else {
        value__set_string(value, event->info->name);
    }
}

static void read_syscall_type(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    if (input->view->event->info->is_syscall != 0) {
        read_type(input, field, value);
    }
}

static void read_asynctype(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    if (input->view->event->type == ASYNC_EVENT && input->view->async_name.length > 0) {
        value__set_span(value, input->view->async_name);
    }
}

/** The category of an event; that of the system call when the event is a generic one. */
static uint8_t category_of(const struct scap_event *event)
{
    uint16_t code = 0;
    if (event->type <= GENERIC_EXIT && scap_event__u16(event, 0, &code)) {
        return syscall_category(code);
    }
    return event->info->category;
}

static bool is_io(uint8_t category)
{
    return category == EC_IO_READ || category == EC_IO_WRITE || category == EC_IO_OTHER;
}

/** The category that reading from or writing to a descriptor belongs to. */
static const char *io_category(const struct fd_info *fd)
{
    switch (fd == NULL ? FD_UNKNOWN : fd->type) {
    case FD_FILE:
    case FD_FILE_V2:
    case FD_DIRECTORY:
        return "file";
    case FD_IPV4_SOCK:
    case FD_IPV6_SOCK:
    case FD_IPV4_SERVSOCK:
    case FD_IPV6_SERVSOCK:
        return "net";
    case FD_FIFO:
    case FD_UNIX_SOCK:
    case FD_EVENT:
    case FD_SIGNALFD:
    case FD_INOTIFY:
    case FD_USERFAULTFD:
        return "ipc";
    default:
        return "unknown";
    }
}

static void read_category(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    static const char *const names[] = {
        [EC_UNKNOWN] = "unknown",
        [EC_OTHER] = "other",
        [EC_FILE] = "file",
        [EC_NET] = "net",
        [EC_IPC] = "IPC",
        [EC_MEMORY] = "memory",
        [EC_PROCESS] = "process",
        [EC_SLEEP] = "sleep",
        [EC_SYSTEM] = "system",
        [EC_SIGNAL] = "signal",
        [EC_USER] = "user",
        [EC_TIME] = "time",
        [EC_PROCESSING] = "processing",
        [EC_WAIT] = "wait",
        [EC_SCHEDULER] = "scheduler",
        [EC_INTERNAL] = "internal",
    };
    const struct scap_event *event = input->view->event;
    uint8_t category = category_of(event);
    if (is_io(category)) {
        value__set_string(value, io_category(input->view->fd));
    } else if (category < sizeof(names) / sizeof(names[0])) {
        value__set_string(value, names[category]);
    }
}

static void read_cpu(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    value__set_number(value, input->view->event->cpuid);
}

/** Whether the event has a result; what calls like geteuid give is an id, which no error can hide in. */
static bool has_result(const struct field_input *input)
{
    const struct event_info *info = input->view->event->info;
    bool is_id = info->nparams > 0 && (info->params[0].type == PT_UID || info->params[0].type == PT_GID);
    return input->view->has_res && !is_id;
}

static void read_res(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    const struct event_view *view = input->view;
    if (!has_result(input)) {
        return;
    }
    if (view->res >= 0) {
        value__set_string(value, "SUCCESS");
        return;
    }
    const char *name = errno_name(view->res);
    if (name != NULL) {
        value__set_string(value, name);
    } else {
        value__set_signed(input, value, view->res);
    }
}

static void read_rawres(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    if (has_result(input)) {
        value__set_number(value, (double)input->view->res);
    }
}

static void read_failed(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    if (has_result(input)) {
        value__set_bool(value, input->view->res < 0);
    }
}

static void read_buffer(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    const struct scap_event *event = input->view->event;
    for (uint32_t i = 0; i < event->nparams && i < event->info->nparams; i++) {
        if (event->info->params[i].type == PT_BYTEBUF && strcmp(event->info->params[i].name, "data") == 0) {
            value__set_span(value, event->params[i]);
            return;
        }
    }
}

static bool buffer_length(const struct field_input *input, double *length)
{
    const struct event_view *view = input->view;
    if (view->fd == NULL || !is_io(view->event->info->category) || !view->has_res || view->res < 0) {
        return false;
    }
    *length = (double)view->res;
    return true;
}

enum buffer_of { OF_ANY = 0, OF_FILE = 1, OF_NET = 2, OF_READ = 4, OF_WRITE = 8 };

static void set_buffer_length(const struct field_input *input, struct value *value, unsigned of)
{
    double length;
    if (!buffer_length(input, &length)) {
        return;
    }
    uint8_t type = input->view->fd->type;
    uint16_t flags = input->view->event->info->flags;
    bool is_wanted = ((of & OF_FILE) == 0 || fd_kind__is_file(type) || type == FD_DIRECTORY) &&
                     ((of & OF_NET) == 0 || fd_kind__is_ip_socket(type)) &&
                     ((of & OF_READ) == 0 || (flags & EF_READS_FROM_FD) != 0) &&
                     ((of & OF_WRITE) == 0 || (flags & EF_WRITES_TO_FD) != 0);
    if (is_wanted) {
        value__set_number(value, length);
    }
}

#define BUFFER_LENGTH(name, of)                                                                                        \
    static void read_buflen_##name(const struct field_input *input, const struct bound_field *field,                   \
                                   struct value *value)                                                                \
    {                                                                                                                  \
        (void)field;                                                                                                   \
        set_buffer_length(input, value, of);                                                                           \
    }

BUFFER_LENGTH(any, OF_ANY)
BUFFER_LENGTH(in, OF_READ)
BUFFER_LENGTH(out, OF_WRITE)
BUFFER_LENGTH(file, OF_FILE)
BUFFER_LENGTH(file_in, OF_FILE | OF_READ)
BUFFER_LENGTH(file_out, OF_FILE | OF_WRITE)
BUFFER_LENGTH(net, OF_NET)
BUFFER_LENGTH(net_in, OF_NET | OF_READ)
BUFFER_LENGTH(net_out, OF_NET | OF_WRITE)

static void read_is_syslog(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    static const char device[] = "/dev/log";
    const struct fd_info *fd = input->view->fd;
    bool is_syslog = false;
    if (fd != NULL && (input->view->event->info->flags & EF_WRITES_TO_FD) != 0) {
        for (size_t at = 0; at + sizeof(device) - 1 <= fd->name.length && !is_syslog; at++) {
            is_syslog = memcmp(fd->name.data + at, device, sizeof(device) - 1) == 0;
        }
    }
    value__set_bool(value, is_syslog);
}

/** Time since the enter event; 0 when it is not known. */
static bool latency(const struct field_input *input, uint64_t *elapsed)
{
    const struct stored_enter *enter = input->view->enter;
    uint64_t now = input->view->event->ts;
    *elapsed = enter == NULL || now < enter->ts ? 0 : now - enter->ts;
    return true;
}

/** As latency, for the exit of calls that wait. */
static bool wait_latency(const struct field_input *input, uint64_t *elapsed)
{
    const struct scap_event *event = input->view->event;
    return (event->info->flags & EF_WAITS) != 0 && scap_event__is_exit(event) && latency(input, elapsed);
}

static bool since_event_before(const struct field_input *input, uint64_t *elapsed)
{
    uint64_t now = input->view->event->ts;
    *elapsed = input->previous_ts == 0 || now < input->previous_ts ? 0 : now - input->previous_ts;
    return true;
}

#define NS_PER_SECOND UINT64_C(1000000000)

#define ELAPSED(name, source, expression)                                                                              \
    static void read_##name(const struct field_input *input, const struct bound_field *field, struct value *value)     \
    {                                                                                                                  \
        (void)field;                                                                                                   \
        uint64_t elapsed;                                                                                              \
        if (source(input, &elapsed)) {                                                                                 \
            uint64_t part = (expression);                                                                              \
            value__set_number(value, (double)part);                                                                    \
        }                                                                                                              \
    }

ELAPSED(latency_all, latency, elapsed)
ELAPSED(latency_s, latency, elapsed / NS_PER_SECOND)
ELAPSED(latency_ns, latency, elapsed % NS_PER_SECOND)
ELAPSED(wait_latency, wait_latency, elapsed)
ELAPSED(delta_all, since_event_before, elapsed)
ELAPSED(delta_s, since_event_before, elapsed / NS_PER_SECOND)
ELAPSED(delta_ns, since_event_before, elapsed % NS_PER_SECOND)

enum error_of { ERROR_ANY, ERROR_FILE, ERROR_NET, ERROR_MEMORY, ERROR_OTHER };

static enum error_of kind_of_error(const struct field_input *input)
{
    uint8_t category = input->view->event->info->category;
    if (category == EC_MEMORY) {
        return ERROR_MEMORY;
    }
    if (!event_fd__is_used(input)) {
        return ERROR_OTHER;
    }
    const struct fd_info *fd = input->view->fd;
    bool is_file = fd == NULL ? category == EC_FILE : fd_kind__is_file(fd->type) || fd->type == FD_DIRECTORY;
    bool is_socket = fd == NULL ? category == EC_NET : fd_kind__is_ip_socket(fd->type) || fd->type == FD_UNIX_SOCK;
    return is_file ? ERROR_FILE : is_socket ? ERROR_NET : ERROR_OTHER;
}

#define ERROR_COUNT(name, kind)                                                                                        \
    static void read_errors_##name(const struct field_input *input, const struct bound_field *field,                   \
                                   struct value *value)                                                                \
    {                                                                                                                  \
        (void)field;                                                                                                   \
        bool is_failed = input->view->has_res && input->view->res < 0;                                                 \
        if (is_failed && ((kind) == ERROR_ANY || kind_of_error(input) == (kind))) {                                    \
            value__set_number(value, 1);                                                                               \
        }                                                                                                              \
    }

ERROR_COUNT(any, ERROR_ANY)
ERROR_COUNT(file, ERROR_FILE)
ERROR_COUNT(net, ERROR_NET)
ERROR_COUNT(memory, ERROR_MEMORY)
ERROR_COUNT(other, ERROR_OTHER)

static void read_hostname(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    const struct machine_entry *info = machine__info(input->machine);
    if (info != NULL && info->hostname.length > 0) {
        value__set_span(value, info->hostname);
    }
}

const struct field_definition evt_fields[] = {
    FIELD("evt.type", TEXT, EVENT, read_type),
    FIELD("syscall.type", TEXT, EVENT, read_syscall_type),
    FIELD("evt.asynctype", TEXT, EVENT, read_asynctype),
    FIELD("evt.category", TEXT, EVENT, read_category),
    FIELD("evt.cpu", NUMBER, EVENT, read_cpu),
    FIELD("evt.res", TEXT, EVENT, read_res),
    FIELD("evt.rawres", NUMBER, EVENT, read_rawres),
    FIELD("evt.failed", BOOL, EVENT, read_failed),
    FIELD("evt.buffer", TEXT, EVENT, read_buffer),
    FIELD("evt.buflen", NUMBER, EVENT, read_buflen_any),
    FIELD("evt.buflen.in", NUMBER, EVENT, read_buflen_in),
    FIELD("evt.buflen.out", NUMBER, EVENT, read_buflen_out),
    FIELD("evt.buflen.file", NUMBER, EVENT, read_buflen_file),
    FIELD("evt.buflen.file.in", NUMBER, EVENT, read_buflen_file_in),
    FIELD("evt.buflen.file.out", NUMBER, EVENT, read_buflen_file_out),
    FIELD("evt.buflen.net", NUMBER, EVENT, read_buflen_net),
    FIELD("evt.buflen.net.in", NUMBER, EVENT, read_buflen_net_in),
    FIELD("evt.buflen.net.out", NUMBER, EVENT, read_buflen_net_out),
    FIELD("evt.is_syslog", BOOL, EVENT, read_is_syslog),
    FIELD("evt.latency", NUMBER, EVENT, read_latency_all),
    FIELD("evt.latency.s", NUMBER, EVENT, read_latency_s),
    FIELD("evt.latency.ns", NUMBER, EVENT, read_latency_ns),
    FIELD("evt.deltatime", NUMBER, EVENT, read_delta_all),
    FIELD("evt.deltatime.s", NUMBER, EVENT, read_delta_s),
    FIELD("evt.deltatime.ns", NUMBER, EVENT, read_delta_ns),
    FIELD("evt.wait_latency", NUMBER, EVENT, read_wait_latency),
    FIELD("evt.count.error", NUMBER, EVENT, read_errors_any),
    FIELD("evt.count.error.file", NUMBER, EVENT, read_errors_file),
    FIELD("evt.count.error.net", NUMBER, EVENT, read_errors_net),
    FIELD("evt.count.error.memory", NUMBER, EVENT, read_errors_memory),
    FIELD("evt.count.error.other", NUMBER, EVENT, read_errors_other),
    FIELD("evt.hostname", TEXT, CONTEXT, read_hostname),
    FIELDS_END,
};
