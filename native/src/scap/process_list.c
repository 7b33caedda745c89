/* Process lists, versions 1 to 9: one entry per thread. Each version added fields, some of them in the middle. */
#include "lists.h"

/* Longest strings of writers. */
enum { PATH_LIMIT = 1024, ARGS_LIMIT = 4096 };

/* The tail of writers before libs 0.10 has at most this many bytes, that of later ones more. */
enum { OLD_TAIL_LIMIT = 29 };

static struct thread_entry defaults(void)
{
    return (struct thread_entry){.sid = -1, .vpgid = -1, .pgid = -1, .vtid = -1, .vpid = -1, .loginuid = UINT32_MAX};
}

static void read_names(struct cursor *cursor, unsigned version, struct thread_entry *entry)
{
    entry->comm = list__string(cursor, PATH_LIMIT);
    entry->exe = list__string(cursor, PATH_LIMIT);
    if (version >= 7) {
        entry->exepath = list__string(cursor, PATH_LIMIT);
    }
    entry->args = list__string(cursor, ARGS_LIMIT);
    entry->cwd = list__string(cursor, PATH_LIMIT);
}

static void read_numbers(struct cursor *cursor, unsigned version, struct thread_entry *entry)
{
    entry->fdlimit = cursor__i64(cursor);
    entry->flags = cursor__u32(cursor);
    entry->uid = cursor__u32(cursor);
    entry->gid = cursor__u32(cursor);
    if (version >= 2) {
        entry->vmsize_kb = cursor__u32(cursor);
        entry->vmrss_kb = cursor__u32(cursor);
        entry->vmswap_kb = cursor__u32(cursor);
        entry->pfmajor = cursor__u64(cursor);
        entry->pfminor = cursor__u64(cursor);
    }
}

/* What every entry of the version has. */
static void read_common(struct cursor *cursor, unsigned version, struct thread_entry *entry)
{
    entry->tid = cursor__i64(cursor);
    entry->pid = cursor__i64(cursor);
    entry->ptid = cursor__i64(cursor);
    if (version >= 6) {
        entry->sid = cursor__i64(cursor);
    }
    if (version >= 8) {
        entry->vpgid = cursor__i64(cursor);
    }
    read_names(cursor, version, entry);
    read_numbers(cursor, version, entry);
    if (version >= 3) {
        entry->env = list__string(cursor, ARGS_LIMIT);
    }
    if (version >= 4) {
        entry->vtid = cursor__i64(cursor);
        entry->vpid = cursor__i64(cursor);
        entry->cgroups = list__string(cursor, ARGS_LIMIT);
    }
    if (version >= 5) {
        entry->root = list__string(cursor, PATH_LIMIT);
    }
}

/* Whether one more field of this width is there. */
static bool has(const struct cursor *cursor, size_t width)
{
    return !cursor->failed && cursor__left(cursor) >= width;
}

/* Reads login uid, writability and capabilities, which both tails have in this order. False at the end of the entry. */
static bool read_credentials(struct cursor *cursor, struct thread_entry *entry)
{
    if (!has(cursor, 4)) {
        return false;
    }
    entry->loginuid = cursor__u32(cursor);
    if (!has(cursor, 1)) {
        return false;
    }
    entry->exe_writable = cursor__u8(cursor) != 0;
    entry->has_exe_flags = true;
    if (!has(cursor, 3 * sizeof(uint64_t))) {
        return false;
    }
    entry->cap_inheritable = cursor__u64(cursor);
    entry->cap_permitted = cursor__u64(cursor);
    entry->cap_effective = cursor__u64(cursor);
    entry->has_caps = true;
    return true;
}

/* Reads what follows the root in version 9; writers append to it, so it may end behind any field. */
static void read_tail(struct cursor *cursor, struct thread_entry *entry)
{
    if (cursor__left(cursor) <= OLD_TAIL_LIMIT) {
        (void)read_credentials(cursor, entry);
        return;
    }
    entry->pidns_init_start_ts = cursor__u64(cursor);
    entry->tty = cursor__u32(cursor);
    if (!read_credentials(cursor, entry)) {
        return;
    }
    if (has(cursor, 1 + 3 * sizeof(uint64_t))) {
        entry->exe_upper_layer = cursor__u8(cursor) != 0;
        entry->exe_ino = cursor__u64(cursor);
        entry->exe_ino_ctime = cursor__u64(cursor);
        entry->exe_ino_mtime = cursor__u64(cursor);
        entry->has_exe_layers = true;
    }
    if (has(cursor, 1)) {
        entry->exe_from_memfd = cursor__u8(cursor) != 0;
    }
    if (has(cursor, 1)) {
        entry->exe_lower_layer = cursor__u8(cursor) != 0;
    }
    if (has(cursor, sizeof(int64_t))) {
        entry->pgid = cursor__i64(cursor);
    }
}

bool process_list__read(struct cursor *cursor, unsigned version, const struct metadata_sink *sink)
{
    while (cursor__left(cursor) >= LIST_PADDING) {
        struct thread_entry entry = defaults();
        if (version < 9) {
            read_common(cursor, version, &entry);
            if (cursor->failed) {
                return false;
            }
        } else {
            struct cursor fields;
            if (!list__take_entry(cursor, &fields)) {
                return false;
            }
            read_common(&fields, version, &entry);
            if (fields.failed) {
                return false;
            }
            read_tail(&fields, &entry);
        }
        if (sink->thread != NULL) {
            sink->thread(sink->data, &entry);
        }
    }
    return true;
}
