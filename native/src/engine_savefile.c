#include "engine.h"

static void *savefile__open(const struct input_source *source, const struct metadata_sink *sink, char *error,
                            size_t error_size)
{
    return scap_reader__open(source, sink, error, error_size);
}

static void savefile__leave_out(void *engine, const bool is_idle[EVENT_TABLE_SIZE])
{
    scap_reader__leave_out(engine, is_idle);
}

static enum engine_result savefile__next(void *engine, int32_t timeout_ms, struct scap_event *event)
{
    (void)timeout_ms;
    switch (scap_reader__next(engine, event)) {
    case SCAP_READ_EVENT:
        return ENGINE_EVENT;
    case SCAP_READ_END:
        return ENGINE_END;
    case SCAP_READ_TRUNCATED:
        return ENGINE_TRUNCATED;
    case SCAP_READ_CORRUPT:
        return ENGINE_CORRUPT;
    default:
        return ENGINE_FAILED;
    }
}

static void savefile__counts(const void *engine, struct scap_reader_counts *counts)
{
    scap_reader__counts(engine, counts);
}

static const char *savefile__error(const void *engine)
{
    return scap_reader__error(engine);
}

static bool savefile__uses_isal(const void *engine)
{
    return scap_reader__uses_isal(engine);
}

static void savefile__close(void *engine)
{
    scap_reader__close(engine);
}

const struct engine_ops engine_savefile = {
    .name = "savefile",
    .open = savefile__open,
    .leave_out = savefile__leave_out,
    .next = savefile__next,
    .counts = savefile__counts,
    .error = savefile__error,
    .uses_isal = savefile__uses_isal,
    .close = savefile__close,
};
