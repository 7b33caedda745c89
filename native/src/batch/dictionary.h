/**
 * Strings by number, each kept once: what a batch ships instead of texts.
 * Id 0 means no value; ids count from 1 and stay until the table is cleared.
 */
#ifndef BATCH_DICTIONARY_H
#define BATCH_DICTIONARY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "../base/cursor.h"

/** Longest string kept; what is longer is cut here. */
#define DICTIONARY_MAX_LENGTH 65536
/** Bytes of all strings, beyond which the dictionary counts as full; those of one event may be more. */
#define DICTIONARY_MAX_BYTES (16U << 20)

struct dictionary_entry {
    uint32_t offset;
    uint32_t length;
};

struct dictionary {
    /** Open addressing; 0 = free, else an id. A power of two, at most half full. */
    uint32_t *slots;
    /** Upper half of each slot's hash, so that most other strings are told apart without looking at them. */
    uint32_t *slot_hashes;
    uint32_t slot_count;
    /** By id; entry 0 is not used. */
    struct dictionary_entry *entries;
    uint32_t count;
    uint32_t entry_capacity;
    uint8_t *bytes;
    uint32_t byte_count;
    uint32_t byte_capacity;
    uint32_t max_strings;
    uint64_t seed;
    uint64_t n_cut;
};

/** False when memory ran out. `seed` makes collisions unpredictable. */
bool dictionary__init(struct dictionary *dictionary, uint32_t max_strings, uint64_t seed);
void dictionary__free(struct dictionary *dictionary);

/** Forgets all strings; ids begin at 1 again. */
void dictionary__clear(struct dictionary *dictionary);

/** Whether there are too many bytes, or this many more strings may not find room. */
bool dictionary__is_full(const struct dictionary *dictionary, uint32_t more);

/** Gives the id of a string, a new one when it is not known; 0 when memory ran out. */
uint32_t dictionary__intern(struct dictionary *dictionary, struct span string);

/** Gives a string by its id, 1 to `count`. Valid until the next string is added. */
static inline struct span dictionary__string(const struct dictionary *dictionary, uint32_t id)
{
    const struct dictionary_entry *entry = &dictionary->entries[id];
    return (struct span){.data = dictionary->bytes + entry->offset, .length = entry->length};
}

#endif
