/* Locates parameters. The only lengths trusted are those checked against the block. */
#include "event.h"

#include <string.h>

enum { HEADER_V1 = 22, HEADER_V2 = 26 };

/* Types that a writer of version 1 gave a length 3 bytes too large (notification, infra). */
enum { TYPE_NOTIFICATION = 280, TYPE_INFRA = 286, EXCESS_LENGTH = 3 };

#define LOAD(name, type)                                                                                               \
    static inline type load_##name(const uint8_t *at)                                                                  \
    {                                                                                                                  \
        type value;                                                                                                    \
        memcpy(&value, at, sizeof(value));                                                                             \
        return value;                                                                                                  \
    }
LOAD(u16, uint16_t)
LOAD(u32, uint32_t)
LOAD(u64, uint64_t)
LOAD(i64, int64_t)
#undef LOAD

/* sysdig 0.20 alone used 292..295 for what is 296..299 ever since; its sections have minor version 0. */
static uint16_t map_reused_type(uint16_t type, uint16_t section_minor)
{
    return section_minor == 0 && type >= 292 && type <= 295 ? (uint16_t)(type + 4) : type;
}

/*
 * Finds the number of 16-bit lengths of an event that does not say it: header,
 * lengths and parameters must fill `length` exactly, and their sum grows with
 * the number, so one number fits at most. UINT32_MAX when none does.
 */
static uint32_t infer_count(const uint8_t *at, uint32_t length)
{
    uint32_t used = HEADER_V1;
    uint32_t count = 0;
    while (used < length) {
        uint32_t place = HEADER_V1 + 2 * count;
        if (place + 2 > length) {
            return UINT32_MAX;
        }
        used += 2u + load_u16(at + place);
        count++;
    }
    return used == length ? count : UINT32_MAX;
}

/* Fills in the parameters from the table of their lengths; false when they do not fit. Inlined for either width. */
static inline bool locate(struct scap_event *event, const uint8_t *lengths, uint32_t count, const uint8_t *end,
                          bool is_wide)
{
    size_t width = is_wide ? 4 : 2;
    if (count > (size_t)(end - lengths) / width) {
        return false;
    }
    const uint8_t *at = lengths + count * width;
    size_t left = (size_t)(end - at);
    uint32_t known = event->info->nparams;
    known = count < known ? count : known;
    struct span *param = event->params;
    struct span *last = param + known;
    for (; param < last; param++, lengths += width) {
        uint32_t length = is_wide ? load_u32(lengths) : load_u16(lengths);
        if (length > left) {
            return false;
        }
        param->data = at;
        param->length = length;
        at += length;
        left -= length;
    }
    event->nparams = known;
    return true;
}

/* Whether the parameters fit, as `locate` finds, without saying where they are. */
static inline bool check(const struct scap_event *event, const uint8_t *lengths, uint32_t count, const uint8_t *end,
                         bool is_wide)
{
    size_t width = is_wide ? 4 : 2;
    if (count > (size_t)(end - lengths) / width) {
        return false;
    }
    size_t left = (size_t)(end - lengths) - count * width;
    uint32_t known = event->info->nparams;
    known = count < known ? count : known;
    const uint8_t *last = lengths + known * width;
    for (; lengths < last; lengths += width) {
        uint32_t length = is_wide ? load_u32(lengths) : load_u16(lengths);
        if (length > left) {
            return false;
        }
        left -= length;
    }
    return true;
}

static bool locate_wide(struct scap_event *event, const uint8_t *lengths, uint32_t count, const uint8_t *end)
{
    return locate(event, lengths, count, end, true);
}

/* The length of a version 1 event without what some types have too much. */
static uint32_t true_length(uint16_t type, uint32_t length)
{
    return (type == TYPE_NOTIFICATION || type == TYPE_INFRA) && length > EXCESS_LENGTH ? length - EXCESS_LENGTH
                                                                                       : length;
}

