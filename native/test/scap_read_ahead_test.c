/* Captures that a thread reads ahead: the same comes out as of memory, however they end; and they can be left. */
#include "scap/reader.h"

#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <unistd.h>

#include "support/capture_writer.h"
#include "support/check.h"

/* Blocks of no known type, so long that pieces, and many of them, do not hold one. */
#define UNKNOWN_BLOCK 0x7777U
static const size_t long_blocks[] = {70000, 300000, 2500000, 60000, 600000};

static void put_block(struct bytes *capture, size_t length)
{
    size_t begin = capture__begin_block(capture, UNKNOWN_BLOCK);
    for (size_t i = 0; i < length / 4; i++) {
        bytes__u32(capture, (uint32_t)(i * i));
    }
    capture__end_block(capture, begin);
}

static struct bytes make_capture(void)
{
    struct bytes capture = {0};
    static uint8_t text[60000];
    capture__section(&capture, 2, NULL);
    capture__machine(&capture, &(struct machine_entry){.num_cpus = 1, .hostname = PARAM("host", 4)});
    uint32_t state = 1;
    for (int64_t i = 0; i < 20000; i++) {
        state = state * 1664525 + 1013904223;
        struct scap_event event = {.ts = 1000, .tid = i, .type = 3};
        uint32_t length = state >> 28 == 0 ? state >> 12 & 0xffff : state >> 24;
        length = length < sizeof(text) ? length : sizeof(text);
        memset(text, (int)(state >> 8 & 0xff), length);
        struct span params[] = {PARAM(&i, 8), PARAM(text, length)};
        capture__event(&capture, BLOCK_EVENT_V2, &event, 2, params);
        if (i % 3000 == 2999) {
            put_block(&capture, long_blocks[(size_t)(i / 3000) % (sizeof(long_blocks) / sizeof(long_blocks[0]))]);
        }
    }
    return capture;
}

struct outcome {
    enum scap_read_result result;
    uint64_t events, checksum;
    struct scap_reader_counts counts;
    char error[256];
};

static struct outcome read_all(struct scap_reader *reader)
{
    struct outcome outcome = {0};
    struct scap_event event;
    CHECK(reader != NULL);
    while ((outcome.result = scap_reader__next(reader, &event)) == SCAP_READ_EVENT) {
        outcome.events++;
        outcome.checksum = outcome.checksum * 31 + (uint64_t)event.tid;
        for (uint32_t i = 0; i < event.nparams; i++) {
            for (uint32_t j = 0; j < event.params[i].length; j++) {
                outcome.checksum = outcome.checksum * 31 + event.params[i].data[j];
            }
        }
    }
    scap_reader__counts(reader, &outcome.counts);
    snprintf(outcome.error, sizeof(outcome.error), "%s", scap_reader__error(reader));
    scap_reader__close(reader);
    return outcome;
}

static void check_same(const struct outcome *actual, const struct outcome *expected, bool is_file)
{
    CHECK_EQUAL(actual->result, expected->result);
    CHECK_EQUAL(actual->events, expected->events);
    CHECK(actual->checksum == expected->checksum);
    CHECK_EQUAL(actual->counts.bytes, expected->counts.bytes);
    CHECK_EQUAL(actual->error[0] == '\0', expected->error[0] == '\0');
    /* How far a pipe was read depends on the pieces that it came in. */
    if (is_file) {
        CHECK(strcmp(actual->error, expected->error) == 0);
        CHECK_EQUAL(actual->counts.input_bytes_read, expected->counts.input_bytes_read);
    }
}

static struct scap_reader *open_source(const struct input_source *source)
{
    char error[200];
    return scap_reader__open(source, NULL, error, sizeof(error));
}

static struct outcome read_file(const struct bytes *stored)
{
    char path[] = "/tmp/scap_read_ahead_test.XXXXXX";
    int file = mkstemp(path);
    CHECK(file >= 0);
    CHECK_EQUAL(write(file, stored->data, stored->length), stored->length);
    close(file);
    struct outcome outcome = read_all(open_source(&(struct input_source){.path = path}));
    unlink(path);
    return outcome;
}

struct writer {
    const struct bytes *bytes;
    int fd;
};

