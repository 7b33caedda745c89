/* Events: both headers, both widths of lengths, inference, reuse of ids, damage, getters. */
#include "scap/event.h"

#include "support/capture_writer.h"
#include "support/check.h"

/* The body of an event block, as the reader gives it. */
struct body {
    struct bytes block;
    const uint8_t *data;
    size_t length;
};

static struct body write_event(uint32_t block_type, uint16_t type, uint32_t count, const struct span *params)
{
    struct body body = {0};
    struct scap_event event = {.ts = 1234567890123456789u, .tid = -7, .cpuid = 3, .type = type, .dump_flags = 1};
    capture__event(&body.block, block_type, &event, count, params);
    body.data = body.block.data + 8;
    body.length = body.block.length - BLOCK_FRAME;
    return body;
}

static const int64_t fd = 5;
static const uint32_t flags = 3;

static void check_open(const struct scap_event *event)
{
    int64_t number;
    uint32_t bits;
    uint8_t byte;
    struct span name;
    CHECK_EQUAL(event->nparams, 3);
    CHECK_EQUAL(event->type, 3);
    CHECK_EQUAL(event->cpuid, 3);
    CHECK_EQUAL(event->tid, -7);
    CHECK(event->ts == 1234567890123456789u);
    CHECK(event->info == &event_table[3]);
    CHECK(scap_event__is_exit(event));
    CHECK(scap_event__i64(event, 0, &number));
    CHECK_EQUAL(number, 5);
    CHECK(scap_event__string(event, 1, &name));
    CHECK_TEXT(name, "/etc/passwd");
    CHECK(scap_event__u32(event, 2, &bits));
    CHECK_EQUAL(bits, 3);
    CHECK(!scap_event__u8(event, 2, &byte));
    CHECK(!scap_event__u32(event, 3, &bits));
    CHECK(!scap_event__string(event, 9, &name));
    CHECK_EQUAL(scap_event__param(event, 9).length, 0);
}

static void test_headers(void)
{
    const struct span params[] = {PARAM(&fd, 8), PARAM_TEXT("/etc/passwd"), PARAM(&flags, 4)};
    const uint32_t types[] = {BLOCK_EVENT, BLOCK_EVENT_FLAGS, BLOCK_EVENT_V2, BLOCK_EVENT_FLAGS_V2};
    for (uint32_t i = 0; i < 4; i++) {
        struct body body = write_event(types[i], 3, 3, params);
        struct scap_event event;
        CHECK_EQUAL(scap_event__parse(&event, body.data, body.length, i >= 2, i % 2 == 1, 2), SCAP_EVENT_OK);
        check_open(&event);
        CHECK_EQUAL(event.dump_flags, i % 2);
        bytes__free(&body.block);
    }
}

/* Every length of an event's block below its own is a damaged event, never a read beyond. */
static void test_short_bodies(void)
{
    const struct span params[] = {PARAM(&fd, 8), PARAM_TEXT("/etc/passwd.."), PARAM(&flags, 4)};
    for (int is_v2 = 0; is_v2 < 2; is_v2++) {
        struct body body = write_event(is_v2 ? BLOCK_EVENT_V2 : BLOCK_EVENT, 3, 3, params);
        size_t exact = 2 + (is_v2 ? 26 : 22) + 6 + 8 + 14 + 4;
        for (size_t length = 0; length < exact; length++) {
            uint8_t *copy = malloc(length + 1);
            memcpy(copy, body.data, length);
            struct scap_event event;
            CHECK_EQUAL(scap_event__parse(&event, copy, length, is_v2, false, 2), SCAP_EVENT_CORRUPT);
            free(copy);
        }
        bytes__free(&body.block);
    }
}

static void test_large_payload(void)
{
    size_t length = 100000;
    char *json = malloc(length);
    memset(json, 'x', length);
    json[length - 1] = '\0';
    struct span param = PARAM(json, length);
    struct body body = write_event(BLOCK_EVENT_FLAGS_V2_LARGE, 324, 1, &param);
    struct scap_event event;
    CHECK_EQUAL(scap_event__parse(&event, body.data, body.length, true, true, 2), SCAP_EVENT_OK);
    struct span value;
    CHECK(scap_event__string(&event, 0, &value));
    CHECK_EQUAL(value.length, length - 1);
    bytes__free(&body.block);

    /* The width of lengths belongs to the type, not to the block. */
    param.length = 10;
    body = write_event(BLOCK_EVENT_V2, 324, 1, &param);
    CHECK_EQUAL(scap_event__parse(&event, body.data, body.length, true, false, 2), SCAP_EVENT_OK);
    CHECK_EQUAL(event.params[0].length, 10);
    bytes__free(&body.block);
    free(json);
}

static void test_reused_ids(void)
{
    for (uint16_t type = 291; type <= 296; type++) {
        for (uint16_t minor = 0; minor <= 2; minor++) {
            struct body body = write_event(BLOCK_EVENT, type, 0, NULL);
            struct scap_event event;
            CHECK_EQUAL(scap_event__parse(&event, body.data, body.length, false, false, minor), SCAP_EVENT_OK);
            bool is_mapped = minor == 0 && type >= 292 && type <= 295;
            CHECK_EQUAL(event.type, is_mapped ? type + 4 : type);
            bytes__free(&body.block);
        }
    }
}

static void test_unknown_types(void)
{
    const uint16_t types[] = {EVENT_TABLE_SIZE, 1000, 65535};
    for (size_t i = 0; i < 3; i++) {
        struct span param = PARAM(&fd, 8);
        struct body body = write_event(BLOCK_EVENT_V2, types[i], 1, &param);
        struct scap_event event;
        CHECK_EQUAL(scap_event__parse(&event, body.data, body.length, true, false, 2), SCAP_EVENT_UNKNOWN_TYPE);
        bytes__free(&body.block);
    }
}

