/* Reads in pieces that fit the second-level cache; plain data goes straight to the caller's memory. */
#include "input.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "gzip.h"

#define PIECE_SIZE ((size_t)256 * 1024)
/* How long a pipe is waited for before the interrupt flag is looked at. */
#define WAIT_MS 100

struct input {
    /** -1 for memory. */
    int fd;
    const uint8_t *memory;
    size_t memory_left;
    /** Bytes taken from the source and not yet used: the beginning of a plain input, any piece of a gzip input. */
    uint8_t *piece;
    const uint8_t *at;
    size_t left;
    /** NULL when the input is plain. */
    struct gzip *gzip;
    bool is_source_empty;
    /** Data may be long in coming. */
    bool is_pipe;
    const atomic_bool *is_interrupted;
    /** Ends waiting when it can be read; -1 for none. */
    int wake_fd;
    enum input_end end;
    uint64_t bytes_read;
    uint64_t bytes_total;
    char error[160];
};

static void explain_errno(char *error, size_t size, const char *what, int number)
{
    char reason[96];
    if (strerror_r(number, reason, sizeof(reason)) != 0) {
        reason[0] = '\0';
    }
    snprintf(error, size, "%s: %s", what, reason);
}

/* Waits until a pipe has bytes or ends. False when somebody interrupts. */
static bool wait_for_pipe(const struct input *input)
{
    struct pollfd fds[] = {{.fd = input->fd, .events = POLLIN}, {.fd = input->wake_fd, .events = POLLIN}};
    for (;;) {
        int ready = poll(fds, 2, input->wake_fd < 0 ? WAIT_MS : -1);
        if (ready > 0 || (ready < 0 && errno != EINTR)) {
            return fds[1].revents == 0;
        }
        if (input->is_interrupted != NULL && atomic_load_explicit(input->is_interrupted, memory_order_relaxed)) {
            return false;
        }
    }
}

/* Reads once; other programs may have made a pipe one that does not wait. */
static ssize_t read_some(const struct input *input, uint8_t *out, size_t size)
{
    ssize_t result;
    do {
        if (input->is_pipe && !wait_for_pipe(input)) {
            errno = ECANCELED;
            return -1;
        }
        result = read(input->fd, out, size);
    } while (result < 0 && (errno == EINTR || (input->is_pipe && errno == EAGAIN)));
    return result;
}

/* Takes bytes from the source; 0 at its end or after a failure, which ends the input. */
static size_t take(struct input *input, uint8_t *out, size_t size)
{
    size_t count = size < PIECE_SIZE ? size : PIECE_SIZE;
    if (input->fd < 0) {
        count = count < input->memory_left ? count : input->memory_left;
        if (count > 0) {
            memcpy(out, input->memory, count);
            input->memory += count;
            input->memory_left -= count;
        }
    } else {
        ssize_t result = read_some(input, out, count);
        if (result < 0) {
            explain_errno(input->error, sizeof(input->error), "cannot read", errno);
            input->end = INPUT_FAILED;
        }
        count = result < 0 ? 0 : (size_t)result;
    }
    input->bytes_read += count;
    input->is_source_empty = count == 0;
    return count;
}

static bool fill_piece(struct input *input)
{
    input->at = input->piece;
    input->left = take(input, input->piece, PIECE_SIZE);
    return input->left > 0;
}

/* Takes enough to see the magic number of gzip. False when memory ran out. */
static bool look(struct input *input)
{
    input->at = input->piece;
    while (input->left < 2 && !input->is_source_empty) {
        input->left += take(input, input->piece + input->left, PIECE_SIZE - input->left);
    }
    if (input->left >= 2 && input->at[0] == 0x1f && input->at[1] == 0x8b) {
        input->gzip = gzip__create();
        return input->gzip != NULL;
    }
    return true;
}

static struct input *create(int fd)
{
    struct input *input = calloc(1, sizeof(*input));
    if (input == NULL) {
        return NULL;
    }
    input->fd = fd;
    input->wake_fd = -1;
    input->piece = malloc(PIECE_SIZE);
    if (input->piece == NULL) {
        free(input);
        return NULL;
    }
    return input;
}

static struct input *open_fd(int fd, const struct input_source *source)
{
    struct input *input = create(fd);
    if (input == NULL) {
        return NULL;
    }
    struct stat status;
    bool is_known = fstat(fd, &status) == 0;
    if (is_known && S_ISREG(status.st_mode) && status.st_size > 0) {
        input->bytes_total = (uint64_t)status.st_size;
        (void)posix_fadvise(fd, 0, 0, POSIX_FADV_SEQUENTIAL);
    }
    input->is_pipe = is_known && !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode);
    input->is_interrupted = source->is_interrupted;
    if (source->head.length > 0) {
        memcpy(input->piece, source->head.data, source->head.length);
        input->left = source->head.length;
        input->bytes_read = source->head.length;
    }
    if (!look(input)) {
        input->fd = -1;
        input__close(input);
        return NULL;
    }
    return input;
}

