/* Chained buckets for lookup, an array of nodes for the clock that picks whom to evict. */
#include "text_map.h"

#include <stdlib.h>
#include <string.h>

#define SMALLEST_CAPACITY 16U

static uint32_t hash_of(const struct text_map *map, const uint8_t *key, size_t length)
{
    uint64_t hash = 0xcbf29ce484222325U ^ map->seed;
    for (size_t i = 0; i < length; i++) {
        hash = (hash ^ key[i]) * 0x100000001b3U;
    }
    hash ^= hash >> 32;
    hash *= 0xd6e8feb86659fd93U;
    return (uint32_t)(hash >> 32);
}

struct text_map_node *text_map__get(const struct text_map *map, const uint8_t *key, size_t length)
{
    if (map->count == 0 || length > TEXT_MAP_MAX_KEY) {
        return NULL;
    }
    uint32_t hash = hash_of(map, key, length);
    struct text_map_node *node = map->buckets[hash & (map->bucket_count - 1)];
    while (node != NULL) {
        if (node->hash == hash && node->key_length == length && memcmp(node->key, key, length) == 0) {
            node->is_used = true;
            return node;
        }
        node = node->next;
    }
    return NULL;
}

static bool grow_buckets(struct text_map *map)
{
    uint32_t count = map->bucket_count == 0 ? SMALLEST_CAPACITY : map->bucket_count * 2;
    struct text_map_node **buckets = calloc(count, sizeof(struct text_map_node *));
    struct text_map_node **slots = realloc(map->slots, count * sizeof(struct text_map_node *));
    if (slots != NULL) {
        map->slots = slots;
    }
    if (buckets == NULL || slots == NULL) {
        free(buckets);
        return false;
    }
    for (uint32_t i = 0; i < map->count; i++) {
        struct text_map_node **head = &buckets[map->slots[i]->hash & (count - 1)];
        map->slots[i]->next = *head;
        *head = map->slots[i];
    }
    free(map->buckets);
    map->buckets = buckets;
    map->bucket_count = count;
    map->slot_capacity = count;
    return true;
}

static void unlink_node(struct text_map *map, struct text_map_node *node)
{
    struct text_map_node **link = &map->buckets[node->hash & (map->bucket_count - 1)];
    while (*link != node) {
        link = &(*link)->next;
    }
    *link = node->next;
    map->count--;
    map->slots[node->slot] = map->slots[map->count];
    map->slots[node->slot]->slot = node->slot;
}

static void evict(struct text_map *map)
{
    for (;;) {
        if (map->hand >= map->count) {
            map->hand = 0;
        }
        struct text_map_node *node = map->slots[map->hand];
        if (!node->is_used) {
            unlink_node(map, node);
            map->release(node);
            map->evicted++;
            return;
        }
        node->is_used = false;
        map->hand++;
    }
}

bool text_map__add(struct text_map *map, struct text_map_node *node, const uint8_t *key, size_t length)
{
    if (length > TEXT_MAP_MAX_KEY) {
        return false;
    }
    while (map->count > 0 && map->count >= map->limit) {
        evict(map);
    }
    if (map->count == map->slot_capacity && !grow_buckets(map)) {
        return false;
    }
    node->hash = hash_of(map, key, length);
    node->key_length = (uint8_t)length;
    memcpy(node->key, key, length);
    node->is_used = false;
    node->slot = map->count;
    map->slots[map->count++] = node;
    struct text_map_node **head = &map->buckets[node->hash & (map->bucket_count - 1)];
    node->next = *head;
    *head = node;
    return true;
}

void text_map__remove(struct text_map *map, struct text_map_node *node)
{
    unlink_node(map, node);
    map->release(node);
}

void text_map__clear(struct text_map *map)
{
    while (map->count > 0) {
        text_map__remove(map, map->slots[map->count - 1]);
    }
    free(map->buckets);
    free(map->slots);
    map->buckets = NULL;
    map->slots = NULL;
    map->bucket_count = 0;
    map->slot_capacity = 0;
    map->hand = 0;
}
