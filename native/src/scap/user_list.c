/* User lists, versions 1 and 2: users and groups of the machine. */
#include "lists.h"

enum { STRING_LIMIT = 256 };

enum { KIND_USER = 0 };

static bool read_entry(struct cursor *cursor, struct user_entry *entry)
{
    entry->is_group = cursor__u8(cursor) != KIND_USER;
    if (entry->is_group) {
        entry->gid = cursor__u32(cursor);
        entry->name = list__string(cursor, STRING_LIMIT);
    } else {
        entry->uid = cursor__u32(cursor);
        entry->gid = cursor__u32(cursor);
        entry->name = list__string(cursor, STRING_LIMIT);
        entry->homedir = list__string(cursor, STRING_LIMIT);
        entry->shell = list__string(cursor, STRING_LIMIT);
    }
    return !cursor->failed;
}

bool user_list__read(struct cursor *cursor, unsigned version, const struct metadata_sink *sink)
{
    while (cursor__left(cursor) >= LIST_PADDING) {
        struct user_entry entry = {0};
        struct cursor bounded;
        if (version >= 2 && !list__take_entry(cursor, &bounded)) {
            return false;
        }
        if (!read_entry(version >= 2 ? &bounded : cursor, &entry)) {
            return false;
        }
        if (sink->user != NULL) {
            sink->user(sink->data, &entry);
        }
    }
    return true;
}
