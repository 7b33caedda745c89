/*
 * Events of all types with any parameters, in any order, through a small
 * machine. Per event: type (2 bytes), thread and count of parameters (1 byte
 * each), then each parameter as a length and bytes. A length of 255 stands for
 * the 8 bytes of a small number, so that ids and fds meet.
 */
#include "scap/event.h"
#include "state/machine.h"
#include "touch.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define SMALL_NUMBER 255

static void see(const struct machine *machine, const struct event_view *view)
{
    const struct thread *thread = view->thread;
    keep(touch(view->container_id) + touch(view->async_name));
    if (thread != NULL) {
        keep(touch(text__span(&thread->comm)) + touch(text__span(&thread->args)) + touch(text__span(&thread->cwd)));
        const struct thread *parent = machine__parent(machine, thread);
        keep(parent == NULL ? 0 : touch(text__span(&parent->comm)));
    }
    if (view->fd != NULL) {
        keep(touch(text__span(&view->fd->name)) + touch(text__span(&view->fd->name_raw)));
    }
    if (view->container != NULL) {
        keep(touch(text__span(&view->container->name)));
    }
    if (view->enter != NULL) {
        for (uint32_t i = 0; i < view->enter->event.nparams; i++) {
            keep(touch(view->enter->event.params[i]));
        }
    }
}

/** Takes one event; `numbers` is room for the small numbers among its parameters. */
static void take_event(struct cursor *cursor, struct scap_event *event, int64_t *numbers)
{
    *event = (struct scap_event){.type = (uint16_t)(cursor__u16(cursor) % EVENT_TABLE_SIZE)};
    event->info = &event_table[event->type];
    event->tid = cursor__u8(cursor) % 16;
    uint32_t count = cursor__u8(cursor) % SCAP_MAX_PARAMS;
    for (uint32_t i = 0; i < count && !cursor->failed; i++) {
        uint8_t length = cursor__u8(cursor);
        struct span param = {.length = length};
        if (length == SMALL_NUMBER) {
            numbers[i] = (int8_t)cursor__u8(cursor);
            param = (struct span){.data = (const uint8_t *)&numbers[i], .length = 8};
        } else {
            param.data = cursor__take(cursor, length);
        }
        if (!cursor->failed) {
            event->params[event->nparams++] = param;
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct machine_limits limits = {.threads = 20, .fds = 30, .containers = 3, .users = 3};
    struct machine *machine = machine__create(&limits);
    struct cursor cursor = cursor__of(data, size);
    struct metadata_sink sink = machine__sink(machine);
    while (!cursor.failed && cursor__left(&cursor) > 0) {
        struct scap_event event;
        struct event_view view;
        int64_t numbers[SCAP_MAX_PARAMS];
        take_event(&cursor, &event, numbers);
        machine__update(machine, &event, &view);
        see(machine, &view);
        if (event.type == 17) {
            sink.section(sink.data, 2);
        }
    }
    struct machine_counts counts;
    machine__counts(machine, &counts);
    if (counts.threads > 20 || counts.fds > 30 || counts.containers > 3 || counts.users > 3) {
        __builtin_trap();
    }
    machine__free(machine);
    return 0;
}
