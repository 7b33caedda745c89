/* When fields have no value, and what they have where that is easily mistaken. */
#include "fields/fields.h"

#include "state/container.h"
#include "support/check.h"

#define OPEN_ENTER 2
#define OPEN_EXIT 3
#define CLOSE_EXIT 5
#define CONTAINER_EVENT 324
#define SETUID_ENTER 198
#define SETUID_EXIT 199
#define GETEUID_EXIT 207

struct fixture {
    struct machine *machine;
    struct scap_event event;
    struct event_view view;
    struct thread thread;
    struct container container;
    struct text scratch, spare;
};

static void prepare(struct fixture *fixture, uint16_t type)
{
    memset(fixture, 0, sizeof(*fixture));
    fixture->machine = machine__create(&(struct machine_limits){16, 16, 16, 16});
    fixture->event = (struct scap_event){.ts = 10, .tid = 7, .type = type, .info = &event_table[type]};
    fixture->thread = (struct thread){
        .tid = 7, .pid = 7, .ptid = 1, .vpid = -1, .vtid = -1, .uid = UINT32_MAX, .loginuid = UINT32_MAX};
    fixture->view = (struct event_view){.event = &fixture->event,
                                        .thread = &fixture->thread,
                                        .fd_num = -1,
                                        .container_id = {(const uint8_t *)"host", 4}};
}

static void release(struct fixture *fixture)
{
    machine__free(fixture->machine);
    text__free(&fixture->scratch);
    text__free(&fixture->spare);
    text__free(&fixture->thread.comm);
    text__free(&fixture->container.name);
}

static struct value read_field(struct fixture *fixture, const char *name, const char *argument)
{
    struct bound_field field;
    CHECK(field__bind(&field, name, argument));
    struct field_input input = {
        .machine = fixture->machine, .view = &fixture->view, .scratch = &fixture->scratch, .spare = &fixture->spare};
    struct value value;
    field__read(&field, &input, &value);
    return value;
}

static bool is_absent(struct fixture *fixture, const char *name)
{
    return !read_field(fixture, name, NULL).is_present;
}

static double number_of(struct fixture *fixture, const char *name)
{
    struct value value = read_field(fixture, name, NULL);
    CHECK(value.is_present);
    return value.number;
}

static bool bool_of(struct fixture *fixture, const char *name)
{
    struct value value = read_field(fixture, name, NULL);
    CHECK(value.is_present);
    return value.boolean;
}

#define CHECK_FIELD(fixture, name, argument, expected) CHECK_TEXT(read_field(fixture, name, argument).text, expected)

static void test_without_a_thread(void)
{
    struct fixture fixture;
    prepare(&fixture, CLOSE_EXIT);
    fixture.view.thread = NULL;
    fixture.view.container_id = (struct span){0};
    const char *const names[] = {"proc.name",     "proc.pid",     "proc.cwd",      "user.uid",      "user.name",
                                 "group.gid",     "fd.num",       "fd.name",       "container.id",  "proc.tty",
                                 "thread.vtid",   "proc.ppid",    "fd.type",       "fd.cip",        "fd.typechar",
                                 "proc.args",     "fs.path.name", "proc.aname",    "proc.env",      "fd.types",
                                 "proc.cmdnargs", "fd.uid",       "thread.ismain", "container.type"};
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        if (!is_absent(&fixture, names[i])) {
            fprintf(stderr, "%s\n", names[i]);
        }
        CHECK(is_absent(&fixture, names[i]));
    }
    CHECK_EQUAL(number_of(&fixture, "thread.tid"), 7);
    release(&fixture);
}

static void test_unknown_ids(void)
{
    struct fixture fixture;
    prepare(&fixture, CLOSE_EXIT);
    CHECK_EQUAL(number_of(&fixture, "user.uid"), UINT32_MAX); /* a value */
    CHECK_EQUAL(number_of(&fixture, "user.loginuid"), -1);
    CHECK(is_absent(&fixture, "proc.vpid"));
    CHECK(is_absent(&fixture, "thread.vtid"));
    CHECK_FIELD(&fixture, "user.name", NULL, "<NA>");
    fixture.thread.uid = 0;
    CHECK_FIELD(&fixture, "user.name", NULL, "root");
    release(&fixture);
}

static void test_what_a_generation_does_not_record(void)
{
    struct fixture fixture;
    prepare(&fixture, CLOSE_EXIT);
    CHECK(is_absent(&fixture, "thread.cap_permitted"));
    CHECK(is_absent(&fixture, "proc.is_exe_writable"));
    CHECK(is_absent(&fixture, "proc.is_exe_upper_layer"));
    fixture.thread.has_caps = true;
    fixture.thread.has_exe_flags = true;
    CHECK_FIELD(&fixture, "thread.cap_permitted", NULL, "");
    CHECK(read_field(&fixture, "thread.cap_permitted", NULL).is_present);
    fixture.thread.cap_permitted = 1U << 7 | 1U;
    CHECK_FIELD(&fixture, "thread.cap_permitted", NULL, "CAP_CHOWN CAP_SETUID");
    CHECK(!bool_of(&fixture, "proc.is_exe_writable"));
    CHECK(is_absent(&fixture, "proc.is_exe_upper_layer"));
    release(&fixture);
}

