#include "../include/capture.h"

#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/random.h>

#include "batch/batch.h"
#include "engine.h"
#include "options.h"

#define ERROR_SIZE 512
/** Events read in one call at most, so that a caller that nothing is shipped to is not kept waiting. */
#define MAX_EVENTS_PER_CALL (1U << 20)
/** Between two looks at the interrupt flag. */
#define EVENTS_PER_INTERRUPT_CHECK 1024U

struct capture {
    const struct engine_ops *ops;
    void *engine;
    struct machine *machine;
    struct batch batch;
    bool wants_type[EVENT_TYPE_COUNT];
    struct scap_event event;
    struct event_view view;
    /** Whether sights are asked for; and the one whose row is not in a batch yet. */
    bool has_sights;
    /** There may be sights that were not asked for since the last event. */
    bool is_sight_due;
    bool is_sight_pending;
    struct scap_event sight;
    struct event_view sight_view;
    uint64_t n_evts;
    uint64_t n_rows;
    uint64_t previous_ts;
    /** The event in `view` was read, but its row is not in a batch yet. */
    bool is_row_pending;
    /** What every further call returns; CAPTURE_OK while there is more. */
    int32_t ending;
    /** Returned once before `ending`. */
    bool is_truncation_due;
    atomic_bool is_interrupted;
    char error[ERROR_SIZE];
};

uint32_t capture_abi_version(void)
{
    return CAPTURE_ABI_VERSION;
}

__attribute__((format(printf, 3, 4))) static void set_error(char *error, size_t error_size, const char *format, ...)
{
    if (error_size == 0) {
        return;
    }
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(error, error_size, format, arguments);
    va_end(arguments);
}

static uint64_t make_seed(void)
{
    uint64_t seed;
    /* Without it strings that collide could be chosen, which costs time only. */
    if (getrandom(&seed, sizeof(seed), GRND_NONBLOCK) != (ssize_t)sizeof(seed)) {
        seed = 0x9e3779b97f4a7c15ULL;
    }
    return seed;
}

/** Makes machine and batch as the options say. False when memory ran out. */
static bool prepare(struct capture *capture, struct options *options)
{
    if (!batch__init(&capture->batch, &options->layout, options->max_strings, make_seed())) {
        return false;
    }
    memcpy(capture->wants_type, options->wants_type, sizeof(capture->wants_type));
    capture->machine = machine__create(&options->limits);
    if (capture->machine == NULL) {
        return false;
    }
    capture->has_sights = options->wants_type[EVENT_CONTAINER_SEEN] || options->wants_type[EVENT_PROCESS_SEEN];
    if (capture->has_sights || layout__needs_tracking(&capture->batch.layout)) {
        machine__track_containers(capture->machine);
    }
    machine__plan(capture->machine,
                  &(struct machine_demand){.wants_type = capture->wants_type,
                                           .needs_memory = layout__needs_memory(&capture->batch.layout)});
    return true;
}

/** Opens the source as the options say. */
static int32_t start(struct capture *capture, const char *path, struct options *options, char *error, size_t error_size)
{
    if (!prepare(capture, options)) {
        set_error(error, error_size, "out of memory");
        return CAPTURE_ERROR_MEMORY;
    }
    struct metadata_sink sink = machine__sink(capture->machine);
    struct input_source source = {path, text__span(&options->head), &capture->is_interrupted};
    capture->engine = capture->ops->open(&source, &sink, error, error_size);
    if (capture->engine == NULL) {
        return CAPTURE_ERROR_OPEN;
    }
    capture->ops->leave_out(capture->engine, machine__idle_types(capture->machine));
    return CAPTURE_OK;
}

static struct capture *open_engine(const struct engine_ops *ops, const char *path, const char *options, int32_t *status,
                                   char *error, size_t error_size)
{
    set_error(error, error_size, "%s", "");
    struct capture *capture = calloc(1, sizeof(*capture));
    if (capture == NULL) {
        set_error(error, error_size, "out of memory");
        *status = CAPTURE_ERROR_MEMORY;
        return NULL;
    }
    capture->ops = ops;
    atomic_init(&capture->is_interrupted, false);
    struct options parsed;
    switch (options__parse(&parsed, options, error, error_size)) {
    case OPTIONS_OK:
        *status = start(capture, path, &parsed, error, error_size);
        break;
    case OPTIONS_MISTAKE:
        *status = CAPTURE_ERROR_OPTIONS;
        break;
    default:
        set_error(error, error_size, "out of memory");
        *status = CAPTURE_ERROR_MEMORY;
        break;
    }
    options__free(&parsed);
    if (*status != CAPTURE_OK) {
        capture_close(capture);
        return NULL;
    }
    return capture;
}

