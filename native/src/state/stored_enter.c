/* Enter events, copied while their system call lasts, out of a pool. */
#include <stdlib.h>
#include <string.h>

#include "thread_table.h"

/* Longest copy of one event's parameters; what does not fit is left empty. */
#define ENTER_BYTES 8192
/* All copies together, 16 MiB; beyond it enter events are not kept. */
#define ENTER_BUDGET 0x1000000U
#define FREE_ENTERS 256
#define FREE_BYTES 512

static struct stored_enter *take(struct thread_table *table)
{
    struct stored_enter *enter = table->free_enters;
    if (enter != NULL) {
        table->free_enters = enter->next_free;
        table->free_enter_count--;
        return enter;
    }
    if (table->enter_bytes > ENTER_BUDGET) {
        return NULL;
    }
    enter = calloc(1, sizeof(*enter));
    if (enter != NULL) {
        table->enter_bytes += sizeof(*enter);
    }
    return enter;
}

void thread_table__drop_enter(struct thread_table *table, struct stored_enter *enter)
{
    if (enter == NULL) {
        return;
    }
    if (enter->bytes.capacity > FREE_BYTES) {
        table->enter_bytes -= enter->bytes.capacity;
        text__free(&enter->bytes);
    }
    if (table->free_enter_count >= FREE_ENTERS) {
        table->enter_bytes -= sizeof(*enter) + enter->bytes.capacity;
        text__free(&enter->bytes);
        free(enter);
        return;
    }
    enter->next_free = table->free_enters;
    table->free_enters = enter;
    table->free_enter_count++;
}

/** Copies the parameters; those beyond the longest copy stay empty. */
static bool copy_params(struct stored_enter *enter, const struct scap_event *event)
{
    enter->bytes.length = 0;
    uint32_t offset = 0;
    for (uint32_t i = 0; i < event->nparams; i++) {
        uint32_t length = event->params[i].length <= ENTER_BYTES - offset ? event->params[i].length : 0;
        if (length > 0 && !text__append(&enter->bytes, event->params[i].data, length)) {
            return false;
        }
        enter->event.params[i].length = length;
        offset += length;
    }
    offset = 0;
    for (uint32_t i = 0; i < event->nparams; i++) {
        uint32_t length = enter->event.params[i].length;
        enter->event.params[i].data = length > 0 ? (const uint8_t *)enter->bytes.data + offset : NULL;
        offset += length;
    }
    return true;
}

void thread_table__note_enter(struct thread_table *table, struct thread *thread, uint16_t type)
{
    thread->enter_type = type;
    if (thread->enter != NULL) {
        thread_table__drop_enter(table, thread->enter);
        thread->enter = NULL;
    }
}

void thread_table__store_enter(struct thread_table *table, struct thread *thread, const struct scap_event *event)
{
    thread->enter_type = event->type;
    struct stored_enter *enter = thread->enter != NULL ? thread->enter : take(table);
    thread->enter = enter;
    if (enter == NULL) {
        return;
    }
    enter->type = event->type;
    enter->ts = event->ts;
    enter->event.ts = event->ts;
    enter->event.tid = event->tid;
    enter->event.cpuid = event->cpuid;
    enter->event.type = event->type;
    enter->event.dump_flags = event->dump_flags;
    enter->event.num = event->num;
    enter->event.nparams = event->nparams;
    enter->event.info = event->info;
    uint32_t before = enter->bytes.capacity;
    bool done = copy_params(enter, event);
    table->enter_bytes += enter->bytes.capacity - before;
    if (!done) {
        enter->event.nparams = 0;
    }
}
