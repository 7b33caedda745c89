/** Containers in a machine: their records, their processes, and fields read of their events. */
#ifndef TEST_CONTAINER_BUILDER_H
#define TEST_CONTAINER_BUILDER_H

#include "fields/fields.h"
#include "state_builder.h"

#define CONTAINER_ID "0123456789ab"
#define FULL_ID CONTAINER_ID "cdef0123456789abcdef0123456789abcdef0123456789abcdef"
#define CGROUPS "cpuset=/docker/" FULL_ID
#define ALL_EXEC_PARAMS 31

enum { EXECVE_EXIT = 293, CLONE_EXIT = 223 };

static inline struct feeder *tracking(void)
{
    struct feeder *feeder = feeder__create(NULL);
    machine__track_containers(feeder->machine);
    return feeder;
}

/** A process of a process list; in the container unless it is on the host. */
static inline struct thread_entry process_entry(int64_t tid, int64_t ptid, const char *comm, bool is_on_host)
{
    struct thread_entry entry = {.tid = tid, .pid = tid, .ptid = ptid, .sid = 1, .vpgid = tid, .pgid = -1};
    entry.vtid = tid;
    entry.vpid = tid;
    entry.comm = span_of(comm);
    entry.exe = span_of(comm);
    entry.cwd = span_of("/");
    entry.root = span_of("/");
    entry.cgroups = (struct span){(const uint8_t *)CGROUPS, is_on_host ? 0 : sizeof(CGROUPS)};
    return entry;
}

static inline void add_entry(struct feeder *feeder, struct thread_entry entry)
{
    feeder->sink.thread(feeder->sink.data, &entry);
}

/** What an exec says; ids of UINT32_MAX are those of a generation that does not record them. */
struct exec_spec {
    const char *exe, *args;
    int64_t ptid;
    bool is_on_host;
    uint32_t uid, gid;
    uint64_t capabilities;
};

static inline void put_zeros(struct feeder *feeder, int count)
{
    for (int i = 0; i < count; i++) {
        put_u64(feeder, 0);
    }
}

static inline const struct event_view *exec(struct feeder *feeder, int64_t tid, struct exec_spec spec)
{
    begin(feeder, EXECVE_EXIT, tid);
    put_i64(feeder, 0);
    put_text(feeder, spec.exe);
    put_item(feeder, spec.args);
    put_i64(feeder, tid);
    put_i64(feeder, tid);
    put_i64(feeder, spec.ptid == 0 ? 1 : spec.ptid);
    put_text(feeder, "/");
    put_u64(feeder, 1024);
    put_zeros(feeder, 2);
    put_u32(feeder, 0);
    put_u32(feeder, 0);
    put_u32(feeder, 0);
    put_text(feeder, spec.exe);
    put_item(feeder, spec.is_on_host ? "cpuset=/" : CGROUPS);
    put_empty(feeder);
    put_u32(feeder, 0);
    put_i64(feeder, 1);
    put_u32(feeder, UINT32_MAX);
    put_u32(feeder, 0);
    put_u64(feeder, 0);
    put_u64(feeder, spec.capabilities);
    put_u64(feeder, spec.capabilities);
    put_zeros(feeder, 3);
    if (spec.uid != UINT32_MAX) {
        put_u32(feeder, spec.uid);
        put_text(feeder, spec.exe);
        put_i64(feeder, 1);
        put_u32(feeder, spec.gid);
    }
    return feed(feeder);
}

/** The child's side of a clone. */
static inline const struct event_view *clone_child(struct feeder *feeder, int64_t tid, int64_t ptid, const char *comm,
                                                   uint32_t flags, bool is_on_host)
{
    begin(feeder, CLONE_EXIT, tid);
    put_i64(feeder, 0);
    put_text(feeder, comm);
    put_empty(feeder);
    put_i64(feeder, tid);
    put_i64(feeder, tid);
    put_i64(feeder, ptid);
    put_text(feeder, "");
    put_i64(feeder, 1024);
    put_zeros(feeder, 2);
    put_u32(feeder, 0);
    put_u32(feeder, 0);
    put_u32(feeder, 0);
    put_text(feeder, comm);
    put_item(feeder, is_on_host ? "cpuset=/" : CGROUPS);
    put_u32(feeder, flags);
    put_u32(feeder, 0);
    put_u32(feeder, 0);
    put_i64(feeder, tid);
    put_i64(feeder, tid);
    return feed(feeder);
}

static inline const struct event_view *feed_record(struct feeder *feeder, const char *members)
{
    char json[4096];
    snprintf(json, sizeof(json), "{\"container\":{\"id\":\"%s\",\"type\":0,\"image\":\"nginx\"%s%s}}", CONTAINER_ID,
             *members == '\0' ? "" : ",", members);
    begin(feeder, 272, -1);
    put_text(feeder, json);
    return feed(feeder);
}

/** A field of the last event as text: lists joined by commas, "-" without a value. */
static inline const char *field_text(struct feeder *feeder, const struct event_view *view, const char *name)
{
    static char text[1024];
    struct bound_field field;
    struct text scratch = {0};
    struct text spare = {0};
    struct value value;
    CHECK(field__bind(&field, name, NULL));
    struct field_input input = {.machine = feeder->machine, .view = view, .scratch = &scratch, .spare = &spare};
    field__read(&field, &input, &value);
    if (!value.is_present) {
        snprintf(text, sizeof(text), "-");
    } else if (field.kind == COLUMN_NUMBER) {
        snprintf(text, sizeof(text), "%.0f", value.number);
    } else if (field.kind == COLUMN_BOOL) {
        snprintf(text, sizeof(text), "%s", value.boolean ? "true" : "false");
    } else {
        uint32_t length = value.text.length - (field.kind == COLUMN_LIST);
        CHECK(length < sizeof(text));
        memcpy(text, value.text.data, length);
        text[length] = '\0';
        for (uint32_t i = 0; i < length; i++) {
            text[i] = text[i] == '\0' ? ',' : text[i];
        }
    }
    text__free(&scratch);
    text__free(&spare);
    return text;
}

#define CHECK_FIELD(feeder, view, name, expected) CHECK_TEXT(span_of(field_text(feeder, view, name)), expected)

#endif
