/* The phases of a section: its header, metadata, events; and what counts as lost on the way. */
#include "reader.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "../base/inflater.h"
#include "block.h"

#define SECTION_MAGIC 0x1A2B3C4Du

/* Newest major version of a section that is understood. */
enum { SECTION_MAJOR = 1 };

enum phase { PHASE_START, PHASE_METADATA, PHASE_EVENTS };

struct scap_reader {
    struct block_stream stream;
    struct metadata_sink sink;
    enum phase phase;
    uint16_t section_minor;
    /** Types whose parameters nobody looks at. */
    const bool *is_idle;
    /** How reading ended; SCAP_READ_EVENT while it has not. */
    enum scap_read_result ended;
    struct scap_reader_counts counts;
    char error[256];
};

static struct scap_reader *create(struct input *input, const struct metadata_sink *sink)
{
    struct scap_reader *reader = calloc(1, sizeof(*reader));
    if (reader == NULL) {
        input__close(input);
        return NULL;
    }
    static const bool none_is_idle[EVENT_TABLE_SIZE];
    reader->is_idle = none_is_idle;
    if (sink != NULL) {
        reader->sink = *sink;
    }
    if (!block_stream__init(&reader->stream, input)) {
        scap_reader__close(reader);
        return NULL;
    }
    return reader;
}

struct scap_reader *scap_reader__open(const struct input_source *source, const struct metadata_sink *sink, char *error,
                                      size_t error_size)
{
    struct input *input = input__open(source, error, error_size);
    if (input == NULL) {
        return NULL;
    }
    struct scap_reader *reader = create(input, sink);
    if (reader == NULL) {
        snprintf(error, error_size, "out of memory");
    }
    return reader;
}

struct scap_reader *scap_reader__open_memory(const uint8_t *data, size_t length, const struct metadata_sink *sink,
                                             char *error, size_t error_size)
{
    struct input *input = input__open_memory(data, length);
    struct scap_reader *reader = input == NULL ? NULL : create(input, sink);
    if (reader == NULL) {
        snprintf(error, error_size, "out of memory");
    }
    return reader;
}

static enum scap_read_result end(struct scap_reader *reader, enum scap_read_result result, const char *error)
{
    reader->ended = result;
    snprintf(reader->error, sizeof(reader->error), "%s", error);
    return result;
}

/* Place of the block just taken. */
static uint64_t place_of(const struct scap_reader *reader, const struct block *block)
{
    return block_stream__offset(&reader->stream) - block->length - BLOCK_FRAME;
}

/* Begins a section. Options behind its fixed part are skipped with it. */
static void begin_section(struct scap_reader *reader, const struct block *block)
{
    struct cursor cursor = cursor__of(block->body, block->length);
    uint32_t magic = cursor__u32(&cursor);
    uint16_t major = cursor__u16(&cursor);
    uint16_t minor = cursor__u16(&cursor);
    (void)cursor__u64(&cursor); /* length of the section, which writers leave open */
    char error[160];
    if (cursor.failed || magic != SECTION_MAGIC) {
        snprintf(error, sizeof(error), "the section at byte %" PRIu64 " is damaged: wrong magic number or too short",
                 place_of(reader, block));
        end(reader, SCAP_READ_CORRUPT, error);
        return;
    }
    if (major != SECTION_MAJOR) {
        snprintf(error, sizeof(error), "the section at byte %" PRIu64 " has version %u.%u; only version 1 can be read",
                 place_of(reader, block), major, minor);
        end(reader, SCAP_READ_CORRUPT, error);
        return;
    }
    reader->phase = PHASE_METADATA;
    reader->section_minor = minor;
    if (reader->sink.section != NULL) {
        reader->sink.section(reader->sink.data, minor);
    }
}

/* Anything but an event. Metadata is good before the first event of a section only; unknown blocks are skipped. */
static void read_other(struct scap_reader *reader, const struct block *block)
{
    if (block->type == BLOCK_SECTION) {
        begin_section(reader, block);
    } else if (is_metadata_block(block->type) &&
               (reader->phase != PHASE_METADATA ||
                !metadata__read(block->type, block->body, block->length, &reader->sink))) {
        reader->counts.bad_metadata++;
    }
}

