/* The JSON reader: values, escapes, skipping, and input that is no JSON. */
#include "base/json.h"

#include "support/check.h"

static struct json json_of(const char *text)
{
    return json__of(text, strlen(text));
}

static void test_strings(void)
{
    static const struct {
        const char *json, *value;
    } cases[] = {
        {"\"\"", ""},
        {"\"plain\"", "plain"},
        {"\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\/\b\f\n\r\t"},
        {"\"\\u0041\\u00e9\\u20ac\"", "A\xc3\xa9\xe2\x82\xac"},
        {"\"\\ud83d\\ude00\"", "\xf0\x9f\x98\x80"},
        {"\"\\ud83dx\"", "\xef\xbf\xbdx"},
        {"\"\\ud83d\\u0041\"", "\xef\xbf\xbd"
                               "A"},
        {"\"\\ude00\"", "\xef\xbf\xbd"},
        {" \"\xc3\xa9\"", "\xc3\xa9"},
    };
    struct text value = {0};
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct json json = json_of(cases[i].json);
        CHECK(json__string(&json, &value));
        CHECK_TEXT(text__span(&value), cases[i].value);
        CHECK_EQUAL(json__peek(&json), JSON_END);
    }
    static const char *const broken[] = {"\"",        "\"a",         "\"\\",           "\"\\x\"",
                                         "\"\\u12\"", "\"\\u12g4\"", "\"\\ud83d\\u12", "5"};
    for (size_t i = 0; i < sizeof(broken) / sizeof(broken[0]); i++) {
        struct json json = json_of(broken[i]);
        CHECK(!json__string(&json, &value));
    }
    text__free(&value);
}

static void test_integers(void)
{
    static const struct {
        const char *json;
        bool is_read;
        int64_t value;
    } cases[] = {
        {"0", true, 0},
        {"-17", true, -17},
        {"12.9", true, 12},
        {"\"42\"", true, 42},
        {"true", true, 1},
        {"false", true, 0},
        {"null", false, 0},
        {"\"x\"", false, 0},
        {"[1]", false, 0},
        {"-", false, 0},
        {"922337203685477580700", false, 0},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct json json = json_of(cases[i].json);
        int64_t value = 0;
        CHECK_EQUAL(json__integer(&json, &value), cases[i].is_read);
        CHECK_EQUAL(value, cases[i].value);
    }
}

static void test_walk(void)
{
    struct json json = json_of(" { \"a\" : [ 1 , {\"x\":[]} , \"s\" ] , \"b\":{\"c\":null,\"d\":true}, \"e\":{} } ");
    struct text key = {0};
    int64_t sum = 0;
    int members = 0;
    bool flag = false;
    CHECK(json__enter_object(&json));
    while (json__member(&json, &key)) {
        members++;
        if (key.data[0] == 'a') {
            CHECK(json__enter_array(&json));
            int elements = 0;
            while (json__element(&json)) {
                int64_t value = 0;
                sum += json__integer(&json, &value) ? value : 10;
                elements++;
            }
            CHECK_EQUAL(elements, 3);
        } else if (key.data[0] == 'b') {
            CHECK(json__enter_object(&json));
            while (json__member(&json, &key)) {
                (void)json__bool(&json, &flag);
            }
        } else {
            json__skip(&json);
        }
    }
    CHECK_EQUAL(members, 3);
    CHECK_EQUAL(sum, 21);
    CHECK(flag);
    CHECK(!json.failed);
    text__free(&key);
}

/* Nothing that is cut off or wrong goes on for ever, or is taken for an end. */
static void test_damage(void)
{
    static const char whole[] = "{\"a\":[1,{\"b\":\"c\\u0041\"},true,null,-1.5e3],\"d\":{}}";
    struct text key = {0};
    for (size_t length = 0; length < sizeof(whole) - 1; length++) {
        struct json json = json__of(whole, length);
        if (json__enter_object(&json)) {
            while (json__member(&json, &key)) {
                json__skip(&json);
            }
        }
        CHECK(json.failed);
    }
    static const char *const broken[] = {"{a:1}", "{\"a\" 1}",   "{\"a\":}", "{\"a\":1 \"b\":2}",
                                         "{,}",   "{\"a\":tru}", "{\"a\":1]"};
    for (size_t i = 0; i < sizeof(broken) / sizeof(broken[0]); i++) {
        struct json json = json_of(broken[i]);
        CHECK(json__enter_object(&json));
        while (json__member(&json, &key)) {
            json__skip(&json);
        }
        CHECK(json.failed);
    }
    text__free(&key);
}

static void test_depth(void)
{
    char deep[1000];
    memset(deep, '[', sizeof(deep));
    struct json json = json__of(deep, sizeof(deep));
    int depth = 0;
    while (json__enter_array(&json) && json__element(&json)) {
        depth++;
    }
    CHECK(json.failed);
    CHECK_EQUAL(depth, JSON_MAX_DEPTH);
}

int main(void)
{
    test_strings();
    test_integers();
    test_walk();
    test_damage();
    test_depth();
    return 0;
}
