/**
 * Reading JSON by pulling one value after the other, from untrusted bytes.
 * Nothing is allocated but the texts that the caller gives; nesting is
 * limited; after the first mistake everything reads as an end.
 */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text.h"

#define JSON_MAX_DEPTH 64

enum json_type { JSON_END, JSON_NULL, JSON_BOOL, JSON_NUMBER, JSON_STRING, JSON_ARRAY, JSON_OBJECT };

struct json {
    const char *at, *end;
    int depth;
    /** Whether the next member or element is the first of its object or array. */
    bool is_first;
    bool failed;
};

struct json json__of(const void *data, size_t length);
/** Type of the value that is next; JSON_END when there is none. */
enum json_type json__peek(struct json *json);

/** Enters an object; then json__member gives the key of each member in turn, false after the last one. */
bool json__enter_object(struct json *json);
bool json__member(struct json *json, struct text *key);
/** Enters an array; then json__element tells whether there is one more. */
bool json__enter_array(struct json *json);
bool json__element(struct json *json);

/** Reads a string as UTF-8 into `value` (replaced). A value of another type is skipped and gives false. */
bool json__string(struct json *json, struct text *value);
/** Reads a number, or true and false as 1 and 0, or a string that holds a number. Fractions are cut. */
bool json__integer(struct json *json, int64_t *value);
bool json__bool(struct json *json, bool *value);
/** Skips a whole value, however deep within the limit. */
void json__skip(struct json *json);

#endif
