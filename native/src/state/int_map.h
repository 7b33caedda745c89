/** A hash map from 64-bit numbers to pointers that it does not own. Open addressing; grows, never shrinks by itself. */
#ifndef STATE_INT_MAP_H
#define STATE_INT_MAP_H

#include <stdbool.h>
#include <stdint.h>

struct int_map_entry {
    int64_t key;
    void *value;
};

/** A zeroed struct is an empty map. `seed` makes collisions unpredictable for who writes a file. */
struct int_map {
    struct int_map_entry *entries;
    uint32_t capacity;
    uint32_t count;
    uint64_t seed;
};

void *int_map__get(const struct int_map *map, int64_t key);
/** Sets a value (not NULL). False when memory ran out. */
bool int_map__set(struct int_map *map, int64_t key, void *value);
void int_map__remove(struct int_map *map, int64_t key);
/** Forgets all entries and keeps the memory. */
void int_map__clear(struct int_map *map);
void int_map__free(struct int_map *map);

#endif
