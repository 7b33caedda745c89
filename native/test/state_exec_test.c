/* Programs: execve and execveat of every generation. */
#include "state_builder.h"

#define ID "3fa0c1d2e4b56c76c84b1c3a4c7e39dbfe8ef4c4aebd2a2b1b7ac8a6e3e6b0a1"

/** Writes an exec exit with as many parameters as a generation has. */
static void begin_exec(struct feeder *feeder, uint16_t type, int64_t tid, int64_t res, uint32_t count)
{
    begin(feeder, type, tid);
    put_i64(feeder, res);
    put_text(feeder, "/bin/prog");
    put(feeder, "-a\0-b", 6);
    put_i64(feeder, tid);
    put_i64(feeder, tid);
    put_i64(feeder, 1);
    put_text(feeder, "");
    put_u64(feeder, 2048);
    if (type != 13) {
        put_u64(feeder, 21);
        put_u64(feeder, 22);
        put_u32(feeder, 23);
        put_u32(feeder, 24);
        put_u32(feeder, 25);
    }
    if (type != 13 && type != 155 && type != 173) {
        put_text(feeder, "prog");
    }
    if (type >= 231) {
        put_text(feeder, "cpuset=/docker/" ID);
    }
    if (type >= 173) {
        put(feeder, "HOME=/root\0X=1", 15);
    }
    if (type >= 283) {
        put_u32(feeder, 34816);
    }
    if (type < 293) {
        return;
    }
    put_i64(feeder, 55);
    put_u32(feeder, 1005);
    put_u32(feeder, 3);
    put_u64(feeder, 0x11);
    put_u64(feeder, 0x22);
    put_u64(feeder, 0x33);
    put_u64(feeder, 901);
    put_u64(feeder, 902);
    put_u64(feeder, 903);
    put_u32(feeder, 0);
    put_text(feeder, "/trusted/prog");
    put_i64(feeder, 56);
    put_u32(feeder, 7);
    put_text(feeder, "../rel/prog");
    feeder->event.nparams = count;
}

static void feed_enter(struct feeder *feeder, int64_t tid, const char *name)
{
    begin(feeder, 292, tid);
    put_text(feeder, name);
    feed(feeder);
}

static struct feeder *with_process(void)
{
    struct feeder *feeder = feeder__create(NULL);
    add_process(feeder, 1, 0, "init");
    add_process(feeder, 100, 1, "bash");
    return feeder;
}

static void test_old_generations(void)
{
    static const uint16_t types[] = {13, 155, 173, 215, 231, 283, 289};
    for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
        struct feeder *feeder = with_process();
        begin_exec(feeder, types[i], 100, 0, 0);
        const struct thread *thread = feed(feeder)->thread;
        CHECK_THREAD_TEXT(thread, exe, "/bin/prog");
        CHECK_THREAD_TEXT(thread, comm, types[i] >= 215 ? "prog" : "/bin/prog");
        CHECK_EQUAL(thread->args.length, 6);
        CHECK_EQUAL(thread->env.length, types[i] >= 173 ? 15 : 0);
        CHECK_EQUAL(thread->fdlimit, 2048);
        CHECK_EQUAL(thread->vmsize_kb, types[i] >= 155 ? 23 : 0);
        CHECK_EQUAL(thread->tty, types[i] >= 283 ? 34816 : 0);
        CHECK_EQUAL(thread->container_id_length, types[i] >= 231 ? 12 : 0);
        CHECK_EQUAL(thread->uid, 1000);
        CHECK_EQUAL(thread->gid, 1001);
        CHECK_EQUAL(thread->exepath.length, 0);
        CHECK(!thread->has_exe_flags && !thread->has_caps);
        feeder__free(feeder);
    }
}

/* Version 19 grew: what a count of parameters lacks stays as it was, or is not recorded. */
static void test_counts(void)
{
    static const uint32_t counts[] = {17, 18, 19, 20, 23, 26, 27, 28, 29, 30, 31};
    for (size_t i = 0; i < sizeof(counts) / sizeof(counts[0]); i++) {
        uint32_t count = counts[i];
        struct feeder *feeder = with_process();
        begin_exec(feeder, 293, 100, 0, count);
        const struct thread *thread = feed(feeder)->thread;
        CHECK_EQUAL(thread->vpgid, count >= 18 ? 55 : 100);
        CHECK_EQUAL(thread->loginuid, count >= 19 ? 1005 : 1002);
        CHECK_EQUAL(thread->has_exe_flags, count >= 20);
        CHECK_EQUAL(thread->exe_writable, count >= 20);
        CHECK_EQUAL(thread->exe_upper_layer, count >= 20);
        CHECK_EQUAL(thread->has_caps, count >= 23);
        CHECK_EQUAL(thread->cap_permitted, count >= 23 ? 0x22 : 0);
        CHECK_EQUAL(thread->exe_ino, count >= 26 ? 901 : 0);
        CHECK_EQUAL(thread->uid, count >= 27 ? 0 : 1000);
        CHECK_THREAD_TEXT(thread, exepath, count >= 28 ? "/trusted/prog" : "");
        CHECK_EQUAL(thread->pgid, count >= 29 ? 56 : -1);
        CHECK_EQUAL(thread->gid, count >= 30 ? 7 : 1001);
        feeder__free(feeder);
    }
}

