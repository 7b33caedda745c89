/* Rows of containers seen, through the public functions: that they come, when, and over batches. */
#include "capture.h"

#include <unistd.h>

#include "support/capture_writer.h"
#include "support/check.h"

#define BUFFER_SIZE (1U << 22)
#define CONTAINER_EVENT 324
#define CLOSE_EXIT 5
/* The types of containers and processes seen; beside them no events, or closes. */
#define SIGHTS "types 00%0110dc0\n"
#define SIGHTS_AND_CLOSES "types 20%0110dc0\n"

static void put_container(struct bytes *bytes, uint32_t number)
{
    char json[200];
    snprintf(json, sizeof(json), "{\"container\":{\"id\":\"%012x\",\"type\":0,\"image\":\"a\",\"privileged\":true}}",
             number);
    struct scap_event event = {.ts = 1000, .tid = -1, .type = CONTAINER_EVENT};
    struct span params[] = {PARAM_TEXT(json)};
    capture__event(bytes, BLOCK_EVENT_V2_LARGE, &event, 1, params);
}

/** Rows and batches of a capture of some records and then some closes. */
static void check_rows(uint32_t containers, uint32_t closes, const char *types, uint64_t rows, uint32_t batches)
{
    struct bytes bytes = {0};
    capture__section(&bytes, 2, NULL);
    capture__machine(&bytes, &(struct machine_entry){.num_cpus = 1, .hostname = PARAM("host", 4)});
    for (uint32_t i = 0; i < containers; i++) {
        put_container(&bytes, i);
    }
    for (uint32_t i = 0; i < closes; i++) {
        struct scap_event event = {.ts = 2000 + i, .tid = 5, .type = CLOSE_EXIT};
        int64_t result = 0;
        struct span params[] = {PARAM(&result, sizeof(result))};
        capture__event(&bytes, BLOCK_EVENT_V2, &event, 1, params);
    }
    char path[] = "/tmp/capture_sight_test.XXXXXX";
    int file = mkstemp(path);
    CHECK_EQUAL(write(file, bytes.data, bytes.length), bytes.length);
    CHECK_EQUAL(close(file), 0);
    bytes__free(&bytes);
    char options[400];
    int32_t status = 99;
    char error[200];
    snprintf(options, sizeof(options), types, 0);
    strcat(options, "max_containers 20000\ncolumn container.privileged\ncolumn evt.type\n");
    struct capture *capture = capture_open_file(path, options, &status, error, sizeof(error));
    CHECK_EQUAL(status, CAPTURE_OK);
    uint8_t *buffer = malloc(BUFFER_SIZE);
    size_t length;
    uint32_t batch_count = 0;
    while (capture_next_batch(capture, buffer, BUFFER_SIZE, 0, &length) == CAPTURE_OK) {
        batch_count++;
    }
    CHECK_EQUAL(capture_next_batch(capture, buffer, BUFFER_SIZE, 0, &length), CAPTURE_END);
    struct capture_statistics statistics;
    capture_stats(capture, &statistics);
    CHECK_EQUAL(statistics.n_evts, containers + closes);
    CHECK_EQUAL(statistics.n_rows, rows);
    CHECK_EQUAL(batch_count, batches);
    capture_close(capture);
    free(buffer);
    CHECK_EQUAL(unlink(path), 0);
}

int main(void)
{
    check_rows(3, 2, SIGHTS, 3, 1);
    check_rows(3, 2, SIGHTS_AND_CLOSES, 5, 1);
    check_rows(3, 0, SIGHTS, 3, 1);
    check_rows(0, 2, SIGHTS, 0, 0);
    check_rows(3, 2, "%.0d", 2, 1);
    check_rows(CAPTURE_BATCH_ROWS + 5, 1, SIGHTS, CAPTURE_BATCH_ROWS + 5, 2);
    check_rows(CAPTURE_BATCH_ROWS + 5, 0, SIGHTS, CAPTURE_BATCH_ROWS + 5, 2);
    check_rows(CAPTURE_BATCH_ROWS, 1, SIGHTS_AND_CLOSES, CAPTURE_BATCH_ROWS + 1, 2);
    return 0;
}
