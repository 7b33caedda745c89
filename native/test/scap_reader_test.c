/* Whole captures: phases, sections, unknown blocks, cuts at every byte, damage, and what is counted. */
#include "scap/reader.h"

#include "support/capture_writer.h"
#include "support/check.h"

#define SPAN(text) ((struct span){.data = (const uint8_t *)(text), .length = (uint32_t)(sizeof(text) - 1)})

/* What a sink saw. */
struct seen {
    uint32_t sections, machines, threads, fds, users, interfaces;
    uint16_t minor;
};

static void see_section(void *data, uint16_t minor)
{
    struct seen *seen = data;
    seen->sections++;
    seen->minor = minor;
}

static void see_machine(void *data, const struct machine_entry *entry)
{
    (void)entry;
    ((struct seen *)data)->machines++;
}

static void see_thread(void *data, const struct thread_entry *entry)
{
    (void)entry;
    ((struct seen *)data)->threads++;
}

static void see_fd(void *data, const struct fd_entry *entry)
{
    (void)entry;
    ((struct seen *)data)->fds++;
}

static void see_user(void *data, const struct user_entry *entry)
{
    (void)entry;
    ((struct seen *)data)->users++;
}

static void see_interface(void *data, const struct interface_entry *entry)
{
    (void)entry;
    ((struct seen *)data)->interfaces++;
}

/* How reading a capture went. */
struct outcome {
    enum scap_read_result result;
    uint64_t events;
    /** Sum of tids, which number the events. */
    int64_t tids;
    struct seen seen;
    struct scap_reader_counts counts;
    char error[256];
};

static struct outcome read_capture(const uint8_t *data, size_t length)
{
    struct outcome outcome = {0};
    struct metadata_sink sink = {
        .data = &outcome.seen,
        .section = see_section,
        .machine = see_machine,
        .thread = see_thread,
        .fd = see_fd,
        .user = see_user,
        .interface = see_interface,
    };
    char error[128];
    struct scap_reader *reader = scap_reader__open_memory(data, length, &sink, error, sizeof(error));
    CHECK(reader != NULL);
    struct scap_event event;
    while ((outcome.result = scap_reader__next(reader, &event)) == SCAP_READ_EVENT) {
        outcome.events++;
        outcome.tids += event.tid;
    }
    CHECK_EQUAL(scap_reader__next(reader, &event), outcome.result);
    scap_reader__counts(reader, &outcome.counts);
    snprintf(outcome.error, sizeof(outcome.error), "%s", scap_reader__error(reader));
    CHECK_EQUAL(outcome.error[0] != '\0', outcome.result != SCAP_READ_END);
    scap_reader__close(reader);
    return outcome;
}

static void put_event(struct bytes *capture, uint32_t block_type, int64_t tid)
{
    static const int64_t result = 0;
    struct span params[] = {PARAM(&result, 8), PARAM(&result, 8)};
    struct scap_event event = {.ts = (uint64_t)tid, .tid = tid, .type = 5};
    capture__event(capture, block_type, &event, 2, params);
}

static void put_metadata(struct bytes *capture, unsigned version)
{
    struct machine_entry machine = {.num_cpus = 1, .hostname = SPAN("host")};
    capture__machine(capture, &machine);
    struct interface_entry interface = {.name = SPAN("lo")};
    size_t block = capture__begin_block(capture, version < 9 ? BLOCK_INTERFACES_V1 : BLOCK_INTERFACES_V2);
    capture__interface(capture, version < 9 ? 1 : 2, &interface, 1);
    capture__end_block(capture, block);
    struct user_entry user = {.name = SPAN("root"), .homedir = SPAN("/root"), .shell = SPAN("/bin/sh")};
    block = capture__begin_block(capture, version < 9 ? BLOCK_USERS_V1 : BLOCK_USERS_V2);
    capture__user(capture, version < 9 ? 1 : 2, &user);
    capture__end_block(capture, block);
    struct thread_entry thread = {.tid = 1, .pid = 1, .comm = SPAN("init"), .cwd = SPAN("/")};
    block = capture__begin_block(capture, capture__process_list_type(version));
    capture__thread(capture, version, TAIL_NEW_PGID, &thread);
    capture__end_block(capture, block);
    struct fd_entry fd = {.fd = 1, .type = FD_FILE, .name = SPAN("/dev/null")};
    block = capture__begin_block(capture, version < 9 ? BLOCK_FDS_V1 : BLOCK_FDS_V2);
    bytes__u64(capture, 1);
    capture__fd(capture, version < 9 ? 1 : 2, &fd);
    capture__end_block(capture, block);
}

