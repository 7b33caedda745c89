/* Owned texts: assigning, appending, reuse of memory. */
#include "base/text.h"
#include "support/check.h"

int main(void)
{
    struct text text = {0};
    CHECK(text__assign(&text, "abc", 3));
    CHECK_TEXT(text__span(&text), "abc");
    CHECK(text__append(&text, "defghijklmnopqrstuvwxyz", 23));
    CHECK_TEXT(text__span(&text), "abcdefghijklmnopqrstuvwxyz");

    char *memory = text.data;
    CHECK(text__assign(&text, text.data + 3, 5));
    CHECK_TEXT(text__span(&text), "defgh");
    CHECK(text.data == memory);

    struct text copy = {0};
    CHECK(text__copy(&copy, &text));
    CHECK_TEXT(text__span(&copy), "defgh");
    CHECK(text__assign(&copy, NULL, 0));
    CHECK_TEXT(text__span(&copy), "");
    CHECK(text__append(&copy, "\0x", 2));
    CHECK_EQUAL(copy.length, 2);
    CHECK(!text__assign(&copy, text.data, SIZE_MAX));
    CHECK_EQUAL(copy.length, 2);

    text__free(&text);
    text__free(&copy);
    CHECK(copy.data == NULL && copy.capacity == 0);
    return 0;
}
