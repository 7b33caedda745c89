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

/* Fills in the parameters from the table of their lengths; false when they do not fit. */
static bool locate_params(struct scap_event *event, const uint8_t *lengths, uint32_t count, bool is_wide,
                          const uint8_t *end)
{
    size_t width = is_wide ? 4 : 2;
    if (count > (size_t)(end - lengths) / width) {
        return false;
    }
    const uint8_t *at = lengths + count * width;
    uint32_t known = event->info->nparams;
    known = known < SCAP_MAX_PARAMS ? known : SCAP_MAX_PARAMS;
    event->nparams = count < known ? count : known;
    for (uint32_t i = 0; i < event->nparams; i++) {
        uint32_t length = is_wide ? load_u32(lengths + 4 * (size_t)i) : load_u16(lengths + 2 * (size_t)i);
        if (length > (size_t)(end - at)) {
            return false;
        }
        event->params[i] = (struct span){.data = at, .length = length};
        at += length;
    }
    return true;
}

enum scap_event_result scap_event__parse(struct scap_event *event, const uint8_t *body, size_t length, bool is_v2,
                                         bool has_flags, uint16_t section_minor)
{
    struct cursor cursor = cursor__of(body, length);
    event->cpuid = cursor__u16(&cursor);
    event->dump_flags = has_flags ? cursor__u32(&cursor) : 0;
    uint32_t header = is_v2 ? HEADER_V2 : HEADER_V1;
    const uint8_t *at = cursor__take(&cursor, header);
    if (at == NULL) {
        return SCAP_EVENT_CORRUPT;
    }
    event->ts = load_u64(at);
    event->tid = load_i64(at + 8);
    uint32_t event_length = load_u32(at + 16);
    event->type = map_reused_type(load_u16(at + 20), section_minor);
    event->num = 0;
    event->nparams = 0;
    if (event->type >= EVENT_TABLE_SIZE) {
        event->info = NULL;
        return SCAP_EVENT_UNKNOWN_TYPE;
    }
    event->info = &event_table[event->type];
    if (!is_v2 && (event->type == TYPE_NOTIFICATION || event->type == TYPE_INFRA) && event_length > EXCESS_LENGTH) {
        event_length -= EXCESS_LENGTH;
    }
    if (event_length < header || event_length - header > cursor__left(&cursor)) {
        return SCAP_EVENT_CORRUPT;
    }
    uint32_t count = is_v2 ? load_u32(at + HEADER_V1) : infer_count(at, event_length);
    bool is_wide = is_v2 && (event->info->flags & EF_LARGE_PAYLOAD) != 0;
    if (!locate_params(event, at + header, count, is_wide, at + event_length)) {
        event->nparams = 0;
        return SCAP_EVENT_CORRUPT;
    }
    return SCAP_EVENT_OK;
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