static void put_unknown_block(struct bytes *capture, size_t length)
{
    size_t block = capture__begin_block(capture, 0x12345);
    for (size_t i = 0; i < length; i++) {
        bytes__u8(capture, (uint8_t)i);
    }
    capture__end_block(capture, block);
}

/* A section as writers of this process list version wrote it, with three events. */
static void put_section(struct bytes *capture, unsigned version)
{
    bool is_v2 = version >= 9;
    capture__section(capture, version < 8 ? 0 : version < 9 ? 1 : 2, "a comment");
    put_metadata(capture, version);
    put_event(capture, is_v2 ? BLOCK_EVENT_V2 : BLOCK_EVENT, 1);
    put_event(capture, is_v2 ? BLOCK_EVENT_FLAGS_V2 : BLOCK_EVENT_FLAGS, 2);
    put_event(capture, is_v2 ? BLOCK_EVENT_V2_LARGE : BLOCK_EVENT_INT, 3);
}

static void test_generations(void)
{
    for (unsigned version = 1; version <= 9; version++) {
        struct bytes capture = {0};
        put_section(&capture, version);
        struct outcome outcome = read_capture(capture.data, capture.length);
        CHECK_EQUAL(outcome.result, SCAP_READ_END);
        CHECK_EQUAL(outcome.events, 3);
        CHECK_EQUAL(outcome.tids, 6);
        CHECK_EQUAL(outcome.seen.sections, 1);
        CHECK_EQUAL(outcome.seen.minor, version < 8 ? 0 : version < 9 ? 1 : 2);
        CHECK_EQUAL(outcome.seen.machines, 1);
        CHECK_EQUAL(outcome.seen.threads, 1);
        CHECK_EQUAL(outcome.seen.fds, 1);
        CHECK_EQUAL(outcome.seen.users, 1);
        CHECK_EQUAL(outcome.seen.interfaces, 1);
        CHECK_EQUAL(outcome.counts.bad_metadata, 0);
        CHECK_EQUAL(outcome.counts.bytes, capture.length);
        CHECK_EQUAL(outcome.counts.input_bytes_read, capture.length);
        bytes__free(&capture);
    }
}

static bool is_event_block(uint32_t type)
{
    const uint32_t types[] = {BLOCK_EVENT,    BLOCK_EVENT_INT,      BLOCK_EVENT_FLAGS,
                              BLOCK_EVENT_V2, BLOCK_EVENT_FLAGS_V2, BLOCK_EVENT_V2_LARGE};
    for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
        if (type == types[i]) {
            return true;
        }
    }
    return false;
}

/* Number of whole events among the first `length` bytes, and whether a block ends there. */
static uint64_t count_whole_events(const struct bytes *capture, size_t length, bool *is_at_end)
{
    uint64_t events = 0;
    size_t at = 0;
    while (at + 8 <= length && at + block__load_u32(capture->data + at + 4) <= length) {
        events += is_event_block(block__load_u32(capture->data + at));
        at += block__load_u32(capture->data + at + 4);
    }
    *is_at_end = at == length;
    return events;
}

static void test_cuts(unsigned version)
{
    struct bytes capture = {0};
    put_section(&capture, version);
    put_section(&capture, version);
    for (size_t length = 1; length <= capture.length; length++) {
        bool is_at_end;
        uint64_t events = count_whole_events(&capture, length, &is_at_end);
        struct outcome outcome = read_capture(capture.data, length);
        CHECK_EQUAL(outcome.events, events);
        CHECK_EQUAL(outcome.result, is_at_end ? SCAP_READ_END : SCAP_READ_TRUNCATED);
        if (!is_at_end) {
            CHECK_CONTAINS(outcome.error, "cut off: the block at byte");
        }
    }
    bytes__free(&capture);
}

