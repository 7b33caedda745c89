/* Users and groups: from the user list, from events 354 to 360; and network interfaces (state-engine §5). */
#include <stdlib.h>
#include <string.h>

#include "engine.h"

#define MOST_INTERFACES 4096U
#define LONGEST_TEXT 1024U

struct user_key {
    uint8_t bytes[TEXT_MAP_MAX_KEY];
    size_t length;
};

/** Kind and id, then the container; none on the host. */
static bool make_key(struct user_key *key, bool is_group, uint32_t id, struct span container_id)
{
    if (container_id.length == 4 && memcmp(container_id.data, "host", 4) == 0) {
        container_id.length = 0;
    }
    if (container_id.length > sizeof(key->bytes) - 5) {
        return false;
    }
    key->bytes[0] = is_group ? 1 : 0;
    memcpy(key->bytes + 1, &id, 4);
    if (container_id.length > 0) {
        memcpy(key->bytes + 5, container_id.data, container_id.length);
    }
    key->length = 5 + container_id.length;
    return true;
}

void user__release(struct text_map_node *node)
{
    struct user_node *holder = (struct user_node *)(void *)node;
    text__free(&holder->user.name);
    text__free(&holder->user.homedir);
    text__free(&holder->user.shell);
    free(holder);
}

static void set(struct text *text, struct span value)
{
    (void)text__assign(text, value.data, value.length < LONGEST_TEXT ? value.length : LONGEST_TEXT);
}

static void add(struct machine *machine, const struct user_entry *entry, struct span container_id)
{
    struct user_key key;
    /* Entries of name services, not users. */
    bool is_service = entry->name.length > 0 && (entry->name.data[0] == '+' || entry->name.data[0] == '-');
    if (is_service || !make_key(&key, entry->is_group, entry->is_group ? entry->gid : entry->uid, container_id)) {
        return;
    }
    struct user_node *holder = (struct user_node *)(void *)text_map__get(&machine->users, key.bytes, key.length);
    if (holder == NULL) {
        holder = calloc(1, sizeof(*holder));
        if (holder == NULL) {
            return;
        }
        if (!text_map__add(&machine->users, &holder->node, key.bytes, key.length)) {
            free(holder);
            return;
        }
    }
    holder->user.gid = entry->gid;
    set(&holder->user.name, entry->name);
    set(&holder->user.homedir, entry->homedir);
    set(&holder->user.shell, entry->shell);
    machine->generation++;
}

void metadata__user(void *data, const struct user_entry *entry)
{
    add(data, entry, (struct span){0});
}

void user__event(struct machine *machine, const struct scap_event *event, struct event_view *view)
{
    struct user_entry entry = {.is_group = event->type >= 358, .uid = UINT32_MAX, .gid = UINT32_MAX};
    struct span container_id = {0};
    (void)view;
    if (entry.is_group) {
        (void)scap_event__u32(event, 0, &entry.gid);
        (void)event__has_text(event, 1, &entry.name);
        (void)event__has_text(event, 2, &container_id);
    } else {
        (void)scap_event__u32(event, 0, &entry.uid);
        (void)scap_event__u32(event, 1, &entry.gid);
        (void)event__has_text(event, 2, &entry.name);
        (void)event__has_text(event, 3, &entry.homedir);
        (void)event__has_text(event, 4, &entry.shell);
        (void)event__has_text(event, 5, &container_id);
    }
    bool is_deletion = event->type == 356 || event->type == 360;
    if (!is_deletion) {
        add(machine, &entry, container_id);
        return;
    }
    struct user_key key;
    if (make_key(&key, entry.is_group, entry.is_group ? entry.gid : entry.uid, container_id)) {
        struct text_map_node *node = text_map__get(&machine->users, key.bytes, key.length);
        if (node != NULL) {
            text_map__remove(&machine->users, node);
            machine->generation++;
        }
    }
}

static const struct user_info *find(const struct machine *machine, bool is_group, struct span container_id, uint32_t id)
{
    struct user_key key;
    if (!make_key(&key, is_group, id, container_id)) {
        return NULL;
    }
    const struct user_node *holder =
        (const struct user_node *)(const void *)text_map__get(&machine->users, key.bytes, key.length);
    return holder == NULL ? NULL : &holder->user;
}

const struct user_info *machine__user(const struct machine *machine, struct span container_id, uint32_t uid)
{
    return find(machine, false, container_id, uid);
}

const struct text *machine__group(const struct machine *machine, struct span container_id, uint32_t gid)
{
    const struct user_info *group = find(machine, true, container_id, gid);
    return group == NULL ? NULL : &group->name;
}

void metadata__interface(void *data, const struct interface_entry *entry)
{
    struct machine *machine = data;
    uint32_t count = machine->interface_count;
    if (count >= MOST_INTERFACES) {
        return;
    }
    if ((count & (count - 1)) == 0) {
        size_t capacity = count == 0 ? 1 : (size_t)count * 2;
        struct interface_address *larger = realloc(machine->interfaces, capacity * sizeof(*larger));
        if (larger == NULL) {
            return;
        }
        machine->interfaces = larger;
    }
    struct interface_address *address = &machine->interfaces[machine->interface_count++];
    address->is_ipv6 = entry->is_ipv6;
    memcpy(address->address, entry->address, sizeof(address->address));
}

bool machine__is_local_address(const struct machine *machine, const uint8_t *address, bool is_ipv6)
{
    static const uint8_t loopback[16] = {[15] = 1};
    if (is_ipv6 ? memcmp(address, loopback, 16) == 0 : address[0] == 127) {
        return true;
    }
    for (uint32_t i = 0; i < machine->interface_count; i++) {
        const struct interface_address *own = &machine->interfaces[i];
        if (own->is_ipv6 == is_ipv6 && memcmp(own->address, address, is_ipv6 ? 16 : 4) == 0) {
            return true;
        }
    }
    return false;
}
