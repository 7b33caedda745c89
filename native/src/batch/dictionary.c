#include "dictionary.h"

#include <stdlib.h>
#include <string.h>

#include "hash.h"

#define FIRST_SLOTS 4096U
#define FIRST_ENTRIES 2048U
#define FIRST_BYTES 65536U

bool dictionary__init(struct dictionary *dictionary, uint32_t max_strings, uint64_t seed)
{
    *dictionary = (struct dictionary){
        .slot_count = FIRST_SLOTS,
        .entry_capacity = FIRST_ENTRIES,
        .byte_capacity = FIRST_BYTES,
        .max_strings = max_strings,
        .seed = seed,
    };
    dictionary->slots = calloc(FIRST_SLOTS, sizeof(*dictionary->slots));
    dictionary->slot_hashes = calloc(FIRST_SLOTS, sizeof(*dictionary->slot_hashes));
    dictionary->entries = calloc(FIRST_ENTRIES, sizeof(*dictionary->entries));
    dictionary->bytes = malloc(FIRST_BYTES);
    if (dictionary->slots == NULL || dictionary->slot_hashes == NULL || dictionary->entries == NULL ||
        dictionary->bytes == NULL) {
        dictionary__free(dictionary);
        return false;
    }
    return true;
}

void dictionary__free(struct dictionary *dictionary)
{
    free(dictionary->slots);
    free(dictionary->slot_hashes);
    free(dictionary->entries);
    free(dictionary->bytes);
    *dictionary = (struct dictionary){.slots = NULL};
}

void dictionary__clear(struct dictionary *dictionary)
{
    memset(dictionary->slots, 0, dictionary->slot_count * sizeof(*dictionary->slots));
    dictionary->count = 0;
    dictionary->byte_count = 0;
}

bool dictionary__is_full(const struct dictionary *dictionary, uint32_t more)
{
    return dictionary->count + (uint64_t)more > dictionary->max_strings ||
           dictionary->byte_count >= DICTIONARY_MAX_BYTES;
}

static bool grow_slots(struct dictionary *dictionary)
{
    uint32_t slot_count = dictionary->slot_count * 2;
    uint32_t *slots = calloc(slot_count, sizeof(*slots));
    uint32_t *hashes = calloc(slot_count, sizeof(*hashes));
    if (slots == NULL || hashes == NULL) {
        free(slots);
        free(hashes);
        return false;
    }
    for (uint32_t id = 1; id <= dictionary->count; id++) {
        struct span string = dictionary__string(dictionary, id);
        uint64_t hash = hash__bytes(string.data, string.length, dictionary->seed);
        uint32_t slot = (uint32_t)hash & (slot_count - 1);
        while (slots[slot] != 0) {
            slot = (slot + 1) & (slot_count - 1);
        }
        slots[slot] = id;
        hashes[slot] = (uint32_t)(hash >> 32);
    }
    free(dictionary->slots);
    free(dictionary->slot_hashes);
    dictionary->slots = slots;
    dictionary->slot_hashes = hashes;
    dictionary->slot_count = slot_count;
    return true;
}

/** Makes room for one more string of this length. */
static bool reserve(struct dictionary *dictionary, uint32_t length)
{
    if (dictionary->count + 2 > dictionary->entry_capacity) {
        size_t capacity = (size_t)dictionary->entry_capacity * 2;
        void *grown = realloc(dictionary->entries, capacity * sizeof(*dictionary->entries));
        if (grown == NULL) {
            return false;
        }
        dictionary->entries = grown;
        dictionary->entry_capacity = (uint32_t)capacity;
    }
    uint64_t needed = (uint64_t)dictionary->byte_count + length;
    if (needed > dictionary->byte_capacity) {
        uint64_t capacity = dictionary->byte_capacity;
        while (capacity < needed) {
            capacity *= 2;
        }
        if (capacity > UINT32_MAX) {
            return false;
        }
        void *grown = realloc(dictionary->bytes, capacity);
        if (grown == NULL) {
            return false;
        }
        dictionary->bytes = grown;
        dictionary->byte_capacity = (uint32_t)capacity;
    }
    return (dictionary->count + 1) * 2 <= dictionary->slot_count || grow_slots(dictionary);
}

static uint32_t add(struct dictionary *dictionary, struct span string, uint64_t hash)
{
    if (!reserve(dictionary, string.length)) {
        return 0;
    }
    uint32_t id = ++dictionary->count;
    dictionary->entries[id] = (struct dictionary_entry){.offset = dictionary->byte_count, .length = string.length};
    if (string.length > 0) {
        memcpy(dictionary->bytes + dictionary->byte_count, string.data, string.length);
    }
    dictionary->byte_count += string.length;
    uint32_t mask = dictionary->slot_count - 1;
    uint32_t slot = (uint32_t)hash & mask;
    while (dictionary->slots[slot] != 0) {
        slot = (slot + 1) & mask;
    }
    dictionary->slots[slot] = id;
    dictionary->slot_hashes[slot] = (uint32_t)(hash >> 32);
    return id;
}

uint32_t dictionary__intern(struct dictionary *dictionary, struct span string)
{
    if (string.length > DICTIONARY_MAX_LENGTH) {
        string.length = DICTIONARY_MAX_LENGTH;
        dictionary->n_cut++;
    }
    uint64_t hash = hash__bytes(string.data, string.length, dictionary->seed);
    uint32_t mask = dictionary->slot_count - 1;
    for (uint32_t slot = (uint32_t)hash & mask; dictionary->slots[slot] != 0; slot = (slot + 1) & mask) {
        if (dictionary->slot_hashes[slot] != (uint32_t)(hash >> 32)) {
            continue;
        }
        uint32_t id = dictionary->slots[slot];
        struct span known = dictionary__string(dictionary, id);
        if (known.length == string.length &&
            (string.length == 0 || memcmp(known.data, string.data, string.length) == 0)) {
            return id;
        }
    }
    return add(dictionary, string, hash);
}
