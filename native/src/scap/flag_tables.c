/* Names of flags and enumerations, each table in the order in which names are resolved. Facts of libs' flags_table.c. */
#include "flag_tables.h"

#include <stddef.h>

/* clang-format off */

const struct flag_name socket_families[] = {
    {"AF_NFC", 0x27u}, {"AF_ALG", 0x26u}, {"AF_CAIF", 0x25u}, {"AF_IEEE802154", 0x24u}, {"AF_PHONET", 0x23u},
    {"AF_ISDN", 0x22u}, {"AF_RXRPC", 0x21u}, {"AF_IUCV", 0x20u}, {"AF_BLUETOOTH", 0x1fu}, {"AF_TIPC", 0x1eu},
    {"AF_CAN", 0x1du}, {"AF_LLC", 0x1au}, {"AF_WANPIPE", 0x19u}, {"AF_PPPOX", 0x18u}, {"AF_IRDA", 0x17u},
    {"AF_SNA", 0x16u}, {"AF_RDS", 0x15u}, {"AF_ATMSVC", 0x14u}, {"AF_ECONET", 0x13u}, {"AF_ASH", 0x12u},
    {"AF_PACKET", 0x11u}, {"AF_ROUTE", 0x10u}, {"AF_NETLINK", 0x10u}, {"AF_KEY", 15u}, {"AF_SECURITY", 14u},
    {"AF_NETBEUI", 13u}, {"AF_DECnet", 12u}, {"AF_ROSE", 11u}, {"AF_INET6", 10u}, {"AF_X25", 9u}, {"AF_ATMPVC", 8u},
    {"AF_BRIDGE", 7u}, {"AF_NETROM", 6u}, {"AF_APPLETALK", 5u}, {"AF_IPX", 4u}, {"AF_AX25", 3u}, {"AF_INET", 2u},
    {"AF_LOCAL", 1u}, {"AF_UNIX", 1u}, {"AF_UNSPEC", 0u}, {NULL, 0},
};

const struct flag_name file_flags[] = {
    {"O_LARGEFILE", 0x800u}, {"O_DIRECTORY", 0x400u}, {"O_DIRECT", 0x200u}, {"O_TRUNC", 0x100u}, {"O_SYNC", 0x80u},
    {"O_NONBLOCK", 0x40u}, {"O_EXCL", 0x20u}, {"O_DSYNC", 0x10u}, {"O_APPEND", 8u}, {"O_CREAT", 4u}, {"O_RDWR", 3u},
    {"O_WRONLY", 2u}, {"O_RDONLY", 1u}, {"O_CLOEXEC", 0x1000u}, {"O_NONE", 0u}, {"O_TMPFILE", 0x2000u},
    {"O_F_CREATED", 0x4000u}, {"FD_UPPER_LAYER", 0x8000u}, {"FD_LOWER_LAYER", 0x10000u}, {NULL, 0},
};

const struct flag_name creat_flags[] = {
    {"FD_UPPER_LAYER_CREAT", 1u}, {"FD_LOWER_LAYER_CREAT", 2u}, {NULL, 0},
};

const struct flag_name flock_flags[] = {
    {"LOCK_SH", 1u}, {"LOCK_EX", 2u}, {"LOCK_NB", 4u}, {"LOCK_UN", 8u}, {"LOCK_NONE", 0u}, {NULL, 0},
};

const struct flag_name clone_flags[] = {
    {"CLONE_FILES", 1u}, {"CLONE_FS", 2u}, {"CLONE_IO", 4u}, {"CLONE_NEWIPC", 8u}, {"CLONE_NEWNET", 0x10u},
    {"CLONE_NEWNS", 0x20u}, {"CLONE_NEWPID", 0x40u}, {"CLONE_NEWUTS", 0x80u}, {"CLONE_PARENT", 0x100u},
    {"CLONE_PARENT_SETTID", 0x200u}, {"CLONE_PTRACE", 0x400u}, {"CLONE_SIGHAND", 0x800u}, {"CLONE_SYSVSEM", 0x1000u},
    {"CLONE_THREAD", 0x2000u}, {"CLONE_UNTRACED", 0x4000u}, {"CLONE_VM", 0x8000u}, {"CLONE_INVERTED", 0x10000u},
    {"NAME_CHANGED", 0x20000u}, {"CLOSED", 0x40000u}, {"CLONE_NEWUSER", 0x100000u},
    {"CLONE_CHILD_CLEARTID", 0x800000u}, {"CLONE_CHILD_SETTID", 0x1000000u}, {"CLONE_SETTLS", 0x2000000u},
    {"CLONE_STOPPED", 0x4000000u}, {"CLONE_VFORK", 0x8000000u}, {"CLONE_NEWCGROUP", 0x10000000u},
    {"CLONE_CHILD_IN_PIDNS", 0x20000000u}, {NULL, 0},
};