/* The same with the whole capture compressed: what inflates is delivered, whatever is missing. */
static void test_gzip_cuts(void)
{
    struct bytes capture = {0};
    put_section(&capture, 9);
    struct bytes stored = {0};
    bytes__gzip(&stored, capture.data, capture.length, 8);
    struct outcome whole = read_capture(stored.data, stored.length);
    CHECK_EQUAL(whole.result, SCAP_READ_END);
    CHECK_EQUAL(whole.events, 3);
    CHECK_EQUAL(whole.counts.input_bytes_total, stored.length);
    for (size_t length = 2; length < stored.length; length++) {
        struct outcome outcome = read_capture(stored.data, length);
        CHECK_EQUAL(outcome.result, SCAP_READ_TRUNCATED);
        CHECK(outcome.events <= 3 && (outcome.events == 3 || length < stored.length - 8));
    }
    stored.data[stored.length - 8] ^= 1;
    struct outcome damaged = read_capture(stored.data, stored.length);
    CHECK_EQUAL(damaged.result, SCAP_READ_CORRUPT);
    CHECK_EQUAL(damaged.events, 3);
    CHECK_CONTAINS(damaged.error, "checksum");
    bytes__free(&stored);
    bytes__free(&capture);
}

static void test_concatenated(void)
{
    struct bytes capture = {0};
    put_section(&capture, 6);
    put_section(&capture, 9);
    struct outcome outcome = read_capture(capture.data, capture.length);
    CHECK_EQUAL(outcome.result, SCAP_READ_END);
    CHECK_EQUAL(outcome.events, 6);
    CHECK_EQUAL(outcome.seen.sections, 2);
    CHECK_EQUAL(outcome.seen.threads, 2);
    CHECK_EQUAL(outcome.counts.bad_metadata, 0);
    bytes__free(&capture);
}

/* Unknown blocks are skipped in every phase, large ones too; metadata among events is not taken but counted. */
static void test_other_blocks(void)
{
    struct bytes capture = {0};
    capture__section(&capture, 2, NULL);
    put_unknown_block(&capture, 5);
    put_metadata(&capture, 9);
    put_unknown_block(&capture, 3000000);
    put_event(&capture, BLOCK_EVENT_V2, 1);
    put_unknown_block(&capture, 0);
    put_metadata(&capture, 9);
    put_event(&capture, BLOCK_EVENT_V2, 2);
    struct outcome outcome = read_capture(capture.data, capture.length);
    CHECK_EQUAL(outcome.result, SCAP_READ_END);
    CHECK_EQUAL(outcome.events, 2);
    CHECK_EQUAL(outcome.seen.threads, 1);
    CHECK_EQUAL(outcome.counts.bad_metadata, 5);
    bytes__free(&capture);
}

/* A list that is damaged costs itself only. */
static void test_bad_metadata(void)
{
    struct bytes capture = {0};
    capture__section(&capture, 2, NULL);
    size_t block = capture__begin_block(&capture, BLOCK_PROCESSES_V9);
    bytes__u32(&capture, 1000);
    bytes__u32(&capture, 1000);
    capture__end_block(&capture, block);
    put_metadata(&capture, 9);
    put_event(&capture, BLOCK_EVENT_V2, 1);
    struct outcome outcome = read_capture(capture.data, capture.length);
    CHECK_EQUAL(outcome.result, SCAP_READ_END);
    CHECK_EQUAL(outcome.events, 1);
    CHECK_EQUAL(outcome.seen.threads, 1);
    CHECK_EQUAL(outcome.counts.bad_metadata, 1);
    bytes__free(&capture);
}

static void test_lost_events(void)
{
    struct bytes capture = {0};
    capture__section(&capture, 2, NULL);
    struct scap_event unknown = {.tid = 100, .type = EVENT_TABLE_SIZE};
    capture__event(&capture, BLOCK_EVENT_V2, &unknown, 0, NULL);
    size_t begin = capture.length;
    put_event(&capture, BLOCK_EVENT_V2, 200);
    uint32_t count = 1000;
    memcpy(capture.data + begin + 8 + 2 + 22, &count, 4);
    size_t block = capture__begin_block(&capture, BLOCK_EVENT_FLAGS_V2);
    capture__end_block(&capture, block);
    put_event(&capture, BLOCK_EVENT_V2, 1);
    struct outcome outcome = read_capture(capture.data, capture.length);
    CHECK_EQUAL(outcome.result, SCAP_READ_END);
    CHECK_EQUAL(outcome.events, 1);
    CHECK_EQUAL(outcome.tids, 1);
    CHECK_EQUAL(outcome.counts.unknown_types, 1);
    CHECK_EQUAL(outcome.counts.corrupt_events, 2);
    bytes__free(&capture);
}

