/**
 * Pieces of an input, read and inflated by a thread of its own while those
 * before are worked on. Bounded; ends with the input, or when it is stopped.
 */
#ifndef BASE_READ_AHEAD_H
#define BASE_READ_AHEAD_H

#include "input.h"

struct read_ahead;

/** Bytes before those of a piece that whoever takes it may overwrite, to put what was left over before it. */
#define READ_AHEAD_HEADROOM ((size_t)64 * 1024)

struct piece {
    uint8_t *data;
    size_t length;
};

/**
 * Starts to read. The input is lent until read_ahead__stop, and only its
 * total length may be asked for meanwhile. NULL when there is no memory or no
 * thread to be had; the input can be read without it then.
 */
struct read_ahead *read_ahead__start(struct input *input);

/** Waits for the next piece, valid until the next but one is taken. False when there is none: read_ahead__end says why. */
bool read_ahead__take(struct read_ahead *ahead, struct piece *piece);

/** As input__bytes_read when the last piece taken had been read. */
uint64_t read_ahead__bytes_read(const struct read_ahead *ahead);
/** After read_ahead__take has given none: as the functions of the input. */
enum input_end read_ahead__end(const struct read_ahead *ahead);
const char *read_ahead__error(const struct read_ahead *ahead);

/** Ends the thread at once, also while it waits for a pipe. NULL is allowed. */
void read_ahead__stop(struct read_ahead *ahead);

#endif
