#include "batch.h"

#include <math.h>
#include <stdlib.h>

#include "../../include/capture.h"

/** All that a batch holds besides columns, strings, contexts and manifest: keys, headers, numbers. */
#define FRAME_SIZE 128

/** What an entry of the manifest takes besides its texts. */
#define COLUMN_ENTRY_SIZE 32

enum bool_value { BOOL_NONE, BOOL_FALSE, BOOL_TRUE };

static size_t measure_manifest(const struct layout *layout)
{
    size_t size = MSGPACK_TEXT_OVERHEAD;
    for (uint32_t i = 0; i < layout->count; i++) {
        const struct bound_field *field = &layout->columns[i].field;
        size += strlen(field->definition->name) + strlen(field->argument) + COLUMN_ENTRY_SIZE;
    }
    return size;
}

/** Places the cells of one scope; gives the first place behind them. */
static struct cell *place_cells(const struct layout *layout, enum field_scope scope, struct cell *place)
{
    for (uint32_t i = 0; i < layout->count; i++) {
        const struct column *column = &layout->columns[i];
        if (column->field.definition->scope == scope) {
            *place++ = (struct cell){
                .read = column->field.definition->read,
                .field = &column->field,
                .offset = column->offset,
                .kind = column->field.kind,
            };
        }
    }
    return place;
}

bool batch__init(struct batch *batch, struct layout *layout, uint32_t max_strings, uint64_t seed)
{
    *batch = (struct batch){.epoch = 1, .layout = *layout};
    layout->columns = NULL;
    batch->manifest_size = measure_manifest(&batch->layout);
    batch->tuple = malloc((batch->layout.context_count + 1) * sizeof(*batch->tuple));
    batch->cells = calloc(batch->layout.count + 1, sizeof(*batch->cells));
    bool is_ready = batch->tuple != NULL && batch->cells != NULL &&
                    dictionary__init(&batch->dictionary, max_strings, seed) &&
                    context_table__init(&batch->contexts, batch->layout.context_count, seed);
    if (!is_ready) {
        batch__free(batch);
        return false;
    }
    place_cells(&batch->layout, SCOPE_EVENT, place_cells(&batch->layout, SCOPE_CONTEXT, batch->cells));
    return true;
}

void batch__free(struct batch *batch)
{
    layout__free(&batch->layout);
    dictionary__free(&batch->dictionary);
    context_table__free(&batch->contexts);
    text__free(&batch->scratch);
    text__free(&batch->spare);
    free(batch->tuple);
    free(batch->cells);
    batch->tuple = NULL;
    batch->cells = NULL;
}

static size_t fixed_size(const struct batch *batch)
{
    return LAYOUT_COLUMNS_START + batch->layout.size + FRAME_SIZE +
           (batch->is_manifest_shipped ? 0 : batch->manifest_size);
}

size_t batch__minimum_size(const struct batch *batch)
{
    return fixed_size(batch);
}

/** Whether the strings and contexts of one more row may not find room. */
static bool is_epoch_over(const struct batch *batch)
{
    return dictionary__is_full(&batch->dictionary, batch->layout.string_count) ||
           context_table__is_full(&batch->contexts);
}

static void begin_epoch(struct batch *batch)
{
    batch->epoch++;
    dictionary__clear(&batch->dictionary);
    context_table__clear(&batch->contexts);
    batch->strings_shipped = 0;
    batch->contexts_shipped = 0;
    for (uint32_t i = 0; i < batch->layout.count; i++) {
        batch->cells[i].last_id = 0;
    }
}

void batch__begin(struct batch *batch, uint8_t *buffer, size_t buffer_size)
{
    if (is_epoch_over(batch)) {
        begin_epoch(batch);
    }
    batch->buffer = buffer;
    batch->buffer_size = buffer_size;
    batch->rows = 0;
    batch->strings_used = batch->strings_shipped;
    batch->contexts_used = batch->contexts_shipped;
    batch->new_size = 0;
}

