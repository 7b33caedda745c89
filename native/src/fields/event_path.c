#include "event_path.h"

#define AT_WORKING_DIRECTORY (-100)
/** The enter event of the first openat, whose path is declared as a plain string, relative to parameter 0. */
#define OLD_OPENAT_ENTER 102
#define OLD_OPENAT_PATH 1
/** Longer directories cannot be joined to anything. */
#define BASE_SIZE 1026

static struct span cwd_of(const struct field_input *input)
{
    const struct thread *thread = input->view->thread;
    const struct thread *main = thread == NULL ? NULL : machine__main_thread(input->machine, thread);
    return main == NULL ? (struct span){.data = NULL, .length = 0} : text__span(&main->cwd);
}

bool event_path__from_cwd(const struct field_input *input, struct span path, struct text *out)
{
    return path__join(out, cwd_of(input), path);
}

/** Reads the directory fd that a relative path belongs to; 64 or 32 bits wide. */
static bool read_dirfd(const struct scap_event *event, int index, int64_t *dirfd)
{
    return index >= 0 && scap_event__i64(event, (uint32_t)index, dirfd);
}

static bool join_to_fd(const struct field_input *input, int64_t dirfd, struct span path, struct text *out)
{
    const struct thread *thread = input->view->thread;
    const struct fd_info *info = thread == NULL ? NULL : machine__fd(input->machine, thread, dirfd);
    if (info == NULL) {
        static const uint8_t unknown[] = "<UNKNOWN>";
        return path__join(out, (struct span){unknown, sizeof(unknown) - 1}, path);
    }
    uint8_t base[BASE_SIZE];
    uint32_t length = info->name.length;
    if (length > sizeof(base) - 2) {
        length = sizeof(base) - 2;
    }
    if (length > 0) {
        memcpy(base, info->name.data, length);
    }
    if (length == 0 || base[length - 1] != '/') {
        base[length++] = '/';
    }
    return path__join(out, (struct span){base, length}, path);
}

bool event_path__resolve(const struct field_input *input, const struct scap_event *event, uint32_t index,
                         struct text *out)
{
    struct span path;
    if (!scap_event__string(event, index, &path) || span__equals(path, "<NA>")) {
        return false;
    }
    bool is_absolute = path.length > 0 && path.data[0] == '/';
    const struct param_info *info = &event->info->params[index];
    bool is_old_openat = event->type == OLD_OPENAT_ENTER;
    int64_t dirfd = AT_WORKING_DIRECTORY;
    if (is_absolute || (info->type != PT_FSRELPATH && !is_old_openat)) {
        return event_path__from_cwd(input, path, out);
    }
    int index_of_dirfd = is_old_openat ? 0 : info->dirfd;
    if (!read_dirfd(event, index_of_dirfd, &dirfd) || dirfd == AT_WORKING_DIRECTORY) {
        return event_path__from_cwd(input, path, out);
    }
    return join_to_fd(input, dirfd, path, out);
}

int event_path__find(const struct scap_event *event, uint32_t from)
{
    for (uint32_t i = from; i < event->nparams && i < event->info->nparams; i++) {
        bool is_old_openat = event->type == OLD_OPENAT_ENTER && i == OLD_OPENAT_PATH;
        if (is_old_openat || param__is_path(&event->info->params[i])) {
            return (int)i;
        }
    }
    return -1;
}
