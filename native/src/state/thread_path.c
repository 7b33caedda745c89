/* Paths as a thread means them: relative to its cwd, or to a directory that it has open. */
#include "engine.h"

static struct span cwd_of(const struct machine *machine, const struct thread *thread)
{
    const struct thread *leader = thread_table__main(&machine->threads, thread);
    return text__span(leader == NULL ? &thread->cwd : &leader->cwd);
}

static bool is_absolute(struct span path)
{
    return path.length > 0 && path.data[0] == '/';
}

static struct span join(struct machine *machine, struct span base, struct span path)
{
    if (!path__join(&machine->path, base, path)) {
        machine->path.length = 0;
    }
    return text__span(&machine->path);
}

struct span path__resolve(struct machine *machine, struct thread *thread, struct span path)
{
    return join(machine, cwd_of(machine, thread), path);
}

struct span path__resolve_at(struct machine *machine, struct thread *thread, int64_t dirfd, struct span path)
{
    if (is_absolute(path) || dirfd == AT_FDCWD_FD) {
        return path__resolve(machine, thread, path);
    }
    const struct fd_info *directory = machine__fd(machine, thread, dirfd);
    if (directory == NULL) {
        return join(machine, span__of("<UNKNOWN>", 9), path);
    }
    struct text *base = &machine->spare;
    bool done = text__copy(base, &directory->name);
    if (done && (base->length == 0 || base->data[base->length - 1] != '/')) {
        done = text__append(base, "/", 1);
    }
    return done ? join(machine, text__span(base), path) : join(machine, (struct span){0}, path);
}
