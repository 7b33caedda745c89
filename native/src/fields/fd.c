/* Fields of the file descriptor that the event uses, creates or closes; those of sockets are in fd_socket.c. */
#include "../state/fd_table.h"
#include "event_fd.h"

static void read_num(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    if (event_fd__is_used(input)) {
        value__set_number(value, (double)input->view->fd_num);
    }
}

static void read_name(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    struct span name;
    if (event_fd__name(input, &name)) {
        value__set_span(value, name);
    }
}

static void read_nameraw(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    const struct fd_info *fd = event_fd__info(input);
    if (fd != NULL) {
        value__set_text(value, fd->name_raw.length > 0 ? &fd->name_raw : &fd->name);
    }
}

static void read_type(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    const struct fd_info *fd = event_fd__info(input);
    if (fd != NULL) {
        value__set_string(value, fd_kind__name(fd->type));
    }
}

/** The type that the descriptor of a creating event would have. */
static const char *character_of_creator(uint16_t type)
{
    switch (type & ~1) {
    case 2:   /* open */
    case 58:  /* creat */
    case 102: /* openat, old */
    case 306: /* openat */
    case 326: /* openat2 */
        return "f";
    case 18:  /* socket */
    case 26:  /* accept, old */
    case 56:  /* accept4, old */
    case 246: /* accept */
    case 248: /* accept4, old */
    case 388: /* accept4 */
        return "4";
    case 60: /* pipe */
        return "p";
    case 62: /* eventfd */
        return "e";
    case 126: /* signalfd */
        return "s";
    case 136: /* timerfd_create */
        return "t";
    case 138: /* inotify_init */
        return "i";
    default:
        return "o";
    }
}

static void read_typechar(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    if (!event_fd__is_used(input)) {
        return;
    }
    if (input->view->fd == NULL) {
        value__set_string(value, character_of_creator(input->view->event->type));
        return;
    }
    char character = fd_kind__character(input->view->fd->type);
    if (text__append(input->scratch, &character, 1)) {
        value__set_text(value, input->scratch);
    }
}

/** Where the last component of a path begins, after the last slash; 0 when there is none. */
static uint32_t last_component(struct span path)
{
    uint32_t at = path.length;
    while (at > 0 && path.data[at - 1] != '/') {
        at--;
    }
    return at;
}

/** Cuts the last component off a path; the root directory when nothing is left. */
static struct span without_last_component(struct span path)
{
    static const uint8_t root[] = "/";
    uint32_t start = last_component(path);
    return start > 1 ? (struct span){.data = path.data, .length = start - 1} : (struct span){.data = root, .length = 1};
}

/** Gives the directory of a file, or a directory itself; false for everything else. */
static bool read_directory_of(const struct field_input *input, struct span *directory)
{
    if (!event_fd__name(input, directory)) {
        return false;
    }
    const struct fd_info *fd = input->view->fd;
    if (fd == NULL || fd_kind__is_file(fd->type)) {
        *directory = without_last_component(*directory);
        return true;
    }
    return fd->type == FD_DIRECTORY;
}

static void read_directory(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    struct span directory;
    if (read_directory_of(input, &directory)) {
        value__set_span(value, directory);
    }
}

static void read_filename(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    const struct fd_info *fd = event_fd__info(input);
    if (fd == NULL || !fd_kind__is_file(fd->type)) {
        return;
    }
    struct span name = text__span(&fd->name);
    uint32_t start = last_component(name);
    if (start == name.length && name.length > 0) {
        value__set_string(value, "/");
        return;
    }
    value__set_span(value, (struct span){.data = name.data + start, .length = name.length - start});
}

/** Gives the container id, a colon and a name. */
static void set_with_container(const struct field_input *input, struct span name, struct value *value)
{
    struct span id = input->view->container_id;
    input->spare->length = 0;
    if (!span__equals(id, "host")) {
        text__append_span(input->spare, id);
    }
    text__append_string(input->spare, ":");
    text__append_span(input->spare, name);
    value__set_text(value, input->spare);
}

