/* Inputs: plain and gzip, in all forms of gzip, whole, cut and damaged. */
#include "base/input.h"

#include <fcntl.h>
#include <unistd.h>

#include "support/bytes.h"
#include "support/check.h"

enum { LENGTH = 700000 };

/* Data that compresses, but not to nothing. */
static struct bytes make_data(void)
{
    struct bytes data = {0};
    uint32_t state = 1;
    for (int i = 0; i < LENGTH / 4; i++) {
        state = state * 1664525 + 1013904223;
        bytes__u32(&data, i % 3 == 0 ? state : state & 0xff);
    }
    return data;
}

/* Reads all there is, in pieces of `size`. */
static struct bytes read_all(struct input *input, size_t size)
{
    struct bytes read = {0};
    uint8_t *piece = malloc(size);
    size_t count;
    while ((count = input__read(input, piece, size)) > 0) {
        CHECK(count <= size);
        bytes__put(&read, piece, count);
    }
    CHECK_EQUAL(input__read(input, piece, size), 0);
    free(piece);
    return read;
}

/* Reads stored bytes and checks that `length` bytes of `data` come out before the given end. */
static void check_input(const struct bytes *stored, const struct bytes *data, size_t length, enum input_end end,
                        size_t size)
{
    struct input *input = input__open_memory(stored->data, stored->length);
    struct bytes read = read_all(input, size);
    CHECK_EQUAL(input__end(input), end);
    CHECK_EQUAL(read.length, length);
    CHECK(length == 0 || memcmp(read.data, data->data, length) == 0);
    CHECK_EQUAL(strlen(input__error(input)) > 0, end != INPUT_ENDED);
    CHECK_EQUAL(input__bytes_total(input), stored->length);
    if (end == INPUT_ENDED) {
        CHECK(input__bytes_read(input) <= stored->length);
    }
    bytes__free(&read);
    input__close(input);
}

static void test_plain(const struct bytes *data)
{
    const size_t sizes[] = {1000, 65536, 1 << 20};
    for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
        check_input(data, data, data->length, INPUT_ENDED, sizes[i]);
    }
    for (size_t length = 0; length < 4; length++) {
        struct bytes start = {.data = data->data, .length = length};
        check_input(&start, data, length, INPUT_ENDED, 100);
    }
}

static void test_header_flags(const struct bytes *data)
{
    for (uint8_t flags = 0; flags < 32; flags++) {
        if (flags & 1) {
            continue;
        }
        struct bytes stored = {0};
        bytes__gzip(&stored, data->data, 1000, flags);
        check_input(&stored, data, 1000, INPUT_ENDED, 64);
        bytes__free(&stored);
    }
}

static void test_members(const struct bytes *data)
{
    struct bytes stored = {0};
    bytes__gzip(&stored, data->data, 10, 0);
    bytes__gzip(&stored, NULL, 0, 8);
    bytes__gzip(&stored, data->data + 10, data->length - 10, 4 | 8 | 16 | 2);
    check_input(&stored, data, data->length, INPUT_ENDED, 1 << 18);
    check_input(&stored, data, data->length, INPUT_ENDED, 777);

    /* What is no member behind the last one does not belong to the data. */
    bytes__put(&stored, "\0\0\0garbage", 10);
    check_input(&stored, data, data->length, INPUT_ENDED, 1 << 18);
    bytes__free(&stored);
}

/* A cut anywhere: what was inflated is a beginning of the data, and the end is said to be a cut. */
static void test_cuts(const struct bytes *data)
{
    struct bytes whole = {0};
    bytes__gzip(&whole, data->data, 3000, 4 | 8 | 16 | 2);
    for (size_t length = 2; length < whole.length; length++) {
        struct input *input = input__open_memory(whole.data, length);
        struct bytes read = read_all(input, 500);
        CHECK_EQUAL(input__end(input), INPUT_TRUNCATED);
        CHECK_CONTAINS(input__error(input), "cut off after");
        CHECK(read.length <= 3000);
        CHECK(read.length == 0 || memcmp(read.data, data->data, read.length) == 0);
        bytes__free(&read);
        input__close(input);
    }
    /* Only the trailer is missing. */
    struct bytes cut = {.data = whole.data, .length = whole.length - 8};
    check_input(&cut, data, 3000, INPUT_TRUNCATED, 500);
    bytes__free(&whole);
}

/* One damaged byte anywhere: never more than the data, never an endless loop, never called a good end unless it is. */
static void test_damage(const struct bytes *data)
{
    struct bytes stored = {0};
    bytes__gzip(&stored, data->data, 2000, 8);
    for (size_t i = 0; i < stored.length; i++) {
        stored.data[i] ^= 0x55;
        struct input *input = input__open_memory(stored.data, stored.length);
        struct bytes read = read_all(input, 300);
        if (i >= 20 && i < stored.length) {
            CHECK(input__end(input) != INPUT_ENDED);
            CHECK(input__end(input) != INPUT_OPEN);
        }
        bytes__free(&read);
        input__close(input);
        stored.data[i] ^= 0x55;
    }
    bytes__free(&stored);
}