struct capture *capture_open_file(const char *path, const char *options, int32_t *status, char *error,
                                  size_t error_size)
{
    return open_engine(&engine_savefile, path, options, status, error, error_size);
}

struct capture *capture_open_live(const char *options, int32_t *status, char *error, size_t error_size)
{
    (void)options;
    set_error(error, error_size, "this build cannot read the ring buffers of a running kernel; replay a capture file");
    *status = CAPTURE_ERROR_UNSUPPORTED;
    return NULL;
}

/** Remembers how reading ended; the rows read before that are delivered first. */
static void end_reading(struct capture *capture, enum engine_result result)
{
    if (result == ENGINE_END) {
        capture->ending = CAPTURE_END;
        return;
    }
    set_error(capture->error, sizeof(capture->error), "%s", capture->ops->error(capture->engine));
    switch (result) {
    case ENGINE_TRUNCATED:
        capture->is_truncation_due = true;
        capture->ending = CAPTURE_END;
        break;
    case ENGINE_CORRUPT:
        capture->ending = CAPTURE_ERROR_FORMAT;
        break;
    default:
        capture->ending = CAPTURE_ERROR_READ;
        break;
    }
}

/** Finds the next sight that is wanted; false when there is none. */
static bool find_sight(struct capture *capture)
{
    struct scap_event *sight = &capture->sight;
    sight->ts = capture->event.ts;
    sight->num = capture->n_evts;
    sight->cpuid = capture->event.cpuid;
    while (!capture->is_sight_pending && machine__next_sight(capture->machine, sight, &capture->sight_view)) {
        capture->is_sight_pending = capture->wants_type[sight->type];
    }
    capture->is_sight_due = capture->is_sight_pending;
    return capture->is_sight_pending;
}

/** Whether a row is to be shipped: of a sight, or of the event read last, which comes after its sights. */
static bool has_row(struct capture *capture)
{
    return (capture->is_sight_due && find_sight(capture)) || capture->is_row_pending;
}

/** Reads one event and updates the state with it; tells whether a row of it, or of sights, may be pending. */
static enum engine_result read_event(struct capture *capture, int32_t timeout_ms, bool *is_seen)
{
    if (capture->view.is_shown) {
        capture->previous_ts = capture->event.ts;
    }
    enum engine_result result = capture->ops->next(capture->engine, timeout_ms, &capture->event);
    if (result != ENGINE_EVENT) {
        return result;
    }
    if (capture->n_evts == 0) {
        capture->batch.start_ts = capture->event.ts;
    }
    capture->event.num = ++capture->n_evts;
    *is_seen = machine__update(capture->machine, &capture->event, &capture->view);
    return result;
}

static bool is_interrupt_due(struct capture *capture, uint32_t events)
{
    return events % EVENTS_PER_INTERRUPT_CHECK == 0 &&
           atomic_load_explicit(&capture->is_interrupted, memory_order_relaxed);
}

/** Reads events up to one that may have rows, or until it is time to look up. `events` counts all but the last. */
static enum engine_result read_events(struct capture *capture, int32_t timeout_ms, uint32_t *events)
{
    bool is_seen = false;
    for (;;) {
        enum engine_result result = read_event(capture, timeout_ms, &is_seen);
        if (result != ENGINE_EVENT) {
            return result;
        }
        if (is_seen) {
            capture->is_row_pending = capture->view.is_shown && capture->wants_type[capture->event.type];
            capture->is_sight_due = capture->has_sights;
            return result;
        }
        if (*events + 1 >= MAX_EVENTS_PER_CALL || is_interrupt_due(capture, *events)) {
            return result;
        }
        ++*events;
    }
}

static enum batch_result add_row(struct capture *capture)
{
    struct field_input input = {
        .machine = capture->machine,
        .view = capture->is_sight_pending ? &capture->sight_view : &capture->view,
        .previous_ts = capture->previous_ts,
    };
    enum batch_result result = batch__add(&capture->batch, &input);
    if (result == BATCH_OK) {
        bool *is_pending = capture->is_sight_pending ? &capture->is_sight_pending : &capture->is_row_pending;
        *is_pending = false;
        capture->n_rows++;
    }
    return result;
}