static void test_descriptors(void)
{
    struct fixture fixture;
    prepare(&fixture, OPEN_ENTER);
    CHECK_EQUAL(number_of(&fixture, "fd.num"), -1); /* a value */
    CHECK(is_absent(&fixture, "fd.name"));
    CHECK(is_absent(&fixture, "fd.type"));
    CHECK_FIELD(&fixture, "fd.typechar", NULL, "f");
    release(&fixture);
    prepare(&fixture, OPEN_EXIT);
    fixture.event.nparams = 2;
    fixture.event.params[1] = (struct span){(const uint8_t *)"/no/file", 9};
    CHECK_FIELD(&fixture, "fd.name", NULL, "/no/file");
    CHECK_FIELD(&fixture, "fd.directory", NULL, "/no");
    CHECK(is_absent(&fixture, "fd.filename"));
    fixture.event.type = CLOSE_EXIT;
    fixture.event.info = &event_table[CLOSE_EXIT];
    CHECK(read_field(&fixture, "fd.name", NULL).is_present);
    CHECK_FIELD(&fixture, "fd.name", NULL, "");
    struct fd_info pipe = {.type = FD_FIFO, .num = 4};
    fixture.view.fd = &pipe;
    CHECK_FIELD(&fixture, "fd.type", NULL, "pipe");
    CHECK_FIELD(&fixture, "fd.l4proto", NULL, "<NA>");
    CHECK(is_absent(&fixture, "fd.sockfamily"));
    CHECK(is_absent(&fixture, "fd.directory"));
    release(&fixture);
}

static void test_connections(void)
{
    struct fixture fixture;
    prepare(&fixture, CLOSE_EXIT);
    struct fd_info fd = {
        .type = FD_IPV4_SOCK, .l4proto = 2, .sport = 1000, .dport = 80, .sip = {10, 0, 0, 1}, .dip = {10, 0, 0, 2}};
    fixture.view.fd = &fd;
    CHECK(is_absent(&fixture, "fd.cip"));
    CHECK(is_absent(&fixture, "fd.sport"));
    CHECK_FIELD(&fixture, "fd.l4proto", NULL, "<NA>");
    struct value ports = read_field(&fixture, "fd.port", NULL);
    CHECK(ports.text.length == 8 && memcmp(ports.text.data, "1000\00080", 8) == 0);
    struct value addresses = read_field(&fixture, "fd.ip", NULL);
    CHECK(addresses.text.length == 10 && memcmp(addresses.text.data, "\x0a\0\0\x01\0\x0a\0\0\x02", 10) == 0);
    fd.role = FD_ROLE_CLIENT;
    CHECK_EQUAL(number_of(&fixture, "fd.cport"), 1000);
    CHECK_EQUAL(number_of(&fixture, "fd.sport"), 80);
    CHECK_FIELD(&fixture, "fd.l4proto", NULL, "tcp");
    CHECK_EQUAL(read_field(&fixture, "fd.cip", NULL).text.length, 4);
    fd.type = FD_IPV4_SERVSOCK;
    CHECK(is_absent(&fixture, "fd.cport"));
    CHECK_EQUAL(number_of(&fixture, "fd.sport"), 1000);
    CHECK(bool_of(&fixture, "fd.is_server"));
    release(&fixture);
}

static void test_containers(void)
{
    struct fixture fixture;
    prepare(&fixture, CLOSE_EXIT);
    CHECK_FIELD(&fixture, "container.id", NULL, "host");
    CHECK_FIELD(&fixture, "container.name", NULL, "host");
    CHECK_FIELD(&fixture, "container.type", NULL, "host");
    CHECK(is_absent(&fixture, "container.image"));
    CHECK(is_absent(&fixture, "container.privileged"));
    CHECK(is_absent(&fixture, "container.mounts"));
    fixture.view.container_id = (struct span){(const uint8_t *)"0123456789ab", 12};
    CHECK_FIELD(&fixture, "container.id", NULL, "0123456789ab");
    CHECK(is_absent(&fixture, "container.name"));
    CHECK(is_absent(&fixture, "container.type"));
    fixture.view.container = &fixture.container;
    fixture.container.privileged = TRISTATE_FALSE;
    CHECK_FIELD(&fixture, "container.type", NULL, "docker");
    CHECK(is_absent(&fixture, "container.name"));
    CHECK(!bool_of(&fixture, "container.privileged"));
    CHECK(is_absent(&fixture, "container.host_pid")); /* not recorded */
    CHECK_FIELD(&fixture, "container.mounts", NULL, "");
    CHECK(read_field(&fixture, "container.mounts", NULL).is_present);
    fixture.container.type = CT_LXC;
    CHECK(is_absent(&fixture, "container.privileged"));
    release(&fixture);
}

