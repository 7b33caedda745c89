/** How wide parameters of events are, for events made up. */
#ifndef TEST_SUPPORT_PARAM_WIDTH_H
#define TEST_SUPPORT_PARAM_WIDTH_H

#include "scap/event_table.h"

/** Width of a parameter of fixed width, else 0. */
static inline uint32_t param_width(uint8_t type)
{
    switch (type) {
    case PT_INT8:
    case PT_UINT8:
    case PT_FLAGS8:
    case PT_ENUMFLAGS8:
    case PT_SIGTYPE:
    case PT_L4PROTO:
    case PT_SOCKFAMILY:
        return 1;
    case PT_INT16:
    case PT_UINT16:
    case PT_FLAGS16:
    case PT_ENUMFLAGS16:
    case PT_SYSCALLID:
    case PT_PORT:
        return 2;
    case PT_INT32:
    case PT_UINT32:
    case PT_FLAGS32:
    case PT_ENUMFLAGS32:
    case PT_UID:
    case PT_GID:
    case PT_MODE:
    case PT_BOOL:
    case PT_SIGSET:
    case PT_FD32:
    case PT_PID32:
        return 4;
    case PT_INT64:
    case PT_UINT64:
    case PT_ERRNO:
    case PT_FD:
    case PT_PID:
    case PT_RELTIME:
    case PT_ABSTIME:
    case PT_DOUBLE:
        return 8;
    default:
        return 0;
    }
}

#endif
