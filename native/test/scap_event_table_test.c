/* The event table: its shape, and single facts that other code relies on. */
#include "scap/event_table.h"

#include "scap/event.h"
#include "support/check.h"

static void test_shape(void)
{
    for (uint32_t id = 0; id < EVENT_TABLE_SIZE; id++) {
        const struct event_info *info = &event_table[id];
        CHECK(info->name != NULL && info->name[0] != '\0');
        CHECK(info->category <= EC_INTERNAL);
        CHECK(info->nparams <= SCAP_MAX_PARAMS);
        CHECK((info->nparams == 0) == (info->params == NULL));
        for (uint32_t i = 0; i < info->nparams; i++) {
            const struct param_info *param = &info->params[i];
            CHECK(param->name != NULL);
            CHECK(param->type > PT_NONE && param->type <= PT_PID32);
            CHECK(param->dirfd < info->nparams);
            CHECK((param->type == PT_FSRELPATH) == (param->dirfd >= 0));
            CHECK((param->type == PT_DYN) == (param->dynamic != PD_NONE));
            CHECK(param->flags == NULL || param->flags[0].name != NULL);
        }
    }
}

static void check_event(uint32_t id, const char *name, enum event_category category, uint8_t nparams, uint16_t flags)
{
    CHECK(strcmp(event_table[id].name, name) == 0);
    CHECK_EQUAL(event_table[id].category, category);
    CHECK_EQUAL(event_table[id].nparams, nparams);
    CHECK_EQUAL(event_table[id].flags & flags, flags);
}

static void test_facts(void)
{
    check_event(0, "syscall", EC_OTHER, 2, EF_OLD_VERSION);
    check_event(3, "open", EC_FILE, 6, EF_CREATES_FD | EF_MODIFIES_STATE);
    check_event(234, "procinfo", EC_INTERNAL, 2, 0);
    check_event(293, "execve", EC_PROCESS, 31, EF_MODIFIES_STATE);
    check_event(402, "asyncevent", EC_OTHER, 3, EF_LARGE_PAYLOAD);
    check_event(17, "NA", EC_UNKNOWN, 0, EF_UNUSED);
    CHECK_EQUAL(event_table[3].is_syscall, 1);
    CHECK_EQUAL(event_table[234].is_syscall, 0);

    uint32_t large = 0;
    for (uint32_t id = 0; id < EVENT_TABLE_SIZE; id++) {
        large += (event_table[id].flags & EF_LARGE_PAYLOAD) != 0;
    }
    CHECK_EQUAL(large, 3);

    CHECK(strcmp(event_table[3].params[2].flags[0].name, "O_LARGEFILE") == 0);
    CHECK(strcmp(syscall_name(0), "unknown") == 0);
    CHECK(strcmp(syscall_name(3), "read") == 0);
    CHECK(strcmp(syscall_name(60000), "unknown") == 0);
}

int main(void)
{
    test_shape();
    test_facts();
    return 0;
}