const struct flag_name futex_operations[] = {
    {"FUTEX_CLOCK_REALTIME", 0x100u}, {"FUTEX_PRIVATE_FLAG", 0x80u}, {"FUTEX_CMP_REQUEUE_PI", 12u},
    {"FUTEX_WAIT_REQUEUE_PI", 11u}, {"FUTEX_WAKE_BITSET", 10u}, {"FUTEX_WAIT_BITSET", 9u}, {"FUTEX_TRYLOCK_PI", 8u},
    {"FUTEX_UNLOCK_PI", 7u}, {"FUTEX_LOCK_PI", 6u}, {"FUTEX_WAKE_OP", 5u}, {"FUTEX_CMP_REQUEUE", 4u},
    {"FUTEX_REQUEUE", 3u}, {"FUTEX_FD", 2u}, {"FUTEX_WAKE", 1u}, {"FUTEX_WAIT", 0u}, {NULL, 0},
};

const struct flag_name poll_flags[] = {
    {"POLLIN", 1u}, {"POLLPRI", 2u}, {"POLLOUT", 4u}, {"POLLRDHUP", 8u}, {"POLLERR", 0x10u}, {"POLLHUP", 0x20u},
    {"POLLNVAL", 0x40u}, {"POLLRDNORM", 0x80u}, {"POLLRDBAND", 0x100u}, {"POLLWRNORM", 0x200u},
    {"POLLWRBAND", 0x400u}, {NULL, 0},
};

const struct flag_name mount_flags[] = {
    {"RDONLY", 1u}, {"NOSUID", 2u}, {"NODEV", 4u}, {"NOEXEC", 8u}, {"SYNCHRONOUS", 0x10u}, {"REMOUNT", 0x20u},
    {"MANDLOCK", 0x40u}, {"DIRSYNC", 0x80u}, {"NOATIME", 0x400u}, {"NODIRATIME", 0x800u}, {"BIND", 0x1000u},
    {"MOVE", 0x2000u}, {"REC", 0x4000u}, {"SILENT", 0x8000u}, {"POSIXACL", 0x10000u}, {"UNBINDABLE", 0x20000u},
    {"PRIVATE", 0x40000u}, {"SLAVE", 0x80000u}, {"SHARED", 0x100000u}, {"RELATIME", 0x200000u},
    {"KERNMOUNT", 0x400000u}, {"I_VERSION", 0x800000u}, {"STRICTATIME", 0x1000000u}, {"LAZYTIME", 0x2000000u},
    {"NOSEC", 0x10000000u}, {"BORN", 0x20000000u}, {"ACTIVE", 0x40000000u}, {"NOUSER", 0x80000000u}, {NULL, 0},
};

const struct flag_name umount_flags[] = {
    {"FORCE", 1u}, {"DETACH", 2u}, {"EXPIRE", 4u}, {"NOFOLLOW", 8u}, {NULL, 0},
};

const struct flag_name lseek_whence[] = {
    {"SEEK_END", 2u}, {"SEEK_CUR", 1u}, {"SEEK_SET", 0u}, {NULL, 0},
};

const struct flag_name shutdown_how[] = {
    {"SHUT_UNKNOWN", 0xffffu}, {"SHUT_RDWR", 2u}, {"SHUT_WR", 1u}, {"SHUT_RD", 0u}, {NULL, 0},
};

const struct flag_name rlimit_resources[] = {
    {"RLIMIT_UNKNOWN", 0xffu}, {"RLIMIT_RTTIME", 15u}, {"RLIMIT_RTPRIO", 14u}, {"RLIMIT_NICE", 13u},
    {"RLIMIT_MSGQUEUE", 12u}, {"RLIMIT_SIGPENDING", 11u}, {"RLIMIT_LOCKS", 10u}, {"RLIMIT_AS", 9u},
    {"RLIMIT_MEMLOCK", 8u}, {"RLIMIT_NOFILE", 7u}, {"RLIMIT_NPROC", 6u}, {"RLIMIT_RSS", 5u}, {"RLIMIT_CORE", 4u},
    {"RLIMIT_STACK", 3u}, {"RLIMIT_DATA", 2u}, {"RLIMIT_FSIZE", 1u}, {"RLIMIT_CPU", 0u}, {NULL, 0},
};

