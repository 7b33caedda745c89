/* Users, groups and interfaces: of the host, of containers, and those that go. */
#include "state_builder.h"

static void feed_user(struct feeder *feeder, uint16_t type, uint32_t uid, const char *name, const char *container_id)
{
    begin(feeder, type, -1);
    put_u32(feeder, uid);
    put_u32(feeder, 10);
    put_text(feeder, name);
    put_text(feeder, "/home/x");
    put_text(feeder, "/bin/sh");
    put_item(feeder, container_id);
    feed(feeder);
}

static void feed_group(struct feeder *feeder, uint16_t type, uint32_t gid, const char *name, const char *container_id)
{
    begin(feeder, type, -1);
    put_u32(feeder, gid);
    put_text(feeder, name);
    put_item(feeder, container_id);
    feed(feeder);
}

static void add_user(struct feeder *feeder, bool is_group, uint32_t id, const char *name)
{
    struct user_entry entry = {.is_group = is_group, .uid = id, .gid = id, .name = span_of(name)};
    entry.homedir = span_of("/root");
    entry.shell = span_of("/bin/bash");
    feeder->sink.user(feeder->sink.data, &entry);
}

static void test_tables(void)
{
    struct feeder *feeder = feeder__create(NULL);
    add_user(feeder, false, 0, "root");
    add_user(feeder, true, 0, "wheel");
    add_user(feeder, false, 1, "+nis");
    const struct user_info *user = machine__user(feeder->machine, span_of("host"), 0);
    CHECK_TEXT(text__span(&user->name), "root");
    CHECK_TEXT(text__span(&user->homedir), "/root");
    CHECK_TEXT(text__span(&user->shell), "/bin/bash");
    CHECK_TEXT(text__span(machine__group(feeder->machine, (struct span){0}, 0)), "wheel");
    CHECK(machine__user(feeder->machine, (struct span){0}, 1) == NULL);
    CHECK(machine__user(feeder->machine, span_of("0123456789ab"), 0) == NULL);
    feed_user(feeder, 354, 0, "boss", "0123456789ab");
    CHECK(!feeder->view.is_shown);
    feed_group(feeder, 358, 0, "staff", "0123456789ab");
    CHECK_TEXT(text__span(&machine__user(feeder->machine, span_of("0123456789ab"), 0)->name), "boss");
    CHECK_TEXT(text__span(machine__group(feeder->machine, span_of("0123456789ab"), 0)), "staff");
    CHECK_TEXT(text__span(&machine__user(feeder->machine, span_of("host"), 0)->name), "root");
    feed_user(feeder, 354, 7, "seven", NULL);
    CHECK_TEXT(text__span(&machine__user(feeder->machine, span_of(""), 7)->name), "seven");
    feed_user(feeder, 356, 7, "seven", NULL);
    CHECK(machine__user(feeder->machine, span_of(""), 7) == NULL);
    feed_group(feeder, 360, 0, "staff", "0123456789ab");
    CHECK(machine__group(feeder->machine, span_of("0123456789ab"), 0) == NULL);
    feeder__free(feeder);
}

static void test_interfaces(void)
{
    static const uint8_t own[4] = {192, 168, 1, 5};
    static const uint8_t other[4] = {192, 168, 1, 6};
    static const uint8_t loopback[4] = {127, 0, 0, 53};
    static const uint8_t loopback6[16] = {[15] = 1};
    static const uint8_t own6[16] = {0xfe, 0x80, [15] = 2};
    struct feeder *feeder = feeder__create(NULL);
    struct interface_entry entry = {.address = {192, 168, 1, 5}, .name = span_of("eth0")};
    feeder->sink.interface(feeder->sink.data, &entry);
    CHECK(machine__is_local_address(feeder->machine, own, false));
    CHECK(!machine__is_local_address(feeder->machine, other, false));
    CHECK(machine__is_local_address(feeder->machine, loopback, false));
    CHECK(machine__is_local_address(feeder->machine, loopback6, true));
    CHECK(!machine__is_local_address(feeder->machine, own6, true));
    feeder__free(feeder);
}

int main(void)
{
    test_tables();
    test_interfaces();
    return 0;
}
