/* Sockets: types, names, roles, and the tuples of sends and receives. */
#include "state_builder.h"

#define CLIENT 10, 0, 0, 2
#define SERVER 10, 0, 0, 1

struct ends {
    uint8_t sip[4], dip[4];
    uint16_t sport, dport;
};

static const struct ends to_server = {{CLIENT}, {SERVER}, 2222, 80};
static const struct ends to_client = {{SERVER}, {CLIENT}, 80, 2222};

static void put_tuple(struct feeder *feeder, const struct ends *ends)
{
    uint8_t bytes[13] = {2};
    memcpy(bytes + 1, ends->sip, 4);
    memcpy(bytes + 5, &ends->sport, 2);
    memcpy(bytes + 7, ends->dip, 4);
    memcpy(bytes + 11, &ends->dport, 2);
    put(feeder, bytes, sizeof(bytes));
}

static void put_unix(struct feeder *feeder, const char *path)
{
    uint8_t bytes[64] = {1, 0xbc, 0xa, 0, 0, 0, 0, 0, 0, 0xef, 0xd};
    memcpy(bytes + 17, path, strlen(path) + 1);
    put(feeder, bytes, 17 + strlen(path) + 1);
}

static struct feeder *with_socket(uint32_t domain, uint32_t type, uint32_t protocol)
{
    struct feeder *feeder = feeder__create(NULL);
    add_process(feeder, 100, 1, "server");
    begin(feeder, 18, 100);
    put_u32(feeder, domain);
    put_u32(feeder, type);
    put_u32(feeder, protocol);
    feed(feeder);
    feed_i64(feeder, 19, 100, 5);
    return feeder;
}

static void check_socket(const struct event_view *view, uint8_t type, uint8_t role, const char *name)
{
    CHECK(view->fd != NULL);
    CHECK_EQUAL(view->fd->type, type);
    CHECK_EQUAL(view->fd->role, role);
    CHECK_TEXT(text__span(&view->fd->name), name);
}

static void test_types(void)
{
    static const struct {
        uint32_t domain, type, protocol;
        uint8_t fd_type, l4proto;
    } cases[] = {
        {2, 1, 0, FD_IPV4_SOCK, 2},        {2, 2, 0, FD_IPV4_SOCK, 3}, {10, 1, 6, FD_IPV6_SOCK, 2},
        {2, 0x80002, 17, FD_IPV4_SOCK, 3}, {2, 2, 1, FD_IPV4_SOCK, 4}, {2, 3, 1, FD_IPV4_SOCK, 5},
        {2, 3, 255, FD_IPV4_SOCK, 5},      {1, 1, 0, FD_UNIX_SOCK, 0}, {16, 3, 0, FD_NETLINK, 0},
        {17, 3, 0, FD_UNKNOWN, 0},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct feeder *feeder = with_socket(cases[i].domain, cases[i].type, cases[i].protocol);
        check_socket(&feeder->view, cases[i].fd_type, FD_ROLE_NONE, "");
        CHECK_EQUAL(feeder->view.fd->l4proto, cases[i].l4proto);
        feeder__free(feeder);
    }
}

static void bind_to(struct feeder *feeder, const uint8_t *address, size_t length)
{
    feed_i64(feeder, 20, 100, 5);
    begin(feeder, 21, 100);
    put_i64(feeder, 0);
    put(feeder, address, length);
    feed(feeder);
}

