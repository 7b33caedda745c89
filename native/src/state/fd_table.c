/* Fds live in a pool with a clock hand; a table maps numbers to them. */
#include "fd_table.h"

#include <stdlib.h>
#include <string.h>

/* All texts of all fds, 24 MiB. */
#define TEXT_BUDGET 0x1800000U
#define LONGEST_TEXT 4096
/* A fork copies no more than this, so that no event costs more. */
#define MOST_COPIED 4096
#define FREE_NODES 4096
#define FREE_TEXT 128
/* Empty tables that are kept, and the most entries that they have room for. */
#define FREE_TABLES 1024
#define FREE_ENTRIES 32

struct fd_table *fd_table__create(struct fd_pool *pool)
{
    struct fd_table *table = pool->free_tables;
    if (table != NULL) {
        pool->free_tables = table->next_free;
        pool->free_table_count--;
        return table;
    }
    table = calloc(1, sizeof(*table));
    if (table != NULL) {
        table->by_number.seed = pool->seed;
    }
    return table;
}

static void free_text(struct fd_pool *pool, struct text *text, uint32_t keep)
{
    if (text->capacity > keep) {
        pool->text_bytes -= text->capacity;
        text__free(text);
    }
    text->length = 0;
}

/** Takes a node out of the pool; the table's map is not touched. */
static void release(struct fd_pool *pool, struct fd_node *node)
{
    pool->count--;
    pool->slots[node->slot] = pool->slots[pool->count];
    pool->slots[node->slot]->slot = node->slot;
    uint32_t keep = pool->free_count < FREE_NODES ? FREE_TEXT : 0;
    free_text(pool, &node->info.name, keep);
    free_text(pool, &node->info.name_raw, keep);
    if (keep == 0) {
        free(node);
        return;
    }
    node->next_free = pool->free_list;
    pool->free_list = node;
    pool->free_count++;
}

static void evict(struct fd_pool *pool)
{
    for (;;) {
        if (pool->hand >= pool->count) {
            pool->hand = 0;
        }
        struct fd_node *node = pool->slots[pool->hand];
        if (!node->was_used) {
            int_map__remove(&node->table->by_number, node->info.num);
            release(pool, node);
            pool->evicted++;
            return;
        }
        node->was_used = false;
        pool->hand++;
    }
}

static void make_room(struct fd_pool *pool, uint32_t wanted)
{
    while (pool->count > 0 && ((uint64_t)pool->count + wanted > pool->limit || pool->text_bytes > TEXT_BUDGET)) {
        evict(pool);
    }
}

void fd_table__free(struct fd_table *table, struct fd_pool *pool)
{
    if (table == NULL) {
        return;
    }
    for (uint32_t i = 0; i < table->by_number.capacity; i++) {
        if (table->by_number.entries[i].value != NULL) {
            release(pool, table->by_number.entries[i].value);
        }
    }
    if (pool->free_table_count < FREE_TABLES && table->by_number.capacity <= FREE_ENTRIES) {
        int_map__clear(&table->by_number);
        table->next_free = pool->free_tables;
        pool->free_tables = table;
        pool->free_table_count++;
        return;
    }
    int_map__free(&table->by_number);
    free(table);
}

struct fd_info *fd_table__find(const struct fd_table *table, int64_t fd)
{
    struct fd_node *node = table == NULL ? NULL : int_map__get(&table->by_number, fd);
    if (node == NULL) {
        return NULL;
    }
    node->was_used = true;
    return &node->info;
}

/** Clears a node but for the memory of its texts. */
static void reset(struct fd_node *node)
{
    struct text name = node->info.name;
    struct text name_raw = node->info.name_raw;
    name.length = 0;
    name_raw.length = 0;
    node->info = (struct fd_info){.name = name, .name_raw = name_raw};
    node->was_used = false;
}

static struct fd_node *take(struct fd_pool *pool)
{
    if (pool->count == pool->slot_capacity) {
        uint32_t capacity = pool->slot_capacity == 0 ? 256 : pool->slot_capacity * 2;
        struct fd_node **slots = realloc(pool->slots, (size_t)capacity * sizeof(struct fd_node *));
        if (slots == NULL) {
            return NULL;
        }
        pool->slots = slots;
        pool->slot_capacity = capacity;
    }
    struct fd_node *node = pool->free_list;
    if (node != NULL) {
        pool->free_list = node->next_free;
        pool->free_count--;
    } else {
        node = calloc(1, sizeof(*node));
        if (node == NULL) {
            return NULL;
        }
    }
    node->slot = pool->count;
    pool->slots[pool->count++] = node;
    return node;
}

