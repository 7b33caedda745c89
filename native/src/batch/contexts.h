/**
 * Tuples of the context columns by number, each kept once. Id 0 is the tuple
 * without any value; ids count from 1 and stay until the table is cleared.
 */
#ifndef BATCH_CONTEXTS_H
#define BATCH_CONTEXTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** Bytes of all tuples, beyond which the table counts as full. */
#define CONTEXTS_MAX_BYTES (2U << 20)

struct context_table {
    /** Open addressing; 0 = free, else an id. A power of two, at most half full. */
    uint32_t *slots;
    uint32_t slot_count;
    /** The tuples one after the other, that of id 1 first. */
    double *tuples;
    uint32_t count;
    uint32_t capacity;
    /** Values of a tuple. */
    uint32_t width;
    uint64_t seed;
};

bool context_table__init(struct context_table *table, uint32_t width, uint64_t seed);
void context_table__free(struct context_table *table);
void context_table__clear(struct context_table *table);
bool context_table__is_full(const struct context_table *table);

/** Gives the id of a tuple of `width` values, a new one when it is not known. False when memory ran out. */
bool context_table__intern(struct context_table *table, const double *tuple, uint32_t *id);

/** Gives the tuple of an id, 1 to `count`, and those after it. */
static inline const double *context_table__tuple(const struct context_table *table, uint32_t id)
{
    return table->tuples + (size_t)(id - 1) * table->width;
}

#endif
