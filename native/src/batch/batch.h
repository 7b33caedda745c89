/**
 * Rows of events become a batch: columns, new strings, new contexts. Writes
 * into a buffer that belongs to somebody else and never beyond its end.
 */
#ifndef BATCH_BATCH_H
#define BATCH_BATCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "../base/text.h"
#include "contexts.h"
#include "dictionary.h"
#include "layout.h"

/** What filling a column takes, close together: columns themselves are large. */
struct cell {
    field_reader read;
    const struct bound_field *field;
    uint32_t offset;
    enum column_kind kind;
    /** The id that the column held last; 0 for none in this epoch. */
    uint32_t last_id;
};

struct batch {
    struct layout layout;
    /** The columns of the context, then those of the event; each in the order of the layout. */
    struct cell *cells;
    struct dictionary dictionary;
    struct context_table contexts;
    /** Counts from 1. */
    uint32_t epoch;
    /** The last ids that batches before this one shipped. */
    uint32_t strings_shipped, contexts_shipped;
    bool is_manifest_shipped;
    /** Time of the first event read, set by the owner; shipped with the manifest. */
    uint64_t start_ts;
    /** Bytes that the manifest takes. */
    size_t manifest_size;
    /** One tuple under construction. */
    double *tuple;
    struct text scratch, spare;

    /** The batch under construction. */
    uint8_t *buffer;
    size_t buffer_size;
    uint32_t rows;
    /** The last ids of complete rows, and the bytes that new strings and contexts up to there take. */
    uint32_t strings_used, contexts_used;
    size_t new_size;
};

enum batch_result {
    BATCH_OK,
    /** The row does not go into this batch; end it and add the row to the next. */
    BATCH_FULL,
    /** The row does not fit into an empty batch of this buffer. */
    BATCH_BUFFER_TOO_SMALL,
    BATCH_NO_MEMORY,
};

/** Takes over the layout. False when memory ran out. */
bool batch__init(struct batch *batch, struct layout *layout, uint32_t max_strings, uint64_t seed);
void batch__free(struct batch *batch);

/** The smallest buffer in which a batch can begin; long strings need more. */
size_t batch__minimum_size(const struct batch *batch);

/** Begins a batch; the buffer must be at least of the minimum size. */
void batch__begin(struct batch *batch, uint8_t *buffer, size_t buffer_size);

/** Adds the event as a row. Scratch and spare of the input are set here. */
enum batch_result batch__add(struct batch *batch, struct field_input *input);

/** Completes the batch and gives its length. */
size_t batch__end(struct batch *batch);

#endif
