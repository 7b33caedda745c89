/* The two maps against arrays: random insertions, removals and lookups. */
#include "state/int_map.h"
#include "state/text_map.h"

#include "state_builder.h"

static uint32_t next_random(uint32_t *state)
{
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}

static void test_int_map(void)
{
    struct int_map map = {.seed = 12345};
    static int values[256];
    bool is_in[256] = {false};
    uint32_t random = 1;
    uint32_t count = 0;
    for (int i = 0; i < 200000; i++) {
        uint32_t key = next_random(&random) % 256;
        if (next_random(&random) % 2 == 0) {
            CHECK(int_map__set(&map, (int64_t)key * 1000003, &values[key]));
            count += is_in[key] ? 0 : 1;
            is_in[key] = true;
        } else {
            int_map__remove(&map, (int64_t)key * 1000003);
            count -= is_in[key] ? 1 : 0;
            is_in[key] = false;
        }
        uint32_t probe = next_random(&random) % 256;
        CHECK(int_map__get(&map, (int64_t)probe * 1000003) == (is_in[probe] ? &values[probe] : NULL));
        CHECK_EQUAL(map.count, count);
    }
    int_map__clear(&map);
    CHECK(int_map__get(&map, 0) == NULL);
    int_map__free(&map);
    int_map__remove(&map, 1);
}

struct entry {
    struct text_map_node node;
    uint32_t *freed;
};

static void release(struct text_map_node *node)
{
    struct entry *entry = (struct entry *)(void *)node;
    ++*entry->freed;
    free(entry);
}

static void test_text_map(void)
{
    struct text_map map = {.limit = 100, .release = release, .seed = 7};
    uint32_t freed = 0;
    char key[16];
    for (uint32_t i = 0; i < 1000; i++) {
        struct entry *entry = calloc(1, sizeof(*entry));
        entry->freed = &freed;
        size_t length = (size_t)snprintf(key, sizeof(key), "key-%u", i);
        CHECK(text_map__get(&map, (const uint8_t *)key, length) == NULL);
        CHECK(text_map__add(&map, &entry->node, (const uint8_t *)key, length));
        /* What is asked for again and again stays. */
        CHECK(text_map__get(&map, (const uint8_t *)"key-0", 5) != NULL);
        CHECK_EQUAL(map.count, i < 100 ? i + 1 : 100);
    }
    CHECK_EQUAL(map.evicted, 900);
    text_map__remove(&map, text_map__get(&map, (const uint8_t *)"key-0", 5));
    CHECK(text_map__get(&map, (const uint8_t *)"key-0", 5) == NULL);
    uint8_t long_key[TEXT_MAP_MAX_KEY + 1] = {0};
    CHECK(text_map__get(&map, long_key, sizeof(long_key)) == NULL);
    text_map__clear(&map);
    CHECK_EQUAL(freed, 1000);
}

int main(void)
{
    test_int_map();
    test_text_map();
    return 0;
}