static void test_container_events(void)
{
    struct fixture fixture;
    prepare(&fixture, CONTAINER_EVENT);
    fixture.view.thread = NULL;
    fixture.view.container = &fixture.container;
    fixture.view.container_id = (struct span){(const uint8_t *)"0123456789ab", 12};
    CHECK_FIELD(&fixture, "proc.name", NULL, "container:0123456789ab");
    CHECK(is_absent(&fixture, "user.uid"));
    CHECK(is_absent(&fixture, "user.name"));
    CHECK(is_absent(&fixture, "group.gid"));
    CHECK(is_absent(&fixture, "fd.num"));
    CHECK(is_absent(&fixture, "syscall.type"));
    CHECK_FIELD(&fixture, "evt.type", NULL, "container");
    release(&fixture);
}

static void test_results(void)
{
    struct fixture fixture;
    prepare(&fixture, CLOSE_EXIT);
    CHECK(is_absent(&fixture, "evt.res"));
    CHECK(is_absent(&fixture, "evt.rawres"));
    CHECK(is_absent(&fixture, "evt.failed"));
    fixture.view.has_res = true;
    CHECK_FIELD(&fixture, "evt.res", NULL, "SUCCESS");
    CHECK(!bool_of(&fixture, "evt.failed"));
    fixture.view.res = -2;
    CHECK_FIELD(&fixture, "evt.res", NULL, "ENOENT");
    CHECK_EQUAL(number_of(&fixture, "evt.rawres"), -2);
    fixture.view.res = -9999;
    CHECK_FIELD(&fixture, "evt.res", NULL, "-9999");
    fixture.view.res = INT64_MIN;
    CHECK_FIELD(&fixture, "evt.res", NULL, "-9223372036854775808");
    release(&fixture);
    prepare(&fixture, GETEUID_EXIT);
    fixture.view.has_res = true; /* its first parameter is an id, not a result */
    CHECK(event_table[GETEUID_EXIT].params[0].type != PT_UID || is_absent(&fixture, "evt.res"));
    release(&fixture);
}

static void test_open_flags(void)
{
    struct fixture fixture;
    prepare(&fixture, OPEN_EXIT);
    CHECK(!bool_of(&fixture, "evt.is_open_write")); /* never absent */
    uint32_t flags = 3;
    fixture.event.nparams = 3;
    fixture.event.params[2] = (struct span){(const uint8_t *)&flags, sizeof(flags)};
    CHECK(bool_of(&fixture, "evt.is_open_write"));
    CHECK(bool_of(&fixture, "evt.is_open_read"));
    fixture.event.type = OPEN_ENTER;
    fixture.event.info = &event_table[OPEN_ENTER];
    CHECK(!bool_of(&fixture, "evt.is_open_write"));
    fixture.event.type = 59; /* creat opens for writing, but says no flags */
    fixture.event.info = &event_table[59];
    CHECK(!bool_of(&fixture, "evt.is_open_write"));
    release(&fixture);
}

static void test_arguments(void)
{
    struct fixture fixture;
    prepare(&fixture, SETUID_EXIT);
    int64_t result = 0;
    uint32_t uid = 1000;
    fixture.event.nparams = 1;
    fixture.event.params[0] = (struct span){(const uint8_t *)&result, sizeof(result)};
    CHECK(!read_field(&fixture, "evt.arg", "uid").is_present);
    CHECK(!read_field(&fixture, "evt.arg", "name").is_present);
    CHECK(!read_field(&fixture, "evt.arg", "1").is_present);
    CHECK_FIELD(&fixture, "evt.arg", "0", "0");
    struct stored_enter enter = {.type = SETUID_ENTER};
    enter.event = (struct scap_event){.type = SETUID_ENTER, .info = &event_table[SETUID_ENTER], .nparams = 1};
    enter.event.params[0] = (struct span){(const uint8_t *)&uid, sizeof(uid)};
    fixture.view.enter = &enter;
    CHECK_FIELD(&fixture, "evt.arg", "uid", "1000"); /* recorded on entry only */
    CHECK_FIELD(&fixture, "evt.rawarg", "uid", "1000");
    CHECK(!read_field(&fixture, "evt.arg", "1").is_present);
    CHECK_FIELD(&fixture, "evt.args", NULL, "res=0 ");
    release(&fixture);
}

static void test_binding(void)
{
    struct bound_field field;
    CHECK(!field__bind(&field, "no.such", NULL));
    CHECK(!field__bind(&field, "evt.arg", "nosuchparameter"));
    CHECK(field__bind(&field, "evt.arg", "99"));
    CHECK(field__bind(&field, "evt.rawarg", "res") && field.kind == COLUMN_INTEGER);
    CHECK(field__bind(&field, "evt.rawarg", "name") && field.kind == COLUMN_TEXT);
    CHECK(field__bind(&field, "proc.aname", NULL) && field.kind == COLUMN_LIST);
    CHECK(field__bind(&field, "proc.aname", "2") && field.kind == COLUMN_TEXT && field.index == 2);
    CHECK(field__bind(&field, "container.mount", "/a*") && field.index == -1);
}

int main(void)
{
    test_without_a_thread();
    test_unknown_ids();
    test_what_a_generation_does_not_record();
    test_descriptors();
    test_connections();
    test_containers();
    test_container_events();
    test_results();
    test_open_flags();
    test_arguments();
    test_binding();
    return 0;
}
