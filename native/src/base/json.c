/* A pull reader for JSON. Only json__skip meets nested values it does not enter, and it counts instead of recursing. */
#include "json.h"

#include <string.h>

struct json json__of(const void *data, size_t length)
{
    return (struct json){.at = data, .end = length == 0 ? data : (const char *)data + length};
}

static void fail(struct json *json)
{
    json->failed = true;
    json->at = json->end;
}

static void skip_blanks(struct json *json)
{
    while (json->at < json->end && (*json->at == ' ' || *json->at == '\t' || *json->at == '\n' || *json->at == '\r')) {
        json->at++;
    }
}

/** Takes a character if it is next. */
static bool take(struct json *json, char wanted)
{
    skip_blanks(json);
    if (json->at < json->end && *json->at == wanted) {
        json->at++;
        return true;
    }
    return false;
}

static bool take_word(struct json *json, const char *word)
{
    size_t length = strlen(word);
    if ((size_t)(json->end - json->at) >= length && memcmp(json->at, word, length) == 0) {
        json->at += length;
        return true;
    }
    fail(json);
    return false;
}

enum json_type json__peek(struct json *json)
{
    skip_blanks(json);
    if (json->at >= json->end) {
        return JSON_END;
    }
    switch (*json->at) {
    case '{':
        return JSON_OBJECT;
    case '[':
        return JSON_ARRAY;
    case '"':
        return JSON_STRING;
    case 't':
    case 'f':
        return JSON_BOOL;
    case 'n':
        return JSON_NULL;
    default:
        return *json->at == '-' || (*json->at >= '0' && *json->at <= '9') ? JSON_NUMBER : JSON_END;
    }
}

static bool enter(struct json *json, enum json_type type, char open)
{
    if (json__peek(json) != type) {
        json__skip(json);
        return false;
    }
    if (json->depth >= JSON_MAX_DEPTH) {
        fail(json);
        return false;
    }
    (void)take(json, open);
    json->depth++;
    json->is_first = true;
    return true;
}

bool json__enter_object(struct json *json)
{
    return enter(json, JSON_OBJECT, '{');
}

bool json__enter_array(struct json *json)
{
    return enter(json, JSON_ARRAY, '[');
}

/** Steps over the comma before the next item; false, and out of the container, when `close` is next. */
static bool next_item(struct json *json, char close)
{
    if (json->failed) {
        return false;
    }
    if (take(json, close)) {
        json->depth--;
        json->is_first = false;
        return false;
    }
    if (!json->is_first && !take(json, ',')) {
        fail(json);
        return false;
    }
    json->is_first = false;
    return true;
}

bool json__member(struct json *json, struct text *key)
{
    if (!next_item(json, '}')) {
        return false;
    }
    if (json__peek(json) != JSON_STRING || !json__string(json, key) || !take(json, ':')) {
        fail(json);
        return false;
    }
    return true;
}

bool json__element(struct json *json)
{
    return next_item(json, ']');
}

static bool read_hex(struct json *json, uint32_t *value)
{
    if (json->end - json->at < 4) {
        return false;
    }
    *value = 0;
    for (int i = 0; i < 4; i++) {
        char c = *json->at++;
        uint32_t digit = 0;
        if (c >= '0' && c <= '9') {
            digit = (uint32_t)(c - '0');
        } else if ((c | 0x20) >= 'a' && (c | 0x20) <= 'f') {
            digit = (uint32_t)((c | 0x20) - 'a') + 10;
        } else {
            return false;
        }
        *value = *value * 16 + digit;
    }
    return true;
}

static bool append_utf8(struct text *value, uint32_t code)
{
    unsigned char bytes[4];
    size_t length = 0;
    if (code < 0x80) {
        bytes[length++] = (unsigned char)code;
    } else if (code < 0x800) {
        bytes[length++] = (unsigned char)(0xc0 | code >> 6);
    } else if (code < 0x10000) {
        bytes[length++] = (unsigned char)(0xe0 | code >> 12);
        bytes[length++] = (unsigned char)(0x80 | (code >> 6 & 0x3f));
    } else {
        bytes[length++] = (unsigned char)(0xf0 | code >> 18);
        bytes[length++] = (unsigned char)(0x80 | (code >> 12 & 0x3f));
        bytes[length++] = (unsigned char)(0x80 | (code >> 6 & 0x3f));
    }
    if (code >= 0x80) {
        bytes[length++] = (unsigned char)(0x80 | (code & 0x3f));
    }
    return text__append(value, bytes, length);
}

