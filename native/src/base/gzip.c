/* The frame of gzip (RFC 1952) around deflate. Every byte of input moves the state on, so nothing can loop for ever. */
#include "gzip.h"

#include <stdlib.h>

enum { FLAG_HEADER_CRC = 2, FLAG_EXTRA = 4, FLAG_NAME = 8, FLAG_COMMENT = 16, FLAGS_RESERVED = 0xe0 };

enum { FIXED_HEADER_LENGTH = 10, TRAILER_LENGTH = 8 };

enum state {
    STATE_HEADER,
    STATE_EXTRA_LENGTH,
    STATE_EXTRA,
    STATE_NAME,
    STATE_COMMENT,
    STATE_HEADER_CRC,
    STATE_BODY,
    STATE_TRAILER,
};

struct gzip {
    struct inflater *inflater;
    enum state state;
    /** Bytes of the present state that were seen. */
    uint32_t seen;
    uint32_t extra_left;
    uint32_t members;
    /** Length of what the present member put out, modulo 2^32. */
    uint32_t length;
    uint8_t flags;
    uint8_t trailer[TRAILER_LENGTH];
    const char *problem;
};

struct gzip *gzip__create(void)
{
    struct gzip *gzip = calloc(1, sizeof(*gzip));
    if (gzip == NULL) {
        return NULL;
    }
    gzip->inflater = inflater__create();
    if (gzip->inflater == NULL) {
        free(gzip);
        return NULL;
    }
    return gzip;
}

void gzip__free(struct gzip *gzip)
{
    if (gzip != NULL) {
        inflater__free(gzip->inflater);
        free(gzip);
    }
}

static void enter(struct gzip *gzip, enum state state)
{
    gzip->state = state;
    gzip->seen = 0;
}

static enum gzip_result corrupt(struct gzip *gzip, const char *problem)
{
    gzip->problem = problem;
    return GZIP_CORRUPT;
}

/* Goes to the next optional part of the header that the flags announce, else to the body. */
static void enter_after(struct gzip *gzip, enum state state)
{
    if (state < STATE_EXTRA_LENGTH && (gzip->flags & FLAG_EXTRA)) {
        enter(gzip, STATE_EXTRA_LENGTH);
    } else if (state < STATE_NAME && (gzip->flags & FLAG_NAME)) {
        enter(gzip, STATE_NAME);
    } else if (state < STATE_COMMENT && (gzip->flags & FLAG_COMMENT)) {
        enter(gzip, STATE_COMMENT);
    } else if (state < STATE_HEADER_CRC && (gzip->flags & FLAG_HEADER_CRC)) {
        enter(gzip, STATE_HEADER_CRC);
    } else {
        enter(gzip, STATE_BODY);
        inflater__restart(gzip->inflater);
        gzip->length = 0;
    }
}

static enum gzip_result read_header_byte(struct gzip *gzip, uint8_t byte)
{
    static const uint8_t magic[] = {0x1f, 0x8b, 8};
    if (gzip->seen < sizeof(magic) && byte != magic[gzip->seen]) {
        if (gzip->members > 0 && gzip->seen < 2) {
            return GZIP_END;
        }
        return corrupt(gzip, gzip->seen < 2 ? "no gzip header" : "unknown compression method");
    }
    if (gzip->seen == 3) {
        if (byte & FLAGS_RESERVED) {
            return corrupt(gzip, "unknown flags in the gzip header");
        }
        gzip->flags = byte;
    }
    if (++gzip->seen == FIXED_HEADER_LENGTH) {
        enter_after(gzip, STATE_HEADER);
    }
    return GZIP_OK;
}

static enum gzip_result read_trailer_byte(struct gzip *gzip, uint8_t byte)
{
    gzip->trailer[gzip->seen++] = byte;
    if (gzip->seen < TRAILER_LENGTH) {
        return GZIP_OK;
    }
    const uint8_t *trailer = gzip->trailer;
    uint32_t crc = 0;
    uint32_t length = 0;
    for (unsigned i = 0; i < 4; i++) {
        crc |= (uint32_t)trailer[i] << (8 * i);
        length |= (uint32_t)trailer[4 + i] << (8 * i);
    }
    if (crc != inflater__crc(gzip->inflater)) {
        return corrupt(gzip, "the checksum does not fit the data");
    }
    if (length != gzip->length) {
        return corrupt(gzip, "the length does not fit the data");
    }
    gzip->members++;
    enter(gzip, STATE_HEADER);
    return GZIP_OK;
}

/* Any state but the body: one byte. */
static enum gzip_result read_byte(struct gzip *gzip, uint8_t byte)
{
    switch (gzip->state) {
    case STATE_HEADER:
        return read_header_byte(gzip, byte);
    case STATE_EXTRA_LENGTH:
        if (gzip->seen++ == 0) {
            gzip->extra_left = byte;
            return GZIP_OK;
        }
        gzip->extra_left |= (uint32_t)byte << 8;
        if (gzip->extra_left == 0) {
            enter_after(gzip, STATE_EXTRA);
        } else {
            enter(gzip, STATE_EXTRA);
        }
        return GZIP_OK;
    case STATE_EXTRA:
        if (--gzip->extra_left == 0) {
            enter_after(gzip, STATE_EXTRA);
        }
        return GZIP_OK;
    case STATE_NAME:
    case STATE_COMMENT:
        if (byte == 0) {
            enter_after(gzip, gzip->state);
        }
        return GZIP_OK;
    case STATE_HEADER_CRC:
        if (++gzip->seen == 2) {
            enter_after(gzip, STATE_HEADER_CRC);
        }
        return GZIP_OK;
    default:
        return read_trailer_byte(gzip, byte);
    }
}

static enum gzip_result read_body(struct gzip *gzip, struct transfer *transfer)
{
    size_t out_left = transfer->out_left;
    enum inflater_result result = inflater__run(gzip->inflater, transfer);
    gzip->length += (uint32_t)(out_left - transfer->out_left);
    if (result == INFLATER_CORRUPT) {
        return corrupt(gzip, "the compressed data is damaged");
    }
    if (result == INFLATER_DONE) {
        uint8_t surplus[8];
        size_t count = inflater__surplus(gzip->inflater, surplus);
        enter(gzip, STATE_TRAILER);
        for (size_t i = 0; i < count; i++) {
            if (read_trailer_byte(gzip, surplus[i]) != GZIP_OK) {
                return GZIP_CORRUPT;
            }
        }
    }
    return GZIP_OK;
}

enum gzip_result gzip__run(struct gzip *gzip, struct transfer *transfer)
{
    for (;;) {
        if (gzip->state == STATE_BODY) {
            size_t in_left = transfer->in_left;
            size_t out_left = transfer->out_left;
            enum gzip_result result = read_body(gzip, transfer);
            bool has_moved = in_left != transfer->in_left || out_left != transfer->out_left;
            if (result != GZIP_OK || transfer->out_left == 0 || (!has_moved && gzip->state == STATE_BODY)) {
                return result;
            }
        } else {
            if (transfer->in_left == 0) {
                return GZIP_OK;
            }
            transfer->in_left--;
            enum gzip_result result = read_byte(gzip, *transfer->in++);
            if (result != GZIP_OK) {
                return result;
            }
        }
    }
}

bool gzip__is_between_members(const struct gzip *gzip)
{
    return gzip->state == STATE_HEADER && gzip->seen == 0 && gzip->members > 0;
}

const char *gzip__problem(const struct gzip *gzip)
{
    return gzip->problem;
}