struct input *input__open(const struct input_source *source, char *error, size_t error_size)
{
    if (source->head.length > INPUT_HEAD_MAX) {
        snprintf(error, error_size, "the head is too long");
        return NULL;
    }
    bool is_stdin = strcmp(source->path, "-") == 0;
    int fd = is_stdin ? STDIN_FILENO : open(source->path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        explain_errno(error, error_size, "cannot open", errno);
        return NULL;
    }
    struct input *input = open_fd(fd, source);
    if (input == NULL) {
        snprintf(error, error_size, "out of memory");
    } else if (input->end == INPUT_FAILED) {
        snprintf(error, error_size, "%s", input->error);
        input__close(input);
        return NULL;
    }
    if (input == NULL && !is_stdin) {
        close(fd);
    }
    return input;
}

struct input *input__open_memory(const uint8_t *data, size_t length)
{
    struct input *input = create(-1);
    if (input == NULL) {
        return NULL;
    }
    input->memory = data;
    input->memory_left = length;
    input->bytes_total = length;
    if (!look(input)) {
        input__close(input);
        return NULL;
    }
    return input;
}

static size_t read_plain(struct input *input, uint8_t *out, size_t size)
{
    if (input->left > 0) {
        size_t count = input->left < size ? input->left : size;
        memcpy(out, input->at, count);
        input->at += count;
        input->left -= count;
        return count;
    }
    size_t count = take(input, out, size);
    if (count == 0 && input->end == INPUT_OPEN) {
        input->end = INPUT_ENDED;
    }
    return count;
}

static void end_gzip(struct input *input, enum gzip_result result)
{
    uint64_t place = input->bytes_read - input->left;
    if (result == GZIP_CORRUPT) {
        input->end = INPUT_CORRUPT;
        snprintf(input->error, sizeof(input->error), "gzip input is corrupt near byte %" PRIu64 ": %s", place,
                 gzip__problem(input->gzip) != NULL ? gzip__problem(input->gzip) : "it does not go on");
    } else if (result == GZIP_END || gzip__is_between_members(input->gzip)) {
        input->end = INPUT_ENDED;
    } else {
        input->end = INPUT_TRUNCATED;
        snprintf(input->error, sizeof(input->error), "gzip input is cut off after %" PRIu64 " bytes", place);
    }
}

static size_t read_gzip(struct input *input, uint8_t *out, size_t size)
{
    for (;;) {
        if (input->left == 0 && !input->is_source_empty) {
            fill_piece(input);
        }
        struct transfer transfer = {.in = input->at, .in_left = input->left, .out = out, .out_left = size};
        enum gzip_result result = gzip__run(input->gzip, &transfer);
        size_t count = size - transfer.out_left;
        if (result == GZIP_OK && count == 0 && input->left > 0 && transfer.in_left == input->left) {
            /* Neither read nor written: going on would never end. */
            result = GZIP_CORRUPT;
        }
        input->at = transfer.in;
        input->left = transfer.in_left;
        bool is_over = result != GZIP_OK || (count == 0 && input->is_source_empty);
        if (is_over && input->end == INPUT_OPEN) {
            end_gzip(input, result);
        }
        if (count > 0 || is_over) {
            return count;
        }
    }
}

size_t input__read(struct input *input, uint8_t *out, size_t size)
{
    if (input->end != INPUT_OPEN) {
        return 0;
    }
    return input->gzip != NULL ? read_gzip(input, out, size) : read_plain(input, out, size);
}

const atomic_bool *input__lend(struct input *input, int wake_fd)
{
    const atomic_bool *is_interrupted = input->is_interrupted;
    input->is_interrupted = NULL;
    input->wake_fd = wake_fd;
    return input->is_pipe ? is_interrupted : NULL;
}

void input__take_back(struct input *input, const atomic_bool *is_interrupted)
{
    input->is_interrupted = is_interrupted;
    input->wake_fd = -1;
}

bool input__is_outside(const struct input *input)
{
    return input->fd >= 0;
}

enum input_end input__end(const struct input *input)
{
    return input->end;
}

const char *input__error(const struct input *input)
{
    return input->error;
}

uint64_t input__bytes_read(const struct input *input)
{
    return input->bytes_read - input->left;
}

uint64_t input__bytes_total(const struct input *input)
{
    return input->bytes_total;
}

void input__close(struct input *input)
{
    if (input == NULL) {
        return;
    }
    if (input->fd > STDIN_FILENO) {
        close(input->fd);
    }
    gzip__free(input->gzip);
    free(input->piece);
    free(input);
}
