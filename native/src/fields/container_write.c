/* Writing by what runs in a container: to its root file system, to what it should not be able to write in /proc. */
#include "../state/container_sight.h"
#include "event_path.h"

#define FLAG_WRONLY 2U
/* Types of events that change names in a file system; what lies in their last name is not followed. */
enum {
    OPEN_EXIT = 3,
    CREAT_EXIT = 59,
    OPENAT_OLD_EXIT = 103,
    OPENAT_EXIT = 307,
    OPENAT2_EXIT = 327,
};

enum write_kind {
    WRITES_NOTHING,
    /** Opens a file; written to when the flags say so. */
    WRITES_OPENED,
    /** Makes, moves or removes the name that the first, or the last, path tells. */
    WRITES_FIRST_NAME,
    WRITES_LAST_NAME,
};

static enum write_kind kind_of(uint16_t type)
{
    switch (type) {
    case OPEN_EXIT:
    case CREAT_EXIT:
    case OPENAT_OLD_EXIT:
    case OPENAT_EXIT:
    case OPENAT2_EXIT:
        return WRITES_OPENED;
    case 99:  /* mkdir, old */
    case 101: /* rmdir, old */
    case 109: /* unlink, old */
    case 175: /* rename */
    case 177: /* renameat */
    case 179: /* symlink */
    case 181: /* symlinkat */
    case 277: /* mkdir */
    case 279: /* rmdir */
    case 301: /* unlink */
    case 303: /* unlinkat */
    case 305: /* mkdirat */
    case 319: /* renameat2 */
    case 415: /* mknod */
    case 417: /* mknodat */
        return WRITES_FIRST_NAME;
    case 105: /* link, old */
    case 309: /* link */
    case 311: /* linkat */
        return WRITES_LAST_NAME;
    default:
        return WRITES_NOTHING;
    }
}

static bool is_write_open(const struct field_input *input)
{
    const struct fd_info *fd = input->view->fd;
    bool is_creat = input->view->event->type == CREAT_EXIT;
    return fd != NULL && fd->type == FD_FILE_V2 && (is_creat || (fd->open_flags & FLAG_WRONLY) != 0);
}

/** Finds the path that a call named: among its own parameters or those that it was entered with. */
static bool named_path(const struct field_input *input, bool is_last, struct span *path)
{
    const struct scap_event *event = input->view->event;
    int index = event_path__find(event, 0);
    if (index < 0 && input->view->enter != NULL) {
        event = &input->view->enter->event;
        index = event_path__find(event, 0);
    }
    int next = index < 0 || !is_last ? -1 : event_path__find(event, (uint32_t)index + 1);
    index = next < 0 ? index : next;
    if (index < 0 || !event_path__resolve(input, event, (uint32_t)index, input->scratch)) {
        return false;
    }
    *path = text__span(input->scratch);
    return true;
}

/** Finds what a successful call wrote to, as an absolute path; false when it wrote to nothing or that is not known. */
static bool written_path(const struct field_input *input, enum write_kind *kind, struct span *path)
{
    const struct event_view *view = input->view;
    *kind = kind_of(view->event->type);
    if (*kind == WRITES_NOTHING || view->thread == NULL || view->thread->container_id_length == 0 || !view->has_res ||
        view->res < 0) {
        return false;
    }
    if (*kind == WRITES_OPENED) {
        if (!is_write_open(input)) {
            return false;
        }
        *path = text__span(&view->fd->name);
    } else if (!named_path(input, *kind == WRITES_LAST_NAME, path)) {
        return false;
    }
    return path->length > 0 && *path->data == '/' && !view->thread->has_own_root;
}

/** Whether a path is a folder or lies below it, component by component. */
static bool is_at_or_below(struct span path, struct span folder)
{
    while (folder.length > 0 && folder.data[folder.length - 1] == '/') {
        folder.length--;
    }
    return path.length >= folder.length && (folder.length == 0 || memcmp(path.data, folder.data, folder.length) == 0) &&
           (path.length == folder.length || path.data[folder.length] == '/');
}

