#include "layout.h"

#include <stdlib.h>

#include "../../include/capture.h"

void layout__init(struct layout *layout)
{
    *layout = (struct layout){.columns = NULL};
    layout->time_offset = 0;
    layout->number_offset = layout->time_offset + CAPTURE_BATCH_ROWS * sizeof(uint64_t);
    layout->context_offset = layout->number_offset + CAPTURE_BATCH_ROWS * sizeof(double);
    layout->type_offset = layout->context_offset + CAPTURE_BATCH_ROWS * sizeof(uint32_t);
    layout->size = layout->type_offset + CAPTURE_BATCH_ROWS * sizeof(uint16_t);
}

void layout__free(struct layout *layout)
{
    free(layout->columns);
    layout->columns = NULL;
}

static uint32_t value_size(enum column_kind kind)
{
    switch (kind) {
    case COLUMN_NUMBER:
        return sizeof(double);
    case COLUMN_BOOL:
        return sizeof(uint8_t);
    default:
        return sizeof(uint32_t);
    }
}

static bool reserve(struct layout *layout)
{
    if (layout->count < layout->capacity) {
        return true;
    }
    uint32_t capacity = layout->capacity == 0 ? 16 : layout->capacity * 2;
    void *grown = realloc(layout->columns, capacity * sizeof(*layout->columns));
    if (grown == NULL) {
        return false;
    }
    layout->columns = grown;
    layout->capacity = capacity;
    return true;
}

enum layout_result layout__add(struct layout *layout, const char *name, const char *argument)
{
    if (layout->count == LAYOUT_MAX_COLUMNS) {
        return LAYOUT_TOO_MANY;
    }
    if (!reserve(layout)) {
        return LAYOUT_NO_MEMORY;
    }
    struct column *column = &layout->columns[layout->count];
    if (!field__bind(&column->field, name, argument)) {
        return LAYOUT_UNKNOWN_FIELD;
    }
    if (column__is_context(column)) {
        column->offset = layout->context_count++;
    } else {
        column->offset = layout->size;
        layout->size += CAPTURE_BATCH_ROWS * value_size(column->field.kind);
    }
    layout->string_count += column__is_string(column);
    layout->count++;
    return LAYOUT_OK;
}

bool layout__needs_tracking(const struct layout *layout)
{
    for (uint32_t i = 0; i < layout->count; i++) {
        if (layout->columns[i].field.definition->needs_tracking) {
            return true;
        }
    }
    return false;
}

bool layout__needs_memory(const struct layout *layout)
{
    for (uint32_t i = 0; i < layout->count; i++) {
        if (layout->columns[i].field.definition->needs_memory) {
            return true;
        }
    }
    return false;
}

void layout__write_manifest(const struct layout *layout, struct msgpack *writer)
{
    msgpack__array(writer, layout->count);
    for (uint32_t i = 0; i < layout->count; i++) {
        const struct column *column = &layout->columns[i];
        msgpack__array(writer, 5);
        msgpack__string(writer, column->field.definition->name);
        if (column->field.has_argument) {
            const char *argument = column->field.argument;
            msgpack__text(writer, (struct span){(const uint8_t *)argument, (uint32_t)strlen(argument)});
        } else {
            msgpack__nil(writer);
        }
        msgpack__unsigned(writer, column->field.kind);
        msgpack__unsigned(writer, column->field.definition->scope);
        msgpack__unsigned(writer, column->offset);
    }
}