static void test_bind(void)
{
    static const uint8_t ipv4[] = {2, 0, 0, 0, 0, 80, 0};
    static const uint8_t ipv6[19] = {10, [16] = 1, [17] = 0x90, [18] = 0x1f};
    static const uint8_t path[] = {1, '/', 'x', 0};
    static const uint8_t any_port[] = {2, 0, 0, 0, 0, 0, 0};
    struct feeder *feeder = with_socket(2, 1, 0);
    bind_to(feeder, any_port, sizeof(any_port));
    check_socket(&feeder->view, FD_IPV4_SOCK, FD_ROLE_NONE, "");
    bind_to(feeder, ipv4, sizeof(ipv4));
    check_socket(&feeder->view, FD_IPV4_SERVSOCK, FD_ROLE_SERVER, "0.0.0.0:80");
    bind_to(feeder, ipv4, 3);
    check_socket(&feeder->view, FD_IPV4_SERVSOCK, FD_ROLE_SERVER, "0.0.0.0:80");
    feeder__free(feeder);
    feeder = with_socket(10, 1, 0);
    bind_to(feeder, ipv6, sizeof(ipv6));
    check_socket(&feeder->view, FD_IPV6_SERVSOCK, FD_ROLE_SERVER, "::1:8080");
    feeder__free(feeder);
    feeder = with_socket(1, 1, 0);
    bind_to(feeder, path, sizeof(path));
    check_socket(&feeder->view, FD_UNIX_SOCK, FD_ROLE_NONE, "/x");
    feeder__free(feeder);
}

static void connect_with(struct feeder *feeder, int64_t res, const struct ends *ends)
{
    feed_i64(feeder, 22, 100, 5);
    begin(feeder, 23, 100);
    put_i64(feeder, res);
    put_tuple(feeder, ends);
    feed(feeder);
}

static void test_connect(void)
{
    struct feeder *feeder = with_socket(2, 1, 0);
    connect_with(feeder, -111, &to_server);
    check_socket(&feeder->view, FD_IPV4_SOCK, FD_ROLE_NONE, "");
    connect_with(feeder, -115, &to_server);
    check_socket(&feeder->view, FD_IPV4_SOCK, FD_ROLE_CLIENT, "10.0.0.2:2222->10.0.0.1:80");
    CHECK(!feeder->view.fd->is_connected);
    connect_with(feeder, 0, &to_server);
    CHECK(feeder->view.fd->is_connected);
    feeder__free(feeder);
    feeder = with_socket(1, 1, 0);
    feed_i64(feeder, 22, 100, 5);
    begin(feeder, 23, 100);
    put_i64(feeder, 0);
    put_unix(feeder, "/run/sock");
    check_socket(feed(feeder), FD_UNIX_SOCK, FD_ROLE_CLIENT, "abc->def /run/sock");
    feeder__free(feeder);
}

static void test_accept(void)
{
    static const uint16_t types[] = {27, 57, 247, 249, 389};
    for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
        struct feeder *feeder = with_socket(2, 1, 0);
        begin(feeder, types[i], 100);
        put_i64(feeder, 6);
        put_tuple(feeder, &to_server);
        check_socket(feed(feeder), FD_IPV4_SOCK, FD_ROLE_SERVER, "10.0.0.2:2222->10.0.0.1:80");
        CHECK_EQUAL(feeder->view.fd->l4proto, 2);
        /* Without a tuple nothing is known of it. */
        begin(feeder, types[i], 100);
        put_i64(feeder, 6);
        put_empty(feeder);
        CHECK(feed(feeder)->fd == NULL);
        CHECK_EQUAL(feeder->view.fd_num, 6);
        feeder__free(feeder);
    }
}

/** A sendto of old generations: the tuple on the enter. */
static void send_to(struct feeder *feeder, const struct ends *ends)
{
    begin(feeder, 30, 100);
    put_i64(feeder, 5);
    put_u32(feeder, 3);
    put_tuple(feeder, ends);
    feed(feeder);
    begin(feeder, 31, 100);
    put_i64(feeder, 3);
    put(feeder, "abc", 3);
    feed(feeder);
}

static void receive_from(struct feeder *feeder, const struct ends *ends)
{
    begin(feeder, 34, 100);
    put_i64(feeder, 5);
    put_u32(feeder, 3);
    feed(feeder);
    begin(feeder, 35, 100);
    put_i64(feeder, 3);
    put(feeder, "abc", 3);
    put_tuple(feeder, ends);
    feed(feeder);
}

