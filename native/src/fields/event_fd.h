/** The file descriptor that an event is about, as the fields of class fd see it. */
#ifndef FIELDS_EVENT_FD_H
#define FIELDS_EVENT_FD_H

#include "fd_kind.h"

/** Whether the fields of class fd can have values at all. */
static inline bool event_fd__is_used(const struct field_input *input)
{
    const uint16_t any = EF_CREATES_FD | EF_USES_FD | EF_DESTROYS_FD;
    const struct event_info *info = input->view->event->info;
    /* Mapping memory (mmap) is no activity on a file, and mostly there is no file. */
    return input->view->thread != NULL && (info->flags & any) != 0 && info->category != EC_MEMORY;
}

/** What is known of the file descriptor; NULL when nothing is. */
static inline const struct fd_info *event_fd__info(const struct field_input *input)
{
    return event_fd__is_used(input) ? input->view->fd : NULL;
}

/** Reads the name of the descriptor; where nothing is known of it, what the event's parameters say. False for none. */
bool event_fd__name(const struct field_input *input, struct span *name);

#endif
