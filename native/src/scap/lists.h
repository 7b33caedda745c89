/** Parsers of the bodies of metadata blocks, one per kind of list. All return false at damage, after what stood before. */
#ifndef SCAP_LISTS_H
#define SCAP_LISTS_H

#include "metadata.h"

/** A list ends where fewer bytes are left: its padding. */
#define LIST_PADDING 4

/** `version` 1 to 9. */
bool process_list__read(struct cursor *cursor, unsigned version, const struct metadata_sink *sink);
/** `version` 1 or 2, here and below. */
bool fd_list__read(struct cursor *cursor, unsigned version, const struct metadata_sink *sink);
bool user_list__read(struct cursor *cursor, unsigned version, const struct metadata_sink *sink);
bool interface_list__read(struct cursor *cursor, unsigned version, const struct metadata_sink *sink);

/**
 * Takes an entry that begins with its own length in 32 bits, those included,
 * as a cursor behind the length. False when it does not fit.
 */
static inline bool list__take_entry(struct cursor *cursor, struct cursor *entry)
{
    uint32_t length = cursor__u32(cursor);
    if (cursor->failed || length < sizeof(length)) {
        return false;
    }
    const uint8_t *data = cursor__take(cursor, length - sizeof(length));
    if (data == NULL) {
        return false;
    }
    *entry = cursor__of(data, length - sizeof(length));
    return true;
}

/** Takes a string that may have `limit` bytes; a longer one, which no writer writes, marks the cursor as failed. */
static inline struct span list__string(struct cursor *cursor, uint32_t limit)
{
    struct span string = cursor__str16(cursor);
    if (string.length > limit) {
        cursor->failed = true;
    }
    return string;
}

#endif
