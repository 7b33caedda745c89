/* Metadata lists: every version, every tail, every fd type, and what happens when they are cut. */
#include "scap/metadata.h"

#include "support/capture_writer.h"
#include "support/check.h"

#define SPAN(text) ((struct span){.data = (const uint8_t *)(text), .length = (uint32_t)(sizeof(text) - 1)})

enum { MOST_ENTRIES = 64 };

/* Everything that a sink was given. */
struct seen {
    uint32_t count;
    struct thread_entry threads[MOST_ENTRIES];
    struct fd_entry fds[MOST_ENTRIES];
    struct user_entry users[MOST_ENTRIES];
    struct interface_entry interfaces[MOST_ENTRIES];
    struct machine_entry machine;
};

static void see_thread(void *data, const struct thread_entry *entry)
{
    struct seen *seen = data;
    seen->threads[seen->count++ % MOST_ENTRIES] = *entry;
}

static void see_fd(void *data, const struct fd_entry *entry)
{
    struct seen *seen = data;
    seen->fds[seen->count++ % MOST_ENTRIES] = *entry;
}

static void see_user(void *data, const struct user_entry *entry)
{
    struct seen *seen = data;
    seen->users[seen->count++ % MOST_ENTRIES] = *entry;
}

static void see_interface(void *data, const struct interface_entry *entry)
{
    struct seen *seen = data;
    seen->interfaces[seen->count++ % MOST_ENTRIES] = *entry;
}

static void see_machine(void *data, const struct machine_entry *entry)
{
    struct seen *seen = data;
    seen->machine = *entry;
    seen->count++;
}

static bool read_block(uint32_t type, const uint8_t *data, size_t length, struct seen *seen)
{
    memset(seen, 0, sizeof(*seen));
    struct metadata_sink sink = {
        .data = seen,
        .thread = see_thread,
        .fd = see_fd,
        .user = see_user,
        .interface = see_interface,
        .machine = see_machine,
    };
    CHECK(is_metadata_block(type));
    return metadata__read(type, data, length, &sink);
}

/* Reads every beginning of a body, from memory that ends there: no entry may appear that the whole does not have. */
static void check_cuts(uint32_t type, const struct bytes *body, uint32_t entries)
{
    struct seen *seen = malloc(sizeof(*seen));
    for (size_t length = 0; length < body->length; length++) {
        uint8_t *copy = malloc(length + 1);
        memcpy(copy, body->data, length);
        (void)read_block(type, copy, length, seen);
        CHECK(seen->count <= entries);
        free(copy);
    }
    /* Without any sink, too. */
    struct metadata_sink none = {0};
    CHECK(metadata__read(type, body->data, body->length, &none));
    free(seen);
}

static struct thread_entry make_thread(int64_t tid)
{
    return (struct thread_entry){
        .tid = tid,
        .pid = tid - 1,
        .ptid = 1,
        .sid = 4,
        .vpgid = 5,
        .pgid = 6,
        .vtid = 7,
        .vpid = 8,
        .comm = SPAN("cat"),
        .exe = SPAN("/bin/cat"),
        .exepath = SPAN("/usr/bin/cat"),
        .args = SPAN("-n\0file"),
        .cwd = SPAN("/root/"),
        .env = SPAN("A=1\0B=2"),
        .cgroups = SPAN("cpu=/a\0memory=/b"),
        .root = SPAN("/"),
        .fdlimit = 1024,
        .flags = 9,
        .uid = 10,
        .gid = 11,
        .loginuid = 12,
        .tty = 13,
        .vmsize_kb = 14,
        .vmrss_kb = 15,
        .vmswap_kb = 16,
        .pfmajor = 17,
        .pfminor = 18,
        .pidns_init_start_ts = 19,
        .cap_inheritable = 20,
        .cap_permitted = 21,
        .cap_effective = 22,
        .exe_ino = 23,
        .exe_ino_ctime = 24,
        .exe_ino_mtime = 25,
        .exe_writable = true,
        .exe_upper_layer = true,
        .exe_lower_layer = true,
        .exe_from_memfd = true,
    };
}

