/** What the files that follow events share: the machine itself, and helpers on events. Nobody else includes it. */
#ifndef STATE_ENGINE_H
#define STATE_ENGINE_H

#include "container_sight.h"
#include "fd_table.h"
#include "machine.h"
#include "text_map.h"
#include "thread_table.h"

/* Longest texts of a thread; as much as the kernel records. */
#define NAME_MAX_BYTES 1024U
#define LIST_MAX_BYTES 4096U

/* Flags of clone as captures have them (PPM_CL_*). */
#define CL_FILES (1U << 0)
#define CL_NEWNS (1U << 5)
#define CL_NEWPID (1U << 6)
#define CL_PARENT (1U << 8)
#define CL_THREAD (1U << 13)
#define CL_INVERTED (1U << 16)
#define CL_NEWUSER (1U << 20)
#define CL_VFORK (1U << 27)
#define CL_CHILD_IN_PIDNS (1U << 29)

/* Protocols of sockets, numbered as in captures. */
#define SCAP_L4_UNKNOWN 0
#define SCAP_L4_NA 1
#define SCAP_L4_TCP 2
#define SCAP_L4_UDP 3
#define SCAP_L4_ICMP 4
#define SCAP_L4_RAW 5

#define AT_FDCWD_FD (-100)
/* Flags of open as captures have them (PPM_O_*). */
#define OPEN_DIRECTORY 1024U
#define OPEN_CLOEXEC 4096U

/** How many of the last exits are remembered, so that a late clone does not bring the dead back. */
#define RECENT_EXITS 64

struct container_node {
    struct text_map_node node;
    struct container container;
};

struct user_node {
    struct text_map_node node;
    struct user_info user;
};

struct interface_address {
    bool is_ipv6;
    uint8_t address[16];
};

typedef void (*event_handler)(struct machine *machine, const struct scap_event *event, struct event_view *view);

/** Whether an event has a thread, and whether an unknown one is made up. */
enum thread_need { NEED_NONE, NEED_KNOWN, NEED_ANY };

/** What is done for events of a type. */
struct event_plan {
    /** NULL when they change nothing. */
    event_handler handler;
    /** One of enum thread_need. */
    uint8_t need;
    /** Rows of them may be shown. */
    bool is_wanted;
    /** Of enter events: their parameters are remembered until their exit. */
    bool keeps_enter;
};

/** The list of cgroups that was looked at last, and where in it the container's id is. */
struct last_cgroups {
    struct text list;
    bool has_plugin;
    uint32_t id_at, id_length;
};

struct machine {
    struct event_plan plans[EVENT_TABLE_SIZE];
    /** Types that change nothing but which enter event is their thread's last. */
    bool is_idle[EVENT_TABLE_SIZE];
    /** Something waits for the next event. */
    bool is_due;
    /** The first event that happened has been, so that idle ones need no other look. */
    bool is_settled;
    struct thread_table threads;
    struct fd_pool fds;
    struct text_map containers, users, sights;
    struct interface_address *interfaces;
    uint32_t interface_count;
    struct machine_entry info;
    struct text hostname;
    struct last_cgroups last_cgroups;
    uint64_t generation;
    /** Grows whenever a container comes or goes. */
    uint32_t container_changes;
    uint64_t seed;
    /** No event but initial state came yet in this section. */
    bool is_initial;
    /** Threads came from metadata whose families are not linked yet. */
    bool has_unlinked;
    /** Fds came from metadata whose roles are not settled yet. */
    bool has_unsettled_fds;
    /** A container plugin wrote this section, so that its cgroup patterns count. */
    bool has_plugin;
    /** What the last event asks to be done before the next one. */
    int64_t exited_tid;
    int64_t exit_reaper;
    bool has_exited;
    int64_t closed_tid, closed_fd;
    bool has_closed;
    /** The thread of the last event, whose lent enter event is due back. */
    struct thread *pinned;
    struct stored_enter *spent_enter;
    /** Whether sights are kept; what of them was there before the first event and is not told yet. */
    bool is_tracking;
    bool has_begun;
    struct sight_scan scan;
    /** A container whose record came with the last event. */
    const struct container *new_record;
    /** A container that its event removes. */
    const struct container *removed;
    int64_t recent_exits[RECENT_EXITS];
    uint32_t recent_exit;
    /** Room for texts in the making; `path` for resolved paths, `spare` for what goes into them. */
    struct text path, spare, words;
    /** Listening ports in the fd lists, one bit a port: 0 tcp, 1 udp. */
    uint8_t *listening;
};

