/* The cursor: reads within bounds, and stays failed after one read beyond them. */
#include "base/cursor.h"
#include "support/check.h"

int main(void)
{
    const uint8_t data[] = {1, 2, 0, 3, 0, 0, 0, 2, 0, 'a', 'b', 9, 0, 'c'};
    struct cursor cursor = cursor__of(data, sizeof(data));
    CHECK_EQUAL(cursor__u8(&cursor), 1);
    CHECK_EQUAL(cursor__u16(&cursor), 2);
    CHECK_EQUAL(cursor__u32(&cursor), 3);
    CHECK_TEXT(cursor__str16(&cursor), "ab");
    CHECK_EQUAL(cursor__left(&cursor), 3);
    CHECK_TEXT(cursor__str16(&cursor), "");
    CHECK(cursor.failed);
    CHECK_EQUAL(cursor__u8(&cursor), 0);
    CHECK(cursor__take(&cursor, 0) == NULL);

    cursor = cursor__of(data, 7);
    CHECK_EQUAL(cursor__u64(&cursor), 0);
    CHECK(cursor.failed);
    return 0;
}