static bool is_string(enum column_kind kind)
{
    return kind != COLUMN_NUMBER && kind != COLUMN_BOOL;
}

/** Gives the dictionary id of a value; 0 when there is none. */
static uint32_t intern_value(struct batch *batch, struct cell *cell, const struct value *value, bool *is_failed)
{
    if (!value->is_present) {
        return 0;
    }
    struct span text = value->text;
    if (cell->last_id != 0) {
        /* Much repeats from one event to the next, and comparing is cheaper than looking up. */
        struct span last = dictionary__string(&batch->dictionary, cell->last_id);
        if (last.length == text.length && (text.length == 0 || memcmp(last.data, text.data, text.length) == 0)) {
            return cell->last_id;
        }
    }
    cell->last_id = dictionary__intern(&batch->dictionary, text);
    *is_failed |= cell->last_id == 0;
    return cell->last_id;
}

static void read_cell(const struct cell *cell, const struct field_input *input, struct value *value)
{
    input->scratch->length = 0;
    *value = (struct value){.is_present = false};
    cell->read(input, cell->field, value);
}

static uint8_t bool_of(const struct value *value)
{
    return !value->is_present ? BOOL_NONE : value->boolean ? BOOL_TRUE : BOOL_FALSE;
}

static bool read_context(struct batch *batch, const struct field_input *input, uint32_t *id)
{
    bool is_failed = false;
    bool is_empty = true;
    for (uint32_t i = 0; i < batch->layout.context_count; i++) {
        struct cell *cell = &batch->cells[i];
        struct value value;
        read_cell(cell, input, &value);
        is_empty &= !value.is_present;
        double *place = &batch->tuple[cell->offset];
        if (is_string(cell->kind)) {
            *place = intern_value(batch, cell, &value, &is_failed);
        } else if (cell->kind == COLUMN_NUMBER) {
            *place = value.is_present ? value.number : (double)NAN;
        } else {
            *place = bool_of(&value);
        }
    }
    *id = 0;
    return !is_failed && (is_empty || context_table__intern(&batch->contexts, batch->tuple, id));
}

/** Gives the context of the event; that of a thread is kept with the thread until something about it changes. */
static bool find_context(struct batch *batch, const struct field_input *input, uint32_t *id)
{
    *id = 0;
    if (batch->layout.context_count == 0) {
        return true;
    }
    struct thread *thread = input->view->thread;
    if (thread == NULL) {
        return read_context(batch, input, id);
    }
    uint64_t generation = machine__generation(input->machine);
    if (thread->context_epoch == batch->epoch && thread->context_version == thread->version &&
        thread->context_generation == generation) {
        *id = thread->context_id;
        return true;
    }
    if (!read_context(batch, input, id)) {
        return false;
    }
    thread->context_id = *id;
    thread->context_version = thread->version;
    thread->context_generation = generation;
    thread->context_epoch = batch->epoch;
    return true;
}

/** Places a value of 8, 4, 2 or 1 bytes; the columns begin at byte 16 of a buffer that may stand anywhere. */
static void put(struct batch *batch, uint32_t column_offset, const void *value, size_t size)
{
    memcpy(batch->buffer + LAYOUT_COLUMNS_START + column_offset + batch->rows * size, value, size);
}

static bool put_event_columns(struct batch *batch, const struct field_input *input)
{
    bool is_failed = false;
    for (uint32_t i = batch->layout.context_count; i < batch->layout.count; i++) {
        struct cell *cell = &batch->cells[i];
        struct value value;
        read_cell(cell, input, &value);
        if (is_string(cell->kind)) {
            uint32_t id = intern_value(batch, cell, &value, &is_failed);
            put(batch, cell->offset, &id, sizeof(id));
        } else if (cell->kind == COLUMN_NUMBER) {
            double number = value.is_present ? value.number : (double)NAN;
            put(batch, cell->offset, &number, sizeof(number));
        } else {
            uint8_t boolean = bool_of(&value);
            put(batch, cell->offset, &boolean, sizeof(boolean));
        }
    }
    return !is_failed;
}

