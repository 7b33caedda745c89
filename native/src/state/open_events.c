/* open, creat, openat, openat2, open_by_handle_at (state-engine §3, §3.2). */
#include "engine.h"

#define OPEN_CREATED 16384U
#define OPEN_UPPER_LAYER 32768U
#define OPEN_LOWER_LAYER 65536U

/** Where a type has what; 0 = not at all. The enter's indexes are one more than they are. */
struct open_layout {
    uint16_t type;
    uint8_t dirfd, name, flags, dev, ino;
    uint8_t enter_dirfd, enter_name, enter_flags;
};

static const struct open_layout layouts[] = {
    {.type = 3, .name = 1, .flags = 2, .dev = 4, .ino = 5, .enter_name = 1, .enter_flags = 2},
    {.type = 59, .name = 1, .flags = 5, .dev = 3, .ino = 4, .enter_name = 1},
    {.type = 103, .enter_dirfd = 1, .enter_name = 2, .enter_flags = 3},
    {.type = 307,
     .dirfd = 1,
     .name = 2,
     .flags = 3,
     .dev = 5,
     .ino = 6,
     .enter_dirfd = 1,
     .enter_name = 2,
     .enter_flags = 3},
    {.type = 327,
     .dirfd = 1,
     .name = 2,
     .flags = 3,
     .dev = 6,
     .ino = 7,
     .enter_dirfd = 1,
     .enter_name = 2,
     .enter_flags = 3},
    {.type = 337, .dirfd = 0, .name = 3, .flags = 2, .dev = 4, .ino = 5},
};

static const struct open_layout *layout_of(uint16_t type)
{
    const struct open_layout *layout = layouts;
    while (layout->type != type) {
        layout++;
    }
    return layout;
}

struct open_facts {
    struct span name;
    bool has_name;
    int64_t dirfd;
    uint32_t flags, dev;
    uint64_t ino;
};

/** What the kernel copied on entry is what the call was made with; user memory may differ by the time it returns. */
static void prefer_enter(struct open_facts *facts, const struct open_layout *layout, const struct event_view *view)
{
    struct span name;
    if (view->enter == NULL || layout->enter_name == 0) {
        return;
    }
    const struct scap_event *enter = &view->enter->event;
    if (!event__has_text(enter, layout->enter_name - 1U, &name)) {
        return;
    }
    facts->name = name;
    facts->has_name = true;
    uint32_t flags = 0;
    if (layout->enter_flags != 0 && scap_event__u32(enter, layout->enter_flags - 1U, &flags)) {
        facts->flags = (flags & (OPEN_CREATED - 1)) | (facts->flags & ~(OPEN_CREATED - 1));
    }
    if (layout->enter_dirfd != 0) {
        (void)scap_event__i64(enter, layout->enter_dirfd - 1U, &facts->dirfd);
    }
}

static struct open_facts read_facts(const struct scap_event *event, const struct event_view *view)
{
    const struct open_layout *layout = layout_of(event->type);
    struct open_facts facts = {.dirfd = AT_FDCWD_FD};
    if (layout->name != 0) {
        facts.has_name = event__has_text(event, layout->name, &facts.name);
        if (layout->type == 59) {
            uint16_t flags = 0;
            (void)scap_event__u16(event, layout->flags, &flags);
            facts.flags = flags;
        } else {
            (void)scap_event__u32(event, layout->flags, &facts.flags);
        }
        (void)scap_event__u32(event, layout->dev, &facts.dev);
        (void)scap_event__u64(event, layout->ino, &facts.ino);
    }
    if (layout->dirfd != 0) {
        (void)scap_event__i64(event, layout->dirfd, &facts.dirfd);
    }
    prefer_enter(&facts, layout, view);
    return facts;
}

void open__exit(struct machine *machine, const struct scap_event *event, struct event_view *view)
{
    struct thread *thread = view->thread;
    if (thread == NULL || !view->has_res || view->res < 0) {
        return;
    }
    struct open_facts facts = read_facts(event, view);
    struct span path = span__of("<NA>", 4);
    if (facts.has_name) {
        path = path__resolve_at(machine, thread, facts.dirfd, facts.name);
    }
    uint8_t type = (facts.flags & OPEN_DIRECTORY) != 0 ? FD_DIRECTORY : FD_FILE_V2;
    struct fd_info *info = thread__add_fd(machine, thread, view->res, type);
    if (info == NULL) {
        return;
    }
    if (machine->is_tracking && thread->runs_container_program && !thread->has_own_root && facts.dev != 0) {
        sight__note_open(machine, thread, path, facts.dev);
    }
    info->open_flags = facts.flags;
    info->dev = facts.dev;
    info->ino = facts.ino;
    info->is_upper_layer = (facts.flags & OPEN_UPPER_LAYER) != 0;
    info->is_lower_layer = (facts.flags & OPEN_LOWER_LAYER) != 0;
    info->has_layers = info->is_upper_layer || info->is_lower_layer;
    fd_pool__set_text(&machine->fds, &info->name, path);
    fd_pool__set_text(&machine->fds, &info->name_raw, facts.name);
}
