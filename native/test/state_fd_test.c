/* Files, directories and other fds: opening, closing, copying, and which fd an event is about. */
#include "state_builder.h"

static struct feeder *with_process(void)
{
    struct feeder *feeder = feeder__create(NULL);
    add_process(feeder, 100, 1, "bash");
    return feeder;
}

static void check_fd(const struct event_view *view, int64_t number, uint8_t type, const char *name)
{
    CHECK(view->has_fd);
    CHECK_EQUAL(view->fd_num, number);
    CHECK(view->fd != NULL);
    CHECK_EQUAL(view->fd->num, number);
    CHECK_EQUAL(view->fd->type, type);
    CHECK_TEXT(text__span(&view->fd->name), name);
}

static void test_open(void)
{
    struct feeder *feeder = with_process();
    const struct event_view *view = feed_bare(feeder, 2, 100);
    CHECK(view->has_fd);
    CHECK_EQUAL(view->fd_num, -1);
    CHECK(view->fd == NULL);
    check_fd(open_file(feeder, 100, 3, "../etc/passwd", 1), 3, FD_FILE_V2, "/etc/passwd");
    CHECK_TEXT(text__span(&feeder->view.fd->name_raw), "../etc/passwd");
    check_fd(open_file(feeder, 100, 3, "/srv", 1024 | 1), 3, FD_DIRECTORY, "/srv");
    view = open_file(feeder, 100, -2, "/none", 1);
    CHECK_EQUAL(view->fd_num, -1);
    CHECK_EQUAL(view->res, -2);
    check_fd(open_file(feeder, 100, 4, "<NA>", 1), 4, FD_FILE_V2, "<NA>");
    feeder__free(feeder);
}

static void test_open_relatives(void)
{
    struct feeder *feeder = with_process();
    open_file(feeder, 100, 3, "/srv", 1024 | 1);
    static const struct {
        int64_t dirfd;
        const char *name, *path;
    } cases[] = {{-100, "x", "/home/x"}, {3, "x", "/srv/x"}, {3, "/x", "/x"}, {44, "x", "<UNKNOWN>x"}};
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        /* openat, openat2, and the old openat whose exit has only the fd */
        for (uint16_t type = 307; type != 0; type = type == 307 ? 327 : type == 327 ? 103 : 0) {
            begin(feeder, type - 1, 100);
            if (type == 103) {
                put_i64(feeder, cases[i].dirfd);
                put_text(feeder, cases[i].name);
                put_u32(feeder, 1);
                put_u32(feeder, 0);
            }
            feed(feeder);
            begin(feeder, type, 100);
            put_i64(feeder, 9);
            if (type != 103) {
                put_i64(feeder, cases[i].dirfd);
                put_text(feeder, cases[i].name);
                put_u32(feeder, 1);
                put_u32(feeder, 0);
            }
            check_fd(feed(feeder), 9, FD_FILE_V2, cases[i].path);
        }
    }
    feeder__free(feeder);
}

/* What the kernel copied on entry wins over what user memory held on return. */
static void test_enter_wins(void)
{
    struct feeder *feeder = with_process();
    begin(feeder, 2, 100);
    put_text(feeder, "/real");
    put_u32(feeder, 2);
    put_u32(feeder, 0);
    feed(feeder);
    check_fd(open_file(feeder, 100, 3, "/fake", 1 | 16384 | 32768), 3, FD_FILE_V2, "/real");
    CHECK_EQUAL(feeder->view.fd->open_flags, 2 | 16384 | 32768);
    CHECK(feeder->view.fd->is_upper_layer && feeder->view.fd->has_layers);
    feeder__free(feeder);
}

static void test_other_opens(void)
{
    struct feeder *feeder = with_process();
    begin(feeder, 59, 100);
    put_i64(feeder, 5);
    put_text(feeder, "made");
    put_u32(feeder, 0644);
    put_u32(feeder, 77);
    put_u64(feeder, 88);
    check_fd(feed(feeder), 5, FD_FILE_V2, "/home/made");
    CHECK_EQUAL(feeder->view.fd->dev, 77);
    CHECK_EQUAL(feeder->view.fd->ino, 88);
    begin(feeder, 337, 100);
    put_i64(feeder, 6);
    put_i64(feeder, 5);
    put_u32(feeder, 1);
    put_text(feeder, "/by/handle");
    check_fd(feed(feeder), 6, FD_FILE_V2, "/by/handle");
    feeder__free(feeder);
}

