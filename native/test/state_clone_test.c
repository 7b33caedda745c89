/* Births of threads and processes: both sides, every generation's layout, stale and late news. */
#include "state_builder.h"

#define THREAD_FLAG 8192U
#define CHILD_IN_PIDNS (1U << 29)
#define ID "3fa0c1d2e4b56c76c84b1c3a4c7e39dbfe8ef4c4aebd2a2b1b7ac8a6e3e6b0a1"

struct birth {
    uint16_t type;
    int64_t tid, res, pid, ptid;
    uint32_t flags;
    int64_t vtid, vpid;
    const char *cgroup;
};

/** How many parameters a type has, not counting those appended later. */
static int layout_of(uint16_t type)
{
    switch (type) {
    case 15:
        return 11;
    case 157:
    case 183:
    case 185:
        return 16;
    case 217:
    case 219:
    case 221:
        return 17;
    default:
        return 20;
    }
}

static const struct event_view *feed_birth(struct feeder *feeder, const struct birth *birth)
{
    int layout = layout_of(birth->type);
    begin(feeder, birth->type, birth->tid);
    put_i64(feeder, birth->res);
    put_text(feeder, "/bin/prog");
    put(feeder, "one\0two", 8);
    put_i64(feeder, birth->tid);
    put_i64(feeder, birth->pid);
    put_i64(feeder, birth->ptid);
    put_text(feeder, "");
    put_i64(feeder, 1024);
    if (layout > 11) {
        put_u64(feeder, 11);
        put_u64(feeder, 12);
        put_u32(feeder, 13);
        put_u32(feeder, 14);
        put_u32(feeder, 15);
    }
    if (layout > 16) {
        put_text(feeder, "prog");
    }
    if (layout > 17) {
        put_item(feeder, birth->cgroup);
    }
    put_u32(feeder, birth->flags);
    put_u32(feeder, 5);
    put_u32(feeder, 6);
    if (layout > 17) {
        put_i64(feeder, birth->vtid);
        put_i64(feeder, birth->vpid);
        put_u64(feeder, 77);
    }
    return feed(feeder);
}

static struct feeder *with_parent(void)
{
    struct feeder *feeder = feeder__create(NULL);
    add_process(feeder, 1, 0, "init");
    add_process(feeder, 100, 1, "bash");
    struct fd_entry entry = {.tid = 100, .fd = 3, .type = FD_FILE_V2, .name = span_of("/tmp/log")};
    feeder->sink.fd(feeder->sink.data, &entry);
    return feeder;
}

static void check_child(struct feeder *feeder, const struct birth *birth)
{
    const struct thread *child = thread_of(feeder, 200);
    CHECK_THREAD_TEXT(child, exe, "/bin/prog");
    CHECK_THREAD_TEXT(child, comm, layout_of(birth->type) > 16 ? "prog" : "/bin/prog");
    CHECK_EQUAL(child->args.length, 8);
    CHECK_EQUAL(child->uid, 5);
    CHECK_EQUAL(child->gid, 6);
    CHECK_EQUAL(child->pid, 200);
    CHECK_EQUAL(child->ptid, 100);
    CHECK_EQUAL(child->sid, 1);
    CHECK_EQUAL(child->vpgid, 100);
    CHECK_EQUAL(child->loginuid, 1002);
    CHECK_EQUAL(child->fdlimit, 1024);
    CHECK_EQUAL(child->vmrss_kb, layout_of(birth->type) > 11 ? 14 : 0);
    CHECK_THREAD_TEXT(child, exepath, "/bin/parent");
    CHECK_THREAD_TEXT(child, cwd, "/home/");
    CHECK(machine__parent(feeder->machine, child) == thread_of(feeder, 100));
    const struct fd_info *file = machine__fd(feeder->machine, child, 3);
    CHECK(file != NULL);
    CHECK_TEXT(text__span(&file->name), "/tmp/log");
}

static const uint16_t types[] = {15, 157, 183, 185, 217, 219, 221, 223, 225, 227, 335};

static void test_child_side(void)
{
    for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
        struct feeder *feeder = with_parent();
        struct birth birth = {.type = types[i], .tid = 200, .pid = 200, .ptid = 100, .vtid = 20, .vpid = 20};
        const struct event_view *view = feed_birth(feeder, &birth);
        CHECK(view->thread == thread_of(feeder, 200));
        CHECK_EQUAL(view->res, 0);
        check_child(feeder, &birth);
        CHECK_EQUAL(view->thread->vtid, layout_of(types[i]) == 20 ? 20 : 200);
        CHECK_EQUAL(view->thread->vpid, layout_of(types[i]) == 20 ? 20 : -1);
        CHECK_EQUAL(view->thread->pidns_init_start_ts, layout_of(types[i]) == 20 ? 77 : 0);
        feeder__free(feeder);
    }
}

static void test_caller_side(void)
{
    for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
        struct feeder *feeder = with_parent();
        struct birth birth = {
            .type = types[i], .tid = 100, .res = 200, .pid = 100, .ptid = 1, .vtid = 100, .vpid = 100};
        const struct event_view *view = feed_birth(feeder, &birth);
        CHECK(view->thread == thread_of(feeder, 100));
        CHECK_EQUAL(view->thread->uid, 1000);
        check_child(feeder, &birth);
        CHECK_EQUAL(thread_of(feeder, 200)->vtid, 200);
        feeder__free(feeder);
    }
}

