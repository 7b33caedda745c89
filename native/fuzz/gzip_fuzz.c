/* Gzip input: ends with a reason, and gives the same bytes whatever the size of the reads. */
#include <stdlib.h>

#include "base/input.h"
#include "touch.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Enough to cross the history window of deflate; what inflates to more is left there. */
enum { MOST_OUTPUT = 1 << 20 };

struct outcome {
    size_t length;
    uint64_t hash;
    enum input_end end;
};

static struct outcome read_all(const uint8_t *data, size_t size, size_t piece)
{
    static uint8_t buffer[1 << 16];
    struct outcome outcome = {.hash = 14695981039346656037u};
    struct input *input = input__open_memory(data, size);
    if (input == NULL) {
        abort();
    }
    size_t count;
    while (outcome.length < MOST_OUTPUT && (count = input__read(input, buffer, piece)) > 0) {
        for (size_t i = 0; i < count; i++) {
            outcome.hash = (outcome.hash ^ buffer[i]) * 1099511628211u;
        }
        outcome.length += count;
    }
    outcome.end = input__end(input);
    if (outcome.length < MOST_OUTPUT && (outcome.end == INPUT_OPEN || outcome.end == INPUT_FAILED)) {
        abort();
    }
    input__close(input);
    return outcome;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct outcome large = read_all(data, size, 1 << 16);
    struct outcome small = read_all(data, size, 777);
    if (large.length < MOST_OUTPUT && large.end == INPUT_ENDED &&
        (large.length != small.length || large.hash != small.hash || small.end != large.end)) {
        abort();
    }
    return 0;
}
