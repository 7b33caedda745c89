/* Threads and fds from the lists at the head of a section. */
#include <stdlib.h>
#include <string.h>

#include "engine.h"

static void copy_numbers(struct thread *thread, const struct thread_entry *entry)
{
    thread->pid = entry->pid;
    thread->ptid = entry->ptid;
    thread->sid = entry->sid;
    thread->vpgid = entry->vpgid;
    thread->pgid = entry->pgid;
    thread->vtid = entry->vtid;
    thread->vpid = entry->vpid;
    thread->fdlimit = entry->fdlimit;
    thread->flags = entry->flags;
    thread->uid = entry->uid;
    thread->gid = entry->gid;
    thread->loginuid = entry->loginuid;
    thread->tty = entry->tty;
    thread->vmsize_kb = entry->vmsize_kb;
    thread->vmrss_kb = entry->vmrss_kb;
    thread->vmswap_kb = entry->vmswap_kb;
    thread->pfmajor = entry->pfmajor;
    thread->pfminor = entry->pfminor;
    thread->pidns_init_start_ts = entry->pidns_init_start_ts;
    thread->cap_inheritable = entry->cap_inheritable;
    thread->cap_permitted = entry->cap_permitted;
    thread->cap_effective = entry->cap_effective;
    thread->exe_ino = entry->exe_ino;
    thread->exe_ino_ctime = entry->exe_ino_ctime;
    thread->exe_ino_mtime = entry->exe_ino_mtime;
    thread->has_caps = entry->has_caps;
    thread->has_exe_flags = entry->has_exe_flags;
    thread->has_exe_layers = entry->has_exe_layers;
    thread->exe_writable = entry->exe_writable;
    thread->exe_upper_layer = entry->exe_upper_layer;
    thread->exe_lower_layer = entry->exe_lower_layer;
    thread->exe_from_memfd = entry->exe_from_memfd;
}

static struct span without_deleted(struct span path)
{
    static const char deleted[] = " (deleted)";
    const uint32_t length = sizeof(deleted) - 1;
    if (path.length > length && memcmp(path.data + path.length - length, deleted, length) == 0) {
        path.length -= length;
    }
    return path;
}

static bool append_cgroup(struct text *out, const char *subsystem, size_t length, const char *path, size_t size)
{
    static const char suffix[] = "_cgroup";
    static const struct {
        const char *from, *to;
    } names[] = {{"perf", "perf_event"}, {"mem", "memory"}, {"io", "blkio"}};
    if (length > sizeof(suffix) - 1 &&
        memcmp(subsystem + length - (sizeof(suffix) - 1), suffix, sizeof(suffix) - 1) == 0) {
        length -= sizeof(suffix) - 1;
    }
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        if (strlen(names[i].from) == length && memcmp(names[i].from, subsystem, length) == 0) {
            subsystem = names[i].to;
            length = strlen(subsystem);
            break;
        }
    }
    return text__append(out, subsystem, length) && text__append(out, "=", 1) && text__append(out, path, size) &&
           text__append(out, "", 1);
}

struct span cgroups__normalise(struct machine *machine, struct span list)
{
    struct text *out = &machine->words;
    const char *at = (const char *)list.data;
    size_t left = list.length;
    out->length = 0;
    while (left > 0) {
        const char *end = memchr(at, '\0', left);
        size_t length = end == NULL ? left : (size_t)(end - at);
        const char *sign = memchr(at, '=', length);
        if (sign == NULL || !append_cgroup(out, at, (size_t)(sign - at), sign + 1, (size_t)(at + length - sign - 1))) {
            break;
        }
        size_t step = end == NULL ? length : length + 1;
        at += step;
        left -= step;
    }
    return text__span(out);
}

