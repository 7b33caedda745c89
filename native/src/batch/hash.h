/** A fast hash of bytes by folded multiplication; `seed` keeps strangers from choosing strings that collide. */
#ifndef BATCH_HASH_H
#define BATCH_HASH_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define HASH_K0 0xa0761d6478bd642fULL
#define HASH_K1 0xe7037ed1a0b428dbULL

static inline uint64_t hash__fold(uint64_t a, uint64_t b)
{
    __extension__ typedef unsigned __int128 wide;
    wide product = (wide)a * b;
    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

static inline uint64_t hash__load64(const uint8_t *data)
{
    uint64_t value;
    memcpy(&value, data, sizeof(value));
    return value;
}

static inline uint64_t hash__bytes(const uint8_t *data, size_t length, uint64_t seed)
{
    uint64_t hash = seed ^ hash__fold(length ^ HASH_K0, seed ^ HASH_K1);
    size_t left = length;
    while (left >= 16) {
        hash = hash__fold(hash__load64(data) ^ HASH_K0 ^ seed, hash__load64(data + 8) ^ hash);
        data += 16;
        left -= 16;
    }
    uint64_t a = 0;
    uint64_t b = 0;
    if (left >= 8) {
        a = hash__load64(data);
        b = hash__load64(data + left - 8);
    } else if (left > 0) {
        memcpy(&a, data, left);
    }
    return hash__fold(a ^ HASH_K1 ^ hash, b ^ HASH_K0 ^ seed);
}

#endif
