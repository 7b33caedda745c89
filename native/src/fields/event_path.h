/** Paths among the parameters of an event, made absolute. */
#ifndef FIELDS_EVENT_PATH_H
#define FIELDS_EVENT_PATH_H

#include "value.h"

/** Whether a parameter is a path. */
static inline bool param__is_path(const struct param_info *info)
{
    return info->type == PT_FSPATH || info->type == PT_FSRELPATH;
}

/**
 * Replaces `out` by the path parameter of an event, joined to the directory
 * that it is relative to. False when the event has no such path.
 */
bool event_path__resolve(const struct field_input *input, const struct scap_event *event, uint32_t index,
                         struct text *out);

/** Joins any path to the working directory of the event's process. */
bool event_path__from_cwd(const struct field_input *input, struct span path, struct text *out);

/** Finds the first path parameter from `from` on; -1 when there is none. */
int event_path__find(const struct scap_event *event, uint32_t from);

#endif