const struct flag_name fcntl_commands[] = {
    {"F_GETPIPE_SZ", 0x1du}, {"F_SETPIPE_SZ", 0x1cu}, {"F_NOTIFY", 0x1bu}, {"F_DUPFD_CLOEXEC", 0x1au},
    {"F_CANCELLK", 0x19u}, {"F_GETLEASE", 0x18u}, {"F_SETLEASE", 0x17u}, {"F_GETOWN_EX", 0x16u},
    {"F_SETOWN_EX", 0x15u}, {"F_SETLKW64", 0x13u}, {"F_SETLK64", 0x12u}, {"F_GETLK64", 0x11u}, {"F_GETSIG", 15u},
    {"F_SETSIG", 13u}, {"F_GETOWN", 12u}, {"F_SETOWN", 10u}, {"F_SETLKW", 9u}, {"F_SETLK", 8u}, {"F_GETLK", 6u},
    {"F_SETFL", 5u}, {"F_GETFL", 4u}, {"F_SETFD", 3u}, {"F_GETFD", 2u}, {"F_DUPFD", 1u}, {"F_OFD_GETLK", 0x1eu},
    {"F_OFD_SETLK", 0x1fu}, {"F_OFD_SETLKW", 0x20u}, {"UNKNOWN", 0u}, {NULL, 0},
};

const struct flag_name sockopt_levels[] = {
    {"SOL_SOCKET", 1u}, {"SOL_TCP", 2u}, {"UNKNOWN", 0u}, {NULL, 0},
};

const struct flag_name sockopt_options[] = {
    {"SO_COOKIE", 0x35u}, {"SO_MEMINFO", 0x34u}, {"SO_PEERGROUPS", 0x33u}, {"SO_ATTACH_BPF", 0x32u},
    {"SO_INCOMING_CPU", 0x31u}, {"SO_BPF_EXTENSIONS", 0x30u}, {"SO_MAX_PACING_RATE", 0x2fu}, {"SO_BUSY_POLL", 0x2eu},
    {"SO_SELECT_ERR_QUEUE", 0x2du}, {"SO_LOCK_FILTER", 0x2cu}, {"SO_NOFCS", 0x2bu}, {"SO_PEEK_OFF", 0x2au},
    {"SO_WIFI_STATUS", 0x29u}, {"SO_RXQ_OVFL", 0x28u}, {"SO_DOMAIN", 0x27u}, {"SO_PROTOCOL", 0x26u},
    {"SO_TIMESTAMPING", 0x25u}, {"SO_MARK", 0x24u}, {"SO_TIMESTAMPNS", 0x23u}, {"SO_PASSSEC", 0x22u},
    {"SO_PEERSEC", 0x1fu}, {"SO_ACCEPTCONN", 0x1eu}, {"SO_TIMESTAMP", 0x1du}, {"SO_PEERNAME", 0x1cu},
    {"SO_DETACH_FILTER", 0x1bu}, {"SO_ATTACH_FILTER", 0x1au}, {"SO_BINDTODEVICE", 0x19u},
    {"SO_SECURITY_ENCRYPTION_NETWORK", 0x18u}, {"SO_SECURITY_ENCRYPTION_TRANSPORT", 0x17u},
    {"SO_SECURITY_AUTHENTICATION", 0x16u}, {"SO_SNDTIMEO", 0x15u}, {"SO_RCVTIMEO", 0x14u}, {"SO_SNDLOWAT", 0x13u},
    {"SO_RCVLOWAT", 0x12u}, {"SO_PEERCRED", 0x11u}, {"SO_PASSCRED", 0x10u}, {"SO_REUSEPORT", 15u},
    {"SO_BSDCOMPAT", 14u}, {"SO_LINGER", 13u}, {"SO_PRIORITY", 12u}, {"SO_NO_CHECK", 11u}, {"SO_OOBINLINE", 10u},
    {"SO_KEEPALIVE", 9u}, {"SO_RCVBUFFORCE", 0x21u}, {"SO_SNDBUFFORCE", 0x20u}, {"SO_RCVBUF", 8u}, {"SO_SNDBUF", 7u},
    {"SO_BROADCAST", 6u}, {"SO_DONTROUTE", 5u}, {"SO_ERROR", 4u}, {"SO_TYPE", 3u}, {"SO_REUSEADDR", 2u},
    {"SO_DEBUG", 1u}, {"UNKNOWN", 0u}, {NULL, 0},
};

