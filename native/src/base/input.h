/** The bytes of a file, of standard input or of memory, inflated when they are gzip. */
#ifndef BASE_INPUT_H
#define BASE_INPUT_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "cursor.h"

struct input;

/** What to open. */
struct input_source {
    /** A file, or "-" for standard input. */
    const char *path;
    /** Bytes already taken from it, which come first; at most INPUT_HEAD_MAX. */
    struct span head;
    /** Ends waiting for a pipe when it becomes true; NULL when nobody interrupts. */
    const atomic_bool *is_interrupted;
};

#define INPUT_HEAD_MAX (64U * 1024)

/** Why there is no more. */
enum input_end {
    /** There is more. */
    INPUT_OPEN,
    INPUT_ENDED,
    /** Compressed data stops in the middle. */
    INPUT_TRUNCATED,
    /** Compressed data is damaged. */
    INPUT_CORRUPT,
    /** The operating system failed to read. */
    INPUT_FAILED,
};

/** Opens a source; its path and head are not needed afterwards. NULL on failure with the reason in `error`. */
struct input *input__open(const struct input_source *source, char *error, size_t error_size);

/** Opens bytes in memory, which must outlive the input. NULL when memory ran out. */
struct input *input__open_memory(const uint8_t *data, size_t length);

/** Reads at least one byte and at most `size` (> 0). 0 when there is no more: input__end says why. */
size_t input__read(struct input *input, uint8_t *out, size_t size);

/**
 * Lends the input to another thread for reading: waiting for a pipe ends when
 * `wake_fd` can be read, and not by the interrupt flag any more. Gives the
 * flag when the input is a pipe, else NULL: a file keeps nobody waiting.
 */
const atomic_bool *input__lend(struct input *input, int wake_fd);
void input__take_back(struct input *input, const atomic_bool *is_interrupted);
/** Whether the bytes come from elsewhere than memory. */
bool input__is_outside(const struct input *input);

/** The error of an input whose waiting was interrupted. */
#define INPUT_CANCELED "cannot read: Operation canceled"

enum input_end input__end(const struct input *input);
/** What ended it badly, with the place; empty otherwise. */
const char *input__error(const struct input *input);
/** Bytes taken as stored (before inflating), and how many there are; 0 when not known. */
uint64_t input__bytes_read(const struct input *input);
uint64_t input__bytes_total(const struct input *input);
void input__close(struct input *input);

#endif