/* One entry point a file; event_handlers.c says which types go where. */
void clone__exit(struct machine *machine, const struct scap_event *event, struct event_view *view);
void exec__exit(struct machine *machine, const struct scap_event *event, struct event_view *view);
void exit__event(struct machine *machine, const struct scap_event *event, struct event_view *view);
void credentials__exit(struct machine *machine, const struct scap_event *event, struct event_view *view);
void directory__exit(struct machine *machine, const struct scap_event *event, struct event_view *view);
void process__exit(struct machine *machine, const struct scap_event *event, struct event_view *view);
void memory__exit(struct machine *machine, const struct scap_event *event, struct event_view *view);
void open__exit(struct machine *machine, const struct scap_event *event, struct event_view *view);
void close__exit(struct machine *machine, const struct scap_event *event, struct event_view *view);
void close_range__exit(struct machine *machine, const struct scap_event *event, struct event_view *view);
void dup__exit(struct machine *machine, const struct scap_event *event, struct event_view *view);
void special_fd__exit(struct machine *machine, const struct scap_event *event, struct event_view *view);
void socket__exit(struct machine *machine, const struct scap_event *event, struct event_view *view);
void bind__exit(struct machine *machine, const struct scap_event *event, struct event_view *view);
void accept__exit(struct machine *machine, const struct scap_event *event, struct event_view *view);
void connect__exit(struct machine *machine, const struct scap_event *event, struct event_view *view);
void transfer__exit(struct machine *machine, const struct scap_event *event, struct event_view *view);
void container__event(struct machine *machine, const struct scap_event *event, struct event_view *view);
void mount__exit(struct machine *machine, const struct scap_event *event, struct event_view *view);
void generic__exit(struct machine *machine, const struct scap_event *event, struct event_view *view);
void user__event(struct machine *machine, const struct scap_event *event, struct event_view *view);
void iterator__event(struct machine *machine, const struct scap_event *event, struct event_view *view);

/** The handler of a type; NULL when events of it change nothing. */
event_handler event_handlers__find(uint16_t type);
/** Whether the handler of a type looks at the enter event that was paired. */
bool event_handlers__looks_at_enter(uint16_t type);
/** Index of the parameter that holds the fd that an event uses; -1 when it has none. */
int event_fd__index(const struct scap_event *event);

/** Finishes what waits for the next event: removes threads that ended and fds that were closed. */
void exit__finish(struct machine *machine);
void container__finish(struct machine *machine);
/** Whether a thread of this id ended not long ago. */
bool exit__is_recent(const struct machine *machine, int64_t tid);

