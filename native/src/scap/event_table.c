/* The event table: every event type with its parameters, by id. Facts of driver/event_table.c of libs. */
#include "event_table.h"

#include <stddef.h>

#include "flag_tables.h"

#define PARAMS(list) (uint8_t)(sizeof(list) / sizeof((list)[0])), list
#define NO_PARAMS 0, NULL

/* clang-format off */
/* generic_e */
static const struct param_info params_0[] = {
    {"ID", PT_SYSCALLID, PF_DEC, -1, PD_NONE, NULL}, {"nativeID", PT_UINT16, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_open_e */
static const struct param_info params_2[] = {
    {"name", PT_FSPATH, PF_NA, -1, PD_NONE, NULL}, {"flags", PT_FLAGS32, PF_HEX, -1, PD_NONE, file_flags},
    {"mode", PT_UINT32, PF_OCT, -1, PD_NONE, NULL},
};
/* syscall_open_x */
static const struct param_info params_3[] = {
    {"fd", PT_FD, PF_DEC, -1, PD_NONE, NULL}, {"name", PT_FSPATH, PF_NA, -1, PD_NONE, NULL},
    {"flags", PT_FLAGS32, PF_HEX, -1, PD_NONE, file_flags}, {"mode", PT_UINT32, PF_OCT, -1, PD_NONE, NULL},
    {"dev", PT_UINT32, PF_HEX, -1, PD_NONE, NULL}, {"ino", PT_UINT64, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_close_e */
static const struct param_info params_4[] = {
    {"fd", PT_FD, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_close_x */
static const struct param_info params_5[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"fd", PT_FD, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_read_e */
static const struct param_info params_6[] = {
    {"fd", PT_FD, PF_DEC, -1, PD_NONE, NULL}, {"size", PT_UINT32, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_read_x */
static const struct param_info params_7[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"data", PT_BYTEBUF, PF_NA, -1, PD_NONE, NULL},
    {"fd", PT_FD, PF_DEC, -1, PD_NONE, NULL}, {"size", PT_UINT32, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_brk_1_e */
static const struct param_info params_10[] = {
    {"size", PT_UINT32, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_brk_1_x */
static const struct param_info params_11[] = {
    {"res", PT_UINT64, PF_HEX, -1, PD_NONE, NULL},
};
/* syscall_execve_8_x */
static const struct param_info params_13[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"exe", PT_CHARBUF, PF_NA, -1, PD_NONE, NULL},
    {"args", PT_BYTEBUF, PF_NA, -1, PD_NONE, NULL}, {"tid", PT_PID, PF_DEC, -1, PD_NONE, NULL},
    {"pid", PT_PID, PF_DEC, -1, PD_NONE, NULL}, {"ptid", PT_PID, PF_DEC, -1, PD_NONE, NULL},
    {"cwd", PT_CHARBUF, PF_NA, -1, PD_NONE, NULL}, {"fdlimit", PT_UINT64, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_clone_11_x */
static const struct param_info params_15[] = {
    {"res", PT_PID, PF_DEC, -1, PD_NONE, NULL}, {"exe", PT_CHARBUF, PF_NA, -1, PD_NONE, NULL},
    {"args", PT_BYTEBUF, PF_NA, -1, PD_NONE, NULL}, {"tid", PT_PID, PF_DEC, -1, PD_NONE, NULL},
    {"pid", PT_PID, PF_DEC, -1, PD_NONE, NULL}, {"ptid", PT_PID, PF_DEC, -1, PD_NONE, NULL},
    {"cwd", PT_CHARBUF, PF_NA, -1, PD_NONE, NULL}, {"fdlimit", PT_INT64, PF_DEC, -1, PD_NONE, NULL},
    {"flags", PT_FLAGS32, PF_HEX, -1, PD_NONE, clone_flags}, {"uid", PT_UINT32, PF_DEC, -1, PD_NONE, NULL},
    {"gid", PT_UINT32, PF_DEC, -1, PD_NONE, NULL},
};
/* socket_socket_e */
static const struct param_info params_18[] = {
    {"domain", PT_ENUMFLAGS32, PF_DEC, -1, PD_NONE, socket_families}, {"type", PT_UINT32, PF_DEC, -1, PD_NONE, NULL},
    {"proto", PT_UINT32, PF_DEC, -1, PD_NONE, NULL},
};
/* socket_socket_x */
static const struct param_info params_19[] = {
    {"fd", PT_FD, PF_DEC, -1, PD_NONE, NULL}, {"domain", PT_ENUMFLAGS32, PF_DEC, -1, PD_NONE, socket_families},
    {"type", PT_UINT32, PF_DEC, -1, PD_NONE, NULL}, {"proto", PT_UINT32, PF_DEC, -1, PD_NONE, NULL},
    {"flags", PT_FLAGS32, PF_HEX, -1, PD_NONE, file_flags},
};
/* socket_bind_x */
static const struct param_info params_21[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"addr", PT_SOCKADDR, PF_NA, -1, PD_NONE, NULL},
    {"fd", PT_FD, PF_DEC, -1, PD_NONE, NULL},
};
/* socket_connect_e */
static const struct param_info params_22[] = {
    {"fd", PT_FD, PF_DEC, -1, PD_NONE, NULL}, {"addr", PT_SOCKADDR, PF_NA, -1, PD_NONE, NULL},
};
/* socket_connect_x */
static const struct param_info params_23[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"tuple", PT_SOCKTUPLE, PF_NA, -1, PD_NONE, NULL},
    {"fd", PT_FD, PF_DEC, -1, PD_NONE, NULL}, {"addr", PT_SOCKADDR, PF_NA, -1, PD_NONE, NULL},
};
/* socket_listen_e */
static const struct param_info params_24[] = {
    {"fd", PT_FD, PF_DEC, -1, PD_NONE, NULL}, {"backlog", PT_INT32, PF_DEC, -1, PD_NONE, NULL},
};
/* socket_listen_x */
static const struct param_info params_25[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"fd", PT_FD, PF_DEC, -1, PD_NONE, NULL},
    {"backlog", PT_INT32, PF_DEC, -1, PD_NONE, NULL},
};
/* socket_accept_x */
static const struct param_info params_27[] = {
    {"fd", PT_FD, PF_DEC, -1, PD_NONE, NULL}, {"tuple", PT_SOCKTUPLE, PF_NA, -1, PD_NONE, NULL},
    {"queuepct", PT_UINT8, PF_DEC, -1, PD_NONE, NULL},
};
/* socket_send_x */
static const struct param_info params_29[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"data", PT_BYTEBUF, PF_NA, -1, PD_NONE, NULL},
    {"fd", PT_FD, PF_DEC, -1, PD_NONE, NULL}, {"size", PT_UINT32, PF_DEC, -1, PD_NONE, NULL},
    {"tuple", PT_SOCKTUPLE, PF_NA, -1, PD_NONE, NULL},
};
/* socket_sendto_e */
static const struct param_info params_30[] = {
    {"fd", PT_FD, PF_DEC, -1, PD_NONE, NULL}, {"size", PT_UINT32, PF_DEC, -1, PD_NONE, NULL},
    {"tuple", PT_SOCKTUPLE, PF_NA, -1, PD_NONE, NULL},
};
/* socket_recvfrom_x */
static const struct param_info params_35[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"data", PT_BYTEBUF, PF_NA, -1, PD_NONE, NULL},
    {"tuple", PT_SOCKTUPLE, PF_NA, -1, PD_NONE, NULL}, {"fd", PT_FD, PF_DEC, -1, PD_NONE, NULL},
    {"size", PT_UINT32, PF_DEC, -1, PD_NONE, NULL},
};
/* socket_shutdown_e */
static const struct param_info params_36[] = {
    {"fd", PT_FD, PF_DEC, -1, PD_NONE, NULL}, {"how", PT_ENUMFLAGS8, PF_HEX, -1, PD_NONE, shutdown_how},
};
/* socket_shutdown_x */
static const struct param_info params_37[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"fd", PT_FD, PF_DEC, -1, PD_NONE, NULL},
    {"how", PT_ENUMFLAGS8, PF_HEX, -1, PD_NONE, shutdown_how},
};
/* socket_socketpair_x */
static const struct param_info params_43[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"fd1", PT_FD, PF_DEC, -1, PD_NONE, NULL},
    {"fd2", PT_FD, PF_DEC, -1, PD_NONE, NULL}, {"source", PT_UINT64, PF_HEX, -1, PD_NONE, NULL},
    {"peer", PT_UINT64, PF_HEX, -1, PD_NONE, NULL}, {"domain", PT_ENUMFLAGS32, PF_DEC, -1, PD_NONE, socket_families},
    {"type", PT_UINT32, PF_DEC, -1, PD_NONE, NULL}, {"proto", PT_UINT32, PF_DEC, -1, PD_NONE, NULL},
};
/* socket_setsockopt_x */
static const struct param_info params_45[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"fd", PT_FD, PF_DEC, -1, PD_NONE, NULL},
    {"level", PT_ENUMFLAGS8, PF_DEC, -1, PD_NONE, sockopt_levels},
    {"optname", PT_ENUMFLAGS8, PF_DEC, -1, PD_NONE, sockopt_options}, {"val", PT_DYN, PF_DEC, -1, PD_SOCKOPT, NULL},
    {"optlen", PT_UINT32, PF_DEC, -1, PD_NONE, NULL},
};
/* socket_sendmmsg_x */
static const struct param_info params_51[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"fd", PT_FD, PF_DEC, -1, PD_NONE, NULL},
    {"size", PT_UINT32, PF_DEC, -1, PD_NONE, NULL}, {"data", PT_BYTEBUF, PF_NA, -1, PD_NONE, NULL},
    {"tuple", PT_SOCKTUPLE, PF_NA, -1, PD_NONE, NULL},
};
/* socket_recvmsg_x */
static const struct param_info params_53[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"size", PT_UINT32, PF_DEC, -1, PD_NONE, NULL},
    {"data", PT_BYTEBUF, PF_NA, -1, PD_NONE, NULL}, {"tuple", PT_SOCKTUPLE, PF_NA, -1, PD_NONE, NULL},
    {"msgcontrol", PT_BYTEBUF, PF_NA, -1, PD_NONE, NULL}, {"fd", PT_FD, PF_DEC, -1, PD_NONE, NULL},
};
/* socket_recvmmsg_x */
static const struct param_info params_55[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"fd", PT_FD, PF_DEC, -1, PD_NONE, NULL},
    {"size", PT_UINT32, PF_DEC, -1, PD_NONE, NULL}, {"data", PT_BYTEBUF, PF_NA, -1, PD_NONE, NULL},
    {"tuple", PT_SOCKTUPLE, PF_NA, -1, PD_NONE, NULL}, {"msgcontrol", PT_BYTEBUF, PF_NA, -1, PD_NONE, NULL},
};
/* socket_accept4_e */
static const struct param_info params_56[] = {
    {"flags", PT_INT32, PF_HEX, -1, PD_NONE, NULL},
};
/* syscall_creat_e */
static const struct param_info params_58[] = {
    {"name", PT_FSPATH, PF_NA, -1, PD_NONE, NULL}, {"mode", PT_UINT32, PF_OCT, -1, PD_NONE, NULL},
};
/* syscall_creat_x */
static const struct param_info params_59[] = {
    {"fd", PT_FD, PF_DEC, -1, PD_NONE, NULL}, {"name", PT_FSPATH, PF_NA, -1, PD_NONE, NULL},
    {"mode", PT_UINT32, PF_OCT, -1, PD_NONE, NULL}, {"dev", PT_UINT32, PF_HEX, -1, PD_NONE, NULL},
    {"ino", PT_UINT64, PF_DEC, -1, PD_NONE, NULL}, {"creat_flags", PT_FLAGS16, PF_HEX, -1, PD_NONE, creat_flags},
};
/* syscall_pipe_x */
static const struct param_info params_61[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"fd1", PT_FD, PF_DEC, -1, PD_NONE, NULL},
    {"fd2", PT_FD, PF_DEC, -1, PD_NONE, NULL}, {"ino", PT_UINT64, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_eventfd_e */
static const struct param_info params_62[] = {
    {"initval", PT_UINT64, PF_DEC, -1, PD_NONE, NULL}, {"flags", PT_UINT32, PF_HEX, -1, PD_NONE, NULL},
};
/* syscall_eventfd_x */
static const struct param_info params_63[] = {
    {"res", PT_FD, PF_DEC, -1, PD_NONE, NULL}, {"initval", PT_UINT64, PF_DEC, -1, PD_NONE, NULL},
    {"flags", PT_UINT32, PF_HEX, -1, PD_NONE, NULL},
};
/* syscall_futex_e */
static const struct param_info params_64[] = {
    {"addr", PT_UINT64, PF_HEX, -1, PD_NONE, NULL}, {"op", PT_FLAGS16, PF_HEX, -1, PD_NONE, futex_operations},
    {"val", PT_UINT64, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_futex_x */
static const struct param_info params_65[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"addr", PT_UINT64, PF_HEX, -1, PD_NONE, NULL},
    {"op", PT_FLAGS16, PF_HEX, -1, PD_NONE, futex_operations}, {"val", PT_UINT64, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_stat_x */
static const struct param_info params_67[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"path", PT_FSPATH, PF_NA, -1, PD_NONE, NULL},
};
/* syscall_fstat_e */
static const struct param_info params_70[] = {
    {"fd", PT_FD, PF_NA, -1, PD_NONE, NULL},
};
/* syscall_fstat_x */
static const struct param_info params_71[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"fd", PT_FD, PF_NA, -1, PD_NONE, NULL},
};
/* syscall_fstat64_x */
static const struct param_info params_77[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_epollwait_e */
static const struct param_info params_78[] = {
    {"maxevents", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_epollwait_x */
static const struct param_info params_79[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"maxevents", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_poll_e */
static const struct param_info params_80[] = {
    {"fds", PT_FDLIST, PF_DEC, -1, PD_NONE, NULL}, {"timeout", PT_INT64, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_poll_x */
static const struct param_info params_81[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"fds", PT_FDLIST, PF_DEC, -1, PD_NONE, NULL},
    {"timeout", PT_INT64, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_lseek_e */
static const struct param_info params_86[] = {
    {"fd", PT_FD, PF_DEC, -1, PD_NONE, NULL}, {"offset", PT_UINT64, PF_DEC, -1, PD_NONE, NULL},
    {"whence", PT_ENUMFLAGS8, PF_DEC, -1, PD_NONE, lseek_whence},
};
/* syscall_lseek_x */
static const struct param_info params_87[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"fd", PT_FD, PF_DEC, -1, PD_NONE, NULL},
    {"offset", PT_UINT64, PF_DEC, -1, PD_NONE, NULL}, {"whence", PT_ENUMFLAGS8, PF_DEC, -1, PD_NONE, lseek_whence},
};
/* syscall_ioctl_2_e */
static const struct param_info params_90[] = {
    {"fd", PT_FD, PF_DEC, -1, PD_NONE, NULL}, {"request", PT_UINT64, PF_HEX, -1, PD_NONE, NULL},
};
/* syscall_getcwd_x */
static const struct param_info params_93[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"path", PT_CHARBUF, PF_NA, -1, PD_NONE, NULL},
};
/* syscall_mkdir_e */
static const struct param_info params_98[] = {
    {"path", PT_FSPATH, PF_NA, -1, PD_NONE, NULL}, {"mode", PT_UINT32, PF_HEX, -1, PD_NONE, NULL},
};
/* syscall_rmdir_e */
static const struct param_info params_100[] = {
    {"path", PT_FSPATH, PF_NA, -1, PD_NONE, NULL},
};
/* syscall_openat_e */
static const struct param_info params_102[] = {
    {"dirfd", PT_FD, PF_DEC, -1, PD_NONE, NULL}, {"name", PT_CHARBUF, PF_NA, -1, PD_NONE, NULL},
    {"flags", PT_FLAGS32, PF_HEX, -1, PD_NONE, file_flags}, {"mode", PT_UINT32, PF_OCT, -1, PD_NONE, NULL},
};
/* syscall_link_e */
static const struct param_info params_104[] = {
    {"oldpath", PT_FSPATH, PF_NA, -1, PD_NONE, NULL}, {"newpath", PT_FSPATH, PF_NA, -1, PD_NONE, NULL},
};
/* syscall_linkat_e */
static const struct param_info params_106[] = {
    {"olddir", PT_FD, PF_DEC, -1, PD_NONE, NULL}, {"oldpath", PT_CHARBUF, PF_NA, -1, PD_NONE, NULL},
    {"newdir", PT_FD, PF_DEC, -1, PD_NONE, NULL}, {"newpath", PT_CHARBUF, PF_NA, -1, PD_NONE, NULL},
};
/* syscall_unlinkat_e */
static const struct param_info params_110[] = {
    {"dirfd", PT_FD, PF_DEC, -1, PD_NONE, NULL}, {"name", PT_CHARBUF, PF_NA, -1, PD_NONE, NULL},
};
/* syscall_pread_e */
static const struct param_info params_112[] = {
    {"fd", PT_FD, PF_DEC, -1, PD_NONE, NULL}, {"size", PT_UINT32, PF_DEC, -1, PD_NONE, NULL},
    {"pos", PT_UINT64, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_pread_x */
static const struct param_info params_113[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"data", PT_BYTEBUF, PF_NA, -1, PD_NONE, NULL},
    {"fd", PT_FD, PF_DEC, -1, PD_NONE, NULL}, {"size", PT_UINT32, PF_DEC, -1, PD_NONE, NULL},
    {"pos", PT_UINT64, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_readv_x */
static const struct param_info params_117[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"size", PT_UINT32, PF_DEC, -1, PD_NONE, NULL},
    {"data", PT_BYTEBUF, PF_NA, -1, PD_NONE, NULL}, {"fd", PT_FD, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_preadv_e */
static const struct param_info params_120[] = {
    {"fd", PT_FD, PF_DEC, -1, PD_NONE, NULL}, {"pos", PT_UINT64, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_preadv_x */
static const struct param_info params_121[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"size", PT_UINT32, PF_DEC, -1, PD_NONE, NULL},
    {"data", PT_BYTEBUF, PF_NA, -1, PD_NONE, NULL}, {"fd", PT_FD, PF_DEC, -1, PD_NONE, NULL},
    {"pos", PT_UINT64, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_dup_x */
static const struct param_info params_125[] = {
    {"res", PT_FD, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_signalfd_e */
static const struct param_info params_126[] = {
    {"fd", PT_FD, PF_DEC, -1, PD_NONE, NULL}, {"mask", PT_UINT32, PF_HEX, -1, PD_NONE, NULL},
    {"flags", PT_UINT8, PF_HEX, -1, PD_NONE, NULL},
};
/* syscall_signalfd_x */
static const struct param_info params_127[] = {
    {"res", PT_FD, PF_DEC, -1, PD_NONE, NULL}, {"fd", PT_FD, PF_DEC, -1, PD_NONE, NULL},
    {"mask", PT_UINT32, PF_HEX, -1, PD_NONE, NULL}, {"flags", PT_UINT8, PF_HEX, -1, PD_NONE, NULL},
};
/* syscall_kill_e */
static const struct param_info params_128[] = {
    {"pid", PT_PID, PF_DEC, -1, PD_NONE, NULL}, {"sig", PT_SIGTYPE, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_kill_x */
static const struct param_info params_129[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"pid", PT_PID, PF_DEC, -1, PD_NONE, NULL},
    {"sig", PT_SIGTYPE, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_tkill_e */
static const struct param_info params_130[] = {
    {"tid", PT_PID, PF_DEC, -1, PD_NONE, NULL}, {"sig", PT_SIGTYPE, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_tkill_x */
static const struct param_info params_131[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"tid", PT_PID, PF_DEC, -1, PD_NONE, NULL},
    {"sig", PT_SIGTYPE, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_tgkill_e */
static const struct param_info params_132[] = {
    {"pid", PT_PID, PF_DEC, -1, PD_NONE, NULL}, {"tid", PT_PID, PF_DEC, -1, PD_NONE, NULL},
    {"sig", PT_SIGTYPE, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_tgkill_x */
static const struct param_info params_133[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"pid", PT_PID, PF_DEC, -1, PD_NONE, NULL},
    {"tid", PT_PID, PF_DEC, -1, PD_NONE, NULL}, {"sig", PT_SIGTYPE, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_nanosleep_e */
static const struct param_info params_134[] = {
    {"interval", PT_RELTIME, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_nanosleep_x */
static const struct param_info params_135[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"interval", PT_RELTIME, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_timerfd_create_e */
static const struct param_info params_136[] = {
    {"clockid", PT_UINT8, PF_DEC, -1, PD_NONE, NULL}, {"flags", PT_UINT8, PF_HEX, -1, PD_NONE, NULL},
};
/* syscall_timerfd_create_x */
static const struct param_info params_137[] = {
    {"res", PT_FD, PF_DEC, -1, PD_NONE, NULL}, {"clockid", PT_UINT8, PF_DEC, -1, PD_NONE, NULL},
    {"flags", PT_UINT8, PF_HEX, -1, PD_NONE, NULL},
};
/* syscall_inotify_init_e */
static const struct param_info params_138[] = {
    {"flags", PT_UINT8, PF_HEX, -1, PD_NONE, NULL},
};
/* syscall_inotify_init_x */
static const struct param_info params_139[] = {
    {"res", PT_FD, PF_DEC, -1, PD_NONE, NULL}, {"flags", PT_UINT8, PF_HEX, -1, PD_NONE, NULL},
};
/* syscall_getrlimit_e */
static const struct param_info params_140[] = {
    {"resource", PT_ENUMFLAGS8, PF_DEC, -1, PD_NONE, rlimit_resources},
};
/* syscall_getrlimit_x */
static const struct param_info params_141[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"cur", PT_INT64, PF_DEC, -1, PD_NONE, NULL},
    {"max", PT_INT64, PF_DEC, -1, PD_NONE, NULL}, {"resource", PT_ENUMFLAGS8, PF_DEC, -1, PD_NONE, rlimit_resources},
};
/* syscall_prlimit_e */
static const struct param_info params_144[] = {
    {"pid", PT_PID, PF_DEC, -1, PD_NONE, NULL}, {"resource", PT_ENUMFLAGS8, PF_DEC, -1, PD_NONE, rlimit_resources},
};
/* syscall_prlimit_x */
static const struct param_info params_145[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"newcur", PT_INT64, PF_DEC, -1, PD_NONE, NULL},
    {"newmax", PT_INT64, PF_DEC, -1, PD_NONE, NULL}, {"oldcur", PT_INT64, PF_DEC, -1, PD_NONE, NULL},
    {"oldmax", PT_INT64, PF_DEC, -1, PD_NONE, NULL}, {"pid", PT_INT64, PF_DEC, -1, PD_NONE, NULL},
    {"resource", PT_ENUMFLAGS8, PF_DEC, -1, PD_NONE, rlimit_resources},
};
/* schedswitch_1_e */
static const struct param_info params_146[] = {
    {"next", PT_PID, PF_DEC, -1, PD_NONE, NULL},
};
/* drop_e */
static const struct param_info params_148[] = {
    {"ratio", PT_UINT32, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_fcntl_e */
static const struct param_info params_150[] = {
    {"fd", PT_FD, PF_DEC, -1, PD_NONE, NULL}, {"cmd", PT_ENUMFLAGS8, PF_DEC, -1, PD_NONE, fcntl_commands},
};
/* syscall_fcntl_x */
static const struct param_info params_151[] = {
    {"res", PT_FD, PF_DEC, -1, PD_NONE, NULL}, {"fd", PT_FD, PF_DEC, -1, PD_NONE, NULL},
    {"cmd", PT_ENUMFLAGS8, PF_DEC, -1, PD_NONE, fcntl_commands}, {"arg", PT_UINT64, PF_HEX, -1, PD_NONE, NULL},
};
/* schedswitch_6_e */
static const struct param_info params_152[] = {
    {"next", PT_PID, PF_DEC, -1, PD_NONE, NULL}, {"pgft_maj", PT_UINT64, PF_DEC, -1, PD_NONE, NULL},
    {"pgft_min", PT_UINT64, PF_DEC, -1, PD_NONE, NULL}, {"vm_size", PT_UINT32, PF_DEC, -1, PD_NONE, NULL},
    {"vm_rss", PT_UINT32, PF_DEC, -1, PD_NONE, NULL}, {"vm_swap", PT_UINT32, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_execve_13_x */
static const struct param_info params_155[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"exe", PT_CHARBUF, PF_NA, -1, PD_NONE, NULL},
    {"args", PT_BYTEBUF, PF_NA, -1, PD_NONE, NULL}, {"tid", PT_PID, PF_DEC, -1, PD_NONE, NULL},
    {"pid", PT_PID, PF_DEC, -1, PD_NONE, NULL}, {"ptid", PT_PID, PF_DEC, -1, PD_NONE, NULL},
    {"cwd", PT_CHARBUF, PF_NA, -1, PD_NONE, NULL}, {"fdlimit", PT_UINT64, PF_DEC, -1, PD_NONE, NULL},
    {"pgft_maj", PT_UINT64, PF_DEC, -1, PD_NONE, NULL}, {"pgft_min", PT_UINT64, PF_DEC, -1, PD_NONE, NULL},
    {"vm_size", PT_UINT32, PF_DEC, -1, PD_NONE, NULL}, {"vm_rss", PT_UINT32, PF_DEC, -1, PD_NONE, NULL},
    {"vm_swap", PT_UINT32, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_clone_16_x */
static const struct param_info params_157[] = {
    {"res", PT_PID, PF_DEC, -1, PD_NONE, NULL}, {"exe", PT_CHARBUF, PF_NA, -1, PD_NONE, NULL},
    {"args", PT_BYTEBUF, PF_NA, -1, PD_NONE, NULL}, {"tid", PT_PID, PF_DEC, -1, PD_NONE, NULL},
    {"pid", PT_PID, PF_DEC, -1, PD_NONE, NULL}, {"ptid", PT_PID, PF_DEC, -1, PD_NONE, NULL},
    {"cwd", PT_CHARBUF, PF_NA, -1, PD_NONE, NULL}, {"fdlimit", PT_INT64, PF_DEC, -1, PD_NONE, NULL},
    {"pgft_maj", PT_UINT64, PF_DEC, -1, PD_NONE, NULL}, {"pgft_min", PT_UINT64, PF_DEC, -1, PD_NONE, NULL},
    {"vm_size", PT_UINT32, PF_DEC, -1, PD_NONE, NULL}, {"vm_rss", PT_UINT32, PF_DEC, -1, PD_NONE, NULL},
    {"vm_swap", PT_UINT32, PF_DEC, -1, PD_NONE, NULL}, {"flags", PT_FLAGS32, PF_HEX, -1, PD_NONE, clone_flags},
    {"uid", PT_UINT32, PF_DEC, -1, PD_NONE, NULL}, {"gid", PT_UINT32, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_brk_4_e */
static const struct param_info params_158[] = {
    {"addr", PT_UINT64, PF_HEX, -1, PD_NONE, NULL},
};
/* syscall_brk_4_x */
static const struct param_info params_159[] = {
    {"res", PT_UINT64, PF_HEX, -1, PD_NONE, NULL}, {"vm_size", PT_UINT32, PF_DEC, -1, PD_NONE, NULL},
    {"vm_rss", PT_UINT32, PF_DEC, -1, PD_NONE, NULL}, {"vm_swap", PT_UINT32, PF_DEC, -1, PD_NONE, NULL},
    {"addr", PT_UINT64, PF_HEX, -1, PD_NONE, NULL},
};
/* syscall_mmap_e */
static const struct param_info params_160[] = {
    {"addr", PT_UINT64, PF_HEX, -1, PD_NONE, NULL}, {"length", PT_UINT64, PF_DEC, -1, PD_NONE, NULL},
    {"prot", PT_FLAGS32, PF_HEX, -1, PD_NONE, prot_flags}, {"flags", PT_FLAGS32, PF_HEX, -1, PD_NONE, mmap_flags},
    {"fd", PT_FD, PF_DEC, -1, PD_NONE, NULL}, {"offset", PT_UINT64, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_mmap_x */
static const struct param_info params_161[] = {
    {"res", PT_ERRNO, PF_HEX, -1, PD_NONE, NULL}, {"vm_size", PT_UINT32, PF_DEC, -1, PD_NONE, NULL},
    {"vm_rss", PT_UINT32, PF_DEC, -1, PD_NONE, NULL}, {"vm_swap", PT_UINT32, PF_DEC, -1, PD_NONE, NULL},
    {"addr", PT_UINT64, PF_HEX, -1, PD_NONE, NULL}, {"length", PT_UINT64, PF_DEC, -1, PD_NONE, NULL},
    {"prot", PT_FLAGS32, PF_HEX, -1, PD_NONE, prot_flags}, {"flags", PT_FLAGS32, PF_HEX, -1, PD_NONE, mmap_flags},
    {"fd", PT_FD, PF_DEC, -1, PD_NONE, NULL}, {"offset", PT_UINT64, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_mmap2_e */
static const struct param_info params_162[] = {
    {"addr", PT_UINT64, PF_HEX, -1, PD_NONE, NULL}, {"length", PT_UINT64, PF_DEC, -1, PD_NONE, NULL},
    {"prot", PT_FLAGS32, PF_HEX, -1, PD_NONE, prot_flags}, {"flags", PT_FLAGS32, PF_HEX, -1, PD_NONE, mmap_flags},
    {"fd", PT_FD, PF_DEC, -1, PD_NONE, NULL}, {"pgoffset", PT_UINT64, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_mmap2_x */
static const struct param_info params_163[] = {
    {"res", PT_ERRNO, PF_HEX, -1, PD_NONE, NULL}, {"vm_size", PT_UINT32, PF_DEC, -1, PD_NONE, NULL},
    {"vm_rss", PT_UINT32, PF_DEC, -1, PD_NONE, NULL}, {"vm_swap", PT_UINT32, PF_DEC, -1, PD_NONE, NULL},
    {"addr", PT_UINT64, PF_HEX, -1, PD_NONE, NULL}, {"length", PT_UINT64, PF_DEC, -1, PD_NONE, NULL},
    {"prot", PT_FLAGS32, PF_HEX, -1, PD_NONE, prot_flags}, {"flags", PT_FLAGS32, PF_HEX, -1, PD_NONE, mmap_flags},
    {"fd", PT_FD, PF_DEC, -1, PD_NONE, NULL}, {"pgoffset", PT_UINT64, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_munmap_e */
static const struct param_info params_164[] = {
    {"addr", PT_UINT64, PF_HEX, -1, PD_NONE, NULL}, {"length", PT_UINT64, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_munmap_x */
static const struct param_info params_165[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"vm_size", PT_UINT32, PF_DEC, -1, PD_NONE, NULL},
    {"vm_rss", PT_UINT32, PF_DEC, -1, PD_NONE, NULL}, {"vm_swap", PT_UINT32, PF_DEC, -1, PD_NONE, NULL},
    {"addr", PT_UINT64, PF_HEX, -1, PD_NONE, NULL}, {"length", PT_UINT64, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_splice_e */
static const struct param_info params_166[] = {
    {"fd_in", PT_FD, PF_DEC, -1, PD_NONE, NULL}, {"fd_out", PT_FD, PF_DEC, -1, PD_NONE, NULL},
    {"size", PT_UINT64, PF_DEC, -1, PD_NONE, NULL}, {"flags", PT_FLAGS32, PF_HEX, -1, PD_NONE, splice_flags},
};
/* syscall_splice_x */
static const struct param_info params_167[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"fd_in", PT_FD, PF_DEC, -1, PD_NONE, NULL},
    {"fd_out", PT_FD, PF_DEC, -1, PD_NONE, NULL}, {"size", PT_UINT64, PF_DEC, -1, PD_NONE, NULL},
    {"flags", PT_FLAGS32, PF_HEX, -1, PD_NONE, splice_flags},
};
/* syscall_ptrace_e */
static const struct param_info params_168[] = {
    {"request", PT_ENUMFLAGS16, PF_DEC, -1, PD_NONE, ptrace_requests}, {"pid", PT_PID, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_ptrace_x */
static const struct param_info params_169[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"addr", PT_DYN, PF_HEX, -1, PD_PTRACE, NULL},
    {"data", PT_DYN, PF_HEX, -1, PD_PTRACE, NULL}, {"request", PT_ENUMFLAGS16, PF_DEC, -1, PD_NONE, ptrace_requests},
    {"pid", PT_PID, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_ioctl_3_e */
static const struct param_info params_170[] = {
    {"fd", PT_FD, PF_DEC, -1, PD_NONE, NULL}, {"request", PT_UINT64, PF_HEX, -1, PD_NONE, NULL},
    {"argument", PT_UINT64, PF_HEX, -1, PD_NONE, NULL},
};
/* syscall_ioctl_3_x */
static const struct param_info params_171[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"fd", PT_FD, PF_DEC, -1, PD_NONE, NULL},
    {"request", PT_UINT64, PF_HEX, -1, PD_NONE, NULL}, {"argument", PT_UINT64, PF_HEX, -1, PD_NONE, NULL},
};
/* syscall_execve_14_x */
static const struct param_info params_173[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"exe", PT_CHARBUF, PF_NA, -1, PD_NONE, NULL},
    {"args", PT_BYTEBUF, PF_NA, -1, PD_NONE, NULL}, {"tid", PT_PID, PF_DEC, -1, PD_NONE, NULL},
    {"pid", PT_PID, PF_DEC, -1, PD_NONE, NULL}, {"ptid", PT_PID, PF_DEC, -1, PD_NONE, NULL},
    {"cwd", PT_CHARBUF, PF_NA, -1, PD_NONE, NULL}, {"fdlimit", PT_UINT64, PF_DEC, -1, PD_NONE, NULL},
    {"pgft_maj", PT_UINT64, PF_DEC, -1, PD_NONE, NULL}, {"pgft_min", PT_UINT64, PF_DEC, -1, PD_NONE, NULL},
    {"vm_size", PT_UINT32, PF_DEC, -1, PD_NONE, NULL}, {"vm_rss", PT_UINT32, PF_DEC, -1, PD_NONE, NULL},
    {"vm_swap", PT_UINT32, PF_DEC, -1, PD_NONE, NULL}, {"env", PT_BYTEBUF, PF_NA, -1, PD_NONE, NULL},
};
/* syscall_rename_x */
static const struct param_info params_175[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"oldpath", PT_FSPATH, PF_NA, -1, PD_NONE, NULL},
    {"newpath", PT_FSPATH, PF_NA, -1, PD_NONE, NULL},
};
/* syscall_renameat_x */
static const struct param_info params_177[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"olddirfd", PT_FD, PF_DEC, -1, PD_NONE, NULL},
    {"oldpath", PT_FSRELPATH, PF_NA, 1, PD_NONE, NULL}, {"newdirfd", PT_FD, PF_DEC, -1, PD_NONE, NULL},
    {"newpath", PT_FSRELPATH, PF_NA, 3, PD_NONE, NULL},
};
/* syscall_symlink_x */
static const struct param_info params_179[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"target", PT_CHARBUF, PF_NA, -1, PD_NONE, NULL},
    {"linkpath", PT_FSPATH, PF_NA, -1, PD_NONE, NULL},
};
/* syscall_symlinkat_x */
static const struct param_info params_181[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"target", PT_CHARBUF, PF_NA, -1, PD_NONE, NULL},
    {"linkdirfd", PT_FD, PF_DEC, -1, PD_NONE, NULL}, {"linkpath", PT_FSRELPATH, PF_NA, 2, PD_NONE, NULL},
};
/* procexit_1_e */
static const struct param_info params_186[] = {
    {"status", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"ret", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL},
    {"sig", PT_SIGTYPE, PF_DEC, -1, PD_NONE, NULL}, {"core", PT_UINT8, PF_DEC, -1, PD_NONE, NULL},
    {"reaper_tid", PT_PID, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_sendfile_e */
static const struct param_info params_188[] = {
    {"out_fd", PT_FD, PF_DEC, -1, PD_NONE, NULL}, {"in_fd", PT_FD, PF_DEC, -1, PD_NONE, NULL},
    {"offset", PT_UINT64, PF_DEC, -1, PD_NONE, NULL}, {"size", PT_UINT64, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_sendfile_x */
static const struct param_info params_189[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"offset", PT_UINT64, PF_DEC, -1, PD_NONE, NULL},
    {"out_fd", PT_FD, PF_DEC, -1, PD_NONE, NULL}, {"in_fd", PT_FD, PF_DEC, -1, PD_NONE, NULL},
    {"size", PT_UINT64, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_quotactl_e */
static const struct param_info params_190[] = {
    {"cmd", PT_FLAGS16, PF_DEC, -1, PD_NONE, quotactl_cmds},
    {"type", PT_FLAGS8, PF_DEC, -1, PD_NONE, quotactl_types}, {"id", PT_UINT32, PF_DEC, -1, PD_NONE, NULL},
    {"quota_fmt", PT_FLAGS8, PF_DEC, -1, PD_NONE, quotactl_quota_fmts},
};
/* syscall_quotactl_x */
static const struct param_info params_191[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"special", PT_CHARBUF, PF_NA, -1, PD_NONE, NULL},
    {"quotafilepath", PT_CHARBUF, PF_NA, -1, PD_NONE, NULL},
    {"dqb_bhardlimit", PT_UINT64, PF_DEC, -1, PD_NONE, NULL},
    {"dqb_bsoftlimit", PT_UINT64, PF_DEC, -1, PD_NONE, NULL}, {"dqb_curspace", PT_UINT64, PF_DEC, -1, PD_NONE, NULL},
    {"dqb_ihardlimit", PT_UINT64, PF_DEC, -1, PD_NONE, NULL},
    {"dqb_isoftlimit", PT_UINT64, PF_DEC, -1, PD_NONE, NULL}, {"dqb_btime", PT_RELTIME, PF_DEC, -1, PD_NONE, NULL},
    {"dqb_itime", PT_RELTIME, PF_DEC, -1, PD_NONE, NULL}, {"dqi_bgrace", PT_RELTIME, PF_DEC, -1, PD_NONE, NULL},
    {"dqi_igrace", PT_RELTIME, PF_DEC, -1, PD_NONE, NULL},
    {"dqi_flags", PT_FLAGS8, PF_DEC, -1, PD_NONE, quotactl_dqi_flags},
    {"quota_fmt_out", PT_FLAGS8, PF_DEC, -1, PD_NONE, quotactl_quota_fmts},
    {"cmd", PT_FLAGS16, PF_DEC, -1, PD_NONE, quotactl_cmds},
    {"type", PT_FLAGS8, PF_DEC, -1, PD_NONE, quotactl_types}, {"id", PT_UINT32, PF_DEC, -1, PD_NONE, NULL},
    {"quota_fmt", PT_FLAGS8, PF_DEC, -1, PD_NONE, quotactl_quota_fmts},
};
/* syscall_setresuid_e */
static const struct param_info params_192[] = {
    {"ruid", PT_UID, PF_DEC, -1, PD_NONE, NULL}, {"euid", PT_UID, PF_DEC, -1, PD_NONE, NULL},
    {"suid", PT_UID, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_setresuid_x */
static const struct param_info params_193[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"ruid", PT_UID, PF_DEC, -1, PD_NONE, NULL},
    {"euid", PT_UID, PF_DEC, -1, PD_NONE, NULL}, {"suid", PT_UID, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_setresgid_e */
static const struct param_info params_194[] = {
    {"rgid", PT_GID, PF_DEC, -1, PD_NONE, NULL}, {"egid", PT_GID, PF_DEC, -1, PD_NONE, NULL},
    {"sgid", PT_GID, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_setresgid_x */
static const struct param_info params_195[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"rgid", PT_GID, PF_DEC, -1, PD_NONE, NULL},
    {"egid", PT_GID, PF_DEC, -1, PD_NONE, NULL}, {"sgid", PT_GID, PF_DEC, -1, PD_NONE, NULL},
};
/* scapevent_e */
static const struct param_info params_196[] = {
    {"event_type", PT_UINT32, PF_DEC, -1, PD_NONE, NULL}, {"event_data", PT_UINT64, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_setuid_e */
static const struct param_info params_198[] = {
    {"uid", PT_UID, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_setuid_x */
static const struct param_info params_199[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"uid", PT_UID, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_setgid_e */
static const struct param_info params_200[] = {
    {"gid", PT_GID, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_setgid_x */
static const struct param_info params_201[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"gid", PT_GID, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_geteuid_x */
static const struct param_info params_205[] = {
    {"euid", PT_UID, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_getegid_x */
static const struct param_info params_209[] = {
    {"egid", PT_GID, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_execve_15_x */
static const struct param_info params_215[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"exe", PT_CHARBUF, PF_NA, -1, PD_NONE, NULL},
    {"args", PT_BYTEBUF, PF_NA, -1, PD_NONE, NULL}, {"tid", PT_PID, PF_DEC, -1, PD_NONE, NULL},
    {"pid", PT_PID, PF_DEC, -1, PD_NONE, NULL}, {"ptid", PT_PID, PF_DEC, -1, PD_NONE, NULL},
    {"cwd", PT_CHARBUF, PF_NA, -1, PD_NONE, NULL}, {"fdlimit", PT_UINT64, PF_DEC, -1, PD_NONE, NULL},
    {"pgft_maj", PT_UINT64, PF_DEC, -1, PD_NONE, NULL}, {"pgft_min", PT_UINT64, PF_DEC, -1, PD_NONE, NULL},
    {"vm_size", PT_UINT32, PF_DEC, -1, PD_NONE, NULL}, {"vm_rss", PT_UINT32, PF_DEC, -1, PD_NONE, NULL},
    {"vm_swap", PT_UINT32, PF_DEC, -1, PD_NONE, NULL}, {"comm", PT_CHARBUF, PF_NA, -1, PD_NONE, NULL},
    {"env", PT_BYTEBUF, PF_NA, -1, PD_NONE, NULL},
};
/* syscall_clone_17_x */
static const struct param_info params_217[] = {
    {"res", PT_PID, PF_DEC, -1, PD_NONE, NULL}, {"exe", PT_CHARBUF, PF_NA, -1, PD_NONE, NULL},
    {"args", PT_BYTEBUF, PF_NA, -1, PD_NONE, NULL}, {"tid", PT_PID, PF_DEC, -1, PD_NONE, NULL},
    {"pid", PT_PID, PF_DEC, -1, PD_NONE, NULL}, {"ptid", PT_PID, PF_DEC, -1, PD_NONE, NULL},
    {"cwd", PT_CHARBUF, PF_NA, -1, PD_NONE, NULL}, {"fdlimit", PT_INT64, PF_DEC, -1, PD_NONE, NULL},
    {"pgft_maj", PT_UINT64, PF_DEC, -1, PD_NONE, NULL}, {"pgft_min", PT_UINT64, PF_DEC, -1, PD_NONE, NULL},
    {"vm_size", PT_UINT32, PF_DEC, -1, PD_NONE, NULL}, {"vm_rss", PT_UINT32, PF_DEC, -1, PD_NONE, NULL},
    {"vm_swap", PT_UINT32, PF_DEC, -1, PD_NONE, NULL}, {"comm", PT_CHARBUF, PF_NA, -1, PD_NONE, NULL},
    {"flags", PT_FLAGS32, PF_HEX, -1, PD_NONE, clone_flags}, {"uid", PT_UINT32, PF_DEC, -1, PD_NONE, NULL},
    {"gid", PT_UINT32, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_clone_20_x */
static const struct param_info params_223[] = {
    {"res", PT_PID, PF_DEC, -1, PD_NONE, NULL}, {"exe", PT_CHARBUF, PF_NA, -1, PD_NONE, NULL},
    {"args", PT_BYTEBUF, PF_NA, -1, PD_NONE, NULL}, {"tid", PT_PID, PF_DEC, -1, PD_NONE, NULL},
    {"pid", PT_PID, PF_DEC, -1, PD_NONE, NULL}, {"ptid", PT_PID, PF_DEC, -1, PD_NONE, NULL},
    {"cwd", PT_CHARBUF, PF_NA, -1, PD_NONE, NULL}, {"fdlimit", PT_INT64, PF_DEC, -1, PD_NONE, NULL},
    {"pgft_maj", PT_UINT64, PF_DEC, -1, PD_NONE, NULL}, {"pgft_min", PT_UINT64, PF_DEC, -1, PD_NONE, NULL},
    {"vm_size", PT_UINT32, PF_DEC, -1, PD_NONE, NULL}, {"vm_rss", PT_UINT32, PF_DEC, -1, PD_NONE, NULL},
    {"vm_swap", PT_UINT32, PF_DEC, -1, PD_NONE, NULL}, {"comm", PT_CHARBUF, PF_NA, -1, PD_NONE, NULL},
    {"cgroups", PT_BYTEBUF, PF_NA, -1, PD_NONE, NULL}, {"flags", PT_FLAGS32, PF_HEX, -1, PD_NONE, clone_flags},
    {"uid", PT_UINT32, PF_DEC, -1, PD_NONE, NULL}, {"gid", PT_UINT32, PF_DEC, -1, PD_NONE, NULL},
    {"vtid", PT_PID, PF_DEC, -1, PD_NONE, NULL}, {"vpid", PT_PID, PF_DEC, -1, PD_NONE, NULL},
    {"pidns_init_start_ts", PT_UINT64, PF_DEC, -1, PD_NONE, NULL},
};
/* container_e */
static const struct param_info params_228[] = {
    {"id", PT_CHARBUF, PF_NA, -1, PD_NONE, NULL}, {"type", PT_UINT32, PF_DEC, -1, PD_NONE, NULL},
    {"name", PT_CHARBUF, PF_NA, -1, PD_NONE, NULL}, {"image", PT_CHARBUF, PF_NA, -1, PD_NONE, NULL},
};
/* syscall_execve_16_x */
static const struct param_info params_231[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"exe", PT_CHARBUF, PF_NA, -1, PD_NONE, NULL},
    {"args", PT_BYTEBUF, PF_NA, -1, PD_NONE, NULL}, {"tid", PT_PID, PF_DEC, -1, PD_NONE, NULL},
    {"pid", PT_PID, PF_DEC, -1, PD_NONE, NULL}, {"ptid", PT_PID, PF_DEC, -1, PD_NONE, NULL},
    {"cwd", PT_CHARBUF, PF_NA, -1, PD_NONE, NULL}, {"fdlimit", PT_UINT64, PF_DEC, -1, PD_NONE, NULL},
    {"pgft_maj", PT_UINT64, PF_DEC, -1, PD_NONE, NULL}, {"pgft_min", PT_UINT64, PF_DEC, -1, PD_NONE, NULL},
    {"vm_size", PT_UINT32, PF_DEC, -1, PD_NONE, NULL}, {"vm_rss", PT_UINT32, PF_DEC, -1, PD_NONE, NULL},
    {"vm_swap", PT_UINT32, PF_DEC, -1, PD_NONE, NULL}, {"comm", PT_CHARBUF, PF_NA, -1, PD_NONE, NULL},
    {"cgroups", PT_BYTEBUF, PF_NA, -1, PD_NONE, NULL}, {"env", PT_BYTEBUF, PF_NA, -1, PD_NONE, NULL},
};
/* signaldeliver_e */
static const struct param_info params_232[] = {
    {"spid", PT_PID, PF_DEC, -1, PD_NONE, NULL}, {"dpid", PT_PID, PF_DEC, -1, PD_NONE, NULL},
    {"sig", PT_SIGTYPE, PF_DEC, -1, PD_NONE, NULL},
};
/* procinfo_e */
static const struct param_info params_234[] = {
    {"cpu_usr", PT_UINT64, PF_DEC, -1, PD_NONE, NULL}, {"cpu_sys", PT_UINT64, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_setns_e */
static const struct param_info params_240[] = {
    {"fd", PT_FD, PF_NA, -1, PD_NONE, NULL}, {"nstype", PT_FLAGS32, PF_HEX, -1, PD_NONE, clone_flags},
};
/* syscall_setns_x */
static const struct param_info params_241[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"fd", PT_FD, PF_NA, -1, PD_NONE, NULL},
    {"nstype", PT_FLAGS32, PF_HEX, -1, PD_NONE, clone_flags},
};
/* syscall_flock_e */
static const struct param_info params_242[] = {
    {"fd", PT_FD, PF_NA, -1, PD_NONE, NULL}, {"operation", PT_FLAGS32, PF_HEX, -1, PD_NONE, flock_flags},
};
/* syscall_flock_x */
static const struct param_info params_243[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"fd", PT_FD, PF_NA, -1, PD_NONE, NULL},
    {"operation", PT_FLAGS32, PF_HEX, -1, PD_NONE, flock_flags},
};
/* cpu_hotplug_e */
static const struct param_info params_244[] = {
    {"cpu", PT_UINT32, PF_DEC, -1, PD_NONE, NULL}, {"action", PT_UINT32, PF_DEC, -1, PD_NONE, NULL},
};
/* socket_accept_5_x */
static const struct param_info params_247[] = {
    {"fd", PT_FD, PF_DEC, -1, PD_NONE, NULL}, {"tuple", PT_SOCKTUPLE, PF_NA, -1, PD_NONE, NULL},
    {"queuepct", PT_UINT8, PF_DEC, -1, PD_NONE, NULL}, {"queuelen", PT_UINT32, PF_DEC, -1, PD_NONE, NULL},
    {"queuemax", PT_UINT32, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_semop_e */
static const struct param_info params_250[] = {
    {"semid", PT_INT32, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_semop_x */
static const struct param_info params_251[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"nsops", PT_UINT32, PF_DEC, -1, PD_NONE, NULL},
    {"sem_num_0", PT_UINT16, PF_DEC, -1, PD_NONE, NULL}, {"sem_op_0", PT_INT16, PF_DEC, -1, PD_NONE, NULL},
    {"sem_flg_0", PT_FLAGS16, PF_HEX, -1, PD_NONE, semop_flags}, {"sem_num_1", PT_UINT16, PF_DEC, -1, PD_NONE, NULL},
    {"sem_op_1", PT_INT16, PF_DEC, -1, PD_NONE, NULL}, {"sem_flg_1", PT_FLAGS16, PF_HEX, -1, PD_NONE, semop_flags},
    {"semid", PT_INT32, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_semctl_e */
static const struct param_info params_252[] = {
    {"semid", PT_INT32, PF_DEC, -1, PD_NONE, NULL}, {"semnum", PT_INT32, PF_DEC, -1, PD_NONE, NULL},
    {"cmd", PT_FLAGS16, PF_HEX, -1, PD_NONE, semctl_commands}, {"val", PT_INT32, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_semctl_x */
static const struct param_info params_253[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"semid", PT_INT32, PF_DEC, -1, PD_NONE, NULL},
    {"semnum", PT_INT32, PF_DEC, -1, PD_NONE, NULL}, {"cmd", PT_FLAGS16, PF_HEX, -1, PD_NONE, semctl_commands},
    {"val", PT_INT32, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_ppoll_e */
static const struct param_info params_254[] = {
    {"fds", PT_FDLIST, PF_DEC, -1, PD_NONE, NULL}, {"timeout", PT_RELTIME, PF_DEC, -1, PD_NONE, NULL},
    {"sigmask", PT_SIGSET, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_ppoll_x */
static const struct param_info params_255[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"fds", PT_FDLIST, PF_DEC, -1, PD_NONE, NULL},
    {"timeout", PT_RELTIME, PF_DEC, -1, PD_NONE, NULL}, {"sigmask", PT_SIGSET, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_mount_e */
static const struct param_info params_256[] = {
    {"flags", PT_FLAGS32, PF_HEX, -1, PD_NONE, mount_flags},
};
/* syscall_mount_x */
static const struct param_info params_257[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"dev", PT_CHARBUF, PF_NA, -1, PD_NONE, NULL},
    {"dir", PT_FSPATH, PF_NA, -1, PD_NONE, NULL}, {"type", PT_CHARBUF, PF_NA, -1, PD_NONE, NULL},
    {"flags", PT_FLAGS32, PF_HEX, -1, PD_NONE, mount_flags},
};
/* syscall_umount_e */
static const struct param_info params_258[] = {
    {"flags", PT_FLAGS32, PF_HEX, -1, PD_NONE, umount_flags},
};
/* syscall_umount_x */
static const struct param_info params_259[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"name", PT_FSPATH, PF_NA, -1, PD_NONE, NULL},
};
/* k8s_e */
static const struct param_info params_260[] = {
    {"json", PT_CHARBUF, PF_NA, -1, PD_NONE, NULL},
};
/* syscall_semget_e */
static const struct param_info params_262[] = {
    {"key", PT_INT32, PF_HEX, -1, PD_NONE, NULL}, {"nsems", PT_INT32, PF_DEC, -1, PD_NONE, NULL},
    {"semflg", PT_FLAGS32, PF_HEX, -1, PD_NONE, semget_flags},
};
/* syscall_semget_x */
static const struct param_info params_263[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"key", PT_INT32, PF_HEX, -1, PD_NONE, NULL},
    {"nsems", PT_INT32, PF_DEC, -1, PD_NONE, NULL}, {"semflg", PT_FLAGS32, PF_HEX, -1, PD_NONE, semget_flags},
};
/* syscall_access_e */
static const struct param_info params_264[] = {
    {"mode", PT_FLAGS32, PF_HEX, -1, PD_NONE, access_flags},
};
/* syscall_access_x */
static const struct param_info params_265[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"name", PT_FSPATH, PF_NA, -1, PD_NONE, NULL},
    {"mode", PT_FLAGS32, PF_HEX, -1, PD_NONE, access_flags},
};
/* tracer_e */
static const struct param_info params_268[] = {
    {"id", PT_INT64, PF_DEC, -1, PD_NONE, NULL}, {"tags", PT_CHARBUFARRAY, PF_NA, -1, PD_NONE, NULL},
    {"args", PT_CHARBUF_PAIR_ARRAY, PF_NA, -1, PD_NONE, NULL},
};
/* syscall_setsid_x */
static const struct param_info params_275[] = {
    {"res", PT_PID, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_mkdir_2_e */
static const struct param_info params_276[] = {
    {"mode", PT_UINT32, PF_HEX, -1, PD_NONE, NULL},
};
/* syscall_mkdir_2_x */
static const struct param_info params_277[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"path", PT_FSPATH, PF_NA, -1, PD_NONE, NULL},
    {"mode", PT_UINT32, PF_HEX, -1, PD_NONE, NULL},
};
/* notification_e */
static const struct param_info params_280[] = {
    {"id", PT_CHARBUF, PF_DEC, -1, PD_NONE, NULL}, {"desc", PT_CHARBUF, PF_NA, -1, PD_NONE, NULL},
};
/* syscall_execve_17_x */
static const struct param_info params_283[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"exe", PT_CHARBUF, PF_NA, -1, PD_NONE, NULL},
    {"args", PT_BYTEBUF, PF_NA, -1, PD_NONE, NULL}, {"tid", PT_PID, PF_DEC, -1, PD_NONE, NULL},
    {"pid", PT_PID, PF_DEC, -1, PD_NONE, NULL}, {"ptid", PT_PID, PF_DEC, -1, PD_NONE, NULL},
    {"cwd", PT_CHARBUF, PF_NA, -1, PD_NONE, NULL}, {"fdlimit", PT_UINT64, PF_DEC, -1, PD_NONE, NULL},
    {"pgft_maj", PT_UINT64, PF_DEC, -1, PD_NONE, NULL}, {"pgft_min", PT_UINT64, PF_DEC, -1, PD_NONE, NULL},
    {"vm_size", PT_UINT32, PF_DEC, -1, PD_NONE, NULL}, {"vm_rss", PT_UINT32, PF_DEC, -1, PD_NONE, NULL},
    {"vm_swap", PT_UINT32, PF_DEC, -1, PD_NONE, NULL}, {"comm", PT_CHARBUF, PF_NA, -1, PD_NONE, NULL},
    {"cgroups", PT_BYTEBUF, PF_NA, -1, PD_NONE, NULL}, {"env", PT_BYTEBUF, PF_NA, -1, PD_NONE, NULL},
    {"tty", PT_INT32, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_unshare_e */
static const struct param_info params_284[] = {
    {"flags", PT_FLAGS32, PF_HEX, -1, PD_NONE, clone_flags},
};
/* syscall_unshare_x */
static const struct param_info params_285[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"flags", PT_FLAGS32, PF_HEX, -1, PD_NONE, clone_flags},
};
/* infrastructure_event_e */
static const struct param_info params_286[] = {
    {"source", PT_CHARBUF, PF_DEC, -1, PD_NONE, NULL}, {"name", PT_CHARBUF, PF_NA, -1, PD_NONE, NULL},
    {"description", PT_CHARBUF, PF_NA, -1, PD_NONE, NULL}, {"scope", PT_CHARBUF, PF_NA, -1, PD_NONE, NULL},
};
/* syscall_execve_18_e */
static const struct param_info params_288[] = {
    {"filename", PT_FSPATH, PF_NA, -1, PD_NONE, NULL},
};
/* page_fault_e */
static const struct param_info params_290[] = {
    {"addr", PT_UINT64, PF_HEX, -1, PD_NONE, NULL}, {"ip", PT_UINT64, PF_HEX, -1, PD_NONE, NULL},
    {"error", PT_FLAGS32, PF_HEX, -1, PD_NONE, pf_flags},
};
/* syscall_execve_19_x */
static const struct param_info params_293[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"exe", PT_CHARBUF, PF_NA, -1, PD_NONE, NULL},
    {"args", PT_BYTEBUF, PF_NA, -1, PD_NONE, NULL}, {"tid", PT_PID, PF_DEC, -1, PD_NONE, NULL},
    {"pid", PT_PID, PF_DEC, -1, PD_NONE, NULL}, {"ptid", PT_PID, PF_DEC, -1, PD_NONE, NULL},
    {"cwd", PT_CHARBUF, PF_NA, -1, PD_NONE, NULL}, {"fdlimit", PT_UINT64, PF_DEC, -1, PD_NONE, NULL},
    {"pgft_maj", PT_UINT64, PF_DEC, -1, PD_NONE, NULL}, {"pgft_min", PT_UINT64, PF_DEC, -1, PD_NONE, NULL},
    {"vm_size", PT_UINT32, PF_DEC, -1, PD_NONE, NULL}, {"vm_rss", PT_UINT32, PF_DEC, -1, PD_NONE, NULL},
    {"vm_swap", PT_UINT32, PF_DEC, -1, PD_NONE, NULL}, {"comm", PT_CHARBUF, PF_NA, -1, PD_NONE, NULL},
    {"cgroups", PT_BYTEBUF, PF_NA, -1, PD_NONE, NULL}, {"env", PT_BYTEBUF, PF_NA, -1, PD_NONE, NULL},
    {"tty", PT_UINT32, PF_DEC, -1, PD_NONE, NULL}, {"vpgid", PT_PID, PF_DEC, -1, PD_NONE, NULL},
    {"loginuid", PT_UID, PF_DEC, -1, PD_NONE, NULL}, {"flags", PT_FLAGS32, PF_HEX, -1, PD_NONE, execve_flags},
    {"cap_inheritable", PT_UINT64, PF_HEX, -1, PD_NONE, NULL},
    {"cap_permitted", PT_UINT64, PF_HEX, -1, PD_NONE, NULL}, {"cap_effective", PT_UINT64, PF_HEX, -1, PD_NONE, NULL},
    {"exe_ino", PT_UINT64, PF_DEC, -1, PD_NONE, NULL}, {"exe_ino_ctime", PT_ABSTIME, PF_DEC, -1, PD_NONE, NULL},
    {"exe_ino_mtime", PT_ABSTIME, PF_DEC, -1, PD_NONE, NULL}, {"uid", PT_UID, PF_DEC, -1, PD_NONE, NULL},
    {"trusted_exepath", PT_FSPATH, PF_NA, -1, PD_NONE, NULL}, {"pgid", PT_PID, PF_NA, -1, PD_NONE, NULL},
    {"gid", PT_GID, PF_DEC, -1, PD_NONE, NULL}, {"filename", PT_FSPATH, PF_NA, -1, PD_NONE, NULL},
};
/* syscall_setpgid_e */
static const struct param_info params_294[] = {
    {"pid", PT_PID, PF_DEC, -1, PD_NONE, NULL}, {"pgid", PT_PID, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_setpgid_x */
static const struct param_info params_295[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"pid", PT_PID, PF_DEC, -1, PD_NONE, NULL},
    {"pgid", PT_PID, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_bpf_e */
static const struct param_info params_296[] = {
    {"cmd", PT_INT64, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_bpf_x */
static const struct param_info params_297[] = {
    {"res_or_fd", PT_DYN, PF_DEC, -1, PD_BPF, NULL},
};
/* syscall_seccomp_e */
static const struct param_info params_298[] = {
    {"op", PT_UINT64, PF_DEC, -1, PD_NONE, NULL}, {"flags", PT_UINT64, PF_HEX, -1, PD_NONE, NULL},
};
/* syscall_seccomp_x */
static const struct param_info params_299[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"op", PT_UINT64, PF_DEC, -1, PD_NONE, NULL},
    {"flags", PT_UINT64, PF_HEX, -1, PD_NONE, NULL},
};
/* syscall_unlinkat_2_x */
static const struct param_info params_303[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"dirfd", PT_FD, PF_DEC, -1, PD_NONE, NULL},
    {"name", PT_FSRELPATH, PF_NA, 1, PD_NONE, NULL}, {"flags", PT_FLAGS32, PF_HEX, -1, PD_NONE, unlinkat_flags},
};
/* syscall_mkdirat_x */
static const struct param_info params_305[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"dirfd", PT_FD, PF_DEC, -1, PD_NONE, NULL},
    {"path", PT_FSRELPATH, PF_NA, 1, PD_NONE, NULL}, {"mode", PT_UINT32, PF_HEX, -1, PD_NONE, NULL},
};
/* syscall_openat_2_e */
static const struct param_info params_306[] = {
    {"dirfd", PT_FD, PF_DEC, -1, PD_NONE, NULL}, {"name", PT_FSRELPATH, PF_NA, 0, PD_NONE, NULL},
    {"flags", PT_FLAGS32, PF_HEX, -1, PD_NONE, file_flags}, {"mode", PT_UINT32, PF_OCT, -1, PD_NONE, NULL},
};
/* syscall_openat_2_x */
static const struct param_info params_307[] = {
    {"fd", PT_FD, PF_DEC, -1, PD_NONE, NULL}, {"dirfd", PT_FD, PF_DEC, -1, PD_NONE, NULL},
    {"name", PT_FSRELPATH, PF_NA, 1, PD_NONE, NULL}, {"flags", PT_FLAGS32, PF_HEX, -1, PD_NONE, file_flags},
    {"mode", PT_UINT32, PF_OCT, -1, PD_NONE, NULL}, {"dev", PT_UINT32, PF_HEX, -1, PD_NONE, NULL},
    {"ino", PT_UINT64, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_linkat_2_x */
static const struct param_info params_311[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"olddir", PT_FD, PF_DEC, -1, PD_NONE, NULL},
    {"oldpath", PT_FSRELPATH, PF_NA, 1, PD_NONE, NULL}, {"newdir", PT_FD, PF_DEC, -1, PD_NONE, NULL},
    {"newpath", PT_FSRELPATH, PF_NA, 3, PD_NONE, NULL}, {"flags", PT_FLAGS32, PF_HEX, -1, PD_NONE, linkat_flags},
};
/* syscall_fchmodat_x */
static const struct param_info params_313[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"dirfd", PT_FD, PF_DEC, -1, PD_NONE, NULL},
    {"filename", PT_FSRELPATH, PF_NA, 1, PD_NONE, NULL}, {"mode", PT_MODE, PF_OCT, -1, PD_NONE, chmod_mode},
};
/* syscall_chmod_x */
static const struct param_info params_315[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"filename", PT_FSPATH, PF_NA, -1, PD_NONE, NULL},
    {"mode", PT_MODE, PF_OCT, -1, PD_NONE, chmod_mode},
};
/* syscall_fchmod_x */
static const struct param_info params_317[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"fd", PT_FD, PF_DEC, -1, PD_NONE, NULL},
    {"mode", PT_MODE, PF_OCT, -1, PD_NONE, chmod_mode},
};
/* syscall_renameat2_x */
static const struct param_info params_319[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"olddirfd", PT_FD, PF_DEC, -1, PD_NONE, NULL},
    {"oldpath", PT_FSRELPATH, PF_NA, 1, PD_NONE, NULL}, {"newdirfd", PT_FD, PF_DEC, -1, PD_NONE, NULL},
    {"newpath", PT_FSRELPATH, PF_NA, 3, PD_NONE, NULL}, {"flags", PT_FLAGS32, PF_HEX, -1, PD_NONE, renameat2_flags},
};
/* syscall_userfaultfd_x */
static const struct param_info params_321[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"flags", PT_FLAGS32, PF_HEX, -1, PD_NONE, file_flags},
};
/* pluginevent_e */
static const struct param_info params_322[] = {
    {"plugin_id", PT_UINT32, PF_DEC, -1, PD_NONE, NULL}, {"event_data", PT_BYTEBUF, PF_NA, -1, PD_NONE, NULL},
};
/* syscall_openat2_e */
static const struct param_info params_326[] = {
    {"dirfd", PT_FD, PF_DEC, -1, PD_NONE, NULL}, {"name", PT_FSRELPATH, PF_NA, 0, PD_NONE, NULL},
    {"flags", PT_FLAGS32, PF_HEX, -1, PD_NONE, file_flags}, {"mode", PT_UINT32, PF_OCT, -1, PD_NONE, NULL},
    {"resolve", PT_FLAGS32, PF_HEX, -1, PD_NONE, openat2_flags},
};
/* syscall_openat2_x */
static const struct param_info params_327[] = {
    {"fd", PT_FD, PF_DEC, -1, PD_NONE, NULL}, {"dirfd", PT_FD, PF_DEC, -1, PD_NONE, NULL},
    {"name", PT_FSRELPATH, PF_NA, 1, PD_NONE, NULL}, {"flags", PT_FLAGS32, PF_HEX, -1, PD_NONE, file_flags},
    {"mode", PT_UINT32, PF_OCT, -1, PD_NONE, NULL}, {"resolve", PT_FLAGS32, PF_HEX, -1, PD_NONE, openat2_flags},
    {"dev", PT_UINT32, PF_HEX, -1, PD_NONE, NULL}, {"ino", PT_UINT64, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_mprotect_e */
static const struct param_info params_328[] = {
    {"addr", PT_UINT64, PF_HEX, -1, PD_NONE, NULL}, {"length", PT_UINT64, PF_DEC, -1, PD_NONE, NULL},
    {"prot", PT_FLAGS32, PF_HEX, -1, PD_NONE, prot_flags},
};
/* syscall_mprotect_x */
static const struct param_info params_329[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"addr", PT_UINT64, PF_HEX, -1, PD_NONE, NULL},
    {"length", PT_UINT64, PF_DEC, -1, PD_NONE, NULL}, {"prot", PT_FLAGS32, PF_HEX, -1, PD_NONE, prot_flags},
};
/* syscall_execveat_e */
static const struct param_info params_330[] = {
    {"dirfd", PT_FD, PF_DEC, -1, PD_NONE, NULL}, {"pathname", PT_FSRELPATH, PF_NA, 0, PD_NONE, NULL},
    {"flags", PT_FLAGS32, PF_HEX, -1, PD_NONE, execveat_flags},
};
/* syscall_execveat_x */
static const struct param_info params_331[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"exe", PT_CHARBUF, PF_NA, -1, PD_NONE, NULL},
    {"args", PT_BYTEBUF, PF_NA, -1, PD_NONE, NULL}, {"tid", PT_PID, PF_DEC, -1, PD_NONE, NULL},
    {"pid", PT_PID, PF_DEC, -1, PD_NONE, NULL}, {"ptid", PT_PID, PF_DEC, -1, PD_NONE, NULL},
    {"cwd", PT_CHARBUF, PF_NA, -1, PD_NONE, NULL}, {"fdlimit", PT_UINT64, PF_DEC, -1, PD_NONE, NULL},
    {"pgft_maj", PT_UINT64, PF_DEC, -1, PD_NONE, NULL}, {"pgft_min", PT_UINT64, PF_DEC, -1, PD_NONE, NULL},
    {"vm_size", PT_UINT32, PF_DEC, -1, PD_NONE, NULL}, {"vm_rss", PT_UINT32, PF_DEC, -1, PD_NONE, NULL},
    {"vm_swap", PT_UINT32, PF_DEC, -1, PD_NONE, NULL}, {"comm", PT_CHARBUF, PF_NA, -1, PD_NONE, NULL},
    {"cgroups", PT_BYTEBUF, PF_NA, -1, PD_NONE, NULL}, {"env", PT_BYTEBUF, PF_NA, -1, PD_NONE, NULL},
    {"tty", PT_UINT32, PF_DEC, -1, PD_NONE, NULL}, {"vpgid", PT_PID, PF_DEC, -1, PD_NONE, NULL},
    {"loginuid", PT_UID, PF_DEC, -1, PD_NONE, NULL}, {"flags", PT_FLAGS32, PF_HEX, -1, PD_NONE, execve_flags},
    {"cap_inheritable", PT_UINT64, PF_HEX, -1, PD_NONE, NULL},
    {"cap_permitted", PT_UINT64, PF_HEX, -1, PD_NONE, NULL}, {"cap_effective", PT_UINT64, PF_HEX, -1, PD_NONE, NULL},
    {"exe_ino", PT_UINT64, PF_DEC, -1, PD_NONE, NULL}, {"exe_ino_ctime", PT_ABSTIME, PF_DEC, -1, PD_NONE, NULL},
    {"exe_ino_mtime", PT_ABSTIME, PF_DEC, -1, PD_NONE, NULL}, {"uid", PT_UID, PF_DEC, -1, PD_NONE, NULL},
    {"trusted_exepath", PT_FSPATH, PF_NA, -1, PD_NONE, NULL}, {"pgid", PT_PID, PF_NA, -1, PD_NONE, NULL},
    {"gid", PT_GID, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_copy_file_range_e */
static const struct param_info params_332[] = {
    {"fdin", PT_FD, PF_DEC, -1, PD_NONE, NULL}, {"offin", PT_UINT64, PF_DEC, -1, PD_NONE, NULL},
    {"len", PT_UINT64, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_copy_file_range_x */
static const struct param_info params_333[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"fdout", PT_FD, PF_DEC, -1, PD_NONE, NULL},
    {"offout", PT_UINT64, PF_DEC, -1, PD_NONE, NULL}, {"fdin", PT_FD, PF_DEC, -1, PD_NONE, NULL},
    {"offin", PT_UINT64, PF_DEC, -1, PD_NONE, NULL}, {"len", PT_UINT64, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_open_by_handle_at_x */
static const struct param_info params_337[] = {
    {"fd", PT_FD, PF_DEC, -1, PD_NONE, NULL}, {"mountfd", PT_FD, PF_DEC, -1, PD_NONE, NULL},
    {"flags", PT_FLAGS32, PF_HEX, -1, PD_NONE, file_flags}, {"path", PT_FSPATH, PF_NA, -1, PD_NONE, NULL},
    {"dev", PT_UINT32, PF_HEX, -1, PD_NONE, NULL}, {"ino", PT_UINT64, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_io_uring_setup_x */
static const struct param_info params_339[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"entries", PT_UINT32, PF_DEC, -1, PD_NONE, NULL},
    {"sq_entries", PT_UINT32, PF_DEC, -1, PD_NONE, NULL}, {"cq_entries", PT_UINT32, PF_DEC, -1, PD_NONE, NULL},
    {"flags", PT_FLAGS32, PF_HEX, -1, PD_NONE, io_uring_setup_flags},
    {"sq_thread_cpu", PT_UINT32, PF_DEC, -1, PD_NONE, NULL},
    {"sq_thread_idle", PT_UINT32, PF_DEC, -1, PD_NONE, NULL},
    {"features", PT_FLAGS32, PF_HEX, -1, PD_NONE, io_uring_setup_feats},
};
/* syscall_io_uring_enter_x */
static const struct param_info params_341[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"fd", PT_FD, PF_DEC, -1, PD_NONE, NULL},
    {"to_submit", PT_UINT32, PF_DEC, -1, PD_NONE, NULL}, {"min_complete", PT_UINT32, PF_DEC, -1, PD_NONE, NULL},
    {"flags", PT_FLAGS32, PF_HEX, -1, PD_NONE, io_uring_enter_flags}, {"sig", PT_SIGSET, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_io_uring_register_x */
static const struct param_info params_343[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"fd", PT_FD, PF_DEC, -1, PD_NONE, NULL},
    {"opcode", PT_ENUMFLAGS16, PF_DEC, -1, PD_NONE, io_uring_register_opcodes},
    {"arg", PT_UINT64, PF_HEX, -1, PD_NONE, NULL}, {"nr_args", PT_UINT32, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_mlock_x */
static const struct param_info params_345[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"addr", PT_UINT64, PF_HEX, -1, PD_NONE, NULL},
    {"len", PT_UINT64, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_mlockall_x */
static const struct param_info params_349[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"flags", PT_FLAGS32, PF_HEX, -1, PD_NONE, mlockall_flags},
};
/* syscall_capset_x */
static const struct param_info params_353[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"cap_inheritable", PT_UINT64, PF_HEX, -1, PD_NONE, NULL},
    {"cap_permitted", PT_UINT64, PF_HEX, -1, PD_NONE, NULL}, {"cap_effective", PT_UINT64, PF_HEX, -1, PD_NONE, NULL},
};
/* user_added_e */
static const struct param_info params_354[] = {
    {"uid", PT_UINT32, PF_DEC, -1, PD_NONE, NULL}, {"gid", PT_UINT32, PF_DEC, -1, PD_NONE, NULL},
    {"name", PT_CHARBUF, PF_NA, -1, PD_NONE, NULL}, {"home", PT_CHARBUF, PF_NA, -1, PD_NONE, NULL},
    {"shell", PT_CHARBUF, PF_NA, -1, PD_NONE, NULL}, {"container_id", PT_CHARBUF, PF_NA, -1, PD_NONE, NULL},
};
/* group_added_e */
static const struct param_info params_358[] = {
    {"gid", PT_UINT32, PF_DEC, -1, PD_NONE, NULL}, {"name", PT_CHARBUF, PF_NA, -1, PD_NONE, NULL},
    {"container_id", PT_CHARBUF, PF_NA, -1, PD_NONE, NULL},
};
/* syscall_dup2_x */
static const struct param_info params_363[] = {
    {"res", PT_FD, PF_DEC, -1, PD_NONE, NULL}, {"oldfd", PT_FD, PF_DEC, -1, PD_NONE, NULL},
    {"newfd", PT_FD, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_dup3_x */
static const struct param_info params_365[] = {
    {"res", PT_FD, PF_DEC, -1, PD_NONE, NULL}, {"oldfd", PT_FD, PF_DEC, -1, PD_NONE, NULL},
    {"newfd", PT_FD, PF_DEC, -1, PD_NONE, NULL}, {"flags", PT_FLAGS32, PF_HEX, -1, PD_NONE, file_flags},
};
/* syscall_dup_1_x */
static const struct param_info params_367[] = {
    {"res", PT_FD, PF_DEC, -1, PD_NONE, NULL}, {"oldfd", PT_FD, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_bpf_2_x */
static const struct param_info params_369[] = {
    {"fd", PT_FD, PF_DEC, -1, PD_NONE, NULL}, {"cmd", PT_ENUMFLAGS32, PF_DEC, -1, PD_NONE, bpf_commands},
};
/* syscall_mlock2_x */
static const struct param_info params_371[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"addr", PT_UINT64, PF_HEX, -1, PD_NONE, NULL},
    {"len", PT_UINT64, PF_DEC, -1, PD_NONE, NULL}, {"flags", PT_FLAGS32, PF_HEX, -1, PD_NONE, mlock2_flags},
};
/* syscall_fsconfig_x */
static const struct param_info params_373[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"fd", PT_FD, PF_DEC, -1, PD_NONE, NULL},
    {"cmd", PT_ENUMFLAGS32, PF_DEC, -1, PD_NONE, fsconfig_cmds}, {"key", PT_CHARBUF, PF_NA, -1, PD_NONE, NULL},
    {"value_bytebuf", PT_BYTEBUF, PF_NA, -1, PD_NONE, NULL}, {"value_charbuf", PT_CHARBUF, PF_NA, -1, PD_NONE, NULL},
    {"aux", PT_INT32, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_epoll_create_e */
static const struct param_info params_374[] = {
    {"size", PT_INT32, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_epoll_create_x */
static const struct param_info params_375[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"size", PT_INT32, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_epoll_create1_e */
static const struct param_info params_376[] = {
    {"flags", PT_FLAGS32, PF_HEX, -1, PD_NONE, epoll_create1_flags},
};
/* syscall_epoll_create1_x */
static const struct param_info params_377[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"flags", PT_FLAGS32, PF_HEX, -1, PD_NONE, epoll_create1_flags},
};
/* syscall_chown_x */
static const struct param_info params_379[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"path", PT_FSPATH, PF_NA, -1, PD_NONE, NULL},
    {"uid", PT_UINT32, PF_DEC, -1, PD_NONE, NULL}, {"gid", PT_UINT32, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_fchown_x */
static const struct param_info params_383[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"fd", PT_FD, PF_DEC, -1, PD_NONE, NULL},
    {"uid", PT_UINT32, PF_DEC, -1, PD_NONE, NULL}, {"gid", PT_UINT32, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_fchownat_x */
static const struct param_info params_385[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"dirfd", PT_FD, PF_DEC, -1, PD_NONE, NULL},
    {"pathname", PT_FSRELPATH, PF_NA, 1, PD_NONE, NULL}, {"uid", PT_UINT32, PF_DEC, -1, PD_NONE, NULL},
    {"gid", PT_UINT32, PF_DEC, -1, PD_NONE, NULL}, {"flags", PT_FLAGS32, PF_HEX, -1, PD_NONE, fchownat_flags},
};
/* socket_accept4_6_x */
static const struct param_info params_389[] = {
    {"fd", PT_FD, PF_DEC, -1, PD_NONE, NULL}, {"tuple", PT_SOCKTUPLE, PF_NA, -1, PD_NONE, NULL},
    {"queuepct", PT_UINT8, PF_DEC, -1, PD_NONE, NULL}, {"queuelen", PT_UINT32, PF_DEC, -1, PD_NONE, NULL},
    {"queuemax", PT_UINT32, PF_DEC, -1, PD_NONE, NULL}, {"flags", PT_INT32, PF_HEX, -1, PD_NONE, NULL},
};
/* syscall_umount2_x */
static const struct param_info params_391[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"name", PT_FSPATH, PF_NA, -1, PD_NONE, NULL},
    {"flags", PT_FLAGS32, PF_HEX, -1, PD_NONE, umount_flags},
};
/* syscall_pipe2_x */
static const struct param_info params_393[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"fd1", PT_FD, PF_DEC, -1, PD_NONE, NULL},
    {"fd2", PT_FD, PF_DEC, -1, PD_NONE, NULL}, {"ino", PT_UINT64, PF_DEC, -1, PD_NONE, NULL},
    {"flags", PT_FLAGS32, PF_HEX, -1, PD_NONE, file_flags},
};
/* syscall_inotify_init1_x */
static const struct param_info params_395[] = {
    {"res", PT_FD, PF_DEC, -1, PD_NONE, NULL}, {"flags", PT_FLAGS16, PF_HEX, -1, PD_NONE, file_flags},
};
/* syscall_eventfd2_e */
static const struct param_info params_396[] = {
    {"initval", PT_UINT64, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_eventfd2_x */
static const struct param_info params_397[] = {
    {"res", PT_FD, PF_DEC, -1, PD_NONE, NULL}, {"flags", PT_FLAGS16, PF_HEX, -1, PD_NONE, file_flags},
    {"initval", PT_UINT64, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_signalfd4_e */
static const struct param_info params_398[] = {
    {"fd", PT_FD, PF_DEC, -1, PD_NONE, NULL}, {"mask", PT_UINT32, PF_HEX, -1, PD_NONE, NULL},
};
/* syscall_signalfd4_x */
static const struct param_info params_399[] = {
    {"res", PT_FD, PF_DEC, -1, PD_NONE, NULL}, {"flags", PT_FLAGS16, PF_HEX, -1, PD_NONE, file_flags},
    {"fd", PT_FD, PF_DEC, -1, PD_NONE, NULL}, {"mask", PT_UINT32, PF_HEX, -1, PD_NONE, NULL},
};
/* syscall_prctl_x */
static const struct param_info params_401[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"option", PT_ENUMFLAGS32, PF_DEC, -1, PD_NONE, prctl_options},
    {"arg2_str", PT_CHARBUF, PF_NA, -1, PD_NONE, NULL}, {"arg2_int", PT_INT64, PF_DEC, -1, PD_NONE, NULL},
};
/* asyncevent_e */
static const struct param_info params_402[] = {
    {"plugin_id", PT_UINT32, PF_DEC, -1, PD_NONE, NULL}, {"name", PT_CHARBUF, PF_NA, -1, PD_NONE, NULL},
    {"data", PT_BYTEBUF, PF_NA, -1, PD_NONE, NULL},
};
/* syscall_memfd_create_x */
static const struct param_info params_405[] = {
    {"fd", PT_FD, PF_DEC, -1, PD_NONE, NULL}, {"name", PT_CHARBUF, PF_NA, -1, PD_NONE, NULL},
    {"flags", PT_FLAGS32, PF_HEX, -1, PD_NONE, memfd_create_flags},
};
/* syscall_pidfd_getfd_x */
static const struct param_info params_407[] = {
    {"fd", PT_FD, PF_DEC, -1, PD_NONE, NULL}, {"pid_fd", PT_FD, PF_DEC, -1, PD_NONE, NULL},
    {"target_fd", PT_FD, PF_DEC, -1, PD_NONE, NULL}, {"flags", PT_UINT32, PF_HEX, -1, PD_NONE, NULL},
};
/* syscall_pidfd_open_x */
static const struct param_info params_409[] = {
    {"fd", PT_FD, PF_DEC, -1, PD_NONE, NULL}, {"pid", PT_PID, PF_DEC, -1, PD_NONE, NULL},
    {"flags", PT_FLAGS32, PF_HEX, -1, PD_NONE, pidfd_open_flags},
};
/* syscall_init_module_x */
static const struct param_info params_411[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"img", PT_BYTEBUF, PF_NA, -1, PD_NONE, NULL},
    {"length", PT_UINT64, PF_DEC, -1, PD_NONE, NULL}, {"uargs", PT_CHARBUF, PF_NA, -1, PD_NONE, NULL},
};
/* syscall_finit_module_x */
static const struct param_info params_413[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"fd", PT_FD, PF_DEC, -1, PD_NONE, NULL},
    {"uargs", PT_CHARBUF, PF_NA, -1, PD_NONE, NULL}, {"flags", PT_FLAGS32, PF_HEX, -1, PD_NONE, finit_module_flags},
};
/* syscall_mknod_x */
static const struct param_info params_415[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"path", PT_FSPATH, PF_NA, -1, PD_NONE, NULL},
    {"mode", PT_MODE, PF_OCT, -1, PD_NONE, mknod_mode}, {"dev", PT_UINT32, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_mknodat_x */
static const struct param_info params_417[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"dirfd", PT_FD, PF_DEC, -1, PD_NONE, NULL},
    {"path", PT_FSRELPATH, PF_NA, 1, PD_NONE, NULL}, {"mode", PT_MODE, PF_OCT, -1, PD_NONE, mknod_mode},
    {"dev", PT_UINT32, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_newfstatat_x */
static const struct param_info params_419[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"dirfd", PT_FD, PF_DEC, -1, PD_NONE, NULL},
    {"path", PT_FSRELPATH, PF_NA, 1, PD_NONE, NULL}, {"flags", PT_FLAGS32, PF_HEX, -1, PD_NONE, newfstatat_flags},
};
/* syscall_process_vm_readv_x */
static const struct param_info params_421[] = {
    {"res", PT_INT64, PF_DEC, -1, PD_NONE, NULL}, {"pid", PT_PID, PF_DEC, -1, PD_NONE, NULL},
    {"data", PT_BYTEBUF, PF_NA, -1, PD_NONE, NULL},
};
/* syscall_delete_module_x */
static const struct param_info params_425[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"name", PT_CHARBUF, PF_NA, -1, PD_NONE, NULL},
    {"flags", PT_FLAGS32, PF_HEX, -1, PD_NONE, delete_module_flags},
};
/* syscall_setreuid_x */
static const struct param_info params_427[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"ruid", PT_UID, PF_DEC, -1, PD_NONE, NULL},
    {"euid", PT_UID, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_setregid_x */
static const struct param_info params_429[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"rgid", PT_UID, PF_DEC, -1, PD_NONE, NULL},
    {"egid", PT_UID, PF_DEC, -1, PD_NONE, NULL},
};
/* iter_task_e */
static const struct param_info params_430[] = {
    {"ppid", PT_PID32, PF_DEC, -1, PD_NONE, NULL}, {"pgid", PT_PID32, PF_DEC, -1, PD_NONE, NULL},
    {"vpgid", PT_PID32, PF_DEC, -1, PD_NONE, NULL}, {"sid", PT_PID32, PF_DEC, -1, PD_NONE, NULL},
    {"comm", PT_CHARBUF, PF_NA, -1, PD_NONE, NULL}, {"argv", PT_CHARBUFARRAY, PF_NA, -1, PD_NONE, NULL},
    {"exepath", PT_FSPATH, PF_NA, -1, PD_NONE, NULL}, {"flags", PT_FLAGS32, PF_HEX, -1, PD_NONE, execve_flags},
    {"env", PT_CHARBUFARRAY, PF_NA, -1, PD_NONE, NULL}, {"cwd", PT_CHARBUF, PF_NA, -1, PD_NONE, NULL},
    {"fdlimit", PT_UINT64, PF_DEC, -1, PD_NONE, NULL}, {"euid", PT_UID, PF_DEC, -1, PD_NONE, NULL},
    {"egid", PT_GID, PF_DEC, -1, PD_NONE, NULL}, {"cap_permitted", PT_UINT64, PF_HEX, -1, PD_NONE, NULL},
    {"cap_effective", PT_UINT64, PF_HEX, -1, PD_NONE, NULL},
    {"cap_inheritable", PT_UINT64, PF_HEX, -1, PD_NONE, NULL}, {"exe_ino_num", PT_UINT64, PF_DEC, -1, PD_NONE, NULL},
    {"exe_ino_ctime", PT_ABSTIME, PF_DEC, -1, PD_NONE, NULL},
    {"exe_ino_mtime", PT_ABSTIME, PF_DEC, -1, PD_NONE, NULL}, {"vm_size", PT_UINT32, PF_DEC, -1, PD_NONE, NULL},
    {"vm_rss", PT_UINT32, PF_DEC, -1, PD_NONE, NULL}, {"vm_swap", PT_UINT32, PF_DEC, -1, PD_NONE, NULL},
    {"pgft_maj", PT_UINT64, PF_DEC, -1, PD_NONE, NULL}, {"pgft_min", PT_UINT64, PF_DEC, -1, PD_NONE, NULL},
    {"vtgid", PT_PID32, PF_DEC, -1, PD_NONE, NULL}, {"vpid", PT_PID32, PF_DEC, -1, PD_NONE, NULL},
    {"pidns_init_start_ts", PT_UINT64, PF_DEC, -1, PD_NONE, NULL},
    {"cgroups", PT_CHARBUFARRAY, PF_NA, -1, PD_NONE, NULL}, {"root", PT_FSPATH, PF_NA, -1, PD_NONE, NULL},
    {"start_time", PT_ABSTIME, PF_DEC, -1, PD_NONE, NULL}, {"tty", PT_UINT32, PF_DEC, -1, PD_NONE, NULL},
    {"loginuid", PT_UID, PF_DEC, -1, PD_NONE, NULL},
};
/* iter_task_file_pipe_e */
static const struct param_info params_432[] = {
    {"fd", PT_FD32, PF_DEC, -1, PD_NONE, NULL}, {"path", PT_FSPATH, PF_NA, -1, PD_NONE, NULL},
    {"ino_num", PT_UINT64, PF_DEC, -1, PD_NONE, NULL},
};
/* iter_task_file_regular_e */
static const struct param_info params_436[] = {
    {"fd", PT_FD32, PF_DEC, -1, PD_NONE, NULL}, {"path", PT_FSPATH, PF_NA, -1, PD_NONE, NULL},
    {"flags", PT_FLAGS32, PF_HEX, -1, PD_NONE, file_flags}, {"mnt_id", PT_UINT32, PF_DEC, -1, PD_NONE, NULL},
    {"ino_num", PT_UINT64, PF_DEC, -1, PD_NONE, NULL},
};
/* iter_task_file_socket_inet_e */
static const struct param_info params_440[] = {
    {"fd", PT_FD32, PF_DEC, -1, PD_NONE, NULL}, {"sk_type", PT_UINT16, PF_DEC, -1, PD_NONE, NULL},
    {"sk_proto", PT_UINT16, PF_DEC, -1, PD_NONE, NULL}, {"local_ip", PT_IPV4ADDR, PF_HEX, -1, PD_NONE, NULL},
    {"local_port", PT_PORT, PF_HEX, -1, PD_NONE, NULL}, {"remote_ip", PT_IPV4ADDR, PF_HEX, -1, PD_NONE, NULL},
    {"remote_port", PT_PORT, PF_HEX, -1, PD_NONE, NULL}, {"ino_num", PT_UINT64, PF_DEC, -1, PD_NONE, NULL},
};
/* iter_task_file_socket_inet6_e */
static const struct param_info params_442[] = {
    {"fd", PT_FD32, PF_DEC, -1, PD_NONE, NULL}, {"sk_type", PT_UINT16, PF_DEC, -1, PD_NONE, NULL},
    {"sk_proto", PT_UINT16, PF_DEC, -1, PD_NONE, NULL}, {"local_ip", PT_IPV6ADDR, PF_HEX, -1, PD_NONE, NULL},
    {"local_port", PT_PORT, PF_HEX, -1, PD_NONE, NULL}, {"remote_ip", PT_IPV6ADDR, PF_HEX, -1, PD_NONE, NULL},
    {"remote_port", PT_PORT, PF_HEX, -1, PD_NONE, NULL}, {"ino_num", PT_UINT64, PF_DEC, -1, PD_NONE, NULL},
};
/* iter_task_file_socket_unix_e */
static const struct param_info params_444[] = {
    {"fd", PT_FD32, PF_DEC, -1, PD_NONE, NULL}, {"sk_type", PT_UINT16, PF_DEC, -1, PD_NONE, NULL},
    {"sk_proto", PT_UINT16, PF_DEC, -1, PD_NONE, NULL}, {"sk_pointer", PT_UINT64, PF_NA, -1, PD_NONE, NULL},
    {"sun_path", PT_FSPATH, PF_NA, -1, PD_NONE, NULL}, {"ino_num", PT_UINT64, PF_DEC, -1, PD_NONE, NULL},
};
/* iter_task_file_socket_netlink_e */
static const struct param_info params_446[] = {
    {"fd", PT_FD32, PF_DEC, -1, PD_NONE, NULL}, {"sk_type", PT_UINT16, PF_DEC, -1, PD_NONE, NULL},
    {"sk_proto", PT_UINT16, PF_DEC, -1, PD_NONE, NULL}, {"ino_num", PT_UINT64, PF_DEC, -1, PD_NONE, NULL},
};
/* iter_task_file_anon_inode_e */
static const struct param_info params_448[] = {
    {"fd", PT_FD32, PF_DEC, -1, PD_NONE, NULL}, {"fd_type", PT_FLAGS8, PF_DEC, -1, PD_NONE, anon_inode_fd_types},
    {"path", PT_FSPATH, PF_NA, -1, PD_NONE, NULL}, {"ino_num", PT_UINT64, PF_DEC, -1, PD_NONE, NULL},
};
/* syscall_close_range_x */
static const struct param_info params_451[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL}, {"first", PT_UINT32, PF_DEC, -1, PD_NONE, NULL},
    {"last", PT_UINT32, PF_DEC, -1, PD_NONE, NULL}, {"flags", PT_FLAGS32, PF_HEX, -1, PD_NONE, close_range_flags},
};
/* syscall_keyctl_x */
static const struct param_info params_453[] = {
    {"res", PT_ERRNO, PF_DEC, -1, PD_NONE, NULL},
    {"operation", PT_ENUMFLAGS32, PF_DEC, -1, PD_NONE, keyctl_operations},
    {"arg2", PT_DYN, PF_DEC, -1, PD_KEYCTL, NULL}, {"arg3", PT_DYN, PF_DEC, -1, PD_KEYCTL, NULL},
    {"arg4", PT_DYN, PF_DEC, -1, PD_KEYCTL, NULL}, {"arg5", PT_DYN, PF_DEC, -1, PD_KEYCTL, NULL},
};

const struct event_info event_table[EVENT_TYPE_COUNT] = {
    [0] = {"syscall", EC_OTHER, 1, EF_OLD_VERSION, PARAMS(params_0)},
    [1] = {"syscall", EC_OTHER, 1, EF_NONE, PARAMS(params_0)},
    [2] = {"open", EC_FILE, 1, EF_CREATES_FD | EF_MODIFIES_STATE, PARAMS(params_2)},
    [3] = {"open", EC_FILE, 1, EF_CREATES_FD | EF_MODIFIES_STATE, PARAMS(params_3)},
    [4] = {"close", EC_IO_OTHER, 1, EF_OLD_VERSION | EF_DESTROYS_FD | EF_USES_FD | EF_MODIFIES_STATE, PARAMS(params_4)},
    [5] = {"close", EC_IO_OTHER, 1, EF_DESTROYS_FD | EF_USES_FD | EF_MODIFIES_STATE, PARAMS(params_5)},
    [6] = {"read", EC_IO_READ, 1, EF_OLD_VERSION | EF_USES_FD | EF_READS_FROM_FD, PARAMS(params_6)},
    [7] = {"read", EC_IO_READ, 1, EF_USES_FD | EF_READS_FROM_FD, PARAMS(params_7)},
    [8] = {"write", EC_IO_WRITE, 1, EF_OLD_VERSION | EF_USES_FD | EF_WRITES_TO_FD, PARAMS(params_6)},
    [9] = {"write", EC_IO_WRITE, 1, EF_USES_FD | EF_WRITES_TO_FD, PARAMS(params_7)},
    [10] = {"brk", EC_MEMORY, 1, EF_OLD_VERSION, PARAMS(params_10)},
    [11] = {"brk", EC_MEMORY, 1, EF_OLD_VERSION, PARAMS(params_11)},
    [12] = {"execve", EC_PROCESS, 1, EF_OLD_VERSION | EF_MODIFIES_STATE, NO_PARAMS},
    [13] = {"execve", EC_PROCESS, 1, EF_OLD_VERSION | EF_MODIFIES_STATE, PARAMS(params_13)},
    [14] = {"clone", EC_PROCESS, 1, EF_OLD_VERSION | EF_MODIFIES_STATE, NO_PARAMS},
    [15] = {"clone", EC_PROCESS, 1, EF_OLD_VERSION | EF_MODIFIES_STATE, PARAMS(params_15)},
    [16] = {"procexit", EC_PROCESS, 0, EF_OLD_VERSION | EF_MODIFIES_STATE, NO_PARAMS},
    [17] = {"NA", EC_UNKNOWN, 0, EF_UNUSED, NO_PARAMS},
    [18] = {"socket", EC_NET, 1, EF_OLD_VERSION | EF_CREATES_FD | EF_MODIFIES_STATE, PARAMS(params_18)},
    [19] = {"socket", EC_NET, 1, EF_CREATES_FD | EF_MODIFIES_STATE, PARAMS(params_19)},
    [20] = {"bind", EC_NET, 1, EF_OLD_VERSION | EF_USES_FD | EF_MODIFIES_STATE, PARAMS(params_4)},
    [21] = {"bind", EC_NET, 1, EF_USES_FD | EF_MODIFIES_STATE, PARAMS(params_21)},
    [22] = {"connect", EC_NET, 1, EF_USES_FD | EF_MODIFIES_STATE, PARAMS(params_22)},
    [23] = {"connect", EC_NET, 1, EF_USES_FD | EF_MODIFIES_STATE, PARAMS(params_23)},
    [24] = {"listen", EC_NET, 1, EF_OLD_VERSION | EF_USES_FD, PARAMS(params_24)},
    [25] = {"listen", EC_NET, 1, EF_USES_FD, PARAMS(params_25)},
    [26] = {"accept", EC_NET, 1, EF_OLD_VERSION | EF_CREATES_FD | EF_MODIFIES_STATE, NO_PARAMS},
    [27] = {"accept", EC_NET, 1, EF_OLD_VERSION | EF_CREATES_FD | EF_MODIFIES_STATE, PARAMS(params_27)},
    [28] = {"send", EC_IO_WRITE, 1, EF_OLD_VERSION | EF_USES_FD | EF_WRITES_TO_FD, PARAMS(params_6)},
    [29] = {"send", EC_IO_WRITE, 1, EF_USES_FD | EF_WRITES_TO_FD, PARAMS(params_29)},
    [30] = {"sendto", EC_IO_WRITE, 1, EF_OLD_VERSION | EF_USES_FD | EF_WRITES_TO_FD | EF_MODIFIES_STATE, PARAMS(params_30)},
    [31] = {"sendto", EC_IO_WRITE, 1, EF_USES_FD | EF_WRITES_TO_FD | EF_MODIFIES_STATE, PARAMS(params_29)},
    [32] = {"recv", EC_IO_READ, 1, EF_OLD_VERSION | EF_USES_FD | EF_READS_FROM_FD, PARAMS(params_6)},
    [33] = {"recv", EC_IO_READ, 1, EF_USES_FD | EF_READS_FROM_FD, PARAMS(params_29)},
    [34] = {"recvfrom", EC_IO_READ, 1, EF_OLD_VERSION | EF_USES_FD | EF_READS_FROM_FD | EF_MODIFIES_STATE, PARAMS(params_6)},
    [35] = {"recvfrom", EC_IO_READ, 1, EF_USES_FD | EF_READS_FROM_FD | EF_MODIFIES_STATE, PARAMS(params_35)},
    [36] = {"shutdown", EC_NET, 1, EF_OLD_VERSION | EF_USES_FD | EF_MODIFIES_STATE, PARAMS(params_36)},
    [37] = {"shutdown", EC_NET, 1, EF_USES_FD | EF_MODIFIES_STATE, PARAMS(params_37)},
    [38] = {"getsockname", EC_NET, 1, EF_OLD_VERSION, NO_PARAMS},
    [39] = {"getsockname", EC_NET, 1, EF_NONE, NO_PARAMS},
    [40] = {"getpeername", EC_NET, 1, EF_OLD_VERSION, NO_PARAMS},
    [41] = {"getpeername", EC_NET, 1, EF_NONE, NO_PARAMS},
    [42] = {"socketpair", EC_IPC, 1, EF_OLD_VERSION | EF_CREATES_FD | EF_MODIFIES_STATE, PARAMS(params_18)},
    [43] = {"socketpair", EC_IPC, 1, EF_CREATES_FD | EF_MODIFIES_STATE, PARAMS(params_43)},
    [44] = {"setsockopt", EC_NET, 1, EF_OLD_VERSION, NO_PARAMS},
    [45] = {"setsockopt", EC_NET, 1, EF_USES_FD, PARAMS(params_45)},
    [46] = {"getsockopt", EC_NET, 1, EF_OLD_VERSION | EF_MODIFIES_STATE, NO_PARAMS},
    [47] = {"getsockopt", EC_NET, 1, EF_USES_FD | EF_MODIFIES_STATE, PARAMS(params_45)},
    [48] = {"sendmsg", EC_IO_WRITE, 1, EF_OLD_VERSION | EF_USES_FD | EF_WRITES_TO_FD | EF_MODIFIES_STATE, PARAMS(params_30)},
    [49] = {"sendmsg", EC_IO_WRITE, 1, EF_USES_FD | EF_WRITES_TO_FD | EF_MODIFIES_STATE, PARAMS(params_29)},
    [50] = {"sendmmsg", EC_IO_WRITE, 1, EF_OLD_VERSION, NO_PARAMS},
    [51] = {"sendmmsg", EC_IO_WRITE, 1, EF_USES_FD | EF_WRITES_TO_FD | EF_MODIFIES_STATE, PARAMS(params_51)},
    [52] = {"recvmsg", EC_IO_READ, 1, EF_OLD_VERSION | EF_USES_FD | EF_READS_FROM_FD | EF_MODIFIES_STATE, PARAMS(params_4)},
    [53] = {"recvmsg", EC_IO_READ, 1, EF_USES_FD | EF_READS_FROM_FD | EF_MODIFIES_STATE, PARAMS(params_53)},
    [54] = {"recvmmsg", EC_IO_READ, 1, EF_OLD_VERSION, NO_PARAMS},
    [55] = {"recvmmsg", EC_IO_READ, 1, EF_USES_FD | EF_READS_FROM_FD | EF_MODIFIES_STATE, PARAMS(params_55)},
    [56] = {"accept", EC_NET, 1, EF_OLD_VERSION | EF_CREATES_FD | EF_MODIFIES_STATE, PARAMS(params_56)},
    [57] = {"accept", EC_NET, 1, EF_OLD_VERSION | EF_CREATES_FD | EF_MODIFIES_STATE, PARAMS(params_27)},
    [58] = {"creat", EC_FILE, 1, EF_CREATES_FD | EF_MODIFIES_STATE, PARAMS(params_58)},
    [59] = {"creat", EC_FILE, 1, EF_CREATES_FD | EF_MODIFIES_STATE, PARAMS(params_59)},
    [60] = {"pipe", EC_IPC, 1, EF_OLD_VERSION | EF_CREATES_FD | EF_MODIFIES_STATE, NO_PARAMS},
    [61] = {"pipe", EC_IPC, 1, EF_CREATES_FD | EF_MODIFIES_STATE, PARAMS(params_61)},
    [62] = {"eventfd", EC_IPC, 1, EF_OLD_VERSION | EF_CREATES_FD | EF_MODIFIES_STATE, PARAMS(params_62)},
    [63] = {"eventfd", EC_IPC, 1, EF_CREATES_FD | EF_MODIFIES_STATE, PARAMS(params_63)},
    [64] = {"futex", EC_IPC, 1, EF_OLD_VERSION, PARAMS(params_64)},
    [65] = {"futex", EC_IPC, 1, EF_NONE, PARAMS(params_65)},
    [66] = {"stat", EC_FILE, 1, EF_OLD_VERSION, NO_PARAMS},
    [67] = {"stat", EC_FILE, 1, EF_NONE, PARAMS(params_67)},
    [68] = {"lstat", EC_FILE, 1, EF_OLD_VERSION, NO_PARAMS},
    [69] = {"lstat", EC_FILE, 1, EF_NONE, PARAMS(params_67)},
    [70] = {"fstat", EC_FILE, 1, EF_OLD_VERSION | EF_USES_FD, PARAMS(params_70)},
    [71] = {"fstat", EC_FILE, 1, EF_USES_FD, PARAMS(params_71)},
    [72] = {"stat64", EC_FILE, 1, EF_OLD_VERSION, NO_PARAMS},
    [73] = {"stat64", EC_FILE, 1, EF_NONE, PARAMS(params_67)},
    [74] = {"lstat64", EC_FILE, 1, EF_OLD_VERSION, NO_PARAMS},
    [75] = {"lstat64", EC_FILE, 1, EF_NONE, PARAMS(params_67)},
    [76] = {"fstat64", EC_FILE, 1, EF_OLD_VERSION | EF_USES_FD, PARAMS(params_70)},
    [77] = {"fstat64", EC_FILE, 1, EF_NONE, PARAMS(params_77)},
    [78] = {"epoll_wait", EC_WAIT, 1, EF_OLD_VERSION | EF_WAITS, PARAMS(params_78)},
    [79] = {"epoll_wait", EC_WAIT, 1, EF_WAITS, PARAMS(params_79)},
    [80] = {"poll", EC_WAIT, 1, EF_OLD_VERSION | EF_WAITS, PARAMS(params_80)},
    [81] = {"poll", EC_WAIT, 1, EF_WAITS, PARAMS(params_81)},
    [82] = {"select", EC_WAIT, 1, EF_OLD_VERSION | EF_WAITS, NO_PARAMS},
    [83] = {"select", EC_WAIT, 1, EF_WAITS, PARAMS(params_77)},
    [84] = {"select", EC_WAIT, 1, EF_OLD_VERSION | EF_WAITS, NO_PARAMS},
    [85] = {"select", EC_WAIT, 1, EF_OLD_VERSION | EF_WAITS, PARAMS(params_77)},
    [86] = {"lseek", EC_FILE, 1, EF_OLD_VERSION | EF_USES_FD, PARAMS(params_86)},
    [87] = {"lseek", EC_FILE, 1, EF_USES_FD, PARAMS(params_87)},
    [88] = {"llseek", EC_FILE, 1, EF_OLD_VERSION | EF_USES_FD, PARAMS(params_86)},
    [89] = {"llseek", EC_FILE, 1, EF_USES_FD, PARAMS(params_87)},
    [90] = {"ioctl", EC_IO_OTHER, 1, EF_OLD_VERSION | EF_USES_FD, PARAMS(params_90)},
    [91] = {"ioctl", EC_IO_OTHER, 1, EF_OLD_VERSION | EF_USES_FD, PARAMS(params_77)},
    [92] = {"getcwd", EC_FILE, 1, EF_OLD_VERSION, NO_PARAMS},
    [93] = {"getcwd", EC_FILE, 1, EF_NONE, PARAMS(params_93)},
    [94] = {"chdir", EC_FILE, 1, EF_OLD_VERSION | EF_MODIFIES_STATE, NO_PARAMS},
    [95] = {"chdir", EC_FILE, 1, EF_MODIFIES_STATE, PARAMS(params_93)},
    [96] = {"fchdir", EC_FILE, 1, EF_OLD_VERSION | EF_USES_FD | EF_MODIFIES_STATE, PARAMS(params_70)},
    [97] = {"fchdir", EC_FILE, 1, EF_USES_FD | EF_MODIFIES_STATE, PARAMS(params_71)},
    [98] = {"mkdir", EC_FILE, 1, EF_OLD_VERSION, PARAMS(params_98)},
    [99] = {"mkdir", EC_FILE, 1, EF_OLD_VERSION, PARAMS(params_77)},
    [100] = {"rmdir", EC_FILE, 1, EF_OLD_VERSION, PARAMS(params_100)},
    [101] = {"rmdir", EC_FILE, 1, EF_OLD_VERSION, PARAMS(params_77)},
    [102] = {"openat", EC_FILE, 1, EF_OLD_VERSION | EF_CREATES_FD | EF_MODIFIES_STATE, PARAMS(params_102)},
    [103] = {"openat", EC_FILE, 1, EF_OLD_VERSION | EF_CREATES_FD | EF_MODIFIES_STATE, PARAMS(params_4)},
    [104] = {"link", EC_FILE, 1, EF_OLD_VERSION, PARAMS(params_104)},
    [105] = {"link", EC_FILE, 1, EF_OLD_VERSION, PARAMS(params_77)},
    [106] = {"linkat", EC_FILE, 1, EF_OLD_VERSION, PARAMS(params_106)},
    [107] = {"linkat", EC_FILE, 1, EF_OLD_VERSION, PARAMS(params_77)},
    [108] = {"unlink", EC_FILE, 1, EF_OLD_VERSION, PARAMS(params_100)},
    [109] = {"unlink", EC_FILE, 1, EF_OLD_VERSION, PARAMS(params_77)},
    [110] = {"unlinkat", EC_FILE, 1, EF_OLD_VERSION, PARAMS(params_110)},
    [111] = {"unlinkat", EC_FILE, 1, EF_OLD_VERSION, PARAMS(params_77)},
    [112] = {"pread", EC_IO_READ, 1, EF_OLD_VERSION | EF_USES_FD | EF_READS_FROM_FD, PARAMS(params_112)},
    [113] = {"pread", EC_IO_READ, 1, EF_USES_FD | EF_READS_FROM_FD, PARAMS(params_113)},
    [114] = {"pwrite", EC_IO_WRITE, 1, EF_OLD_VERSION | EF_USES_FD | EF_WRITES_TO_FD, PARAMS(params_112)},
    [115] = {"pwrite", EC_IO_WRITE, 1, EF_USES_FD | EF_WRITES_TO_FD, PARAMS(params_113)},
    [116] = {"readv", EC_IO_READ, 1, EF_OLD_VERSION | EF_USES_FD | EF_READS_FROM_FD, PARAMS(params_4)},
    [117] = {"readv", EC_IO_READ, 1, EF_USES_FD | EF_READS_FROM_FD, PARAMS(params_117)},
    [118] = {"writev", EC_IO_WRITE, 1, EF_OLD_VERSION | EF_USES_FD | EF_WRITES_TO_FD, PARAMS(params_6)},
    [119] = {"writev", EC_IO_WRITE, 1, EF_USES_FD | EF_WRITES_TO_FD, PARAMS(params_7)},
    [120] = {"preadv", EC_IO_READ, 1, EF_OLD_VERSION | EF_USES_FD | EF_READS_FROM_FD, PARAMS(params_120)},
    [121] = {"preadv", EC_IO_READ, 1, EF_USES_FD | EF_READS_FROM_FD, PARAMS(params_121)},
    [122] = {"pwritev", EC_IO_WRITE, 1, EF_OLD_VERSION | EF_USES_FD | EF_WRITES_TO_FD, PARAMS(params_112)},
    [123] = {"pwritev", EC_IO_WRITE, 1, EF_USES_FD | EF_WRITES_TO_FD, PARAMS(params_113)},
    [124] = {"dup", EC_IO_OTHER, 1, EF_OLD_VERSION | EF_CREATES_FD | EF_USES_FD | EF_MODIFIES_STATE, PARAMS(params_4)},
    [125] = {"dup", EC_IO_OTHER, 1, EF_OLD_VERSION | EF_CREATES_FD | EF_USES_FD | EF_MODIFIES_STATE, PARAMS(params_125)},
    [126] = {"signalfd", EC_SIGNAL, 1, EF_OLD_VERSION | EF_CREATES_FD | EF_MODIFIES_STATE, PARAMS(params_126)},
    [127] = {"signalfd", EC_SIGNAL, 1, EF_CREATES_FD | EF_MODIFIES_STATE, PARAMS(params_127)},
    [128] = {"kill", EC_SIGNAL, 1, EF_OLD_VERSION, PARAMS(params_128)},
    [129] = {"kill", EC_SIGNAL, 1, EF_NONE, PARAMS(params_129)},
    [130] = {"tkill", EC_SIGNAL, 1, EF_OLD_VERSION, PARAMS(params_130)},
    [131] = {"tkill", EC_SIGNAL, 1, EF_NONE, PARAMS(params_131)},
    [132] = {"tgkill", EC_SIGNAL, 1, EF_OLD_VERSION, PARAMS(params_132)},
    [133] = {"tgkill", EC_SIGNAL, 1, EF_NONE, PARAMS(params_133)},
    [134] = {"nanosleep", EC_SLEEP, 1, EF_OLD_VERSION | EF_WAITS, PARAMS(params_134)},
    [135] = {"nanosleep", EC_SLEEP, 1, EF_WAITS, PARAMS(params_135)},
    [136] = {"timerfd_create", EC_TIME, 1, EF_OLD_VERSION | EF_CREATES_FD | EF_MODIFIES_STATE, PARAMS(params_136)},
    [137] = {"timerfd_create", EC_TIME, 1, EF_CREATES_FD | EF_MODIFIES_STATE, PARAMS(params_137)},
    [138] = {"inotify_init", EC_IPC, 1, EF_OLD_VERSION | EF_CREATES_FD | EF_MODIFIES_STATE, PARAMS(params_138)},
    [139] = {"inotify_init", EC_IPC, 1, EF_CREATES_FD | EF_MODIFIES_STATE, PARAMS(params_139)},
    [140] = {"getrlimit", EC_PROCESS, 1, EF_OLD_VERSION, PARAMS(params_140)},
    [141] = {"getrlimit", EC_PROCESS, 1, EF_NONE, PARAMS(params_141)},
    [142] = {"setrlimit", EC_PROCESS, 1, EF_OLD_VERSION, PARAMS(params_140)},
    [143] = {"setrlimit", EC_PROCESS, 1, EF_NONE, PARAMS(params_141)},
    [144] = {"prlimit", EC_PROCESS, 1, EF_OLD_VERSION, PARAMS(params_144)},
    [145] = {"prlimit", EC_PROCESS, 1, EF_NONE, PARAMS(params_145)},
    [146] = {"switch", EC_SCHEDULER, 0, EF_OLD_VERSION | EF_SKIPPARSERESET, PARAMS(params_146)},
    [147] = {"NA", EC_UNKNOWN, 0, EF_UNUSED, NO_PARAMS},
    [148] = {"drop", EC_INTERNAL, 0, EF_SKIPPARSERESET, PARAMS(params_148)},
    [149] = {"drop", EC_INTERNAL, 0, EF_SKIPPARSERESET, PARAMS(params_148)},
    [150] = {"fcntl", EC_IO_OTHER, 1, EF_OLD_VERSION | EF_USES_FD | EF_MODIFIES_STATE, PARAMS(params_150)},
    [151] = {"fcntl", EC_IO_OTHER, 1, EF_USES_FD | EF_MODIFIES_STATE, PARAMS(params_151)},
    [152] = {"switch", EC_SCHEDULER, 0, EF_NONE, PARAMS(params_152)},
    [153] = {"NA", EC_UNKNOWN, 0, EF_UNUSED, NO_PARAMS},
    [154] = {"execve", EC_PROCESS, 1, EF_OLD_VERSION | EF_MODIFIES_STATE, NO_PARAMS},
    [155] = {"execve", EC_PROCESS, 1, EF_OLD_VERSION | EF_MODIFIES_STATE, PARAMS(params_155)},
    [156] = {"clone", EC_PROCESS, 1, EF_OLD_VERSION | EF_MODIFIES_STATE, NO_PARAMS},
    [157] = {"clone", EC_PROCESS, 1, EF_OLD_VERSION | EF_MODIFIES_STATE, PARAMS(params_157)},
    [158] = {"brk", EC_MEMORY, 1, EF_OLD_VERSION, PARAMS(params_158)},
    [159] = {"brk", EC_MEMORY, 1, EF_NONE, PARAMS(params_159)},
    [160] = {"mmap", EC_MEMORY, 1, EF_OLD_VERSION | EF_USES_FD, PARAMS(params_160)},
    [161] = {"mmap", EC_MEMORY, 1, EF_USES_FD, PARAMS(params_161)},
    [162] = {"mmap2", EC_MEMORY, 1, EF_OLD_VERSION | EF_USES_FD, PARAMS(params_162)},
    [163] = {"mmap2", EC_MEMORY, 1, EF_USES_FD, PARAMS(params_163)},
    [164] = {"munmap", EC_MEMORY, 1, EF_OLD_VERSION, PARAMS(params_164)},
    [165] = {"munmap", EC_MEMORY, 1, EF_NONE, PARAMS(params_165)},
    [166] = {"splice", EC_IO_OTHER, 1, EF_OLD_VERSION | EF_USES_FD, PARAMS(params_166)},
    [167] = {"splice", EC_IO_OTHER, 1, EF_USES_FD, PARAMS(params_167)},
    [168] = {"ptrace", EC_PROCESS, 1, EF_OLD_VERSION, PARAMS(params_168)},
    [169] = {"ptrace", EC_PROCESS, 1, EF_NONE, PARAMS(params_169)},
    [170] = {"ioctl", EC_IO_OTHER, 1, EF_OLD_VERSION | EF_USES_FD, PARAMS(params_170)},
    [171] = {"ioctl", EC_IO_OTHER, 1, EF_USES_FD, PARAMS(params_171)},
    [172] = {"execve", EC_PROCESS, 1, EF_OLD_VERSION | EF_MODIFIES_STATE, NO_PARAMS},
    [173] = {"execve", EC_PROCESS, 1, EF_OLD_VERSION | EF_MODIFIES_STATE, PARAMS(params_173)},
    [174] = {"rename", EC_FILE, 1, EF_OLD_VERSION, NO_PARAMS},
    [175] = {"rename", EC_FILE, 1, EF_NONE, PARAMS(params_175)},
    [176] = {"renameat", EC_FILE, 1, EF_OLD_VERSION, NO_PARAMS},
    [177] = {"renameat", EC_FILE, 1, EF_NONE, PARAMS(params_177)},
    [178] = {"symlink", EC_FILE, 1, EF_OLD_VERSION, NO_PARAMS},
    [179] = {"symlink", EC_FILE, 1, EF_NONE, PARAMS(params_179)},
    [180] = {"symlinkat", EC_FILE, 1, EF_OLD_VERSION, NO_PARAMS},
    [181] = {"symlinkat", EC_FILE, 1, EF_USES_FD, PARAMS(params_181)},
    [182] = {"fork", EC_PROCESS, 1, EF_OLD_VERSION | EF_MODIFIES_STATE, NO_PARAMS},
    [183] = {"fork", EC_PROCESS, 1, EF_OLD_VERSION | EF_MODIFIES_STATE, PARAMS(params_157)},
    [184] = {"vfork", EC_PROCESS, 1, EF_OLD_VERSION | EF_MODIFIES_STATE, NO_PARAMS},
    [185] = {"vfork", EC_PROCESS, 1, EF_OLD_VERSION | EF_MODIFIES_STATE, PARAMS(params_157)},
    [186] = {"procexit", EC_PROCESS, 0, EF_MODIFIES_STATE, PARAMS(params_186)},
    [187] = {"NA", EC_UNKNOWN, 0, EF_UNUSED, NO_PARAMS},
    [188] = {"sendfile", EC_IO_WRITE, 1, EF_OLD_VERSION | EF_USES_FD, PARAMS(params_188)},
    [189] = {"sendfile", EC_IO_WRITE, 1, EF_USES_FD, PARAMS(params_189)},
    [190] = {"quotactl", EC_USER, 1, EF_OLD_VERSION, PARAMS(params_190)},
    [191] = {"quotactl", EC_USER, 1, EF_NONE, PARAMS(params_191)},
    [192] = {"setresuid", EC_USER, 1, EF_OLD_VERSION | EF_MODIFIES_STATE, PARAMS(params_192)},
    [193] = {"setresuid", EC_USER, 1, EF_MODIFIES_STATE, PARAMS(params_193)},
    [194] = {"setresgid", EC_USER, 1, EF_OLD_VERSION | EF_MODIFIES_STATE, PARAMS(params_194)},
    [195] = {"setresgid", EC_USER, 1, EF_MODIFIES_STATE, PARAMS(params_195)},
    [196] = {"scapevent", EC_INTERNAL, 0, EF_SKIPPARSERESET, PARAMS(params_196)},
    [197] = {"NA", EC_UNKNOWN, 0, EF_UNUSED, NO_PARAMS},
    [198] = {"setuid", EC_USER, 1, EF_OLD_VERSION | EF_MODIFIES_STATE, PARAMS(params_198)},
    [199] = {"setuid", EC_USER, 1, EF_MODIFIES_STATE, PARAMS(params_199)},
    [200] = {"setgid", EC_USER, 1, EF_OLD_VERSION | EF_MODIFIES_STATE, PARAMS(params_200)},
    [201] = {"setgid", EC_USER, 1, EF_MODIFIES_STATE, PARAMS(params_201)},
    [202] = {"getuid", EC_USER, 1, EF_OLD_VERSION, NO_PARAMS},
    [203] = {"getuid", EC_USER, 1, EF_NONE, PARAMS(params_198)},
    [204] = {"geteuid", EC_USER, 1, EF_OLD_VERSION, NO_PARAMS},
    [205] = {"geteuid", EC_USER, 1, EF_NONE, PARAMS(params_205)},
    [206] = {"getgid", EC_USER, 1, EF_OLD_VERSION, NO_PARAMS},
    [207] = {"getgid", EC_USER, 1, EF_NONE, PARAMS(params_200)},
    [208] = {"getegid", EC_USER, 1, EF_OLD_VERSION, NO_PARAMS},
    [209] = {"getegid", EC_USER, 1, EF_NONE, PARAMS(params_209)},
    [210] = {"getresuid", EC_USER, 1, EF_OLD_VERSION, NO_PARAMS},
    [211] = {"getresuid", EC_USER, 1, EF_NONE, PARAMS(params_193)},
    [212] = {"getresgid", EC_USER, 1, EF_OLD_VERSION, NO_PARAMS},
    [213] = {"getresgid", EC_USER, 1, EF_NONE, PARAMS(params_195)},
    [214] = {"execve", EC_PROCESS, 1, EF_OLD_VERSION | EF_MODIFIES_STATE, NO_PARAMS},
    [215] = {"execve", EC_PROCESS, 1, EF_OLD_VERSION | EF_MODIFIES_STATE, PARAMS(params_215)},
    [216] = {"clone", EC_PROCESS, 1, EF_OLD_VERSION | EF_MODIFIES_STATE, NO_PARAMS},
    [217] = {"clone", EC_PROCESS, 1, EF_OLD_VERSION | EF_MODIFIES_STATE, PARAMS(params_217)},
    [218] = {"fork", EC_PROCESS, 1, EF_OLD_VERSION | EF_MODIFIES_STATE, NO_PARAMS},
    [219] = {"fork", EC_PROCESS, 1, EF_OLD_VERSION | EF_MODIFIES_STATE, PARAMS(params_217)},
    [220] = {"vfork", EC_PROCESS, 1, EF_OLD_VERSION | EF_MODIFIES_STATE, NO_PARAMS},
    [221] = {"vfork", EC_PROCESS, 1, EF_OLD_VERSION | EF_MODIFIES_STATE, PARAMS(params_217)},
    [222] = {"clone", EC_PROCESS, 1, EF_OLD_VERSION | EF_MODIFIES_STATE, NO_PARAMS},
    [223] = {"clone", EC_PROCESS, 1, EF_MODIFIES_STATE, PARAMS(params_223)},
    [224] = {"fork", EC_PROCESS, 1, EF_OLD_VERSION | EF_MODIFIES_STATE, NO_PARAMS},
    [225] = {"fork", EC_PROCESS, 1, EF_MODIFIES_STATE, PARAMS(params_223)},
    [226] = {"vfork", EC_PROCESS, 1, EF_OLD_VERSION | EF_MODIFIES_STATE, NO_PARAMS},
    [227] = {"vfork", EC_PROCESS, 1, EF_MODIFIES_STATE, PARAMS(params_223)},
    [228] = {"container", EC_INTERNAL, 0, EF_OLD_VERSION | EF_SKIPPARSERESET | EF_MODIFIES_STATE, PARAMS(params_228)},
    [229] = {"NA", EC_UNKNOWN, 0, EF_UNUSED, NO_PARAMS},
    [230] = {"execve", EC_PROCESS, 1, EF_OLD_VERSION | EF_MODIFIES_STATE, NO_PARAMS},
    [231] = {"execve", EC_PROCESS, 1, EF_OLD_VERSION | EF_MODIFIES_STATE, PARAMS(params_231)},
    [232] = {"signaldeliver", EC_SIGNAL, 0, EF_NONE, PARAMS(params_232)},
    [233] = {"NA", EC_UNKNOWN, 0, EF_UNUSED, NO_PARAMS},
    [234] = {"procinfo", EC_INTERNAL, 0, EF_SKIPPARSERESET, PARAMS(params_234)},
    [235] = {"NA", EC_UNKNOWN, 0, EF_UNUSED, NO_PARAMS},
    [236] = {"getdents", EC_FILE, 1, EF_OLD_VERSION | EF_USES_FD, PARAMS(params_70)},
    [237] = {"getdents", EC_FILE, 1, EF_USES_FD, PARAMS(params_71)},
    [238] = {"getdents64", EC_FILE, 1, EF_OLD_VERSION | EF_USES_FD, PARAMS(params_70)},
    [239] = {"getdents64", EC_FILE, 1, EF_USES_FD, PARAMS(params_71)},
    [240] = {"setns", EC_PROCESS, 1, EF_OLD_VERSION | EF_USES_FD, PARAMS(params_240)},
    [241] = {"setns", EC_PROCESS, 1, EF_USES_FD, PARAMS(params_241)},
    [242] = {"flock", EC_FILE, 1, EF_OLD_VERSION | EF_USES_FD, PARAMS(params_242)},
    [243] = {"flock", EC_FILE, 1, EF_USES_FD, PARAMS(params_243)},
    [244] = {"cpu_hotplug", EC_SYSTEM, 0, EF_SKIPPARSERESET | EF_MODIFIES_STATE, PARAMS(params_244)},
    [245] = {"NA", EC_UNKNOWN, 0, EF_UNUSED, NO_PARAMS},
    [246] = {"accept", EC_NET, 1, EF_OLD_VERSION | EF_CREATES_FD | EF_MODIFIES_STATE, NO_PARAMS},
    [247] = {"accept", EC_NET, 1, EF_CREATES_FD | EF_MODIFIES_STATE, PARAMS(params_247)},
    [248] = {"accept", EC_NET, 1, EF_OLD_VERSION | EF_CREATES_FD | EF_MODIFIES_STATE, PARAMS(params_56)},
    [249] = {"accept", EC_NET, 1, EF_OLD_VERSION | EF_CREATES_FD | EF_MODIFIES_STATE, PARAMS(params_247)},
    [250] = {"semop", EC_PROCESS, 1, EF_OLD_VERSION, PARAMS(params_250)},
    [251] = {"semop", EC_PROCESS, 1, EF_NONE, PARAMS(params_251)},
    [252] = {"semctl", EC_PROCESS, 1, EF_OLD_VERSION, PARAMS(params_252)},
    [253] = {"semctl", EC_PROCESS, 1, EF_NONE, PARAMS(params_253)},
    [254] = {"ppoll", EC_WAIT, 1, EF_OLD_VERSION | EF_WAITS, PARAMS(params_254)},
    [255] = {"ppoll", EC_WAIT, 1, EF_WAITS, PARAMS(params_255)},
    [256] = {"mount", EC_FILE, 1, EF_OLD_VERSION | EF_MODIFIES_STATE, PARAMS(params_256)},
    [257] = {"mount", EC_FILE, 1, EF_MODIFIES_STATE, PARAMS(params_257)},
    [258] = {"umount", EC_FILE, 1, EF_OLD_VERSION | EF_MODIFIES_STATE, PARAMS(params_258)},
    [259] = {"umount", EC_FILE, 1, EF_OLD_VERSION | EF_MODIFIES_STATE, PARAMS(params_259)},
    [260] = {"k8s", EC_INTERNAL, 0, EF_OLD_VERSION | EF_SKIPPARSERESET | EF_MODIFIES_STATE, PARAMS(params_260)},
    [261] = {"NA", EC_UNKNOWN, 0, EF_UNUSED, NO_PARAMS},
    [262] = {"semget", EC_PROCESS, 1, EF_OLD_VERSION, PARAMS(params_262)},
    [263] = {"semget", EC_PROCESS, 1, EF_NONE, PARAMS(params_263)},
    [264] = {"access", EC_FILE, 1, EF_OLD_VERSION, PARAMS(params_264)},
    [265] = {"access", EC_FILE, 1, EF_NONE, PARAMS(params_265)},
    [266] = {"chroot", EC_PROCESS, 1, EF_OLD_VERSION | EF_MODIFIES_STATE, NO_PARAMS},
    [267] = {"chroot", EC_PROCESS, 1, EF_MODIFIES_STATE, PARAMS(params_67)},
    [268] = {"tracer", EC_OTHER, 0, EF_OLD_VERSION, PARAMS(params_268)},
    [269] = {"NA", EC_UNKNOWN, 0, EF_UNUSED, PARAMS(params_268)},
    [270] = {"mesos", EC_INTERNAL, 0, EF_OLD_VERSION | EF_SKIPPARSERESET | EF_MODIFIES_STATE, PARAMS(params_260)},
    [271] = {"NA", EC_UNKNOWN, 0, EF_UNUSED, NO_PARAMS},
    [272] = {"container", EC_PROCESS, 0, EF_OLD_VERSION | EF_MODIFIES_STATE, PARAMS(params_260)},
    [273] = {"NA", EC_UNKNOWN, 0, EF_UNUSED, NO_PARAMS},
    [274] = {"setsid", EC_PROCESS, 1, EF_OLD_VERSION | EF_MODIFIES_STATE, NO_PARAMS},
    [275] = {"setsid", EC_PROCESS, 1, EF_MODIFIES_STATE, PARAMS(params_275)},
    [276] = {"mkdir", EC_FILE, 1, EF_OLD_VERSION, PARAMS(params_276)},
    [277] = {"mkdir", EC_FILE, 1, EF_NONE, PARAMS(params_277)},
    [278] = {"rmdir", EC_FILE, 1, EF_OLD_VERSION, NO_PARAMS},
    [279] = {"rmdir", EC_FILE, 1, EF_NONE, PARAMS(params_67)},
    [280] = {"notification", EC_OTHER, 0, EF_SKIPPARSERESET, PARAMS(params_280)},
    [281] = {"NA", EC_UNKNOWN, 0, EF_UNUSED, NO_PARAMS},
    [282] = {"execve", EC_PROCESS, 1, EF_OLD_VERSION | EF_MODIFIES_STATE, NO_PARAMS},
    [283] = {"execve", EC_PROCESS, 1, EF_OLD_VERSION | EF_MODIFIES_STATE, PARAMS(params_283)},
    [284] = {"unshare", EC_PROCESS, 1, EF_OLD_VERSION, PARAMS(params_284)},
    [285] = {"unshare", EC_PROCESS, 1, EF_NONE, PARAMS(params_285)},
    [286] = {"infra", EC_INTERNAL, 0, EF_SKIPPARSERESET, PARAMS(params_286)},
    [287] = {"NA", EC_UNKNOWN, 0, EF_UNUSED, NO_PARAMS},
    [288] = {"execve", EC_PROCESS, 1, EF_OLD_VERSION | EF_MODIFIES_STATE, PARAMS(params_288)},
    [289] = {"execve", EC_PROCESS, 1, EF_OLD_VERSION | EF_MODIFIES_STATE, PARAMS(params_283)},
    [290] = {"page_fault", EC_OTHER, 0, EF_SKIPPARSERESET, PARAMS(params_290)},
    [291] = {"NA", EC_UNKNOWN, 0, EF_UNUSED, NO_PARAMS},
    [292] = {"execve", EC_PROCESS, 1, EF_OLD_VERSION | EF_MODIFIES_STATE, PARAMS(params_288)},
    [293] = {"execve", EC_PROCESS, 1, EF_MODIFIES_STATE, PARAMS(params_293)},
    [294] = {"setpgid", EC_PROCESS, 1, EF_OLD_VERSION, PARAMS(params_294)},
    [295] = {"setpgid", EC_PROCESS, 1, EF_NONE, PARAMS(params_295)},
    [296] = {"bpf", EC_OTHER, 1, EF_OLD_VERSION | EF_CREATES_FD, PARAMS(params_296)},
    [297] = {"bpf", EC_OTHER, 1, EF_OLD_VERSION | EF_CREATES_FD, PARAMS(params_297)},
    [298] = {"seccomp", EC_OTHER, 1, EF_OLD_VERSION, PARAMS(params_298)},
    [299] = {"seccomp", EC_OTHER, 1, EF_NONE, PARAMS(params_299)},
    [300] = {"unlink", EC_FILE, 1, EF_OLD_VERSION, NO_PARAMS},
    [301] = {"unlink", EC_FILE, 1, EF_NONE, PARAMS(params_67)},
    [302] = {"unlinkat", EC_FILE, 1, EF_OLD_VERSION, NO_PARAMS},
    [303] = {"unlinkat", EC_FILE, 1, EF_USES_FD, PARAMS(params_303)},
    [304] = {"mkdirat", EC_FILE, 1, EF_OLD_VERSION, NO_PARAMS},
    [305] = {"mkdirat", EC_FILE, 1, EF_USES_FD, PARAMS(params_305)},
    [306] = {"openat", EC_FILE, 1, EF_CREATES_FD | EF_MODIFIES_STATE, PARAMS(params_306)},
    [307] = {"openat", EC_FILE, 1, EF_CREATES_FD | EF_MODIFIES_STATE, PARAMS(params_307)},
    [308] = {"link", EC_FILE, 1, EF_OLD_VERSION, NO_PARAMS},
    [309] = {"link", EC_FILE, 1, EF_NONE, PARAMS(params_175)},
    [310] = {"linkat", EC_FILE, 1, EF_OLD_VERSION, NO_PARAMS},
    [311] = {"linkat", EC_FILE, 1, EF_NONE, PARAMS(params_311)},
    [312] = {"fchmodat", EC_FILE, 1, EF_OLD_VERSION, NO_PARAMS},
    [313] = {"fchmodat", EC_FILE, 1, EF_USES_FD, PARAMS(params_313)},
    [314] = {"chmod", EC_FILE, 1, EF_OLD_VERSION, NO_PARAMS},
    [315] = {"chmod", EC_FILE, 1, EF_NONE, PARAMS(params_315)},
    [316] = {"fchmod", EC_FILE, 1, EF_OLD_VERSION, NO_PARAMS},
    [317] = {"fchmod", EC_FILE, 1, EF_USES_FD, PARAMS(params_317)},
    [318] = {"renameat2", EC_FILE, 1, EF_OLD_VERSION, NO_PARAMS},
    [319] = {"renameat2", EC_FILE, 1, EF_NONE, PARAMS(params_319)},
    [320] = {"userfaultfd", EC_FILE, 1, EF_OLD_VERSION | EF_CREATES_FD | EF_MODIFIES_STATE, NO_PARAMS},
    [321] = {"userfaultfd", EC_FILE, 1, EF_CREATES_FD | EF_MODIFIES_STATE, PARAMS(params_321)},
    [322] = {"pluginevent", EC_OTHER, 0, EF_LARGE_PAYLOAD, PARAMS(params_322)},
    [323] = {"NA", EC_UNKNOWN, 0, EF_UNUSED, NO_PARAMS},
    [324] = {"container", EC_PROCESS, 0, EF_MODIFIES_STATE | EF_LARGE_PAYLOAD, PARAMS(params_260)},
    [325] = {"NA", EC_UNKNOWN, 0, EF_UNUSED, NO_PARAMS},
    [326] = {"openat2", EC_FILE, 1, EF_CREATES_FD | EF_MODIFIES_STATE, PARAMS(params_326)},
    [327] = {"openat2", EC_FILE, 1, EF_CREATES_FD | EF_MODIFIES_STATE, PARAMS(params_327)},
    [328] = {"mprotect", EC_MEMORY, 1, EF_OLD_VERSION, PARAMS(params_328)},
    [329] = {"mprotect", EC_MEMORY, 1, EF_NONE, PARAMS(params_329)},
    [330] = {"execveat", EC_PROCESS, 1, EF_OLD_VERSION | EF_MODIFIES_STATE, PARAMS(params_330)},
    [331] = {"execveat", EC_PROCESS, 1, EF_MODIFIES_STATE, PARAMS(params_331)},
    [332] = {"copy_file_range", EC_FILE, 1, EF_OLD_VERSION | EF_USES_FD | EF_READS_FROM_FD | EF_WRITES_TO_FD, PARAMS(params_332)},
    [333] = {"copy_file_range", EC_FILE, 1, EF_USES_FD | EF_READS_FROM_FD | EF_WRITES_TO_FD, PARAMS(params_333)},
    [334] = {"clone3", EC_PROCESS, 1, EF_OLD_VERSION | EF_MODIFIES_STATE, NO_PARAMS},
    [335] = {"clone3", EC_PROCESS, 1, EF_MODIFIES_STATE, PARAMS(params_223)},
    [336] = {"open_by_handle_at", EC_FILE, 1, EF_OLD_VERSION | EF_CREATES_FD | EF_MODIFIES_STATE, NO_PARAMS},
    [337] = {"open_by_handle_at", EC_FILE, 1, EF_CREATES_FD | EF_MODIFIES_STATE, PARAMS(params_337)},
    [338] = {"io_uring_setup", EC_IO_OTHER, 1, EF_OLD_VERSION | EF_CREATES_FD | EF_MODIFIES_STATE, NO_PARAMS},
    [339] = {"io_uring_setup", EC_IO_OTHER, 1, EF_CREATES_FD | EF_MODIFIES_STATE, PARAMS(params_339)},
    [340] = {"io_uring_enter", EC_IO_OTHER, 1, EF_OLD_VERSION, NO_PARAMS},
    [341] = {"io_uring_enter", EC_IO_OTHER, 1, EF_USES_FD, PARAMS(params_341)},
    [342] = {"io_uring_register", EC_IO_OTHER, 1, EF_OLD_VERSION, NO_PARAMS},
    [343] = {"io_uring_register", EC_IO_OTHER, 1, EF_USES_FD, PARAMS(params_343)},
    [344] = {"mlock", EC_MEMORY, 1, EF_OLD_VERSION, NO_PARAMS},
    [345] = {"mlock", EC_MEMORY, 1, EF_NONE, PARAMS(params_345)},
    [346] = {"munlock", EC_MEMORY, 1, EF_OLD_VERSION, NO_PARAMS},
    [347] = {"munlock", EC_MEMORY, 1, EF_NONE, PARAMS(params_345)},
    [348] = {"mlockall", EC_MEMORY, 1, EF_OLD_VERSION, NO_PARAMS},
    [349] = {"mlockall", EC_MEMORY, 1, EF_NONE, PARAMS(params_349)},
    [350] = {"munlockall", EC_MEMORY, 1, EF_OLD_VERSION, NO_PARAMS},
    [351] = {"munlockall", EC_MEMORY, 1, EF_NONE, PARAMS(params_77)},
    [352] = {"capset", EC_PROCESS, 1, EF_OLD_VERSION | EF_MODIFIES_STATE, NO_PARAMS},
    [353] = {"capset", EC_PROCESS, 1, EF_MODIFIES_STATE, PARAMS(params_353)},
    [354] = {"useradded", EC_PROCESS, 0, EF_MODIFIES_STATE, PARAMS(params_354)},
    [355] = {"NA", EC_UNKNOWN, 0, EF_UNUSED, NO_PARAMS},
    [356] = {"userdeleted", EC_PROCESS, 0, EF_MODIFIES_STATE, PARAMS(params_354)},
    [357] = {"NA", EC_UNKNOWN, 0, EF_UNUSED, NO_PARAMS},
    [358] = {"groupadded", EC_PROCESS, 0, EF_MODIFIES_STATE, PARAMS(params_358)},
    [359] = {"NA", EC_UNKNOWN, 0, EF_UNUSED, NO_PARAMS},
    [360] = {"groupdeleted", EC_PROCESS, 0, EF_MODIFIES_STATE, PARAMS(params_358)},
    [361] = {"NA", EC_UNKNOWN, 0, EF_UNUSED, NO_PARAMS},
    [362] = {"dup2", EC_IO_OTHER, 1, EF_OLD_VERSION | EF_CREATES_FD | EF_USES_FD | EF_MODIFIES_STATE, PARAMS(params_4)},
    [363] = {"dup2", EC_IO_OTHER, 1, EF_CREATES_FD | EF_USES_FD | EF_MODIFIES_STATE, PARAMS(params_363)},
    [364] = {"dup3", EC_IO_OTHER, 1, EF_OLD_VERSION | EF_CREATES_FD | EF_USES_FD | EF_MODIFIES_STATE, PARAMS(params_4)},
    [365] = {"dup3", EC_IO_OTHER, 1, EF_CREATES_FD | EF_USES_FD | EF_MODIFIES_STATE, PARAMS(params_365)},
    [366] = {"dup", EC_IO_OTHER, 1, EF_OLD_VERSION | EF_CREATES_FD | EF_USES_FD | EF_MODIFIES_STATE, PARAMS(params_4)},
    [367] = {"dup", EC_IO_OTHER, 1, EF_CREATES_FD | EF_USES_FD | EF_MODIFIES_STATE, PARAMS(params_367)},
    [368] = {"bpf", EC_OTHER, 1, EF_OLD_VERSION | EF_CREATES_FD, PARAMS(params_296)},
    [369] = {"bpf", EC_OTHER, 1, EF_CREATES_FD, PARAMS(params_369)},
    [370] = {"mlock2", EC_MEMORY, 1, EF_OLD_VERSION, NO_PARAMS},
    [371] = {"mlock2", EC_MEMORY, 1, EF_NONE, PARAMS(params_371)},
    [372] = {"fsconfig", EC_SYSTEM, 1, EF_OLD_VERSION, NO_PARAMS},
    [373] = {"fsconfig", EC_SYSTEM, 1, EF_USES_FD, PARAMS(params_373)},
    [374] = {"epoll_create", EC_WAIT, 1, EF_OLD_VERSION | EF_CREATES_FD | EF_MODIFIES_STATE, PARAMS(params_374)},
    [375] = {"epoll_create", EC_WAIT, 1, EF_CREATES_FD | EF_MODIFIES_STATE, PARAMS(params_375)},
    [376] = {"epoll_create1", EC_WAIT, 1, EF_OLD_VERSION | EF_CREATES_FD | EF_MODIFIES_STATE, PARAMS(params_376)},
    [377] = {"epoll_create1", EC_WAIT, 1, EF_CREATES_FD | EF_MODIFIES_STATE, PARAMS(params_377)},
    [378] = {"chown", EC_FILE, 1, EF_OLD_VERSION, NO_PARAMS},
    [379] = {"chown", EC_FILE, 1, EF_NONE, PARAMS(params_379)},
    [380] = {"lchown", EC_FILE, 1, EF_OLD_VERSION, NO_PARAMS},
    [381] = {"lchown", EC_FILE, 1, EF_NONE, PARAMS(params_379)},
    [382] = {"fchown", EC_FILE, 1, EF_OLD_VERSION, NO_PARAMS},
    [383] = {"fchown", EC_FILE, 1, EF_USES_FD, PARAMS(params_383)},
    [384] = {"fchownat", EC_FILE, 1, EF_OLD_VERSION, NO_PARAMS},
    [385] = {"fchownat", EC_FILE, 1, EF_USES_FD, PARAMS(params_385)},
    [386] = {"umount", EC_FILE, 1, EF_OLD_VERSION | EF_MODIFIES_STATE, NO_PARAMS},
    [387] = {"umount", EC_FILE, 1, EF_MODIFIES_STATE, PARAMS(params_259)},
    [388] = {"accept4", EC_NET, 1, EF_OLD_VERSION | EF_CREATES_FD | EF_MODIFIES_STATE, PARAMS(params_56)},
    [389] = {"accept4", EC_NET, 1, EF_CREATES_FD | EF_MODIFIES_STATE, PARAMS(params_389)},
    [390] = {"umount2", EC_FILE, 1, EF_OLD_VERSION | EF_MODIFIES_STATE, PARAMS(params_258)},
    [391] = {"umount2", EC_FILE, 1, EF_MODIFIES_STATE, PARAMS(params_391)},
    [392] = {"pipe2", EC_IPC, 1, EF_OLD_VERSION | EF_CREATES_FD | EF_MODIFIES_STATE, NO_PARAMS},
    [393] = {"pipe2", EC_IPC, 1, EF_CREATES_FD | EF_MODIFIES_STATE, PARAMS(params_393)},
    [394] = {"inotify_init1", EC_IPC, 1, EF_OLD_VERSION | EF_CREATES_FD | EF_MODIFIES_STATE, NO_PARAMS},
    [395] = {"inotify_init1", EC_IPC, 1, EF_CREATES_FD | EF_MODIFIES_STATE, PARAMS(params_395)},
    [396] = {"eventfd2", EC_IPC, 1, EF_OLD_VERSION | EF_CREATES_FD | EF_MODIFIES_STATE, PARAMS(params_396)},
    [397] = {"eventfd2", EC_IPC, 1, EF_CREATES_FD | EF_MODIFIES_STATE, PARAMS(params_397)},
    [398] = {"signalfd4", EC_SIGNAL, 1, EF_OLD_VERSION | EF_CREATES_FD | EF_MODIFIES_STATE, PARAMS(params_398)},
    [399] = {"signalfd4", EC_SIGNAL, 1, EF_CREATES_FD | EF_MODIFIES_STATE, PARAMS(params_399)},
    [400] = {"prctl", EC_PROCESS, 1, EF_OLD_VERSION | EF_MODIFIES_STATE, NO_PARAMS},
    [401] = {"prctl", EC_PROCESS, 1, EF_MODIFIES_STATE, PARAMS(params_401)},
    [402] = {"asyncevent", EC_OTHER, 0, EF_LARGE_PAYLOAD, PARAMS(params_402)},
    [403] = {"NA", EC_UNKNOWN, 0, EF_UNUSED, NO_PARAMS},
    [404] = {"memfd_create", EC_MEMORY, 1, EF_OLD_VERSION | EF_CREATES_FD | EF_MODIFIES_STATE, NO_PARAMS},
    [405] = {"memfd_create", EC_MEMORY, 1, EF_CREATES_FD | EF_MODIFIES_STATE, PARAMS(params_405)},
    [406] = {"pidfd_getfd", EC_PROCESS, 1, EF_OLD_VERSION | EF_CREATES_FD | EF_MODIFIES_STATE, NO_PARAMS},
    [407] = {"pidfd_getfd", EC_PROCESS, 1, EF_CREATES_FD | EF_MODIFIES_STATE, PARAMS(params_407)},
    [408] = {"pidfd_open", EC_PROCESS, 1, EF_OLD_VERSION | EF_CREATES_FD | EF_MODIFIES_STATE, NO_PARAMS},
    [409] = {"pidfd_open", EC_PROCESS, 1, EF_CREATES_FD | EF_MODIFIES_STATE, PARAMS(params_409)},
    [410] = {"init_module", EC_OTHER, 1, EF_OLD_VERSION, NO_PARAMS},
    [411] = {"init_module", EC_OTHER, 1, EF_NONE, PARAMS(params_411)},
    [412] = {"finit_module", EC_OTHER, 1, EF_OLD_VERSION, NO_PARAMS},
    [413] = {"finit_module", EC_OTHER, 1, EF_USES_FD | EF_READS_FROM_FD, PARAMS(params_413)},
    [414] = {"mknod", EC_OTHER, 1, EF_OLD_VERSION, NO_PARAMS},
    [415] = {"mknod", EC_OTHER, 1, EF_NONE, PARAMS(params_415)},
    [416] = {"mknodat", EC_OTHER, 1, EF_OLD_VERSION, NO_PARAMS},
    [417] = {"mknodat", EC_OTHER, 1, EF_USES_FD, PARAMS(params_417)},
    [418] = {"newfstatat", EC_FILE, 1, EF_OLD_VERSION, NO_PARAMS},
    [419] = {"newfstatat", EC_FILE, 1, EF_USES_FD, PARAMS(params_419)},
    [420] = {"process_vm_readv", EC_IPC, 1, EF_OLD_VERSION, NO_PARAMS},
    [421] = {"process_vm_readv", EC_IPC, 1, EF_NONE, PARAMS(params_421)},
    [422] = {"process_vm_writev", EC_IPC, 1, EF_OLD_VERSION, NO_PARAMS},
    [423] = {"process_vm_writev", EC_IPC, 1, EF_NONE, PARAMS(params_421)},
    [424] = {"delete_module", EC_OTHER, 1, EF_OLD_VERSION, NO_PARAMS},
    [425] = {"delete_module", EC_OTHER, 1, EF_NONE, PARAMS(params_425)},
    [426] = {"setreuid", EC_USER, 1, EF_OLD_VERSION | EF_MODIFIES_STATE, NO_PARAMS},
    [427] = {"setreuid", EC_USER, 1, EF_MODIFIES_STATE, PARAMS(params_427)},
    [428] = {"setregid", EC_USER, 1, EF_OLD_VERSION, NO_PARAMS},
    [429] = {"setregid", EC_USER, 1, EF_MODIFIES_STATE, PARAMS(params_429)},
    [430] = {"task", EC_PROCESS, 0, EF_MODIFIES_STATE, PARAMS(params_430)},
    [431] = {"NA", EC_UNKNOWN, 0, EF_UNUSED, NO_PARAMS},
    [432] = {"task_file_pipe", EC_FILE, 0, EF_MODIFIES_STATE, PARAMS(params_432)},
    [433] = {"NA", EC_UNKNOWN, 0, EF_UNUSED, NO_PARAMS},
    [434] = {"task_file_memfd", EC_FILE, 0, EF_MODIFIES_STATE, PARAMS(params_432)},
    [435] = {"NA", EC_UNKNOWN, 0, EF_UNUSED, NO_PARAMS},
    [436] = {"task_file_regular", EC_FILE, 0, EF_MODIFIES_STATE, PARAMS(params_436)},
    [437] = {"NA", EC_UNKNOWN, 0, EF_UNUSED, NO_PARAMS},
    [438] = {"task_file_directory", EC_FILE, 0, EF_MODIFIES_STATE, PARAMS(params_432)},
    [439] = {"NA", EC_UNKNOWN, 0, EF_UNUSED, NO_PARAMS},
    [440] = {"task_file_socket_inet", EC_FILE, 0, EF_MODIFIES_STATE, PARAMS(params_440)},
    [441] = {"NA", EC_UNKNOWN, 0, EF_UNUSED, NO_PARAMS},
    [442] = {"task_file_socket_inet6", EC_FILE, 0, EF_MODIFIES_STATE, PARAMS(params_442)},
    [443] = {"NA", EC_UNKNOWN, 0, EF_UNUSED, NO_PARAMS},
    [444] = {"task_file_socket_unix", EC_FILE, 0, EF_MODIFIES_STATE, PARAMS(params_444)},
    [445] = {"NA", EC_UNKNOWN, 0, EF_UNUSED, NO_PARAMS},
    [446] = {"task_file_socket_netlink", EC_FILE, 0, EF_MODIFIES_STATE, PARAMS(params_446)},
    [447] = {"NA", EC_UNKNOWN, 0, EF_UNUSED, NO_PARAMS},
    [448] = {"task_file_anon_inode", EC_FILE, 0, EF_MODIFIES_STATE, PARAMS(params_448)},
    [449] = {"NA", EC_UNKNOWN, 0, EF_UNUSED, NO_PARAMS},
    [450] = {"NA", EC_UNKNOWN, 0, EF_UNUSED, NO_PARAMS},
    [451] = {"close_range", EC_IO_OTHER, 1, EF_MODIFIES_STATE, PARAMS(params_451)},
    [452] = {"NA", EC_UNKNOWN, 0, EF_UNUSED, NO_PARAMS},
    [453] = {"keyctl", EC_OTHER, 1, EF_NONE, PARAMS(params_453)},
    [EVENT_CONTAINER_SEEN] = {"container_seen", EC_PROCESS, 0, EF_SKIPPARSERESET, NO_PARAMS},
    [EVENT_PROCESS_SEEN] = {"process_seen", EC_PROCESS, 0, EF_SKIPPARSERESET, NO_PARAMS},
};
/* clang-format on */