const struct flag_name ptrace_requests[] = {
    {"PTRACE_SINGLEBLOCK", 0x26u}, {"PTRACE_SYSEMU_SINGLESTEP", 0x25u}, {"PTRACE_SYSEMU", 0x24u},
    {"PTRACE_ARCH_PRCTL", 0x23u}, {"PTRACE_SET_THREAD_AREA", 0x22u}, {"PTRACE_GET_THREAD_AREA", 0x21u},
    {"PTRACE_OLDSETOPTIONS", 0x20u}, {"PTRACE_SETFPXREGS", 0x1fu}, {"PTRACE_GETFPXREGS", 0x1eu},
    {"PTRACE_SETFPREGS", 0x1du}, {"PTRACE_GETFPREGS", 0x1cu}, {"PTRACE_SETREGS", 0x1bu}, {"PTRACE_GETREGS", 0x1au},
    {"PTRACE_SETSIGMASK", 0x19u}, {"PTRACE_GETSIGMASK", 0x18u}, {"PTRACE_PEEKSIGINFO", 0x17u},
    {"PTRACE_LISTEN", 0x16u}, {"PTRACE_INTERRUPT", 0x15u}, {"PTRACE_SEIZE", 0x14u}, {"PTRACE_SETREGSET", 0x13u},
    {"PTRACE_GETREGSET", 0x12u}, {"PTRACE_SETSIGINFO", 0x11u}, {"PTRACE_GETSIGINFO", 0x10u},
    {"PTRACE_GETEVENTMSG", 15u}, {"PTRACE_SETOPTIONS", 14u}, {"PTRACE_SYSCALL", 13u}, {"PTRACE_DETACH", 12u},
    {"PTRACE_ATTACH", 11u}, {"PTRACE_SINGLESTEP", 10u}, {"PTRACE_KILL", 9u}, {"PTRACE_CONT", 8u},
    {"PTRACE_POKEUSR", 7u}, {"PTRACE_POKEDATA", 6u}, {"PTRACE_POKETEXT", 5u}, {"PTRACE_PEEKUSR", 4u},
    {"PTRACE_PEEKDATA", 3u}, {"PTRACE_PEEKTEXT", 2u}, {"PTRACE_TRACEME", 1u}, {"PTRACE_UNKNOWN", 0u}, {NULL, 0},
};

const struct flag_name prot_flags[] = {
    {"PROT_READ", 1u}, {"PROT_WRITE", 2u}, {"PROT_EXEC", 4u}, {"PROT_SEM", 8u}, {"PROT_GROWSDOWN", 0x10u},
    {"PROT_GROWSUP", 0x20u}, {"PROT_SAO", 0x40u}, {"PROT_NONE", 0u}, {NULL, 0},
};

const struct flag_name mmap_flags[] = {
    {"MAP_SHARED", 1u}, {"MAP_PRIVATE", 2u}, {"MAP_FIXED", 4u}, {"MAP_ANONYMOUS", 8u}, {"MAP_32BIT", 0x10u},
    {"MAP_RENAME", 0x20u}, {"MAP_NORESERVE", 0x40u}, {"MAP_POPULATE", 0x80u}, {"MAP_NONBLOCK", 0x100u},
    {"MAP_GROWSDOWN", 0x200u}, {"MAP_DENYWRITE", 0x400u}, {"MAP_EXECUTABLE", 0x800u}, {"MAP_INHERIT", 0x1000u},
    {"MAP_FILE", 0x2000u}, {"MAP_LOCKED", 0x4000u}, {NULL, 0},
};

const struct flag_name splice_flags[] = {
    {"SPLICE_F_MOVE", 1u}, {"SPLICE_F_NONBLOCK", 2u}, {"SPLICE_F_MORE", 4u}, {"SPLICE_F_GIFT", 8u}, {NULL, 0},
};

const struct flag_name quotactl_dqi_flags[] = {
    {"DQF_NONE", 1u}, {"V1_DQF_RSQUASH", 2u}, {NULL, 0},
};

const struct flag_name quotactl_cmds[] = {
    {"Q_QUOTAON", 1u}, {"Q_QUOTAOFF", 2u}, {"Q_GETFMT", 4u}, {"Q_GETINFO", 8u}, {"Q_SETINFO", 0x10u},
    {"Q_GETQUOTA", 0x20u}, {"Q_SETQUOTA", 0x40u}, {"Q_SYNC", 0x80u}, {"Q_XQUOTAON", 0x100u}, {"Q_XQUOTAOFF", 0x200u},
    {"Q_XGETQUOTA", 0x400u}, {"Q_XSETQLIM", 0x800u}, {"Q_XGETQSTAT", 0x1000u}, {"Q_XQUOTARM", 0x2000u},
    {"Q_XQUOTASYNC", 0x4000u}, {NULL, 0},
};