/* Events from one block of 100 KB to one of 5 MB, so that the window grows and shrinks. */
static void test_large_blocks(void)
{
    size_t size = 5000000;
    char *json = calloc(1, size);
    struct bytes capture = {0};
    capture__section(&capture, 2, NULL);
    int64_t tid = 0;
    for (size_t length = 100000; length <= size; length *= 7) {
        struct span param = PARAM(json, length);
        struct scap_event event = {.tid = ++tid, .type = 402};
        capture__event(&capture, BLOCK_EVENT_V2_LARGE, &event, 1, &param);
        for (int i = 0; i < 10000; i++) {
            put_event(&capture, BLOCK_EVENT_V2, 0);
        }
    }
    struct outcome outcome = read_capture(capture.data, capture.length);
    CHECK_EQUAL(outcome.result, SCAP_READ_END);
    CHECK_EQUAL(outcome.events, 10001 * (uint64_t)tid);
    CHECK_EQUAL(outcome.tids, tid * (tid + 1) / 2);
    bytes__free(&capture);
    free(json);
}

static void check_error(const void *data, size_t length, enum scap_read_result result, const char *error)
{
    struct outcome outcome = read_capture(data, length);
    CHECK_EQUAL(outcome.result, result);
    CHECK_EQUAL(outcome.events, 0);
    CHECK_CONTAINS(outcome.error, error);
}

static void test_no_capture(void)
{
    check_error("", 0, SCAP_READ_CORRUPT, "it is empty");
    check_error("hello, this is text\n", 20, SCAP_READ_CORRUPT, "does not begin with a section header");
    check_error("\1\2\0\0\f\0\0\0\f\0\0\0", 12, SCAP_READ_CORRUPT, "does not begin with a section header");

    struct bytes swapped = {0};
    const uint8_t header[] = {0x0a, 0x0d, 0x0d, 0x0a, 0, 0, 0, 28, 0x1a, 0x2b, 0x3c, 0x4d, 0, 1, 0, 2};
    bytes__put(&swapped, header, sizeof(header));
    check_error(swapped.data, swapped.length, SCAP_READ_CORRUPT, "big-endian");
    bytes__free(&swapped);

    struct bytes capture = {0};
    capture__section(&capture, 2, NULL);
    capture.data[12] = 2;
    check_error(capture.data, capture.length, SCAP_READ_CORRUPT, "has version 2.2");
    capture.data[8] = 0;
    check_error(capture.data, capture.length, SCAP_READ_CORRUPT, "wrong magic number");
    bytes__free(&capture);
}

/* Lengths that lie: told with the place, and never believed for memory. */
static void test_bad_lengths(void)
{
    const struct {
        uint32_t length;
        enum scap_read_result result;
        const char *error;
    } cases[] = {
        {0, SCAP_READ_CORRUPT, "impossible length of 0"},
        {8, SCAP_READ_CORRUPT, "impossible length of 8"},
        {61, SCAP_READ_CORRUPT, "impossible length of 61"},
        {UINT32_MAX - 3, SCAP_READ_CORRUPT, "impossible length"},
        {BLOCK_EVENT_LIMIT + 4, SCAP_READ_CORRUPT, "impossible length"},
        {BLOCK_EVENT_LIMIT, SCAP_READ_TRUNCATED, "of 67108864 bytes"},
        {12, SCAP_READ_CORRUPT, "at its end"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct bytes capture = {0};
        capture__section(&capture, 2, NULL);
        put_event(&capture, BLOCK_EVENT_V2, 1);
        size_t begin = capture.length;
        put_event(&capture, BLOCK_EVENT_V2, 2);
        memcpy(capture.data + begin + 4, &cases[i].length, 4);
        struct outcome outcome = read_capture(capture.data, capture.length);
        CHECK_EQUAL(outcome.result, cases[i].result);
        CHECK_EQUAL(outcome.events, 1);
        CHECK_CONTAINS(outcome.error, cases[i].error);
        char place[32];
        snprintf(place, sizeof(place), "at byte %zu", begin);
        CHECK_CONTAINS(outcome.error, place);
        bytes__free(&capture);
    }
}

static void test_open(void)
{
    char error[128];
    CHECK(scap_reader__open(&(struct input_source){.path = "/nonexistent.scap"}, NULL, error, sizeof(error)) == NULL);
    CHECK_CONTAINS(error, "cannot open");
}

int main(void)
{
    test_generations();
    test_cuts(6);
    test_cuts(9);
    test_gzip_cuts();
    test_concatenated();
    test_other_blocks();
    test_bad_metadata();
    test_lost_events();
    test_large_blocks();
    test_no_capture();
    test_bad_lengths();
    test_open();
    return 0;
}