static void set_cwd(struct machine *machine, struct thread *thread, struct span cwd)
{
    if (cwd.length == 0 || !path__join(&machine->path, (struct span){0}, cwd)) {
        return;
    }
    if (machine->path.length > 0 && machine->path.data[machine->path.length - 1] != '/') {
        (void)text__append(&machine->path, "/", 1);
    }
    thread__set_text(machine, thread, &thread->cwd, text__span(&machine->path), NAME_MAX_BYTES + 1);
}

void metadata__thread(void *data, const struct thread_entry *entry)
{
    struct machine *machine = data;
    struct thread *thread = thread_table__find(&machine->threads, entry->tid);
    if (thread == NULL) {
        thread = thread_table__add(&machine->threads, entry->tid);
        if (thread == NULL) {
            return;
        }
    }
    thread_table__leave_group(thread);
    thread_table__set_parent(thread, NULL);
    copy_numbers(thread, entry);
    thread->is_fake = false;
    thread->has_uid = thread->has_gid = true;
    thread->is_from_list = true;
    thread->version++;
    thread__set_text(machine, thread, &thread->comm, entry->comm, NAME_MAX_BYTES);
    thread__set_text(machine, thread, &thread->exe, entry->exe, NAME_MAX_BYTES);
    thread__set_text(machine, thread, &thread->exepath, without_deleted(entry->exepath), NAME_MAX_BYTES);
    thread__set_text(machine, thread, &thread->args, event__list(machine, entry->args), LIST_MAX_BYTES);
    thread__set_text(machine, thread, &thread->env, event__list(machine, entry->env), LIST_MAX_BYTES);
    thread__set_text(machine, thread, &thread->cgroups, cgroups__normalise(machine, entry->cgroups), LIST_MAX_BYTES);
    thread__set_text(machine, thread, &thread->root, entry->root, NAME_MAX_BYTES);
    set_cwd(machine, thread, entry->cwd);
    machine__resolve_container(machine, thread);
    program__of_list(thread);
    machine->has_unlinked = true;
    machine->is_due = true;
}

static bool is_mapped_ipv4(const uint8_t *address)
{
    static const uint8_t prefix[12] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
    return memcmp(address, prefix, sizeof(prefix)) == 0;
}

static void copy_addresses(struct fd_info *info, const struct fd_entry *entry)
{
    static const uint8_t zero[16] = {0};
    memcpy(info->sip, entry->sip, sizeof(info->sip));
    memcpy(info->dip, entry->dip, sizeof(info->dip));
    info->sport = entry->sport;
    info->dport = entry->dport;
    bool source_mapped = is_mapped_ipv4(entry->sip);
    bool destination_mapped = is_mapped_ipv4(entry->dip);
    if (entry->type == FD_IPV6_SOCK && source_mapped && destination_mapped) {
        info->type = FD_IPV4_SOCK;
        memcpy(info->sip, entry->sip + 12, 4);
        memcpy(info->dip, entry->dip + 12, 4);
    } else if (entry->type == FD_IPV6_SERVSOCK && source_mapped) {
        info->type = FD_IPV4_SERVSOCK;
        memcpy(info->sip, entry->sip + 12, 4);
    } else {
        return;
    }
    memcpy(info->sip + 4, zero, 12);
    memcpy(info->dip + 4, zero, 12);
}

/** One bit a port: ports of udp after those of tcp. */
static uint8_t *listening_bit(struct machine *machine, const struct fd_info *info, uint8_t *mask)
{
    uint32_t bit = info->sport + (info->l4proto == SCAP_L4_UDP ? 65536U : 0);
    *mask = (uint8_t)(1U << (bit & 7));
    return machine->listening == NULL ? NULL : &machine->listening[bit >> 3];
}

static void note_listening(struct machine *machine, const struct fd_info *info)
{
    uint8_t mask = 0;
    if (machine->listening == NULL) {
        machine->listening = calloc(2, 65536 / 8);
    }
    uint8_t *byte = listening_bit(machine, info, &mask);
    if (byte != NULL) {
        *byte |= mask;
    }
}

