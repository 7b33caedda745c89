/** Finds the id of a container in the cgroups of a thread. */
#ifndef STATE_CONTAINER_ID_H
#define STATE_CONTAINER_ID_H

#include <stdbool.h>

#include "../base/cursor.h"

/**
 * Gives the id as container.id shows it (a piece of `cgroups`), empty on the
 * host. `cgroups` is a list of "subsystem=path", each ended by NUL. With
 * `has_plugin` the patterns that only Falco's container plugin knows count too.
 *
 * @see falcosecurity/libs userspace/libsinsp/cgroup_list_counter.h, container_engine
 */
struct span container_id__find(struct span cgroups, bool has_plugin);

#endif
