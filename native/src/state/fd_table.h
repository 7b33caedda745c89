/** The open fds of a process, and the pool that bounds those of all processes together. */
#ifndef STATE_FD_TABLE_H
#define STATE_FD_TABLE_H

#include "fd.h"
#include "int_map.h"

struct fd_table {
    struct int_map by_number;
    struct fd_table *next_free;
};

struct fd_node {
    struct fd_info info;
    struct fd_table *table;
    uint32_t slot;
    bool was_used;
    struct fd_node *next_free;
};

struct fd_pool {
    struct fd_node **slots;
    uint32_t slot_capacity, count, limit, hand;
    uint64_t text_bytes;
    uint64_t evicted;
    uint64_t seed;
    struct fd_node *free_list;
    uint32_t free_count;
    /** Empty tables that keep their memory for the next process. */
    struct fd_table *free_tables;
    uint32_t free_table_count;
};

struct fd_table *fd_table__create(struct fd_pool *pool);
/** Frees a table with all its fds; NULL is allowed. */
void fd_table__free(struct fd_table *table, struct fd_pool *pool);
/** A copy for a new process; NULL when memory ran out. Very large tables are copied in part, which counts as eviction. */
struct fd_table *fd_table__copy(const struct fd_table *table, struct fd_pool *pool);

struct fd_info *fd_table__find(const struct fd_table *table, int64_t fd);
/** Adds an fd of this type, replacing what was there; evicts when the pool is full. NULL when memory ran out. */
struct fd_info *fd_table__add(struct fd_table *table, struct fd_pool *pool, int64_t fd, uint8_t type);
/** Copies an fd to a number of a table (perhaps the same); NULL when there is no such fd or memory ran out. */
struct fd_info *fd_table__duplicate(struct fd_table *table, struct fd_pool *pool, int64_t fd,
                                    const struct fd_table *from_table, int64_t from_fd);
void fd_table__remove(struct fd_table *table, struct fd_pool *pool, int64_t fd);

/** Sets a text of an fd, cut to the longest that is kept. */
void fd_pool__set_text(struct fd_pool *pool, struct text *text, struct span value);
void fd_pool__free(struct fd_pool *pool);

#endif
