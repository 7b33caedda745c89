/* Which cgroup paths belong to containers, as one table of patterns (state-engine §4.1). */
#include "container_id.h"

#include <string.h>

#define FULL_ID 64
#define SHORT_ID 12

/**
 * The id stands between the last `prefix` and the last `suffix` ("" is the
 * end). Podman without root ends its paths in "/ID", as docker and cri do.
 */
struct layout {
    const char *prefix, *suffix;
};

/* clang-format off */
static const struct layout layouts[] = {
    {"/libpod-", ".scope"}, {"/libpod-", ".scope/container"}, {"/libpod-", ""},
    {"/libpod-payload-", ".scope"}, {"/libpod-payload-", ".scope/container"}, {"/libpod-payload-", ""},
    {"/", ""}, {"/docker-", ".scope"},
    {"/crio-", ""}, {"/cri-containerd-", ".scope"}, {"/crio-", ".scope"}, {":cri-containerd:", ""},
    {"/nerdctl-", ".scope"},
};
/* clang-format on */

/** Prefixes after which a name follows up to the next "/". */
static const char *const named[] = {"/lxc/", "/lxc.payload/", "/lxc.payload."};

static bool equals(const char *at, const char *text, size_t length)
{
    return memcmp(at, text, length) == 0;
}

/** The last place of `text` in the bytes; NULL without. */
static const char *find_last(const char *data, size_t length, const char *text)
{
    size_t wanted = strlen(text);
    for (size_t i = length >= wanted ? length - wanted + 1 : 0; i > 0; i--) {
        if (data[i - 1] == *text && equals(data + i - 1, text, wanted)) {
            return data + i - 1;
        }
    }
    return NULL;
}

static bool is_hex(const char *data, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        char c = data[i];
        if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'))) {
            return false;
        }
    }
    return true;
}

static struct span span_of(const char *data, size_t length)
{
    return (struct span){.data = (const uint8_t *)data, .length = (uint32_t)length};
}

static struct span match_layout(const char *path, size_t length, const struct layout *layout)
{
    const char *prefix = find_last(path, length, layout->prefix);
    if (prefix == NULL) {
        return (struct span){0};
    }
    const char *id = prefix + strlen(layout->prefix);
    const char *end = path + length;
    if (layout->suffix[0] != '\0') {
        end = find_last(path, length, layout->suffix);
    }
    if (end == NULL || end - id != FULL_ID || !is_hex(id, FULL_ID)) {
        return (struct span){0};
    }
    return span_of(id, SHORT_ID);
}

static struct span match_named(const char *path, size_t length)
{
    for (size_t i = 0; i < sizeof(named) / sizeof(named[0]); i++) {
        const char *prefix = find_last(path, length, named[i]);
        if (prefix != NULL) {
            const char *id = prefix + strlen(named[i]);
            const char *end = path + length;
            const char *slash = memchr(id, '/', (size_t)(end - id));
            size_t size = (size_t)((slash == NULL ? end : slash) - id);
            if (size > 0 && size <= FULL_ID) {
                return span_of(id, size);
            }
        }
    }
    return (struct span){0};
}

static bool ends_with(const char *data, size_t length, const char *text)
{
    size_t wanted = strlen(text);
    return length >= wanted && equals(data + length - wanted, text, wanted);
}

/** Bosh: "/bpm-ID" or "/bpm-ID.scope". */
static struct span match_bpm(const char *path, size_t length)
{
    const char *prefix = find_last(path, length, "/bpm-");
    if (prefix == NULL) {
        return (struct span){0};
    }
    const char *id = prefix + strlen("/bpm-");
    size_t size = (size_t)(path + length - id);
    size -= ends_with(id, size, ".scope") ? strlen(".scope") : 0;
    return size > 0 && size <= FULL_ID && memchr(id, '/', size) == NULL ? span_of(id, size) : (struct span){0};
}

/** libvirt: "….libvirt-lxc" below a name, or "/machine/qemu…" forms: the name before ".libvirt-lxc". */
static struct span match_libvirt(const char *path, size_t length)
{
    const char *suffix = find_last(path, length, ".libvirt-lxc");
    if (suffix == NULL) {
        return (struct span){0};
    }
    const char *slash = find_last(path, (size_t)(suffix - path), "/");
    const char *id = slash == NULL ? path : slash + 1;
    size_t size = (size_t)(suffix - id);
    return size > 0 && size <= FULL_ID ? span_of(id, size) : (struct span){0};
}

static bool is_name(const char *data, size_t length)
{
    bool separator = true;
    for (size_t i = 0; i < length; i++) {
        char c = data[i];
        bool is_letter = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (!is_letter && (separator || (c != '.' && c != '_' && c != '-'))) {
            return false;
        }
        separator = !is_letter;
    }
    return length > 0 && !separator;
}

/** containerd: "/NAMESPACE/ID". */
static struct span match_containerd(const char *path, size_t length)
{
    if (length < 2 || path[0] != '/' || ends_with(path, length, ".service") || ends_with(path, length, ".slice") ||
        ends_with(path, length, ".scope")) {
        return (struct span){0};
    }
    const char *slash = memchr(path + 1, '/', length - 1);
    if (slash == NULL || !is_name(path + 1, (size_t)(slash - path - 1))) {
        return (struct span){0};
    }
    size_t size = (size_t)(path + length - slash - 1);
    if (size > FULL_ID || !is_name(slash + 1, size)) {
        return (struct span){0};
    }
    return span_of(slash + 1, size < SHORT_ID ? size : SHORT_ID);
}

static struct span match_path(const char *path, size_t length, bool has_plugin)
{
    struct span id = {0};
    for (size_t i = 0; i < sizeof(layouts) / sizeof(layouts[0]) && id.length == 0; i++) {
        id = match_layout(path, length, &layouts[i]);
    }
    if (id.length == 0) {
        id = match_named(path, length);
    }
    if (id.length == 0) {
        id = match_libvirt(path, length);
    }
    if (id.length == 0) {
        id = match_bpm(path, length);
    }
    if (id.length == 0 && has_plugin) {
        id = match_containerd(path, length);
    }
    return id;
}

struct span container_id__find(struct span cgroups, bool has_plugin)
{
    const char *at = (const char *)cgroups.data;
    size_t left = cgroups.length;
    while (left > 0) {
        const char *end = memchr(at, '\0', left);
        size_t length = end == NULL ? left : (size_t)(end - at);
        const char *sign = memchr(at, '=', length);
        if (sign == NULL) {
            break;
        }
        const char *path = sign + 1;
        struct span id = match_path(path, (size_t)(at + length - path), has_plugin);
        if (id.length > 0) {
            return id;
        }
        size_t step = end == NULL ? length : length + 1;
        at += step;
        left -= step;
    }
    return (struct span){0};
}
