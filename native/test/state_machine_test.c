/* The course of events: threads made up, enters paired, events hidden, sections, changes counted. */
#include "state_builder.h"

static void test_fake_threads(void)
{
    struct feeder *feeder = feeder__create(NULL);
    const struct event_view *view = feed_bare(feeder, 202, 500);
    CHECK(view->thread != NULL && view->thread->is_fake);
    CHECK_THREAD_TEXT(view->thread, comm, "<NA>");
    CHECK_THREAD_TEXT(view->thread, exe, "<NA>");
    CHECK_EQUAL(view->thread->pid, 500);
    CHECK_EQUAL(view->thread->ptid, -1);
    CHECK_EQUAL(view->thread->vpid, -1);
    CHECK_EQUAL(view->thread->uid, UINT32_MAX);
    CHECK(thread__is_invalid(view->thread));
    CHECK_TEXT(view->container_id, "host");
    /* These find a thread and make none up: switch, procexit, clone exits, internal events. */
    static const uint16_t types[] = {152, 186, 16, 234, 290};
    for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
        view = feed_bare(feeder, types[i], 600);
        CHECK(view->thread == NULL);
        CHECK_EQUAL(view->container_id.length, 0);
    }
    CHECK(feed_bare(feeder, 202, -1)->thread == NULL);
    CHECK(feed_bare(feeder, 202, (int64_t)UINT32_MAX + 1)->thread == NULL);
    /* What a thread made up does is remembered of it. */
    CHECK_TEXT(text__span(&open_file(feeder, 500, 3, "rel", 1)->fd->name), "rel");
    feeder__free(feeder);
}

static void feed_read(struct feeder *feeder, int64_t fd)
{
    begin(feeder, 6, 100);
    put_i64(feeder, fd);
    put_u32(feeder, 10);
    feed(feeder);
}

static void test_pairing(void)
{
    struct feeder *feeder = feeder__create(NULL);
    open_file(feeder, 100, 3, "/a", 1);
    feed_read(feeder, 3);
    CHECK(feeder->view.enter == NULL);
    /* Events in between that are no system calls leave it. */
    feed_bare(feeder, 152, 100);
    feed_bare(feeder, 232, 100);
    const struct event_view *view = feed_i64(feeder, 7, 100, 5);
    CHECK(view->enter != NULL);
    CHECK_EQUAL(view->enter->event.type, 6);
    uint32_t size = 0;
    CHECK(scap_event__u32(&view->enter->event, 1, &size));
    CHECK_EQUAL(size, 10);
    CHECK_EQUAL(view->fd_num, 3);
    CHECK_EQUAL(view->res, 5);
    /* Used up; of another call; not at all. */
    CHECK(feed_i64(feeder, 7, 100, 5)->enter == NULL);
    CHECK_EQUAL(feeder->view.fd_num, -1);
    feed_read(feeder, 3);
    CHECK(feed_i64(feeder, 9, 100, 5)->enter == NULL);
    CHECK(feed_i64(feeder, 7, 100, 5)->enter == NULL);
    /* The exit's own fd, in generations that have it there. */
    begin(feeder, 7, 100);
    put_i64(feeder, 5);
    put(feeder, "abc", 3);
    put_i64(feeder, 3);
    CHECK_EQUAL(feed(feeder)->fd_num, 3);
    CHECK_TEXT(text__span(&feeder->view.fd->name), "/a");
    feeder__free(feeder);
}

/* An enter larger than what is kept loses the parameters that do not fit, not the others. */
static void test_large_enter(void)
{
    struct feeder *feeder = feeder__create(NULL);
    static char name[9000];
    memset(name, 'n', sizeof(name));
    begin(feeder, 306, 100);
    put_i64(feeder, -100);
    put(feeder, name, sizeof(name));
    put_u32(feeder, 7);
    put_u32(feeder, 0);
    feed(feeder);
    const struct event_view *view = feed_i64(feeder, 307, 100, -2);
    uint32_t flags = 0;
    CHECK_EQUAL(scap_event__param(&view->enter->event, 1).length, 0);
    CHECK(scap_event__u32(&view->enter->event, 2, &flags));
    CHECK_EQUAL(flags, 7);
    feeder__free(feeder);
}

static void test_results(void)
{
    struct feeder *feeder = feeder__create(NULL);
    CHECK_EQUAL(feed_i64(feeder, 5, 100, -9)->res, -9);
    CHECK(feeder->view.has_res);
    begin(feeder, 203, 100);
    put_u32(feeder, 7);
    CHECK_EQUAL(feed(feeder)->res, 7);
    begin(feeder, 1, 100);
    put_u16(feeder, 7);
    CHECK(!feed(feeder)->has_res);
    CHECK(!feed_i64(feeder, 4, 100, 3)->has_res);
    CHECK(!feed_bare(feeder, 5, 100)->has_res);
    feeder__free(feeder);
}

