/** Values of fields, read natively from an event and the state. One file per field class. */
#ifndef FIELDS_FIELDS_H
#define FIELDS_FIELDS_H

#include <stdbool.h>
#include <stdint.h>

#include "../base/text.h"
#include "../state/machine.h"

/** How a column holds its values; the wire names are in README.md. */
enum column_kind {
    /** Text, or any bytes. */
    COLUMN_TEXT = 1,
    /** A number that a double holds exactly. */
    COLUMN_NUMBER = 2,
    COLUMN_BOOL = 3,
    /** Texts, each ended by a NUL byte. */
    COLUMN_LIST = 4,
    /** An integer of 64 bits, as decimal text. */
    COLUMN_INTEGER = 5,
};

/** Whether a value depends on the event itself or on thread and container only. */
enum field_scope { SCOPE_EVENT, SCOPE_CONTEXT };

/** A value; `text` may point into state, the event or `scratch` of the reader. */
struct value {
    bool is_present;
    bool boolean;
    double number;
    struct span text;
};

/** What a reader may look at. */
struct field_input {
    const struct machine *machine;
    const struct event_view *view;
    /** Room for the text that the reader composes; empty when it is called. */
    struct text *scratch;
    /** More room; of any content. */
    struct text *spare;
    /** Time of the event shown before this one, 0 when there was none. */
    uint64_t previous_ts;
};

struct bound_field;
typedef void (*field_reader)(const struct field_input *input, const struct bound_field *field, struct value *value);

/** A field that can be read. `name` is Falco's; the argument is what stands in brackets or behind the name. */
struct field_definition {
    const char *name;
    enum column_kind kind;
    /** Kind when the field has an argument; 0 when the same. */
    enum column_kind kind_with_argument;
    enum field_scope scope;
    field_reader read;
    /** Whether containers must be tracked for it. */
    bool needs_tracking;
    /** Whether sizes of memory or counts of page faults must be kept for it. */
    bool needs_memory;
};

#define FIELD(field_name, field_kind, field_scope, reader)                                                             \
    {                                                                                                                  \
        .name = (field_name), .kind = COLUMN_##field_kind, .scope = SCOPE_##field_scope, .read = (reader)              \
    }
/** A field of an event, for which containers must be tracked. */
#define TRACKED_FIELD(field_name, field_kind, reader)                                                                  \
    {                                                                                                                  \
        .name = (field_name), .kind = COLUMN_##field_kind, .scope = SCOPE_EVENT, .read = (reader),                     \
        .needs_tracking = true                                                                                         \
    }
/** A number of an event, for which sizes of memory or counts of page faults must be kept. */
#define MEMORY_FIELD(field_name, reader)                                                                               \
    {                                                                                                                  \
        .name = (field_name), .kind = COLUMN_NUMBER, .scope = SCOPE_EVENT, .read = (reader), .needs_memory = true      \
    }
/** A list, of which an argument selects one value. */
#define LIST_FIELD(field_name, kind_of_one, field_scope, reader)                                                       \
    {                                                                                                                  \
        .name = (field_name), .kind = COLUMN_LIST, .kind_with_argument = COLUMN_##kind_of_one,                         \
        .scope = SCOPE_##field_scope, .read = (reader)                                                                 \
    }
#define FIELDS_END                                                                                                     \
    {                                                                                                                  \
        .name = NULL                                                                                                   \
    }

#define FIELD_ARGUMENT_SIZE 256
#define FIELD_NO_PARAM 0xff

/** A field with its argument settled. */
struct bound_field {
    const struct field_definition *definition;
    /** As in the definition, but for evt.rawarg, where the parameter decides. */
    enum column_kind kind;
    char argument[FIELD_ARGUMENT_SIZE];
    bool has_argument;
    /** The argument as a number, when it is one; else -1. */
    int64_t index;
    /** For evt.arg and evt.rawarg with a name: position of that parameter per event type, or FIELD_NO_PARAM. */
    uint8_t params[EVENT_TYPE_COUNT];
};

/** One class of fields, ended by a NULL name. */
extern const struct field_definition evt_fields[], evt_arg_fields[], evt_open_fields[], proc_fields[],
    proc_lineage_fields[], thread_fields[], fd_fields[], fd_list_fields[], fd_socket_fields[], fs_fields[],
    user_fields[], group_fields[], container_fields[], container_mount_fields[], container_volume_fields[],
    container_sight_fields[], container_write_fields[], thread_right_fields[], k8s_fields[];

/** Finds a field by Falco's name without argument; NULL when none is read natively. */
const struct field_definition *field__find(const char *name);

/** Settles a field's argument (NULL for none). False when no such field is read natively or the argument is too long. */
bool field__bind(struct bound_field *bound, const char *name, const char *argument);

/** Reads a value; the scratch text is emptied first. */
static inline void field__read(const struct bound_field *field, const struct field_input *input, struct value *value)
{
    input->scratch->length = 0;
    *value = (struct value){.is_present = false};
    field->definition->read(input, field, value);
}

#endif