static void test_exepath(void)
{
    struct feeder *feeder = with_process();
    feed_enter(feeder, 100, "../bin/ls");
    begin_exec(feeder, 293, 100, 0, 27);
    const struct event_view *view = feed(feeder);
    CHECK(view->enter != NULL);
    CHECK_THREAD_TEXT(view->thread, exepath, "/bin/ls");
    /* The exit's own file name, when neither a trusted path nor an enter tells. */
    begin_exec(feeder, 293, 100, 0, 31);
    feeder->event.params[27].length = 0;
    CHECK_THREAD_TEXT(feed(feeder)->thread, exepath, "/rel/prog");
    feed_enter(feeder, 100, "<NA>");
    begin_exec(feeder, 293, 100, 0, 27);
    CHECK_THREAD_TEXT(feed(feeder)->thread, exepath, "<NA>");
    feeder__free(feeder);
}

static void feed_execveat(struct feeder *feeder, int64_t dirfd, const char *name, uint32_t flags)
{
    begin(feeder, 330, 100);
    put_i64(feeder, dirfd);
    put_text(feeder, name);
    put_u32(feeder, flags);
    feed(feeder);
}

static void test_execveat(void)
{
    struct feeder *feeder = with_process();
    open_file(feeder, 100, 5, "/opt", 1024);
    open_file(feeder, 100, 6, "/opt/tool", 1);
    static const struct {
        int64_t dirfd;
        const char *name;
        uint32_t flags;
        const char *exepath;
    } cases[] = {
        {5, "run", 0, "/opt/run"},    {-100, "run", 0, "/home/run"}, {5, "/abs", 0, "/abs"},
        {6, "", 0x1000, "/opt/tool"}, {77, "", 0x1000, "<NA>"},      {77, "run", 0, "<NA>"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        feed_execveat(feeder, cases[i].dirfd, cases[i].name, cases[i].flags);
        /* A success ends as an execve on most machines, as an execveat on some. */
        begin_exec(feeder, i % 2 == 0 ? 293 : 331, 100, 0, 27);
        const struct event_view *view = feed(feeder);
        CHECK(view->enter != NULL);
        CHECK_THREAD_TEXT(view->thread, exepath, cases[i].exepath);
    }
    feeder__free(feeder);
}

static void test_failure(void)
{
    struct feeder *feeder = with_process();
    feed_enter(feeder, 100, "/bin/ls");
    uint32_t version = thread_of(feeder, 100)->version;
    begin_exec(feeder, 293, 100, -2, 31);
    const struct thread *thread = feed(feeder)->thread;
    CHECK_THREAD_TEXT(thread, comm, "bash");
    CHECK_EQUAL(thread->version, version);
    feeder__free(feeder);
}

/* A process that nothing was known of becomes known, but not its ids in its own pid namespace. */
static void test_unknown(void)
{
    struct feeder *feeder = with_process();
    begin_exec(feeder, 293, 500, 0, 18);
    const struct event_view *view = feed(feeder);
    CHECK(!view->thread->is_fake);
    CHECK_EQUAL(view->thread->ptid, 1);
    CHECK_EQUAL(view->thread->vpid, -1);
    CHECK_EQUAL(view->thread->uid, UINT32_MAX);
    CHECK(machine__parent(feeder->machine, view->thread) == thread_of(feeder, 1));
    CHECK_TEXT(view->container_id, "3fa0c1d2e4b5");
    feeder__free(feeder);
}

static void test_other_threads_end(void)
{
    struct feeder *feeder = with_process();
    for (int64_t tid = 101; tid < 104; tid++) {
        struct thread_entry entry = {.tid = tid, .pid = 100, .ptid = 1, .vtid = tid, .vpid = 100};
        feeder->sink.thread(feeder->sink.data, &entry);
    }
    add_process(feeder, 200, 102, "child");
    feed_bare(feeder, 202, 101);
    CHECK(machine__parent(feeder->machine, thread_of(feeder, 200)) == thread_of(feeder, 100));
    uint64_t generation = machine__generation(feeder->machine);
    begin_exec(feeder, 293, 100, 0, 31);
    feed(feeder);
    for (int64_t tid = 101; tid < 104; tid++) {
        CHECK(machine__thread(feeder->machine, tid) == NULL);
    }
    CHECK_EQUAL(thread_of(feeder, 200)->ptid, 100);
    CHECK(machine__parent(feeder->machine, thread_of(feeder, 200)) == thread_of(feeder, 100));
    CHECK(machine__generation(feeder->machine) > generation);
    feeder__free(feeder);
}

static void test_close_on_exec(void)
{
    struct feeder *feeder = with_process();
    for (int64_t fd = 3; fd < 40; fd++) {
        open_file(feeder, 100, fd, "/tmp/x", fd % 2 == 0 ? 4096 | 1 : 1);
    }
    begin_exec(feeder, 293, 100, 0, 31);
    const struct thread *thread = feed(feeder)->thread;
    for (int64_t fd = 3; fd < 40; fd++) {
        CHECK_EQUAL(machine__fd(feeder->machine, thread, fd) != NULL, fd % 2 != 0);
    }
    feeder__free(feeder);
}

int main(void)
{
    test_old_generations();
    test_counts();
    test_exepath();
    test_execveat();
    test_failure();
    test_unknown();
    test_other_threads_end();
    test_close_on_exec();
    return 0;
}
