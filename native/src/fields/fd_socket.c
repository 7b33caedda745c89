/* Fields of connections: addresses (4 or 16 bytes as in memory), ports, protocols. */
#include "event_fd.h"

enum side { SIDE_CLIENT, SIDE_SERVER, SIDE_LOCAL, SIDE_REMOTE };

struct endpoint {
    struct span address;
    uint16_t port;
};

static uint32_t address_length(const struct fd_info *fd)
{
    return fd_kind__is_ipv6(fd->type) ? 16 : 4;
}

static struct endpoint source_of(const struct fd_info *fd)
{
    return (struct endpoint){.address = {.data = fd->sip, .length = address_length(fd)}, .port = fd->sport};
}

static struct endpoint destination_of(const struct fd_info *fd)
{
    return (struct endpoint){.address = {.data = fd->dip, .length = address_length(fd)}, .port = fd->dport};
}

/** Finds one end of the event's connection; false when there is none or its direction is not known. */
static bool find_end(const struct field_input *input, enum side side, struct endpoint *end)
{
    const struct fd_info *fd = event_fd__info(input);
    if (fd == NULL || !fd_kind__is_ip_socket(fd->type)) {
        return false;
    }
    if (fd_kind__is_ip_server(fd->type)) {
        *end = source_of(fd);
        return side == SIDE_SERVER;
    }
    if (fd->role == FD_ROLE_NONE) {
        return false;
    }
    bool is_source = side == SIDE_CLIENT;
    if (side == SIDE_LOCAL || side == SIDE_REMOTE) {
        bool is_source_local = machine__is_local_address(input->machine, fd->sip, fd_kind__is_ipv6(fd->type));
        is_source = is_source_local == (side == SIDE_LOCAL);
    }
    *end = is_source ? source_of(fd) : destination_of(fd);
    return true;
}

#define END(name, side)                                                                                                \
    static void read_##name##_ip(const struct field_input *input, const struct bound_field *field,                     \
                                 struct value *value)                                                                  \
    {                                                                                                                  \
        (void)field;                                                                                                   \
        struct endpoint end;                                                                                           \
        if (find_end(input, side, &end)) {                                                                             \
            value__set_span(value, end.address);                                                                       \
        }                                                                                                              \
    }                                                                                                                  \
    static void read_##name##_port(const struct field_input *input, const struct bound_field *field,                   \
                                   struct value *value)                                                                \
    {                                                                                                                  \
        (void)field;                                                                                                   \
        struct endpoint end;                                                                                           \
        if (find_end(input, side, &end)) {                                                                             \
            value__set_number(value, end.port);                                                                        \
        }                                                                                                              \
    }                                                                                                                  \
    static void read_##name##_proto(const struct field_input *input, const struct bound_field *field,                  \
                                    struct value *value)                                                               \
    {                                                                                                                  \
        (void)field;                                                                                                   \
        struct endpoint end;                                                                                           \
        if (find_end(input, side, &end)) {                                                                             \
            value__set_unsigned(input, value, end.port);                                                               \
        }                                                                                                              \
    }

END(client, SIDE_CLIENT)
END(server, SIDE_SERVER)
END(local, SIDE_LOCAL)
END(remote, SIDE_REMOTE)

static const struct fd_info *socket_of(const struct field_input *input)
{
    const struct fd_info *fd = event_fd__info(input);
    return fd != NULL && fd_kind__is_ip_socket(fd->type) ? fd : NULL;
}

static void append_address(struct text *list, struct endpoint end)
{
    text__append_span(list, end.address);
    text__append(list, "", 1);
}

/** Both addresses, whatever the direction. */
static void read_ips(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    const struct fd_info *fd = socket_of(input);
    if (fd == NULL) {
        return;
    }
    append_address(input->scratch, source_of(fd));
    if (!fd_kind__is_ip_server(fd->type)) {
        append_address(input->scratch, destination_of(fd));
    }
    value__set_text(value, input->scratch);
}

static void append_port(struct text *list, uint16_t port)
{
    text__append_unsigned(list, port);
    text__append(list, "", 1);
}

/** Both ports, whatever the direction. */
static void read_ports(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    const struct fd_info *fd = socket_of(input);
    if (fd == NULL) {
        return;
    }
    append_port(input->scratch, fd->sport);
    if (!fd_kind__is_ip_server(fd->type)) {
        append_port(input->scratch, fd->dport);
    }
    value__set_text(value, input->scratch);
}

static void read_l4proto(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    static const char *const names[] = {"<NA>", "<NA>", "tcp", "udp", "icmp", "raw"};
    const struct fd_info *fd = event_fd__info(input);
    if (fd != NULL) {
        enum l4_proto proto = fd_kind__l4proto(fd);
        value__set_string(value, proto <= L4_RAW ? names[proto] : "<NA>");
    }
}

static void read_sockfamily(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    const struct fd_info *fd = event_fd__info(input);
    if (fd == NULL) {
        return;
    }
    if (fd_kind__is_ip_socket(fd->type)) {
        value__set_string(value, "ip");
    } else if (fd->type == FD_UNIX_SOCK) {
        value__set_string(value, "unix");
    }
}

static void read_is_server(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    const struct fd_info *fd = event_fd__info(input);
    if (fd != NULL) {
        bool is_connection = fd_kind__is_ip_socket(fd->type) && fd->role == FD_ROLE_SERVER;
        value__set_bool(value, fd_kind__is_ip_server(fd->type) || is_connection);
    }
}

static void read_connected(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    const struct fd_info *fd = event_fd__info(input);
    if (fd != NULL) {
        value__set_bool(value, fd->is_connected);
    }
}

const struct field_definition fd_socket_fields[] = {
    FIELD("fd.ip", LIST, EVENT, read_ips),
    FIELD("fd.net", LIST, EVENT, read_ips),
    FIELD("fd.port", LIST, EVENT, read_ports),
    FIELD("fd.proto", LIST, EVENT, read_ports),
    FIELD("fd.cip", TEXT, EVENT, read_client_ip),
    FIELD("fd.sip", TEXT, EVENT, read_server_ip),
    FIELD("fd.lip", TEXT, EVENT, read_local_ip),
    FIELD("fd.rip", TEXT, EVENT, read_remote_ip),
    FIELD("fd.cnet", TEXT, EVENT, read_client_ip),
    FIELD("fd.snet", TEXT, EVENT, read_server_ip),
    FIELD("fd.lnet", TEXT, EVENT, read_local_ip),
    FIELD("fd.rnet", TEXT, EVENT, read_remote_ip),
    FIELD("fd.cport", NUMBER, EVENT, read_client_port),
    FIELD("fd.sport", NUMBER, EVENT, read_server_port),
    FIELD("fd.lport", NUMBER, EVENT, read_local_port),
    FIELD("fd.rport", NUMBER, EVENT, read_remote_port),
    FIELD("fd.cproto", TEXT, EVENT, read_client_proto),
    FIELD("fd.sproto", TEXT, EVENT, read_server_proto),
    FIELD("fd.lproto", TEXT, EVENT, read_local_proto),
    FIELD("fd.rproto", TEXT, EVENT, read_remote_proto),
    FIELD("fd.l4proto", TEXT, EVENT, read_l4proto),
    FIELD("fd.sockfamily", TEXT, EVENT, read_sockfamily),
    FIELD("fd.is_server", BOOL, EVENT, read_is_server),
    FIELD("fd.connected", BOOL, EVENT, read_connected),
    FIELDS_END,
};