static void test_close(void)
{
    struct feeder *feeder = with_process();
    open_file(feeder, 100, 3, "/a", 1);
    check_fd(feed_i64(feeder, 4, 100, 3), 3, FD_FILE_V2, "/a");
    check_fd(feed_i64(feeder, 5, 100, 0), 3, FD_FILE_V2, "/a");
    feed_bare(feeder, 202, 100);
    CHECK(machine__fd(feeder->machine, thread_of(feeder, 100), 3) == NULL);
    /* A failed close leaves it; an exit without enter has its own fd. */
    open_file(feeder, 100, 3, "/a", 1);
    feed_i64(feeder, 4, 100, 3);
    feed_i64(feeder, 5, 100, -9);
    check_fd(feed_i64(feeder, 70, 100, 3), 3, FD_FILE_V2, "/a");
    begin(feeder, 5, 100);
    put_i64(feeder, 0);
    put_i64(feeder, 3);
    check_fd(feed(feeder), 3, FD_FILE_V2, "/a");
    CHECK(feed_i64(feeder, 70, 100, 3)->fd == NULL);
    feeder__free(feeder);
}

static void close_range(struct feeder *feeder, uint32_t first, uint32_t last, uint32_t flags)
{
    begin(feeder, 451, 100);
    put_i64(feeder, 0);
    put_u32(feeder, first);
    put_u32(feeder, last);
    put_u32(feeder, flags);
    feed(feeder);
}

static void test_close_range(void)
{
    struct feeder *feeder = with_process();
    for (int64_t fd = 0; fd < 200; fd++) {
        open_file(feeder, 100, fd, "/a", 1);
    }
    close_range(feeder, 50, 149, 4);
    CHECK_EQUAL(machine__fd(feeder->machine, thread_of(feeder, 100), 50)->open_flags, 1 | 4096);
    close_range(feeder, 50, 149, 0);
    for (int64_t fd = 0; fd < 200; fd++) {
        CHECK_EQUAL(machine__fd(feeder->machine, thread_of(feeder, 100), fd) == NULL, fd >= 50 && fd <= 149);
    }
    close_range(feeder, 0, UINT32_MAX, 0);
    struct machine_counts counts;
    machine__counts(feeder->machine, &counts);
    CHECK_EQUAL(counts.fds, 0);
    feeder__free(feeder);
}

static void test_dup(void)
{
    struct feeder *feeder = with_process();
    open_file(feeder, 100, 3, "/a", 1 | 4096);
    open_file(feeder, 100, 4, "/b", 1);
    /* dup of old generations: the old fd on the enter */
    feed_i64(feeder, 124, 100, 3);
    check_fd(feed_i64(feeder, 125, 100, 9), 9, FD_FILE_V2, "/a");
    CHECK_EQUAL(feeder->view.fd->open_flags, 1);
    /* dup2 over another */
    begin(feeder, 363, 100);
    put_i64(feeder, 4);
    put_i64(feeder, 3);
    put_i64(feeder, 4);
    check_fd(feed(feeder), 4, FD_FILE_V2, "/a");
    /* of an unknown fd: what had the number before is gone */
    begin(feeder, 363, 100);
    put_i64(feeder, 4);
    put_i64(feeder, 77);
    put_i64(feeder, 4);
    CHECK(feed(feeder)->fd == NULL);
    /* onto itself */
    begin(feeder, 363, 100);
    put_i64(feeder, 3);
    put_i64(feeder, 3);
    put_i64(feeder, 3);
    check_fd(feed(feeder), 3, FD_FILE_V2, "/a");
    feeder__free(feeder);
}

static void fcntl_call(struct feeder *feeder, uint8_t command, int64_t res)
{
    begin(feeder, 150, 100);
    put_i64(feeder, 3);
    put_u8(feeder, command);
    feed(feeder);
    feed_i64(feeder, 151, 100, res);
}

static void test_fcntl(void)
{
    struct feeder *feeder = with_process();
    open_file(feeder, 100, 3, "/a", 1);
    fcntl_call(feeder, 26, 10);
    check_fd(&feeder->view, 10, FD_FILE_V2, "/a");
    CHECK_EQUAL(feeder->view.fd->open_flags, 1 | 4096);
    fcntl_call(feeder, 1, 11);
    check_fd(&feeder->view, 11, FD_FILE_V2, "/a");
    /* Other commands make no fd of their result. */
    fcntl_call(feeder, 4, 12);
    check_fd(&feeder->view, 3, FD_FILE_V2, "/a");
    CHECK(machine__fd(feeder->machine, thread_of(feeder, 100), 12) == NULL);
    feeder__free(feeder);
}

