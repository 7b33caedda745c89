/* Fd lists, versions 1 and 2: the file descriptors of one thread. */
#include "lists.h"

enum { NAME_LIMIT = 1024 };

static void read_address(struct cursor *cursor, uint8_t address[16], size_t width)
{
    const uint8_t *bytes = cursor__take(cursor, width);
    if (bytes != NULL) {
        memcpy(address, bytes, width);
    }
}

static void read_socket(struct cursor *cursor, struct fd_entry *entry, size_t width)
{
    read_address(cursor, entry->sip, width);
    read_address(cursor, entry->dip, width);
    entry->sport = cursor__u16(cursor);
    entry->dport = cursor__u16(cursor);
    entry->l4proto = cursor__u8(cursor);
}

/* A server socket has one address, given as both ends. */
static void read_server_socket(struct cursor *cursor, struct fd_entry *entry, size_t width)
{
    read_address(cursor, entry->sip, width);
    memcpy(entry->dip, entry->sip, width);
    entry->sport = cursor__u16(cursor);
    entry->dport = entry->sport;
    entry->l4proto = cursor__u8(cursor);
}

/* Reads what follows the type. False for a type that is not known. */
static bool read_payload(struct cursor *cursor, struct fd_entry *entry, unsigned version)
{
    switch (entry->type) {
    case FD_UNKNOWN:
        return true;
    case FD_IPV4_SOCK:
        read_socket(cursor, entry, 4);
        return true;
    case FD_IPV6_SOCK:
        read_socket(cursor, entry, 16);
        return true;
    case FD_IPV4_SERVSOCK:
        read_server_socket(cursor, entry, 4);
        return true;
    case FD_IPV6_SERVSOCK:
        read_server_socket(cursor, entry, 16);
        return true;
    case FD_UNIX_SOCK:
        entry->unix_source = cursor__u64(cursor);
        entry->unix_destination = cursor__u64(cursor);
        entry->name = list__string(cursor, NAME_LIMIT);
        return true;
    case FD_FILE_V2:
        entry->open_flags = cursor__u32(cursor);
        entry->name = list__string(cursor, NAME_LIMIT);
        if (version >= 2 && cursor__left(cursor) >= sizeof(uint32_t)) {
            entry->dev = cursor__u32(cursor);
        }
        return true;
    default:
        if (entry->type > FD_PIDFD) {
            return false;
        }
        entry->name = list__string(cursor, NAME_LIMIT);
        return true;
    }
}

/* Reads one entry. False at damage, and at a type that is not known where no length says what to skip. */
static bool read_entry(struct cursor *cursor, unsigned version, struct fd_entry *entry)
{
    struct cursor bounded;
    struct cursor *fields = cursor;
    if (version >= 2) {
        if (!list__take_entry(cursor, &bounded)) {
            return false;
        }
        fields = &bounded;
    }
    entry->fd = cursor__i64(fields);
    entry->ino = cursor__u64(fields);
    entry->type = cursor__u8(fields);
    if (!fields->failed && !read_payload(fields, entry, version)) {
        if (version < 2) {
            return false;
        }
        entry->type = FD_UNSUPPORTED;
    }
    return !fields->failed;
}

bool fd_list__read(struct cursor *cursor, unsigned version, const struct metadata_sink *sink)
{
    int64_t tid = cursor__i64(cursor);
    if (cursor->failed) {
        return false;
    }
    while (cursor__left(cursor) >= LIST_PADDING) {
        struct fd_entry entry = {.tid = tid};
        if (!read_entry(cursor, version, &entry)) {
            return false;
        }
        if (sink->fd != NULL) {
            sink->fd(sink->data, &entry);
        }
    }
    return true;
}
