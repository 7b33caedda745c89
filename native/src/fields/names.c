#include "names.h"

#include <stddef.h>
#include <string.h>

/* clang-format off */
static const char *const errors[] = {
    [1] = "EPERM", [2] = "ENOENT", [3] = "ESRCH", [4] = "EINTR", [5] = "EIO", [6] = "ENXIO", [7] = "E2BIG",
    [8] = "ENOEXEC", [9] = "EBADF", [10] = "ECHILD", [11] = "EAGAIN", [12] = "ENOMEM", [13] = "EACCES",
    [14] = "EFAULT", [15] = "ENOTBLK", [16] = "EBUSY", [17] = "EEXIST", [18] = "EXDEV", [19] = "ENODEV",
    [20] = "ENOTDIR", [21] = "EISDIR", [22] = "EINVAL", [23] = "ENFILE", [24] = "EMFILE", [25] = "ENOTTY",
    [26] = "ETXTBSY", [27] = "EFBIG", [28] = "ENOSPC", [29] = "ESPIPE", [30] = "EROFS", [31] = "EMLINK",
    [32] = "EPIPE", [33] = "EDOM", [34] = "ERANGE", [35] = "EDEADLK", [36] = "ENAMETOOLONG", [37] = "ENOLCK",
    [38] = "ENOSYS", [39] = "ENOTEMPTY", [40] = "ELOOP", [42] = "ENOMSG", [43] = "EIDRM", [44] = "ECHRNG",
    [45] = "EL2NSYNC", [46] = "EL3HLT", [47] = "EL3RST", [48] = "ELNRNG", [49] = "EUNATCH", [50] = "ENOCSI",
    [51] = "EL2HLT", [52] = "EBADE", [53] = "EBADR", [54] = "EXFULL", [55] = "ENOANO", [56] = "EBADRQC",
    [57] = "EBADSLT", [59] = "EBFONT", [60] = "ENOSTR", [61] = "ENODATA", [62] = "ETIME", [63] = "ENOSR",
    [64] = "ENONET", [65] = "ENOPKG", [66] = "EREMOTE", [67] = "ENOLINK", [68] = "EADV", [69] = "ESRMNT",
    [70] = "ECOMM", [71] = "EPROTO", [72] = "EMULTIHOP", [73] = "EDOTDOT", [74] = "EBADMSG", [75] = "EOVERFLOW",
    [76] = "ENOTUNIQ", [77] = "EBADFD", [78] = "EREMCHG", [79] = "ELIBACC", [80] = "ELIBBAD", [81] = "ELIBSCN",
    [82] = "ELIBMAX", [83] = "ELIBEXEC", [84] = "EILSEQ", [85] = "ERESTART", [86] = "ESTRPIPE", [87] = "EUSERS",
    [88] = "ENOTSOCK", [89] = "EDESTADDRREQ", [90] = "EMSGSIZE", [91] = "EPROTOTYPE", [92] = "ENOPROTOOPT",
    [93] = "EPROTONOSUPPORT", [94] = "ESOCKTNOSUPPORT", [95] = "EOPNOTSUPP", [96] = "EPFNOSUPPORT",
    [97] = "EAFNOSUPPORT", [98] = "EADDRINUSE", [99] = "EADDRNOTAVAIL", [100] = "ENETDOWN", [101] = "ENETUNREACH",
    [102] = "ENETRESET", [103] = "ECONNABORTED", [104] = "ECONNRESET", [105] = "ENOBUFS", [106] = "EISCONN",
    [107] = "ENOTCONN", [108] = "ESHUTDOWN", [109] = "ETOOMANYREFS", [110] = "ETIMEDOUT", [111] = "ECONNREFUSED",
    [112] = "EHOSTDOWN", [113] = "EHOSTUNREACH", [114] = "EALREADY", [115] = "EINPROGRESS", [116] = "ESTALE",
    [117] = "EUCLEAN", [118] = "ENOTNAM", [119] = "ENAVAIL", [120] = "EISNAM", [121] = "EREMOTEIO", [122] = "EDQUOT",
    [123] = "ENOMEDIUM", [124] = "EMEDIUMTYPE", [125] = "ECANCELED", [126] = "ENOKEY", [127] = "EKEYEXPIRED",
    [128] = "EKEYREVOKED", [129] = "EKEYREJECTED", [130] = "EOWNERDEAD", [131] = "ENOTRECOVERABLE", [132] = "ERFKILL",
};