/** Makes up a thread that events come from and that nothing else is known of. */
struct thread *machine__fake_thread(struct machine *machine, int64_t tid);
/** Recomputes the container of a thread from its cgroups. */
void machine__resolve_container(struct machine *machine, struct thread *thread);
/** Loads entries of metadata blocks. */
void metadata__thread(void *data, const struct thread_entry *entry);
void metadata__fd(void *data, const struct fd_entry *entry);
void metadata__user(void *data, const struct user_entry *entry);
void metadata__interface(void *data, const struct interface_entry *entry);
/** The record of a container; NULL when nothing is known of it. */
struct container_node *container__find(const struct machine *machine, struct span id);
/** Whether more than a placeholder is known of a container. */
bool container__is_known(const struct container *container);
/** Notes what the event's thread shows of its container, by an exec or by a change of its ids. */
void sight__note_thread(struct machine *machine, struct event_view *view, bool is_exec);
/** Notes that a program of the thread's container changed what is mounted. */
void sight__note_mount(struct machine *machine, const struct thread *thread);
/** Notes which device a file lies on that a program of a container opened. */
void sight__note_open(struct machine *machine, const struct thread *thread, struct span path, uint32_t device);
void sight__release(struct text_map_node *node);
/** Settles whether a thread runs a program of its container, by the thread that it was cloned from (NULL: not known). */
void program__of_clone(struct thread *child, const struct thread *donor);
void program__of_exec(struct thread *thread);
void program__of_list(struct thread *thread);
/** A list of cgroups with the names of subsystems made equal over generations, into `words`. */
struct span cgroups__normalise(struct machine *machine, struct span list);
/** Frees what leaves the maps of containers and users. */
void container__release(struct text_map_node *node);
void user__release(struct text_map_node *node);
/** Links threads that came with metadata to their parents and processes, and settles the roles of their sockets. */
void metadata__settle(struct machine *machine);
/** The same for one thread and one of its fds (-1 none), without looking at the others. */
void metadata__settle_one(struct machine *machine, int64_t tid, int64_t fd);

/** A path or string parameter: without its NUL; "<NA>" when it has no bytes or is "(NULL)" or "<NA>". */
struct span event__text(const struct scap_event *event, uint32_t index);
/** As event__text, but false instead of "<NA>". */
bool event__has_text(const struct scap_event *event, uint32_t index, struct span *text);
/** A parameter of the exit, else another one of the paired enter. */
bool event__u32_or_enter(const struct event_view *view, uint32_t index, uint32_t enter_index, uint32_t *value);
bool event__i64_or_enter(const struct event_view *view, uint32_t index, uint32_t enter_index, int64_t *value);
/** A list parameter into `words`: every item ended by NUL. */
struct span event__list(struct machine *machine, struct span list);

/** Sets a text or number of a thread and counts the change. */
void thread__set_text(struct machine *machine, struct thread *thread, struct text *text, struct span value,
                      uint32_t limit);
/** Counts a change that other threads of the process, or descendants, may show. */
void thread__touch_shared(struct machine *machine, struct thread *thread);
#define THREAD_SET(thread, member, new_value)                                                                          \
    do {                                                                                                               \
        if ((thread)->member != (new_value)) {                                                                         \
            (thread)->member = (new_value);                                                                            \
            (thread)->version++;                                                                                       \
        }                                                                                                              \
    } while (0)

/** Resolves a path against a directory fd (AT_FDCWD is the cwd) into machine->path. */
struct span path__resolve_at(struct machine *machine, struct thread *thread, int64_t dirfd, struct span path);
/** Resolves a path against the cwd into machine->path. */
struct span path__resolve(struct machine *machine, struct thread *thread, struct span path);

/** Adds an fd to a thread's table and makes it the event's fd. NULL when memory ran out. */
struct fd_info *thread__add_fd(struct machine *machine, struct thread *thread, int64_t fd, uint8_t type);
/** Forgets an fd at once. */
void thread__remove_fd(struct machine *machine, struct thread *thread, int64_t fd);
/** Forgets the fds that do not outlive an exec. */
void thread__close_on_exec(struct machine *machine, struct thread *thread);
/** Turns a socket around, so that its source becomes its destination. */
void socket__swap_ends(struct fd_info *info);
/** Gives a socket the name that its addresses make. */
void socket_name__set(struct machine *machine, struct fd_info *info);

static inline struct span span__of(const char *text, uint32_t length)
{
    return (struct span){.data = (const uint8_t *)text, .length = length};
}

#endif
