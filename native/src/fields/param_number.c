/* Widths and signs of integer parameters. */
#include "param_text.h"

struct integer_kind {
    uint8_t width;
    bool is_signed;
};

static const struct integer_kind kinds[] = {
    [PT_INT8] = {1, true},         [PT_INT16] = {2, true},       [PT_INT32] = {4, true},
    [PT_INT64] = {8, true},        [PT_UINT8] = {1, false},      [PT_UINT16] = {2, false},
    [PT_UINT32] = {4, false},      [PT_UINT64] = {8, false},     [PT_ERRNO] = {8, true},
    [PT_FD] = {8, true},           [PT_PID] = {8, true},         [PT_SYSCALLID] = {2, false},
    [PT_SIGTYPE] = {1, false},     [PT_RELTIME] = {8, false},    [PT_ABSTIME] = {8, false},
    [PT_PORT] = {2, false},        [PT_L4PROTO] = {1, false},    [PT_SOCKFAMILY] = {1, false},
    [PT_BOOL] = {4, false},        [PT_FLAGS8] = {1, false},     [PT_FLAGS16] = {2, false},
    [PT_FLAGS32] = {4, false},     [PT_UID] = {4, false},        [PT_GID] = {4, false},
    [PT_MODE] = {4, false},        [PT_ENUMFLAGS8] = {1, false}, [PT_ENUMFLAGS16] = {2, false},
    [PT_ENUMFLAGS32] = {4, false}, [PT_FD32] = {4, true},        [PT_PID32] = {4, true},
};

#define LOAD(type)                                                                                                     \
    do {                                                                                                               \
        type loaded;                                                                                                   \
        memcpy(&loaded, param.data, sizeof(loaded));                                                                   \
        *number = (int64_t)loaded;                                                                                     \
    } while (0)

bool param__integer(const struct scap_event *event, uint32_t index, int64_t *number, bool *is_signed)
{
    struct span param = scap_event__param(event, index);
    if (index >= event->info->nparams || event->info->params[index].type >= sizeof(kinds) / sizeof(kinds[0])) {
        return false;
    }
    struct integer_kind kind = kinds[event->info->params[index].type];
    if (kind.width == 0 || param.length != kind.width) {
        return false;
    }
    *is_signed = kind.is_signed;
    switch (kind.width) {
    case 1:
        *number = kind.is_signed ? (int64_t)(int8_t)param.data[0] : (int64_t)param.data[0];
        return true;
    case 2:
        if (kind.is_signed) {
            LOAD(int16_t);
        } else {
            LOAD(uint16_t);
        }
        return true;
    case 4:
        if (kind.is_signed) {
            LOAD(int32_t);
        } else {
            LOAD(uint32_t);
        }
        return true;
    default:
        LOAD(int64_t);
        return true;
    }
}
