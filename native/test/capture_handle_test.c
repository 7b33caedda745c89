/* The public functions on whole captures: statuses, statistics, interruption, cuts. */
#include "capture.h"

#include <unistd.h>

#include "support/capture_writer.h"
#include "support/check.h"

#define BUFFER_SIZE (1U << 20)
#define CLOSE_EXIT 5

struct handle {
    struct capture *capture;
    uint8_t *buffer;
    char path[64];
};

/** A capture of `events` closes, all of one thread, cut by `cut` bytes. */
static void open_capture(struct handle *handle, uint32_t events, size_t cut, const char *options)
{
    struct bytes bytes = {0};
    capture__section(&bytes, 2, NULL);
    capture__machine(&bytes, &(struct machine_entry){.num_cpus = 1, .hostname = PARAM("host", 4)});
    for (uint32_t i = 0; i < events; i++) {
        struct scap_event event = {.ts = 1000 + i, .tid = 5, .type = CLOSE_EXIT};
        int64_t result = i % 2 == 0 ? 0 : -9;
        struct span params[] = {PARAM(&result, sizeof(result))};
        capture__event(&bytes, BLOCK_EVENT_V2, &event, 1, params);
    }
    snprintf(handle->path, sizeof(handle->path), "/tmp/capture_handle_test.XXXXXX");
    int file = mkstemp(handle->path);
    CHECK(file >= 0);
    CHECK_EQUAL(write(file, bytes.data, bytes.length - cut), bytes.length - cut);
    CHECK_EQUAL(close(file), 0);
    bytes__free(&bytes);
    int32_t status = 99;
    char error[200];
    handle->capture = capture_open_file(handle->path, options, &status, error, sizeof(error));
    CHECK_TEXT(((struct span){(const uint8_t *)error, (uint32_t)strlen(error)}), "");
    CHECK_EQUAL(status, CAPTURE_OK);
    CHECK(handle->capture != NULL);
    handle->buffer = malloc(BUFFER_SIZE);
}

static void close_capture(struct handle *handle)
{
    capture_close(handle->capture);
    CHECK_EQUAL(unlink(handle->path), 0);
    free(handle->buffer);
}

static int32_t next(struct handle *handle, size_t *length)
{
    return capture_next_batch(handle->capture, handle->buffer, BUFFER_SIZE, 0, length);
}

static void test_batches_until_the_end(void)
{
    struct handle handle;
    open_capture(&handle, CAPTURE_BATCH_ROWS + 10, 0, "column evt.res\ncolumn proc.name\n");
    size_t length;
    CHECK_EQUAL(next(&handle, &length), CAPTURE_OK);
    CHECK(length > 16);
    CHECK_EQUAL(next(&handle, &length), CAPTURE_OK);
    CHECK_EQUAL(next(&handle, &length), CAPTURE_END);
    CHECK_EQUAL(length, 0);
    CHECK_EQUAL(next(&handle, &length), CAPTURE_END);
    struct capture_statistics statistics;
    capture_stats(handle.capture, &statistics);
    CHECK_EQUAL(statistics.n_evts, CAPTURE_BATCH_ROWS + 10);
    CHECK_EQUAL(statistics.n_rows, CAPTURE_BATCH_ROWS + 10);
    CHECK_EQUAL(statistics.n_epochs, 1);
    CHECK_EQUAL(statistics.n_threads, 1);
    CHECK_EQUAL(statistics.n_drops_corrupt_event, 0);
    close_capture(&handle);
}

static void test_types_that_nobody_wants(void)
{
    struct handle handle;
    char options[200] = "types ";
    memset(options + strlen(options), '0', 114);
    open_capture(&handle, 100, 0, options);
    size_t length;
    CHECK_EQUAL(next(&handle, &length), CAPTURE_END);
    struct capture_statistics statistics;
    capture_stats(handle.capture, &statistics);
    CHECK_EQUAL(statistics.n_evts, 100);
    CHECK_EQUAL(statistics.n_rows, 0);
    close_capture(&handle);
}

static void test_cut_is_told_once_after_the_last_batch(void)
{
    struct handle handle;
    open_capture(&handle, 10, 5, "column evt.res\n");
    size_t length;
    CHECK_EQUAL(next(&handle, &length), CAPTURE_OK);
    CHECK(length > 0);
    CHECK_EQUAL(next(&handle, &length), CAPTURE_TRUNCATED);
    CHECK_EQUAL(length, 0);
    CHECK(strlen(capture_last_error(handle.capture)) > 0);
    CHECK_EQUAL(next(&handle, &length), CAPTURE_END);
    struct capture_statistics statistics;
    capture_stats(handle.capture, &statistics);
    CHECK_EQUAL(statistics.n_rows, 9);
    close_capture(&handle);
}

static void test_interrupt(void)
{
    struct handle handle;
    open_capture(&handle, 10, 0, "");
    size_t length;
    capture_interrupt(handle.capture);
    CHECK_EQUAL(next(&handle, &length), CAPTURE_INTERRUPTED);
    CHECK_EQUAL(next(&handle, &length), CAPTURE_OK);
    close_capture(&handle);
}

static void test_small_buffer_loses_nothing(void)
{
    struct handle handle;
    open_capture(&handle, 10, 0, "column evt.res\n");
    size_t length;
    uint8_t small[64];
    CHECK_EQUAL(capture_next_batch(handle.capture, small, sizeof(small), 0, &length), CAPTURE_ERROR_BUFFER);
    CHECK_EQUAL(length, 0);
    CHECK_CONTAINS(capture_last_error(handle.capture), "the buffer is too small: 64 bytes");
    CHECK_EQUAL(next(&handle, &length), CAPTURE_OK);
    struct capture_statistics statistics;
    capture_stats(handle.capture, &statistics);
    CHECK_EQUAL(statistics.n_rows, 10);
    close_capture(&handle);
}

static void check_open(const char *path, const char *options, int32_t expected)
{
    int32_t status = 99;
    char error[200] = "";
    CHECK(capture_open_file(path, options, &status, error, sizeof(error)) == NULL);
    CHECK_EQUAL(status, expected);
    CHECK(strlen(error) > 0);
}

static void test_opening(void)
{
    check_open("/no/such/file", "", CAPTURE_ERROR_OPEN);
    check_open("/no/such/file", "nonsense 1", CAPTURE_ERROR_OPTIONS);
    int32_t status = 99;
    char error[200];
    CHECK(capture_open_live("", &status, error, sizeof(error)) == NULL);
    CHECK_EQUAL(status, CAPTURE_ERROR_UNSUPPORTED);
    CHECK_CONTAINS(error, "replay a capture file");
    CHECK_EQUAL(capture_abi_version(), CAPTURE_ABI_VERSION);
    capture_close(NULL);
}

int main(void)
{
    test_batches_until_the_end();
    test_types_that_nobody_wants();
    test_cut_is_told_once_after_the_last_batch();
    test_interrupt();
    test_small_buffer_loses_nothing();
    test_opening();
    return 0;
}
