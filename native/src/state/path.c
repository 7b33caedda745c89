/* Joining of paths as sinsp does it (state-engine §3.1): textual, symbolic links are not followed. */
#include <string.h>

#include "machine.h"

#define LONGEST_PATH 1024

static const char too_long[] = "/DIR_TOO_LONG/FILENAME_TOO_LONG";

/** Removes the last component, which "/" ends; a single character stays. */
static void step_up(struct text *out)
{
    if (out->length <= 1) {
        return;
    }
    out->length--;
    while (out->length > 0 && out->data[out->length - 1] != '/') {
        out->length--;
    }
}

static bool append_component(struct text *out, const char *component, size_t length)
{
    /* After a base without "/" the first component continues a name; its dots mean nothing. */
    bool starts = out->length == 0 || out->data[out->length - 1] == '/';
    if (length == 0 || (starts && length == 1 && component[0] == '.')) {
        return true;
    }
    if (starts && length == 2 && component[0] == '.' && component[1] == '.') {
        step_up(out);
        return true;
    }
    return text__append(out, component, length) && text__append(out, "/", 1);
}

bool path__join(struct text *out, struct span base, struct span path)
{
    if ((size_t)base.length + path.length + 1 > LONGEST_PATH) {
        return text__assign(out, too_long, sizeof(too_long) - 1);
    }
    const char *at = (const char *)path.data;
    const char *end = at + path.length;
    out->length = 0;
    if (path.length == 0) {
        return text__assign(out, "", 0);
    }
    bool done = *at == '/' ? text__assign(out, "/", 1) : text__assign(out, base.data, base.length);
    while (done && at < end) {
        const char *slash = memchr(at, '/', (size_t)(end - at));
        const char *stop = slash == NULL ? end : slash;
        done = append_component(out, at, (size_t)(stop - at));
        at = stop + 1;
    }
    if (done && out->length > 1 && out->data[out->length - 1] == '/') {
        out->length--;
    }
    return done;
}