static void *write_all(void *data)
{
    const struct writer *writer = data;
    for (size_t at = 0; at < writer->bytes->length;) {
        size_t left = writer->bytes->length - at;
        ssize_t count = write(writer->fd, writer->bytes->data + at, left < 30000 ? left : 30000);
        if (count < 0) {
            break; /* nobody reads any more */
        }
        at += (size_t)count;
    }
    close(writer->fd);
    return NULL;
}

/** Makes standard input the end of a new pipe; gives the other end. */
static int pipe_to_stdin(void)
{
    int ends[2];
    CHECK(pipe(ends) == 0);
    if (ends[0] != STDIN_FILENO) {
        CHECK(dup2(ends[0], STDIN_FILENO) == STDIN_FILENO);
        close(ends[0]);
    }
    return ends[1];
}

static struct outcome read_pipe(const struct bytes *stored)
{
    struct writer writer = {stored, pipe_to_stdin()};
    pthread_t thread;
    CHECK(pthread_create(&thread, NULL, write_all, &writer) == 0);
    struct outcome outcome = read_all(open_source(&(struct input_source){.path = "-"}));
    close(STDIN_FILENO);
    pthread_join(thread, NULL);
    return outcome;
}

static void check_stored(const struct bytes *stored, enum scap_read_result result)
{
    char error[200];
    struct outcome expected =
        read_all(scap_reader__open_memory(stored->data, stored->length, NULL, error, sizeof(error)));
    CHECK_EQUAL(expected.result, result);
    struct outcome of_file = read_file(stored);
    check_same(&of_file, &expected, true);
    struct outcome of_pipe = read_pipe(stored);
    check_same(&of_pipe, &expected, false);
}

static void test_endings(const struct bytes *capture)
{
    struct bytes gzip = {0};
    bytes__gzip(&gzip, capture->data, capture->length, 0);
    check_stored(capture, SCAP_READ_END);
    check_stored(&gzip, SCAP_READ_END);
    struct bytes cut = {.data = capture->data, .length = capture->length - 1000};
    check_stored(&cut, SCAP_READ_TRUNCATED);
    cut = (struct bytes){.data = gzip.data, .length = gzip.length - 5};
    check_stored(&cut, SCAP_READ_TRUNCATED);
    memset(gzip.data + gzip.length / 2, 0xff, 64);
    check_stored(&gzip, SCAP_READ_CORRUPT);
    uint8_t *last_length = capture->data + capture->length - 4;
    *last_length ^= 0xff;
    check_stored(capture, SCAP_READ_CORRUPT);
    *last_length ^= 0xff;
    bytes__free(&gzip);
}

/** Leaves a capture while the thread waits for room, or for a pipe that nothing comes from. */
static void test_leaving(const struct bytes *capture)
{
    struct bytes half = {.data = capture->data, .length = capture->length / 2};
    for (int i = 0; i < 10; i++) {
        /* The other end is never closed, so that the pipe goes quiet without an end. */
        struct writer writer = {&half, pipe_to_stdin()};
        int other_end = dup(writer.fd);
        pthread_t thread;
        CHECK(pthread_create(&thread, NULL, write_all, &writer) == 0);
        atomic_bool is_interrupted = false;
        struct scap_reader *reader = open_source(&(struct input_source){"-", {NULL, 0}, &is_interrupted});
        struct scap_event event;
        for (int events = 0; events < i * 500; events++) {
            CHECK_EQUAL(scap_reader__next(reader, &event), SCAP_READ_EVENT);
        }
        if (i % 2 == 0) {
            is_interrupted = true;
            enum scap_read_result result;
            while ((result = scap_reader__next(reader, &event)) == SCAP_READ_EVENT) {
            }
            CHECK_EQUAL(result, SCAP_READ_FAILED);
            CHECK_CONTAINS(scap_reader__error(reader), "canceled");
        }
        scap_reader__close(reader);
        close(STDIN_FILENO);
        pthread_join(thread, NULL);
        close(other_end);
    }
}

int main(void)
{
    signal(SIGPIPE, SIG_IGN);
    struct bytes capture = make_capture();
    test_endings(&capture);
    test_leaving(&capture);
    bytes__free(&capture);
    return 0;
}
