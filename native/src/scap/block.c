/* Blocks at the edge of the window: refilling, growing, and saying what is wrong. */
#include "block.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#define USUAL_CAPACITY ((size_t)512 * 1024)

/* Read at once; half of the window, so that what is left over can always stay. */
#define READ_SIZE ((size_t)256 * 1024)

bool block_stream__init(struct block_stream *stream, struct input *input)
{
    *stream = (struct block_stream){.input = input, .capacity = USUAL_CAPACITY};
    stream->window = malloc(stream->capacity);
    return stream->window != NULL;
}

void block_stream__free(struct block_stream *stream)
{
    input__close(stream->input);
    free(stream->window);
    *stream = (struct block_stream){0};
}

__attribute__((format(printf, 3, 4))) static enum block_result fail(struct block_stream *stream,
                                                                    enum block_result result, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(stream->error, sizeof(stream->error), format, arguments);
    va_end(arguments);
    return result;
}

static bool resize(struct block_stream *stream, size_t capacity)
{
    uint8_t *window = realloc(stream->window, capacity);
    if (window == NULL) {
        return false;
    }
    stream->window = window;
    stream->capacity = capacity;
    return true;
}

/* Moves what is left to the front and makes room for at least one piece. False when memory ran out. */
static bool make_room(struct block_stream *stream)
{
    size_t left = stream->end - stream->begin;
    if (stream->begin > 0) {
        memmove(stream->window, stream->window + stream->begin, left);
        stream->window_offset += stream->begin;
        stream->begin = 0;
        stream->end = left;
    }
    if (left + READ_SIZE > stream->capacity) {
        return resize(stream, stream->capacity * 2);
    }
    if (stream->capacity > USUAL_CAPACITY && left + READ_SIZE <= USUAL_CAPACITY) {
        return resize(stream, USUAL_CAPACITY);
    }
    return true;
}

/* Reads until `want` bytes are in the window: BLOCK_OK, BLOCK_END when the input ends before, or BLOCK_FAILED. */
static enum block_result fill(struct block_stream *stream, size_t want)
{
    while (stream->end - stream->begin < want) {
        if (stream->capacity - stream->end < READ_SIZE && !make_room(stream)) {
            return fail(stream, BLOCK_FAILED, "out of memory for a block of %zu bytes at byte %" PRIu64, want,
                        block_stream__offset(stream));
        }
        size_t count = input__read(stream->input, stream->window + stream->end, READ_SIZE);
        if (count == 0) {
            return BLOCK_END;
        }
        stream->end += count;
    }
    return BLOCK_OK;
}

/* The input ended where `want` bytes were needed. */
static enum block_result explain_end(struct block_stream *stream, uint32_t want)
{
    size_t have = stream->end - stream->begin;
    uint64_t offset = block_stream__offset(stream);
    switch (input__end(stream->input)) {
    case INPUT_FAILED:
        return fail(stream, BLOCK_FAILED, "%s (at byte %" PRIu64 ")", input__error(stream->input), offset + have);
    case INPUT_CORRUPT:
        return fail(stream, BLOCK_CORRUPT, "%s (byte %" PRIu64 " of the data)", input__error(stream->input),
                    offset + have);
    case INPUT_TRUNCATED:
        return fail(stream, BLOCK_TRUNCATED, "%s (byte %" PRIu64 " of the data)", input__error(stream->input),
                    offset + have);
    default:
        if (have == 0) {
            return BLOCK_END;
        }
        return fail(stream, BLOCK_TRUNCATED,
                    "the capture is cut off: the block at byte %" PRIu64 " has %zu of %" PRIu32 " bytes", offset, have,
                    want);
    }
}

/* The type of a section header reads the same in both byte orders, so the magic number behind it is looked at. */
static enum block_result check_byte_order(struct block_stream *stream)
{
    static const uint8_t swapped[] = {0x1a, 0x2b, 0x3c, 0x4d};
    if (block__load_u32(stream->window + stream->begin) != BLOCK_SECTION || fill(stream, BLOCK_FRAME) != BLOCK_OK ||
        memcmp(stream->window + stream->begin + 8, swapped, sizeof(swapped)) != 0) {
        return BLOCK_OK;
    }
    return fail(stream, BLOCK_CORRUPT,
                "the section at byte %" PRIu64
                " was written on a big-endian machine (magic number swapped), which is not supported",
                block_stream__offset(stream));
}

static uint32_t limit(uint32_t type)
{
    switch (type) {
    case BLOCK_EVENT:
    case BLOCK_EVENT_INT:
    case BLOCK_EVENT_FLAGS:
    case BLOCK_EVENT_V2:
    case BLOCK_EVENT_FLAGS_V2:
    case BLOCK_EVENT_V2_LARGE:
    case BLOCK_EVENT_FLAGS_V2_LARGE:
        return BLOCK_EVENT_LIMIT;
    default:
        return BLOCK_LIMIT;
    }
}

enum block_result block_stream__next_slow(struct block_stream *stream, struct block *block)
{
    enum block_result result = fill(stream, 8);
    if (result != BLOCK_OK) {
        return result == BLOCK_END ? explain_end(stream, 8) : result;
    }
    result = check_byte_order(stream);
    if (result != BLOCK_OK) {
        return result;
    }
    uint64_t offset = block_stream__offset(stream);
    uint32_t type = block__load_u32(stream->window + stream->begin);
    uint32_t total = block__load_u32(stream->window + stream->begin + 4);
    if (offset == 0 && type != BLOCK_SECTION) {
        return fail(stream, BLOCK_CORRUPT, "this is not a capture: it does not begin with a section header");
    }
    if (total < BLOCK_FRAME || (total & 3) != 0 || total > limit(type)) {
        return fail(stream, BLOCK_CORRUPT,
                    "the block of type 0x%" PRIx32 " at byte %" PRIu64 " has an impossible length of %" PRIu32 " bytes",
                    type, offset, total);
    }
    result = fill(stream, total);
    if (result != BLOCK_OK) {
        return result == BLOCK_END ? explain_end(stream, total) : result;
    }
    const uint8_t *at = stream->window + stream->begin;
    uint32_t trailer = block__load_u32(at + total - 4);
    if (trailer != total) {
        return fail(stream, BLOCK_CORRUPT,
                    "the block of type 0x%" PRIx32 " at byte %" PRIu64 " is %" PRIu32
                    " bytes long at its beginning and %" PRIu32 " at its end",
                    type, offset, total, trailer);
    }
    *block = (struct block){.type = type, .length = total - BLOCK_FRAME, .body = at + 8};
    stream->begin += total;
    return BLOCK_OK;
}
