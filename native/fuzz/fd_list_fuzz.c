/* The smaller lists: the first byte says which and its version, the rest is the body of the block. */
#include "scap/lists.h"
#include "touch.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void see_fd(void *data, const struct fd_entry *entry)
{
    (void)data;
    keep(touch(entry->name));
}

static void see_user(void *data, const struct user_entry *entry)
{
    (void)data;
    keep(touch(entry->name) + touch(entry->homedir) + touch(entry->shell));
}

static void see_interface(void *data, const struct interface_entry *entry)
{
    (void)data;
    keep(touch(entry->name));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0) {
        return 0;
    }
    struct cursor cursor = cursor__of(data + 1, size - 1);
    struct metadata_sink sink = {.fd = see_fd, .user = see_user, .interface = see_interface};
    unsigned version = 1 + (data[0] & 1);
    switch (data[0] >> 1 & 3) {
    case 0:
    case 1:
        (void)fd_list__read(&cursor, version, &sink);
        break;
    case 2:
        (void)user_list__read(&cursor, version, &sink);
        break;
    default:
        (void)interface_list__read(&cursor, version, &sink);
        break;
    }
    return 0;
}
