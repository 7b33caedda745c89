/** Decimal digits without the cost of printf. */
#ifndef BASE_DECIMAL_H
#define BASE_DECIMAL_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/** Longest number with its sign; no NUL is written. */
#define DECIMAL_MAX 20

/** Writes a number to `out`, which has room for DECIMAL_MAX characters; gives their count. */
static inline size_t decimal__write(char *out, uint64_t number)
{
    char digits[DECIMAL_MAX];
    size_t at = sizeof(digits);
    do {
        digits[--at] = (char)('0' + number % 10);
        number /= 10;
    } while (number != 0);
    memcpy(out, digits + at, sizeof(digits) - at);
    return sizeof(digits) - at;
}

static inline size_t decimal__write_signed(char *out, int64_t number)
{
    if (number >= 0) {
        return decimal__write(out, (uint64_t)number);
    }
    out[0] = '-';
    /* The lowest number has no positive counterpart of its own width. */
    return 1 + decimal__write(out + 1, 0 - (uint64_t)number);
}

/** Writes the four bytes of an IPv4 address with points between them. */
static inline size_t decimal__write_ipv4(char *out, const uint8_t *address)
{
    size_t length = decimal__write(out, address[0]);
    for (int i = 1; i < 4; i++) {
        out[length++] = '.';
        length += decimal__write(out + length, address[i]);
    }
    return length;
}

#endif