/* Counts what is lost; true when there is an event to hand out. */
static inline bool take_event(struct scap_reader *reader, enum scap_event_result result)
{
    switch (result) {
    case SCAP_EVENT_OK:
        return true;
    case SCAP_EVENT_UNKNOWN_TYPE:
        reader->counts.unknown_types++;
        return false;
    default:
        reader->counts.corrupt_events++;
        return false;
    }
}

static bool read_event(struct scap_reader *reader, const struct block *block, bool is_v2, bool has_flags,
                       struct scap_event *event)
{
    return take_event(reader, scap_event__parse_needed(event, block->body, block->length, is_v2, has_flags,
                                                       reader->section_minor, reader->is_idle));
}

static inline bool read_usual_event(struct scap_reader *reader, const struct block *block, struct scap_event *event)
{
    return take_event(
        reader, scap_event__parse_usual(event, block->body, block->length, reader->section_minor, reader->is_idle));
}

/* Reads any block; true when it is an event to hand out. A block that ends the reading says so in `ended`. */
static bool read_block(struct scap_reader *reader, const struct block *block, struct scap_event *event)
{
    if (reader->phase == PHASE_START && block->type != BLOCK_SECTION) {
        end(reader, SCAP_READ_CORRUPT, "this is not a capture: it does not begin with a section header");
        return false;
    }
    bool is_v2 = true;
    bool has_flags = false;
    switch (block->type) {
    case BLOCK_EVENT_V2:
    case BLOCK_EVENT_V2_LARGE:
        break;
    case BLOCK_EVENT_FLAGS_V2:
    case BLOCK_EVENT_FLAGS_V2_LARGE:
        has_flags = true;
        break;
    case BLOCK_EVENT:
    case BLOCK_EVENT_INT:
        is_v2 = false;
        break;
    case BLOCK_EVENT_FLAGS:
        is_v2 = false;
        has_flags = true;
        break;
    default:
        read_other(reader, block);
        return false;
    }
    reader->phase = PHASE_EVENTS;
    return read_event(reader, block, is_v2, has_flags, event);
}

/* What an end of blocks means for a reader. A capture without events is none the less one. */
static enum scap_read_result end_of_blocks(struct scap_reader *reader, enum block_result result)
{
    switch (result) {
    case BLOCK_TRUNCATED:
        return end(reader, SCAP_READ_TRUNCATED, reader->stream.error);
    case BLOCK_CORRUPT:
        return end(reader, SCAP_READ_CORRUPT, reader->stream.error);
    case BLOCK_FAILED:
        return end(reader, SCAP_READ_FAILED, reader->stream.error);
    default:
        if (reader->phase == PHASE_START) {
            return end(reader, SCAP_READ_CORRUPT, "this is not a capture: it is empty");
        }
        return end(reader, SCAP_READ_END, "");
    }
}

enum scap_read_result scap_reader__next(struct scap_reader *reader, struct scap_event *event)
{
    while (reader->ended == SCAP_READ_EVENT) {
        struct block block;
        enum block_result result = block_stream__next(&reader->stream, &block);
        if (result != BLOCK_OK) {
            return end_of_blocks(reader, result);
        }
        /* The usual block first. */
        bool is_usual = block.type == BLOCK_EVENT_V2 && reader->phase == PHASE_EVENTS;
        if (is_usual ? read_usual_event(reader, &block, event) : read_block(reader, &block, event)) {
            return SCAP_READ_EVENT;
        }
    }
    return reader->ended;
}

void scap_reader__leave_out(struct scap_reader *reader, const bool is_idle[EVENT_TABLE_SIZE])
{
    reader->is_idle = is_idle;
}

void scap_reader__counts(const struct scap_reader *reader, struct scap_reader_counts *counts)
{
    *counts = reader->counts;
    counts->bytes = block_stream__offset(&reader->stream);
    counts->input_bytes_read = block_stream__input_bytes_read(&reader->stream);
    counts->input_bytes_total = input__bytes_total(reader->stream.input);
}

const char *scap_reader__error(const struct scap_reader *reader)
{
    return reader->error;
}

bool scap_reader__uses_isal(const struct scap_reader *reader)
{
    (void)reader;
    return inflater__is_isal();
}

void scap_reader__close(struct scap_reader *reader)
{
    if (reader == NULL) {
        return;
    }
    block_stream__free(&reader->stream);
    free(reader);
}
