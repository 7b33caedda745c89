/* Batches: where values lie, contexts and their reuse, epochs, buffers that fill up. */
#include "batch/batch.h"

#include <math.h>

#include "capture.h"
#include "support/check.h"

/** Bytes behind the end of a buffer that must stay as they were. */
#define GUARD 64
#define BUFFER_SIZE (1U << 20)

#define OPEN_EXIT 3

struct fixture {
    struct machine *machine;
    struct batch batch;
    uint8_t *buffer;
    size_t size;
    struct thread thread;
    struct fd_info fd;
    struct scap_event event;
    struct event_view view;
};

static void set_text(struct text *text, const char *value)
{
    CHECK(text__assign(text, value, strlen(value)));
}

static void prepare(struct fixture *fixture, const char *const *columns, uint32_t max_strings, size_t size)
{
    memset(fixture, 0, sizeof(*fixture));
    struct layout layout;
    layout__init(&layout);
    for (; *columns != NULL; columns++) {
        CHECK_EQUAL(layout__add(&layout, *columns, NULL), LAYOUT_OK);
    }
    CHECK(batch__init(&fixture->batch, &layout, max_strings, 99));
    fixture->machine = machine__create(&(struct machine_limits){16, 16, 16, 16});
    fixture->size = size;
    fixture->buffer = malloc(size + GUARD);
    memset(fixture->buffer, 0xee, size + GUARD);
    fixture->thread = (struct thread){.tid = 7, .pid = 7, .vpid = 7, .version = 1};
    set_text(&fixture->thread.comm, "cat");
    set_text(&fixture->fd.name, "/etc/passwd");
    fixture->fd.type = FD_FILE_V2;
    fixture->event = (struct scap_event){.ts = 1000, .type = OPEN_EXIT, .info = &event_table[OPEN_EXIT], .num = 1};
    fixture->view = (struct event_view){
        .event = &fixture->event, .is_shown = true, .thread = &fixture->thread, .fd_num = 3, .fd = &fixture->fd};
}

static void release(struct fixture *fixture)
{
    for (size_t i = 0; i < GUARD; i++) {
        CHECK_EQUAL(fixture->buffer[fixture->size + i], 0xee);
    }
    batch__free(&fixture->batch);
    machine__free(fixture->machine);
    text__free(&fixture->thread.comm);
    text__free(&fixture->fd.name);
    free(fixture->buffer);
}

static enum batch_result add(struct fixture *fixture)
{
    struct field_input input = {.machine = fixture->machine, .view = &fixture->view};
    return batch__add(&fixture->batch, &input);
}

static void begin(struct fixture *fixture)
{
    CHECK(batch__minimum_size(&fixture->batch) <= fixture->size);
    batch__begin(&fixture->batch, fixture->buffer, fixture->size);
}

static const uint8_t *column(const struct fixture *fixture, uint32_t index)
{
    return fixture->buffer + LAYOUT_COLUMNS_START + fixture->batch.layout.columns[index].offset;
}

static void test_places(void)
{
    struct fixture fixture;
    prepare(&fixture, (const char *const[]){"fd.name", "proc.name", "fd.num", "evt.is_open_write", NULL}, 100,
            BUFFER_SIZE);
    begin(&fixture);
    CHECK_EQUAL(add(&fixture), BATCH_OK);
    fixture.event.num = 2;
    fixture.view.thread = NULL;
    CHECK_EQUAL(add(&fixture), BATCH_OK);
    size_t length = batch__end(&fixture.batch);
    const uint8_t head[] = {0x87, 0xa9, 'c', 'o', 'l', 'u', 'm', 'n', 's', '_', '_', 0xc6};
    CHECK(memcmp(fixture.buffer, head, sizeof(head)) == 0);
    const uint8_t *columns = fixture.buffer + 16;
    double number;
    memcpy(&number, columns + 65536 + 8, sizeof(number));
    CHECK_EQUAL(number, 2);
    uint32_t contexts[2];
    memcpy(contexts, columns + 131072, sizeof(contexts));
    CHECK_EQUAL(contexts[0], 1);
    CHECK_EQUAL(contexts[1], 0); /* no thread, no values */
    uint32_t names[2];
    memcpy(names, column(&fixture, 0), sizeof(names));
    CHECK(names[0] > 0);
    CHECK_EQUAL(names[1], 0);
    double nums[2];
    memcpy(nums, column(&fixture, 2), sizeof(nums));
    CHECK_EQUAL(nums[0], 3);
    CHECK(isnan(nums[1]));
    CHECK_EQUAL(column(&fixture, 3)[0], 1);
    const uint8_t *behind = columns + fixture.batch.layout.size;
    CHECK(memcmp(behind,
                 "\xa4rows\x02\xa5"
                 "epoch\x01\xaa"
                 "dictionary\x92",
                 23) == 0);
    CHECK(length < fixture.size && fixture.buffer[length] == 0xee);
    release(&fixture);
}

