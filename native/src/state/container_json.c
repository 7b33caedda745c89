/* The keys of container records, as libsinsp and the container plugin write them (state-engine §4.2). */
#include "container_json.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "../base/json.h"

/* What one record may hold. */
#define MOST_ITEMS 256U
#define LONGEST_TEXT 8192U
#define RECORD_BUDGET 32768U

struct reading {
    struct json json;
    struct container *container;
    struct text key, value;
    uint32_t bytes;
};

struct text_key {
    const char *key;
    size_t offset;
};

static const struct text_key text_keys[] = {
    {"id", offsetof(struct container, id)},
    {"full_id", offsetof(struct container, full_id)},
    {"name", offsetof(struct container, name)},
    {"image", offsetof(struct container, image)},
    {"imageid", offsetof(struct container, image_id)},
    {"imagerepo", offsetof(struct container, image_repository)},
    {"imagetag", offsetof(struct container, image_tag)},
    {"imagedigest", offsetof(struct container, image_digest)},
    {"ip", offsetof(struct container, ip)},
    {"User", offsetof(struct container, user)},
    {"cni_json", offsetof(struct container, cni_json)},
    {"pod_sandbox_id", offsetof(struct container, pod_sandbox_id)},
};

static bool key_is(const struct reading *reading, const char *key)
{
    size_t length = strlen(key);
    return reading->key.length == length && memcmp(reading->key.data, key, length) == 0;
}

/** Keeps a text unless the record has grown too large. */
static void keep(struct reading *reading, struct text *text, const struct text *value)
{
    uint32_t length = value->length < LONGEST_TEXT ? value->length : LONGEST_TEXT;
    if (length <= RECORD_BUDGET - reading->bytes && text__assign(text, value->data, length)) {
        reading->bytes += length;
    }
}

static void read_text(struct reading *reading, struct text *text)
{
    if (json__string(&reading->json, &reading->value)) {
        keep(reading, text, &reading->value);
    }
}

static void read_tristate(struct reading *reading, uint8_t *state)
{
    bool value = false;
    if (json__bool(&reading->json, &value)) {
        *state = value ? TRISTATE_TRUE : TRISTATE_FALSE;
    }
}

/** Room for one more item of an array; NULL when it has enough. */
static void *grow(void **items, uint32_t *count, size_t size)
{
    if (*count >= MOST_ITEMS) {
        return NULL;
    }
    if ((*count & (*count - 1)) == 0) {
        void *larger = realloc(*items, size * (*count == 0 ? 1 : (size_t)*count * 2));
        if (larger == NULL) {
            return NULL;
        }
        *items = larger;
    }
    void *item = (char *)*items + size * (*count)++;
    memset(item, 0, size);
    return item;
}

static void read_mount(struct reading *reading, struct container_mount *mount)
{
    struct json *json = &reading->json;
    while (json__member(json, &reading->key)) {
        if (key_is(reading, "Source")) {
            read_text(reading, &mount->source);
        } else if (key_is(reading, "Destination")) {
            read_text(reading, &mount->destination);
        } else if (key_is(reading, "Mode")) {
            read_text(reading, &mount->mode);
        } else if (key_is(reading, "Propagation")) {
            read_text(reading, &mount->propagation);
        } else if (key_is(reading, "RW")) {
            (void)json__bool(json, &mount->is_writable);
        } else {
            json__skip(json);
        }
    }
}

static void read_mounts(struct reading *reading)
{
    struct container *container = reading->container;
    if (!json__enter_array(&reading->json)) {
        return;
    }
    container->has_mounts = true;
    while (json__element(&reading->json)) {
        void *items = container->mounts;
        struct container_mount *mount =
            json__peek(&reading->json) == JSON_OBJECT ? grow(&items, &container->mount_count, sizeof(*mount)) : NULL;
        container->mounts = items;
        if (mount == NULL) {
            json__skip(&reading->json);
        } else if (json__enter_object(&reading->json)) {
            read_mount(reading, mount);
        }
    }
}

static void keep_port(struct container *container, int64_t port)
{
    void *items = container->host_ports;
    uint16_t *kept = port > 0 && port <= UINT16_MAX
                         ? grow(&items, &container->host_port_count, sizeof(*container->host_ports))
                         : NULL;
    container->host_ports = items;
    if (kept != NULL) {
        *kept = (uint16_t)port;
    }
}

static void read_port_mappings(struct reading *reading)
{
    struct json *json = &reading->json;
    if (!json__enter_array(json)) {
        return;
    }
    while (json__element(json)) {
        if (json__peek(json) != JSON_OBJECT || !json__enter_object(json)) {
            json__skip(json);
            continue;
        }
        while (json__member(json, &reading->key)) {
            int64_t port = 0;
            if (!key_is(reading, "HostPort")) {
                json__skip(json);
            } else if (json__integer(json, &port)) {
                keep_port(reading->container, port);
            }
        }
    }
}

static void read_labels(struct reading *reading, struct container_label **labels, uint32_t *count)
{
    if (!json__enter_object(&reading->json)) {
        return;
    }
    while (json__member(&reading->json, &reading->key)) {
        if (!json__string(&reading->json, &reading->value)) {
            continue;
        }
        void *items = *labels;
        struct container_label *label = grow(&items, count, sizeof(*label));
        *labels = items;
        if (label != NULL) {
            keep(reading, &label->key, &reading->key);
            keep(reading, &label->value, &reading->value);
        }
    }
}

