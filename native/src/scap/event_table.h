/** What each event type is: name, direction, category, flags and parameters. Facts of driver/event_table.c of libs. */
#ifndef SCAP_EVENT_TABLE_H
#define SCAP_EVENT_TABLE_H

#include <stdint.h>

/** Types that captures have; one of a number from here on is none that anything could be known of. */
#define EVENT_TABLE_SIZE 454

/** Events that no capture has, but that the state makes where they are asked for. */
enum {
    /** Once per container, when its record is known. */
    EVENT_CONTAINER_SEEN = EVENT_TABLE_SIZE,
    /** For processes of containers that ran before the capture began. */
    EVENT_PROCESS_SEEN,
    EVENT_TYPE_COUNT,
};

/* clang-format off */
/** Parameter types, numbered as in captures. */
enum param_type {
    PT_NONE = 0, PT_INT8 = 1, PT_INT16 = 2, PT_INT32 = 3, PT_INT64 = 4, PT_UINT8 = 5, PT_UINT16 = 6, PT_UINT32 = 7,
    PT_UINT64 = 8, PT_CHARBUF = 9, PT_BYTEBUF = 10, PT_ERRNO = 11, PT_SOCKADDR = 12, PT_SOCKTUPLE = 13, PT_FD = 14,
    PT_PID = 15, PT_FDLIST = 16, PT_FSPATH = 17, PT_SYSCALLID = 18, PT_SIGTYPE = 19, PT_RELTIME = 20, PT_ABSTIME = 21,
    PT_PORT = 22, PT_L4PROTO = 23, PT_SOCKFAMILY = 24, PT_BOOL = 25, PT_IPV4ADDR = 26, PT_DYN = 27, PT_FLAGS8 = 28,
    PT_FLAGS16 = 29, PT_FLAGS32 = 30, PT_UID = 31, PT_GID = 32, PT_DOUBLE = 33, PT_SIGSET = 34, PT_CHARBUFARRAY = 35,
    PT_CHARBUF_PAIR_ARRAY = 36, PT_IPV4NET = 37, PT_IPV6ADDR = 38, PT_IPV6NET = 39, PT_IPADDR = 40, PT_IPNET = 41,
    PT_MODE = 42, PT_FSRELPATH = 43, PT_ENUMFLAGS8 = 44, PT_ENUMFLAGS16 = 45, PT_ENUMFLAGS32 = 46, PT_FD32 = 47,
    PT_PID32 = 48,
};

enum param_format { PF_NA, PF_DEC, PF_HEX, PF_10_PADDED_DEC, PF_ID, PF_DIR, PF_OCT };

/** Event flags that matter here. */
enum event_flag {
    EF_NONE = 0, EF_CREATES_FD = 1 << 0, EF_DESTROYS_FD = 1 << 1, EF_USES_FD = 1 << 2, EF_READS_FROM_FD = 1 << 3,
    EF_WRITES_TO_FD = 1 << 4, EF_MODIFIES_STATE = 1 << 5, EF_WAITS = 1 << 6, EF_SKIPPARSERESET = 1 << 7,
    EF_OLD_VERSION = 1 << 8, EF_UNUSED = 1 << 9, EF_LARGE_PAYLOAD = 1 << 10,
};

/** Categories as evt.category prints them, and whether the event is a system call. */
enum event_category {
    EC_UNKNOWN, EC_OTHER, EC_FILE, EC_NET, EC_IPC, EC_MEMORY, EC_PROCESS, EC_SLEEP, EC_SYSTEM, EC_SIGNAL, EC_USER,
    EC_TIME, EC_PROCESSING, EC_IO_READ, EC_IO_WRITE, EC_IO_OTHER, EC_WAIT, EC_SCHEDULER, EC_INTERNAL,
};
/* clang-format on */

/** Which meanings the selector of a PT_DYN parameter has. */
enum param_dynamic { PD_NONE, PD_SOCKOPT, PD_PTRACE, PD_BPF, PD_KEYCTL };

struct flag_name {
    const char *name;
    uint32_t value;
};

struct param_info {
    const char *name;
    uint8_t type;
    uint8_t format;
    /** FSRELPATH: index of the parameter with the directory fd; else -1. */
    int8_t dirfd;
    /** One of enum param_dynamic. */
    uint8_t dynamic;
    /** Names of flags in resolution order, ended by a NULL name; NULL when there are none. */
    const struct flag_name *flags;
};

struct event_info {
    const char *name;
    uint8_t category;
    /** 1 when the event belongs to a system call. */
    uint8_t is_syscall;
    uint16_t flags;
    uint8_t nparams;
    const struct param_info *params;
};

extern const struct event_info event_table[EVENT_TYPE_COUNT];

/** Name of a system call by its code (ppm_sc); "unknown" beyond the table. */
const char *syscall_name(uint16_t code);

#endif