static void test_mmap(void)
{
    struct feeder *feeder = feeder__create(NULL);
    open_file(feeder, 100, 3, "/lib", 1);
    begin(feeder, 160, 100);
    put_u64(feeder, 0);
    put_u64(feeder, 4096);
    put_u32(feeder, 1);
    put_u32(feeder, 2);
    put_i64(feeder, 3);
    put_u64(feeder, 0);
    CHECK(!feed(feeder)->has_fd);
    CHECK(!feed_i64(feeder, 161, 100, 0x1000)->has_fd);
    begin(feeder, 161, 100);
    put_i64(feeder, 0x1000);
    for (int i = 0; i < 3; i++) {
        put_u32(feeder, 1);
    }
    put_u64(feeder, 0);
    put_u64(feeder, 4096);
    put_u32(feeder, 1);
    put_u32(feeder, 2);
    put_i64(feeder, 3);
    put_u64(feeder, 0);
    CHECK(feed(feeder)->has_fd);
    CHECK_EQUAL(feeder->view.fd_num, 3);
    CHECK_EQUAL(feeder->view.thread->vmsize_kb, 1);
    feeder__free(feeder);
}

static void test_visibility(void)
{
    struct feeder *feeder = feeder__create(NULL);
    /* procinfo ends the initial state though it is never shown itself. */
    CHECK(!feed_bare(feeder, 234, 100)->is_shown);
    begin(feeder, 354, -1);
    CHECK(feed(feeder)->is_shown);
    CHECK(feed_bare(feeder, 152, 100)->is_shown);
    CHECK(feed_bare(feeder, 146, 100)->is_shown);
    CHECK(feed_bare(feeder, 290, 100)->is_shown);
    CHECK(!feed_bare(feeder, 148, 100)->is_shown);
    begin(feeder, 202, 100);
    feeder->event.dump_flags = 1;
    CHECK(!feed(feeder)->is_shown);
    feeder__free(feeder);
}

static void test_process_list(void)
{
    struct feeder *feeder = feeder__create(NULL);
    static const char cgroups[] = "mem_cgroup=/x\0perf=/y\0io=/z\0cpuset=/w\0broken\0lost=/v";
    static const char args[] = "-a\0-b";
    struct thread_entry entry = {.tid = 100, .pid = 100, .ptid = 1, .comm = span_of("web")};
    entry.exepath = span_of("/usr/bin/web (deleted)");
    entry.cwd = span_of("/a/../b");
    entry.args = (struct span){.data = (const uint8_t *)args, .length = sizeof(args) - 1};
    entry.cgroups = (struct span){.data = (const uint8_t *)cgroups, .length = sizeof(cgroups)};
    feeder->sink.thread(feeder->sink.data, &entry);
    struct thread *thread = thread_of(feeder, 100);
    CHECK_THREAD_TEXT(thread, exepath, "/usr/bin/web");
    CHECK_THREAD_TEXT(thread, cwd, "/b/");
    CHECK_EQUAL(thread->args.length, 6);
    CHECK(memcmp(thread->args.data, "-a\0-b", 6) == 0);
    static const char expected[] = "memory=/x\0perf_event=/y\0blkio=/z\0cpuset=/w";
    CHECK_EQUAL(thread->cgroups.length, sizeof(expected));
    CHECK(memcmp(thread->cgroups.data, expected, sizeof(expected)) == 0);
    /* The same thread again replaces what was said before. */
    entry.comm = span_of("later");
    feeder->sink.thread(feeder->sink.data, &entry);
    CHECK_THREAD_TEXT(thread_of(feeder, 100), comm, "later");
    feeder__free(feeder);
}

/* Children may stand before their parents in a list. */
static void test_family_of_list(void)
{
    struct feeder *feeder = feeder__create(NULL);
    add_process(feeder, 300, 200, "grandchild");
    struct thread_entry entry = {.tid = 201, .pid = 200, .ptid = 100};
    feeder->sink.thread(feeder->sink.data, &entry);
    add_process(feeder, 200, 100, "child");
    add_process(feeder, 100, 0, "parent");
    feed_bare(feeder, 202, 100);
    CHECK(machine__parent(feeder->machine, thread_of(feeder, 300)) == thread_of(feeder, 200));
    CHECK(machine__parent(feeder->machine, thread_of(feeder, 201)) == thread_of(feeder, 100));
    CHECK(machine__main_thread(feeder->machine, thread_of(feeder, 201)) == thread_of(feeder, 200));
    CHECK(machine__parent(feeder->machine, thread_of(feeder, 100)) == NULL);
    feeder__free(feeder);
}

