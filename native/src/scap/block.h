/** The frame of a capture: blocks with their length before and behind. Knows nothing of what is in them. */
#ifndef SCAP_BLOCK_H
#define SCAP_BLOCK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "../base/read_ahead.h"

/* clang-format off */
/** Block types. The second name of some is a private number of writers before 2014. */
enum block_type {
    BLOCK_SECTION = 0x0A0D0D0A,
    BLOCK_MACHINE = 0x201, BLOCK_MACHINE_INT = 0x8002ABCD,
    BLOCK_PROCESSES_V1 = 0x202, BLOCK_PROCESSES_V1_INT = 0x8000ABCD,
    BLOCK_FDS_V1 = 0x203, BLOCK_FDS_V1_INT = 0x8001ABCD,
    BLOCK_EVENT = 0x204, BLOCK_EVENT_INT = 0x8010ABCD,
    BLOCK_INTERFACES_V1 = 0x205, BLOCK_INTERFACES_V1_INT = 0x8011ABCD,
    BLOCK_USERS_V1 = 0x206, BLOCK_USERS_V1_INT = 0x8012ABCD,
    BLOCK_PROCESSES_V2 = 0x207, BLOCK_PROCESSES_V2_INT = 0x8013ABCD,
    BLOCK_EVENT_FLAGS = 0x208,
    BLOCK_PROCESSES_V3 = 0x209, BLOCK_PROCESSES_V3_INT = 0x8014ABCD,
    BLOCK_PROCESSES_V4 = 0x210, BLOCK_PROCESSES_V5 = 0x211, BLOCK_PROCESSES_V6 = 0x212,
    BLOCK_PROCESSES_V7 = 0x213, BLOCK_PROCESSES_V8 = 0x214, BLOCK_PROCESSES_V9 = 0x215,
    BLOCK_EVENT_V2 = 0x216, BLOCK_EVENT_FLAGS_V2 = 0x217,
    BLOCK_FDS_V2 = 0x218, BLOCK_INTERFACES_V2 = 0x219, BLOCK_USERS_V2 = 0x220,
    BLOCK_EVENT_V2_LARGE = 0x221, BLOCK_EVENT_FLAGS_V2_LARGE = 0x222,
};
/* clang-format on */

/** Bytes of a block beside its body: type and length before it, length behind it. */
#define BLOCK_FRAME 12

/** Longest block of events, and of anything else; longer ones are taken for damage. */
#define BLOCK_EVENT_LIMIT ((uint32_t)64 << 20)
#define BLOCK_LIMIT ((uint32_t)256 << 20)

struct block {
    uint32_t type;
    /** Length of the body, padding included. */
    uint32_t length;
    /** Valid until the next call. */
    const uint8_t *body;
};

enum block_result { BLOCK_OK, BLOCK_END, BLOCK_TRUNCATED, BLOCK_CORRUPT, BLOCK_FAILED };

/** A window over the input; it grows only as bytes arrive. */
struct block_stream {
    struct input *input;
    /** NULL while the input is read as it is needed. */
    struct read_ahead *ahead;
    bool has_tried_ahead;
    /** Either `own` or a piece that was read ahead. */
    uint8_t *window;
    uint8_t *own;
    size_t capacity;
    /** The part of the window that was read from the input and not yet taken. */
    size_t begin, end;
    /** Place of the beginning of the window in the (inflated) data. */
    uint64_t window_offset;
    char error[256];
};

/** Takes the input over, also on failure. False when memory ran out. */
bool block_stream__init(struct block_stream *stream, struct input *input);
void block_stream__free(struct block_stream *stream);

/** As input__bytes_read, of what came into the window so far. */
uint64_t block_stream__input_bytes_read(const struct block_stream *stream);

/** The way of blocks that are not wholly in the window, or damaged; what went wrong is in `error`. */
enum block_result block_stream__next_slow(struct block_stream *stream, struct block *block);

static inline uint32_t block__load_u32(const uint8_t *at)
{
    uint32_t value;
    memcpy(&value, at, sizeof(value));
    return value;
}

static inline uint64_t block_stream__offset(const struct block_stream *stream)
{
    return stream->window_offset + stream->begin;
}

/** Takes the next block. */
static inline enum block_result block_stream__next(struct block_stream *stream, struct block *block)
{
    size_t left = stream->end - stream->begin;
    const uint8_t *at = stream->window + stream->begin;
    if (left < BLOCK_FRAME) {
        return block_stream__next_slow(stream, block);
    }
    uint32_t total = block__load_u32(at + 4);
    if (total < BLOCK_FRAME || total > left || total > BLOCK_EVENT_LIMIT || (total & 3) != 0 ||
        block__load_u32(at + total - 4) != total) {
        return block_stream__next_slow(stream, block);
    }
    block->type = block__load_u32(at);
    block->length = total - BLOCK_FRAME;
    block->body = at + 8;
    stream->begin += total;
    return BLOCK_OK;
}

#endif
