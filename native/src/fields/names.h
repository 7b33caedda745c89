/** Names of numbers that no table of the event format has: errors, signals, capabilities. */
#ifndef FIELDS_NAMES_H
#define FIELDS_NAMES_H

#include <stdint.h>

#include "../base/text.h"

/** Name of the error that a negative result stands for; NULL when there is none. */
const char *errno_name(int64_t result);
/** Name of a signal; NULL when there is none. */
const char *signal_name(uint32_t number);
/** Appends the names of a capability set as Kubernetes has them, without the prefix CAP_, each ended by a NUL byte. */
void capability_list(struct text *out, uint64_t set);
/** Replaces `out` by the names of a capability set, joined by blanks in the order of their bits. */
void capability_names(struct text *out, uint64_t set);

#endif