static void test_special(void)
{
    static const struct {
        uint16_t type;
        uint8_t fd_type;
    } cases[] = {{63, FD_EVENT},    {397, FD_EVENT},     {127, FD_SIGNALFD}, {399, FD_SIGNALFD},
                 {137, FD_TIMERFD}, {139, FD_INOTIFY},   {395, FD_INOTIFY},  {321, FD_USERFAULTFD},
                 {339, FD_IOURING}, {375, FD_EVENTPOLL}, {377, FD_EVENTPOLL}};
    struct feeder *feeder = with_process();
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        check_fd(feed_i64(feeder, cases[i].type, 100, 20), 20, cases[i].fd_type, "");
        CHECK_EQUAL(feed_i64(feeder, cases[i].type, 100, -24)->fd_num, -1);
    }
    begin(feeder, 61, 100);
    put_i64(feeder, 0);
    put_i64(feeder, 21);
    put_i64(feeder, 22);
    put_u64(feeder, 5);
    check_fd(feed(feeder), 22, FD_FIFO, "");
    CHECK_EQUAL(machine__fd(feeder->machine, thread_of(feeder, 100), 21)->ino, 5);
    begin(feeder, 405, 100);
    put_i64(feeder, 23);
    put_text(feeder, "secret");
    check_fd(feed(feeder), 23, FD_MEMFD, "secret");
    feeder__free(feeder);
}

static void test_bpf(void)
{
    static const uint8_t made[9] = {0, 30};
    static const uint8_t result[9] = {1, 31};
    struct feeder *feeder = with_process();
    begin(feeder, 297, 100);
    put(feeder, made, 9);
    check_fd(feed(feeder), 30, FD_BPF, "");
    begin(feeder, 297, 100);
    put(feeder, result, 9);
    CHECK_EQUAL(feed(feeder)->fd_num, -1);
    open_file(feeder, 100, 0, "/stdin", 1);
    /* Looking up an element gives 0, which is no fd; creating a map does. */
    begin(feeder, 369, 100);
    put_i64(feeder, 0);
    put_u32(feeder, 1);
    feed(feeder);
    CHECK_EQUAL(machine__fd(feeder->machine, thread_of(feeder, 100), 0)->type, FD_FILE_V2);
    begin(feeder, 369, 100);
    put_i64(feeder, 32);
    put_u32(feeder, 0);
    check_fd(feed(feeder), 32, FD_BPF, "");
    feeder__free(feeder);
}

static void test_pidfd(void)
{
    struct feeder *feeder = with_process();
    add_process(feeder, 200, 1, "other");
    open_file(feeder, 200, 3, "/theirs", 1);
    begin(feeder, 409, 100);
    put_i64(feeder, 8);
    put_i64(feeder, 200);
    check_fd(feed(feeder), 8, FD_PIDFD, "/proc/200");
    begin(feeder, 407, 100);
    put_i64(feeder, 9);
    put_i64(feeder, 8);
    put_i64(feeder, 3);
    check_fd(feed(feeder), 9, FD_FILE_V2, "/theirs");
    begin(feeder, 407, 100);
    put_i64(feeder, 9);
    put_i64(feeder, 8);
    put_i64(feeder, 4);
    CHECK(feed(feeder)->fd == NULL);
    feeder__free(feeder);
}

static void test_directories(void)
{
    struct feeder *feeder = with_process();
    static const struct {
        uint16_t type;
        const char *path, *cwd;
    } cases[] = {{95, "sub", "/home/sub/"}, {95, "..", "/home/"}, {93, "/elsewhere", "/elsewhere/"}, {95, "/", "/"}};
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        begin(feeder, cases[i].type, 100);
        put_i64(feeder, 0);
        put_text(feeder, cases[i].path);
        CHECK_THREAD_TEXT(feed(feeder)->thread, cwd, cases[i].cwd);
    }
    open_file(feeder, 100, 3, "/srv/www", 1024);
    feed_i64(feeder, 96, 100, 3);
    CHECK_THREAD_TEXT(feed_i64(feeder, 97, 100, 0)->thread, cwd, "/srv/www/");
    begin(feeder, 267, 100);
    put_i64(feeder, 0);
    put_text(feeder, "jail");
    CHECK_THREAD_TEXT(feed(feeder)->thread, root, "/srv/www/jail");
    begin(feeder, 95, 100);
    put_i64(feeder, -2);
    put_text(feeder, "/none");
    CHECK_THREAD_TEXT(feed(feeder)->thread, cwd, "/srv/www/");
    feeder__free(feeder);
}

int main(void)
{
    test_open();
    test_open_relatives();
    test_enter_wins();
    test_other_opens();
    test_close();
    test_close_range();
    test_dup();
    test_fcntl();
    test_special();
    test_bpf();
    test_pidfd();
    test_directories();
    return 0;
}