static void test_contexts_follow_the_thread(void)
{
    struct fixture fixture;
    prepare(&fixture, (const char *const[]){"proc.name", "proc.pid", NULL}, 100, BUFFER_SIZE);
    begin(&fixture);
    CHECK_EQUAL(add(&fixture), BATCH_OK);
    CHECK_EQUAL(add(&fixture), BATCH_OK);
    CHECK_EQUAL(fixture.batch.contexts.count, 1);
    /* A change that the thread does not tell of is not seen; that is what makes it cheap. */
    set_text(&fixture.thread.comm, "dog");
    CHECK_EQUAL(add(&fixture), BATCH_OK);
    CHECK_EQUAL(fixture.batch.contexts.count, 1);
    fixture.thread.version++;
    CHECK_EQUAL(add(&fixture), BATCH_OK);
    CHECK_EQUAL(fixture.batch.contexts.count, 2);
    set_text(&fixture.thread.comm, "cat");
    fixture.thread.version++;
    CHECK_EQUAL(add(&fixture), BATCH_OK);
    CHECK_EQUAL(fixture.batch.contexts.count, 2);
    CHECK_EQUAL(fixture.thread.context_id, 1);
    batch__end(&fixture.batch);
    release(&fixture);
}

static void name_file(struct fixture *fixture, int number)
{
    char name[32];
    snprintf(name, sizeof(name), "/tmp/%d", number);
    set_text(&fixture->fd.name, name);
}

static void test_epochs(void)
{
    struct fixture fixture;
    prepare(&fixture, (const char *const[]){"fd.name", "proc.name", NULL}, 10, BUFFER_SIZE);
    uint32_t rows = 0;
    uint32_t batches = 0;
    begin(&fixture);
    for (int i = 0; i < 40; i++) {
        name_file(&fixture, i);
        enum batch_result result = add(&fixture);
        if (result == BATCH_FULL) {
            rows += fixture.batch.rows;
            batches++;
            CHECK(batch__end(&fixture.batch) > 0);
            begin(&fixture);
            CHECK_EQUAL(fixture.batch.epoch, batches + 1);
            result = add(&fixture);
            CHECK_EQUAL(fixture.thread.context_epoch, fixture.batch.epoch);
            CHECK_EQUAL(fixture.thread.context_id, 1);
        }
        CHECK_EQUAL(result, BATCH_OK);
        CHECK(fixture.batch.dictionary.count <= 10);
    }
    rows += fixture.batch.rows;
    CHECK_EQUAL(rows, 40);
    CHECK(batches >= 4);
    batch__end(&fixture.batch);
    release(&fixture);
}

static void test_full_buffer_ends_the_batch(void)
{
    struct fixture fixture;
    const char *const columns[] = {"fd.name", NULL};
    size_t size = LAYOUT_COLUMNS_START + 180224 + 4 * 8192 + 1024;
    prepare(&fixture, columns, 10000, size);
    uint32_t shipped = 0;
    begin(&fixture);
    for (int i = 0; i < 500; i++) {
        name_file(&fixture, i);
        if (add(&fixture) == BATCH_FULL) {
            CHECK(fixture.batch.rows > 0);
            CHECK(batch__end(&fixture.batch) > 0);
            shipped = fixture.batch.strings_shipped;
            CHECK_EQUAL(shipped, i);
            begin(&fixture);
            CHECK_EQUAL(add(&fixture), BATCH_OK);
            CHECK_EQUAL(fixture.batch.strings_used, shipped + 1);
        }
    }
    CHECK(shipped > 0);
    CHECK_EQUAL(fixture.batch.epoch, 1);
    CHECK(batch__end(&fixture.batch) > 0);
    CHECK_EQUAL(fixture.batch.dictionary.count, 500);
    release(&fixture);
}

static void test_row_too_large_for_any_batch(void)
{
    struct fixture fixture;
    size_t size = LAYOUT_COLUMNS_START + 180224 + 4 * 8192 + 1024;
    prepare(&fixture, (const char *const[]){"fd.name", NULL}, 100, size);
    char name[3000];
    memset(name, 'x', sizeof(name) - 1);
    name[sizeof(name) - 1] = '\0';
    set_text(&fixture.fd.name, name);
    begin(&fixture);
    CHECK_EQUAL(add(&fixture), BATCH_BUFFER_TOO_SMALL);
    CHECK_EQUAL(fixture.batch.rows, 0);
    /* The same row goes into a larger buffer, with the string that was not shipped. */
    uint8_t *larger = malloc(size + 4000);
    batch__begin(&fixture.batch, larger, size + 4000);
    CHECK_EQUAL(add(&fixture), BATCH_OK);
    CHECK_EQUAL(fixture.batch.strings_used, 1);
    CHECK(batch__end(&fixture.batch) > sizeof(name));
    free(larger);
    release(&fixture);
}

static void test_rows_end_at_the_stride(void)
{
    struct fixture fixture;
    prepare(&fixture, (const char *const[]){"fd.name", NULL}, 100, BUFFER_SIZE);
    begin(&fixture);
    for (int i = 0; i < CAPTURE_BATCH_ROWS; i++) {
        CHECK_EQUAL(add(&fixture), BATCH_OK);
    }
    CHECK_EQUAL(add(&fixture), BATCH_FULL);
    CHECK_EQUAL(fixture.batch.rows, CAPTURE_BATCH_ROWS);
    CHECK(batch__end(&fixture.batch) > 0);
    release(&fixture);
}

int main(void)
{
    test_places();
    test_contexts_follow_the_thread();
    test_epochs();
    test_full_buffer_ends_the_batch();
    test_row_too_large_for_any_batch();
    test_rows_end_at_the_stride();
    return 0;
}
