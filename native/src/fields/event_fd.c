#include "event_fd.h"

#include "event_path.h"
#include "param_text.h"

enum creator { CREATOR_NONE, CREATOR_PATH, CREATOR_TUPLE };

/** Which parameter of an exit event tells what the descriptor would have been. */
static enum creator creator_of(uint16_t type)
{
    switch (type) {
    case 3:   /* open */
    case 59:  /* creat */
    case 103: /* openat, old */
    case 307: /* openat */
    case 327: /* openat2 */
    case 337: /* open_by_handle_at */
        return CREATOR_PATH;
    case 23:  /* connect */
    case 27:  /* accept, old */
    case 57:  /* accept4, old */
    case 247: /* accept */
    case 249: /* accept4, old */
    case 389: /* accept4 */
        return CREATOR_TUPLE;
    default:
        return CREATOR_NONE;
    }
}

static bool path_from_params(const struct field_input *input)
{
    const struct scap_event *event = input->view->event;
    int index = event_path__find(event, 0);
    if (index < 0 && input->view->enter != NULL) {
        event = &input->view->enter->event;
        index = event_path__find(event, 0);
    }
    return index >= 0 && event_path__resolve(input, event, (uint32_t)index, input->scratch);
}

static bool tuple_from_params(const struct field_input *input)
{
    const struct scap_event *event = input->view->event;
    for (uint32_t i = 0; i < event->nparams && i < event->info->nparams; i++) {
        if (event->info->params[i].type == PT_SOCKTUPLE) {
            return param_text__append_raw(input, event, i, input->scratch);
        }
    }
    return false;
}

/** A socket that could not be connected has no name of its own, but where it was to go is known. */
static bool is_failed_connect(const struct event_view *view)
{
    const uint16_t connect_exit = 23;
    return view->event->type == connect_exit && view->has_res && view->res < 0;
}

bool event_fd__name(const struct field_input *input, struct span *name)
{
    if (!event_fd__is_used(input)) {
        return false;
    }
    const struct fd_info *fd = input->view->fd;
    if (fd != NULL && !is_failed_connect(input->view)) {
        *name = text__span(&fd->name);
        return true;
    }
    if (!scap_event__is_exit(input->view->event)) {
        return false;
    }
    enum creator creator = creator_of(input->view->event->type);
    if ((creator == CREATOR_PATH && !path_from_params(input)) ||
        (creator == CREATOR_TUPLE && !tuple_from_params(input))) {
        input->scratch->length = 0;
    }
    *name = text__span(input->scratch);
    return true;
}
