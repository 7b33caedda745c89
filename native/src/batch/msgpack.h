/**
 * Writes MessagePack into a buffer of fixed size. Never writes beyond its end:
 * what does not fit is not written, and the writer is marked as full.
 */
#ifndef BATCH_MSGPACK_H
#define BATCH_MSGPACK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "../base/cursor.h"

struct msgpack {
    uint8_t *buffer;
    size_t size;
    size_t at;
    bool is_full;
};

/** Bytes that a text takes at most besides itself. */
#define MSGPACK_TEXT_OVERHEAD 5

static inline struct msgpack msgpack__of(uint8_t *buffer, size_t size)
{
    return (struct msgpack){.buffer = buffer, .size = size, .at = 0, .is_full = false};
}

/** At most 15 pairs. */
void msgpack__map(struct msgpack *writer, uint8_t pairs);
void msgpack__array(struct msgpack *writer, uint32_t length);
void msgpack__unsigned(struct msgpack *writer, uint64_t number);
void msgpack__nil(struct msgpack *writer);
/** A text of ASCII characters. */
void msgpack__string(struct msgpack *writer, const char *string);
/** As `str` when the bytes are valid UTF-8, else as `bin`. */
void msgpack__text(struct msgpack *writer, struct span text);
/** Header of a `bin` (always the 32-bit form); its bytes follow. */
void msgpack__bin_header(struct msgpack *writer, uint32_t length);
void msgpack__bytes(struct msgpack *writer, const void *data, size_t length);

/** Whether bytes are valid UTF-8 (RFC 3629: no surrogates, no overlong forms). */
bool utf8__is_valid(const uint8_t *data, size_t length);

#endif