static void read_containername(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    struct span name;
    if (event_fd__name(input, &name)) {
        set_with_container(input, name, value);
    }
}

static void read_containerdirectory(const struct field_input *input, const struct bound_field *field,
                                    struct value *value)
{
    (void)field;
    struct span directory;
    if (read_directory_of(input, &directory)) {
        set_with_container(input, directory, value);
    }
}

static void read_uid(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    if (event_fd__is_used(input)) {
        text__append_signed(input->scratch, input->view->thread->tid);
        text__append_signed(input->scratch, input->view->fd_num);
        value__set_text(value, input->scratch);
    }
}

#define DEVICE(name, expression)                                                                                       \
    static void read_##name(const struct field_input *input, const struct bound_field *field, struct value *value)     \
    {                                                                                                                  \
        (void)field;                                                                                                   \
        const struct fd_info *fd = event_fd__info(input);                                                              \
        if (fd != NULL) {                                                                                              \
            value__set_number(value, expression);                                                                      \
        }                                                                                                              \
    }

DEVICE(dev, fd->dev)
DEVICE(dev_major, (fd->dev & 0xfff00) >> 8)
DEVICE(dev_minor, (fd->dev & 0xff) | ((fd->dev >> 12) & 0xfff00))

static void read_ino(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    const struct fd_info *fd = event_fd__info(input);
    if (fd != NULL) {
        value__set_unsigned(input, value, fd->ino);
    }
}

#define FLAG(name, condition, expression)                                                                              \
    static void read_##name(const struct field_input *input, const struct bound_field *field, struct value *value)     \
    {                                                                                                                  \
        (void)field;                                                                                                   \
        const struct fd_info *fd = event_fd__info(input);                                                              \
        if (fd != NULL && (condition)) {                                                                               \
            value__set_bool(value, expression);                                                                        \
        }                                                                                                              \
    }

FLAG(is_upper_layer, fd->has_layers, fd->is_upper_layer)
FLAG(is_lower_layer, fd->has_layers, fd->is_lower_layer)

static void read_name_changed(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    const struct fd_info *fd = event_fd__info(input);
    if (fd == NULL) {
        return;
    }
    const struct scap_event *event = input->view->event;
    const uint16_t connect_exit = 23;
    bool gives_name = (event->info->flags & EF_CREATES_FD) != 0 || event->type == connect_exit;
    bool is_named = gives_name && scap_event__is_exit(event) && fd->name.length > 0;
    value__set_bool(value, is_named || fd->name_changed);
}

static const struct thread *process_of(const struct field_input *input)
{
    return input->view->thread == NULL ? NULL : machine__main_thread(input->machine, input->view->thread);
}

/** Types of all descriptors of the process, each once, or of the one that the argument names. */
static void read_types(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    if (field->has_argument) {
        const struct fd_info *fd = input->view->thread == NULL || field->index < 0
                                       ? NULL
                                       : machine__fd(input->machine, input->view->thread, field->index);
        if (fd != NULL) {
            value__set_string(value, fd_kind__name(fd->type));
            value->text.length++; /* the NUL byte that ends an item */
        }
        return;
    }
    const struct thread *process = process_of(input);
    if (process == NULL || process->fds == NULL) {
        return;
    }
    uint32_t seen = 0;
    const struct int_map *map = &process->fds->by_number;
    for (uint32_t i = 0; i < map->capacity; i++) {
        const struct fd_node *node = map->entries[i].value;
        if (node == NULL || node->info.type > FD_PIDFD || (seen >> node->info.type & 1) != 0) {
            continue;
        }
        seen |= 1U << node->info.type;
        const char *name = fd_kind__name(node->info.type);
        text__append(input->scratch, name, strlen(name) + 1);
    }
    value__set_nonempty(value, input->scratch);
}