/* The name goes from client to server whichever way the bytes go. */
static void test_datagrams(void)
{
    struct feeder *feeder = with_socket(2, 2, 0);
    send_to(feeder, &to_server);
    check_socket(&feeder->view, FD_IPV4_SOCK, FD_ROLE_CLIENT, "10.0.0.2:2222->10.0.0.1:80");
    receive_from(feeder, &to_client);
    check_socket(&feeder->view, FD_IPV4_SOCK, FD_ROLE_CLIENT, "10.0.0.2:2222->10.0.0.1:80");
    feeder__free(feeder);
    feeder = with_socket(2, 2, 0);
    receive_from(feeder, &to_server);
    check_socket(&feeder->view, FD_IPV4_SOCK, FD_ROLE_SERVER, "10.0.0.2:2222->10.0.0.1:80");
    send_to(feeder, &to_client);
    check_socket(&feeder->view, FD_IPV4_SOCK, FD_ROLE_SERVER, "10.0.0.2:2222->10.0.0.1:80");
    CHECK_EQUAL(feeder->view.fd->l4proto, 3);
    feeder__free(feeder);
    /* Streams keep the tuple that they were connected with. */
    feeder = with_socket(2, 1, 0);
    connect_with(feeder, 0, &to_server);
    receive_from(feeder, &to_client);
    check_socket(&feeder->view, FD_IPV4_SOCK, FD_ROLE_CLIENT, "10.0.0.2:2222->10.0.0.1:80");
    feeder__free(feeder);
}

static void test_socketpair(void)
{
    struct feeder *feeder = with_socket(1, 1, 0);
    begin(feeder, 43, 100);
    put_i64(feeder, 0);
    put_i64(feeder, 8);
    put_i64(feeder, 9);
    put_u64(feeder, 1);
    put_u64(feeder, 2);
    check_socket(feed(feeder), FD_UNIX_SOCK, FD_ROLE_NONE, "");
    CHECK_EQUAL(feeder->view.fd_num, 9);
    CHECK(machine__fd(feeder->machine, thread_of(feeder, 100), 8) != NULL);
    feeder__free(feeder);
}

/* A list of fds: sockets on a listening port are the server's ends, turned round. */
static void test_metadata(void)
{
    struct feeder *feeder = feeder__create(NULL);
    add_process(feeder, 100, 1, "server");
    struct fd_entry accepted = {.tid = 100, .fd = 4, .type = FD_IPV4_SOCK, .l4proto = 2, .sip = {SERVER}, .sport = 80};
    memcpy(accepted.dip, to_server.sip, 4);
    accepted.dport = 2222;
    struct fd_entry listening = {.tid = 100, .fd = 3, .type = FD_IPV4_SERVSOCK, .l4proto = 2, .sport = 80};
    struct fd_entry outgoing = {.tid = 100, .fd = 5, .type = FD_IPV6_SOCK, .l4proto = 2, .sport = 3333, .dport = 443};
    outgoing.sip[10] = outgoing.sip[11] = outgoing.dip[10] = outgoing.dip[11] = 0xff;
    memcpy(outgoing.sip + 12, to_server.sip, 4);
    memcpy(outgoing.dip + 12, to_server.dip, 4);
    struct fd_entry local = {.tid = 100, .fd = 6, .type = FD_UNIX_SOCK, .name = span_of("/run/docker.sock\n")};
    feeder->sink.fd(feeder->sink.data, &accepted);
    feeder->sink.fd(feeder->sink.data, &listening);
    feeder->sink.fd(feeder->sink.data, &outgoing);
    feeder->sink.fd(feeder->sink.data, &local);
    check_socket(feed_i64(feeder, 70, 100, 4), FD_IPV4_SOCK, FD_ROLE_SERVER, "10.0.0.2:2222->10.0.0.1:80");
    check_socket(feed_i64(feeder, 70, 100, 3), FD_IPV4_SERVSOCK, FD_ROLE_SERVER, "0.0.0.0:80");
    check_socket(feed_i64(feeder, 70, 100, 5), FD_IPV4_SOCK, FD_ROLE_CLIENT, "10.0.0.2:3333->10.0.0.1:443");
    check_socket(feed_i64(feeder, 70, 100, 6), FD_UNIX_SOCK, FD_ROLE_NONE, "/run/docker.sock");
    feeder__free(feeder);
}

int main(void)
{
    test_types();
    test_bind();
    test_connect();
    test_accept();
    test_datagrams();
    test_socketpair();
    test_metadata();
    return 0;
}
