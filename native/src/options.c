#include "options.h"

#include "base/input.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#define MAX_LINE 600
/* The one key whose value may be longer than a line. */
#define HEAD_KEY "head "
/* Bytes of the mask of event types, two digits each. */
#define TYPES_BYTES ((size_t)(EVENT_TYPE_COUNT + 7) / 8)

#define DEFAULT_THREADS 32768U
#define DEFAULT_FDS 131072U
#define DEFAULT_CONTAINERS 4096U
#define DEFAULT_USERS 32768U
#define DEFAULT_STRINGS 65536U
#define MAX_LIMIT 16777216U

struct complaint {
    char *text;
    size_t size;
    unsigned line;
};

__attribute__((format(printf, 2, 3))) static enum options_result complain(const struct complaint *complaint,
                                                                          const char *format, ...)
{
    int head = snprintf(complaint->text, complaint->size, "options, line %u: ", complaint->line);
    if (head > 0 && (size_t)head < complaint->size) {
        va_list arguments;
        va_start(arguments, format);
        vsnprintf(complaint->text + head, complaint->size - (size_t)head, format, arguments);
        va_end(arguments);
    }
    return OPTIONS_MISTAKE;
}

static enum options_result parse_column(struct options *options, char *value, const struct complaint *complaint)
{
    char *argument = strchr(value, '\t');
    if (argument != NULL) {
        *argument++ = '\0';
    }
    switch (layout__add(&options->layout, value, argument)) {
    case LAYOUT_OK:
    case LAYOUT_UNKNOWN_FIELD:
        /* What is not read natively has no column, and the manifest says so. */
        return OPTIONS_OK;
    case LAYOUT_TOO_MANY:
        return complain(complaint, "more than %d columns", LAYOUT_MAX_COLUMNS);
    default:
        return OPTIONS_NO_MEMORY;
    }
}

static int hex_digit(char digit)
{
    return digit >= '0' && digit <= '9'   ? digit - '0'
           : digit >= 'a' && digit <= 'f' ? digit - 'a' + 10
           : digit >= 'A' && digit <= 'F' ? digit - 'A' + 10
                                          : -1;
}

static enum options_result parse_types(struct options *options, const char *value, const struct complaint *complaint)
{
    size_t length = strlen(value);
    if (length != TYPES_BYTES * 2) {
        return complain(complaint, "types: %zu hexadecimal digits expected, not %zu", TYPES_BYTES * 2, length);
    }
    for (size_t i = 0; i < TYPES_BYTES; i++) {
        int high = hex_digit(value[2 * i]);
        int low = hex_digit(value[2 * i + 1]);
        if (high < 0 || low < 0) {
            return complain(complaint, "types: hexadecimal digits expected at %zu", 2 * i + 1);
        }
        unsigned bits = (unsigned)(high << 4 | low);
        for (size_t bit = 0; bit < 8 && i * 8 + bit < EVENT_TYPE_COUNT; bit++) {
            options->wants_type[i * 8 + bit] = (bits >> bit & 1) != 0;
        }
    }
    return OPTIONS_OK;
}

/* Reads `length` hexadecimal digits as the head of the input. */
static enum options_result parse_head(struct options *options, const char *digits, size_t length,
                                      const struct complaint *complaint)
{
    const uint32_t most = INPUT_HEAD_MAX;
    if (length % 2 != 0 || length / 2 > most) {
        return complain(complaint, "head: an even number of hexadecimal digits expected, at most %u", 2 * most);
    }
    options->head.length = 0;
    for (size_t i = 0; i < length; i += 2) {
        int high = hex_digit(digits[i]);
        int low = hex_digit(digits[i + 1]);
        if (high < 0 || low < 0) {
            return complain(complaint, "head: hexadecimal digits expected at %zu", i + 1);
        }
        uint8_t byte = (uint8_t)(high << 4 | low);
        if (!text__append(&options->head, &byte, 1)) {
            return OPTIONS_NO_MEMORY;
        }
    }
    return OPTIONS_OK;
}

static enum options_result parse_limit(uint32_t *limit, const char *key, const char *value,
                                       const struct complaint *complaint)
{
    size_t length = strlen(value);
    unsigned long number = 0;
    if (length > 0 && length <= 8 && strspn(value, "0123456789") == length) {
        number = strtoul(value, NULL, 10);
    }
    if (number == 0 || number > MAX_LIMIT) {
        return complain(complaint, "%s: a number from 1 to %u expected, not '%s'", key, MAX_LIMIT, value);
    }
    *limit = (uint32_t)number;
    return OPTIONS_OK;
}

static enum options_result parse_pair(struct options *options, const char *key, char *value,
                                      const struct complaint *complaint)
{
    const struct {
        const char *key;
        uint32_t *limit;
    } limits[] = {
        {"max_threads", &options->limits.threads},       {"max_fds", &options->limits.fds},
        {"max_containers", &options->limits.containers}, {"max_users", &options->limits.users},
        {"max_strings", &options->max_strings},
    };
    if (strcmp(key, "column") == 0) {
        return parse_column(options, value, complaint);
    }
    if (strcmp(key, "types") == 0) {
        return parse_types(options, value, complaint);
    }
    for (size_t i = 0; i < sizeof(limits) / sizeof(limits[0]); i++) {
        if (strcmp(key, limits[i].key) == 0) {
            return parse_limit(limits[i].limit, key, value, complaint);
        }
    }
    return complain(complaint, "unknown key '%s'", key);
}

static enum options_result parse_line(struct options *options, char *line, const struct complaint *complaint)
{
    char *value = strchr(line, ' ');
    if (value == NULL) {
        return complain(complaint, "a key and a value expected, not '%s'", line);
    }
    *value++ = '\0';
    return parse_pair(options, line, value, complaint);
}

enum options_result options__parse(struct options *options, const char *text, char *error, size_t error_size)
{
    *options = (struct options){
        .limits = {DEFAULT_THREADS, DEFAULT_FDS, DEFAULT_CONTAINERS, DEFAULT_USERS},
        .max_strings = DEFAULT_STRINGS,
    };
    layout__init(&options->layout);
    memset(options->wants_type, true, EVENT_TABLE_SIZE);
    struct complaint complaint = {error, error_size, 0};
    for (const char *at = text == NULL ? "" : text; *at != '\0';) {
        complaint.line++;
        size_t length = strcspn(at, "\n");
        char line[MAX_LINE];
        if (strncmp(at, HEAD_KEY, strlen(HEAD_KEY)) == 0) {
            size_t skipped = strlen(HEAD_KEY);
            enum options_result result = parse_head(options, at + skipped, length - skipped, &complaint);
            if (result != OPTIONS_OK) {
                return result;
            }
            at += length + (at[length] == '\n');
            continue;
        }
        if (length >= sizeof(line)) {
            return complain(&complaint, "longer than %zu bytes", sizeof(line) - 1);
        }
        memcpy(line, at, length);
        line[length] = '\0';
        at += length + (at[length] == '\n');
        enum options_result result = length == 0 ? OPTIONS_OK : parse_line(options, line, &complaint);
        if (result != OPTIONS_OK) {
            return result;
        }
    }
    if (options->layout.string_count > options->max_strings) {
        return complain(&complaint, "max_strings is less than the columns of text (%u)", options->layout.string_count);
    }
    return OPTIONS_OK;
}

void options__free(struct options *options)
{
    layout__free(&options->layout);
    text__free(&options->head);
}
