/**
 * A capture as a sequence of blocks: finds the sections, hands metadata blocks
 * to a sink, yields events. Knows bytes, not what they mean for threads.
 */
#ifndef SCAP_READER_H
#define SCAP_READER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "../base/input.h"
#include "event.h"
#include "metadata.h"

struct scap_reader;

enum scap_read_result {
    SCAP_READ_EVENT,
    SCAP_READ_END,
    /** Cut off inside a block; see scap_reader__error. */
    SCAP_READ_TRUNCATED,
    /** Corrupt; see scap_reader__error. */
    SCAP_READ_CORRUPT,
    /** The input failed; see scap_reader__error. */
    SCAP_READ_FAILED,
};

struct scap_reader_counts {
    uint64_t bytes;
    uint64_t input_bytes_read;
    uint64_t input_bytes_total;
    uint64_t unknown_types;
    uint64_t corrupt_events;
    uint64_t bad_metadata;
};

/** Opens a source, plain or gzip. NULL on failure with the reason in `error`. */
struct scap_reader *scap_reader__open(const struct input_source *source, const struct metadata_sink *sink, char *error,
                                      size_t error_size);

/** Opens bytes in memory (tests, fuzzing); they must outlive the reader. */
struct scap_reader *scap_reader__open_memory(const uint8_t *data, size_t length, const struct metadata_sink *sink,
                                             char *error, size_t error_size);

/** Types whose events are given without their parameters from now on, checked all the same. Must outlive the reader. */
void scap_reader__leave_out(struct scap_reader *reader, const bool is_idle[EVENT_TABLE_SIZE]);

/**
 * Reads the next event of a known type; the event points into the reader and
 * is valid until the next call. Metadata blocks on the way go to the sink,
 * which is told first when a new section begins.
 */
enum scap_read_result scap_reader__next(struct scap_reader *reader, struct scap_event *event);

void scap_reader__counts(const struct scap_reader *reader, struct scap_reader_counts *counts);
const char *scap_reader__error(const struct scap_reader *reader);
bool scap_reader__uses_isal(const struct scap_reader *reader);
void scap_reader__close(struct scap_reader *reader);

#endif
