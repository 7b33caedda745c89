/* Fields of the descriptors that poll and ppoll wait for, each field all of them joined by commas. */
#include "../base/cursor.h"
#include "fd_kind.h"
#include "param_text.h"

/** Appends what a field says of one descriptor, whose info may be NULL; nothing leaves it out of the list. */
typedef void (*append_one)(struct text *out, int64_t number, const struct fd_info *fd);

static bool find_list(const struct scap_event *event, struct span *list)
{
    for (uint32_t i = 0; i < event->nparams && i < event->info->nparams; i++) {
        if (event->info->params[i].type == PT_FDLIST) {
            *list = event->params[i];
            return true;
        }
    }
    return false;
}

static void read_list(const struct field_input *input, struct value *value, append_one append)
{
    struct span list;
    if (input->view->thread == NULL || !find_list(input->view->event, &list)) {
        return;
    }
    struct cursor cursor = cursor__of(list.data, list.length);
    uint16_t count = cursor__u16(&cursor);
    for (uint16_t i = 0; i < count; i++) {
        int64_t number = cursor__i64(&cursor);
        cursor__u16(&cursor);
        if (cursor.failed) {
            break;
        }
        uint32_t before = input->scratch->length;
        append(input->scratch, number, machine__fd(input->machine, input->view->thread, number));
        if (input->scratch->length > before) {
            text__append_string(input->scratch, ",");
        }
    }
    if (input->scratch->length > 0) {
        input->scratch->length--;
        value__set_text(value, input->scratch);
    }
}

static void append_number(struct text *out, int64_t number, const struct fd_info *fd)
{
    (void)fd;
    text__append_signed(out, number);
}

static void append_name(struct text *out, int64_t number, const struct fd_info *fd)
{
    (void)number;
    if (fd != NULL && fd->name.length > 0) {
        text__append_span(out, text__span(&fd->name));
    } else {
        text__append_string(out, "<NA>");
    }
}

static void append_address(struct text *out, const struct fd_info *fd, const uint8_t *address)
{
    if (fd != NULL && fd_kind__is_ip_socket(fd->type)) {
        address_text__append_address(out, address, fd_kind__is_ipv6(fd->type));
    }
}

static void append_client_ip(struct text *out, int64_t number, const struct fd_info *fd)
{
    (void)number;
    append_address(out, fd, fd == NULL ? NULL : fd->sip);
}

static void append_server_ip(struct text *out, int64_t number, const struct fd_info *fd)
{
    (void)number;
    append_address(out, fd, fd == NULL ? NULL : fd_kind__is_ip_server(fd->type) ? fd->sip : fd->dip);
}

static void append_client_port(struct text *out, int64_t number, const struct fd_info *fd)
{
    (void)number;
    if (fd != NULL && fd_kind__is_ip_socket(fd->type) && !fd_kind__is_ip_server(fd->type)) {
        text__append_unsigned(out, fd->sport);
    }
}

static void append_server_port(struct text *out, int64_t number, const struct fd_info *fd)
{
    (void)number;
    if (fd != NULL && fd_kind__is_ip_socket(fd->type)) {
        text__append_unsigned(out, fd_kind__is_ip_server(fd->type) ? fd->sport : fd->dport);
    }
}

#define LIST(name, append)                                                                                             \
    static void read_##name(const struct field_input *input, const struct bound_field *field, struct value *value)     \
    {                                                                                                                  \
        (void)field;                                                                                                   \
        read_list(input, value, append);                                                                               \
    }

LIST(nums, append_number)
LIST(names, append_name)
LIST(cips, append_client_ip)
LIST(sips, append_server_ip)
LIST(cports, append_client_port)
LIST(sports, append_server_port)

const struct field_definition fd_list_fields[] = {
    FIELD("fdlist.nums", TEXT, EVENT, read_nums),
    FIELD("fdlist.names", TEXT, EVENT, read_names),
    FIELD("fdlist.cips", TEXT, EVENT, read_cips),
    FIELD("fdlist.sips", TEXT, EVENT, read_sips),
    FIELD("fdlist.cports", TEXT, EVENT, read_cports),
    FIELD("fdlist.sports", TEXT, EVENT, read_sports),
    FIELDS_END,
};