/* Once for each of the four kinds of event blocks, of which the compiler must not make one. */
__attribute__((always_inline)) static inline enum scap_event_result parse(struct scap_event *event, const uint8_t *body,
                                                                          size_t length, bool is_v2, bool has_flags,
                                                                          uint16_t section_minor, const bool *is_idle)
{
    size_t prefix = has_flags ? sizeof(uint16_t) + sizeof(uint32_t) : sizeof(uint16_t);
    uint32_t header = is_v2 ? HEADER_V2 : HEADER_V1;
    if (length < prefix + header) {
        return SCAP_EVENT_CORRUPT;
    }
    const uint8_t *at = body + prefix;
    event->cpuid = load_u16(body);
    event->dump_flags = has_flags ? load_u32(body + sizeof(uint16_t)) : 0;
    event->ts = load_u64(at);
    event->tid = load_i64(at + 8);
    event->type = map_reused_type(load_u16(at + 20), section_minor);
    event->num = 0;
    event->nparams = 0;
    if (event->type >= EVENT_TABLE_SIZE) {
        event->info = NULL;
        return SCAP_EVENT_UNKNOWN_TYPE;
    }
    event->info = &event_table[event->type];
    uint32_t event_length = load_u32(at + 16);
    event_length = is_v2 ? event_length : true_length(event->type, event_length);
    if (event_length < header || event_length > length - prefix) {
        return SCAP_EVENT_CORRUPT;
    }
    uint32_t count = is_v2 ? load_u32(at + HEADER_V1) : infer_count(at, event_length);
    bool is_wide = is_v2 && (event->info->flags & EF_LARGE_PAYLOAD) != 0;
    if (is_idle[event->type]) {
        bool is_sound = is_wide ? check(event, at + header, count, at + event_length, true)
                                : check(event, at + header, count, at + event_length, false);
        return is_sound ? SCAP_EVENT_OK : SCAP_EVENT_CORRUPT;
    }
    bool is_located = is_wide ? locate_wide(event, at + header, count, at + event_length)
                              : locate(event, at + header, count, at + event_length, false);
    return is_located ? SCAP_EVENT_OK : SCAP_EVENT_CORRUPT;
}

enum scap_event_result scap_event__parse_usual(struct scap_event *event, const uint8_t *body, size_t length,
                                               uint16_t section_minor, const bool is_idle[EVENT_TABLE_SIZE])
{
    return parse(event, body, length, true, false, section_minor, is_idle);
}

enum scap_event_result scap_event__parse_needed(struct scap_event *event, const uint8_t *body, size_t length,
                                                bool is_v2, bool has_flags, uint16_t section_minor,
                                                const bool is_idle[EVENT_TABLE_SIZE])
{
    if (is_v2) {
        return has_flags ? parse(event, body, length, true, true, section_minor, is_idle)
                         : scap_event__parse_usual(event, body, length, section_minor, is_idle);
    }
    return has_flags ? parse(event, body, length, false, true, section_minor, is_idle)
                     : parse(event, body, length, false, false, section_minor, is_idle);
}

enum scap_event_result scap_event__parse(struct scap_event *event, const uint8_t *body, size_t length, bool is_v2,
                                         bool has_flags, uint16_t section_minor)
{
    static const bool none_is_idle[EVENT_TABLE_SIZE];
    return scap_event__parse_needed(event, body, length, is_v2, has_flags, section_minor, none_is_idle);
}

/* Copies a parameter of exactly this width. */
static bool fixed(const struct scap_event *event, uint32_t index, void *value, uint32_t width)
{
    if (index >= event->nparams || event->params[index].length != width) {
        return false;
    }
    memcpy(value, event->params[index].data, width);
    return true;
}

bool scap_event__i64(const struct scap_event *event, uint32_t index, int64_t *value)
{
    return fixed(event, index, value, sizeof(*value));
}

bool scap_event__u64(const struct scap_event *event, uint32_t index, uint64_t *value)
{
    return fixed(event, index, value, sizeof(*value));
}

bool scap_event__u32(const struct scap_event *event, uint32_t index, uint32_t *value)
{
    return fixed(event, index, value, sizeof(*value));
}

bool scap_event__u16(const struct scap_event *event, uint32_t index, uint16_t *value)
{
    return fixed(event, index, value, sizeof(*value));
}

bool scap_event__u8(const struct scap_event *event, uint32_t index, uint8_t *value)
{
    return fixed(event, index, value, sizeof(*value));
}

bool scap_event__string(const struct scap_event *event, uint32_t index, struct span *value)
{
    static const char none[] = "(NULL)";
    struct span param = scap_event__param(event, index);
    if (param.length == 0 || (param.length == sizeof(none) && memcmp(param.data, none, sizeof(none)) == 0)) {
        return false;
    }
    const uint8_t *nul = memchr(param.data, '\0', param.length);
    uint32_t length = nul == NULL ? param.length : (uint32_t)(nul - param.data);
    *value = (struct span){.data = param.data, .length = length};
    return length > 0;
}