static void read_fdopencount(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    const struct thread *process = process_of(input);
    if (process != NULL) {
        value__set_number(value, process->fds == NULL ? 0 : process->fds->by_number.count);
    }
}

static void read_fdusage(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    const struct thread *process = process_of(input);
    if (process == NULL) {
        return;
    }
    double count = process->fds == NULL ? 0 : process->fds->by_number.count;
    value__set_number(value, process->fdlimit > 0 ? count * 100 / (double)process->fdlimit : 0);
}

static const struct fd_info *standard_fd(const struct field_input *input, int64_t fd)
{
    return input->view->thread == NULL ? NULL : machine__fd(input->machine, input->view->thread, fd);
}

#define STANDARD(stream, number)                                                                                       \
    static void read_##stream##_type(const struct field_input *input, const struct bound_field *field,                 \
                                     struct value *value)                                                              \
    {                                                                                                                  \
        (void)field;                                                                                                   \
        const struct fd_info *fd = standard_fd(input, number);                                                         \
        if (fd != NULL) {                                                                                              \
            value__set_string(value, fd_kind__name(fd->type));                                                         \
        }                                                                                                              \
    }                                                                                                                  \
    static void read_##stream##_name(const struct field_input *input, const struct bound_field *field,                 \
                                     struct value *value)                                                              \
    {                                                                                                                  \
        (void)field;                                                                                                   \
        const struct fd_info *fd = standard_fd(input, number);                                                         \
        if (fd != NULL) {                                                                                              \
            value__set_text(value, &fd->name);                                                                         \
        }                                                                                                              \
    }

STANDARD(stdin, 0)
STANDARD(stdout, 1)
STANDARD(stderr, 2)

const struct field_definition fd_fields[] = {
    FIELD("fd.num", NUMBER, EVENT, read_num),
    FIELD("fd.name", TEXT, EVENT, read_name),
    FIELD("fd.nameraw", TEXT, EVENT, read_nameraw),
    FIELD("fd.type", TEXT, EVENT, read_type),
    FIELD("fd.typechar", TEXT, EVENT, read_typechar),
    FIELD("fd.directory", TEXT, EVENT, read_directory),
    FIELD("fd.filename", TEXT, EVENT, read_filename),
    FIELD("fd.containername", TEXT, EVENT, read_containername),
    FIELD("fd.containerdirectory", TEXT, EVENT, read_containerdirectory),
    FIELD("fd.uid", TEXT, EVENT, read_uid),
    FIELD("fd.dev", NUMBER, EVENT, read_dev),
    FIELD("fd.dev.major", NUMBER, EVENT, read_dev_major),
    FIELD("fd.dev.minor", NUMBER, EVENT, read_dev_minor),
    FIELD("fd.ino", INTEGER, EVENT, read_ino),
    FIELD("fd.is_upper_layer", BOOL, EVENT, read_is_upper_layer),
    FIELD("fd.is_lower_layer", BOOL, EVENT, read_is_lower_layer),
    FIELD("fd.name_changed", BOOL, EVENT, read_name_changed),
    FIELD("fd.types", LIST, EVENT, read_types),
    FIELD("proc.fdopencount", NUMBER, EVENT, read_fdopencount),
    FIELD("proc.fdusage", NUMBER, EVENT, read_fdusage),
    FIELD("proc.stdin.type", TEXT, EVENT, read_stdin_type),
    FIELD("proc.stdin.name", TEXT, EVENT, read_stdin_name),
    FIELD("proc.stdout.type", TEXT, EVENT, read_stdout_type),
    FIELD("proc.stdout.name", TEXT, EVENT, read_stdout_name),
    FIELD("proc.stderr.type", TEXT, EVENT, read_stderr_type),
    FIELD("proc.stderr.name", TEXT, EVENT, read_stderr_name),
    FIELDS_END,
};
