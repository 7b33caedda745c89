/* A whole capture through the reader: every byte it hands out is read, and it comes to an end. */
#include <stdlib.h>

#include "scap/reader.h"
#include "touch.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void see_thread(void *data, const struct thread_entry *entry)
{
    (void)data;
    keep(touch(entry->comm) + touch(entry->args) + touch(entry->cgroups) + touch(entry->root));
}

static void see_machine(void *data, const struct machine_entry *entry)
{
    (void)data;
    keep(touch(entry->hostname));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct metadata_sink sink = {.thread = see_thread, .machine = see_machine};
    char error[128];
    struct scap_reader *reader = scap_reader__open_memory(data, size, &sink, error, sizeof(error));
    if (reader == NULL) {
        return 0;
    }
    struct scap_event event;
    enum scap_read_result result;
    while ((result = scap_reader__next(reader, &event)) == SCAP_READ_EVENT) {
        for (uint32_t i = 0; i < event.nparams; i++) {
            keep(touch(event.params[i]));
        }
    }
    bool is_explained = scap_reader__error(reader)[0] != '\0';
    if (is_explained == (result == SCAP_READ_END) || scap_reader__next(reader, &event) != result) {
        abort();
    }
    scap_reader__close(reader);
    return 0;
}
