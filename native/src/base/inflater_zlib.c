/* Deflate by zlib, where ISA-L is not installed. */
#ifndef HAVE_ISAL

#include "inflater.h"

#include <stdlib.h>
#include <zlib.h>

struct inflater {
    z_stream stream;
    uint32_t crc;
};

struct inflater *inflater__create(void)
{
    struct inflater *inflater = calloc(1, sizeof(*inflater));
    if (inflater != NULL && inflateInit2(&inflater->stream, -MAX_WBITS) != Z_OK) {
        free(inflater);
        return NULL;
    }
    return inflater;
}

void inflater__free(struct inflater *inflater)
{
    if (inflater != NULL) {
        inflateEnd(&inflater->stream);
        free(inflater);
    }
}

void inflater__restart(struct inflater *inflater)
{
    inflateReset(&inflater->stream);
    inflater->crc = 0;
}

enum inflater_result inflater__run(struct inflater *inflater, struct transfer *transfer)
{
    z_stream *stream = &inflater->stream;
    uInt in_left = transfer->in_left > INT32_MAX ? INT32_MAX : (uInt)transfer->in_left;
    uInt out_left = transfer->out_left > INT32_MAX ? INT32_MAX : (uInt)transfer->out_left;
    stream->next_in = (Bytef *)(uintptr_t)transfer->in;
    stream->avail_in = in_left;
    stream->next_out = transfer->out;
    stream->avail_out = out_left;
    int result = inflate(stream, Z_NO_FLUSH);
    inflater->crc = (uint32_t)crc32(inflater->crc, transfer->out, out_left - stream->avail_out);
    transfer->in += in_left - stream->avail_in;
    transfer->in_left -= in_left - stream->avail_in;
    transfer->out += out_left - stream->avail_out;
    transfer->out_left -= out_left - stream->avail_out;
    if (result == Z_STREAM_END) {
        return INFLATER_DONE;
    }
    return result == Z_OK || result == Z_BUF_ERROR ? INFLATER_OK : INFLATER_CORRUPT;
}

uint32_t inflater__crc(const struct inflater *inflater)
{
    return inflater->crc;
}

size_t inflater__surplus(struct inflater *inflater, uint8_t bytes[8])
{
    (void)inflater;
    (void)bytes;
    return 0;
}

bool inflater__is_isal(void)
{
    return false;
}

#endif
