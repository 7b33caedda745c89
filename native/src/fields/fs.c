/* Fields of the paths that a call names, also where no file is opened. */
#include "event_fd.h"
#include "event_path.h"

/** Where an exit event has its paths; -1 where it has none. */
struct path_params {
    uint16_t type;
    int8_t name, source, target;
    /** The descriptor tells the path, no parameter does. */
    bool is_by_fd;
};

/* clang-format off */
static const struct path_params path_params[] = {
    {3, 1, -1, -1, true},     /* open */
    {59, 1, -1, -1, true},    /* creat */
    {307, 2, -1, -1, true},   /* openat */
    {327, 2, -1, -1, true},   /* openat2 */
    {337, 3, -1, -1, true},   /* open_by_handle_at */
    {277, 1, -1, -1, false},  /* mkdir */
    {305, 2, -1, -1, false},  /* mkdirat */
    {279, 1, -1, -1, false},  /* rmdir */
    {301, 1, -1, -1, false},  /* unlink */
    {303, 2, -1, -1, false},  /* unlinkat */
    {315, 1, -1, -1, false},  /* chmod */
    {313, 2, -1, -1, false},  /* fchmodat */
    {317, -1, -1, -1, true},  /* fchmod */
    {379, 1, -1, -1, false},  /* chown */
    {381, 1, -1, -1, false},  /* lchown */
    {383, -1, -1, -1, true},  /* fchown */
    {385, 2, -1, -1, false},  /* fchownat */
    {415, 1, -1, -1, false},  /* mknod */
    {417, 2, -1, -1, false},  /* mknodat */
    {259, 1, -1, -1, false},  /* umount, old */
    {387, 1, -1, -1, false},  /* umount */
    {391, 1, -1, -1, false},  /* umount2 */
    {257, -1, 1, 2, false},   /* mount */
    {175, -1, 1, 2, false},   /* rename */
    {177, -1, 2, 4, false},   /* renameat */
    {319, -1, 2, 4, false},   /* renameat2 */
    {309, -1, 1, 2, false},   /* link */
    {311, -1, 2, 4, false},   /* linkat */
    {179, -1, 1, 2, false},   /* symlink */
    {181, -1, 1, 3, false},   /* symlinkat */
};
/* clang-format on */

/** Finds where a call that succeeded has its paths; NULL for all other events. */
static const struct path_params *find(const struct field_input *input)
{
    const struct event_view *view = input->view;
    if (!view->has_res || view->res < 0) {
        return NULL;
    }
    for (size_t i = 0; i < sizeof(path_params) / sizeof(path_params[0]); i++) {
        if (path_params[i].type == view->event->type) {
            return &path_params[i];
        }
    }
    return NULL;
}

/** Gives the path of a parameter as passed; absolute ones of symlinks and mounts are plain strings. */
static void set_raw(const struct field_input *input, int8_t index, struct value *value)
{
    struct span path;
    if (index >= 0 && scap_event__string(input->view->event, (uint32_t)index, &path)) {
        value__set_span(value, path);
    }
}

static void set_absolute(const struct field_input *input, int8_t index, struct value *value)
{
    if (index >= 0 && event_path__resolve(input, input->view->event, (uint32_t)index, input->scratch)) {
        value__set_text(value, input->scratch);
    }
}

static void read_name(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    const struct path_params *params = find(input);
    struct span name;
    if (params == NULL) {
        return;
    }
    if (!params->is_by_fd) {
        set_absolute(input, params->name, value);
    } else if (event_fd__name(input, &name)) {
        value__set_span(value, name);
    }
}

static void read_nameraw(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    const struct path_params *params = find(input);
    if (params == NULL) {
        return;
    }
    set_raw(input, params->name, value);
    const struct fd_info *fd = event_fd__info(input);
    if (!value->is_present && params->is_by_fd && fd != NULL) {
        value__set_text(value, fd->name_raw.length > 0 ? &fd->name_raw : &fd->name);
    }
}

#define PATH(name, set, member)                                                                                        \
    static void read_##name(const struct field_input *input, const struct bound_field *field, struct value *value)     \
    {                                                                                                                  \
        (void)field;                                                                                                   \
        const struct path_params *params = find(input);                                                                \
        if (params != NULL) {                                                                                          \
            set(input, params->member, value);                                                                         \
        }                                                                                                              \
    }

PATH(source, set_absolute, source)
PATH(sourceraw, set_raw, source)
PATH(target, set_absolute, target)
PATH(targetraw, set_raw, target)

/** Gives the path of a call that takes a directory and a path relative to it; the n-th of two. */
static void set_relative_path(const struct field_input *input, int nth, struct value *value)
{
    const struct scap_event *event = input->view->event;
    if (input->view->thread == NULL) {
        return;
    }
    for (uint32_t i = 0; i < event->nparams && i < event->info->nparams; i++) {
        if (event->info->params[i].type != PT_FSRELPATH || nth-- > 0) {
            continue;
        }
        if (event_path__resolve(input, event, i, input->scratch)) {
            value__set_text(value, input->scratch);
        }
        return;
    }
}

static void read_abspath(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    set_relative_path(input, 0, value);
}

static bool has_two_paths(const struct scap_event *event)
{
    return event->type == 177 || event->type == 319 || event->type == 311;
}

static void read_abspath_source(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    if (has_two_paths(input->view->event)) {
        set_relative_path(input, 0, value);
    }
}

static void read_abspath_target(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    const struct scap_event *event = input->view->event;
    const uint16_t symlinkat = 181;
    if (has_two_paths(event) || event->type == symlinkat) {
        set_relative_path(input, event->type == symlinkat ? 0 : 1, value);
    }
}

const struct field_definition fs_fields[] = {
    FIELD("fs.path.name", TEXT, EVENT, read_name),
    FIELD("fs.path.nameraw", TEXT, EVENT, read_nameraw),
    FIELD("fs.path.source", TEXT, EVENT, read_source),
    FIELD("fs.path.sourceraw", TEXT, EVENT, read_sourceraw),
    FIELD("fs.path.target", TEXT, EVENT, read_target),
    FIELD("fs.path.targetraw", TEXT, EVENT, read_targetraw),
    FIELD("evt.abspath", TEXT, EVENT, read_abspath),
    FIELD("evt.abspath.src", TEXT, EVENT, read_abspath_source),
    FIELD("evt.abspath.dst", TEXT, EVENT, read_abspath_target),
    FIELDS_END,
};