/** Adds without making room. */
static struct fd_info *place(struct fd_table *table, struct fd_pool *pool, int64_t fd, uint8_t type)
{
    struct fd_node *node = int_map__get(&table->by_number, fd);
    if (node == NULL) {
        node = take(pool);
        if (node == NULL) {
            return NULL;
        }
        if (!int_map__set(&table->by_number, fd, node)) {
            release(pool, node);
            return NULL;
        }
    }
    reset(node);
    node->table = table;
    node->info.num = fd;
    node->info.type = type;
    return &node->info;
}

struct fd_info *fd_table__add(struct fd_table *table, struct fd_pool *pool, int64_t fd, uint8_t type)
{
    if (table == NULL) {
        return NULL;
    }
    make_room(pool, 1);
    return place(table, pool, fd, type);
}

static void copy_into(struct fd_pool *pool, struct fd_info *info, const struct fd_info *from)
{
    struct text name = info->name;
    struct text name_raw = info->name_raw;
    int64_t num = info->num;
    *info = *from;
    info->num = num;
    info->name = name;
    info->name_raw = name_raw;
    fd_pool__set_text(pool, &info->name, text__span(&from->name));
    fd_pool__set_text(pool, &info->name_raw, text__span(&from->name_raw));
}

struct fd_info *fd_table__duplicate(struct fd_table *table, struct fd_pool *pool, int64_t fd,
                                    const struct fd_table *from_table, int64_t from_fd)
{
    if (table == NULL || (table == from_table && fd == from_fd)) {
        return fd_table__find(table, fd);
    }
    make_room(pool, 1);
    const struct fd_info *from = fd_table__find(from_table, from_fd);
    struct fd_info *info = from == NULL ? NULL : place(table, pool, fd, from->type);
    if (info != NULL) {
        copy_into(pool, info, from);
    }
    return info;
}

struct fd_table *fd_table__copy(const struct fd_table *table, struct fd_pool *pool)
{
    struct fd_table *copy = fd_table__create(pool);
    if (copy == NULL) {
        return NULL;
    }
    uint32_t most = pool->limit / 2 < MOST_COPIED ? pool->limit / 2 : MOST_COPIED;
    make_room(pool, table->by_number.count < most ? table->by_number.count : most);
    uint32_t copied = 0;
    for (uint32_t i = 0; i < table->by_number.capacity; i++) {
        struct fd_node *node = table->by_number.entries[i].value;
        if (node == NULL) {
            continue;
        }
        if (copied++ >= most) {
            pool->evicted++;
            continue;
        }
        struct fd_info *info = place(copy, pool, node->info.num, node->info.type);
        if (info != NULL) {
            copy_into(pool, info, &node->info);
        }
    }
    return copy;
}

void fd_table__remove(struct fd_table *table, struct fd_pool *pool, int64_t fd)
{
    struct fd_node *node = table == NULL ? NULL : int_map__get(&table->by_number, fd);
    if (node != NULL) {
        int_map__remove(&table->by_number, fd);
        release(pool, node);
    }
}

void fd_pool__set_text(struct fd_pool *pool, struct text *text, struct span value)
{
    uint32_t before = text->capacity;
    (void)text__assign(text, value.data, value.length < LONGEST_TEXT ? value.length : LONGEST_TEXT);
    pool->text_bytes += text->capacity - before;
}

void fd_pool__free(struct fd_pool *pool)
{
    while (pool->free_list != NULL) {
        struct fd_node *node = pool->free_list;
        pool->free_list = node->next_free;
        free_text(pool, &node->info.name, 0);
        free_text(pool, &node->info.name_raw, 0);
        free(node);
    }
    while (pool->free_tables != NULL) {
        struct fd_table *table = pool->free_tables;
        pool->free_tables = table->next_free;
        int_map__free(&table->by_number);
        free(table);
    }
    free(pool->slots);
    pool->slots = NULL;
}