/* In a container the caller sees another id than the host's: only the child's own side counts. */
static void test_container(void)
{
    struct feeder *feeder = with_parent();
    struct birth caller = {.type = 223, .tid = 100, .res = 6, .pid = 100, .ptid = 1, .vtid = 5, .vpid = 5};
    feed_birth(feeder, &caller);
    CHECK(machine__thread(feeder->machine, 6) == NULL);
    struct birth child = {.type = 223, .tid = 200, .pid = 200, .ptid = 100, .vtid = 6, .vpid = 6};
    child.cgroup = "cpuset=/docker/" ID;
    const struct event_view *view = feed_birth(feeder, &child);
    CHECK_TEXT(view->container_id, "3fa0c1d2e4b5");
    CHECK_EQUAL(view->thread->vpid, 6);
    caller = (struct birth){.type = 223, .tid = 100, .res = 7, .pid = 100, .ptid = 1, .flags = CHILD_IN_PIDNS};
    caller.vtid = 100;
    caller.vpid = 100;
    feed_birth(feeder, &caller);
    CHECK(machine__thread(feeder->machine, 7) == NULL);
    feeder__free(feeder);
}

static void test_both_orders(void)
{
    struct feeder *feeder = with_parent();
    struct birth child = {.type = 223, .tid = 200, .pid = 200, .ptid = 100, .vtid = 200, .vpid = 200};
    struct birth caller = {.type = 223, .tid = 100, .res = 200, .pid = 100, .ptid = 1, .vtid = 100, .vpid = 100};
    feed_birth(feeder, &child);
    feed_i64(feeder, 199, 200, 0);
    thread_of(feeder, 200)->uid = 42;
    feed_birth(feeder, &caller);
    CHECK_EQUAL(thread_of(feeder, 200)->uid, 42);
    /* The caller first: the child's own news, not long after, change nothing. */
    caller.res = 201;
    feed_birth(feeder, &caller);
    thread_of(feeder, 201)->uid = 43;
    child.tid = child.pid = child.vtid = child.vpid = 201;
    feed_birth(feeder, &child);
    CHECK_EQUAL(thread_of(feeder, 201)->uid, 43);
    /* Long after, it is another child. */
    feeder->ts += 3000000000U;
    feed_birth(feeder, &child);
    CHECK_EQUAL(thread_of(feeder, 201)->uid, 5);
    feeder__free(feeder);
}

static void test_threads(void)
{
    struct feeder *feeder = with_parent();
    struct birth caller = {.type = 223, .tid = 100, .res = 101, .pid = 100, .ptid = 1, .vtid = 100, .vpid = 100};
    caller.flags = THREAD_FLAG;
    feed_birth(feeder, &caller);
    struct thread *thread = thread_of(feeder, 101);
    CHECK_EQUAL(thread->pid, 100);
    CHECK_EQUAL(thread->ptid, 1);
    CHECK(machine__main_thread(feeder->machine, thread) == thread_of(feeder, 100));
    CHECK(machine__parent(feeder->machine, thread) == thread_of(feeder, 1));
    CHECK(machine__fd(feeder->machine, thread, 3) != NULL);
    /* Fds and cwd are those of the process. */
    open_file(feeder, 101, 7, "by-thread", 1);
    const struct fd_info *file = machine__fd(feeder->machine, thread_of(feeder, 100), 7);
    CHECK_TEXT(text__span(&file->name), "/home/by-thread");
    uint64_t generation = machine__generation(feeder->machine);
    begin(feeder, 95, 101);
    put_i64(feeder, 0);
    put_text(feeder, "sub");
    feed(feeder);
    CHECK_THREAD_TEXT(thread_of(feeder, 100), cwd, "/home/sub/");
    CHECK(machine__generation(feeder->machine) > generation);
    feeder__free(feeder);
}

static void test_failed_and_dead(void)
{
    struct feeder *feeder = with_parent();
    struct birth caller = {.type = 223, .tid = 100, .res = -11, .pid = 100, .ptid = 1, .vtid = 100, .vpid = 100};
    feed_birth(feeder, &caller);
    CHECK(machine__thread(feeder->machine, -11) == NULL);
    /* A child that ended already does not come back with its caller's late news. */
    struct birth child = {.type = 223, .tid = 200, .pid = 200, .ptid = 100, .vtid = 200, .vpid = 200};
    feed_birth(feeder, &child);
    feed_i64(feeder, 186, 200, 0);
    caller.res = 200;
    feed_birth(feeder, &caller);
    CHECK(machine__thread(feeder->machine, 200) == NULL);
    feeder__free(feeder);
}

static void test_unknown_caller(void)
{
    struct feeder *feeder = with_parent();
    struct birth caller = {.type = 223, .tid = 300, .res = 301, .pid = 300, .ptid = 100, .vtid = 300, .vpid = 300};
    const struct event_view *view = feed_birth(feeder, &caller);
    CHECK(view->thread == thread_of(feeder, 300));
    CHECK(!view->thread->is_fake);
    CHECK_THREAD_TEXT(view->thread, comm, "prog");
    CHECK_EQUAL(view->thread->uid, 5);
    CHECK(machine__parent(feeder->machine, thread_of(feeder, 301)) == view->thread);
    CHECK(machine__parent(feeder->machine, view->thread) == thread_of(feeder, 100));
    feeder__free(feeder);
}

int main(void)
{
    test_child_side();
    test_caller_side();
    test_container();
    test_both_orders();
    test_threads();
    test_failed_and_dead();
    test_unknown_caller();
    return 0;
}