/* Compares what all versions have, and what this one has or lacks. */
static void check_thread(const struct thread_entry *entry, unsigned version, int64_t tid)
{
    CHECK_EQUAL(entry->tid, tid);
    CHECK_EQUAL(entry->pid, tid - 1);
    CHECK_EQUAL(entry->ptid, 1);
    CHECK_EQUAL(entry->sid, version >= 6 ? 4 : -1);
    CHECK_EQUAL(entry->vpgid, version >= 8 ? 5 : -1);
    CHECK_TEXT(entry->comm, "cat");
    CHECK_TEXT(entry->exe, "/bin/cat");
    CHECK_TEXT(entry->exepath, version >= 7 ? "/usr/bin/cat" : "");
    CHECK_EQUAL(entry->args.length, 7);
    CHECK_TEXT(entry->cwd, "/root/");
    CHECK_EQUAL(entry->fdlimit, 1024);
    CHECK_EQUAL(entry->flags, 9);
    CHECK_EQUAL(entry->uid, 10);
    CHECK_EQUAL(entry->gid, 11);
    CHECK_EQUAL(entry->vmswap_kb, version >= 2 ? 16 : 0);
    CHECK_EQUAL(entry->pfminor, version >= 2 ? 18 : 0);
    CHECK_EQUAL(entry->env.length, version >= 3 ? 7 : 0);
    CHECK_EQUAL(entry->vtid, version >= 4 ? 7 : -1);
    CHECK_EQUAL(entry->vpid, version >= 4 ? 8 : -1);
    CHECK_EQUAL(entry->cgroups.length, version >= 4 ? 16 : 0);
    CHECK_TEXT(entry->root, version >= 5 ? "/" : "");
}

static void check_tail(const struct thread_entry *entry, enum thread_tail tail)
{
    bool is_new = tail >= TAIL_NEW_INODE;
    CHECK_EQUAL(entry->loginuid, tail >= TAIL_OLD_LOGINUID ? 12 : UINT32_MAX);
    CHECK_EQUAL(entry->has_exe_flags, tail >= TAIL_OLD_WRITABLE);
    CHECK_EQUAL(entry->exe_writable, tail >= TAIL_OLD_WRITABLE);
    CHECK_EQUAL(entry->has_caps, tail >= TAIL_OLD_CAPS);
    CHECK_EQUAL(entry->cap_effective, tail >= TAIL_OLD_CAPS ? 22 : 0);
    CHECK_EQUAL(entry->pidns_init_start_ts, is_new ? 19 : 0);
    CHECK_EQUAL(entry->tty, is_new ? 13 : 0);
    CHECK_EQUAL(entry->has_exe_layers, is_new);
    CHECK_EQUAL(entry->exe_upper_layer, is_new);
    CHECK_EQUAL(entry->exe_ino_mtime, is_new ? 25 : 0);
    CHECK_EQUAL(entry->exe_from_memfd, tail >= TAIL_NEW_MEMFD);
    CHECK_EQUAL(entry->exe_lower_layer, tail >= TAIL_NEW_LOWER_LAYER);
    CHECK_EQUAL(entry->pgid, tail >= TAIL_NEW_PGID ? 6 : -1);
}

static void test_process_list(unsigned version, enum thread_tail tail)
{
    uint32_t type = capture__process_list_type(version);
    struct bytes body = {0};
    for (int64_t tid = 100; tid < 103; tid++) {
        struct thread_entry entry = make_thread(tid);
        capture__thread(&body, version, tail, &entry);
    }
    check_cuts(type, &body, 3);
    bytes__put(&body, "\0\0", 3); /* padding */
    struct seen *seen = malloc(sizeof(*seen));
    CHECK(read_block(type, body.data, body.length, seen));
    CHECK_EQUAL(seen->count, 3);
    for (uint32_t i = 0; i < 3; i++) {
        check_thread(&seen->threads[i], version, 100 + i);
        check_tail(&seen->threads[i], version >= 9 ? tail : TAIL_NONE);
    }
    free(seen);
    bytes__free(&body);
}

/* What a newer writer appends to an entry is skipped; a length within the entry's own fields is damage. */
static void test_entry_lengths(void)
{
    struct bytes body = {0};
    struct thread_entry entry = make_thread(100);
    capture__thread(&body, 9, TAIL_NEW_PGID, &entry);
    uint32_t length = (uint32_t)body.length + 40;
    memcpy(body.data, &length, 4);
    for (int i = 0; i < 40; i++) {
        bytes__u8(&body, 0xee);
    }
    capture__thread(&body, 9, TAIL_NEW_PGID, &entry);
    struct seen *seen = malloc(sizeof(*seen));
    CHECK(read_block(BLOCK_PROCESSES_V9, body.data, body.length, seen));
    CHECK_EQUAL(seen->count, 2);
    CHECK_EQUAL(seen->threads[1].pgid, 6);

    const uint32_t lengths[] = {0, 3, 4, 50, UINT32_MAX, (uint32_t)body.length + 1};
    for (int i = 0; i < 6; i++) {
        memcpy(body.data, &lengths[i], 4);
        CHECK(!read_block(BLOCK_PROCESSES_V9, body.data, body.length, seen));
        CHECK_EQUAL(seen->count, 0);
    }
    free(seen);
    bytes__free(&body);
}

