/* The bytes of MessagePack, the end of the buffer, and which bytes are UTF-8. */
#include "batch/msgpack.h"

#include "support/check.h"

static void check_bytes(const struct msgpack *writer, const char *expected, size_t length)
{
    CHECK(!writer->is_full);
    CHECK_EQUAL(writer->at, length);
    CHECK(memcmp(writer->buffer, expected, length) == 0);
}

#define CHECK_BYTES(writer, literal) check_bytes(writer, literal, sizeof(literal) - 1)

static void test_numbers(void)
{
    uint8_t buffer[64];
    struct msgpack writer = msgpack__of(buffer, sizeof(buffer));
    msgpack__unsigned(&writer, 0);
    msgpack__unsigned(&writer, 63);
    msgpack__unsigned(&writer, 64); /* never the single bytes 0x40 to 0x7f */
    msgpack__unsigned(&writer, 255);
    msgpack__unsigned(&writer, 256);
    msgpack__unsigned(&writer, 65536);
    msgpack__unsigned(&writer, UINT64_C(1) << 32);
    CHECK_BYTES(&writer,
                "\x00\x3f\xcc\x40\xcc\xff\xcd\x01\x00\xce\x00\x01\x00\x00\xcf\x00\x00\x00\x01\x00\x00\x00\x00");
}

static void test_containers(void)
{
    uint8_t buffer[64];
    struct msgpack writer = msgpack__of(buffer, sizeof(buffer));
    msgpack__map(&writer, 2);
    msgpack__string(&writer, "key");
    msgpack__nil(&writer);
    msgpack__string(&writer, "bin");
    msgpack__bin_header(&writer, 2);
    msgpack__bytes(&writer, "\x01\x02", 2);
    msgpack__array(&writer, 15);
    msgpack__array(&writer, 16);
    CHECK_BYTES(&writer, "\x82\xa3key\xc0\xa3"
                         "bin\xc6\x00\x00\x00\x02\x01\x02\x9f\xdd\x00\x00\x00\x10");
}

static void check_head(uint32_t length, uint8_t first, const char *expected, size_t expected_length)
{
    uint8_t *text = malloc(length);
    uint8_t *buffer = malloc(length + MSGPACK_TEXT_OVERHEAD);
    memset(text, 'a', length);
    text[0] = first;
    struct msgpack writer = msgpack__of(buffer, length + MSGPACK_TEXT_OVERHEAD);
    msgpack__text(&writer, (struct span){text, length});
    CHECK(!writer.is_full);
    CHECK_EQUAL(writer.at, length + expected_length);
    CHECK(memcmp(buffer, expected, expected_length) == 0);
    CHECK(memcmp(buffer + expected_length, text, length) == 0);
    free(text);
    free(buffer);
}

static void test_texts_by_length_and_validity(void)
{
    check_head(31, 'a', "\xbf", 1);
    check_head(32, 'a', "\xd9\x20", 2);
    check_head(256, 'a', "\xda\x01\x00", 3);
    check_head(65536, 'a', "\xdb\x00\x01\x00\x00", 5);
    check_head(1, 0xff, "\xc4\x01", 2);
    check_head(256, 0xff, "\xc5\x01\x00", 3);
    check_head(65536, 0xff, "\xc6\x00\x01\x00\x00", 5);
}

static void test_nothing_is_written_beyond_the_end(void)
{
    uint8_t buffer[8];
    memset(buffer, 0xee, sizeof(buffer));
    struct msgpack writer = msgpack__of(buffer, 4);
    msgpack__string(&writer, "abc");
    CHECK(!writer.is_full);
    msgpack__nil(&writer);
    CHECK(writer.is_full);
    CHECK_EQUAL(writer.at, 4);
    msgpack__unsigned(&writer, 1);
    CHECK_EQUAL(writer.at, 4);
    CHECK_EQUAL(buffer[4], 0xee);
}

static bool is_valid(const char *text)
{
    return utf8__is_valid((const uint8_t *)text, strlen(text));
}

static void test_utf8(void)
{
    CHECK(is_valid("") && is_valid("plain") && is_valid("\xc3\xa9") && is_valid("\xe2\x82\xac") &&
          is_valid("\xf0\x9f\x90\xb3") && is_valid("\xed\x9f\xbf") && is_valid("\xf4\x8f\xbf\xbf"));
    CHECK(!is_valid("\x80") && !is_valid("a\xff") && !is_valid("\xc3"));
    CHECK(!is_valid("\xc0\xaf") && !is_valid("\xe0\x80\xaf") && !is_valid("\xf0\x80\x80\xaf")); /* overlong */
    CHECK(!is_valid("\xed\xa0\x80"));                                                           /* surrogate */
    CHECK(!is_valid("\xf4\x90\x80\x80") && !is_valid("\xf5\x80\x80\x80"));                      /* too large */
    CHECK(!is_valid("\xe2\x82") && !is_valid("\xe2\x28\xa1"));
}

int main(void)
{
    test_numbers();
    test_containers();
    test_texts_by_length_and_validity();
    test_nothing_is_written_beyond_the_end();
    test_utf8();
    return 0;
}
