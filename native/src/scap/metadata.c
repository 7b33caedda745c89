/* Which block is which list, and the machine information, the one that is no list. */
#include "metadata.h"

#include "block.h"
#include "lists.h"

enum { HOSTNAME_LENGTH = 128 };

static struct span until_nul(const uint8_t *data, size_t length)
{
    const uint8_t *nul = memchr(data, '\0', length);
    return (struct span){.data = data, .length = (uint32_t)(nul == NULL ? length : (size_t)(nul - data))};
}

/* Writers may have more behind or less: what is there is read, the rest is zero. */
static bool read_machine(struct cursor *cursor, const struct metadata_sink *sink)
{
    struct machine_entry entry = {0};
    entry.num_cpus = cursor__u32(cursor);
    entry.memory_size = cursor__u64(cursor);
    (void)cursor__u64(cursor); /* largest pid */
    const uint8_t *hostname = cursor__take(cursor, HOSTNAME_LENGTH);
    if (hostname == NULL) {
        return false;
    }
    entry.hostname = until_nul(hostname, HOSTNAME_LENGTH);
    entry.boot_ts = cursor__u64(cursor);
    if (sink->machine != NULL) {
        sink->machine(sink->data, &entry);
    }
    return true;
}

static bool read_processes(uint32_t block_type, struct cursor *cursor, const struct metadata_sink *sink)
{
    switch (block_type) {
    case BLOCK_PROCESSES_V1:
    case BLOCK_PROCESSES_V1_INT:
        return process_list__read(cursor, 1, sink);
    case BLOCK_PROCESSES_V2:
    case BLOCK_PROCESSES_V2_INT:
        return process_list__read(cursor, 2, sink);
    case BLOCK_PROCESSES_V3:
    case BLOCK_PROCESSES_V3_INT:
        return process_list__read(cursor, 3, sink);
    default:
        return process_list__read(cursor, 4 + block_type - BLOCK_PROCESSES_V4, sink);
    }
}

bool metadata__read(uint32_t block_type, const uint8_t *body, size_t length, const struct metadata_sink *sink)
{
    struct cursor cursor = cursor__of(body, length);
    switch (block_type) {
    case BLOCK_MACHINE:
    case BLOCK_MACHINE_INT:
        return read_machine(&cursor, sink);
    case BLOCK_FDS_V1:
    case BLOCK_FDS_V1_INT:
        return fd_list__read(&cursor, 1, sink);
    case BLOCK_FDS_V2:
        return fd_list__read(&cursor, 2, sink);
    case BLOCK_INTERFACES_V1:
    case BLOCK_INTERFACES_V1_INT:
        return interface_list__read(&cursor, 1, sink);
    case BLOCK_INTERFACES_V2:
        return interface_list__read(&cursor, 2, sink);
    case BLOCK_USERS_V1:
    case BLOCK_USERS_V1_INT:
        return user_list__read(&cursor, 1, sink);
    case BLOCK_USERS_V2:
        return user_list__read(&cursor, 2, sink);
    default:
        return is_metadata_block(block_type) && read_processes(block_type, &cursor, sink);
    }
}

bool is_metadata_block(uint32_t block_type)
{
    switch (block_type) {
    case BLOCK_MACHINE:
    case BLOCK_MACHINE_INT:
    case BLOCK_PROCESSES_V1:
    case BLOCK_PROCESSES_V1_INT:
    case BLOCK_PROCESSES_V2:
    case BLOCK_PROCESSES_V2_INT:
    case BLOCK_PROCESSES_V3:
    case BLOCK_PROCESSES_V3_INT:
    case BLOCK_FDS_V1:
    case BLOCK_FDS_V1_INT:
    case BLOCK_FDS_V2:
    case BLOCK_INTERFACES_V1:
    case BLOCK_INTERFACES_V1_INT:
    case BLOCK_INTERFACES_V2:
    case BLOCK_USERS_V1:
    case BLOCK_USERS_V1_INT:
    case BLOCK_USERS_V2:
        return true;
    default:
        return block_type >= BLOCK_PROCESSES_V4 && block_type <= BLOCK_PROCESSES_V9;
    }
}
