/* Who runs a program of a container, what its ids are known to be, and what an exec gives it. */
#include "container_builder.h"

static const struct exec_spec shell = {.exe = "sh", .uid = 1000, .gid = 1000, .capabilities = 1};

static struct feeder *with_runtime(void)
{
    struct feeder *feeder = tracking();
    add_entry(feeder, process_entry(1, 0, "systemd", true));
    add_entry(feeder, process_entry(50, 1, "runc", true));
    return feeder;
}

static void test_set_up(void)
{
    struct feeder *feeder = with_runtime();
    CHECK_FIELD(feeder, clone_child(feeder, 60, 50, "runc", 0, true), "proc.is_container_setup", "-");
    struct exec_spec init = {.exe = "/usr/sbin/runc", .args = "init", .ptid = 50};
    CHECK_FIELD(feeder, exec(feeder, 60, init), "proc.is_container_setup", "true");
    const struct event_view *view = clone_child(feeder, 61, 60, "runc:[2:INIT]", 0, false);
    CHECK_FIELD(feeder, view, "proc.is_container_setup", "true");
    CHECK_FIELD(feeder, exec(feeder, 61, shell), "proc.is_container_setup", "false");
    CHECK_FIELD(feeder, clone_child(feeder, 62, 61, "sh", 0, false), "proc.is_container_setup", "false");
    feeder__free(feeder);
}

/* A runtime that forks its way into the container without running itself anew. */
static void test_fork_from_outside(void)
{
    struct feeder *feeder = with_runtime();
    CHECK_FIELD(feeder, clone_child(feeder, 60, 50, "maker", 0, false), "proc.is_container_setup", "true");
    CHECK_FIELD(feeder, exec(feeder, 60, shell), "proc.is_container_setup", "false");
    feeder__free(feeder);
}

static void test_unknown_parent(void)
{
    struct feeder *feeder = tracking();
    CHECK_FIELD(feeder, clone_child(feeder, 60, 7, "nginx", 0, false), "proc.is_container_setup", "false");
    CHECK_FIELD(feeder, clone_child(feeder, 61, 7, "runc:[2:INIT]", 0, false), "proc.is_container_setup", "true");
    feeder__free(feeder);
}

static void test_ids(void)
{
    struct feeder *feeder = tracking();
    const struct exec_spec silent = {.exe = "ls", .uid = UINT32_MAX};
    CHECK_FIELD(feeder, exec(feeder, 60, silent), "thread.uid", "-");
    CHECK_FIELD(feeder, exec(feeder, 61, shell), "thread.uid", "1000");
    CHECK_FIELD(feeder, exec(feeder, 61, silent), "thread.uid", "1000");
    /* setuid of a generation without enter events: the new id is not recorded. */
    CHECK_FIELD(feeder, feed_i64(feeder, 199, 61, 0), "thread.uid", "-");
    begin(feeder, 199, 61);
    put_i64(feeder, 0);
    put_u32(feeder, 33);
    CHECK_FIELD(feeder, feed(feeder), "thread.uid", "33");
    /* setreuid and setregid as calls without an event of their own. */
    for (uint16_t call = 123; call <= 124; call++) {
        begin(feeder, 1, 61);
        put_u16(feeder, call);
        put_u16(feeder, 0);
        feed(feeder);
    }
    CHECK_FIELD(feeder, &feeder->view, "thread.uid", "-");
    CHECK_FIELD(feeder, &feeder->view, "thread.gid", "-");
    feeder__free(feeder);
}

static void test_user_namespace(void)
{
    struct feeder *feeder = tracking();
    exec(feeder, 60, shell);
    const uint32_t new_user = 1 << 20;
    CHECK_FIELD(feeder, clone_child(feeder, 61, 60, "sh", new_user, false), "thread.uid", "-");
    begin(feeder, 285, 60);
    put_i64(feeder, 0);
    put_u32(feeder, new_user);
    CHECK_FIELD(feeder, feed(feeder), "thread.uid", "-");
    CHECK_FIELD(feeder, exec(feeder, 60, shell), "thread.uid", "-");
    CHECK_FIELD(feeder, clone_child(feeder, 62, 60, "sh", 0, false), "thread.uid", "-");
    feeder__free(feeder);
}

static void test_gains(void)
{
    static const struct {
        struct exec_spec before, after;
        const char *gains;
    } cases[] = {
        {{.exe = "sh", .uid = 1000, .gid = 1000},
         {.exe = "su", .uid = 0, .gid = 1000, .capabilities = 3},
         "uid 0,CHOWN,DAC_OVERRIDE"},
        {{.exe = "sh", .uid = 1000, .gid = 1000}, {.exe = "wall", .uid = 1000, .gid = 5}, "gid 5"},
        {{.exe = "sh", .uid = 1000, .gid = 7},
         {.exe = "ping", .uid = 1000, .gid = 7, .capabilities = 1 << 13},
         "NET_RAW"},
        {{.exe = "sh", .uid = 0, .capabilities = 1}, {.exe = "all", .uid = 0, .capabilities = 3}, "DAC_OVERRIDE"},
        {{.exe = "sh", .uid = 0, .capabilities = 1}, {.exe = "less", .uid = 1000, .gid = 5}, "-"},
        {{.exe = "sh", .uid = UINT32_MAX}, {.exe = "su", .uid = 0}, "-"},
        {{.exe = "runc", .args = "init", .uid = 1000}, {.exe = "sh", .uid = 0, .capabilities = 3}, "-"},
        {{.exe = "sh", .is_on_host = true, .uid = 1000}, {.exe = "su", .is_on_host = true, .uid = 0}, "-"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct feeder *feeder = tracking();
        exec(feeder, 60, cases[i].before);
        CHECK_FIELD(feeder, exec(feeder, 60, cases[i].after), "proc.exec_gains", cases[i].gains);
        CHECK_FIELD(feeder, open_file(feeder, 60, 3, "/x", 1), "proc.exec_gains", "-");
        feeder__free(feeder);
    }
}

int main(void)
{
    test_set_up();
    test_fork_from_outside();
    test_unknown_parent();
    test_ids();
    test_user_namespace();
    test_gains();
    return 0;
}