/* A newer writer's surplus is ignored; an older writer's event has fewer. */
static void test_counts(void)
{
    struct span params[60];
    for (int i = 0; i < 60; i++) {
        params[i] = PARAM(&fd, 8);
    }
    for (uint32_t count = 0; count <= 60; count++) {
        for (int is_v2 = 0; is_v2 < 2; is_v2++) {
            struct body body = write_event(is_v2 ? BLOCK_EVENT_V2 : BLOCK_EVENT, 5, count, params);
            struct scap_event event;
            CHECK_EQUAL(scap_event__parse(&event, body.data, body.length, is_v2, false, 2), SCAP_EVENT_OK);
            CHECK_EQUAL(event.nparams, count < 2 ? count : 2);
            bytes__free(&body.block);
        }
    }
}

/* Slack between the parameters and the end of event or block is ignored in version 2. */
static void test_slack(void)
{
    struct span param = PARAM(&fd, 8);
    struct body body = write_event(BLOCK_EVENT_V2, 5, 1, &param);
    struct bytes longer = {0};
    bytes__put(&longer, body.data, body.length);
    bytes__put(&longer, "option option option", 20);
    struct scap_event event;
    CHECK_EQUAL(scap_event__parse(&event, longer.data, longer.length, true, false, 2), SCAP_EVENT_OK);
    uint32_t length = block__load_u32(longer.data + 2 + 16) + 6;
    memcpy(longer.data + 2 + 16, &length, 4);
    CHECK_EQUAL(scap_event__parse(&event, longer.data, longer.length, true, false, 2), SCAP_EVENT_OK);
    CHECK_EQUAL(event.params[0].length, 8);
    bytes__free(&longer);
    bytes__free(&body.block);
}

/* An event of an idle type is given without its parameters, but not when they do not fit. */
static void test_idle(void)
{
    static const bool is_idle[EVENT_TABLE_SIZE] = {[5] = true};
    struct span params[] = {PARAM(&fd, 8), PARAM(&fd, 8)};
    for (int is_v2 = 0; is_v2 < 2; is_v2++) {
        struct body body = write_event(is_v2 ? BLOCK_EVENT_V2 : BLOCK_EVENT, 5, 2, params);
        for (size_t length = 0; length <= body.length; length++) {
            struct scap_event full, idle;
            enum scap_event_result result = scap_event__parse(&full, body.data, length, is_v2, false, 2);
            CHECK_EQUAL(scap_event__parse_needed(&idle, body.data, length, is_v2, false, 2, is_idle), result);
            CHECK(result != SCAP_EVENT_OK || idle.nparams == 0);
        }
        uint16_t longer = 9;
        memcpy((uint8_t *)(uintptr_t)body.data + 2 + (is_v2 ? 26 : 22), &longer, sizeof(longer));
        struct scap_event event;
        CHECK_EQUAL(scap_event__parse_needed(&event, body.data, body.length, is_v2, false, 2, is_idle),
                    SCAP_EVENT_CORRUPT);
        bytes__free(&body.block);
    }
}

/* Two old types say 3 bytes too many. */
static void test_excess_length(void)
{
    const uint16_t types[] = {280, 286};
    for (int i = 0; i < 2; i++) {
        const struct span params[] = {PARAM_TEXT("id"), PARAM_TEXT("description")};
        struct body body = write_event(BLOCK_EVENT, types[i], 2, params);
        uint8_t *at = body.block.data + 8 + 2 + 16;
        uint32_t length = block__load_u32(at) + 3;
        memcpy(at, &length, 4);
        struct scap_event event;
        CHECK_EQUAL(scap_event__parse(&event, body.data, body.length, false, false, 0), SCAP_EVENT_OK);
        CHECK_EQUAL(event.nparams, 2);
        CHECK_EQUAL(event.params[0].length, 3);
        bytes__free(&body.block);
    }
}

static void test_hostile_counts(void)
{
    struct span param = PARAM(&fd, 8);
    const uint32_t counts[] = {5, 1000, UINT32_MAX / 2, UINT32_MAX};
    for (int i = 0; i < 4; i++) {
        for (int is_wide = 0; is_wide < 2; is_wide++) {
            struct body body = write_event(BLOCK_EVENT_V2, is_wide ? 324 : 5, 1, &param);
            memcpy(body.block.data + 8 + 2 + 22, &counts[i], 4);
            struct scap_event event;
            CHECK_EQUAL(scap_event__parse(&event, body.data, body.length, true, false, 2), SCAP_EVENT_CORRUPT);
            CHECK_EQUAL(event.nparams, 0);
            bytes__free(&body.block);
        }
    }
}

static void test_strings(void)
{
    const struct span values[] = {PARAM("", 0), PARAM("(NULL)", 7), PARAM("", 1), PARAM("abc", 3), PARAM("ab\0cd", 6)};
    const char *expected[] = {NULL, NULL, NULL, "abc", "ab"};
    for (int i = 0; i < 5; i++) {
        struct scap_event event = {.nparams = 1, .params = {values[i]}};
        struct span value;
        CHECK_EQUAL(scap_event__string(&event, 0, &value), expected[i] != NULL);
        if (expected[i] != NULL) {
            CHECK_TEXT(value, expected[i]);
        }
    }
}

int main(void)
{
    test_headers();
    test_short_bodies();
    test_large_payload();
    test_reused_ids();
    test_unknown_types();
    test_counts();
    test_slack();
    test_idle();
    test_excess_length();
    test_hostile_counts();
    test_strings();
    return 0;
}
