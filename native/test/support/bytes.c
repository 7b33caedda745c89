/* Growing bytes for tests; out of memory ends the test. */
#include "bytes.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

static void *at_end(struct bytes *bytes, size_t length)
{
    if (bytes->length + length > bytes->capacity) {
        bytes->capacity = (bytes->length + length) * 2;
        bytes->data = realloc(bytes->data, bytes->capacity);
        if (bytes->data == NULL) {
            abort();
        }
    }
    void *end = bytes->data + bytes->length;
    bytes->length += length;
    return end;
}

void bytes__put(struct bytes *bytes, const void *data, size_t length)
{
    if (length > 0) {
        memcpy(at_end(bytes, length), data, length);
    }
}

void bytes__u8(struct bytes *bytes, uint8_t value)
{
    bytes__put(bytes, &value, sizeof(value));
}

void bytes__u16(struct bytes *bytes, uint16_t value)
{
    bytes__put(bytes, &value, sizeof(value));
}

void bytes__u32(struct bytes *bytes, uint32_t value)
{
    bytes__put(bytes, &value, sizeof(value));
}

void bytes__u64(struct bytes *bytes, uint64_t value)
{
    bytes__put(bytes, &value, sizeof(value));
}

void bytes__str16(struct bytes *bytes, const char *text)
{
    bytes__u16(bytes, (uint16_t)strlen(text));
    bytes__put(bytes, text, strlen(text));
}

void bytes__free(struct bytes *bytes)
{
    free(bytes->data);
    *bytes = (struct bytes){0};
}

static void put_gzip_header(struct bytes *bytes, uint8_t flags)
{
    const uint8_t header[] = {0x1f, 0x8b, 8, flags, 0, 0, 0, 0, 0, 3};
    bytes__put(bytes, header, sizeof(header));
    if (flags & 4) {
        bytes__str16(bytes, "extra field");
    }
    if (flags & 8) {
        bytes__put(bytes, "name.scap", sizeof("name.scap"));
    }
    if (flags & 16) {
        bytes__put(bytes, "a comment", sizeof("a comment"));
    }
    if (flags & 2) {
        bytes__u16(bytes, 0);
    }
}

void bytes__gzip(struct bytes *bytes, const void *data, size_t length, uint8_t flags)
{
    put_gzip_header(bytes, flags);
    z_stream stream = {0};
    if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
        abort();
    }
    uLong bound = deflateBound(&stream, length);
    stream.next_in = (Bytef *)(uintptr_t)data;
    stream.avail_in = (uInt)length;
    stream.next_out = at_end(bytes, bound);
    stream.avail_out = (uInt)bound;
    if (deflate(&stream, Z_FINISH) != Z_STREAM_END) {
        abort();
    }
    bytes->length -= stream.avail_out;
    deflateEnd(&stream);
    bytes__u32(bytes, (uint32_t)crc32(0, data, (uInt)length));
    bytes__u32(bytes, (uint32_t)length);
}
