/** Which columns a batch has and where they stand. Settled once per handle. */
#ifndef BATCH_LAYOUT_H
#define BATCH_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "../fields/fields.h"
#include "msgpack.h"

/** Columns that may be asked for at most. */
#define LAYOUT_MAX_COLUMNS 1024
/** Bytes before the columns: map header, key and bin header. */
#define LAYOUT_COLUMNS_START 16

struct column {
    struct bound_field field;
    /** Bytes from the start of the columns, or position among the context columns. */
    uint32_t offset;
};

struct layout {
    /** In the order asked for. */
    struct column *columns;
    uint32_t count;
    uint32_t capacity;
    uint32_t context_count;
    /** Columns whose values are dictionary ids. */
    uint32_t string_count;
    /** Offsets of the columns that every batch has. */
    uint32_t time_offset, number_offset, context_offset, type_offset;
    /** Bytes of all columns together. */
    uint32_t size;
};

void layout__init(struct layout *layout);
void layout__free(struct layout *layout);

enum layout_result { LAYOUT_OK, LAYOUT_UNKNOWN_FIELD, LAYOUT_TOO_MANY, LAYOUT_NO_MEMORY };

/** Adds a column; `argument` may be NULL. */
enum layout_result layout__add(struct layout *layout, const char *name, const char *argument);

/** Whether some column reads what is kept only where it is asked for (machine__track_containers). */
bool layout__needs_tracking(const struct layout *layout);
/** Whether any column needs sizes of memory or counts of page faults. */
bool layout__needs_memory(const struct layout *layout);

void layout__write_manifest(const struct layout *layout, struct msgpack *writer);

static inline bool column__is_string(const struct column *column)
{
    return column->field.kind != COLUMN_NUMBER && column->field.kind != COLUMN_BOOL;
}

static inline bool column__is_context(const struct column *column)
{
    return column->field.definition->scope == SCOPE_CONTEXT;
}

#endif
