/* Blocks at the edge of the window: refilling, growing, and saying what is wrong. */
#include "block.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#define USUAL_CAPACITY ((size_t)512 * 1024)

/* Read at once; half of the memory, so that what is left over can always stay. */
#define READ_SIZE ((size_t)256 * 1024)

bool block_stream__init(struct block_stream *stream, struct input *input)
{
    *stream = (struct block_stream){.input = input, .capacity = USUAL_CAPACITY};
    stream->own = malloc(stream->capacity);
    stream->window = stream->own;
    return stream->own != NULL;
}

void block_stream__free(struct block_stream *stream)
{
    read_ahead__stop(stream->ahead);
    input__close(stream->input);
    free(stream->own);
    *stream = (struct block_stream){0};
}

uint64_t block_stream__input_bytes_read(const struct block_stream *stream)
{
    return stream->ahead != NULL ? read_ahead__bytes_read(stream->ahead) : input__bytes_read(stream->input);
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
    uint8_t *own = realloc(stream->own, capacity);
    if (own == NULL) {
        return false;
    }
    stream->own = own;
    stream->capacity = capacity;
    return true;
}

/* Puts what is left at the beginning of other memory. */
static void move_window(struct block_stream *stream, uint8_t *to)
{
    size_t left = stream->end - stream->begin;
    if (left > 0) {
        memmove(to, stream->window + stream->begin, left);
    }
    stream->window = to;
    stream->window_offset += stream->begin;
    stream->begin = 0;
    stream->end = left;
}

/* Makes the window one of the stream's own memory, with room for `more` bytes. False when memory ran out. */
static bool make_room(struct block_stream *stream, size_t more)
{
    bool is_own = stream->window == stream->own;
    size_t left = stream->end - stream->begin;
    if (is_own) {
        move_window(stream, stream->own);
    }
    size_t capacity = stream->capacity;
    while (left + more > capacity) {
        capacity *= 2;
    }
    if (capacity > USUAL_CAPACITY && left + more <= USUAL_CAPACITY) {
        capacity = USUAL_CAPACITY;
    }
    if (capacity != stream->capacity && !resize(stream, capacity)) {
        return false;
    }
    if (is_own) {
        stream->window = stream->own;
    } else {
        move_window(stream, stream->own);
    }
    return true;
}

static enum block_result no_memory(struct block_stream *stream, size_t want)
{
    return fail(stream, BLOCK_FAILED, "out of memory for a block of %zu bytes at byte %" PRIu64, want,
                block_stream__offset(stream));
}

/* Puts a piece behind what is left of those before, in the stream's own memory. */
static bool collect(struct block_stream *stream, const struct piece *piece)
{
    bool has_room = stream->window == stream->own && stream->capacity - stream->end >= piece->length;
    if (!has_room && !make_room(stream, piece->length)) {
        return false;
    }
    memcpy(stream->window + stream->end, piece->data, piece->length);
    return true;
}

/* Takes a piece that was read ahead. What is left of the one before goes in front of it; much is collected elsewhere. */
static enum block_result add_piece(struct block_stream *stream, size_t want)
{
    struct piece piece;
    if (!read_ahead__take(stream->ahead, &piece)) {
        return BLOCK_END;
    }
    size_t left = stream->end - stream->begin;
    if (left > READ_AHEAD_HEADROOM) {
        if (!collect(stream, &piece)) {
            return no_memory(stream, want);
        }
    } else {
        move_window(stream, piece.data - left);
        if (stream->capacity > USUAL_CAPACITY) {
            (void)resize(stream, USUAL_CAPACITY);
        }
    }
    stream->end += piece.length;
    return BLOCK_OK;
}

static enum block_result read_more(struct block_stream *stream, size_t want)
{
    if (stream->capacity - stream->end < READ_SIZE && !make_room(stream, READ_SIZE)) {
        return no_memory(stream, want);
    }
    size_t count = input__read(stream->input, stream->window + stream->end, READ_SIZE);
    stream->end += count;
    return count == 0 ? BLOCK_END : BLOCK_OK;
}

/* A thread that reads is started for what does not come in one piece; where there is none to be had, it goes without. */
static void start_reading_ahead(struct block_stream *stream)
{
    bool is_worthwhile = stream->window_offset + stream->end >= READ_SIZE && input__is_outside(stream->input);
    if (is_worthwhile && !stream->has_tried_ahead) {
        stream->has_tried_ahead = true;
        stream->ahead = read_ahead__start(stream->input);
    }
}

/* Reads until `want` bytes are in the window: BLOCK_OK, BLOCK_END when the input ends before, or BLOCK_FAILED. */
static enum block_result fill(struct block_stream *stream, size_t want)
{
    enum block_result result = BLOCK_OK;
    while (result == BLOCK_OK && stream->end - stream->begin < want) {
        start_reading_ahead(stream);
        result = stream->ahead != NULL ? add_piece(stream, want) : read_more(stream, want);
    }
    return result;
}

static enum input_end end_of_input(const struct block_stream *stream)
{
    return stream->ahead != NULL ? read_ahead__end(stream->ahead) : input__end(stream->input);
}

static const char *error_of_input(const struct block_stream *stream)
{
    return stream->ahead != NULL ? read_ahead__error(stream->ahead) : input__error(stream->input);
}

/* The input ended where `want` bytes were needed. */
static enum block_result explain_end(struct block_stream *stream, uint32_t want)
{
    size_t have = stream->end - stream->begin;
    uint64_t offset = block_stream__offset(stream);
    switch (end_of_input(stream)) {
    case INPUT_FAILED:
        return fail(stream, BLOCK_FAILED, "%s (at byte %" PRIu64 ")", error_of_input(stream), offset + have);
    case INPUT_CORRUPT:
        return fail(stream, BLOCK_CORRUPT, "%s (byte %" PRIu64 " of the data)", error_of_input(stream), offset + have);
    case INPUT_TRUNCATED:
        return fail(stream, BLOCK_TRUNCATED, "%s (byte %" PRIu64 " of the data)", error_of_input(stream),
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
