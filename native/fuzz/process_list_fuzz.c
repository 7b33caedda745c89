/* A process list: the first byte says its version, the rest is the body of the block. */
#include "scap/lists.h"
#include "touch.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void see(void *data, const struct thread_entry *entry)
{
    (void)data;
    const struct span texts[] = {entry->comm, entry->exe, entry->exepath, entry->args,
                                 entry->cwd,  entry->env, entry->cgroups, entry->root};
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        keep(touch(texts[i]));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size > 0) {
        struct cursor cursor = cursor__of(data + 1, size - 1);
        struct metadata_sink sink = {.thread = see};
        (void)process_list__read(&cursor, 1 + data[0] % 9, &sink);
    }
    return 0;
}
