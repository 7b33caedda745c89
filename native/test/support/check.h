/** What tests say: a condition that must hold. The first that does not ends the program with its place. */
#ifndef TEST_CHECK_H
#define TEST_CHECK_H

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/cursor.h"

#define CHECK(condition)                                                                                               \
    do {                                                                                                               \
        if (!(condition)) {                                                                                            \
            fprintf(stderr, "%s:%d: %s: does not hold: %s\n", __FILE__, __LINE__, __func__, #condition);               \
            exit(1);                                                                                                   \
        }                                                                                                              \
    } while (0)

#define CHECK_EQUAL(actual, expected)                                                                                  \
    do {                                                                                                               \
        int64_t actual_value = (int64_t)(actual);                                                                      \
        int64_t expected_value = (int64_t)(expected);                                                                  \
        if (actual_value != expected_value) {                                                                          \
            fprintf(stderr, "%s:%d: %s: %s is %" PRId64 ", expected %" PRId64 "\n", __FILE__, __LINE__, __func__,      \
                    #actual, actual_value, expected_value);                                                            \
            exit(1);                                                                                                   \
        }                                                                                                              \
    } while (0)

static inline void check_text(const char *file, int line, const char *what, struct span actual, const char *expected)
{
    if (actual.length != strlen(expected) || (actual.length > 0 && memcmp(actual.data, expected, actual.length) != 0)) {
        fprintf(stderr, "%s:%d: %s is \"%.*s\", expected \"%s\"\n", file, line, what, (int)actual.length,
                actual.length > 0 ? (const char *)actual.data : "", expected);
        exit(1);
    }
}

#define CHECK_TEXT(actual, expected) check_text(__FILE__, __LINE__, #actual, actual, expected)

#define CHECK_CONTAINS(text, part)                                                                                     \
    do {                                                                                                               \
        if (strstr(text, part) == NULL) {                                                                              \
            fprintf(stderr, "%s:%d: %s: \"%s\" lacks \"%s\"\n", __FILE__, __LINE__, __func__, text, part);             \
            exit(1);                                                                                                   \
        }                                                                                                              \
    } while (0)

#endif