static struct fd_entry make_fd(uint8_t type)
{
    struct fd_entry entry = {.fd = 30 + type, .ino = 40, .type = type};
    bool is_socket = type >= FD_IPV4_SOCK && type <= FD_IPV6_SERVSOCK;
    if (is_socket) {
        bool is_ipv6 = type == FD_IPV6_SOCK || type == FD_IPV6_SERVSOCK;
        bool has_peer = type == FD_IPV4_SOCK || type == FD_IPV6_SOCK;
        for (uint8_t i = 0; i < (is_ipv6 ? 16 : 4); i++) {
            entry.sip[i] = (uint8_t)(i + 1);
            entry.dip[i] = (uint8_t)(i + (has_peer ? 101 : 1));
        }
        entry.sport = 1000;
        entry.dport = has_peer ? 2000 : 1000;
        entry.l4proto = 2;
        return entry;
    }
    if (type == FD_UNKNOWN) {
        return entry;
    }
    entry.name = SPAN("/some/name");
    if (type == FD_UNIX_SOCK) {
        entry.unix_source = 50;
        entry.unix_destination = 60;
    }
    if (type == FD_FILE_V2) {
        entry.open_flags = 70;
        entry.dev = 80;
    }
    return entry;
}

static void check_fd(const struct fd_entry *entry, const struct fd_entry *expected, unsigned version)
{
    CHECK_EQUAL(entry->tid, 100);
    CHECK_EQUAL(entry->fd, expected->fd);
    CHECK_EQUAL(entry->ino, expected->ino);
    CHECK_EQUAL(entry->type, expected->type);
    CHECK(memcmp(entry->sip, expected->sip, 16) == 0);
    CHECK(memcmp(entry->dip, expected->dip, 16) == 0);
    CHECK_EQUAL(entry->sport, expected->sport);
    CHECK_EQUAL(entry->dport, expected->dport);
    CHECK_EQUAL(entry->l4proto, expected->l4proto);
    CHECK_EQUAL(entry->unix_source, expected->unix_source);
    CHECK_EQUAL(entry->unix_destination, expected->unix_destination);
    CHECK_EQUAL(entry->open_flags, expected->open_flags);
    CHECK_EQUAL(entry->dev, version >= 2 ? expected->dev : 0);
    CHECK_EQUAL(entry->name.length, expected->name.length);
}

static void test_fd_list(unsigned version)
{
    uint32_t block_type = version == 1 ? BLOCK_FDS_V1 : BLOCK_FDS_V2;
    struct bytes body = {0};
    bytes__u64(&body, 100);
    for (uint8_t type = 0; type <= FD_PIDFD; type++) {
        struct fd_entry entry = make_fd(type);
        capture__fd(&body, version, &entry);
    }
    check_cuts(block_type, &body, FD_PIDFD + 1);
    struct seen *seen = malloc(sizeof(*seen));
    CHECK(read_block(block_type, body.data, body.length, seen));
    CHECK_EQUAL(seen->count, FD_PIDFD + 1);
    for (uint8_t type = 0; type <= FD_PIDFD; type++) {
        struct fd_entry expected = make_fd(type);
        check_fd(&seen->fds[type], &expected, version);
    }

    /* A type of the future: skipped by its length, or the end of the list where there is none. */
    struct fd_entry strange = {.fd = 1, .type = 99, .name = SPAN("?")};
    struct fd_entry after = make_fd(FD_FILE);
    body.length = 8;
    capture__fd(&body, version, &after);
    capture__fd(&body, version, &strange);
    capture__fd(&body, version, &after);
    CHECK_EQUAL(read_block(block_type, body.data, body.length, seen), version >= 2);
    CHECK_EQUAL(seen->count, version >= 2 ? 3 : 1);
    if (version >= 2) {
        CHECK_EQUAL(seen->fds[1].type, FD_UNSUPPORTED);
        CHECK_EQUAL(seen->fds[1].fd, 1);
    }
    free(seen);
    bytes__free(&body);
}

