/* First sights of containers: what is told of those that ran before, and what is told once. */
#include "container_builder.h"

struct sight_event {
    struct scap_event event;
    struct event_view view;
};

static bool next_sight(struct feeder *feeder, struct sight_event *sight)
{
    sight->event = (struct scap_event){.num = feeder->num};
    return machine__next_sight(feeder->machine, &sight->event, &sight->view);
}

static void check_no_sight(struct feeder *feeder)
{
    struct sight_event sight;
    CHECK(!next_sight(feeder, &sight));
}

static void test_running_containers(void)
{
    struct feeder *feeder = tracking();
    add_entry(feeder, process_entry(1, 0, "systemd", true));
    struct thread_entry first = process_entry(70, 1, "nginx", false);
    first.has_caps = true;
    first.cap_permitted = 1;
    add_entry(feeder, first);
    add_entry(feeder, process_entry(71, 70, "nginx", false));
    struct thread_entry worker = process_entry(72, 70, "nginx", false);
    worker.uid = 33;
    add_entry(feeder, worker);
    add_entry(feeder, process_entry(73, 1, "runc:[2:INIT]", false));
    feed_record(feeder, "\"privileged\":true");
    check_no_sight(feeder);
    feed_bare(feeder, 202, 1); /* not shown, so nothing has happened yet */
    open_file(feeder, 1, 3, "/x", 1);
    struct sight_event sight;
    CHECK(next_sight(feeder, &sight));
    CHECK_EQUAL(sight.event.type, EVENT_CONTAINER_SEEN);
    CHECK_EQUAL(sight.event.num, feeder->num);
    CHECK(sight.view.thread == NULL && sight.view.is_shown);
    CHECK_FIELD(feeder, &sight.view, "container.privileged", "true");
    CHECK_FIELD(feeder, &sight.view, "container.is_sandbox", "false");
    CHECK_FIELD(feeder, &sight.view, "evt.type", "container_seen");
    CHECK(next_sight(feeder, &sight));
    CHECK_EQUAL(sight.event.type, EVENT_PROCESS_SEEN);
    CHECK_EQUAL(sight.event.tid, 70);
    CHECK_FIELD(feeder, &sight.view, "container.new_uid", "0");
    CHECK_FIELD(feeder, &sight.view, "container.new_gid", "0");
    CHECK_FIELD(feeder, &sight.view, "container.capabilities", "CHOWN");
    CHECK_FIELD(feeder, &sight.view, "container.first_uid", "-");
    CHECK_FIELD(feeder, &sight.view, "container.id", CONTAINER_ID);
    CHECK(next_sight(feeder, &sight));
    CHECK_EQUAL(sight.event.tid, 72);
    CHECK_FIELD(feeder, &sight.view, "container.new_uid", "33");
    CHECK_FIELD(feeder, &sight.view, "container.new_gid", "-");
    CHECK_FIELD(feeder, &sight.view, "container.capabilities", "-");
    check_no_sight(feeder);
    feed_record(feeder, "\"privileged\":true");
    check_no_sight(feeder);
    feeder__free(feeder);
}

/* Nothing happens in the capture but that there are containers. */
static void test_end_without_events(void)
{
    struct feeder *feeder = tracking();
    add_entry(feeder, process_entry(70, 1, "nginx", false));
    struct sight_event sight;
    check_no_sight(feeder);
    machine__end(feeder->machine);
    CHECK(next_sight(feeder, &sight));
    CHECK_EQUAL(sight.event.type, EVENT_PROCESS_SEEN);
    check_no_sight(feeder);
    feeder__free(feeder);
}

static void test_later_records(void)
{
    static const struct {
        const char *members;
        bool is_told;
    } cases[] = {
        {"\"privileged\":true", true},
        {"\"lookup_state\":2", false},
        {"\"image\":\"incomplete\"", false},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct feeder *feeder = tracking();
        open_file(feeder, 1, 3, "/x", 1);
        check_no_sight(feeder);
        feed_record(feeder, cases[i].members);
        struct sight_event sight;
        CHECK_EQUAL(next_sight(feeder, &sight), cases[i].is_told);
        check_no_sight(feeder);
        feed_record(feeder, "\"privileged\":false");
        CHECK_EQUAL(next_sight(feeder, &sight), !cases[i].is_told);
        feeder__free(feeder);
    }
}

static void test_new_container(void)
{
    struct feeder *feeder = tracking();
    add_entry(feeder, process_entry(1, 0, "shim", true));
    open_file(feeder, 1, 3, "/x", 1);
    check_no_sight(feeder);
    clone_child(feeder, 70, 1, "maker", 0, true);
    const struct exec_spec entry = {.exe = "sh", .uid = 5, .gid = 6, .capabilities = 1 << 13};
    CHECK_FIELD(feeder, exec(feeder, 70, entry), "container.new_uid", "5");
    CHECK_FIELD(feeder, &feeder->view, "container.new_gid", "6");
    CHECK_FIELD(feeder, &feeder->view, "container.capabilities", "NET_RAW");
    CHECK_FIELD(feeder, exec(feeder, 70, entry), "container.new_uid", "-");
    CHECK_FIELD(feeder, &feeder->view, "container.capabilities", "-");
    begin(feeder, 199, 70);
    put_i64(feeder, 0);
    put_u32(feeder, 0);
    CHECK_FIELD(feeder, feed(feeder), "container.new_uid", "0");
    CHECK_FIELD(feeder, feed_i64(feeder, 199, 70, 0), "container.new_uid", "-");
    feeder__free(feeder);
}