const struct flag_name quotactl_types[] = {
    {"USRQUOTA", 1u}, {"GRPQUOTA", 2u}, {NULL, 0},
};

const struct flag_name quotactl_quota_fmts[] = {
    {"QFMT_NOT_USED", 1u}, {"QFMT_VFS_OLD", 2u}, {"QFMT_VFS_V0", 4u}, {"QFMT_VFS_V1", 8u}, {NULL, 0},
};

const struct flag_name semop_flags[] = {
    {"IPC_NOWAIT", 1u}, {"SEM_UNDO", 2u}, {NULL, 0},
};

const struct flag_name semget_flags[] = {
    {"IPC_EXCL", 0x4000u}, {"IPC_CREAT", 0x2000u}, {NULL, 0},
};

const struct flag_name semctl_commands[] = {
    {"IPC_STAT", 1u}, {"IPC_SET", 2u}, {"IPC_RMID", 4u}, {"IPC_INFO", 8u}, {"SEM_INFO", 0x10u}, {"SEM_STAT", 0x20u},
    {"GETALL", 0x40u}, {"GETNCNT", 0x80u}, {"GETPID", 0x100u}, {"GETVAL", 0x200u}, {"GETZCNT", 0x400u},
    {"SETALL", 0x800u}, {"SETVAL", 0x1000u}, {NULL, 0},
};

const struct flag_name access_flags[] = {
    {"F_OK", 0u}, {"R_OK", 4u}, {"W_OK", 2u}, {"X_OK", 1u}, {NULL, 0},
};

const struct flag_name pf_flags[] = {
    {"PROTECTION_VIOLATION", 1u}, {"PAGE_NOT_PRESENT", 2u}, {"WRITE_ACCESS", 4u}, {"READ_ACCESS", 8u},
    {"USER_FAULT", 0x10u}, {"SUPERVISOR_FAULT", 0x20u}, {"RESERVED_PAGE", 0x40u}, {"INSTRUCTION_FETCH", 0x80u},
    {NULL, 0},
};

const struct flag_name unlinkat_flags[] = {
    {"AT_REMOVEDIR", 0x200u}, {NULL, 0},
};

const struct flag_name linkat_flags[] = {
    {"AT_SYMLINK_FOLLOW", 0x400u}, {"AT_EMPTY_PATH", 0x1000u}, {NULL, 0},
};

const struct flag_name newfstatat_flags[] = {
    {"AT_EMPTY_PATH", 0x1000u}, {"AT_NO_AUTOMOUNT", 0x800u}, {"AT_SYMLINK_NOFOLLOW", 0x100u}, {NULL, 0},
};

const struct flag_name chmod_mode[] = {
    {"S_IXOTH", 1u}, {"S_IWOTH", 2u}, {"S_IROTH", 4u}, {"S_IXGRP", 8u}, {"S_IWGRP", 0x10u}, {"S_IRGRP", 0x20u},
    {"S_IXUSR", 0x40u}, {"S_IWUSR", 0x80u}, {"S_IRUSR", 0x100u}, {"S_ISVTX", 0x200u}, {"S_ISGID", 0x400u},
    {"S_ISUID", 0x800u}, {NULL, 0},
};

const struct flag_name fchownat_flags[] = {
    {"AT_SYMLINK_NOFOLLOW", 0x400u}, {"AT_EMPTY_PATH", 0x1000u}, {NULL, 0},
};

const struct flag_name renameat2_flags[] = {
    {"RENAME_NOREPLACE", 1u}, {"RENAME_EXCHANGE", 2u}, {"RENAME_WHITEOUT", 4u}, {NULL, 0},
};

const struct flag_name openat2_flags[] = {
    {"RESOLVE_BENEATH", 1u}, {"RESOLVE_IN_ROOT", 2u}, {"RESOLVE_NO_MAGICLINKS", 4u}, {"RESOLVE_NO_SYMLINKS", 8u},
    {"RESOLVE_NO_XDEV", 0x10u}, {"RESOLVE_CACHED", 0x20u}, {NULL, 0},
};

const struct flag_name execve_flags[] = {
    {"EXE_WRITABLE", 1u}, {"EXE_UPPER_LAYER", 2u}, {"EXE_FROM_MEMFD", 4u}, {"EXE_LOWER_LAYER", 8u}, {NULL, 0},
};

