/** Bounds-checked reading of untrusted bytes: a read beyond the end gives zero and marks the cursor as failed. */
#ifndef BASE_CURSOR_H
#define BASE_CURSOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct cursor {
    const uint8_t *at;
    const uint8_t *end;
    /** Set by the first read beyond the end; all later reads give zero too. */
    bool failed;
};

/** A piece of somebody else's bytes. */
struct span {
    const uint8_t *data;
    uint32_t length;
};

static inline struct cursor cursor__of(const uint8_t *data, size_t length)
{
    /* Nothing may be added to NULL, not even 0. */
    return (struct cursor){.at = data, .end = length == 0 ? data : data + length, .failed = false};
}

static inline size_t cursor__left(const struct cursor *cursor)
{
    return (size_t)(cursor->end - cursor->at);
}

/** Takes `length` bytes; NULL and failed when there are fewer. */
static inline const uint8_t *cursor__take(struct cursor *cursor, size_t length)
{
    if (cursor->failed || cursor__left(cursor) < length) {
        cursor->failed = true;
        return NULL;
    }
    const uint8_t *taken = cursor->at;
    cursor->at += length;
    return taken;
}

#define CURSOR_READ(name, type)                                                                                        \
    static inline type cursor__##name(struct cursor *cursor)                                                           \
    {                                                                                                                  \
        type value = 0;                                                                                                \
        const uint8_t *bytes = cursor__take(cursor, sizeof(value));                                                    \
        if (bytes != NULL) {                                                                                           \
            memcpy(&value, bytes, sizeof(value));                                                                      \
        }                                                                                                              \
        return value;                                                                                                  \
    }
CURSOR_READ(u8, uint8_t)
CURSOR_READ(u16, uint16_t)
CURSOR_READ(u32, uint32_t)
CURSOR_READ(u64, uint64_t)
CURSOR_READ(i64, int64_t)
#undef CURSOR_READ

/** Takes a string with a 16-bit length before it; empty when it does not fit. */
static inline struct span cursor__str16(struct cursor *cursor)
{
    uint16_t length = cursor__u16(cursor);
    const uint8_t *data = cursor__take(cursor, length);
    return (struct span){.data = data, .length = data == NULL ? 0 : length};
}

#endif
