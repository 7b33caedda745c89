/* Joining of paths: every rule of state-engine §3.1. */
#include "state_builder.h"

struct join_case {
    const char *base, *path, *joined;
};

static const struct join_case cases[] = {
    {"/a/", "b", "/a/b"},
    {"/a/", "../b/./c//d/", "/b/c/d"},
    {"/a/b/", "..", "/a"},
    {"/a/b/", "../..", "/"},
    {"/a/b/", "../../../../x", "/x"},
    {"/a/", "/etc/passwd", "/etc/passwd"},
    {"/a/", "/", "/"},
    {"/a/", "//x///y//", "/x/y"},
    {"/a/", ".", "/a"},
    {"/a/", "./", "/a"},
    {"/a/", "...", "/a/..."},
    {"/a/", "..x/.y", "/a/..x/.y"},
    {"/", "x", "/x"},
    {"/", "..", "/"},
    {"/", "../../x", "/x"},
    {"/a/", "", ""},
    {"", "x/y", "x/y"},
    {"", "../x", "x"},
    {"", "a/../b", "b"},
    {"", "./", ""},
    {"<UNKNOWN>", "foo", "<UNKNOWN>foo"},
    {"<UNKNOWN>", "../foo", "<UNKNOWN>../foo"},
    {"<UNKNOWN>", "foo/../bar", "bar"},
    {"/a", "b", "/ab"},
};

static void test_table(void)
{
    struct text out = {0};
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        CHECK(path__join(&out, span_of(cases[i].base), span_of(cases[i].path)));
        CHECK_TEXT(text__span(&out), cases[i].joined);
    }
    text__free(&out);
}

static void test_too_long(void)
{
    struct text out = {0};
    char path[1100];
    memset(path, 'x', sizeof(path));
    struct span fits = {.data = (const uint8_t *)path, .length = 1021};
    struct span exceeds = {.data = (const uint8_t *)path, .length = 1022};
    CHECK(path__join(&out, span_of("/a"), fits));
    CHECK_EQUAL(out.length, 1023);
    CHECK(path__join(&out, span_of("/a"), exceeds));
    CHECK_TEXT(text__span(&out), "/DIR_TOO_LONG/FILENAME_TOO_LONG");
    text__free(&out);
}

int main(void)
{
    test_table();
    test_too_long();
    return 0;
}