static bool is_below_any(struct span path, const char *const *folders)
{
    while (*folders != NULL &&
           !is_at_or_below(path, (struct span){(const uint8_t *)*folders, (uint32_t)strlen(*folders)})) {
        folders++;
    }
    return *folders != NULL;
}

static bool is_mounted(const struct container *container, struct span path)
{
    for (uint32_t i = 0; i < container->mount_count; i++) {
        if (is_at_or_below(path, text__span(&container->mounts[i].destination))) {
            return true;
        }
    }
    return false;
}

/** Whether the record tells all that is mounted. Kubernetes mounts something into every container. */
static bool tells_mounts(const struct container *container)
{
    bool may_have_none = container->type == CT_DOCKER || container->type == CT_PODMAN;
    return container->has_mounts && !container->is_placeholder && (container->mount_count > 0 || may_have_none);
}

/**
 * Whether an opened file lies on the root file system: by its layer, or by its
 * device. A path alone may lead elsewhere through a symbolic link at its end.
 */
static bool is_on_root(const struct fd_info *fd, const struct container_sight *sight)
{
    if (fd->is_upper_layer) {
        return true;
    }
    return sight == NULL || !sight->has_root_device || fd->dev == 0 || fd->dev == sight->root_device;
}

static void read_root_write(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    /* What runtimes mount besides what a record tells. */
    static const char *const mounted[] = {
        "/proc",
        "/sys",
        "/dev",
        "/etc/resolv.conf",
        "/etc/hostname",
        "/etc/hosts",
        "/run/secrets",
        "/run/.containerenv",
        NULL,
    };
    const struct event_view *view = input->view;
    const struct container *container = view->container;
    enum write_kind kind;
    struct span path;
    if (container == NULL || !tells_mounts(container) || !written_path(input, &kind, &path) ||
        !view->thread->runs_container_program || is_below_any(path, mounted) || is_mounted(container, path)) {
        return;
    }
    const struct container_sight *sight = machine__sight(input->machine, view->container_id);
    bool is_layered = kind == WRITES_OPENED && view->fd->is_upper_layer;
    if (sight != NULL && sight->has_new_mounts && !is_layered) {
        return;
    }
    if (kind != WRITES_OPENED || is_on_root(view->fd, sight)) {
        value__set_span(value, path);
    }
}

static void read_proc_write(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    /* What runtimes make read-only where /proc is not left as it is. */
    static const char *const protected[] = {
        "/proc/asound", "/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys", "/proc/sysrq-trigger", NULL,
    };
    const struct event_view *view = input->view;
    const struct container *container = view->container;
    enum write_kind kind;
    struct span path;
    if (container == NULL || !tells_mounts(container) || !written_path(input, &kind, &path) || kind != WRITES_OPENED ||
        !view->thread->runs_container_program || !is_below_any(path, protected) || is_mounted(container, path)) {
        return;
    }
    const struct container_sight *sight = machine__sight(input->machine, view->container_id);
    if (sight == NULL || !sight->has_new_mounts) {
        value__set_span(value, path);
    }
}

/** The name of a parameter of the kernel: its path with dots, as sysctl has it. */
static void read_sysctl_write(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    static const char *const parameters[] = {"/proc/sys", NULL};
    const uint32_t prefix = sizeof("/proc/sys/") - 1;
    enum write_kind kind;
    struct span path;
    if (!written_path(input, &kind, &path) || kind != WRITES_OPENED || !is_below_any(path, parameters) ||
        path.length <= prefix) {
        return;
    }
    text__append(input->scratch, path.data + prefix, path.length - prefix);
    for (uint32_t i = 0; i < input->scratch->length; i++) {
        char *c = &input->scratch->data[i];
        *c = *c == '/' ? '.' : *c;
    }
    value__set_nonempty(value, input->scratch);
}

const struct field_definition container_write_fields[] = {
    TRACKED_FIELD("container.root_write", TEXT, read_root_write),
    TRACKED_FIELD("container.proc_write", TEXT, read_proc_write),
    TRACKED_FIELD("container.sysctl_write", TEXT, read_sysctl_write),
    FIELDS_END,
};
