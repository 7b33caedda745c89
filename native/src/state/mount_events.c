/* Programs of containers that change what is mounted, and calls without an event of their own that change state. */
#include "engine.h"

/* Codes of system calls in generic events. */
#define CALL_SETREUID 123
#define CALL_SETREGID 124
#define CALL_MOVE_MOUNT 340

static void note_mount(struct machine *machine, const struct thread *thread)
{
    if (machine->is_tracking && thread != NULL && thread->runs_container_program) {
        sight__note_mount(machine, thread);
    }
}

void mount__exit(struct machine *machine, const struct scap_event *event, struct event_view *view)
{
    (void)event;
    if (view->has_res && view->res >= 0) {
        note_mount(machine, view->thread);
    }
}

void generic__exit(struct machine *machine, const struct scap_event *event, struct event_view *view)
{
    uint16_t call = 0;
    struct thread *thread = view->thread;
    if (thread == NULL || !scap_event__u16(event, 0, &call)) {
        return;
    }
    /* Neither arguments nor result are recorded, so the worst is assumed. */
    switch (call) {
    case CALL_SETREUID:
        THREAD_SET(thread, has_uid, false);
        break;
    case CALL_SETREGID:
        THREAD_SET(thread, has_gid, false);
        break;
    case CALL_MOVE_MOUNT:
        note_mount(machine, thread);
        break;
    default:
        break;
    }
}
