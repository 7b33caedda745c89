/**
 * A bounded hash map from short byte strings to nodes that users embed in
 * their own structs. When it is full, the node that was not used longest
 * (second chance) makes room.
 */
#ifndef STATE_TEXT_MAP_H
#define STATE_TEXT_MAP_H

#include <stdbool.h>
#include <stdint.h>

#include "../base/cursor.h"

#define TEXT_MAP_MAX_KEY 80

/** First member of whatever the map holds. */
struct text_map_node {
    struct text_map_node *next;
    uint32_t hash;
    uint32_t slot;
    bool is_used;
    uint8_t key_length;
    uint8_t key[TEXT_MAP_MAX_KEY];
};

/** Zeroed but for the last three members it is an empty map. */
struct text_map {
    struct text_map_node **buckets;
    struct text_map_node **slots;
    uint32_t bucket_count, slot_capacity, count, hand;
    uint64_t evicted;
    uint64_t seed;
    uint32_t limit;
    /** Frees a node that leaves the map, with everything in it. */
    void (*release)(struct text_map_node *node);
};

struct text_map_node *text_map__get(const struct text_map *map, const uint8_t *key, size_t length);
/** Adds a node, whose key must not be in the map yet. False when memory ran out or the key is too long. */
bool text_map__add(struct text_map *map, struct text_map_node *node, const uint8_t *key, size_t length);
void text_map__remove(struct text_map *map, struct text_map_node *node);
/** Removes all nodes and frees what the map itself holds; it can be used again. */
void text_map__clear(struct text_map *map);

#endif
