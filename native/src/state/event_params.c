/* Parameters of events as state wants them. */
#include <string.h>

#include "engine.h"

bool event__has_text(const struct scap_event *event, uint32_t index, struct span *text)
{
    struct span param = scap_event__param(event, index);
    if (param.length == 0 || (param.length == 7 && memcmp(param.data, "(NULL)", 7) == 0)) {
        return false;
    }
    const uint8_t *end = memchr(param.data, '\0', param.length);
    struct span found = {.data = param.data, .length = end == NULL ? param.length : (uint32_t)(end - param.data)};
    if (found.length == 4 && memcmp(found.data, "<NA>", 4) == 0) {
        return false;
    }
    *text = found;
    return true;
}

struct span event__text(const struct scap_event *event, uint32_t index)
{
    struct span text = span__of("<NA>", 4);
    (void)event__has_text(event, index, &text);
    return text;
}

bool event__u32_or_enter(const struct event_view *view, uint32_t index, uint32_t enter_index, uint32_t *value)
{
    return scap_event__u32(view->event, index, value) ||
           (view->enter != NULL && scap_event__u32(&view->enter->event, enter_index, value));
}

bool event__i64_or_enter(const struct event_view *view, uint32_t index, uint32_t enter_index, int64_t *value)
{
    return scap_event__i64(view->event, index, value) ||
           (view->enter != NULL && scap_event__i64(&view->enter->event, enter_index, value));
}

struct span event__list(struct machine *machine, struct span list)
{
    if (list.length == 0 || list.data[list.length - 1] == '\0') {
        return list;
    }
    machine->words.length = 0;
    if (!text__append(&machine->words, list.data, list.length) || !text__append(&machine->words, "", 1)) {
        return list;
    }
    return text__span(&machine->words);
}

void thread__set_text(struct machine *machine, struct thread *thread, struct text *text, struct span value,
                      uint32_t limit)
{
    if (thread_table__set_text(&machine->threads, text, value, limit)) {
        thread->version++;
    }
}

void thread__touch_shared(struct machine *machine, struct thread *thread)
{
    thread->version++;
    if (thread->first_child != NULL || thread->next_in_group != thread) {
        machine->generation++;
    }
}
