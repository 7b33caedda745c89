/* What open calls ask for, read from the event's own flags. */
#include "value.h"

#define FLAG_RDONLY 1U
#define FLAG_WRONLY 2U
#define FLAG_CREAT 4U
#define FLAG_TMPFILE 8192U
#define FLAG_CREATED 16384U
#define EXECUTABLE 0111U

#define OPEN_EXIT 3
#define CREAT_EXIT 59
#define OLD_OPENAT_ENTER 102
#define OPENAT_EXIT 307
#define OPENAT2_EXIT 327
#define OPEN_BY_HANDLE_AT_EXIT 337

/** Reads the flags of an open call; false for all other events. */
static bool read_flags(const struct scap_event *event, uint32_t *flags)
{
    switch (event->type) {
    case OPEN_EXIT:
    case OLD_OPENAT_ENTER:
    case OPEN_BY_HANDLE_AT_EXIT:
        return scap_event__u32(event, 2, flags);
    case OPENAT_EXIT:
    case OPENAT2_EXIT:
        return scap_event__u32(event, 3, flags);
    default:
        return false;
    }
}

static void set_flag(const struct field_input *input, uint32_t wanted, struct value *value)
{
    uint32_t flags = 0;
    value__set_bool(value, read_flags(input->view->event, &flags) && (flags & wanted) != 0);
}

static void read_is_open_read(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    set_flag(input, FLAG_RDONLY, value);
}

static void read_is_open_write(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    set_flag(input, FLAG_WRONLY, value);
}

static void read_is_open_create(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    const struct scap_event *event = input->view->event;
    uint32_t flags = 0;
    bool is_created = read_flags(event, &flags) && (flags & FLAG_CREATED) != 0;
    bool is_temporary = (flags & FLAG_TMPFILE) != 0 && input->view->has_res && input->view->res >= 0;
    uint32_t creat_flags = 0;
    bool is_created_by_creat =
        event->type == CREAT_EXIT && scap_event__u32(event, 5, &creat_flags) && (creat_flags & FLAG_CREATED) != 0;
    value__set_bool(value, is_created || is_temporary || is_created_by_creat);
}

static void read_is_open_exec(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    const struct scap_event *event = input->view->event;
    uint32_t flags = 0;
    uint32_t mode = 0;
    bool creates = read_flags(event, &flags) && (flags & (FLAG_CREAT | FLAG_TMPFILE)) != 0;
    switch (event->type) {
    case OPEN_EXIT:
    case OLD_OPENAT_ENTER:
        scap_event__u32(event, 3, &mode);
        break;
    case OPENAT_EXIT:
    case OPENAT2_EXIT:
        scap_event__u32(event, 4, &mode);
        break;
    case CREAT_EXIT:
        creates = scap_event__u32(event, 2, &mode);
        break;
    default:
        break;
    }
    value__set_bool(value, creates && (mode & EXECUTABLE) != 0);
}

const struct field_definition evt_open_fields[] = {
    FIELD("evt.is_open_read", BOOL, EVENT, read_is_open_read),
    FIELD("evt.is_open_write", BOOL, EVENT, read_is_open_write),
    FIELD("evt.is_open_create", BOOL, EVENT, read_is_open_create),
    FIELD("evt.is_open_exec", BOOL, EVENT, read_is_open_exec),
    FIELDS_END,
};