const struct flag_name execveat_flags[] = {
    {"AT_EMPTY_PATH", 1u}, {"AT_SYMLINK_NOFOLLOW", 2u}, {NULL, 0},
};

const struct flag_name io_uring_setup_flags[] = {
    {"IORING_SETUP_IOPOLL", 1u}, {"IORING_SETUP_SQPOLL", 2u}, {"IORING_SQ_NEED_WAKEUP", 4u},
    {"IORING_SETUP_SQ_AFF", 8u}, {"IORING_SETUP_CQSIZE", 0x10u}, {"IORING_SETUP_CLAMP", 0x20u},
    {"IORING_SETUP_ATTACH_RW", 0x40u}, {"IORING_SETUP_R_DISABLED", 0x80u}, {NULL, 0},
};

const struct flag_name io_uring_setup_feats[] = {
    {"IORING_FEAT_SINGLE_MMAP", 1u}, {"IORING_FEAT_NODROP", 2u}, {"IORING_FEAT_SUBMIT_STABLE", 4u},
    {"IORING_FEAT_RW_CUR_POS", 8u}, {"IORING_FEAT_CUR_PERSONALITY", 0x10u}, {"IORING_FEAT_FAST_POLL", 0x20u},
    {"IORING_FEAT_POLL_32BITS", 0x40u}, {"IORING_FEAT_SQPOLL_NONFIXED", 0x80u},
    {"IORING_FEAT_ENTER_EXT_ARG", 0x100u}, {"IORING_FEAT_NATIVE_WORKERS", 0x200u}, {"IORING_FEAT_RSRC_TAGS", 0x400u},
    {NULL, 0},
};

const struct flag_name io_uring_enter_flags[] = {
    {"IORING_ENTER_GETEVENTS", 1u}, {"IORING_ENTER_SQ_WAKEUP", 2u}, {"IORING_ENTER_SQ_WAIT", 4u},
    {"IORING_ENTER_EXT_ARG", 8u}, {NULL, 0},
};

const struct flag_name io_uring_register_opcodes[] = {
    {"IORING_REGISTER_BUFFERS", 0u}, {"IORING_UNREGISTER_BUFFERS", 1u}, {"IORING_REGISTER_FILES", 2u},
    {"IORING_UNREGISTER_FILES", 3u}, {"IORING_REGISTER_EVENTFD", 4u}, {"IORING_UNREGISTER_EVENTFD", 5u},
    {"IORING_REGISTER_FILES_UPDATE", 6u}, {"IORING_REGISTER_EVENTFD_ASYNC", 7u}, {"IORING_REGISTER_PROBE", 8u},
    {"IORING_REGISTER_PERSONALITY", 9u}, {"IORING_UNREGISTER_PERSONALITY", 10u},
    {"IORING_REGISTER_RESTRICTIONS", 11u}, {"IORING_REGISTER_ENABLE_RINGS", 12u}, {"IORING_REGISTER_FILES2", 13u},
    {"IORING_REGISTER_FILES_UPDATE2", 14u}, {"IORING_REGISTER_BUFFERS2", 15u},
    {"IORING_REGISTER_BUFFERS_UPDATE", 0x10u}, {"IORING_REGISTER_IOWQ_AFF", 0x11u},
    {"IORING_UNREGISTER_IOWQ_AFF", 0x12u}, {"IORING_REGISTER_IOWQ_MAX_WORKERS", 0x13u},
    {"IORING_REGISTER_RING_FDS", 0x14u}, {"IORING_UNREGISTER_RING_FDS", 0x15u}, {NULL, 0},
};

const struct flag_name mlockall_flags[] = {
    {"MCL_CURRENT", 1u}, {"MCL_FUTURE", 2u}, {"MCL_ONFAULT", 4u}, {NULL, 0},
};

const struct flag_name mlock2_flags[] = {
    {"MLOCK_ONFAULT", 1u}, {NULL, 0},
};

const struct flag_name fsconfig_cmds[] = {
    {"FSCONFIG_SET_FLAG", 0u}, {"FSCONFIG_SET_STRING", 1u}, {"FSCONFIG_SET_BINARY", 2u}, {"FSCONFIG_SET_PATH", 3u},
    {"FSCONFIG_SET_PATH_EMPTY", 4u}, {"FSCONFIG_SET_FD", 5u}, {"FSCONFIG_CMD_CREATE", 6u},
    {"FSCONFIG_CMD_RECONFIGURE", 7u}, {NULL, 0},
};

const struct flag_name epoll_create1_flags[] = {
    {"EPOLL_CLOEXEC", 1u}, {NULL, 0},
};

