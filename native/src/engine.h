/** Where events come from. One table of functions per kind of source; capture.c knows sources only through it. */
#ifndef ENGINE_H
#define ENGINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "scap/event.h"
#include "scap/metadata.h"
#include "scap/reader.h"

enum engine_result {
    ENGINE_EVENT,
    ENGINE_END,
    /** Nothing came within the time given. */
    ENGINE_TIMEOUT,
    /** Everything before a cut was delivered. */
    ENGINE_TRUNCATED,
    ENGINE_CORRUPT,
    ENGINE_FAILED,
};

struct engine_ops {
    const char *name;
    /** Opens a source; its path is NULL for live ones. NULL on failure with the reason in `error`. */
    void *(*open)(const struct input_source *source, const struct metadata_sink *sink, char *error, size_t error_size);
    /** Types whose events may come without their parameters; must outlive the source. */
    void (*leave_out)(void *engine, const bool is_idle[EVENT_TABLE_SIZE]);
    /** Gives the next event, valid until the next call. */
    enum engine_result (*next)(void *engine, int32_t timeout_ms, struct scap_event *event);
    void (*counts)(const void *engine, struct scap_reader_counts *counts);
    const char *(*error)(const void *engine);
    bool (*uses_isal)(const void *engine);
    void (*close)(void *engine);
};

/** Capture files. */
extern const struct engine_ops engine_savefile;

#endif