/* What was seen before the record came is told with it. */
static void test_late_record(void)
{
    struct feeder *feeder = tracking();
    add_entry(feeder, process_entry(1, 0, "shim", true));
    open_file(feeder, 1, 3, "/x", 1);
    check_no_sight(feeder);
    clone_child(feeder, 70, 1, "maker", 0, true);
    const struct exec_spec entry = {.exe = "sh", .uid = 5, .gid = 6, .capabilities = 3};
    CHECK_FIELD(feeder, exec(feeder, 70, entry), "container.earlier_uids", "-");
    exec(feeder, 70, (struct exec_spec){.exe = "sh", .uid = 7, .gid = 6});
    struct sight_event sight;
    feed_record(feeder, "\"privileged\":false");
    CHECK(next_sight(feeder, &sight));
    CHECK_FIELD(feeder, &sight.view, "container.earlier_uids", "5,7");
    CHECK_FIELD(feeder, &sight.view, "container.earlier_gids", "6");
    CHECK_FIELD(feeder, &sight.view, "container.first_uid", "5");
    CHECK_FIELD(feeder, &sight.view, "container.first_gid", "6");
    CHECK_FIELD(feeder, &sight.view, "container.new_uid", "-");
    CHECK_FIELD(feeder, &sight.view, "container.capabilities", "CHOWN,DAC_OVERRIDE");
    feeder__free(feeder);
}

/* Whoever is seen first in a container of an unknown past is not taken for its first program. */
static void test_first_program_is_not_guessed(void)
{
    struct feeder *feeder = tracking();
    open_file(feeder, 1, 3, "/x", 1);
    const struct exec_spec late = {.exe = "ls", .ptid = 60, .uid = 0, .capabilities = 1};
    CHECK_FIELD(feeder, exec(feeder, 70, late), "container.capabilities", "-");
    feeder__free(feeder);

    feeder = tracking();
    add_entry(feeder, process_entry(1, 0, "shim", true));
    add_entry(feeder, process_entry(70, 69, "nginx", false));
    open_file(feeder, 1, 3, "/x", 1);
    struct sight_event sight;
    CHECK(next_sight(feeder, &sight));
    CHECK_FIELD(feeder, &sight.view, "container.capabilities", "-");
    check_no_sight(feeder);
    clone_child(feeder, 71, 1, "maker", 0, true);
    CHECK_FIELD(feeder, exec(feeder, 71, (struct exec_spec){.exe = "sh", .capabilities = 1}), "container.capabilities",
                "-");
    feeder__free(feeder);
}

static void test_sandbox_without_record(void)
{
    struct feeder *feeder = tracking();
    CHECK_FIELD(feeder, exec(feeder, 70, (struct exec_spec){.exe = "nginx"}), "container.is_sandbox", "-");
    CHECK_FIELD(feeder, exec(feeder, 71, (struct exec_spec){.exe = "pause"}), "container.is_sandbox", "true");
    feed_record(feeder, "");
    CHECK_FIELD(feeder, exec(feeder, 71, (struct exec_spec){.exe = "pause"}), "container.is_sandbox", "false");
    feeder__free(feeder);
}

static void test_many_users(void)
{
    struct feeder *feeder = tracking();
    for (int round = 0; round < 2; round++) {
        for (uint32_t uid = 0; uid < 8; uid++) {
            exec(feeder, 70, (struct exec_spec){.exe = "sh", .uid = uid});
            CHECK(((feeder->view.sights & SIGHT_USER) != 0) == (round == 0));
        }
    }
    exec(feeder, 70, (struct exec_spec){.exe = "sh", .uid = 8});
    exec(feeder, 70, (struct exec_spec){.exe = "sh", .uid = 0});
    CHECK((feeder->view.sights & SIGHT_USER) != 0);
    feeder__free(feeder);
}

static void test_nothing_is_kept_unasked(void)
{
    struct feeder *feeder = feeder__create(NULL);
    add_entry(feeder, process_entry(70, 1, "nginx", false));
    CHECK_FIELD(feeder, exec(feeder, 70, (struct exec_spec){.exe = "sh"}), "container.new_uid", "-");
    feed_record(feeder, "\"privileged\":true");
    machine__end(feeder->machine);
    check_no_sight(feeder);
    CHECK(machine__sight(feeder->machine, span_of(CONTAINER_ID)) == NULL);
    feeder__free(feeder);
}

int main(void)
{
    test_running_containers();
    test_end_without_events();
    test_later_records();
    test_new_container();
    test_late_record();
    test_first_program_is_not_guessed();
    test_sandbox_without_record();
    test_many_users();
    test_nothing_is_kept_unasked();
    return 0;
}
