/* Ends of threads: when they go, and who takes the children. */
#include "state_builder.h"

static struct feeder *family(void)
{
    struct feeder *feeder = feeder__create(NULL);
    add_process(feeder, 1, 0, "init");
    add_process(feeder, 10, 1, "shim");
    add_process(feeder, 20, 10, "bash");
    add_process(feeder, 30, 20, "sleep");
    for (int64_t tid = 21; tid < 23; tid++) {
        struct thread_entry entry = {.tid = tid, .pid = 20, .ptid = 10, .vtid = tid, .vpid = 20};
        feeder->sink.thread(feeder->sink.data, &entry);
    }
    feed_bare(feeder, 202, 1);
    return feeder;
}

static void feed_exit(struct feeder *feeder, int64_t tid, int64_t reaper)
{
    begin(feeder, 186, tid);
    put_i64(feeder, 0);
    put_i64(feeder, 0);
    put_u8(feeder, 0);
    put_u8(feeder, 0);
    put_i64(feeder, reaper);
    CHECK(feed(feeder)->thread == machine__thread(feeder->machine, tid));
}

static void set_reaper(struct feeder *feeder, int64_t tid)
{
    begin(feeder, 401, tid);
    put_i64(feeder, 0);
    put_u32(feeder, 36);
    put_text(feeder, "");
    put_i64(feeder, 1);
    feed(feeder);
}

/* The thread is there with the event of its end, and gone with the next event of anybody. */
static void test_deferred(void)
{
    struct feeder *feeder = family();
    feed_exit(feeder, 30, -1);
    CHECK(thread_of(feeder, 30)->is_dead);
    feed_bare(feeder, 202, 1);
    CHECK(machine__thread(feeder->machine, 30) == NULL);
    /* An end without a known thread makes none up. */
    CHECK(feed_i64(feeder, 186, 999, 0)->thread == NULL);
    feeder__free(feeder);
}

static void test_leader_waits_for_threads(void)
{
    struct feeder *feeder = family();
    feed_exit(feeder, 20, -1);
    feed_exit(feeder, 21, -1);
    feed_bare(feeder, 202, 1);
    CHECK(thread_of(feeder, 20)->is_dead);
    /* The child went to a thread that was alive then. */
    CHECK_EQUAL(thread_of(feeder, 30)->ptid, 22);
    feed_exit(feeder, 22, -1);
    feed_bare(feeder, 202, 1);
    CHECK(machine__thread(feeder->machine, 20) == NULL);
    CHECK(machine__thread(feeder->machine, 22) == NULL);
    CHECK_EQUAL(thread_of(feeder, 30)->ptid, 0);
    feeder__free(feeder);
}

static void end_process(struct feeder *feeder, int64_t reaper)
{
    feed_exit(feeder, 21, -1);
    feed_exit(feeder, 22, -1);
    feed_exit(feeder, 20, reaper);
    uint64_t generation = machine__generation(feeder->machine);
    uint32_t version = thread_of(feeder, 30)->version;
    feed_bare(feeder, 202, 1);
    CHECK(machine__generation(feeder->machine) > generation);
    CHECK(thread_of(feeder, 30)->version != version);
}

static void test_reapers(void)
{
    static const struct {
        int64_t named, marked, expected;
    } cases[] = {{1, -1, 1}, {777, 10, 10}, {-1, 10, 10}, {-1, 1, 1}, {-1, -1, 0}};
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct feeder *feeder = family();
        if (cases[i].marked > 0) {
            set_reaper(feeder, cases[i].marked);
        }
        end_process(feeder, cases[i].named);
        const struct thread *orphan = thread_of(feeder, 30);
        CHECK_EQUAL(orphan->ptid, cases[i].expected);
        CHECK(machine__parent(feeder->machine, orphan) == machine__thread(feeder->machine, cases[i].expected));
        feeder__free(feeder);
    }
}

/* Parents in a circle, as only a broken file has them, end no search late. */
static void test_circle(void)
{
    struct feeder *feeder = feeder__create(NULL);
    add_process(feeder, 10, 11, "a");
    add_process(feeder, 11, 10, "b");
    add_process(feeder, 12, 12, "own");
    feed_bare(feeder, 202, 10);
    CHECK(machine__parent(feeder->machine, thread_of(feeder, 12)) == NULL);
    feed_exit(feeder, 10, -1);
    feed_bare(feeder, 202, 11);
    CHECK(machine__parent(feeder->machine, thread_of(feeder, 11)) == NULL);
    feed_exit(feeder, 11, 11);
    feed_bare(feeder, 202, 12);
    feeder__free(feeder);
}

int main(void)
{
    test_deferred();
    test_leader_waits_for_threads();
    test_reapers();
    test_circle();
    return 0;
}
