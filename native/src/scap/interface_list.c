/* Interface lists, versions 1 and 2. The lengths of version 2 do not count themselves, unlike those of other lists. */
#include "lists.h"

enum interface_type { IPV4 = 1, IPV6 = 2, IPV4_OLD = 3, IPV6_OLD = 4 };

static void read_address(struct cursor *cursor, uint8_t address[16], size_t width)
{
    const uint8_t *bytes = cursor__take(cursor, width);
    if (bytes != NULL) {
        memcpy(address, bytes, width);
    }
}

static bool read_entry(struct cursor *cursor, struct interface_entry *entry)
{
    uint16_t type = cursor__u16(cursor);
    uint16_t name_length = cursor__u16(cursor);
    if (type < IPV4 || type > IPV6_OLD) {
        return false;
    }
    entry->is_ipv6 = type == IPV6 || type == IPV6_OLD;
    size_t width = entry->is_ipv6 ? 16 : 4;
    read_address(cursor, entry->address, width);
    read_address(cursor, entry->netmask, width);
    (void)cursor__take(cursor, width); /* broadcast address */
    if (type == IPV4 || type == IPV6) {
        (void)cursor__u64(cursor); /* link speed */
    }
    const uint8_t *name = cursor__take(cursor, name_length);
    entry->name = (struct span){.data = name, .length = name == NULL ? 0 : name_length};
    return !cursor->failed;
}

bool interface_list__read(struct cursor *cursor, unsigned version, const struct metadata_sink *sink)
{
    while (cursor__left(cursor) >= LIST_PADDING) {
        struct interface_entry entry = {0};
        struct cursor bounded;
        if (version >= 2) {
            uint32_t length = cursor__u32(cursor);
            const uint8_t *data = cursor__take(cursor, length);
            if (data == NULL) {
                return false;
            }
            bounded = cursor__of(data, length);
        }
        if (!read_entry(version >= 2 ? &bounded : cursor, &entry)) {
            return false;
        }
        if (sink->interface != NULL) {
            sink->interface(sink->data, &entry);
        }
    }
    return true;
}
