/* Events that nobody asks for: what the others show must not depend on what was left out of them. */
#include "fields/fields.h"
#include "state/engine.h"
#include "state_builder.h"
#include "support/param_width.h"

enum { MOST_FIELDS = 512, ROUNDS = 60, EVENTS = 1500, THREADS = 8 };

static struct bound_field fields[MOST_FIELDS];
static size_t field_count;

static void bind_all(void)
{
    const struct field_definition *classes[] = {
        evt_fields,          evt_arg_fields,         evt_open_fields,
        proc_fields,         proc_lineage_fields,    thread_fields,
        fd_fields,           fd_list_fields,         fd_socket_fields,
        container_fields,    container_sight_fields, container_write_fields,
        thread_right_fields,
    };
    const char *arguments[] = {NULL, "1", "path", "fd"};
    for (size_t i = 0; i < sizeof(classes) / sizeof(classes[0]); i++) {
        for (const struct field_definition *field = classes[i]; field->name != NULL; field++) {
            for (size_t j = 0; j < sizeof(arguments) / sizeof(arguments[0]) && field_count < MOST_FIELDS; j++) {
                field_count += field__bind(&fields[field_count], field->name, arguments[j]) ? 1 : 0;
            }
        }
    }
}

static uint64_t state;

static uint32_t random_below(uint32_t limit)
{
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(state >> 33) % limit;
}

/** Types that do much to the state come as often as all others together. */
static uint16_t random_type(void)
{
    static const uint16_t busy[] = {2,   3,   4,   5,   6,   7,   18,  19,  22,  23,  60,  61,  94,  95,
                                    96,  97,  124, 125, 150, 151, 160, 161, 186, 200, 201, 222, 223, 248,
                                    249, 292, 293, 306, 307, 330, 331, 28,  29,  34,  35,  152, 144, 145};
    return random_below(2) == 0 ? (uint16_t)random_below(EVENT_TABLE_SIZE)
                                : busy[random_below(sizeof(busy) / sizeof(busy[0]))];
}

static void put_random(struct feeder *feeder, uint8_t type)
{
    static const char *const texts[] = {"/a/b", "c", "/", "../d", "(NULL)", "cpu=/docker/0", ""};
    uint32_t width = param_width(type);
    if (random_below(16) == 0) {
        put_empty(feeder);
    } else if (width > 0) {
        int64_t number = (int64_t)random_below(12) - 2;
        put(feeder, &number, width);
    } else {
        put_text(feeder, texts[random_below(sizeof(texts) / sizeof(texts[0]))]);
    }
}

static void make_event(struct feeder *feeder)
{
    begin(feeder, random_type(), 1 + random_below(THREADS));
    for (uint32_t i = 0; i < feeder->event.info->nparams; i++) {
        put_random(feeder, feeder->event.info->params[i].type);
    }
    feeder->event.num = ++feeder->num;
    feeder->event.ts = ++feeder->ts;
}

static struct machine *make_machine(const struct machine_demand *demand)
{
    struct machine *machine = machine__create(&(struct machine_limits){0});
    /* The order of lists of fds follows from it. */
    machine->fds.seed = 7;
    machine__track_containers(machine);
    machine__plan(machine, demand);
    struct metadata_sink sink = machine__sink(machine);
    sink.section(sink.data, 2);
    for (int64_t tid = 1; tid <= 3; tid++) {
        struct thread_entry entry = {.tid = tid, .pid = tid, .ptid = tid - 1, .vtid = tid, .vpid = tid};
        entry.comm = span_of("sh");
        entry.cwd = span_of("/home/");
        sink.thread(sink.data, &entry);
    }
    return machine;
}

static void check_same(const struct field_input *left, const struct field_input *right, bool has_memory)
{
    for (size_t i = 0; i < field_count; i++) {
        if (fields[i].definition->needs_memory && !has_memory) {
            continue;
        }
        struct value a, b;
        field__read(&fields[i], left, &a);
        field__read(&fields[i], right, &b);
        bool is_same = a.is_present == b.is_present && a.boolean == b.boolean && a.text.length == b.text.length &&
                       memcmp(&a.number, &b.number, sizeof(a.number)) == 0 &&
                       (a.text.length == 0 || memcmp(a.text.data, b.text.data, a.text.length) == 0);
        if (!is_same) {
            fprintf(stderr, "%s differs in event %u of type %u\n", fields[i].definition->name,
                    (unsigned)left->view->event->num, left->view->event->type);
            exit(1);
        }
    }
}

/** Feeds the same events to a machine that everything is asked of, and to one that little is. */
static void compare(struct feeder *feeder, const struct machine_demand *demand)
{
    bool all[EVENT_TYPE_COUNT];
    memset(all, true, sizeof(all));
    struct machine *full = make_machine(&(struct machine_demand){all, true});
    struct machine *little = make_machine(demand);
    struct text scratch[2] = {0};
    struct text spare[2] = {0};
    for (int i = 0; i < EVENTS; i++) {
        make_event(feeder);
        struct scap_event without = feeder->event;
        without.nparams = machine__idle_types(little)[without.type] ? 0 : without.nparams;
        struct event_view left, right;
        CHECK(machine__update(full, &feeder->event, &left));
        bool is_seen = machine__update(little, &without, &right);
        CHECK(is_seen || !demand->wants_type[without.type]);
        CHECK_EQUAL(left.is_shown, right.is_shown);
        if (demand->wants_type[without.type]) {
            struct field_input inputs[] = {
                {.machine = full, .view = &left, .scratch = &scratch[0], .spare = &spare[0]},
                {.machine = little, .view = &right, .scratch = &scratch[1], .spare = &spare[1]},
            };
            check_same(&inputs[0], &inputs[1], demand->needs_memory);
        }
    }
    for (int i = 0; i < 2; i++) {
        text__free(&scratch[i]);
        text__free(&spare[i]);
    }
    machine__free(full);
    machine__free(little);
}

static void test_any_demand(void)
{
    struct feeder *feeder = calloc(1, sizeof(*feeder));
    for (uint32_t round = 0; round < ROUNDS; round++) {
        state = round;
        bool wants_type[EVENT_TYPE_COUNT] = {0};
        uint32_t rarity = 2 + round % 20;
        for (size_t type = 0; type < EVENT_TYPE_COUNT; type++) {
            wants_type[type] = random_below(rarity) == 0;
        }
        compare(feeder, &(struct machine_demand){wants_type, round % 2 == 0});
    }
    free(feeder);
}

/** An idle event between a call and its exit parts them, as any other does. */
static void test_pairing(void)
{
    bool wants_type[EVENT_TYPE_COUNT] = {[3] = true};
    for (int is_parted = 0; is_parted < 2; is_parted++) {
        struct feeder *feeder = feeder__create(NULL);
        machine__plan(feeder->machine, &(struct machine_demand){wants_type, false});
        CHECK(machine__idle_types(feeder->machine)[64]);
        CHECK(!machine__idle_types(feeder->machine)[2]);
        begin(feeder, 2, 5);
        put_text(feeder, "/entered");
        feed(feeder);
        if (is_parted) {
            feed_bare(feeder, 64, 5);
        }
        const struct event_view *view = open_file(feeder, 5, 3, "/left", 1);
        CHECK_EQUAL(view->enter != NULL, !is_parted);
        CHECK_TEXT(text__span(&view->fd->name), is_parted ? "/left" : "/entered");
        feeder__free(feeder);
    }
}

int main(void)
{
    bind_all();
    test_pairing();
    test_any_demand();
    return 0;
}
