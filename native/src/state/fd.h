/** One open file descriptor. */
#ifndef STATE_FD_H
#define STATE_FD_H

#include <stdbool.h>
#include <stdint.h>

#include "../base/text.h"
#include "../scap/metadata.h"

enum fd_role { FD_ROLE_NONE, FD_ROLE_CLIENT, FD_ROLE_SERVER };

struct fd_info {
    int64_t num;
    uint8_t type;
    uint8_t l4proto;
    uint8_t role;
    bool is_connected;
    bool name_changed;
    uint16_t sport, dport;
    uint8_t sip[16], dip[16];
    uint64_t unix_source, unix_destination;
    uint64_t ino;
    uint32_t open_flags, dev;
    /** FD_PIDFD: the process. */
    int64_t pid;
    bool is_upper_layer, is_lower_layer, has_layers;
    /** fd.name: full path, "sip:sport->dip:dport", … */
    struct text name;
    /** fd.nameraw: the path as passed. */
    struct text name_raw;
};

#endif