/** Fills the batch until it is full or nothing more is to be had now. Gives CAPTURE_OK, CAPTURE_TIMEOUT or an error. */
static int32_t fill(struct capture *capture, int32_t timeout_ms)
{
    for (uint32_t events = 1; events < MAX_EVENTS_PER_CALL; events++) {
        if (!has_row(capture)) {
            if (capture->ending != CAPTURE_OK) {
                return CAPTURE_OK;
            }
            enum engine_result result = read_events(capture, timeout_ms, &events);
            if (result == ENGINE_TIMEOUT) {
                return CAPTURE_TIMEOUT;
            }
            if (result != ENGINE_EVENT) {
                end_reading(capture, result);
                machine__end(capture->machine);
                capture->is_sight_due = capture->has_sights;
            }
        }
        enum batch_result added = has_row(capture) ? add_row(capture) : BATCH_OK;
        switch (added) {
        case BATCH_FULL:
            return CAPTURE_OK;
        case BATCH_NO_MEMORY:
            set_error(capture->error, sizeof(capture->error), "out of memory");
            return CAPTURE_ERROR_MEMORY;
        case BATCH_BUFFER_TOO_SMALL:
            set_error(capture->error, sizeof(capture->error), "the buffer is too small for the strings of event %llu",
                      (unsigned long long)capture->event.num);
            return CAPTURE_ERROR_BUFFER;
        default:
            break;
        }
        if (capture->batch.rows == CAPTURE_BATCH_ROWS || is_interrupt_due(capture, events)) {
            return CAPTURE_OK;
        }
    }
    return CAPTURE_OK;
}

/** What is returned when no batch is: once the truncation, then the end. */
static int32_t give_ending(struct capture *capture)
{
    if (capture->is_truncation_due) {
        capture->is_truncation_due = false;
        return CAPTURE_TRUNCATED;
    }
    return capture->ending;
}

int32_t capture_next_batch(struct capture *capture, uint8_t *buffer, size_t buffer_size, int32_t timeout_ms,
                           size_t *length)
{
    *length = 0;
    if (atomic_exchange(&capture->is_interrupted, false)) {
        return CAPTURE_INTERRUPTED;
    }
    if (capture->ending != CAPTURE_OK && !has_row(capture)) {
        return give_ending(capture);
    }
    size_t minimum = batch__minimum_size(&capture->batch);
    if (buffer == NULL || buffer_size < minimum) {
        set_error(capture->error, sizeof(capture->error), "the buffer is too small: %zu bytes, at least %zu needed",
                  buffer_size, minimum);
        return CAPTURE_ERROR_BUFFER;
    }
    batch__begin(&capture->batch, buffer, buffer_size);
    int32_t status = fill(capture, timeout_ms);
    if (capture->batch.rows == 0) {
        if (status != CAPTURE_OK) {
            return status;
        }
        if (capture->ending != CAPTURE_OK) {
            return give_ending(capture);
        }
        if (atomic_exchange(&capture->is_interrupted, false)) {
            return CAPTURE_INTERRUPTED;
        }
    }
    *length = batch__end(&capture->batch);
    return CAPTURE_OK;
}

void capture_stats(const struct capture *capture, struct capture_statistics *statistics)
{
    struct scap_reader_counts read = {0};
    struct machine_counts state = {0};
    capture->ops->counts(capture->engine, &read);
    machine__counts(capture->machine, &state);
    *statistics = (struct capture_statistics){
        .n_evts = capture->n_evts,
        .n_rows = capture->n_rows,
        .n_bytes = read.bytes,
        .n_input_bytes_total = read.input_bytes_total,
        .n_input_bytes_read = read.input_bytes_read,
        .n_drops_unknown_type = read.unknown_types,
        .n_drops_corrupt_event = read.corrupt_events,
        .n_drops_metadata = read.bad_metadata,
        .n_drops_thread_table = state.evicted_threads,
        .n_drops_fd_table = state.evicted_fds,
        .n_drops_container_table = state.evicted_containers,
        .n_drops_user_table = state.evicted_users,
        .n_strings_cut = capture->batch.dictionary.n_cut,
        .n_threads = state.threads,
        .n_fds = state.fds,
        .n_containers = state.containers,
        .n_epochs = capture->batch.epoch,
        .uses_isal = capture->ops->uses_isal(capture->engine),
    };
}

const char *capture_last_error(const struct capture *capture)
{
    return capture->error;
}

void capture_interrupt(struct capture *capture)
{
    atomic_store_explicit(&capture->is_interrupted, true, memory_order_relaxed);
}

void capture_close(struct capture *capture)
{
    if (capture == NULL) {
        return;
    }
    if (capture->engine != NULL) {
        capture->ops->close(capture->engine);
    }
    if (capture->machine != NULL) {
        machine__free(capture->machine);
    }
    batch__free(&capture->batch);
    free(capture);
}
