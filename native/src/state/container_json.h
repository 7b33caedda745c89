/** Container records out of the JSON of events 272, 324 and 402. */
#ifndef STATE_CONTAINER_JSON_H
#define STATE_CONTAINER_JSON_H

#include <stdbool.h>

#include "../base/cursor.h"
#include "container.h"

/**
 * Fills a zeroed container; false when the JSON has no id or is broken.
 * Either way the container is the caller's to free. Keys that are not known
 * are ignored; what exceeds the size of a record is left out.
 */
bool container_json__read(struct container *container, struct span json);
void container__free(struct container *container);

#endif
