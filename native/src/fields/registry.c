#include <stdlib.h>

#include "fields.h"

static const struct field_definition *const classes[] = {
    evt_fields,
    evt_arg_fields,
    evt_open_fields,
    proc_fields,
    proc_lineage_fields,
    thread_fields,
    fd_fields,
    fd_list_fields,
    fd_socket_fields,
    fs_fields,
    user_fields,
    group_fields,
    container_fields,
    container_mount_fields,
    container_volume_fields,
    container_sight_fields,
    container_write_fields,
    thread_right_fields,
    k8s_fields,
};

const struct field_definition *field__find(const char *name)
{
    for (size_t i = 0; i < sizeof(classes) / sizeof(classes[0]); i++) {
        for (const struct field_definition *field = classes[i]; field->name != NULL; field++) {
            if (strcmp(field->name, name) == 0) {
                return field;
            }
        }
    }
    return NULL;
}

/** Reads a decimal number of at most 18 digits; -1 when the text is none. */
static int64_t index_of(const char *text)
{
    size_t length = strlen(text);
    if (length == 0 || length > 18 || strspn(text, "0123456789") != length) {
        return -1;
    }
    return strtoll(text, NULL, 10);
}

static bool is_parameter_type_of_text(uint8_t type)
{
    switch (type) {
    case PT_CHARBUF:
    case PT_BYTEBUF:
    case PT_FSPATH:
    case PT_FSRELPATH:
    case PT_SOCKADDR:
    case PT_SOCKTUPLE:
    case PT_FDLIST:
    case PT_CHARBUFARRAY:
    case PT_CHARBUF_PAIR_ARRAY:
    case PT_DYN:
    case PT_IPV4ADDR:
    case PT_IPV6ADDR:
    case PT_IPADDR:
    case PT_IPV4NET:
    case PT_IPV6NET:
    case PT_IPNET:
    case PT_SIGSET:
        return true;
    default:
        return false;
    }
}

/** Where the named parameter stands in each event type. False when no event has it. */
static bool locate_parameter(struct bound_field *bound, const char *name, uint8_t *type)
{
    bool is_found = false;
    for (size_t event = 0; event < EVENT_TYPE_COUNT; event++) {
        bound->params[event] = FIELD_NO_PARAM;
        const struct event_info *info = &event_table[event];
        for (uint8_t i = 0; i < info->nparams; i++) {
            if (strcmp(info->params[i].name, name) != 0) {
                continue;
            }
            bound->params[event] = i;
            if (!is_found) {
                *type = info->params[i].type;
            }
            is_found = true;
            break;
        }
    }
    return is_found;
}

bool field__bind(struct bound_field *bound, const char *name, const char *argument)
{
    memset(bound, 0, sizeof(*bound));
    bound->definition = field__find(name);
    bound->index = -1;
    if (bound->definition == NULL) {
        return false;
    }
    bound->kind = bound->definition->kind;
    if (argument == NULL) {
        return true;
    }
    size_t length = strlen(argument);
    if (length >= sizeof(bound->argument)) {
        return false;
    }
    memcpy(bound->argument, argument, length + 1);
    bound->has_argument = true;
    bound->index = index_of(argument);
    if (strcmp(name, "evt.arg") == 0 || strcmp(name, "evt.rawarg") == 0) {
        uint8_t type = PT_NONE;
        bool is_known = locate_parameter(bound, argument, &type);
        if (name[4] == 'r' && is_known && !is_parameter_type_of_text(type)) {
            bound->kind = COLUMN_INTEGER;
        }
        return is_known || bound->index >= 0;
    }
    if (bound->definition->kind_with_argument != 0) {
        bound->kind = bound->definition->kind_with_argument;
    }
    return true;
}
