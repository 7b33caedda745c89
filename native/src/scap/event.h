/** One event as it stands in a block, with its parameters located. Nothing is copied. */
#ifndef SCAP_EVENT_H
#define SCAP_EVENT_H

#include <stdbool.h>
#include <stdint.h>

#include "../base/cursor.h"
#include "event_table.h"

/** More parameters than any event has; the surplus of a newer writer is ignored. */
#define SCAP_MAX_PARAMS 48

struct scap_event {
    uint64_t ts;
    int64_t tid;
    uint16_t cpuid;
    /** Event type id after the id reuse of section minor 0 is mapped. */
    uint16_t type;
    /** Bit 0: state only, never shown. */
    uint32_t dump_flags;
    /** evt.num; set by whoever counts. */
    uint64_t num;
    /** Parameters present in the file, at most SCAP_MAX_PARAMS. */
    uint32_t nparams;
    struct span params[SCAP_MAX_PARAMS];
    const struct event_info *info;
};

/** Result of locating the parameters of an event. */
enum scap_event_result { SCAP_EVENT_OK, SCAP_EVENT_UNKNOWN_TYPE, SCAP_EVENT_CORRUPT };

/**
 * Locates the event in the body of an event block (after block type and
 * length, without the trailer). `is_v2` and `has_flags` follow from the block
 * type, `section_minor` from the section header.
 */
enum scap_event_result scap_event__parse(struct scap_event *event, const uint8_t *body, size_t length, bool is_v2,
                                         bool has_flags, uint16_t section_minor);

/** The same, but the parameters of types that `is_idle` names are checked only: the event has none. */
enum scap_event_result scap_event__parse_needed(struct scap_event *event, const uint8_t *body, size_t length,
                                                bool is_v2, bool has_flags, uint16_t section_minor,
                                                const bool is_idle[EVENT_TABLE_SIZE]);

/** As scap_event__parse_needed, for the block type that nearly all events come in: version 2 without flags. */
enum scap_event_result scap_event__parse_usual(struct scap_event *event, const uint8_t *body, size_t length,
                                               uint16_t section_minor, const bool is_idle[EVENT_TABLE_SIZE]);

static inline bool scap_event__is_exit(const struct scap_event *event)
{
    return (event->type & 1) != 0;
}

/** Gives a parameter, empty when the event does not have it. */
static inline struct span scap_event__param(const struct scap_event *event, uint32_t index)
{
    return index < event->nparams ? event->params[index] : (struct span){0};
}

/** Reads a parameter of exactly this width; false when it is absent or of another width. */
bool scap_event__i64(const struct scap_event *event, uint32_t index, int64_t *value);
bool scap_event__u64(const struct scap_event *event, uint32_t index, uint64_t *value);
bool scap_event__u32(const struct scap_event *event, uint32_t index, uint32_t *value);
bool scap_event__u16(const struct scap_event *event, uint32_t index, uint16_t *value);
bool scap_event__u8(const struct scap_event *event, uint32_t index, uint8_t *value);
/** Gives a CHARBUF/FSPATH without its NUL; false when it is absent, empty or "(NULL)". */
bool scap_event__string(const struct scap_event *event, uint32_t index, struct span *value);

#endif
