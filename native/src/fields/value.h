/** How readers give their values. A reader that gives none leaves the value absent. */
#ifndef FIELDS_VALUE_H
#define FIELDS_VALUE_H

#include "../state/container.h"
#include "fields.h"

static inline void value__set_span(struct value *value, struct span text)
{
    value->is_present = true;
    value->text = text;
}

static inline void value__set_text(struct value *value, const struct text *text)
{
    value__set_span(value, text__span(text));
}

/** Gives a text, unless it is empty. */
static inline void value__set_nonempty(struct value *value, const struct text *text)
{
    if (text->length > 0) {
        value__set_text(value, text);
    }
}

static inline void value__set_string(struct value *value, const char *string)
{
    value__set_span(value, (struct span){.data = (const uint8_t *)string, .length = (uint32_t)strlen(string)});
}

static inline void value__set_number(struct value *value, double number)
{
    value->is_present = true;
    value->number = number;
}

static inline void value__set_bool(struct value *value, bool boolean)
{
    value->is_present = true;
    value->boolean = boolean;
}

static inline void value__set_tristate(struct value *value, uint8_t tristate)
{
    if (tristate != TRISTATE_ABSENT) {
        value__set_bool(value, tristate == TRISTATE_TRUE);
    }
}

/** Composes decimal text in the scratch of the reader. */
void value__set_unsigned(const struct field_input *input, struct value *value, uint64_t number);
void value__set_signed(const struct field_input *input, struct value *value, int64_t number);

/** Appends decimal digits. False when memory ran out. */
bool text__append_unsigned(struct text *text, uint64_t number);
bool text__append_signed(struct text *text, int64_t number);

/** Appends formatted text, at most 255 bytes of it. False when memory ran out. */
__attribute__((format(printf, 2, 3))) bool text__print(struct text *text, const char *format, ...);

static inline bool text__append_string(struct text *text, const char *string)
{
    return text__append(text, string, strlen(string));
}

static inline bool text__append_span(struct text *text, struct span span)
{
    return text__append(text, span.data, span.length);
}

static inline bool span__equals(struct span span, const char *string)
{
    size_t length = strlen(string);
    return span.length == length && (length == 0 || memcmp(span.data, string, length) == 0);
}

/** Appends the items of a NUL-separated list, a separator between them. */
void text__append_list(struct text *text, struct span list, const char *separator);

/** Takes the next item of a NUL-separated list off its front; false when none is left. */
bool span__next_item(struct span *list, struct span *item);

#endif
