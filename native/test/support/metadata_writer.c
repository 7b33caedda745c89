/* Entries of metadata lists, version by version. */
#include <string.h>

#include "capture_writer.h"

static void put_str16(struct bytes *body, struct span text)
{
    bytes__u16(body, (uint16_t)text.length);
    bytes__put(body, text.data, text.length);
}

/* Entries of the last version of a list have their length before them. */
static size_t begin_entry(struct bytes *body, int has_length)
{
    size_t begin = body->length;
    if (has_length) {
        bytes__u32(body, 0);
    }
    return begin;
}

static void end_entry(struct bytes *body, size_t begin, int has_length, int counts_itself)
{
    if (has_length) {
        uint32_t length = (uint32_t)(body->length - begin) - (counts_itself ? 0 : 4);
        memcpy(body->data + begin, &length, sizeof(length));
    }
}

uint32_t capture__process_list_type(unsigned version)
{
    switch (version) {
    case 1:
        return BLOCK_PROCESSES_V1;
    case 2:
        return BLOCK_PROCESSES_V2;
    case 3:
        return BLOCK_PROCESSES_V3;
    default:
        return BLOCK_PROCESSES_V4 + version - 4;
    }
}

static void put_credentials(struct bytes *body, enum thread_tail tail, const struct thread_entry *entry)
{
    bytes__u32(body, entry->loginuid);
    if (tail == TAIL_OLD_LOGINUID) {
        return;
    }
    bytes__u8(body, entry->exe_writable);
    if (tail == TAIL_OLD_WRITABLE) {
        return;
    }
    bytes__u64(body, entry->cap_inheritable);
    bytes__u64(body, entry->cap_permitted);
    bytes__u64(body, entry->cap_effective);
}

static void put_tail(struct bytes *body, enum thread_tail tail, const struct thread_entry *entry)
{
    if (tail == TAIL_NONE) {
        return;
    }
    if (tail <= TAIL_OLD_CAPS) {
        put_credentials(body, tail, entry);
        return;
    }
    bytes__u64(body, entry->pidns_init_start_ts);
    bytes__u32(body, entry->tty);
    put_credentials(body, tail, entry);
    bytes__u8(body, entry->exe_upper_layer);
    bytes__u64(body, entry->exe_ino);
    bytes__u64(body, entry->exe_ino_ctime);
    bytes__u64(body, entry->exe_ino_mtime);
    if (tail >= TAIL_NEW_MEMFD) {
        bytes__u8(body, entry->exe_from_memfd);
    }
    if (tail >= TAIL_NEW_LOWER_LAYER) {
        bytes__u8(body, entry->exe_lower_layer);
    }
    if (tail >= TAIL_NEW_PGID) {
        bytes__u64(body, (uint64_t)entry->pgid);
    }
}

static void put_ids(struct bytes *body, unsigned version, const struct thread_entry *entry)
{
    bytes__u64(body, (uint64_t)entry->tid);
    bytes__u64(body, (uint64_t)entry->pid);
    bytes__u64(body, (uint64_t)entry->ptid);
    if (version >= 6) {
        bytes__u64(body, (uint64_t)entry->sid);
    }
    if (version >= 8) {
        bytes__u64(body, (uint64_t)entry->vpgid);
    }
}

static void put_resources(struct bytes *body, unsigned version, const struct thread_entry *entry)
{
    bytes__u64(body, (uint64_t)entry->fdlimit);
    bytes__u32(body, entry->flags);
    bytes__u32(body, entry->uid);
    bytes__u32(body, entry->gid);
    if (version >= 2) {
        bytes__u32(body, entry->vmsize_kb);
        bytes__u32(body, entry->vmrss_kb);
        bytes__u32(body, entry->vmswap_kb);
        bytes__u64(body, entry->pfmajor);
        bytes__u64(body, entry->pfminor);
    }
}

void capture__thread(struct bytes *body, unsigned version, enum thread_tail tail, const struct thread_entry *entry)
{
    size_t begin = begin_entry(body, version >= 9);
    put_ids(body, version, entry);
    put_str16(body, entry->comm);
    put_str16(body, entry->exe);
    if (version >= 7) {
        put_str16(body, entry->exepath);
    }
    put_str16(body, entry->args);
    put_str16(body, entry->cwd);
    put_resources(body, version, entry);
    if (version >= 3) {
        put_str16(body, entry->env);
    }
    if (version >= 4) {
        bytes__u64(body, (uint64_t)entry->vtid);
        bytes__u64(body, (uint64_t)entry->vpid);
        put_str16(body, entry->cgroups);
    }
    if (version >= 5) {
        put_str16(body, entry->root);
    }
    if (version >= 9) {
        put_tail(body, tail, entry);
    }
    end_entry(body, begin, version >= 9, 1);
}

static void put_socket(struct bytes *body, const struct fd_entry *entry, size_t width, int has_peer)
{
    bytes__put(body, entry->sip, width);
    if (has_peer) {
        bytes__put(body, entry->dip, width);
    }
    bytes__u16(body, entry->sport);
    if (has_peer) {
        bytes__u16(body, entry->dport);
    }
    bytes__u8(body, entry->l4proto);
}

void capture__fd(struct bytes *body, unsigned version, const struct fd_entry *entry)
{
    size_t begin = begin_entry(body, version >= 2);
    bytes__u64(body, (uint64_t)entry->fd);
    bytes__u64(body, entry->ino);
    bytes__u8(body, entry->type);
    switch (entry->type) {
    case FD_UNKNOWN:
        break;
    case FD_IPV4_SOCK:
    case FD_IPV4_SERVSOCK:
        put_socket(body, entry, 4, entry->type == FD_IPV4_SOCK);
        break;
    case FD_IPV6_SOCK:
    case FD_IPV6_SERVSOCK:
        put_socket(body, entry, 16, entry->type == FD_IPV6_SOCK);
        break;
    case FD_UNIX_SOCK:
        bytes__u64(body, entry->unix_source);
        bytes__u64(body, entry->unix_destination);
        put_str16(body, entry->name);
        break;
    case FD_FILE_V2:
        bytes__u32(body, entry->open_flags);
        put_str16(body, entry->name);
        if (version >= 2 && entry->dev != 0) {
            bytes__u32(body, entry->dev);
        }
        break;
    default:
        put_str16(body, entry->name);
        break;
    }
    end_entry(body, begin, version >= 2, 1);
}

void capture__user(struct bytes *body, unsigned version, const struct user_entry *entry)
{
    size_t begin = begin_entry(body, version >= 2);
    bytes__u8(body, entry->is_group);
    if (!entry->is_group) {
        bytes__u32(body, entry->uid);
    }
    bytes__u32(body, entry->gid);
    put_str16(body, entry->name);
    if (!entry->is_group) {
        put_str16(body, entry->homedir);
        put_str16(body, entry->shell);
    }
    end_entry(body, begin, version >= 2, 1);
}

void capture__interface(struct bytes *body, unsigned version, const struct interface_entry *entry, int has_speed)
{
    size_t width = entry->is_ipv6 ? 16 : 4;
    size_t begin = begin_entry(body, version >= 2);
    bytes__u16(body, (uint16_t)((entry->is_ipv6 ? 2 : 1) + (has_speed ? 0 : 2)));
    bytes__u16(body, (uint16_t)entry->name.length);
    bytes__put(body, entry->address, width);
    bytes__put(body, entry->netmask, width);
    bytes__put(body, entry->netmask, width);
    if (has_speed) {
        bytes__u64(body, 1000);
    }
    bytes__put(body, entry->name.data, entry->name.length);
    end_entry(body, begin, version >= 2, 0);
}
