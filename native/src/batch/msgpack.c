#include "msgpack.h"

#include <string.h>

void msgpack__bytes(struct msgpack *writer, const void *data, size_t length)
{
    if (writer->is_full || writer->size - writer->at < length) {
        writer->is_full = true;
        return;
    }
    if (length > 0) {
        memcpy(writer->buffer + writer->at, data, length);
    }
    writer->at += length;
}

/** Writes a format byte and the lowest `bytes` bytes of a number, most significant first. */
static void write_number(struct msgpack *writer, uint8_t format, uint64_t number, size_t bytes)
{
    uint8_t head[9] = {format};
    for (size_t i = 0; i < bytes; i++) {
        head[1 + i] = (uint8_t)(number >> (8 * (bytes - 1 - i)));
    }
    msgpack__bytes(writer, head, 1 + bytes);
}

void msgpack__map(struct msgpack *writer, uint8_t pairs)
{
    write_number(writer, (uint8_t)(0x80 | (pairs & 0x0f)), 0, 0);
}

void msgpack__array(struct msgpack *writer, uint32_t length)
{
    if (length < 16) {
        write_number(writer, (uint8_t)(0x90 | length), 0, 0);
    } else {
        write_number(writer, 0xdd, length, 4);
    }
}

/*
 * 64 to 127 are written with a format byte: decoders that know msgpackr's
 * records take the bytes 0x40 to 0x7f for record ids.
 */
void msgpack__unsigned(struct msgpack *writer, uint64_t number)
{
    if (number < 0x40) {
        write_number(writer, (uint8_t)number, 0, 0);
    } else if (number <= UINT8_MAX) {
        write_number(writer, 0xcc, number, 1);
    } else if (number <= UINT16_MAX) {
        write_number(writer, 0xcd, number, 2);
    } else if (number <= UINT32_MAX) {
        write_number(writer, 0xce, number, 4);
    } else {
        write_number(writer, 0xcf, number, 8);
    }
}

void msgpack__nil(struct msgpack *writer)
{
    write_number(writer, 0xc0, 0, 0);
}

static void write_str(struct msgpack *writer, const void *data, size_t length)
{
    if (length < 32) {
        write_number(writer, (uint8_t)(0xa0 | length), 0, 0);
    } else if (length <= UINT8_MAX) {
        write_number(writer, 0xd9, length, 1);
    } else if (length <= UINT16_MAX) {
        write_number(writer, 0xda, length, 2);
    } else {
        write_number(writer, 0xdb, length, 4);
    }
    msgpack__bytes(writer, data, length);
}

void msgpack__string(struct msgpack *writer, const char *string)
{
    write_str(writer, string, strlen(string));
}

void msgpack__text(struct msgpack *writer, struct span text)
{
    if (utf8__is_valid(text.data, text.length)) {
        write_str(writer, text.data, text.length);
        return;
    }
    if (text.length <= UINT8_MAX) {
        write_number(writer, 0xc4, text.length, 1);
    } else if (text.length <= UINT16_MAX) {
        write_number(writer, 0xc5, text.length, 2);
    } else {
        write_number(writer, 0xc6, text.length, 4);
    }
    msgpack__bytes(writer, text.data, text.length);
}

void msgpack__bin_header(struct msgpack *writer, uint32_t length)
{
    write_number(writer, 0xc6, length, 4);
}

/** Length of the valid sequence that begins with a byte above 0x7f; 0 when there is none. */
static size_t sequence_length(const uint8_t *at, size_t left)
{
    uint8_t lead = at[0];
    size_t length = lead >= 0xc2 && lead <= 0xdf ? 2 : (lead & 0xf0) == 0xe0 ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
    if (length == 0 || length > left) {
        return 0;
    }
    uint8_t lowest = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
    uint8_t highest = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
    if (at[1] < lowest || at[1] > highest) {
        return 0;
    }
    for (size_t i = 2; i < length; i++) {
        if ((at[i] & 0xc0) != 0x80) {
            return 0;
        }
    }
    return length;
}

bool utf8__is_valid(const uint8_t *data, size_t length)
{
    size_t at = 0;
    while (at < length) {
        if (data[at] < 0x80) {
            at++;
            continue;
        }
        size_t sequence = sequence_length(data + at, length - at);
        if (sequence == 0) {
            return false;
        }
        at += sequence;
    }
    return true;
}
