/* The frame of captures and their events, written straight from the description of the format. */
#include "capture_writer.h"

#include <string.h>

size_t capture__begin_block(struct bytes *capture, uint32_t type)
{
    size_t begin = capture->length;
    bytes__u32(capture, type);
    bytes__u32(capture, 0);
    return begin;
}

void capture__end_block(struct bytes *capture, size_t begin)
{
    while ((capture->length - begin) % 4 != 0) {
        bytes__u8(capture, 0);
    }
    uint32_t total = (uint32_t)(capture->length - begin) + 4;
    bytes__u32(capture, total);
    memcpy(capture->data + begin + 4, &total, sizeof(total));
}

void capture__section(struct bytes *capture, uint16_t minor, const char *comment)
{
    size_t block = capture__begin_block(capture, BLOCK_SECTION);
    bytes__u32(capture, 0x1A2B3C4D);
    bytes__u16(capture, 1);
    bytes__u16(capture, minor);
    bytes__u64(capture, UINT64_MAX);
    if (comment != NULL) {
        bytes__u16(capture, 1);
        bytes__str16(capture, comment);
        while ((capture->length - block) % 4 != 0) {
            bytes__u8(capture, 0);
        }
        bytes__u32(capture, 0);
    }
    capture__end_block(capture, block);
}

void capture__machine(struct bytes *capture, const struct machine_entry *entry)
{
    size_t block = capture__begin_block(capture, BLOCK_MACHINE);
    char hostname[128] = {0};
    memcpy(hostname, entry->hostname.data, entry->hostname.length);
    bytes__u32(capture, entry->num_cpus);
    bytes__u64(capture, entry->memory_size);
    bytes__u64(capture, 32768);
    bytes__put(capture, hostname, sizeof(hostname));
    bytes__u64(capture, entry->boot_ts);
    for (int i = 0; i < 3; i++) {
        bytes__u64(capture, 0);
    }
    capture__end_block(capture, block);
}

void capture__event(struct bytes *capture, uint32_t block_type, const struct scap_event *event, uint32_t count,
                    const struct span *params)
{
    int is_v2 = block_type >= BLOCK_EVENT_V2 && block_type <= BLOCK_EVENT_FLAGS_V2_LARGE;
    int has_flags = block_type == BLOCK_EVENT_FLAGS || block_type == BLOCK_EVENT_FLAGS_V2 ||
                    block_type == BLOCK_EVENT_FLAGS_V2_LARGE;
    int is_wide = event->type < EVENT_TABLE_SIZE && (event_table[event->type].flags & EF_LARGE_PAYLOAD) != 0;
    size_t block = capture__begin_block(capture, block_type);
    bytes__u16(capture, event->cpuid);
    if (has_flags) {
        bytes__u32(capture, event->dump_flags);
    }
    uint32_t length = (is_v2 ? 26 : 22) + count * (is_wide ? 4 : 2);
    for (uint32_t i = 0; i < count; i++) {
        length += params[i].length;
    }
    bytes__u64(capture, event->ts);
    bytes__u64(capture, (uint64_t)event->tid);
    bytes__u32(capture, length);
    bytes__u16(capture, event->type);
    if (is_v2) {
        bytes__u32(capture, count);
    }
    for (uint32_t i = 0; i < count; i++) {
        if (is_wide) {
            bytes__u32(capture, params[i].length);
        } else {
            bytes__u16(capture, (uint16_t)params[i].length);
        }
    }
    for (uint32_t i = 0; i < count; i++) {
        bytes__put(capture, params[i].data, params[i].length);
    }
    capture__end_block(capture, block);
}
