/* Linear probing with backward shift on removal, so that there are no tombstones to collect. */
#include "int_map.h"

#include <stdlib.h>
#include <string.h>

#define SMALLEST_CAPACITY 8U

static inline uint32_t slot_of(const struct int_map *map, int64_t key)
{
    uint64_t mixed = (uint64_t)key ^ map->seed;
    mixed *= 0x9e3779b97f4a7c15U;
    mixed ^= mixed >> 32;
    mixed *= 0xd6e8feb86659fd93U;
    return (uint32_t)(mixed >> 32) & (map->capacity - 1);
}

void *int_map__get(const struct int_map *map, int64_t key)
{
    if (map->count == 0) {
        return NULL;
    }
    uint32_t slot = slot_of(map, key);
    while (map->entries[slot].value != NULL) {
        if (map->entries[slot].key == key) {
            return map->entries[slot].value;
        }
        slot = (slot + 1) & (map->capacity - 1);
    }
    return NULL;
}

static void place(struct int_map *map, int64_t key, void *value)
{
    uint32_t slot = slot_of(map, key);
    while (map->entries[slot].value != NULL) {
        slot = (slot + 1) & (map->capacity - 1);
    }
    map->entries[slot] = (struct int_map_entry){.key = key, .value = value};
}

static bool grow(struct int_map *map)
{
    uint32_t old_capacity = map->capacity;
    struct int_map_entry *old = map->entries;
    uint32_t capacity = old_capacity == 0 ? SMALLEST_CAPACITY : old_capacity * 2;
    if (capacity < old_capacity) {
        return false;
    }
    struct int_map_entry *entries = calloc(capacity, sizeof(*entries));
    if (entries == NULL) {
        return false;
    }
    map->entries = entries;
    map->capacity = capacity;
    for (uint32_t i = 0; i < old_capacity; i++) {
        if (old[i].value != NULL) {
            place(map, old[i].key, old[i].value);
        }
    }
    free(old);
    return true;
}

bool int_map__set(struct int_map *map, int64_t key, void *value)
{
    if (map->capacity > 0) {
        uint32_t slot = slot_of(map, key);
        while (map->entries[slot].value != NULL) {
            if (map->entries[slot].key == key) {
                map->entries[slot].value = value;
                return true;
            }
            slot = (slot + 1) & (map->capacity - 1);
        }
    }
    if ((uint64_t)(map->count + 1) * 4 > (uint64_t)map->capacity * 3 && !grow(map)) {
        return false;
    }
    place(map, key, value);
    map->count++;
    return true;
}

void int_map__remove(struct int_map *map, int64_t key)
{
    if (map->count == 0) {
        return;
    }
    uint32_t mask = map->capacity - 1;
    uint32_t hole = slot_of(map, key);
    while (map->entries[hole].value != NULL && map->entries[hole].key != key) {
        hole = (hole + 1) & mask;
    }
    if (map->entries[hole].value == NULL) {
        return;
    }
    map->count--;
    for (uint32_t next = (hole + 1) & mask; map->entries[next].value != NULL; next = (next + 1) & mask) {
        uint32_t home = slot_of(map, map->entries[next].key);
        if (((next - home) & mask) >= ((next - hole) & mask)) {
            map->entries[hole] = map->entries[next];
            hole = next;
        }
    }
    map->entries[hole] = (struct int_map_entry){0};
}

void int_map__clear(struct int_map *map)
{
    if (map->entries != NULL) {
        memset(map->entries, 0, (size_t)map->capacity * sizeof(*map->entries));
    }
    map->count = 0;
}

void int_map__free(struct int_map *map)
{
    free(map->entries);
    map->entries = NULL;
    map->capacity = 0;
    map->count = 0;
}
