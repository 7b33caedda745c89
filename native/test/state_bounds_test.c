/* Every table stays within its bound, whatever comes, and counts what it let go. */
#include "state_builder.h"

static struct machine_counts counts_of(const struct feeder *feeder)
{
    struct machine_counts counts;
    machine__counts(feeder->machine, &counts);
    return counts;
}

static void test_threads(void)
{
    struct machine_limits limits = {.threads = 1000};
    struct feeder *feeder = feeder__create(&limits);
    add_process(feeder, 1, 0, "init");
    for (int64_t tid = 2; tid < 1000000; tid++) {
        CHECK(feed_bare(feeder, 202, tid)->thread != NULL);
        if (tid % 100 == 0) {
            /* What is used again and again stays. */
            CHECK_THREAD_TEXT(feed_bare(feeder, 202, 1)->thread, comm, "init");
        }
    }
    struct machine_counts counts = counts_of(feeder);
    CHECK_EQUAL(counts.threads, 1000);
    CHECK_EQUAL(counts.evicted_threads, 999999 - 1000);
    feeder__free(feeder);
}

static void test_fds(void)
{
    struct machine_limits limits = {.fds = 500};
    struct feeder *feeder = feeder__create(&limits);
    for (int64_t fd = 0; fd < 100000; fd++) {
        const struct event_view *view = open_file(feeder, 100 + fd % 7, fd, "/some/file", 1);
        CHECK(view->fd != NULL);
        CHECK_EQUAL(view->fd->num, fd);
    }
    struct machine_counts counts = counts_of(feeder);
    CHECK_EQUAL(counts.fds, 500);
    CHECK_EQUAL(counts.evicted_fds, 99500);
    /* Copies count too, and evict without losing their source's thread. */
    for (int64_t i = 0; i < 2000; i++) {
        begin(feeder, 363, 100);
        put_i64(feeder, 200000 + i);
        put_i64(feeder, 200000 + i - 1);
        put_i64(feeder, 200000 + i);
        feed(feeder);
    }
    CHECK(counts_of(feeder).fds <= 500);
    feeder__free(feeder);
}

static void fork_from(struct feeder *feeder, int64_t parent, int64_t child)
{
    begin(feeder, 223, child);
    put_i64(feeder, 0);
    put_text(feeder, "x");
    put_empty(feeder);
    put_i64(feeder, child);
    put_i64(feeder, child);
    put_i64(feeder, parent);
    put_empty(feeder);
    put_i64(feeder, 0);
    put_u64(feeder, 0);
    put_u64(feeder, 0);
    for (int i = 0; i < 3; i++) {
        put_u32(feeder, 0);
    }
    put_text(feeder, "x");
    put_empty(feeder);
    for (int i = 0; i < 3; i++) {
        put_u32(feeder, 0);
    }
    put_i64(feeder, child);
    put_i64(feeder, child);
    CHECK(feed(feeder)->thread != NULL);
}

/* Forks that copy many fds, deeper and deeper. */
static void test_forks(void)
{
    struct machine_limits limits = {.threads = 200, .fds = 20000};
    struct feeder *feeder = feeder__create(&limits);
    for (int64_t fd = 0; fd < 10000; fd++) {
        open_file(feeder, 100, fd, "/some/file", 1);
    }
    for (int64_t tid = 101; tid < 700; tid++) {
        fork_from(feeder, tid - 1, tid);
    }
    struct machine_counts counts = counts_of(feeder);
    CHECK_EQUAL(counts.threads, 200);
    CHECK(counts.fds <= 20000);
    CHECK(counts.evicted_fds > 0);
    feeder__free(feeder);
}

static void test_containers_and_users(void)
{
    struct machine_limits limits = {.containers = 50, .users = 60};
    struct feeder *feeder = feeder__create(&limits);
    char json[64];
    for (uint32_t i = 0; i < 5000; i++) {
        (void)snprintf(json, sizeof(json), "{\"id\":\"c%u\"}", i);
        begin(feeder, 324, -1);
        put_text(feeder, json);
        CHECK(feed(feeder)->container != NULL);
        begin(feeder, 358, -1);
        put_u32(feeder, i);
        put_text(feeder, "group");
        feed(feeder);
        CHECK(machine__container(feeder->machine, span_of("c0")) != NULL);
    }
    struct machine_counts counts = counts_of(feeder);
    CHECK_EQUAL(counts.containers, 50);
    CHECK_EQUAL(counts.users, 60);
    CHECK_EQUAL(counts.evicted_containers, 4950);
    CHECK_EQUAL(counts.evicted_users, 4940);
    feeder__free(feeder);
}

/* Threads with texts as long as an event can carry: the texts are cut, and all of them together are bounded. */
static void test_long_texts(void)
{
    struct feeder *feeder = feeder__create(NULL);
    static char args[60000];
    memset(args, 'a', sizeof(args));
    for (int64_t tid = 2; tid < 3000; tid++) {
        begin(feeder, 13, tid);
        put_i64(feeder, 0);
        put(feeder, args, sizeof(args));
        put(feeder, args, sizeof(args));
        put_i64(feeder, tid);
        put_i64(feeder, tid);
        put_i64(feeder, 1);
        put_empty(feeder);
        put_u64(feeder, 1);
        const struct thread *thread = feed(feeder)->thread;
        CHECK_EQUAL(thread->args.length, 4096);
        CHECK_EQUAL(thread->exe.length, 1024);
    }
    feeder__free(feeder);
}

int main(void)
{
    test_threads();
    test_fds();
    test_forks();
    test_containers_and_users();
    test_long_texts();
    return 0;
}
