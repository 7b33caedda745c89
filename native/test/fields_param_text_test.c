/* Parameters as text: every type, formats of numbers, names of flags, values that are missing or too short. */
#include "fields/param_text.h"

#include "support/check.h"

#define NONE ((const char *)0)

struct rendering {
    uint16_t type;
    /** Name of the parameter. */
    const char *param;
    const void *bytes;
    uint32_t length;
    /** NONE when the event has no such value. */
    const char *raw;
    const char *resolved;
};

#define I64(number) &(const int64_t){number}, 8
#define U64(number) &(const uint64_t){number}, 8
#define U32(number) &(const uint32_t){number}, 4
#define U16(number) &(const uint16_t){number}, 2
#define U8(number) &(const uint8_t){number}, 1
#define BYTES(literal) literal, sizeof(literal) - 1

/* clang-format off */
static const struct rendering renderings[] = {
    {3, "fd", I64(-2), "-2", "ENOENT"},
    {3, "fd", I64(7), "7", ""},
    {306, "dirfd", I64(-100), "-100", "AT_FDCWD"},
    {3, "name", BYTES("/etc/passwd\0"), "/etc/passwd", ""},
    {3, "name", BYTES("passwd\0"), "passwd", "passwd"},
    {3, "name", BYTES(""), "<NA>", ""},
    {3, "name", BYTES("(NULL)\0"), "<NA>", ""},
    {3, "flags", U32(262), "262", "O_TRUNC|O_CREAT|O_WRONLY"},
    {3, "flags", U32(3), "3", "O_RDWR"},
    {3, "flags", U32(0), "0", "O_NONE"},
    {3, "mode", U32(0644), "0644", ""},
    {3, "mode", U32(0), "0", ""},
    {3, "dev", U32(0xfd01), "FD01", ""},
    {3, "ino", U64(12345), "12345", ""},
    {5, "res", I64(-9), "-9", "EBADF"},
    {5, "res", I64(-512), "-512", "ERESTARTSYS"},
    {5, "res", I64(-4000), "-4000", ""},
    {5, "res", I64(INT64_MIN), "-9223372036854775808", ""},
    {7, "data", BYTES("a\0b\x80"), "a.b.", ""},
    {7, "data", BYTES(""), "", ""},
    {18, "domain", U32(10), "10", "AF_INET6"},
    {23, "tuple", BYTES("\x02\x7f\0\0\x01\x50\0\x08\x08\x08\x08\x35\0"), "127.0.0.1:80->8.8.8.8:53", ""},
    {23, "tuple", BYTES("\x0a\0\0\0\0\0\0\0\0\0\0\xff\xff\x0a\0\0\x01\x50\0"
                        "\0\0\0\0\0\0\0\0\0\0\xff\xff\x0a\0\0\x02\x51\0"), "10.0.0.1:80->10.0.0.2:81", ""},
    {23, "tuple", BYTES("\x0a\x20\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\x50\0"
                        "\x20\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\x02\x51\0"), "2001::1:80->2001::2:81", ""},
    {23, "tuple", BYTES("\x01\x01\0\0\0\0\0\0\0\x10\0\0\0\0\0\0\0/run/x\0"), "1->10 /run/x", ""},
    {23, "tuple", BYTES(""), "NULL", ""},
    {23, "tuple", BYTES("\x02\x01"), "family 2", ""},
    {23, "addr", BYTES("\x02\x7f\0\0\x01\x50\0"), "127.0.0.1:80", ""},
    {23, "addr", BYTES("\x01/run/x\0"), "/run/x", ""},
    {81, "fds", BYTES("\x02\0\x05\0\0\0\0\0\0\0\x01\0\x06\0\0\0\0\0\0\0\x12\0"), "5:?1 6:?12", ""},
    {81, "fds", BYTES("\x02\0\x05\0"), "", ""},
    {45, "val", BYTES("\x02\x07\0\0\0"), "7", ""},
    {45, "val", BYTES("\x01\xfe\xff\xff\xff\xff\xff\xff\xff"), "-2", "ENOENT"},
    {45, "val", BYTES("\x02\x07"), NONE, ""},
    {45, "val", BYTES(""), NONE, ""},
    {45, "val", BYTES("\x09xy"), "xy", ""},
    {255, "sigmask", U32(0x101), "SIGHUP SIGKILL", ""},
    {80, "timeout", I64(-1), "-1", ""},
    {134, "interval", U64(1500000000), "1500000000", "1.5s"},
    {134, "interval", U64(UINT64_MAX), "none", ""},
    {198, "uid", U32(0), "0", "root"},
    {198, "uid", U32(1000), "1000", ""},
    {198, "uid", U32(UINT32_MAX), "-1", "<NONE>"},
    {0, "ID", U16(2), "2", "exit"},
    {128, "sig", U8(9), "9", "SIGKILL"},
    {277, "mode", U32(0755), "1ED", ""},
    {315, "mode", U32(04500), "04500", "S_IXUSR|S_IRUSR|S_ISUID"},
    /* of another width than the table says: no value */
    {3, "flags", U16(2), NONE, ""},
    {3, "fd", U32(7), NONE, ""},
    {3, "ino", BYTES(""), NONE, ""},
};
/* clang-format on */

static uint32_t find_param(const struct event_info *info, const char *name)
{
    for (uint32_t i = 0; i < info->nparams; i++) {
        if (strcmp(info->params[i].name, name) == 0) {
            return i;
        }
    }
    fprintf(stderr, "%s has no parameter %s\n", info->name, name);
    exit(1);
}

static void check_rendering(const struct field_input *input, struct scap_event *event, const struct rendering *expected)
{
    *event = (struct scap_event){.type = expected->type, .info = &event_table[expected->type]};
    uint32_t index = find_param(event->info, expected->param);
    event->nparams = index + 1;
    event->params[index] = (struct span){.data = expected->bytes, .length = expected->length};
    struct text out = {.data = NULL};
    bool is_given = param_text__append_raw(input, event, index, &out);
    const char *what = event->info->name;
    if (expected->raw == NONE) {
        CHECK(!is_given);
    } else {
        CHECK(is_given);
        check_text(expected->param, expected->type, what, text__span(&out), expected->raw);
    }
    out.length = 0;
    param_text__append_resolved(input, event, index, &out);
    if (expected->resolved != NONE) {
        check_text(expected->param, expected->type, what, text__span(&out), expected->resolved);
    }
    text__free(&out);
}

int main(void)
{
    struct machine *machine = machine__create(&(struct machine_limits){16, 16, 16, 16});
    struct text scratch = {.data = NULL};
    struct text spare = {.data = NULL};
    struct scap_event event;
    struct event_view view = {.event = &event};
    struct field_input input = {.machine = machine, .view = &view, .scratch = &scratch, .spare = &spare};
    for (size_t i = 0; i < sizeof(renderings) / sizeof(renderings[0]); i++) {
        check_rendering(&input, &event, &renderings[i]);
    }
    text__free(&scratch);
    text__free(&spare);
    machine__free(machine);
    return 0;
}
