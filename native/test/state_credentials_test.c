/* Users, groups and capabilities, from exits and, where those lack them, from enters. */
#include "state_builder.h"

static struct feeder *with_process(void)
{
    struct feeder *feeder = feeder__create(NULL);
    add_process(feeder, 100, 1, "bash");
    return feeder;
}

/** An enter with `enters` ids and an exit with result and `exits` ids. */
static const struct event_view *call(struct feeder *feeder, uint16_t exit_type, int64_t res, int enters, int exits,
                                     const uint32_t *ids)
{
    begin(feeder, exit_type - 1, 100);
    for (int i = 0; i < enters; i++) {
        put_u32(feeder, ids[i]);
    }
    feed(feeder);
    begin(feeder, exit_type, 100);
    put_i64(feeder, res);
    for (int i = 0; i < exits; i++) {
        put_u32(feeder, ids[i]);
    }
    return feed(feeder);
}

static void test_ids(void)
{
    static const uint32_t ids[] = {7, 8, 9};
    static const struct {
        uint16_t type;
        int count;
        bool is_group;
        uint32_t expected;
    } cases[] = {
        {199, 1, false, 7}, {201, 1, true, 7},  {193, 3, false, 8},
        {195, 3, true, 8},  {427, 2, false, 8}, {429, 2, true, 8},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        for (int new_generation = 0; new_generation < 2; new_generation++) {
            struct feeder *feeder = with_process();
            int enters = new_generation ? 0 : cases[i].count;
            uint32_t version = thread_of(feeder, 100)->version;
            const struct thread *thread = call(feeder, cases[i].type, 0, enters, cases[i].count - enters, ids)->thread;
            CHECK_EQUAL(cases[i].is_group ? thread->gid : thread->uid, cases[i].expected);
            CHECK_EQUAL(cases[i].is_group ? thread->uid : thread->gid, cases[i].is_group ? 1000 : 1001);
            CHECK(thread->version != version);
            feeder__free(feeder);
        }
    }
}

static void test_no_change(void)
{
    static const uint32_t ids[] = {7, UINT32_MAX, 9};
    struct feeder *feeder = with_process();
    CHECK_EQUAL(call(feeder, 199, -1, 1, 0, ids)->thread->uid, 1000);
    CHECK_EQUAL(call(feeder, 193, 0, 3, 0, ids)->thread->uid, 1000);
    CHECK_EQUAL(call(feeder, 193, 0, 0, 3, ids)->thread->uid, 1000);
    /* Without the enter an old generation does not tell the id. */
    CHECK_EQUAL(feed_i64(feeder, 199, 100, 0)->thread->uid, 1000);
    feeder__free(feeder);
}

static void test_caps(void)
{
    struct feeder *feeder = with_process();
    begin(feeder, 353, 100);
    put_i64(feeder, 0);
    put_u64(feeder, 1);
    put_u64(feeder, 2);
    put_u64(feeder, 3);
    const struct thread *thread = feed(feeder)->thread;
    CHECK(thread->has_caps);
    CHECK_EQUAL(thread->cap_inheritable, 1);
    CHECK_EQUAL(thread->cap_permitted, 2);
    CHECK_EQUAL(thread->cap_effective, 3);
    static const uint32_t user_namespace[] = {1 << 20};
    thread = call(feeder, 285, 0, 1, 0, user_namespace)->thread;
    CHECK(thread->cap_effective == UINT64_MAX);
    feeder__free(feeder);
}

static void test_setns(void)
{
    struct feeder *feeder = with_process();
    begin(feeder, 240, 100);
    put_i64(feeder, 4);
    put_u32(feeder, 1 << 20);
    feed(feeder);
    const struct event_view *view = feed_i64(feeder, 241, 100, 0);
    CHECK_EQUAL(view->fd_num, 4);
    CHECK(view->thread->cap_permitted == UINT64_MAX);
    feeder__free(feeder);
}

static void test_session(void)
{
    struct feeder *feeder = with_process();
    CHECK_EQUAL(feed_i64(feeder, 275, 100, 100)->thread->sid, 100);
    CHECK_EQUAL(feed_i64(feeder, 275, 100, -1)->thread->sid, 100);
    begin(feeder, 143, 100);
    put_i64(feeder, 0);
    put_i64(feeder, 4096);
    put_i64(feeder, 8192);
    put_u8(feeder, 7);
    CHECK_EQUAL(feed(feeder)->thread->fdlimit, 4096);
    feeder__free(feeder);
}

int main(void)
{
    test_ids();
    test_no_change();
    test_caps();
    test_setns();
    test_session();
    return 0;
}
