/* One event: the first byte says header, flags and section, the rest is the body of the block. */
#include "scap/event.h"

#include "touch.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0) {
        return 0;
    }
    struct scap_event event;
    uint16_t minor = (data[0] >> 2) & 3;
    if (scap_event__parse(&event, data + 1, size - 1, data[0] & 1, data[0] & 2, minor) == SCAP_EVENT_OK) {
        for (uint32_t i = 0; i < event.nparams; i++) {
            struct span text;
            uint64_t number = 0;
            keep(touch(event.params[i]));
            if (scap_event__string(&event, i, &text)) {
                keep(touch(text));
            }
            keep(scap_event__u64(&event, i, &number));
        }
    }
    return 0;
}
