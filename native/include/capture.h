/**
 * The whole interface of the capture library. TypeScript knows nothing else.
 *
 * One thread at a time may use a handle; capture_interrupt alone may be called
 * from any thread. Functions that return a status return CAPTURE_OK or a
 * positive condition, or a negative error whose text capture_last_error gives.
 */
#ifndef CAPTURE_H
#define CAPTURE_H

#include <stddef.h>
#include <stdint.h>

#if defined(__GNUC__)
#define CAPTURE_API __attribute__((visibility("default")))
#else
#define CAPTURE_API
#endif

/** Changes whenever a function, the options or the batch layout change. */
#define CAPTURE_ABI_VERSION 1

/** Rows of a batch at most, and the stride of its columns. */
#define CAPTURE_BATCH_ROWS 8192

enum capture_status {
    CAPTURE_OK = 0,
    /** Nothing more will come. */
    CAPTURE_END = 1,
    /** Nothing came within the time given (live sources). */
    CAPTURE_TIMEOUT = 2,
    /** Everything before a cut was delivered; capture_last_error says where the cut is. Follows the last batch, once. */
    CAPTURE_TRUNCATED = 3,
    CAPTURE_ERROR_OPEN = -1,
    CAPTURE_ERROR_READ = -2,
    /** The bytes are no capture, or corrupt beyond going on. */
    CAPTURE_ERROR_FORMAT = -3,
    CAPTURE_ERROR_OPTIONS = -4,
    CAPTURE_ERROR_MEMORY = -5,
    /** The buffer is too small for one batch of the columns asked for. */
    CAPTURE_ERROR_BUFFER = -6,
    /** This build has no such source. */
    CAPTURE_ERROR_UNSUPPORTED = -7,
    CAPTURE_INTERRUPTED = -8,
};

struct capture;

/** Counters since the handle was opened; every loss counts in exactly one of the n_drops_ members. */
struct capture_statistics {
    /** Events read, whether shown or not (evt.num of the last one). */
    uint64_t n_evts;
    uint64_t n_rows;
    uint64_t n_bytes;
    /** Size of the input in bytes as stored, 0 when not known; and how much of it was read. */
    uint64_t n_input_bytes_total;
    uint64_t n_input_bytes_read;
    /** Events of a type that the table does not know, skipped and not numbered. */
    uint64_t n_drops_unknown_type;
    /** Events whose parameters do not fit their length. */
    uint64_t n_drops_corrupt_event;
    /** Metadata blocks or entries that could not be read, skipped. */
    uint64_t n_drops_metadata;
    uint64_t n_drops_thread_table;
    uint64_t n_drops_fd_table;
    uint64_t n_drops_container_table;
    uint64_t n_drops_user_table;
    /** Strings cut to the longest that a dictionary entry may have. */
    uint64_t n_strings_cut;
    uint64_t n_threads;
    uint64_t n_fds;
    uint64_t n_containers;
    uint64_t n_epochs;
    /** 1 when gzip is inflated by ISA-L, 0 when by zlib. */
    uint64_t uses_isal;
};

CAPTURE_API uint32_t capture_abi_version(void);

/**
 * Opens a capture file; `path` "-" is standard input. `options` is text in the
 * form that README.md gives. Returns NULL on failure with the reason in `error`
 * (always terminated) and the status in `status`.
 */
CAPTURE_API struct capture *capture_open_file(const char *path, const char *options, int32_t *status, char *error,
                                              size_t error_size);

/** Opens the ring buffers of the running kernel, like capture_open_file. */
CAPTURE_API struct capture *capture_open_live(const char *options, int32_t *status, char *error, size_t error_size);

/**
 * Writes the next batch (msgpack, README.md) into `buffer` and its size into
 * `*length`; nothing of the buffer is kept. Waits at most `timeout_ms` for live
 * sources. `*length` is 0 unless CAPTURE_OK is returned.
 */
CAPTURE_API int32_t capture_next_batch(struct capture *capture, uint8_t *buffer, size_t buffer_size, int32_t timeout_ms,
                                       size_t *length);

CAPTURE_API void capture_stats(const struct capture *capture, struct capture_statistics *statistics);

/** Text of the last error or truncation; empty when there was none. Valid until the next call with the handle. */
CAPTURE_API const char *capture_last_error(const struct capture *capture);

/** Makes a capture_next_batch in progress, or the next one, return CAPTURE_INTERRUPTED. Safe from any thread. */
CAPTURE_API void capture_interrupt(struct capture *capture);

/** Frees everything; NULL is allowed. */
CAPTURE_API void capture_close(struct capture *capture);

#endif