/** Some writers took whole lines of /proc/net/unix. */
static struct span without_newline(struct span name)
{
    if (name.length > 0 && name.data[name.length - 1] == '\n') {
        name.length--;
    }
    return name;
}

void metadata__fd(void *data, const struct fd_entry *entry)
{
    struct machine *machine = data;
    struct thread *thread = thread_table__find(&machine->threads, entry->tid);
    if (thread == NULL) {
        return;
    }
    struct fd_table *table = thread_table__fds(&machine->threads, thread, true);
    struct fd_info *info = fd_table__add(table, &machine->fds, entry->fd, entry->type);
    if (info == NULL) {
        return;
    }
    info->ino = entry->ino;
    info->l4proto = entry->l4proto;
    info->open_flags = entry->open_flags;
    info->dev = entry->dev;
    info->unix_source = entry->unix_source;
    info->unix_destination = entry->unix_destination;
    struct span name = without_newline(entry->name);
    fd_pool__set_text(&machine->fds, &info->name, name);
    fd_pool__set_text(&machine->fds, &info->name_raw, name);
    switch (entry->type) {
    case FD_IPV4_SOCK:
    case FD_IPV6_SOCK:
        copy_addresses(info, entry);
        info->is_connected = entry->l4proto == SCAP_L4_TCP;
        machine->has_unsettled_fds = true;
        machine->is_due = true;
        break;
    case FD_IPV4_SERVSOCK:
    case FD_IPV6_SERVSOCK:
        copy_addresses(info, entry);
        info->role = FD_ROLE_SERVER;
        note_listening(machine, info);
        socket_name__set(machine, info);
        break;
    default:
        break;
    }
}

static bool is_listening(struct machine *machine, const struct fd_info *info)
{
    uint8_t mask = 0;
    const uint8_t *byte = listening_bit(machine, info, &mask);
    return byte != NULL && (*byte & mask) != 0;
}

/** A socket whose own port is listened on is the server's end: turned so that the client is the source. */
static void settle_socket(struct machine *machine, struct fd_info *info)
{
    if (is_listening(machine, info)) {
        socket__swap_ends(info);
        info->role = FD_ROLE_SERVER;
    } else {
        info->role = FD_ROLE_CLIENT;
    }
    socket_name__set(machine, info);
}

static void link_family(struct machine *machine, struct thread *thread)
{
    thread_table__join_group(&machine->threads, thread);
    if (thread->parent == NULL && thread->ptid != thread->tid) {
        thread_table__set_parent(thread, int_map__get(&machine->threads.by_tid, thread->ptid));
    }
}

static bool is_unsettled(const struct fd_info *info)
{
    return (info->type == FD_IPV4_SOCK || info->type == FD_IPV6_SOCK) && info->role == FD_ROLE_NONE;
}

void metadata__settle_one(struct machine *machine, int64_t tid, int64_t fd)
{
    struct thread *thread = thread_table__find(&machine->threads, tid);
    struct fd_info *info = thread == NULL || fd < 0 ? NULL : machine__fd(machine, thread, fd);
    if (thread != NULL && machine->has_unlinked) {
        link_family(machine, thread);
        machine->generation++;
    }
    if (info != NULL && is_unsettled(info)) {
        settle_socket(machine, info);
    }
    machine->has_unlinked = false;
    machine->has_unsettled_fds = false;
}

void metadata__settle(struct machine *machine)
{
    for (uint32_t i = 0; machine->has_unlinked && i < machine->threads.count; i++) {
        link_family(machine, machine->threads.slots[i]);
    }
    for (uint32_t i = 0; machine->has_unsettled_fds && i < machine->fds.count; i++) {
        struct fd_info *info = &machine->fds.slots[i]->info;
        if (is_unsettled(info)) {
            settle_socket(machine, info);
        }
    }
    free(machine->listening);
    machine->listening = NULL;
    machine->generation += machine->has_unlinked ? 1 : 0;
    machine->has_unlinked = false;
    machine->has_unsettled_fds = false;
}
