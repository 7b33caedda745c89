/* Interning: ids, growth, clearing, limits, cut strings. */
#include "batch/dictionary.h"

#include "support/check.h"

#define SPAN(text) ((struct span){.data = (const uint8_t *)(text), .length = (uint32_t)strlen(text)})

static void test_ids_count_from_one(void)
{
    struct dictionary dictionary;
    CHECK(dictionary__init(&dictionary, 100, 1));
    CHECK_EQUAL(dictionary__intern(&dictionary, SPAN("a")), 1);
    CHECK_EQUAL(dictionary__intern(&dictionary, SPAN("")), 2);
    CHECK_EQUAL(dictionary__intern(&dictionary, SPAN("a")), 1);
    CHECK_EQUAL(dictionary__intern(&dictionary, (struct span){.data = NULL, .length = 0}), 2);
    CHECK_TEXT(dictionary__string(&dictionary, 1), "a");
    CHECK_TEXT(dictionary__string(&dictionary, 2), "");
    dictionary__free(&dictionary);
}

static void test_growth_keeps_ids(void)
{
    struct dictionary dictionary;
    CHECK(dictionary__init(&dictionary, 1000000, 42));
    char text[32];
    for (int round = 0; round < 2; round++) {
        for (uint32_t i = 1; i <= 50000; i++) {
            snprintf(text, sizeof(text), "string %u of many", i);
            CHECK_EQUAL(dictionary__intern(&dictionary, SPAN(text)), i);
        }
    }
    CHECK_EQUAL(dictionary.count, 50000);
    CHECK_TEXT(dictionary__string(&dictionary, 12345), "string 12345 of many");
    dictionary__free(&dictionary);
}

static void test_strings_that_differ_at_one_place(void)
{
    struct dictionary dictionary;
    CHECK(dictionary__init(&dictionary, 10000, 7));
    uint8_t data[70] = {0};
    uint32_t expected = 0;
    for (uint32_t length = 1; length <= sizeof(data); length++) {
        for (uint32_t at = 0; at < length; at++) {
            data[at] = 1;
            CHECK_EQUAL(dictionary__intern(&dictionary, (struct span){data, length}), ++expected);
            data[at] = 0;
        }
    }
    dictionary__free(&dictionary);
}

static void test_clear_begins_anew(void)
{
    struct dictionary dictionary;
    CHECK(dictionary__init(&dictionary, 3, 1));
    dictionary__intern(&dictionary, SPAN("a"));
    CHECK(!dictionary__is_full(&dictionary, 2));
    CHECK(dictionary__is_full(&dictionary, 3));
    dictionary__intern(&dictionary, SPAN("b"));
    dictionary__clear(&dictionary);
    CHECK(!dictionary__is_full(&dictionary, 3));
    CHECK_EQUAL(dictionary__intern(&dictionary, SPAN("b")), 1);
    dictionary__free(&dictionary);
}

static void test_full_by_bytes(void)
{
    struct dictionary dictionary;
    CHECK(dictionary__init(&dictionary, 1000000, 1));
    uint8_t *data = calloc(1, DICTIONARY_MAX_LENGTH);
    uint32_t added = 0;
    while (!dictionary__is_full(&dictionary, 1)) {
        memcpy(data, &added, sizeof(added));
        CHECK_EQUAL(dictionary__intern(&dictionary, (struct span){data, DICTIONARY_MAX_LENGTH}), ++added);
    }
    CHECK_EQUAL(added, DICTIONARY_MAX_BYTES / DICTIONARY_MAX_LENGTH);
    free(data);
    dictionary__free(&dictionary);
}

static void test_long_strings_are_cut_and_counted(void)
{
    struct dictionary dictionary;
    CHECK(dictionary__init(&dictionary, 10, 1));
    uint32_t length = DICTIONARY_MAX_LENGTH + 1;
    uint8_t *data = calloc(1, length);
    uint32_t id = dictionary__intern(&dictionary, (struct span){data, length});
    CHECK_EQUAL(dictionary__string(&dictionary, id).length, DICTIONARY_MAX_LENGTH);
    CHECK_EQUAL(dictionary.n_cut, 1);
    CHECK_EQUAL(dictionary__intern(&dictionary, (struct span){data, length - 1}), id);
    CHECK_EQUAL(dictionary.n_cut, 1);
    free(data);
    dictionary__free(&dictionary);
}

int main(void)
{
    test_ids_count_from_one();
    test_growth_keeps_ids();
    test_strings_that_differ_at_one_place();
    test_clear_begins_anew();
    test_full_by_bytes();
    test_long_strings_are_cut_and_counted();
    return 0;
}
