/** Reads every byte of a span, so that a span beyond its memory is found. */
#ifndef FUZZ_TOUCH_H
#define FUZZ_TOUCH_H

#include "base/cursor.h"

static inline unsigned touch(struct span span)
{
    unsigned sum = 0;
    for (uint32_t i = 0; i < span.length; i++) {
        sum += span.data[i];
    }
    return sum;
}

/** Keeps the compiler from leaving out what made a value. */
static inline void keep(unsigned value)
{
    __asm__ volatile("" : : "r"(value));
}

#endif
