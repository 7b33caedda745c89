/*
 * Whether a thread runs a program of its container, or the code of the runtime
 * that makes the container: that comes first, with rights of its own.
 */
#include <string.h>

#include "engine.h"

static bool equals(struct span text, const char *expected)
{
    return text.length == strlen(expected) && memcmp(text.data, expected, text.length) == 0;
}

static bool is_one_of(struct span text, const char *const *names)
{
    while (*names != NULL && !equals(text, *names)) {
        names++;
    }
    return *names != NULL;
}

static struct span without_folder(struct span path)
{
    for (uint32_t i = path.length; i > 0; i--) {
        if (path.data[i - 1] == '/') {
            return (struct span){.data = path.data + i, .length = path.length - i};
        }
    }
    return path;
}

/** runc and what is made of it run themselves anew inside of a container, with the one argument "init". */
static bool is_runtime_init(const struct thread *thread)
{
    static const char *const names[] = {"runc", "docker-runc", "docker-runc-current", "exe", NULL};
    static const char init[] = "init";
    struct span args = text__span(&thread->args);
    return args.length == sizeof(init) && memcmp(args.data, init, sizeof(init)) == 0 &&
           is_one_of(without_folder(text__span(&thread->exe)), names);
}

/** The names that runtimes give to their processes in containers. */
static bool has_name_of_runtime(const struct thread *thread)
{
    static const char *const names[] = {"runc",           "docker-runc",   "crun", "conmon", "runc:[0:PARENT]",
                                        "runc:[1:CHILD]", "runc:[2:INIT]", NULL};
    return is_one_of(text__span(&thread->comm), names);
}

static bool is_same_container(const struct thread *one, const struct thread *other)
{
    return one->container_id_length == other->container_id_length &&
           memcmp(one->container_id, other->container_id, one->container_id_length) == 0;
}

void program__of_clone(struct thread *child, const struct thread *donor)
{
    bool is_program = child->container_id_length > 0 && !has_name_of_runtime(child);
    if (donor != NULL && !donor->is_fake) {
        /* Who is cloned from outside runs the code of outside until it calls exec. */
        is_program = donor->runs_container_program && is_same_container(child, donor);
    }
    THREAD_SET(child, runs_container_program, is_program);
}

void program__of_exec(struct thread *thread)
{
    THREAD_SET(thread, runs_container_program, thread->container_id_length > 0 && !is_runtime_init(thread));
}

void program__of_list(struct thread *thread)
{
    bool is_runtime = has_name_of_runtime(thread) || is_runtime_init(thread);
    THREAD_SET(thread, runs_container_program, thread->container_id_length > 0 && !is_runtime);
}