static void test_sections(void)
{
    struct feeder *feeder = feeder__create(NULL);
    add_process(feeder, 100, 1, "bash");
    struct machine_entry info = {.num_cpus = 4, .hostname = span_of("node-1")};
    feeder->sink.machine(feeder->sink.data, &info);
    open_file(feeder, 100, 3, "/a", 1);
    feed_i64(feeder, 4, 100, 3);
    feed_i64(feeder, 5, 100, 0);
    begin(feeder, 324, -1);
    put_text(feeder, "{\"id\":\"aa\"}");
    CHECK(feed(feeder)->is_shown);
    CHECK_TEXT(machine__info(feeder->machine)->hostname, "node-1");
    feeder->sink.section(feeder->sink.data, 2);
    struct machine_counts counts;
    machine__counts(feeder->machine, &counts);
    CHECK_EQUAL(counts.threads + counts.fds + counts.containers + counts.users, 0);
    CHECK(machine__container(feeder->machine, span_of("aa")) == NULL);
    begin(feeder, 324, -1);
    put_text(feeder, "{\"id\":\"bb\"}");
    CHECK(!feed(feeder)->is_shown);
    CHECK(feed_bare(feeder, 202, 100)->thread->is_fake);
    feeder__free(feeder);
}

/* What the kernel dumps of tasks and their fds counts like a process list. */
static void test_iterators(void)
{
    struct feeder *feeder = feeder__create(NULL);
    add_process(feeder, 1, 0, "init");
    feed_bare(feeder, 202, 1);
    begin(feeder, 430, 100);
    for (int i = 0; i < 4; i++) {
        put_u32(feeder, 1);
    }
    put_text(feeder, "web");
    put(feeder, "web\0-x", 7);
    put_text(feeder, "/usr/bin/web");
    put_u32(feeder, 0);
    put_empty(feeder);
    put_text(feeder, "/srv");
    put_u64(feeder, 1024);
    put_u32(feeder, 33);
    put_u32(feeder, 34);
    put_u64(feeder, 5);
    feed(feeder);
    struct thread *thread = thread_of(feeder, 100);
    CHECK_THREAD_TEXT(thread, comm, "web");
    CHECK_THREAD_TEXT(thread, exe, "web");
    CHECK_EQUAL(thread->args.length, 3);
    CHECK_THREAD_TEXT(thread, cwd, "/srv/");
    CHECK_EQUAL(thread->uid, 33);
    CHECK_EQUAL(thread->cap_permitted, 5);
    CHECK(machine__parent(feeder->machine, thread) == thread_of(feeder, 1));
    begin(feeder, 440, 100);
    put_u32(feeder, 7);
    put_u16(feeder, 1);
    put_u16(feeder, 6);
    put(feeder, "\x0a\0\0\2", 4);
    put_u16(feeder, 2222);
    put(feeder, "\x0a\0\0\1", 4);
    put_u16(feeder, 80);
    put_u64(feeder, 9);
    feed(feeder);
    const struct fd_info *socket = machine__fd(feeder->machine, thread, 7);
    CHECK_TEXT(text__span(&socket->name), "10.0.0.2:2222->10.0.0.1:80");
    CHECK_EQUAL(socket->role, FD_ROLE_CLIENT);
    begin(feeder, 448, 100);
    put_u32(feeder, 8);
    put_u8(feeder, 5);
    put_text(feeder, "[timerfd]");
    put_u64(feeder, 9);
    feed(feeder);
    CHECK_EQUAL(machine__fd(feeder->machine, thread, 8)->type, FD_TIMERFD);
    feeder__free(feeder);
}

/* A thread's version stays when nothing changes, so that contexts are made once. */
static void test_versions(void)
{
    struct feeder *feeder = feeder__create(NULL);
    add_process(feeder, 100, 1, "bash");
    feed_bare(feeder, 202, 100);
    uint32_t version = thread_of(feeder, 100)->version;
    uint64_t generation = machine__generation(feeder->machine);
    for (int64_t fd = 3; fd < 10; fd++) {
        open_file(feeder, 100, fd, "/a", 1);
        feed_i64(feeder, 4, 100, fd);
        feed_i64(feeder, 5, 100, 0);
    }
    feed_bare(feeder, 152, 100);
    begin(feeder, 95, 100);
    put_i64(feeder, 0);
    put_text(feeder, "/home");
    feed(feeder);
    CHECK_EQUAL(thread_of(feeder, 100)->version, version);
    CHECK_EQUAL(machine__generation(feeder->machine), generation);
    begin(feeder, 95, 100);
    put_i64(feeder, 0);
    put_text(feeder, "/elsewhere");
    feed(feeder);
    CHECK(thread_of(feeder, 100)->version != version);
    feeder__free(feeder);
}

int main(void)
{
    test_fake_threads();
    test_pairing();
    test_large_enter();
    test_results();
    test_mmap();
    test_visibility();
    test_process_list();
    test_family_of_list();
    test_sections();
    test_iterators();
    test_versions();
    return 0;
}
