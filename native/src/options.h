/** The options text of a handle, read strictly: what is not understood is an error. */
#ifndef OPTIONS_H
#define OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"
#include "batch/layout.h"
#include "state/machine.h"

struct options {
    struct layout layout;
    struct machine_limits limits;
    uint32_t max_strings;
    /** Whether events of each type are wanted, by default all that captures have. */
    bool wants_type[EVENT_TYPE_COUNT];
    /** First bytes of the input. */
    struct text head;
};

enum options_result { OPTIONS_OK, OPTIONS_MISTAKE, OPTIONS_NO_MEMORY };

/** Reads the text (NULL is empty) into `options`, which the caller frees whatever happens. */
enum options_result options__parse(struct options *options, const char *text, char *error, size_t error_size);

void options__free(struct options *options);

#endif
