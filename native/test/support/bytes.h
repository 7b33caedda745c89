/** Bytes that grow as they are written, in the byte order of this machine. A zeroed struct is empty. */
#ifndef TEST_BYTES_H
#define TEST_BYTES_H

#include <stddef.h>
#include <stdint.h>

struct bytes {
    uint8_t *data;
    size_t length, capacity;
};

void bytes__put(struct bytes *bytes, const void *data, size_t length);
void bytes__u8(struct bytes *bytes, uint8_t value);
void bytes__u16(struct bytes *bytes, uint16_t value);
void bytes__u32(struct bytes *bytes, uint32_t value);
void bytes__u64(struct bytes *bytes, uint64_t value);
/** A text without NUL behind a 16-bit length. */
void bytes__str16(struct bytes *bytes, const char *text);
void bytes__free(struct bytes *bytes);

/** Appends `data` as a gzip member with these header flags (4 extra, 8 name, 16 comment, 2 header checksum). */
void bytes__gzip(struct bytes *bytes, const void *data, size_t length, uint8_t flags);

#endif
