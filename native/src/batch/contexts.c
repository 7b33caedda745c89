#include "contexts.h"

#include <stdlib.h>
#include <string.h>

#include "hash.h"

#define FIRST_SLOTS 1024U
#define FIRST_TUPLES 256U

static size_t tuple_size(const struct context_table *table)
{
    return table->width * sizeof(*table->tuples);
}

bool context_table__init(struct context_table *table, uint32_t width, uint64_t seed)
{
    *table = (struct context_table){.slot_count = FIRST_SLOTS, .capacity = FIRST_TUPLES, .width = width, .seed = seed};
    table->slots = calloc(FIRST_SLOTS, sizeof(*table->slots));
    table->tuples = malloc(FIRST_TUPLES * tuple_size(table) + sizeof(*table->tuples));
    if (table->slots == NULL || table->tuples == NULL) {
        context_table__free(table);
        return false;
    }
    return true;
}

void context_table__free(struct context_table *table)
{
    free(table->slots);
    free(table->tuples);
    table->slots = NULL;
    table->tuples = NULL;
}

void context_table__clear(struct context_table *table)
{
    memset(table->slots, 0, table->slot_count * sizeof(*table->slots));
    table->count = 0;
}

bool context_table__is_full(const struct context_table *table)
{
    return (table->count + (size_t)1) * tuple_size(table) > CONTEXTS_MAX_BYTES;
}

static uint64_t hash_of(const struct context_table *table, const double *tuple)
{
    return hash__bytes((const uint8_t *)tuple, tuple_size(table), table->seed);
}

static bool grow_slots(struct context_table *table)
{
    uint32_t slot_count = table->slot_count * 2;
    uint32_t *slots = calloc(slot_count, sizeof(*slots));
    if (slots == NULL) {
        return false;
    }
    for (uint32_t id = 1; id <= table->count; id++) {
        uint32_t slot = (uint32_t)hash_of(table, context_table__tuple(table, id)) & (slot_count - 1);
        while (slots[slot] != 0) {
            slot = (slot + 1) & (slot_count - 1);
        }
        slots[slot] = id;
    }
    free(table->slots);
    table->slots = slots;
    table->slot_count = slot_count;
    return true;
}

static bool reserve(struct context_table *table)
{
    if (table->count == table->capacity) {
        size_t capacity = (size_t)table->capacity * 2;
        void *grown = realloc(table->tuples, capacity * tuple_size(table) + sizeof(*table->tuples));
        if (grown == NULL) {
            return false;
        }
        table->tuples = grown;
        table->capacity = (uint32_t)capacity;
    }
    return (table->count + 1) * 2 <= table->slot_count || grow_slots(table);
}

bool context_table__intern(struct context_table *table, const double *tuple, uint32_t *id)
{
    uint64_t hash = hash_of(table, tuple);
    uint32_t mask = table->slot_count - 1;
    for (uint32_t slot = (uint32_t)hash & mask; table->slots[slot] != 0; slot = (slot + 1) & mask) {
        uint32_t known = table->slots[slot];
        if (memcmp(context_table__tuple(table, known), tuple, tuple_size(table)) == 0) {
            *id = known;
            return true;
        }
    }
    if (!reserve(table)) {
        return false;
    }
    memcpy(table->tuples + (size_t)table->count * table->width, tuple, tuple_size(table));
    *id = ++table->count;
    mask = table->slot_count - 1;
    uint32_t slot = (uint32_t)hash & mask;
    while (table->slots[slot] != 0) {
        slot = (slot + 1) & mask;
    }
    table->slots[slot] = *id;
    return true;
}