const struct flag_name prctl_options[] = {
    {"PR_GET_DUMPABLE", 3u}, {"PR_SET_DUMPABLE", 4u}, {"PR_GET_KEEPCAPS", 7u}, {"PR_SET_KEEPCAPS", 8u},
    {"PR_SET_NAME", 15u}, {"PR_GET_NAME", 0x10u}, {"PR_GET_SECCOMP", 0x15u}, {"PR_SET_SECCOMP", 0x16u},
    {"PR_CAPBSET_READ", 0x17u}, {"PR_CAPBSET_DROP", 0x18u}, {"PR_GET_SECUREBITS", 0x1bu},
    {"PR_SET_SECUREBITS", 0x1cu}, {"PR_MCE_KILL", 0x21u}, {"PR_MCE_KILL", 0x21u}, {"PR_SET_MM", 0x23u},
    {"PR_SET_CHILD_SUBREAPER", 0x24u}, {"PR_GET_CHILD_SUBREAPER", 0x25u}, {"PR_SET_NO_NEW_PRIVS", 0x26u},
    {"PR_GET_NO_NEW_PRIVS", 0x27u}, {"PR_GET_TID_ADDRESS", 0x28u}, {"PR_SET_THP_DISABLE", 0x29u},
    {"PR_GET_THP_DISABLE", 0x2au}, {"PR_CAP_AMBIENT", 0x2fu}, {NULL, 0},
};

const struct flag_name keyctl_operations[] = {
    {"KEYCTL_GET_KEYRING_ID", 0u}, {"KEYCTL_JOIN_SESSION_KEYRING", 1u}, {"KEYCTL_UPDATE", 2u}, {"KEYCTL_REVOKE", 3u},
    {"KEYCTL_CHOWN", 4u}, {"KEYCTL_SETPERM", 5u}, {"KEYCTL_DESCRIBE", 6u}, {"KEYCTL_CLEAR", 7u}, {"KEYCTL_LINK", 8u},
    {"KEYCTL_UNLINK", 9u}, {"KEYCTL_SEARCH", 10u}, {"KEYCTL_READ", 11u}, {"KEYCTL_INSTANTIATE", 12u},
    {"KEYCTL_NEGATE", 13u}, {"KEYCTL_SET_REQKEY_KEYRING", 14u}, {"KEYCTL_SET_TIMEOUT", 15u},
    {"KEYCTL_ASSUME_AUTHORITY", 0x10u}, {"KEYCTL_GET_SECURITY", 0x11u}, {"KEYCTL_SESSION_TO_PARENT", 0x12u},
    {"KEYCTL_REJECT", 0x13u}, {"KEYCTL_INSTANTIATE_IOV", 0x14u}, {"KEYCTL_INVALIDATE", 0x15u},
    {"KEYCTL_GET_PERSISTENT", 0x16u}, {"KEYCTL_DH_COMPUTE", 0x17u}, {"KEYCTL_PKEY_QUERY", 0x18u},
    {"KEYCTL_PKEY_ENCRYPT", 0x19u}, {"KEYCTL_PKEY_DECRYPT", 0x1au}, {"KEYCTL_PKEY_SIGN", 0x1bu},
    {"KEYCTL_PKEY_VERIFY", 0x1cu}, {"KEYCTL_RESTRICT_KEYRING", 0x1du}, {"KEYCTL_MOVE", 0x1eu},
    {"KEYCTL_CAPABILITIES", 0x1fu}, {"KEYCTL_WATCH_KEY", 0x20u}, {NULL, 0},
};

const struct flag_name memfd_create_flags[] = {
    {"MFD_CLOEXEC", 1u}, {"MFD_ALLOW_SEALING", 2u}, {"MFD_HUGETLB", 4u}, {NULL, 0},
};

const struct flag_name pidfd_open_flags[] = {
    {"PIDFD_NONBLOCK", 1u}, {NULL, 0},
};

const struct flag_name mknod_mode[] = {
    {"S_IXOTH", 1u}, {"S_IWOTH", 2u}, {"S_IROTH", 4u}, {"S_IXGRP", 8u}, {"S_IWGRP", 0x10u}, {"S_IRGRP", 0x20u},
    {"S_IXUSR", 0x40u}, {"S_IWUSR", 0x80u}, {"S_IRUSR", 0x100u}, {"S_ISVTX", 0x200u}, {"S_ISGID", 0x400u},
    {"S_ISUID", 0x800u}, {"S_IFREG", 0x8000u}, {"S_IFCHR", 0x2000u}, {"S_IFBLK", 0x6000u}, {"S_IFIFO", 0x1000u},
    {"S_IFSOCK", 0xc000u}, {NULL, 0},
};

