/** Owned strings with a length; may hold NUL bytes. A zeroed struct is an empty text. */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "cursor.h"

struct text {
    char *data;
    uint32_t length;
    uint32_t capacity;
};

/** Replaces the content, using the memory it has where that is enough. False when memory ran out (content unchanged). */
bool text__assign(struct text *text, const void *data, size_t length);
bool text__append(struct text *text, const void *data, size_t length);
bool text__copy(struct text *text, const struct text *from);
void text__free(struct text *text);

static inline struct span text__span(const struct text *text)
{
    return (struct span){.data = (const uint8_t *)text->data, .length = text->length};
}

#endif