static void test_file(const struct bytes *data)
{
    char error[128];
    CHECK(input__open(&(struct input_source){.path = "/nonexistent/capture.scap"}, error, sizeof(error)) == NULL);
    CHECK_CONTAINS(error, "cannot open");
    CHECK(input__open(&(struct input_source){.path = "/"}, error, sizeof(error)) == NULL);
    CHECK_CONTAINS(error, "cannot read");

    char path[] = "/tmp/base_input_test.XXXXXX";
    int fd = mkstemp(path);
    CHECK(fd >= 0);
    struct bytes stored = {0};
    bytes__gzip(&stored, data->data, data->length, 0);
    CHECK_EQUAL(write(fd, stored.data, stored.length), stored.length);
    close(fd);
    struct input *input = input__open(&(struct input_source){.path = path}, error, sizeof(error));
    CHECK(input != NULL);
    CHECK_EQUAL(input__bytes_total(input), stored.length);
    struct bytes read = read_all(input, 1 << 18);
    CHECK_EQUAL(input__end(input), INPUT_ENDED);
    CHECK_EQUAL(input__bytes_read(input), stored.length);
    CHECK_EQUAL(read.length, data->length);
    CHECK(memcmp(read.data, data->data, data->length) == 0);
    input__close(input);
    unlink(path);
    bytes__free(&read);
    bytes__free(&stored);
}

/* Standard input, as a pipe: its size is not known, and it may come byte by byte. */
static void test_standard_input(const struct bytes *data)
{
    struct bytes stored = {0};
    bytes__gzip(&stored, data->data, 20000, 0);
    CHECK(stored.length < 60000);
    int ends[2];
    CHECK(pipe(ends) == 0);
    CHECK_EQUAL(write(ends[1], stored.data, 1), 1);
    CHECK_EQUAL(write(ends[1], stored.data + 1, stored.length - 1), stored.length - 1);
    close(ends[1]);
    CHECK(dup2(ends[0], STDIN_FILENO) == STDIN_FILENO);
    close(ends[0]);
    char error[128];
    struct input *input = input__open(&(struct input_source){.path = "-"}, error, sizeof(error));
    CHECK(input != NULL);
    CHECK_EQUAL(input__bytes_total(input), 0);
    struct bytes read = read_all(input, 1 << 18);
    CHECK_EQUAL(input__end(input), INPUT_ENDED);
    CHECK_EQUAL(read.length, 20000);
    CHECK(memcmp(read.data, data->data, read.length) == 0);
    input__close(input);
    bytes__free(&read);
    bytes__free(&stored);
}

/* Bytes taken before come first, whether the pipe waits or not; waiting ends when somebody interrupts. */
static void test_head(const struct bytes *data)
{
    for (int flags = 0; flags <= O_NONBLOCK; flags += O_NONBLOCK) {
        int ends[2];
        CHECK(pipe(ends) == 0);
        CHECK(fcntl(ends[0], F_SETFL, flags) == 0);
        CHECK_EQUAL(write(ends[1], data->data + 1000, 19000), 19000);
        CHECK(dup2(ends[0], STDIN_FILENO) == STDIN_FILENO);
        close(ends[0]);
        atomic_bool is_interrupted = true;
        struct input_source source = {"-", {data->data, 1000}, &is_interrupted};
        char error[128];
        struct input *input = input__open(&source, error, sizeof(error));
        CHECK(input != NULL);
        struct bytes read = read_all(input, 1 << 12);
        CHECK_EQUAL(read.length, 20000);
        CHECK(memcmp(read.data, data->data, 20000) == 0);
        CHECK_EQUAL(input__bytes_read(input), 20000);
        CHECK_EQUAL(input__end(input), INPUT_FAILED);
        CHECK_CONTAINS(input__error(input), "cancel");
        bytes__free(&read);
        input__close(input);
        close(ends[1]);
    }
    struct input_source source = {"-", {data->data, INPUT_HEAD_MAX + 1}, NULL};
    char error[128];
    CHECK(input__open(&source, error, sizeof(error)) == NULL);
    CHECK_CONTAINS(error, "too long");
}

int main(void)
{
    struct bytes data = make_data();
    test_plain(&data);
    test_header_flags(&data);
    test_members(&data);
    test_cuts(&data);
    test_damage(&data);
    test_file(&data);
    test_standard_input(&data);
    test_head(&data);
    bytes__free(&data);
    return 0;
}
