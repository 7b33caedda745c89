#include "value.h"

#include <stdarg.h>
#include <stdio.h>

#include "../base/decimal.h"

#define PRINTED_SIZE 256

bool text__print(struct text *text, const char *format, ...)
{
    char printed[PRINTED_SIZE];
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(printed, sizeof(printed), format, arguments);
    va_end(arguments);
    if (length < 0) {
        return false;
    }
    size_t fitting = (size_t)length < sizeof(printed) ? (size_t)length : sizeof(printed) - 1;
    return text__append(text, printed, fitting);
}

bool text__append_unsigned(struct text *text, uint64_t number)
{
    char digits[DECIMAL_MAX];
    return text__append(text, digits, decimal__write(digits, number));
}

bool text__append_signed(struct text *text, int64_t number)
{
    char digits[DECIMAL_MAX];
    return text__append(text, digits, decimal__write_signed(digits, number));
}

void value__set_unsigned(const struct field_input *input, struct value *value, uint64_t number)
{
    if (text__append_unsigned(input->scratch, number)) {
        value__set_text(value, input->scratch);
    }
}

void value__set_signed(const struct field_input *input, struct value *value, int64_t number)
{
    if (text__append_signed(input->scratch, number)) {
        value__set_text(value, input->scratch);
    }
}

bool span__next_item(struct span *list, struct span *item)
{
    if (list->length == 0) {
        return false;
    }
    const uint8_t *end = memchr(list->data, 0, list->length);
    item->data = list->data;
    if (end == NULL) {
        item->length = list->length;
        list->length = 0;
        return true;
    }
    item->length = (uint32_t)(end - list->data);
    list->data = end + 1;
    list->length -= item->length + 1;
    return true;
}

void text__append_list(struct text *text, struct span list, const char *separator)
{
    struct span item;
    bool is_first = true;
    while (span__next_item(&list, &item)) {
        if (!is_first) {
            text__append_string(text, separator);
        }
        is_first = false;
        text__append_span(text, item);
    }
}
