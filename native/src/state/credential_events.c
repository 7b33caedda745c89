/* Changes of user, group and capabilities (state-engine §2.5). */
#include "engine.h"

#define ALL_CAPS UINT64_MAX
#define TYPE_SETNS_EXIT 241
#define TYPE_UNSHARE_EXIT 285
#define TYPE_CAPSET_EXIT 353

/** Where the new id stands on the exit, and on the enter of generations whose exit lacks it. */
struct id_change {
    uint16_t type;
    uint8_t index, enter_index;
    bool is_group;
};

static const struct id_change id_changes[] = {
    {.type = 199, .index = 1, .enter_index = 0},                   /* setuid */
    {.type = 201, .index = 1, .enter_index = 0, .is_group = true}, /* setgid */
    {.type = 193, .index = 2, .enter_index = 1},                   /* setresuid */
    {.type = 195, .index = 2, .enter_index = 1, .is_group = true}, /* setresgid */
    {.type = 427, .index = 2, .enter_index = 1},                   /* setreuid */
    {.type = 429, .index = 2, .enter_index = 1, .is_group = true}, /* setregid */
};

static void set_caps(struct thread *thread, uint64_t inheritable, uint64_t permitted, uint64_t effective)
{
    THREAD_SET(thread, has_caps, true);
    THREAD_SET(thread, cap_inheritable, inheritable);
    THREAD_SET(thread, cap_permitted, permitted);
    THREAD_SET(thread, cap_effective, effective);
}

static void change_id(struct thread *thread, const struct event_view *view)
{
    for (size_t i = 0; i < sizeof(id_changes) / sizeof(id_changes[0]); i++) {
        const struct id_change *change = &id_changes[i];
        uint32_t id = UINT32_MAX;
        if (change->type != view->event->type) {
            continue;
        }
        bool is_recorded = event__u32_or_enter(view, change->index, change->enter_index, &id);
        /* All ones leaves the id as it is. */
        if (is_recorded && id == UINT32_MAX) {
            return;
        }
        if (change->is_group) {
            THREAD_SET(thread, has_gid, is_recorded);
            THREAD_SET(thread, gid, is_recorded ? id : thread->gid);
        } else {
            THREAD_SET(thread, has_uid, is_recorded);
            THREAD_SET(thread, uid, is_recorded ? id : thread->uid);
        }
        return;
    }
}

static void enter_namespaces(struct thread *thread, const struct event_view *view)
{
    uint32_t flags = 0;
    bool is_setns = view->event->type == TYPE_SETNS_EXIT;
    bool is_recorded = event__u32_or_enter(view, is_setns ? 2 : 1, is_setns ? 1 : 0, &flags);
    if (is_recorded && (flags & CL_NEWUSER) != 0) {
        set_caps(thread, ALL_CAPS, ALL_CAPS, ALL_CAPS);
        THREAD_SET(thread, has_own_users, true);
    }
    /* Without flags setns joins whatever its file is. */
    bool is_any = !is_recorded || (is_setns && flags == 0);
    if (thread->runs_container_program && (is_any || (flags & (CL_NEWUSER | CL_NEWNS)) != 0)) {
        THREAD_SET(thread, has_own_users, thread->has_own_users || is_any);
        THREAD_SET(thread, has_own_root, true);
    }
}

void credentials__exit(struct machine *machine, const struct scap_event *event, struct event_view *view)
{
    struct thread *thread = view->thread;
    if (thread == NULL || !view->has_res || view->res != 0) {
        return;
    }
    switch (event->type) {
    case TYPE_SETNS_EXIT:
    case TYPE_UNSHARE_EXIT:
        enter_namespaces(thread, view);
        break;
    case TYPE_CAPSET_EXIT: {
        uint64_t caps[3];
        if (scap_event__u64(event, 1, &caps[0]) && scap_event__u64(event, 2, &caps[1]) &&
            scap_event__u64(event, 3, &caps[2])) {
            set_caps(thread, caps[0], caps[1], caps[2]);
        }
        break;
    }
    default:
        change_id(thread, view);
        sight__note_thread(machine, view, false);
    }
}