/** Reads what follows "\u"; half a surrogate pair becomes U+FFFD. */
static bool read_unicode(struct json *json, struct text *value)
{
    uint32_t code = 0;
    if (!read_hex(json, &code)) {
        return false;
    }
    if (code >= 0xd800 && code < 0xdc00 && json->end - json->at >= 6 && json->at[0] == '\\' && json->at[1] == 'u') {
        const char *before = json->at;
        uint32_t low = 0;
        json->at += 2;
        if (!read_hex(json, &low)) {
            return false;
        }
        if (low >= 0xdc00 && low < 0xe000) {
            return append_utf8(value, 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00));
        }
        json->at = before;
    }
    return append_utf8(value, code >= 0xd800 && code < 0xe000 ? 0xfffd : code);
}

static bool read_escape(struct json *json, struct text *value)
{
    static const char names[] = "\"\\/bfnrt";
    static const char meanings[] = "\"\\/\b\f\n\r\t";
    if (json->at >= json->end) {
        return false;
    }
    char c = *json->at++;
    if (c == 'u') {
        return read_unicode(json, value);
    }
    const char *name = c == '\0' ? NULL : strchr(names, c);
    return name != NULL && text__append(value, &meanings[name - names], 1);
}

bool json__string(struct json *json, struct text *value)
{
    if (json__peek(json) != JSON_STRING) {
        json__skip(json);
        return false;
    }
    value->length = 0;
    json->at++;
    while (json->at < json->end) {
        const char *start = json->at;
        while (json->at < json->end && *json->at != '"' && *json->at != '\\') {
            json->at++;
        }
        if (json->at > start && !text__append(value, start, (size_t)(json->at - start))) {
            break;
        }
        if (json->at >= json->end) {
            break;
        }
        if (*json->at++ == '"') {
            return true;
        }
        if (!read_escape(json, value)) {
            break;
        }
    }
    fail(json);
    return false;
}

/** Steps over a string without decoding it. */
static void skip_string(struct json *json)
{
    json->at++;
    while (json->at < json->end && *json->at != '"') {
        json->at += *json->at == '\\' && json->end - json->at > 1 ? 2 : 1;
    }
    if (json->at >= json->end) {
        fail(json);
        return;
    }
    json->at++;
}

static bool is_number_part(char c)
{
    return (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.' || c == 'e' || c == 'E';
}

static void skip_scalar(struct json *json)
{
    switch (json__peek(json)) {
    case JSON_STRING:
        skip_string(json);
        break;
    case JSON_BOOL:
        (void)take_word(json, *json->at == 't' ? "true" : "false");
        break;
    case JSON_NULL:
        (void)take_word(json, "null");
        break;
    case JSON_NUMBER:
        while (json->at < json->end && is_number_part(*json->at)) {
            json->at++;
        }
        break;
    default:
        fail(json);
    }
}

void json__skip(struct json *json)
{
    int depth = 0;
    do {
        enum json_type type = json__peek(json);
        if (type == JSON_OBJECT || type == JSON_ARRAY) {
            json->at++;
            depth++;
        } else if (depth > 0 && json->at < json->end && (*json->at == '}' || *json->at == ']')) {
            json->at++;
            depth--;
        } else if (depth > 0 && json->at < json->end && (*json->at == ',' || *json->at == ':')) {
            json->at++;
        } else {
            skip_scalar(json);
        }
    } while (depth > 0 && !json->failed);
}

static bool parse_integer(const char *at, const char *end, int64_t *value)
{
    bool negative = at < end && *at == '-';
    at += negative ? 1 : 0;
    if (at >= end || *at < '0' || *at > '9') {
        return false;
    }
    int64_t result = 0;
    for (; at < end && *at >= '0' && *at <= '9'; at++) {
        if (result > (INT64_MAX - 9) / 10) {
            return false;
        }
        result = result * 10 + (*at - '0');
    }
    *value = negative ? -result : result;
    return true;
}

bool json__integer(struct json *json, int64_t *value)
{
    enum json_type type = json__peek(json);
    const char *start = json->at;
    json__skip(json);
    if (json->failed) {
        return false;
    }
    switch (type) {
    case JSON_NUMBER:
        return parse_integer(start, json->at, value);
    case JSON_STRING:
        return parse_integer(start + 1, json->at - 1, value);
    case JSON_BOOL:
        *value = *start == 't' ? 1 : 0;
        return true;
    default:
        return false;
    }
}

bool json__bool(struct json *json, bool *value)
{
    if (json__peek(json) != JSON_BOOL) {
        json__skip(json);
        return false;
    }
    *value = *json->at == 't';
    return take_word(json, *value ? "true" : "false");
}