static void test_user_list(unsigned version)
{
    uint32_t type = version == 1 ? BLOCK_USERS_V1 : BLOCK_USERS_V2;
    struct user_entry user = {
        .uid = 1, .gid = 2, .name = SPAN("daemon"), .homedir = SPAN("/usr"), .shell = SPAN("/bin/sh")};
    struct user_entry group = {.is_group = true, .gid = 3, .name = SPAN("adm")};
    struct bytes body = {0};
    capture__user(&body, version, &user);
    capture__user(&body, version, &group);
    check_cuts(type, &body, 2);
    struct seen *seen = malloc(sizeof(*seen));
    CHECK(read_block(type, body.data, body.length, seen));
    CHECK_EQUAL(seen->count, 2);
    CHECK(!seen->users[0].is_group);
    CHECK_EQUAL(seen->users[0].uid, 1);
    CHECK_EQUAL(seen->users[0].gid, 2);
    CHECK_TEXT(seen->users[0].name, "daemon");
    CHECK_TEXT(seen->users[0].homedir, "/usr");
    CHECK_TEXT(seen->users[0].shell, "/bin/sh");
    CHECK(seen->users[1].is_group);
    CHECK_EQUAL(seen->users[1].gid, 3);
    CHECK_TEXT(seen->users[1].name, "adm");
    free(seen);
    bytes__free(&body);
}

static void test_interface_list(unsigned version)
{
    uint32_t type = version == 1 ? BLOCK_INTERFACES_V1 : BLOCK_INTERFACES_V2;
    struct bytes body = {0};
    for (uint32_t i = 0; i < 4; i++) {
        struct interface_entry entry = {.is_ipv6 = i % 2 == 1, .name = SPAN("eth0")};
        memset(entry.address, (int)i + 1, 16);
        memset(entry.netmask, 255, 16);
        capture__interface(&body, version, &entry, i < 2);
    }
    check_cuts(type, &body, 4);
    struct seen *seen = malloc(sizeof(*seen));
    CHECK(read_block(type, body.data, body.length, seen));
    CHECK_EQUAL(seen->count, 4);
    for (uint32_t i = 0; i < 4; i++) {
        CHECK_EQUAL(seen->interfaces[i].is_ipv6, i % 2);
        CHECK_EQUAL(seen->interfaces[i].address[3], i + 1);
        CHECK_EQUAL(seen->interfaces[i].address[4], i % 2 == 1 ? i + 1 : 0);
        CHECK_EQUAL(seen->interfaces[i].netmask[0], 255);
        CHECK_TEXT(seen->interfaces[i].name, "eth0");
    }
    free(seen);
    bytes__free(&body);
}

static void test_machine(void)
{
    struct machine_entry entry = {.num_cpus = 4, .memory_size = 5, .boot_ts = 6, .hostname = SPAN("host")};
    struct bytes block = {0};
    capture__machine(&block, &entry);
    struct seen *seen = malloc(sizeof(*seen));
    CHECK(read_block(BLOCK_MACHINE, block.data + 8, block.length - BLOCK_FRAME, seen));
    CHECK_EQUAL(seen->machine.num_cpus, 4);
    CHECK_EQUAL(seen->machine.memory_size, 5);
    CHECK_EQUAL(seen->machine.boot_ts, 6);
    CHECK_TEXT(seen->machine.hostname, "host");
    /* An older writer's block may end behind the host name, a shorter one has nothing of use. */
    CHECK(read_block(BLOCK_MACHINE, block.data + 8, 148, seen));
    CHECK_TEXT(seen->machine.hostname, "host");
    CHECK_EQUAL(seen->machine.boot_ts, 0);
    CHECK(!read_block(BLOCK_MACHINE, block.data + 8, 20, seen));
    CHECK_EQUAL(seen->count, 0);
    free(seen);
    bytes__free(&block);
}

/* Strings that no writer writes are damage, so that a desynchronised list ends early. */
static void test_long_strings(void)
{
    char long_name[1100];
    memset(long_name, 'n', sizeof(long_name));
    struct thread_entry entry = make_thread(1);
    entry.comm = (struct span){.data = (const uint8_t *)long_name, .length = 1024};
    struct bytes body = {0};
    capture__thread(&body, 8, TAIL_NONE, &entry);
    struct seen *seen = malloc(sizeof(*seen));
    CHECK(read_block(BLOCK_PROCESSES_V8, body.data, body.length, seen));
    entry.comm.length = 1025;
    body.length = 0;
    capture__thread(&body, 8, TAIL_NONE, &entry);
    CHECK(!read_block(BLOCK_PROCESSES_V8, body.data, body.length, seen));
    free(seen);
    bytes__free(&body);
}

int main(void)
{
    for (unsigned version = 1; version <= 8; version++) {
        test_process_list(version, TAIL_NONE);
    }
    for (enum thread_tail tail = TAIL_NONE; tail <= TAIL_NEW_PGID; tail++) {
        test_process_list(9, tail);
    }
    test_entry_lengths();
    for (unsigned version = 1; version <= 2; version++) {
        test_fd_list(version);
        test_user_list(version);
        test_interface_list(version);
    }
    test_machine();
    test_long_strings();
    return 0;
}
