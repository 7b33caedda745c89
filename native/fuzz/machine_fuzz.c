/*
 * Events of any type with any parameters through the state, and every field
 * read of each. The input is a script: per event a type, a thread, a number of
 * parameters and their bytes. Parameters live in memory of exactly their size
 * that is gone when the event is over, so that neither reads beyond them nor
 * what state keeps of them goes unseen.
 */
#include <stdlib.h>

#include "fields/fields.h"
#include "support/param_width.h"
#include "touch.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { MOST_FIELDS = 1024, MOST_EVENTS = 48 };

#define SPAN(text) ((struct span){.data = (const uint8_t *)(text), .length = (uint32_t)(sizeof(text) - 1)})

static struct bound_field fields[MOST_FIELDS];
static size_t field_count;

static void bind(const char *name, const char *argument)
{
    if (field_count < MOST_FIELDS && field__bind(&fields[field_count], name, argument)) {
        field_count++;
    }
}

static void bind_all(void)
{
    const struct field_definition *classes[] = {
        evt_fields,       evt_arg_fields,         evt_open_fields,  proc_fields, proc_lineage_fields, thread_fields,
        fd_fields,        fd_list_fields,         fd_socket_fields, fs_fields,   user_fields,         group_fields,
        container_fields, container_mount_fields, k8s_fields,
    };
    const char *arguments[] = {NULL, "1", "name", "a.b"};
    for (size_t i = 0; i < sizeof(classes) / sizeof(classes[0]); i++) {
        for (const struct field_definition *field = classes[i]; field->name != NULL; field++) {
            for (size_t j = 0; j < sizeof(arguments) / sizeof(arguments[0]); j++) {
                bind(field->name, arguments[j]);
            }
        }
    }
}

/* Makes a parameter: of its proper width from one small signed byte, or of any length from bytes of the script. */
static struct span make_param(struct cursor *script, uint8_t type)
{
    uint8_t control = cursor__u8(script);
    uint32_t width = param_width(type);
    uint32_t length = width > 0 && control >= 16 ? width : control;
    uint8_t *bytes = malloc(length + (length == 0));
    if (bytes == NULL) {
        abort();
    }
    if (width > 0 && control >= 16) {
        int64_t number = (int8_t)cursor__u8(script);
        memcpy(bytes, &number, width);
    } else {
        const uint8_t *from = cursor__take(script, length);
        if (from == NULL) {
            length = 0;
        } else {
            memcpy(bytes, from, length);
        }
    }
    return (struct span){.data = bytes, .length = length};
}

static bool make_event(struct cursor *script, struct scap_event *event)
{
    uint16_t type = cursor__u16(script);
    uint8_t control = cursor__u8(script);
    uint8_t count = cursor__u8(script);
    if (script->failed) {
        return false;
    }
    event->type = type % EVENT_TABLE_SIZE;
    event->info = &event_table[event->type];
    event->tid = (control & 15) == 15 ? -1 : control & 15;
    event->cpuid = control >> 7;
    event->dump_flags = (control >> 6) & 1;
    event->ts += (control & 16) != 0 ? 1000 : 0;
    event->num++;
    event->nparams = count < event->info->nparams ? count : event->info->nparams;
    for (uint32_t i = 0; i < event->nparams; i++) {
        event->params[i] = make_param(script, event->info->params[i].type);
    }
    return true;
}

static void load_metadata(const struct metadata_sink *sink)
{
    sink->section(sink->data, 2);
    for (int64_t tid = 1; tid <= 4; tid++) {
        struct thread_entry thread = {
            .tid = tid,
            .pid = tid == 3 ? 2 : tid,
            .ptid = tid / 2,
            .vtid = tid,
            .vpid = tid,
            .sid = 1,
            .vpgid = 1,
            .pgid = 1,
            .comm = SPAN("sh"),
            .exe = SPAN("/bin/sh"),
            .exepath = SPAN("/bin/sh"),
            .args = SPAN("-c\0x"),
            .cwd = SPAN("/root/"),
            .root = SPAN("/"),
            .env = SPAN("A=1\0"),
            .cgroups = SPAN("cpu=/docker/0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\0"),
        };
        sink->thread(sink->data, &thread);
        for (int64_t fd = 0; fd < 4; fd++) {
            const uint8_t types[] = {FD_FILE_V2, FD_IPV4_SOCK, FD_UNIX_SOCK, FD_FIFO};
            struct fd_entry entry = {.tid = tid, .fd = fd, .type = types[fd], .name = SPAN("/dev/x"), .sport = 80};
            sink->fd(sink->data, &entry);
        }
    }
}

static void read_fields(const struct field_input *input)
{
    for (size_t i = 0; i < field_count; i++) {
        struct value value;
        field__read(&fields[i], input, &value);
        if (value.is_present) {
            keep(touch(value.text));
        }
    }
}

/** Reads the fields of what the last event made due. */
static void read_sights(struct machine *machine, struct field_input *input, const struct scap_event *event)
{
    struct scap_event sight = {.ts = event->ts, .num = event->num};
    struct event_view view;
    while (machine__next_sight(machine, &sight, &view)) {
        input->view = &view;
        read_fields(input);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (field_count == 0) {
        bind_all();
    }
    struct machine *machine = machine__create(&(struct machine_limits){6, 12, 2, 4});
    if (machine == NULL) {
        abort();
    }
    struct metadata_sink sink = machine__sink(machine);
    machine__track_containers(machine);
    load_metadata(&sink);
    struct text scratch = {0};
    struct text spare = {0};
    struct field_input input = {.machine = machine, .scratch = &scratch, .spare = &spare};
    struct cursor script = cursor__of(data, size);
    struct scap_event event = {.ts = 1500000000000000000u};
    struct event_view view;
    for (int i = 0; i < MOST_EVENTS && make_event(&script, &event); i++) {
        machine__update(machine, &event, &view);
        input.view = &view;
        if (event.tid >= 0 && event.tid % 2 == 0) {
            read_fields(&input);
        }
        read_sights(machine, &input, &event);
        input.previous_ts = event.ts;
        for (uint32_t j = 0; j < event.nparams; j++) {
            free((void *)(uintptr_t)event.params[j].data);
        }
    }
    machine__end(machine);
    read_sights(machine, &input, &event);
    text__free(&scratch);
    text__free(&spare);
    machine__free(machine);
    return 0;
}
