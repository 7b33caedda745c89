/**
 * Decoder of one raw deflate stream, with the checksum that gzip wants. Two
 * implementations, one compiled: ISA-L (inflater_isal.c) or zlib (inflater_zlib.c).
 */
#ifndef BASE_INFLATER_H
#define BASE_INFLATER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct inflater;

/** Where bytes come from and go to; moved on by whoever uses it. */
struct transfer {
    const uint8_t *in;
    size_t in_left;
    uint8_t *out;
    size_t out_left;
};

enum inflater_result {
    /** The input is used up or the output is full. */
    INFLATER_OK,
    /** The stream ended; what follows it is still in the input, but for inflater__surplus. */
    INFLATER_DONE,
    INFLATER_CORRUPT,
};

/** NULL when memory ran out. */
struct inflater *inflater__create(void);
void inflater__free(struct inflater *inflater);

/** Begins a new stream. */
void inflater__restart(struct inflater *inflater);

enum inflater_result inflater__run(struct inflater *inflater, struct transfer *transfer);

/** CRC-32 of everything put out since the restart. */
uint32_t inflater__crc(const struct inflater *inflater);

/** Once, after INFLATER_DONE: takes the bytes behind the stream that were already read, at most 8. Returns their number. */
size_t inflater__surplus(struct inflater *inflater, uint8_t bytes[8]);

bool inflater__is_isal(void);

#endif