static void put_fixed_columns(struct batch *batch, const struct scap_event *event, uint32_t context)
{
    double number = (double)event->num;
    put(batch, batch->layout.time_offset, &event->ts, sizeof(event->ts));
    put(batch, batch->layout.number_offset, &number, sizeof(number));
    put(batch, batch->layout.context_offset, &context, sizeof(context));
    put(batch, batch->layout.type_offset, &event->type, sizeof(event->type));
}

/** Counts what the row added to strings and contexts. False when it does not fit. */
static bool account(struct batch *batch)
{
    size_t size = batch->new_size;
    for (uint32_t id = batch->strings_used + 1; id <= batch->dictionary.count; id++) {
        size += MSGPACK_TEXT_OVERHEAD + batch->dictionary.entries[id].length;
    }
    size += (size_t)(batch->contexts.count - batch->contexts_used) * batch->layout.context_count * sizeof(double);
    if (fixed_size(batch) + size > batch->buffer_size) {
        return false;
    }
    batch->new_size = size;
    batch->strings_used = batch->dictionary.count;
    batch->contexts_used = batch->contexts.count;
    return true;
}

enum batch_result batch__add(struct batch *batch, struct field_input *input)
{
    if (batch->rows == CAPTURE_BATCH_ROWS || is_epoch_over(batch)) {
        return BATCH_FULL;
    }
    input->scratch = &batch->scratch;
    input->spare = &batch->spare;
    uint32_t context;
    if (!find_context(batch, input, &context) || !put_event_columns(batch, input)) {
        return BATCH_NO_MEMORY;
    }
    put_fixed_columns(batch, input->view->event, context);
    if (!account(batch)) {
        return batch->rows > 0 ? BATCH_FULL : BATCH_BUFFER_TOO_SMALL;
    }
    batch->rows++;
    return BATCH_OK;
}

static void write_dictionary(const struct batch *batch, struct msgpack *writer)
{
    msgpack__string(writer, "dictionary");
    msgpack__array(writer, batch->strings_used - batch->strings_shipped);
    for (uint32_t id = batch->strings_shipped + 1; id <= batch->strings_used; id++) {
        msgpack__text(writer, dictionary__string(&batch->dictionary, id));
    }
}

static void write_contexts(const struct batch *batch, struct msgpack *writer)
{
    msgpack__string(writer, "contexts");
    uint32_t count = batch->contexts_used - batch->contexts_shipped;
    uint32_t size = count * batch->layout.context_count * (uint32_t)sizeof(double);
    msgpack__bin_header(writer, size);
    if (count > 0) {
        msgpack__bytes(writer, context_table__tuple(&batch->contexts, batch->contexts_shipped + 1), size);
    }
}

size_t batch__end(struct batch *batch)
{
    struct msgpack writer = msgpack__of(batch->buffer, batch->buffer_size);
    msgpack__map(&writer, batch->is_manifest_shipped ? 5 : 7);
    msgpack__string(&writer, "columns__");
    msgpack__bin_header(&writer, batch->layout.size);
    writer.at += batch->layout.size;
    msgpack__string(&writer, "rows");
    msgpack__unsigned(&writer, batch->rows);
    msgpack__string(&writer, "epoch");
    msgpack__unsigned(&writer, batch->epoch);
    write_dictionary(batch, &writer);
    write_contexts(batch, &writer);
    if (!batch->is_manifest_shipped) {
        msgpack__string(&writer, "manifest");
        layout__write_manifest(&batch->layout, &writer);
        msgpack__string(&writer, "start");
        msgpack__unsigned(&writer, batch->start_ts);
        batch->is_manifest_shipped = true;
    }
    batch->strings_shipped = batch->strings_used;
    batch->contexts_shipped = batch->contexts_used;
    return writer.is_full ? 0 : writer.at;
}
