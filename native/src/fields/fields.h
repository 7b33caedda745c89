/** Values of fields, read natively from an event and the state. One file per field class. */
#ifndef FIELDS_FIELDS_H
#define FIELDS_FIELDS_H

#include <stdbool.h>
#include <stdint.h>

#include "../base/text.h"
#include "../state/machine.h"

/** How a column holds its values; the wire names are in README.md. */
enum column_kind {
    /** Text; bytes are written as the UTF-8 of their code points 0–255. */
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

/** What a reader may look at. `scratch` is its own room for text it composes; it is empty when the reader is called. */
struct field_input {
    const struct machine *machine;
    const struct event_view *view;
    struct text *scratch;
};

struct bound_field;
typedef void (*field_reader)(const struct field_input *input, const struct bound_field *field, struct value *value);

/** A field that can be read. `name` is Falco's; the argument is what stands in brackets or behind the name. */
struct field_definition {
    const char *name;
    enum column_kind kind;
    enum field_scope scope;
    field_reader read;
};

/** A field with its argument settled. */
struct bound_field {
    const struct field_definition *definition;
    char argument[256];
    bool has_argument;
    /** The argument as a number, when it is one; else -1. */
    int64_t index;
};

/** One class of fields, ended by a NULL name. */
extern const struct field_definition evt_fields[], proc_fields[], thread_fields[], fd_fields[], fs_fields[],
    user_fields[], group_fields[], container_fields[], k8s_fields[];

/** Finds a field by Falco's name without argument; NULL when none is read natively. */
const struct field_definition *field__find(const char *name);

#endif
