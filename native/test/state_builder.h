/** A machine fed with events made by hand: begin, parameters in order, then feed. */
#ifndef TEST_STATE_BUILDER_H
#define TEST_STATE_BUILDER_H

#include "state/machine.h"
#include "support/check.h"

struct feeder {
    struct machine *machine;
    struct metadata_sink sink;
    struct scap_event event;
    struct event_view view;
    uint64_t num, ts;
    uint32_t used;
    uint8_t bytes[1 << 17];
};

static inline struct feeder *feeder__create(const struct machine_limits *limits)
{
    struct feeder *feeder = calloc(1, sizeof(*feeder));
    struct machine_limits none = {0};
    feeder->machine = machine__create(limits == NULL ? &none : limits);
    feeder->sink = machine__sink(feeder->machine);
    feeder->ts = 1000000000;
    return feeder;
}

static inline void feeder__free(struct feeder *feeder)
{
    machine__free(feeder->machine);
    free(feeder);
}

static inline void begin(struct feeder *feeder, uint16_t type, int64_t tid)
{
    feeder->event = (struct scap_event){.type = type, .tid = tid, .info = &event_table[type]};
    feeder->used = 0;
}

static inline void put(struct feeder *feeder, const void *data, size_t length)
{
    uint8_t *at = feeder->bytes + feeder->used;
    if (length > 0) {
        memcpy(at, data, length);
    }
    feeder->event.params[feeder->event.nparams++] = (struct span){.data = at, .length = (uint32_t)length};
    feeder->used += (uint32_t)length;
}

#define PUT(name, type)                                                                                                \
    static inline void put_##name(struct feeder *feeder, type value)                                                   \
    {                                                                                                                  \
        put(feeder, &value, sizeof(value));                                                                            \
    }
PUT(i64, int64_t)
PUT(u64, uint64_t)
PUT(u32, uint32_t)
PUT(u16, uint16_t)
PUT(u8, uint8_t)
#undef PUT

static inline void put_text(struct feeder *feeder, const char *text)
{
    put(feeder, text, strlen(text) + 1);
}

/** A parameter of no bytes. */
static inline void put_empty(struct feeder *feeder)
{
    put(feeder, NULL, 0);
}

/** A list of one or no item. */
static inline void put_item(struct feeder *feeder, const char *item)
{
    if (item == NULL) {
        put_empty(feeder);
    } else {
        put_text(feeder, item);
    }
}

static inline const struct event_view *feed(struct feeder *feeder)
{
    feeder->event.num = ++feeder->num;
    feeder->event.ts = ++feeder->ts;
    machine__update(feeder->machine, &feeder->event, &feeder->view);
    return &feeder->view;
}

/** An event with one 64-bit parameter, as most exits are. */
static inline const struct event_view *feed_i64(struct feeder *feeder, uint16_t type, int64_t tid, int64_t value)
{
    begin(feeder, type, tid);
    put_i64(feeder, value);
    return feed(feeder);
}

/** An event without parameters. */
static inline const struct event_view *feed_bare(struct feeder *feeder, uint16_t type, int64_t tid)
{
    begin(feeder, type, tid);
    return feed(feeder);
}

static inline struct span span_of(const char *text)
{
    return (struct span){.data = (const uint8_t *)text, .length = (uint32_t)strlen(text)};
}

/** A process of a process list; cgroups as one item. */
static inline void add_process(struct feeder *feeder, int64_t tid, int64_t ptid, const char *comm)
{
    struct thread_entry entry = {.tid = tid, .pid = tid, .ptid = ptid, .sid = 1, .vpgid = tid, .pgid = -1};
    entry.vtid = tid;
    entry.vpid = tid;
    entry.comm = span_of(comm);
    entry.exe = span_of(comm);
    entry.exepath = span_of("/bin/parent");
    entry.cwd = span_of("/home");
    entry.root = span_of("/");
    entry.uid = 1000;
    entry.gid = 1001;
    entry.loginuid = 1002;
    feeder->sink.thread(feeder->sink.data, &entry);
}

static inline struct thread *thread_of(struct feeder *feeder, int64_t tid)
{
    struct thread *thread = machine__thread(feeder->machine, tid);
    CHECK(thread != NULL);
    return thread;
}

#define CHECK_THREAD_TEXT(thread, member, expected) CHECK_TEXT(text__span(&(thread)->member), expected)

/** Opens a file by an exit alone. */
static inline const struct event_view *open_file(struct feeder *feeder, int64_t tid, int64_t fd, const char *name,
                                                 uint32_t flags)
{
    begin(feeder, 3, tid);
    put_i64(feeder, fd);
    put_text(feeder, name);
    put_u32(feeder, flags);
    put_u32(feeder, 0);
    return feed(feeder);
}

#endif