const struct flag_name bpf_commands[] = {
    {"BPF_MAP_CREATE", 0u}, {"BPF_MAP_LOOKUP_ELEM", 1u}, {"BPF_MAP_UPDATE_ELEM", 2u}, {"BPF_MAP_DELETE_ELEM", 3u},
    {"BPF_MAP_GET_NEXT_KEY", 4u}, {"BPF_PROG_LOAD", 5u}, {"BPF_OBJ_PIN", 6u}, {"BPF_OBJ_GET", 7u},
    {"BPF_PROG_ATTACH", 8u}, {"BPF_PROG_DETACH", 9u}, {"BPF_PROG_TEST_RUN", 10u}, {"BPF_PROG_RUN", 10u},
    {"BPF_PROG_GET_NEXT_ID", 11u}, {"BPF_MAP_GET_NEXT_ID", 12u}, {"BPF_PROG_GET_FD_BY_ID", 13u},
    {"BPF_MAP_GET_FD_BY_ID", 14u}, {"BPF_OBJ_GET_INFO_BY_FD", 15u}, {"BPF_PROG_QUERY", 0x10u},
    {"BPF_RAW_TRACEPOINT_OPEN", 0x11u}, {"BPF_BTF_LOAD", 0x12u}, {"BPF_BTF_GET_FD_BY_ID", 0x13u},
    {"BPF_TASK_FD_QUERY", 0x14u}, {"BPF_MAP_LOOKUP_AND_DELETE_ELEM", 0x15u}, {"BPF_MAP_FREEZE", 0x16u},
    {"BPF_BTF_GET_NEXT_ID", 0x17u}, {"BPF_MAP_LOOKUP_BATCH", 0x18u}, {"BPF_MAP_LOOKUP_AND_DELETE_BATCH", 0x19u},
    {"BPF_MAP_UPDATE_BATCH", 0x1au}, {"BPF_MAP_DELETE_BATCH", 0x1bu}, {"BPF_LINK_CREATE", 0x1cu},
    {"BPF_LINK_UPDATE", 0x1du}, {"BPF_LINK_GET_FD_BY_ID", 0x1eu}, {"BPF_LINK_GET_NEXT_ID", 0x1fu},
    {"BPF_ENABLE_STATS", 0x20u}, {"BPF_ITER_CREATE", 0x21u}, {"BPF_LINK_DETACH", 0x22u},
    {"BPF_PROG_BIND_MAP", 0x23u}, {NULL, 0},
};

const struct flag_name delete_module_flags[] = {
    {"O_NONBLOCK", 2u}, {"O_TRUNC", 1u}, {NULL, 0},
};

const struct flag_name close_range_flags[] = {
    {"CLOSE_RANGE_UNSHARE", 2u}, {"CLOSE_RANGE_CLOEXEC", 4u}, {NULL, 0},
};

const struct flag_name finit_module_flags[] = {
    {"MODULE_INIT_IGNORE_MODVERSIONS", 1u}, {"MODULE_INIT_IGNORE_VERMAGIC", 2u}, {"MODULE_INIT_COMPRESSED_FILE", 4u},
    {NULL, 0},
};

const struct flag_name anon_inode_fd_types[] = {
    {"ANON_INODE_FD_TYPE_UNKNOWN", 0u}, {"ANON_INODE_FD_TYPE_EVENTFD", 1u}, {"ANON_INODE_FD_TYPE_EVENTPOLL", 2u},
    {"ANON_INODE_FD_TYPE_INOTIFY", 3u}, {"ANON_INODE_FD_TYPE_SIGNALFD", 4u}, {"ANON_INODE_FD_TYPE_TIMERFD", 5u},
    {"ANON_INODE_FD_TYPE_IO_URING", 6u}, {"ANON_INODE_FD_TYPE_USERFAULTFD", 7u}, {"ANON_INODE_FD_TYPE_PIDFD", 8u},
    {"ANON_INODE_FD_TYPE_BPF_MAP", 9u}, {"ANON_INODE_FD_TYPE_BPF_PROG", 10u}, {"ANON_INODE_FD_TYPE_BPF_LINK", 11u},
    {"ANON_INODE_FD_TYPE_BPF_ITER", 12u}, {"ANON_INODE_FD_TYPE_PERF_EVENT", 13u}, {NULL, 0},
};

/* clang-format on */
