/* Owned strings that grow and are reused. */
#include "text.h"

#include <stdlib.h>

/* Small enough for names, so that most texts are allocated once. */
#define SMALLEST_CAPACITY 16

static bool reserve(struct text *text, size_t length)
{
    if (length <= text->capacity) {
        return true;
    }
    if (length > UINT32_MAX / 2) {
        return false;
    }
    size_t capacity = text->capacity < SMALLEST_CAPACITY ? SMALLEST_CAPACITY : text->capacity;
    while (capacity < length) {
        capacity *= 2;
    }
    char *data = realloc(text->data, capacity);
    if (data == NULL) {
        return false;
    }
    text->data = data;
    text->capacity = (uint32_t)capacity;
    return true;
}

bool text__assign(struct text *text, const void *data, size_t length)
{
    if (!reserve(text, length)) {
        return false;
    }
    if (length > 0) {
        memmove(text->data, data, length);
    }
    text->length = (uint32_t)length;
    return true;
}

bool text__append(struct text *text, const void *data, size_t length)
{
    if (length > UINT32_MAX / 2 || !reserve(text, text->length + length)) {
        return false;
    }
    if (length > 0) {
        memcpy(text->data + text->length, data, length);
        text->length += (uint32_t)length;
    }
    return true;
}

bool text__copy(struct text *text, const struct text *from)
{
    return text__assign(text, from->data, from->length);
}

void text__free(struct text *text)
{
    free(text->data);
    *text = (struct text){0};
}
