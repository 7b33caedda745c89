/**
 * Everything remembered while a capture is replayed: threads, fds, users,
 * interfaces, containers. Fed by metadata and events, asked by fields.
 * Every table is bounded, evicts what was not used longest, and counts that.
 */
#ifndef STATE_MACHINE_H
#define STATE_MACHINE_H

#include <stdbool.h>
#include <stdint.h>

#include "../scap/event.h"
#include "../scap/metadata.h"
#include "container.h"
#include "fd.h"
#include "thread.h"

struct machine;
struct container_sight;

struct machine_limits {
    uint32_t threads, fds, containers, users;
};

struct machine_counts {
    uint64_t threads, fds, containers, users;
    uint64_t evicted_threads, evicted_fds, evicted_containers, evicted_users;
};

struct machine *machine__create(const struct machine_limits *limits);
void machine__free(struct machine *machine);

/** The sink that fills this machine. */
struct metadata_sink machine__sink(struct machine *machine);

/** What an event shows of a container that was not seen before. */
enum sight {
    SIGHT_USER = 1,
    SIGHT_GROUP = 2,
    /** The container's first program. */
    SIGHT_START = 4,
};

/** What an exec gave a program of a container that it did not have before, if it was allowed to gain anything. */
struct exec_gains {
    bool has_user, has_group;
    uint64_t capabilities;
};

/** What an event means after state was updated with it. Valid until the next machine__update. */
struct event_view {
    const struct scap_event *event;
    /** Whether rules and readers of the capture see it at all (initial state, state-only and internal events are not). */
    bool is_shown;
    /** The event's thread; NULL when it has none. */
    struct thread *thread;
    /** The paired enter event of an exit, as parameters; NULL when there is none. */
    const struct stored_enter *enter;
    /** The fd the event uses or creates, -1 none; `fd` its info, NULL when unknown. */
    int64_t fd_num;
    struct fd_info *fd;
    bool has_fd;
    /** Has a return value, and it. */
    bool has_res;
    int64_t res;
    /** Container that the event is about (container events), else of its thread; NULL when it is the host or unknown. */
    const struct container *container;
    /** Short id of the container, "host" on the host, empty without a thread. */
    struct span container_id;
    /** Async name of event 402. */
    struct span async_name;
    /** Bits of enum sight; only while containers are tracked. */
    uint8_t sights;
    struct exec_gains gains;
};

/** What is asked of a machine. */
struct machine_demand {
    /** By type, EVENT_TYPE_COUNT of them: events that may be shown. */
    const bool *wants_type;
    /** Whether sizes of memory and counts of page faults are asked for. */
    bool needs_memory;
};

/** Says what will be asked, before the first event; without it everything may be. */
void machine__plan(struct machine *machine, const struct machine_demand *demand);
/** Types whose parameters are not looked at, by type; belongs to the machine. */
const bool *machine__idle_types(const struct machine *machine);

/**
 * Updates the state with an event (numbered by the caller) and says what it
 * means. False when the event is of no interest: of the view only `is_shown`
 * is set then. What the view says beyond `thread`, `res`, `enter` and
 * `is_shown` is there for wanted types only.
 */
bool machine__update(struct machine *machine, const struct scap_event *event, struct event_view *view);

/** Asks for what fields of evidence look at; before the first event. */
void machine__track_containers(struct machine *machine);
/**
 * Makes the next event that comes before the one just worked on: a container,
 * or a process in one, that was not told of yet. The event keeps time, number
 * and cpu that it has. False when there is none.
 */
bool machine__next_sight(struct machine *machine, struct scap_event *event, struct event_view *view);
/** Nothing more will come: what was there and had no event is told all the same. */
void machine__end(struct machine *machine);
/** What was seen of a container; NULL when nothing was. */
const struct container_sight *machine__sight(const struct machine *machine, struct span id);

/** Finds a thread; NULL when it is not known. Never creates one. */
struct thread *machine__thread(const struct machine *machine, int64_t tid);
/** The main thread of a thread's group; NULL when it is not known. */
struct thread *machine__main_thread(const struct machine *machine, const struct thread *thread);
/** The main thread of the parent process; NULL when it is not known. */
struct thread *machine__parent(const struct machine *machine, const struct thread *thread);
struct fd_info *machine__fd(const struct machine *machine, const struct thread *thread, int64_t fd);
const struct container *machine__container(const struct machine *machine, struct span id);

struct user_info {
    struct text name, homedir, shell;
    uint32_t gid;
};
/** Finds a user or group; `container_id` empty or "host" for the host. NULL when it is not known. */
const struct user_info *machine__user(const struct machine *machine, struct span container_id, uint32_t uid);
const struct text *machine__group(const struct machine *machine, struct span container_id, uint32_t gid);
bool machine__is_local_address(const struct machine *machine, const uint8_t *address, bool is_ipv6);
const struct machine_entry *machine__info(const struct machine *machine);
void machine__counts(const struct machine *machine, struct machine_counts *counts);

/**
 * Grows whenever something changed that fields of *other* threads may show
 * (an exec, an exit, a reparenting, a container or user record).
 */
uint64_t machine__generation(const struct machine *machine);

/** Joins a path to a base as state-engine §3.1 says, into `out` (replaced). False when memory ran out. */
bool path__join(struct text *out, struct span base, struct span path);

#endif