static void add_word(struct text *command, const struct text *word)
{
    if (command->length + word->length < LONGEST_TEXT) {
        (void)(command->length == 0 || text__append(command, " ", 1));
        (void)text__append(command, word->data, word->length);
    }
}

/** A probe: {"exe": …, "args": […]}, as the command line it makes. */
static void read_probe(struct reading *reading, struct text *command)
{
    struct json *json = &reading->json;
    struct text args = {0};
    if (!json__enter_object(json)) {
        return;
    }
    while (json__member(json, &reading->key)) {
        if (key_is(reading, "exe")) {
            if (json__string(json, &reading->value)) {
                add_word(command, &reading->value);
            }
        } else if (key_is(reading, "args") && json__enter_array(json)) {
            while (json__element(json)) {
                if (json__string(json, &reading->value)) {
                    add_word(&args, &reading->value);
                }
            }
        } else if (!key_is(reading, "args")) {
            json__skip(json);
        }
    }
    if (args.length > 0) {
        add_word(command, &args);
    }
    text__free(&args);
}

static bool read_text_key(struct reading *reading)
{
    for (size_t i = 0; i < sizeof(text_keys) / sizeof(text_keys[0]); i++) {
        if (key_is(reading, text_keys[i].key)) {
            read_text(reading, (struct text *)(void *)((char *)reading->container + text_keys[i].offset));
            return true;
        }
    }
    return false;
}

static bool read_number_key(struct reading *reading)
{
    struct container *container = reading->container;
    int64_t number = 0;
    if (key_is(reading, "type")) {
        if (json__integer(&reading->json, &number) && number >= 0 && number <= CT_UNKNOWN) {
            container->type = (uint32_t)number;
        }
    } else if (key_is(reading, "lookup_state")) {
        if (json__integer(&reading->json, &number) && number >= 0) {
            container->lookup_state = (uint64_t)number;
        }
    } else if (key_is(reading, "created_time")) {
        (void)json__integer(&reading->json, &container->created_time);
    } else if (key_is(reading, "is_pod_sandbox")) {
        (void)json__bool(&reading->json, &container->is_pod_sandbox);
    } else {
        return false;
    }
    return true;
}

static bool read_tristate_key(struct reading *reading)
{
    struct container *container = reading->container;
    if (key_is(reading, "privileged")) {
        read_tristate(reading, &container->privileged);
    } else if (key_is(reading, "host_pid")) {
        read_tristate(reading, &container->host_pid);
    } else if (key_is(reading, "host_network")) {
        read_tristate(reading, &container->host_network);
    } else if (key_is(reading, "host_ipc")) {
        read_tristate(reading, &container->host_ipc);
    } else {
        return false;
    }
    return true;
}

static bool read_compound_key(struct reading *reading)
{
    struct container *container = reading->container;
    if (key_is(reading, "Mounts")) {
        read_mounts(reading);
    } else if (key_is(reading, "port_mappings")) {
        read_port_mappings(reading);
    } else if (key_is(reading, "labels")) {
        read_labels(reading, &container->labels, &container->label_count);
    } else if (key_is(reading, "pod_sandbox_labels")) {
        read_labels(reading, &container->pod_labels, &container->pod_label_count);
    } else if (key_is(reading, "Healthcheck")) {
        read_probe(reading, &container->healthcheck);
    } else if (key_is(reading, "LivenessProbe")) {
        read_probe(reading, &container->liveness);
    } else if (key_is(reading, "ReadinessProbe")) {
        read_probe(reading, &container->readiness);
    } else {
        return false;
    }
    return true;
}

/** Reads the members of a record; the record may stand in a member "container" of its own. */
static void read_members(struct reading *reading, bool is_outer)
{
    while (json__member(&reading->json, &reading->key)) {
        if (is_outer && key_is(reading, "container") && json__peek(&reading->json) == JSON_OBJECT) {
            if (json__enter_object(&reading->json)) {
                read_members(reading, false);
            }
        } else if (!read_text_key(reading) && !read_number_key(reading) && !read_tristate_key(reading) &&
                   !read_compound_key(reading)) {
            json__skip(&reading->json);
        }
    }
}

bool container_json__read(struct container *container, struct span json)
{
    struct reading reading = {.json = json__of(json.data, json.length), .container = container};
    container->type = CT_UNKNOWN;
    container->lookup_state = 1;
    bool done = json__enter_object(&reading.json);
    if (done) {
        read_members(&reading, true);
    }
    done = done && !reading.json.failed && container->id.length > 0;
    text__free(&reading.key);
    text__free(&reading.value);
    return done;
}

static void free_labels(struct container_label *labels, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        text__free(&labels[i].key);
        text__free(&labels[i].value);
    }
    free(labels);
}

void container__free(struct container *container)
{
    for (size_t i = 0; i < sizeof(text_keys) / sizeof(text_keys[0]); i++) {
        text__free((struct text *)(void *)((char *)container + text_keys[i].offset));
    }
    for (uint32_t i = 0; i < container->mount_count; i++) {
        struct container_mount *mount = &container->mounts[i];
        text__free(&mount->source);
        text__free(&mount->destination);
        text__free(&mount->mode);
        text__free(&mount->propagation);
    }
    free(container->mounts);
    free(container->host_ports);
    free_labels(container->labels, container->label_count);
    free_labels(container->pod_labels, container->pod_label_count);
    text__free(&container->healthcheck);
    text__free(&container->liveness);
    text__free(&container->readiness);
    memset(container, 0, sizeof(*container));
}
