/* Options: what is understood, and the message for every kind of mistake. */
#include "options.h"

#include "support/check.h"

static enum options_result parse(struct options *options, const char *text, char *error)
{
    error[0] = '\0';
    return options__parse(options, text, error, 200);
}

static void check_mistake(const char *text, const char *message)
{
    struct options options;
    char error[200];
    CHECK_EQUAL(parse(&options, text, error), OPTIONS_MISTAKE);
    CHECK_CONTAINS(error, message);
    options__free(&options);
}

static void test_defaults(void)
{
    struct options options;
    char error[200];
    CHECK_EQUAL(parse(&options, NULL, error), OPTIONS_OK);
    CHECK_EQUAL(options.layout.count, 0);
    CHECK(options.wants_type[0] && options.wants_type[EVENT_TABLE_SIZE - 1]);
    CHECK(options.limits.threads > 0 && options.limits.fds > 0 && options.max_strings > 0);
    options__free(&options);
}

static void test_columns_and_their_places(void)
{
    struct options options;
    char error[200];
    CHECK_EQUAL(parse(&options,
                      "column fd.name\ncolumn proc.name\ncolumn evt.is_open_write\n"
                      "column proc.aname\t2\ncolumn fd.num\ncolumn evt.rawarg\tres\n",
                      error),
                OPTIONS_OK);
    const struct layout *layout = &options.layout;
    CHECK_EQUAL(layout->count, 6);
    CHECK_EQUAL(layout->context_count, 2);
    CHECK_EQUAL(layout->columns[0].offset, 180224);
    CHECK_EQUAL(layout->columns[1].offset, 0);
    CHECK_EQUAL(layout->columns[2].offset, 180224 + 4 * 8192);
    CHECK_EQUAL(layout->columns[3].offset, 1);
    CHECK_EQUAL(layout->columns[3].field.kind, COLUMN_TEXT);
    CHECK_EQUAL(layout->columns[4].offset, 180224 + 5 * 8192);
    CHECK_EQUAL(layout->columns[5].field.kind, COLUMN_INTEGER);
    for (uint32_t i = 0; i < layout->count; i++) {
        CHECK(layout->columns[i].offset % 8 == 0 || layout->columns[i].field.definition->scope == SCOPE_CONTEXT);
    }
    options__free(&options);
}

static void test_types(void)
{
    struct options options;
    char error[200];
    char text[200] = "types 08";
    memset(text + strlen(text), '0', 112);
    CHECK_EQUAL(parse(&options, text, error), OPTIONS_OK);
    CHECK(options.wants_type[3] && !options.wants_type[2] && !options.wants_type[EVENT_TABLE_SIZE - 1]);
    options__free(&options);
    check_mistake("types 08", "114 hexadecimal digits expected, not 2");
    text[20] = 'x';
    check_mistake(text, "hexadecimal digits expected at 15");
}

static void test_limits(void)
{
    struct options options;
    char error[200];
    CHECK_EQUAL(parse(&options, "max_threads 7\nmax_fds 8\nmax_containers 9\nmax_users 10\nmax_strings 11", error),
                OPTIONS_OK);
    CHECK_EQUAL(options.limits.threads, 7);
    CHECK_EQUAL(options.limits.users, 10);
    CHECK_EQUAL(options.max_strings, 11);
    options__free(&options);
    check_mistake("max_threads 0", "max_threads: a number from 1 to 16777216 expected, not '0'");
    check_mistake("max_fds -1", "max_fds");
    check_mistake("max_fds 99999999999999999999", "max_fds");
    check_mistake("max_strings 1\ncolumn fd.name\ncolumn fd.type", "max_strings is less than the columns of text (2)");
}

static void test_mistakes(void)
{
    check_mistake("column proc.name\nclolumn x", "line 2: unknown key 'clolumn'");
    check_mistake("column", "a key and a value expected");
    char text[800] = "column container.label\t";
    memset(text + strlen(text), 'k', 700);
    check_mistake(text, "longer than 599 bytes");
    check_mistake("head 1", "head: an even number of hexadecimal digits expected");
    check_mistake("head 1g", "head: hexadecimal digits expected at 1");
}

static void test_what_is_not_read_natively_has_no_column(void)
{
    struct options options;
    char error[200];
    CHECK_EQUAL(parse(&options, "column no.such\ncolumn evt.arg\tnosuchparameter\ncolumn fd.num\nhead 0aFF\n", error),
                OPTIONS_OK);
    CHECK_EQUAL(options.layout.count, 1);
    CHECK_EQUAL(options.head.length, 2);
    CHECK_EQUAL((uint8_t)options.head.data[1], 0xff);
    options__free(&options);
}

static void test_too_many_columns(void)
{
    const char line[] = "column fd.num\n";
    size_t length = sizeof(line) - 1;
    char *text = malloc(length * (LAYOUT_MAX_COLUMNS + 1) + 1);
    for (size_t i = 0; i <= LAYOUT_MAX_COLUMNS; i++) {
        memcpy(text + i * length, line, length + 1);
    }
    check_mistake(text, "line 1025: more than 1024 columns");
    free(text);
}

int main(void)
{
    test_defaults();
    test_columns_and_their_places();
    test_types();
    test_limits();
    test_mistakes();
    test_what_is_not_read_natively_has_no_column();
    test_too_many_columns();
    return 0;
}