/* Those inside the kernel, which tracing sees; the first is 512. */
#define FIRST_KERNEL_ERROR 512
static const char *const kernel_errors[] = {
    [0] = "ERESTARTSYS", [1] = "ERESTARTNOINTR", [2] = "ERESTARTNOHAND", [3] = "ENOIOCTLCMD",
    [4] = "ERESTART_RESTARTBLOCK", [5] = "EPROBE_DEFER", [6] = "EOPENSTALE", [9] = "EBADHANDLE", [10] = "ENOTSYNC",
    [11] = "EBADCOOKIE", [12] = "ENOTSUPP", [13] = "ETOOSMALL", [14] = "ESERVERFAULT", [15] = "EBADTYPE",
    [16] = "EJUKEBOX", [17] = "EIOCBQUEUED", [18] = "EIOCBRETRY",
};

static const char *const signals[] = {
    [1] = "SIGHUP", [2] = "SIGINT", [3] = "SIGQUIT", [4] = "SIGILL", [5] = "SIGTRAP", [6] = "SIGABRT", [7] = "SIGBUS",
    [8] = "SIGFPE", [9] = "SIGKILL", [10] = "SIGUSR1", [11] = "SIGSEGV", [12] = "SIGUSR2", [13] = "SIGPIPE",
    [14] = "SIGALRM", [15] = "SIGTERM", [16] = "SIGSTKFLT", [17] = "SIGCHLD", [18] = "SIGCONT", [19] = "SIGSTOP",
    [20] = "SIGTSTP", [21] = "SIGTTIN", [22] = "SIGTTOU", [23] = "SIGURG", [24] = "SIGXCPU", [25] = "SIGXFSZ",
    [26] = "SIGVTALRM", [27] = "SIGPROF", [28] = "SIGWINCH", [29] = "SIGIO", [30] = "SIGPWR", [31] = "SIGSYS",
};

static const char *const capabilities[] = {
    [0] = "CAP_CHOWN", [1] = "CAP_DAC_OVERRIDE", [2] = "CAP_DAC_READ_SEARCH", [3] = "CAP_FOWNER", [4] = "CAP_FSETID",
    [5] = "CAP_KILL", [6] = "CAP_SETGID", [7] = "CAP_SETUID", [8] = "CAP_SETPCAP", [9] = "CAP_LINUX_IMMUTABLE",
    [10] = "CAP_NET_BIND_SERVICE", [11] = "CAP_NET_BROADCAST", [12] = "CAP_NET_ADMIN", [13] = "CAP_NET_RAW",
    [14] = "CAP_IPC_LOCK", [15] = "CAP_IPC_OWNER", [16] = "CAP_SYS_MODULE", [17] = "CAP_SYS_RAWIO",
    [18] = "CAP_SYS_CHROOT", [19] = "CAP_SYS_PTRACE", [20] = "CAP_SYS_PACCT", [21] = "CAP_SYS_ADMIN",
    [22] = "CAP_SYS_BOOT", [23] = "CAP_SYS_NICE", [24] = "CAP_SYS_RESOURCE", [25] = "CAP_SYS_TIME",
    [26] = "CAP_SYS_TTY_CONFIG", [27] = "CAP_MKNOD", [28] = "CAP_LEASE", [29] = "CAP_AUDIT_WRITE",
    [30] = "CAP_AUDIT_CONTROL", [31] = "CAP_SETFCAP", [32] = "CAP_MAC_OVERRIDE", [33] = "CAP_MAC_ADMIN",
    [34] = "CAP_SYSLOG", [35] = "CAP_WAKE_ALARM", [36] = "CAP_BLOCK_SUSPEND", [37] = "CAP_AUDIT_READ",
    [38] = "CAP_PERFMON", [39] = "CAP_BPF", [40] = "CAP_CHECKPOINT_RESTORE",
};

/* clang-format on */

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

const char *errno_name(int64_t result)
{
    const int64_t beyond_all = -1000;
    if (result >= 0 || result <= beyond_all) {
        return NULL;
    }
    size_t number = (size_t)-result;
    if (number < COUNT(errors)) {
        return errors[number];
    }
    bool is_kernel_error = number >= FIRST_KERNEL_ERROR && number - FIRST_KERNEL_ERROR < COUNT(kernel_errors);
    return is_kernel_error ? kernel_errors[number - FIRST_KERNEL_ERROR] : NULL;
}

const char *signal_name(uint32_t number)
{
    return number < COUNT(signals) ? signals[number] : NULL;
}

void capability_list(struct text *out, uint64_t set)
{
    const size_t prefix = strlen("CAP_");
    for (size_t bit = 0; bit < COUNT(capabilities) && set >> bit != 0; bit++) {
        if ((set >> bit & 1) != 0) {
            const char *name = capabilities[bit] + prefix;
            text__append(out, name, strlen(name) + 1);
        }
    }
}

void capability_names(struct text *out, uint64_t set)
{
    out->length = 0;
    for (size_t bit = 0; bit < COUNT(capabilities); bit++) {
        if ((set >> bit & 1) == 0) {
            continue;
        }
        if (out->length > 0) {
            text__append(out, " ", 1);
        }
        text__append(out, capabilities[bit], strlen(capabilities[bit]));
    }
}
