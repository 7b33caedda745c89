/** Names of flags and enumerations, one table each, ended by a NULL name. Parameters refer to them. */
#ifndef SCAP_FLAG_TABLES_H
#define SCAP_FLAG_TABLES_H

#include "event_table.h"

extern const struct flag_name socket_families[];
extern const struct flag_name file_flags[];
extern const struct flag_name creat_flags[];
extern const struct flag_name flock_flags[];
extern const struct flag_name clone_flags[];
extern const struct flag_name futex_operations[];
extern const struct flag_name poll_flags[];
extern const struct flag_name mount_flags[];
extern const struct flag_name umount_flags[];
extern const struct flag_name lseek_whence[];
extern const struct flag_name shutdown_how[];
extern const struct flag_name rlimit_resources[];
extern const struct flag_name fcntl_commands[];
extern const struct flag_name sockopt_levels[];
extern const struct flag_name sockopt_options[];
extern const struct flag_name ptrace_requests[];
extern const struct flag_name prot_flags[];
extern const struct flag_name mmap_flags[];
extern const struct flag_name splice_flags[];
extern const struct flag_name quotactl_dqi_flags[];
extern const struct flag_name quotactl_cmds[];
extern const struct flag_name quotactl_types[];
extern const struct flag_name quotactl_quota_fmts[];
extern const struct flag_name semop_flags[];
extern const struct flag_name semget_flags[];
extern const struct flag_name semctl_commands[];
extern const struct flag_name access_flags[];
extern const struct flag_name pf_flags[];
extern const struct flag_name unlinkat_flags[];
extern const struct flag_name linkat_flags[];
extern const struct flag_name newfstatat_flags[];
extern const struct flag_name chmod_mode[];
extern const struct flag_name fchownat_flags[];
extern const struct flag_name renameat2_flags[];
extern const struct flag_name openat2_flags[];
extern const struct flag_name execve_flags[];
extern const struct flag_name execveat_flags[];
extern const struct flag_name io_uring_setup_flags[];
extern const struct flag_name io_uring_setup_feats[];
extern const struct flag_name io_uring_enter_flags[];
extern const struct flag_name io_uring_register_opcodes[];
extern const struct flag_name mlockall_flags[];
extern const struct flag_name mlock2_flags[];
extern const struct flag_name fsconfig_cmds[];
extern const struct flag_name epoll_create1_flags[];
extern const struct flag_name prctl_options[];
extern const struct flag_name keyctl_operations[];
extern const struct flag_name memfd_create_flags[];
extern const struct flag_name pidfd_open_flags[];
extern const struct flag_name mknod_mode[];
extern const struct flag_name bpf_commands[];
extern const struct flag_name delete_module_flags[];
extern const struct flag_name close_range_flags[];
extern const struct flag_name finit_module_flags[];
extern const struct flag_name anon_inode_fd_types[];

#endif
