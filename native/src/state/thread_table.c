/* The table of threads: a hash map, an array for the clock hand of eviction, and intrusive family rings. */
#include "thread_table.h"

#include <stdlib.h>
#include <string.h>

/* All texts of all threads, 48 MiB. Hostile files cannot hold more than this whatever the number of threads. */
#define TEXT_BUDGET 0x3000000U
/* Structs kept for the next thread, and the longest text that they may keep. */
#define FREE_THREADS 256
#define FREE_TEXT 1024
#define FEWEST_THREADS 16

struct thread *thread_table__find_slow(const struct thread_table *table, int64_t tid)
{
    struct thread *thread = int_map__get(&table->by_tid, tid);
    if (thread != NULL) {
        thread->was_used = true;
    }
    return thread;
}

/** Empties all texts of a thread, and frees those that hold more than `keep` bytes. */
static void free_texts(struct thread_table *table, struct thread *thread, uint32_t keep)
{
    struct text *texts[] = {&thread->comm, &thread->exe, &thread->exepath, &thread->args,
                            &thread->env,  &thread->cwd, &thread->root,    &thread->cgroups};
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        if (texts[i]->capacity > keep) {
            table->text_bytes -= texts[i]->capacity;
            text__free(texts[i]);
        }
        texts[i]->length = 0;
    }
}

void thread_table__set_parent(struct thread *thread, struct thread *parent)
{
    if (thread->parent == parent) {
        return;
    }
    struct thread *old = thread->parent;
    if (old != NULL) {
        if (thread->prev_sibling != NULL) {
            thread->prev_sibling->next_sibling = thread->next_sibling;
        } else {
            old->first_child = thread->next_sibling;
        }
        if (thread->next_sibling != NULL) {
            thread->next_sibling->prev_sibling = thread->prev_sibling;
        }
        old->child_count--;
    }
    thread->parent = parent;
    thread->prev_sibling = NULL;
    thread->next_sibling = parent == NULL ? NULL : parent->first_child;
    if (parent != NULL) {
        if (parent->first_child != NULL) {
            parent->first_child->prev_sibling = thread;
        }
        parent->first_child = thread;
        parent->child_count++;
    }
}

void thread_table__leave_group(struct thread *thread)
{
    thread->next_in_group->prev_in_group = thread->prev_in_group;
    thread->prev_in_group->next_in_group = thread->next_in_group;
    thread->next_in_group = thread;
    thread->prev_in_group = thread;
}

void thread_table__join_group(const struct thread_table *table, struct thread *thread)
{
    thread_table__leave_group(thread);
    if (thread__is_main(thread)) {
        return;
    }
    struct thread *leader = thread_table__find(table, thread->pid);
    if (leader == NULL || leader->pid != thread->pid) {
        return;
    }
    thread->prev_in_group = leader;
    thread->next_in_group = leader->next_in_group;
    leader->next_in_group->prev_in_group = thread;
    leader->next_in_group = thread;
}

struct thread *thread_table__main(const struct thread_table *table, const struct thread *thread)
{
    if (thread__is_main(thread)) {
        return (struct thread *)thread;
    }
    struct thread *leader = thread_table__find(table, thread->pid);
    return leader != NULL && leader->pid == thread->pid ? leader : NULL;
}

void thread_table__remove(struct thread_table *table, struct thread *thread)
{
    if (thread->first_child != NULL || thread->next_in_group != thread) {
        ++*table->generation;
    }
    while (thread->first_child != NULL) {
        thread_table__set_parent(thread->first_child, NULL);
    }
    thread_table__set_parent(thread, NULL);
    thread_table__leave_group(thread);
    thread_table__drop_enter(table, thread->enter);
    thread->enter = NULL;
    if (thread->fds != NULL) {
        fd_table__free(thread->fds, table->fds);
        thread->fds = NULL;
    }
    int_map__remove(&table->by_tid, thread->tid);
    struct thread **recent = &table->recent[(uint64_t)thread->tid % RECENT_THREADS];
    *recent = *recent == thread ? NULL : *recent;
    table->count--;
    table->slots[thread->slot] = table->slots[table->count];
    table->slots[thread->slot]->slot = thread->slot;
    if (table->free_count < FREE_THREADS) {
        free_texts(table, thread, FREE_TEXT);
        thread->parent = table->free_list;
        table->free_list = thread;
        table->free_count++;
    } else {
        free_texts(table, thread, 0);
        free(thread);
    }
}

