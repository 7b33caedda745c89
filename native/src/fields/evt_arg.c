/* evt.arg, evt.rawarg, evt.args and evt.info: parameters of events. */
#include "param_text.h"

/** Where a parameter was found: in the event, or in the enter event that belongs to it. */
struct located {
    const struct scap_event *event;
    uint32_t index;
};

/**
 * Whether what the enter event says stands for the exit event too, in
 * generations that recorded it on entry only: for calls that change what
 * processes are or may do. On all others both events say their own part, as
 * readers of those generations knew it.
 */
static bool takes_from_enter(const struct event_info *exit, uint16_t type)
{
    switch (exit->category) {
    case EC_PROCESS:
    case EC_USER:
    case EC_SIGNAL:
    case EC_SYSTEM:
        return true;
    default:
        /* socket, mount, umount of each generation */
        return type == 19 || type == 257 || type == 259 || type == 387 || type == 391;
    }
}

/** Finds a parameter by name. */
static bool locate_by_name(const struct field_input *input, const struct bound_field *field, struct located *located)
{
    const struct scap_event *event = input->view->event;
    uint8_t index = field->params[event->type];
    if (index == FIELD_NO_PARAM) {
        return false;
    }
    if (index < event->nparams) {
        *located = (struct located){.event = event, .index = index};
        return true;
    }
    const struct stored_enter *enter = input->view->enter;
    if (enter == NULL || !takes_from_enter(event->info, event->type)) {
        return false;
    }
    uint8_t enter_index = field->params[enter->event.type];
    if (enter_index == FIELD_NO_PARAM || enter_index >= enter->event.nparams) {
        return false;
    }
    *located = (struct located){.event = &enter->event, .index = enter_index};
    return true;
}

static bool locate(const struct field_input *input, const struct bound_field *field, struct located *located)
{
    if (!field->has_argument) {
        return false;
    }
    if (field->index < 0) {
        return locate_by_name(input, field, located);
    }
    const struct scap_event *event = input->view->event;
    if (field->index >= event->nparams || field->index >= event->info->nparams) {
        return false;
    }
    *located = (struct located){.event = event, .index = (uint32_t)field->index};
    return true;
}

static void read_arg(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    struct located located;
    if (!locate(input, field, &located)) {
        return;
    }
    param_text__append_resolved(input, located.event, located.index, input->scratch);
    if (input->scratch->length > 0 || param_text__append_raw(input, located.event, located.index, input->scratch)) {
        value__set_text(value, input->scratch);
    }
}

/** Gives the bytes of a parameter that is no integer; strings without their NUL. */
static void set_raw_bytes(const struct located *located, struct value *value)
{
    uint8_t type = located->event->info->params[located->index].type;
    struct span param = located->event->params[located->index];
    struct span string;
    if (type == PT_CHARBUF || type == PT_FSPATH || type == PT_FSRELPATH) {
        if (scap_event__string(located->event, located->index, &string)) {
            value__set_span(value, string);
        } else {
            value__set_string(value, "<NA>");
        }
        return;
    }
    value__set_span(value, param);
}

static void read_rawarg(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    struct located located;
    int64_t number;
    bool is_signed;
    if (!locate(input, field, &located)) {
        return;
    }
    bool is_integer = param__integer(located.event, located.index, &number, &is_signed);
    if (field->kind == COLUMN_INTEGER) {
        if (is_integer && is_signed) {
            value__set_signed(input, value, number);
        } else if (is_integer) {
            value__set_unsigned(input, value, (uint64_t)number);
        }
    } else if (!is_integer) {
        set_raw_bytes(&located, value);
    }
}

static void append_arg(const struct field_input *input, const struct scap_event *event, uint32_t index)
{
    struct text *out = input->scratch;
    text__append_string(out, event->info->params[index].name);
    text__append_string(out, "=");
    param_text__append_raw(input, event, index, out);
    text__append_string(out, "(");
    uint32_t before = out->length;
    param_text__append_resolved(input, event, index, out);
    if (out->length == before) {
        out->length--;
    } else {
        text__append_string(out, ")");
    }
    text__append_string(out, " ");
}

static void read_args(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    const struct scap_event *event = input->view->event;
    const uint16_t last_generic = 1;
    for (uint32_t i = 0; event->type > last_generic && i < event->nparams && i < event->info->nparams; i++) {
        append_arg(input, event, i);
    }
    value__set_text(value, input->scratch);
}

const struct field_definition evt_arg_fields[] = {
    FIELD("evt.arg", TEXT, EVENT, read_arg),
    FIELD("evt.rawarg", TEXT, EVENT, read_rawarg),
    FIELD("evt.args", TEXT, EVENT, read_args),
    FIELD("evt.info", TEXT, EVENT, read_args),
    FIELDS_END,
};