/** Second chance: what was asked for again since the hand came by stays, so that a flood of new ids displaces itself. */
static void evict(struct thread_table *table)
{
    for (;;) {
        if (table->hand >= table->count) {
            table->hand = 0;
        }
        struct thread *thread = table->slots[table->hand];
        if (!thread->was_used && !thread->is_pinned) {
            thread_table__remove(table, thread);
            table->evicted++;
            return;
        }
        thread->was_used = false;
        table->hand++;
    }
}

/** Gives a struct whose texts keep their memory and whose other members are zero. */
static struct thread *take_free(struct thread_table *table)
{
    struct thread *thread = table->free_list;
    if (thread == NULL) {
        return calloc(1, sizeof(*thread));
    }
    table->free_list = thread->parent;
    table->free_count--;
    struct thread old = *thread;
    memset(thread, 0, sizeof(*thread));
    thread->comm = old.comm;
    thread->exe = old.exe;
    thread->exepath = old.exepath;
    thread->args = old.args;
    thread->env = old.env;
    thread->cwd = old.cwd;
    thread->root = old.root;
    thread->cgroups = old.cgroups;
    return thread;
}

static bool has_slot(struct thread_table *table)
{
    if (table->count < table->slot_capacity) {
        return true;
    }
    uint32_t capacity = table->slot_capacity == 0 ? 64 : table->slot_capacity * 2;
    struct thread **slots = realloc(table->slots, (size_t)capacity * sizeof(struct thread *));
    if (slots == NULL) {
        return false;
    }
    table->slots = slots;
    table->slot_capacity = capacity;
    return true;
}

struct thread *thread_table__add(struct thread_table *table, int64_t tid)
{
    while (table->count > FEWEST_THREADS && (table->count >= table->limit || table->text_bytes > TEXT_BUDGET)) {
        evict(table);
    }
    if (!has_slot(table)) {
        return NULL;
    }
    struct thread *thread = take_free(table);
    if (thread == NULL) {
        return NULL;
    }
    if (!int_map__set(&table->by_tid, tid, thread)) {
        free_texts(table, thread, 0);
        free(thread);
        return NULL;
    }
    thread->tid = tid;
    thread->pid = thread->ptid = thread->sid = thread->vpgid = thread->pgid = thread->vtid = thread->vpid = -1;
    thread->uid = thread->gid = thread->loginuid = UINT32_MAX;
    thread->lastevent_fd = -1;
    thread->enter_type = UINT16_MAX;
    thread->context_version = UINT32_MAX;
    thread->next_in_group = thread->prev_in_group = thread;
    thread->slot = table->count;
    table->slots[table->count++] = thread;
    return thread;
}

void thread_table__clear(struct thread_table *table)
{
    while (table->count > 0) {
        thread_table__remove(table, table->slots[table->count - 1]);
    }
    table->hand = 0;
}

void thread_table__free(struct thread_table *table)
{
    thread_table__clear(table);
    while (table->free_list != NULL) {
        struct thread *thread = table->free_list;
        table->free_list = thread->parent;
        free_texts(table, thread, 0);
        free(thread);
    }
    while (table->free_enters != NULL) {
        struct stored_enter *enter = table->free_enters;
        table->free_enters = enter->next_free;
        text__free(&enter->bytes);
        free(enter);
    }
    int_map__free(&table->by_tid);
    free(table->slots);
}

bool thread_table__set_text(struct thread_table *table, struct text *text, struct span value, uint32_t limit)
{
    uint32_t length = value.length < limit ? value.length : limit;
    if (text->length == length && (length == 0 || memcmp(text->data, value.data, length) == 0)) {
        return false;
    }
    uint32_t before = text->capacity;
    bool done = text__assign(text, value.data, length);
    table->text_bytes += text->capacity - before;
    return done;
}

struct fd_table *thread_table__fds(struct thread_table *table, struct thread *thread, bool create)
{
    struct thread *leader = thread_table__main(table, thread);
    struct thread *owner = leader == NULL ? thread : leader;
    if (owner->fds == NULL && create) {
        owner->fds = fd_table__create(table->fds);
    }
    return owner->fds;
}
