/**
 * The event table: what every event type of falcosecurity/libs is called, what it
 * does and which parameters it has. Names of older captures are mapped to these
 * layouts by the capture reader; this file knows the newest layout only.
 * @see falcosecurity/libs driver/event_table.c, driver/ppm_events_public.h
 */
import { invariant } from '../base/assert.ts';

/** What kind of activity an event is; I/O categories become `file`, `net` or `ipc` by the type of the file descriptor. */
export type EventCategory =
  | 'unknown'
  | 'other'
  | 'file'
  | 'net'
  | 'IPC'
  | 'memory'
  | 'process'
  | 'sleep'
  | 'system'
  | 'signal'
  | 'user'
  | 'time'
  | 'io-read'
  | 'io-write'
  | 'io-other'
  | 'wait'
  | 'scheduler'
  | 'internal';

/** What produces an event: a system call, a kernel trace point, the capture library itself, a plugin, a /proc-like iterator. */
export type EventOrigin = 'syscall' | 'tracepoint' | 'metaevent' | 'plugin' | 'iterator' | 'unused';

/** How a parameter is encoded, after libs' PT_… names. */
export type ParameterType =
  | 'abstime'
  | 'bytebuf'
  | 'charbuf'
  | 'charbufarray'
  | 'charbufpairarray'
  | 'dyn'
  | 'enumflags16'
  | 'enumflags32'
  | 'enumflags8'
  | 'errno'
  | 'fd'
  | 'fd32'
  | 'fdlist'
  | 'flags16'
  | 'flags32'
  | 'flags8'
  | 'fspath'
  | 'fsrelpath'
  | 'gid'
  | 'int16'
  | 'int32'
  | 'int64'
  | 'ipv4addr'
  | 'ipv6addr'
  | 'mode'
  | 'pid'
  | 'pid32'
  | 'port'
  | 'reltime'
  | 'sigset'
  | 'sigtype'
  | 'sockaddr'
  | 'socktuple'
  | 'syscallid'
  | 'uid'
  | 'uint16'
  | 'uint32'
  | 'uint64'
  | 'uint8';

/** How a parameter's number is printed; `na` for what is not a number. */
export type PrintFormat = 'na' | 'dec' | 'hex' | 'oct';

/** One parameter of an event, in the order recorded. */
export interface EventParameter {
  readonly name: string;
  readonly type: ParameterType;
  readonly format: PrintFormat;
  /** Name of the table that turns flags or the kind of a dynamic parameter into words. */
  readonly table: string | undefined;
  /** For a relative path: index of the parameter with the directory's file descriptor. */
  readonly directoryParameter: number | undefined;
}

/** One event type. Even ids are enter events (`>`), odd ids exit events (`<`). */
export interface EventType {
  readonly id: number;
  /** Value of `evt.type`; `NA` for the unused half of a pair. */
  readonly name: string;
  readonly category: EventCategory;
  readonly origin: EventOrigin;
  /** Bits of {@link EVENT_FLAG}. */
  readonly flags: number;
  readonly parameters: readonly EventParameter[];
}

/** What an event does, as bits of `EventType.flags`. */
export const EVENT_FLAG = {
  createsFd: 1,
  destroysFd: 2,
  usesFd: 4,
  readsFromFd: 8,
  writesToFd: 16,
  modifiesState: 32,
  waits: 64,
  /** Needs no thread lookup and changes no state. */
  skipsParserReset: 128,
  /** A layout that current drivers no longer produce. */
  isOldVersion: 256,
  hasLargePayload: 512,
} as const;

/** The letters of the table's fourth column. */
const FLAG_LETTERS: Readonly<Record<string, number>> = {
  C: EVENT_FLAG.createsFd,
  D: EVENT_FLAG.destroysFd,
  U: EVENT_FLAG.usesFd,
  R: EVENT_FLAG.readsFromFd,
  W: EVENT_FLAG.writesToFd,
  M: EVENT_FLAG.modifiesState,
  T: EVENT_FLAG.waits,
  S: EVENT_FLAG.skipsParserReset,
  O: EVENT_FLAG.isOldVersion,
  L: EVENT_FLAG.hasLargePayload,
};

type Row = Omit<EventType, 'id'>;

/**
 * One row. `parameters` holds, blank-separated, `name:type`, then if they apply
 * `/format` (when it is not the type's usual one), `@table`, `#directoryParameter`.
 */
function event(name: string, category: EventCategory, origin: EventOrigin, flags: string, parameters: string): Row {
  return {
    name,
    category,
    origin,
    flags: [...flags].reduce((bits, letter) => bits | (FLAG_LETTERS[letter] ?? 0), 0),
    parameters: parameters === '' ? [] : parameters.split(' ').map(parameter),
  };
}

const PARAMETER = /^(\w+):(\w+)(?:\/(\w+))?(?:@(\w+))?(?:#(\d+))?$/;
const NOT_NUMERIC = /^(?:charbuf|bytebuf|fspath|fsrelpath|sock|fdlist|dyn|ipv|sigset)/;

function parameter(text: string): EventParameter {
  const match = PARAMETER.exec(text);
  invariant(match, `bad parameter "${text}" in the event table`);
  const [, name = '', type = '', format, table, directory] = match;
  return {
    name,
    type: type as ParameterType,
    format: (format as PrintFormat | undefined) ?? (NOT_NUMERIC.test(type) ? 'na' : 'dec'),
    table,
    directoryParameter: directory === undefined ? undefined : Number(directory),
  };
}

/** The half of a pair that never occurs. */
const unused: Row = { name: 'NA', category: 'unknown', origin: 'unused', flags: 0, parameters: [] };

// biome-ignore format: table
const ROWS: readonly Row[] = [
  // 0
  event('syscall', 'other', 'syscall', 'O', 'ID:syscallid nativeID:uint16'),
  event('syscall', 'other', 'syscall', '', 'ID:syscallid nativeID:uint16'),
  event('open', 'file', 'syscall', 'CM', 'name:fspath flags:flags32/hex@file_flags mode:uint32/oct'),
  event('open', 'file', 'syscall', 'CM', 'fd:fd name:fspath flags:flags32/hex@file_flags mode:uint32/oct dev:uint32/hex ino:uint64'),
  event('close', 'io-other', 'syscall', 'DUMO', 'fd:fd'),
  event('close', 'io-other', 'syscall', 'DUM', 'res:errno fd:fd'),
  event('read', 'io-read', 'syscall', 'URO', 'fd:fd size:uint32'),
  event('read', 'io-read', 'syscall', 'UR', 'res:errno data:bytebuf fd:fd size:uint32'),
  event('write', 'io-write', 'syscall', 'UWO', 'fd:fd size:uint32'),
  event('write', 'io-write', 'syscall', 'UW', 'res:errno data:bytebuf fd:fd size:uint32'),
  // 10
  event('brk', 'memory', 'syscall', 'O', 'size:uint32'),
  event('brk', 'memory', 'syscall', 'O', 'res:uint64/hex'),
  event('execve', 'process', 'syscall', 'MO', ''),
  event('execve', 'process', 'syscall', 'MO', 'res:errno exe:charbuf args:bytebuf tid:pid pid:pid ptid:pid cwd:charbuf fdlimit:uint64'),
  event('clone', 'process', 'syscall', 'MO', ''),
  event('clone', 'process', 'syscall', 'MO', 'res:pid exe:charbuf args:bytebuf tid:pid pid:pid ptid:pid cwd:charbuf fdlimit:int64 flags:flags32/hex@clone_flags uid:uint32 gid:uint32'),
  event('procexit', 'process', 'tracepoint', 'MO', ''),
  unused,
  event('socket', 'net', 'syscall', 'CMO', 'domain:enumflags32@socket_families type:uint32 proto:uint32'),
  event('socket', 'net', 'syscall', 'CM', 'fd:fd domain:enumflags32@socket_families type:uint32 proto:uint32 flags:flags32/hex@file_flags'),
  // 20
  event('bind', 'net', 'syscall', 'UMO', 'fd:fd'),
  event('bind', 'net', 'syscall', 'UM', 'res:errno addr:sockaddr fd:fd'),
  event('connect', 'net', 'syscall', 'UM', 'fd:fd addr:sockaddr'),
  event('connect', 'net', 'syscall', 'UM', 'res:errno tuple:socktuple fd:fd addr:sockaddr'),
  event('listen', 'net', 'syscall', 'UO', 'fd:fd backlog:int32'),
  event('listen', 'net', 'syscall', 'U', 'res:errno fd:fd backlog:int32'),
  event('accept', 'net', 'syscall', 'CMO', ''),
  event('accept', 'net', 'syscall', 'CMO', 'fd:fd tuple:socktuple queuepct:uint8'),
  event('send', 'io-write', 'syscall', 'UWO', 'fd:fd size:uint32'),
  event('send', 'io-write', 'syscall', 'UW', 'res:errno data:bytebuf fd:fd size:uint32 tuple:socktuple'),
  // 30
  event('sendto', 'io-write', 'syscall', 'UWMO', 'fd:fd size:uint32 tuple:socktuple'),
  event('sendto', 'io-write', 'syscall', 'UWM', 'res:errno data:bytebuf fd:fd size:uint32 tuple:socktuple'),
  event('recv', 'io-read', 'syscall', 'URO', 'fd:fd size:uint32'),
  event('recv', 'io-read', 'syscall', 'UR', 'res:errno data:bytebuf fd:fd size:uint32 tuple:socktuple'),
  event('recvfrom', 'io-read', 'syscall', 'URMO', 'fd:fd size:uint32'),
  event('recvfrom', 'io-read', 'syscall', 'URM', 'res:errno data:bytebuf tuple:socktuple fd:fd size:uint32'),
  event('shutdown', 'net', 'syscall', 'UMO', 'fd:fd how:enumflags8/hex@shutdown_how'),
  event('shutdown', 'net', 'syscall', 'UM', 'res:errno fd:fd how:enumflags8/hex@shutdown_how'),
  event('getsockname', 'net', 'syscall', 'O', ''),
  event('getsockname', 'net', 'syscall', '', ''),
  // 40
  event('getpeername', 'net', 'syscall', 'O', ''),
  event('getpeername', 'net', 'syscall', '', ''),
  event('socketpair', 'IPC', 'syscall', 'CMO', 'domain:enumflags32@socket_families type:uint32 proto:uint32'),
  event('socketpair', 'IPC', 'syscall', 'CM', 'res:errno fd1:fd fd2:fd source:uint64/hex peer:uint64/hex domain:enumflags32@socket_families type:uint32 proto:uint32'),
  event('setsockopt', 'net', 'syscall', 'O', ''),
  event('setsockopt', 'net', 'syscall', 'U', 'res:errno fd:fd level:enumflags8@sockopt_levels optname:enumflags8@sockopt_options val:dyn/dec@sockopt optlen:uint32'),
  event('getsockopt', 'net', 'syscall', 'MO', ''),
  event('getsockopt', 'net', 'syscall', 'UM', 'res:errno fd:fd level:enumflags8@sockopt_levels optname:enumflags8@sockopt_options val:dyn/dec@sockopt optlen:uint32'),
  event('sendmsg', 'io-write', 'syscall', 'UWMO', 'fd:fd size:uint32 tuple:socktuple'),
  event('sendmsg', 'io-write', 'syscall', 'UWM', 'res:errno data:bytebuf fd:fd size:uint32 tuple:socktuple'),
  // 50
  event('sendmmsg', 'io-write', 'syscall', 'O', ''),
  event('sendmmsg', 'io-write', 'syscall', 'UWM', 'res:errno fd:fd size:uint32 data:bytebuf tuple:socktuple'),
  event('recvmsg', 'io-read', 'syscall', 'URMO', 'fd:fd'),
  event('recvmsg', 'io-read', 'syscall', 'URM', 'res:errno size:uint32 data:bytebuf tuple:socktuple msgcontrol:bytebuf fd:fd'),
  event('recvmmsg', 'io-read', 'syscall', 'O', ''),
  event('recvmmsg', 'io-read', 'syscall', 'URM', 'res:errno fd:fd size:uint32 data:bytebuf tuple:socktuple msgcontrol:bytebuf'),
  event('accept', 'net', 'syscall', 'CMO', 'flags:int32/hex'),
  event('accept', 'net', 'syscall', 'CMO', 'fd:fd tuple:socktuple queuepct:uint8'),
  event('creat', 'file', 'syscall', 'CM', 'name:fspath mode:uint32/oct'),
  event('creat', 'file', 'syscall', 'CM', 'fd:fd name:fspath mode:uint32/oct dev:uint32/hex ino:uint64 creat_flags:flags16/hex@creat_flags'),
  // 60
  event('pipe', 'IPC', 'syscall', 'CMO', ''),
  event('pipe', 'IPC', 'syscall', 'CM', 'res:errno fd1:fd fd2:fd ino:uint64'),
  event('eventfd', 'IPC', 'syscall', 'CMO', 'initval:uint64 flags:uint32/hex'),
  event('eventfd', 'IPC', 'syscall', 'CM', 'res:fd initval:uint64 flags:uint32/hex'),
  event('futex', 'IPC', 'syscall', 'O', 'addr:uint64/hex op:flags16/hex@futex_operations val:uint64'),
  event('futex', 'IPC', 'syscall', '', 'res:errno addr:uint64/hex op:flags16/hex@futex_operations val:uint64'),
  event('stat', 'file', 'syscall', 'O', ''),
  event('stat', 'file', 'syscall', '', 'res:errno path:fspath'),
  event('lstat', 'file', 'syscall', 'O', ''),
  event('lstat', 'file', 'syscall', '', 'res:errno path:fspath'),
  // 70
  event('fstat', 'file', 'syscall', 'UO', 'fd:fd/na'),
  event('fstat', 'file', 'syscall', 'U', 'res:errno fd:fd/na'),
  event('stat64', 'file', 'syscall', 'O', ''),
  event('stat64', 'file', 'syscall', '', 'res:errno path:fspath'),
  event('lstat64', 'file', 'syscall', 'O', ''),
  event('lstat64', 'file', 'syscall', '', 'res:errno path:fspath'),
  event('fstat64', 'file', 'syscall', 'UO', 'fd:fd/na'),
  event('fstat64', 'file', 'syscall', '', 'res:errno'),
  event('epoll_wait', 'wait', 'syscall', 'TO', 'maxevents:errno'),
  event('epoll_wait', 'wait', 'syscall', 'T', 'res:errno maxevents:errno'),
  // 80
  event('poll', 'wait', 'syscall', 'TO', 'fds:fdlist/dec timeout:int64'),
  event('poll', 'wait', 'syscall', 'T', 'res:errno fds:fdlist/dec timeout:int64'),
  event('select', 'wait', 'syscall', 'TO', ''),
  event('select', 'wait', 'syscall', 'T', 'res:errno'),
  event('select', 'wait', 'syscall', 'TO', ''),
  event('select', 'wait', 'syscall', 'TO', 'res:errno'),
  event('lseek', 'file', 'syscall', 'UO', 'fd:fd offset:uint64 whence:enumflags8@lseek_whence'),
  event('lseek', 'file', 'syscall', 'U', 'res:errno fd:fd offset:uint64 whence:enumflags8@lseek_whence'),
  event('llseek', 'file', 'syscall', 'UO', 'fd:fd offset:uint64 whence:enumflags8@lseek_whence'),
  event('llseek', 'file', 'syscall', 'U', 'res:errno fd:fd offset:uint64 whence:enumflags8@lseek_whence'),
  // 90
  event('ioctl', 'io-other', 'syscall', 'UO', 'fd:fd request:uint64/hex'),
  event('ioctl', 'io-other', 'syscall', 'UO', 'res:errno'),
  event('getcwd', 'file', 'syscall', 'O', ''),
  event('getcwd', 'file', 'syscall', '', 'res:errno path:charbuf'),
  event('chdir', 'file', 'syscall', 'MO', ''),
  event('chdir', 'file', 'syscall', 'M', 'res:errno path:charbuf'),
  event('fchdir', 'file', 'syscall', 'UMO', 'fd:fd/na'),
  event('fchdir', 'file', 'syscall', 'UM', 'res:errno fd:fd/na'),
  event('mkdir', 'file', 'syscall', 'O', 'path:fspath mode:uint32/hex'),
  event('mkdir', 'file', 'syscall', 'O', 'res:errno'),
  // 100
  event('rmdir', 'file', 'syscall', 'O', 'path:fspath'),
  event('rmdir', 'file', 'syscall', 'O', 'res:errno'),
  event('openat', 'file', 'syscall', 'CMO', 'dirfd:fd name:charbuf flags:flags32/hex@file_flags mode:uint32/oct'),
  event('openat', 'file', 'syscall', 'CMO', 'fd:fd'),
  event('link', 'file', 'syscall', 'O', 'oldpath:fspath newpath:fspath'),
  event('link', 'file', 'syscall', 'O', 'res:errno'),
  event('linkat', 'file', 'syscall', 'O', 'olddir:fd oldpath:charbuf newdir:fd newpath:charbuf'),
  event('linkat', 'file', 'syscall', 'O', 'res:errno'),
  event('unlink', 'file', 'syscall', 'O', 'path:fspath'),
  event('unlink', 'file', 'syscall', 'O', 'res:errno'),
  // 110
  event('unlinkat', 'file', 'syscall', 'O', 'dirfd:fd name:charbuf'),
  event('unlinkat', 'file', 'syscall', 'O', 'res:errno'),
  event('pread', 'io-read', 'syscall', 'URO', 'fd:fd size:uint32 pos:uint64'),
  event('pread', 'io-read', 'syscall', 'UR', 'res:errno data:bytebuf fd:fd size:uint32 pos:uint64'),
  event('pwrite', 'io-write', 'syscall', 'UWO', 'fd:fd size:uint32 pos:uint64'),
  event('pwrite', 'io-write', 'syscall', 'UW', 'res:errno data:bytebuf fd:fd size:uint32 pos:uint64'),
  event('readv', 'io-read', 'syscall', 'URO', 'fd:fd'),
  event('readv', 'io-read', 'syscall', 'UR', 'res:errno size:uint32 data:bytebuf fd:fd'),
  event('writev', 'io-write', 'syscall', 'UWO', 'fd:fd size:uint32'),
  event('writev', 'io-write', 'syscall', 'UW', 'res:errno data:bytebuf fd:fd size:uint32'),
  // 120
  event('preadv', 'io-read', 'syscall', 'URO', 'fd:fd pos:uint64'),
  event('preadv', 'io-read', 'syscall', 'UR', 'res:errno size:uint32 data:bytebuf fd:fd pos:uint64'),
  event('pwritev', 'io-write', 'syscall', 'UWO', 'fd:fd size:uint32 pos:uint64'),
  event('pwritev', 'io-write', 'syscall', 'UW', 'res:errno data:bytebuf fd:fd size:uint32 pos:uint64'),
  event('dup', 'io-other', 'syscall', 'CUMO', 'fd:fd'),
  event('dup', 'io-other', 'syscall', 'CUMO', 'res:fd'),
  event('signalfd', 'signal', 'syscall', 'CMO', 'fd:fd mask:uint32/hex flags:uint8/hex'),
  event('signalfd', 'signal', 'syscall', 'CM', 'res:fd fd:fd mask:uint32/hex flags:uint8/hex'),
  event('kill', 'signal', 'syscall', 'O', 'pid:pid sig:sigtype'),
  event('kill', 'signal', 'syscall', '', 'res:errno pid:pid sig:sigtype'),
  // 130
  event('tkill', 'signal', 'syscall', 'O', 'tid:pid sig:sigtype'),
  event('tkill', 'signal', 'syscall', '', 'res:errno tid:pid sig:sigtype'),
  event('tgkill', 'signal', 'syscall', 'O', 'pid:pid tid:pid sig:sigtype'),
  event('tgkill', 'signal', 'syscall', '', 'res:errno pid:pid tid:pid sig:sigtype'),
  event('nanosleep', 'sleep', 'syscall', 'TO', 'interval:reltime'),
  event('nanosleep', 'sleep', 'syscall', 'T', 'res:errno interval:reltime'),
  event('timerfd_create', 'time', 'syscall', 'CMO', 'clockid:uint8 flags:uint8/hex'),
  event('timerfd_create', 'time', 'syscall', 'CM', 'res:fd clockid:uint8 flags:uint8/hex'),
  event('inotify_init', 'IPC', 'syscall', 'CMO', 'flags:uint8/hex'),
  event('inotify_init', 'IPC', 'syscall', 'CM', 'res:fd flags:uint8/hex'),
  // 140
  event('getrlimit', 'process', 'syscall', 'O', 'resource:enumflags8@rlimit_resources'),
  event('getrlimit', 'process', 'syscall', '', 'res:errno cur:int64 max:int64 resource:enumflags8@rlimit_resources'),
  event('setrlimit', 'process', 'syscall', 'O', 'resource:enumflags8@rlimit_resources'),
  event('setrlimit', 'process', 'syscall', '', 'res:errno cur:int64 max:int64 resource:enumflags8@rlimit_resources'),
  event('prlimit', 'process', 'syscall', 'O', 'pid:pid resource:enumflags8@rlimit_resources'),
  event('prlimit', 'process', 'syscall', '', 'res:errno newcur:int64 newmax:int64 oldcur:int64 oldmax:int64 pid:int64 resource:enumflags8@rlimit_resources'),
  event('switch', 'scheduler', 'tracepoint', 'SO', 'next:pid'),
  unused,
  event('drop', 'internal', 'metaevent', 'S', 'ratio:uint32'),
  event('drop', 'internal', 'metaevent', 'S', 'ratio:uint32'),
  // 150
  event('fcntl', 'io-other', 'syscall', 'UMO', 'fd:fd cmd:enumflags8@fcntl_commands'),
  event('fcntl', 'io-other', 'syscall', 'UM', 'res:fd fd:fd cmd:enumflags8@fcntl_commands arg:uint64/hex'),
  event('switch', 'scheduler', 'tracepoint', '', 'next:pid pgft_maj:uint64 pgft_min:uint64 vm_size:uint32 vm_rss:uint32 vm_swap:uint32'),
  unused,
  event('execve', 'process', 'syscall', 'MO', ''),
  event('execve', 'process', 'syscall', 'MO', 'res:errno exe:charbuf args:bytebuf tid:pid pid:pid ptid:pid cwd:charbuf fdlimit:uint64 pgft_maj:uint64 pgft_min:uint64 vm_size:uint32 vm_rss:uint32 vm_swap:uint32'),
  event('clone', 'process', 'syscall', 'MO', ''),
  event('clone', 'process', 'syscall', 'MO', 'res:pid exe:charbuf args:bytebuf tid:pid pid:pid ptid:pid cwd:charbuf fdlimit:int64 pgft_maj:uint64 pgft_min:uint64 vm_size:uint32 vm_rss:uint32 vm_swap:uint32 flags:flags32/hex@clone_flags uid:uint32 gid:uint32'),
  event('brk', 'memory', 'syscall', 'O', 'addr:uint64/hex'),
  event('brk', 'memory', 'syscall', '', 'res:uint64/hex vm_size:uint32 vm_rss:uint32 vm_swap:uint32 addr:uint64/hex'),
  // 160
  event('mmap', 'memory', 'syscall', 'UO', 'addr:uint64/hex length:uint64 prot:flags32/hex@prot_flags flags:flags32/hex@mmap_flags fd:fd offset:uint64'),
  event('mmap', 'memory', 'syscall', 'U', 'res:errno/hex vm_size:uint32 vm_rss:uint32 vm_swap:uint32 addr:uint64/hex length:uint64 prot:flags32/hex@prot_flags flags:flags32/hex@mmap_flags fd:fd offset:uint64'),
  event('mmap2', 'memory', 'syscall', 'UO', 'addr:uint64/hex length:uint64 prot:flags32/hex@prot_flags flags:flags32/hex@mmap_flags fd:fd pgoffset:uint64'),
  event('mmap2', 'memory', 'syscall', 'U', 'res:errno/hex vm_size:uint32 vm_rss:uint32 vm_swap:uint32 addr:uint64/hex length:uint64 prot:flags32/hex@prot_flags flags:flags32/hex@mmap_flags fd:fd pgoffset:uint64'),
  event('munmap', 'memory', 'syscall', 'O', 'addr:uint64/hex length:uint64'),
  event('munmap', 'memory', 'syscall', '', 'res:errno vm_size:uint32 vm_rss:uint32 vm_swap:uint32 addr:uint64/hex length:uint64'),
  event('splice', 'io-other', 'syscall', 'UO', 'fd_in:fd fd_out:fd size:uint64 flags:flags32/hex@splice_flags'),
  event('splice', 'io-other', 'syscall', 'U', 'res:errno fd_in:fd fd_out:fd size:uint64 flags:flags32/hex@splice_flags'),
  event('ptrace', 'process', 'syscall', 'O', 'request:enumflags16@ptrace_requests pid:pid'),
  event('ptrace', 'process', 'syscall', '', 'res:errno addr:dyn/hex@ptrace data:dyn/hex@ptrace request:enumflags16@ptrace_requests pid:pid'),
  // 170
  event('ioctl', 'io-other', 'syscall', 'UO', 'fd:fd request:uint64/hex argument:uint64/hex'),
  event('ioctl', 'io-other', 'syscall', 'U', 'res:errno fd:fd request:uint64/hex argument:uint64/hex'),
  event('execve', 'process', 'syscall', 'MO', ''),
  event('execve', 'process', 'syscall', 'MO', 'res:errno exe:charbuf args:bytebuf tid:pid pid:pid ptid:pid cwd:charbuf fdlimit:uint64 pgft_maj:uint64 pgft_min:uint64 vm_size:uint32 vm_rss:uint32 vm_swap:uint32 env:bytebuf'),
  event('rename', 'file', 'syscall', 'O', ''),
  event('rename', 'file', 'syscall', '', 'res:errno oldpath:fspath newpath:fspath'),
  event('renameat', 'file', 'syscall', 'O', ''),
  event('renameat', 'file', 'syscall', '', 'res:errno olddirfd:fd oldpath:fsrelpath#1 newdirfd:fd newpath:fsrelpath#3'),
  event('symlink', 'file', 'syscall', 'O', ''),
  event('symlink', 'file', 'syscall', '', 'res:errno target:charbuf linkpath:fspath'),
  // 180
  event('symlinkat', 'file', 'syscall', 'O', ''),
  event('symlinkat', 'file', 'syscall', 'U', 'res:errno target:charbuf linkdirfd:fd linkpath:fsrelpath#2'),
  event('fork', 'process', 'syscall', 'MO', ''),
  event('fork', 'process', 'syscall', 'MO', 'res:pid exe:charbuf args:bytebuf tid:pid pid:pid ptid:pid cwd:charbuf fdlimit:int64 pgft_maj:uint64 pgft_min:uint64 vm_size:uint32 vm_rss:uint32 vm_swap:uint32 flags:flags32/hex@clone_flags uid:uint32 gid:uint32'),
  event('vfork', 'process', 'syscall', 'MO', ''),
  event('vfork', 'process', 'syscall', 'MO', 'res:pid exe:charbuf args:bytebuf tid:pid pid:pid ptid:pid cwd:charbuf fdlimit:int64 pgft_maj:uint64 pgft_min:uint64 vm_size:uint32 vm_rss:uint32 vm_swap:uint32 flags:flags32/hex@clone_flags uid:uint32 gid:uint32'),
  event('procexit', 'process', 'tracepoint', 'M', 'status:errno ret:errno sig:sigtype core:uint8 reaper_tid:pid'),
  unused,
  event('sendfile', 'io-write', 'syscall', 'UO', 'out_fd:fd in_fd:fd offset:uint64 size:uint64'),
  event('sendfile', 'io-write', 'syscall', 'U', 'res:errno offset:uint64 out_fd:fd in_fd:fd size:uint64'),
  // 190
  event('quotactl', 'user', 'syscall', 'O', 'cmd:flags16@quotactl_cmds type:flags8@quotactl_types id:uint32 quota_fmt:flags8@quotactl_quota_fmts'),
  event('quotactl', 'user', 'syscall', '', 'res:errno special:charbuf quotafilepath:charbuf dqb_bhardlimit:uint64 dqb_bsoftlimit:uint64 dqb_curspace:uint64 dqb_ihardlimit:uint64 dqb_isoftlimit:uint64 dqb_btime:reltime dqb_itime:reltime dqi_bgrace:reltime dqi_igrace:reltime dqi_flags:flags8@quotactl_dqi_flags quota_fmt_out:flags8@quotactl_quota_fmts cmd:flags16@quotactl_cmds type:flags8@quotactl_types id:uint32 quota_fmt:flags8@quotactl_quota_fmts'),
  event('setresuid', 'user', 'syscall', 'MO', 'ruid:uid euid:uid suid:uid'),
  event('setresuid', 'user', 'syscall', 'M', 'res:errno ruid:uid euid:uid suid:uid'),
  event('setresgid', 'user', 'syscall', 'MO', 'rgid:gid egid:gid sgid:gid'),
  event('setresgid', 'user', 'syscall', 'M', 'res:errno rgid:gid egid:gid sgid:gid'),
  event('scapevent', 'internal', 'metaevent', 'S', 'event_type:uint32 event_data:uint64'),
  unused,
  event('setuid', 'user', 'syscall', 'MO', 'uid:uid'),
  event('setuid', 'user', 'syscall', 'M', 'res:errno uid:uid'),
  // 200
  event('setgid', 'user', 'syscall', 'MO', 'gid:gid'),
  event('setgid', 'user', 'syscall', 'M', 'res:errno gid:gid'),
  event('getuid', 'user', 'syscall', 'O', ''),
  event('getuid', 'user', 'syscall', '', 'uid:uid'),
  event('geteuid', 'user', 'syscall', 'O', ''),
  event('geteuid', 'user', 'syscall', '', 'euid:uid'),
  event('getgid', 'user', 'syscall', 'O', ''),
  event('getgid', 'user', 'syscall', '', 'gid:gid'),
  event('getegid', 'user', 'syscall', 'O', ''),
  event('getegid', 'user', 'syscall', '', 'egid:gid'),
  // 210
  event('getresuid', 'user', 'syscall', 'O', ''),
  event('getresuid', 'user', 'syscall', '', 'res:errno ruid:uid euid:uid suid:uid'),
  event('getresgid', 'user', 'syscall', 'O', ''),
  event('getresgid', 'user', 'syscall', '', 'res:errno rgid:gid egid:gid sgid:gid'),
  event('execve', 'process', 'syscall', 'MO', ''),
  event('execve', 'process', 'syscall', 'MO', 'res:errno exe:charbuf args:bytebuf tid:pid pid:pid ptid:pid cwd:charbuf fdlimit:uint64 pgft_maj:uint64 pgft_min:uint64 vm_size:uint32 vm_rss:uint32 vm_swap:uint32 comm:charbuf env:bytebuf'),
  event('clone', 'process', 'syscall', 'MO', ''),
  event('clone', 'process', 'syscall', 'MO', 'res:pid exe:charbuf args:bytebuf tid:pid pid:pid ptid:pid cwd:charbuf fdlimit:int64 pgft_maj:uint64 pgft_min:uint64 vm_size:uint32 vm_rss:uint32 vm_swap:uint32 comm:charbuf flags:flags32/hex@clone_flags uid:uint32 gid:uint32'),
  event('fork', 'process', 'syscall', 'MO', ''),
  event('fork', 'process', 'syscall', 'MO', 'res:pid exe:charbuf args:bytebuf tid:pid pid:pid ptid:pid cwd:charbuf fdlimit:int64 pgft_maj:uint64 pgft_min:uint64 vm_size:uint32 vm_rss:uint32 vm_swap:uint32 comm:charbuf flags:flags32/hex@clone_flags uid:uint32 gid:uint32'),
  // 220
  event('vfork', 'process', 'syscall', 'MO', ''),
  event('vfork', 'process', 'syscall', 'MO', 'res:pid exe:charbuf args:bytebuf tid:pid pid:pid ptid:pid cwd:charbuf fdlimit:int64 pgft_maj:uint64 pgft_min:uint64 vm_size:uint32 vm_rss:uint32 vm_swap:uint32 comm:charbuf flags:flags32/hex@clone_flags uid:uint32 gid:uint32'),
  event('clone', 'process', 'syscall', 'MO', ''),
  event('clone', 'process', 'syscall', 'M', 'res:pid exe:charbuf args:bytebuf tid:pid pid:pid ptid:pid cwd:charbuf fdlimit:int64 pgft_maj:uint64 pgft_min:uint64 vm_size:uint32 vm_rss:uint32 vm_swap:uint32 comm:charbuf cgroups:bytebuf flags:flags32/hex@clone_flags uid:uint32 gid:uint32 vtid:pid vpid:pid pidns_init_start_ts:uint64'),
  event('fork', 'process', 'syscall', 'MO', ''),
  event('fork', 'process', 'syscall', 'M', 'res:pid exe:charbuf args:bytebuf tid:pid pid:pid ptid:pid cwd:charbuf fdlimit:int64 pgft_maj:uint64 pgft_min:uint64 vm_size:uint32 vm_rss:uint32 vm_swap:uint32 comm:charbuf cgroups:bytebuf flags:flags32/hex@clone_flags uid:uint32 gid:uint32 vtid:pid vpid:pid pidns_init_start_ts:uint64'),
  event('vfork', 'process', 'syscall', 'MO', ''),
  event('vfork', 'process', 'syscall', 'M', 'res:pid exe:charbuf args:bytebuf tid:pid pid:pid ptid:pid cwd:charbuf fdlimit:int64 pgft_maj:uint64 pgft_min:uint64 vm_size:uint32 vm_rss:uint32 vm_swap:uint32 comm:charbuf cgroups:bytebuf flags:flags32/hex@clone_flags uid:uint32 gid:uint32 vtid:pid vpid:pid pidns_init_start_ts:uint64'),
  event('container', 'internal', 'metaevent', 'MSO', 'id:charbuf type:uint32 name:charbuf image:charbuf'),
  unused,
  // 230
  event('execve', 'process', 'syscall', 'MO', ''),
  event('execve', 'process', 'syscall', 'MO', 'res:errno exe:charbuf args:bytebuf tid:pid pid:pid ptid:pid cwd:charbuf fdlimit:uint64 pgft_maj:uint64 pgft_min:uint64 vm_size:uint32 vm_rss:uint32 vm_swap:uint32 comm:charbuf cgroups:bytebuf env:bytebuf'),
  event('signaldeliver', 'signal', 'tracepoint', '', 'spid:pid dpid:pid sig:sigtype'),
  unused,
  event('procinfo', 'internal', 'metaevent', 'S', 'cpu_usr:uint64 cpu_sys:uint64'),
  unused,
  event('getdents', 'file', 'syscall', 'UO', 'fd:fd/na'),
  event('getdents', 'file', 'syscall', 'U', 'res:errno fd:fd/na'),
  event('getdents64', 'file', 'syscall', 'UO', 'fd:fd/na'),
  event('getdents64', 'file', 'syscall', 'U', 'res:errno fd:fd/na'),
  // 240
  event('setns', 'process', 'syscall', 'UO', 'fd:fd/na nstype:flags32/hex@clone_flags'),
  event('setns', 'process', 'syscall', 'U', 'res:errno fd:fd/na nstype:flags32/hex@clone_flags'),
  event('flock', 'file', 'syscall', 'UO', 'fd:fd/na operation:flags32/hex@flock_flags'),
  event('flock', 'file', 'syscall', 'U', 'res:errno fd:fd/na operation:flags32/hex@flock_flags'),
  event('cpu_hotplug', 'system', 'metaevent', 'MS', 'cpu:uint32 action:uint32'),
  unused,
  event('accept', 'net', 'syscall', 'CMO', ''),
  event('accept', 'net', 'syscall', 'CM', 'fd:fd tuple:socktuple queuepct:uint8 queuelen:uint32 queuemax:uint32'),
  event('accept', 'net', 'syscall', 'CMO', 'flags:int32/hex'),
  event('accept', 'net', 'syscall', 'CMO', 'fd:fd tuple:socktuple queuepct:uint8 queuelen:uint32 queuemax:uint32'),
  // 250
  event('semop', 'process', 'syscall', 'O', 'semid:int32'),
  event('semop', 'process', 'syscall', '', 'res:errno nsops:uint32 sem_num_0:uint16 sem_op_0:int16 sem_flg_0:flags16/hex@semop_flags sem_num_1:uint16 sem_op_1:int16 sem_flg_1:flags16/hex@semop_flags semid:int32'),
  event('semctl', 'process', 'syscall', 'O', 'semid:int32 semnum:int32 cmd:flags16/hex@semctl_commands val:int32'),
  event('semctl', 'process', 'syscall', '', 'res:errno semid:int32 semnum:int32 cmd:flags16/hex@semctl_commands val:int32'),
  event('ppoll', 'wait', 'syscall', 'TO', 'fds:fdlist/dec timeout:reltime sigmask:sigset/dec'),
  event('ppoll', 'wait', 'syscall', 'T', 'res:errno fds:fdlist/dec timeout:reltime sigmask:sigset/dec'),
  event('mount', 'file', 'syscall', 'MO', 'flags:flags32/hex@mount_flags'),
  event('mount', 'file', 'syscall', 'M', 'res:errno dev:charbuf dir:fspath type:charbuf flags:flags32/hex@mount_flags'),
  event('umount', 'file', 'syscall', 'MO', 'flags:flags32/hex@umount_flags'),
  event('umount', 'file', 'syscall', 'MO', 'res:errno name:fspath'),
  // 260
  event('k8s', 'internal', 'metaevent', 'MSO', 'json:charbuf'),
  unused,
  event('semget', 'process', 'syscall', 'O', 'key:int32/hex nsems:int32 semflg:flags32/hex@semget_flags'),
  event('semget', 'process', 'syscall', '', 'res:errno key:int32/hex nsems:int32 semflg:flags32/hex@semget_flags'),
  event('access', 'file', 'syscall', 'O', 'mode:flags32/hex@access_flags'),
  event('access', 'file', 'syscall', '', 'res:errno name:fspath mode:flags32/hex@access_flags'),
  event('chroot', 'process', 'syscall', 'MO', ''),
  event('chroot', 'process', 'syscall', 'M', 'res:errno path:fspath'),
  event('tracer', 'other', 'metaevent', 'O', 'id:int64 tags:charbufarray args:charbufpairarray/na'),
  unused,
  // 270
  event('mesos', 'internal', 'metaevent', 'MSO', 'json:charbuf'),
  unused,
  event('container', 'process', 'metaevent', 'MO', 'json:charbuf'),
  unused,
  event('setsid', 'process', 'syscall', 'MO', ''),
  event('setsid', 'process', 'syscall', 'M', 'res:pid'),
  event('mkdir', 'file', 'syscall', 'O', 'mode:uint32/hex'),
  event('mkdir', 'file', 'syscall', '', 'res:errno path:fspath mode:uint32/hex'),
  event('rmdir', 'file', 'syscall', 'O', ''),
  event('rmdir', 'file', 'syscall', '', 'res:errno path:fspath'),
  // 280
  event('notification', 'other', 'metaevent', 'S', 'id:charbuf/dec desc:charbuf'),
  unused,
  event('execve', 'process', 'syscall', 'MO', ''),
  event('execve', 'process', 'syscall', 'MO', 'res:errno exe:charbuf args:bytebuf tid:pid pid:pid ptid:pid cwd:charbuf fdlimit:uint64 pgft_maj:uint64 pgft_min:uint64 vm_size:uint32 vm_rss:uint32 vm_swap:uint32 comm:charbuf cgroups:bytebuf env:bytebuf tty:int32'),
  event('unshare', 'process', 'syscall', 'O', 'flags:flags32/hex@clone_flags'),
  event('unshare', 'process', 'syscall', '', 'res:errno flags:flags32/hex@clone_flags'),
  event('infra', 'internal', 'metaevent', 'S', 'source:charbuf/dec name:charbuf description:charbuf scope:charbuf'),
  unused,
  event('execve', 'process', 'syscall', 'MO', 'filename:fspath'),
  event('execve', 'process', 'syscall', 'MO', 'res:errno exe:charbuf args:bytebuf tid:pid pid:pid ptid:pid cwd:charbuf fdlimit:uint64 pgft_maj:uint64 pgft_min:uint64 vm_size:uint32 vm_rss:uint32 vm_swap:uint32 comm:charbuf cgroups:bytebuf env:bytebuf tty:int32'),
  // 290
  event('page_fault', 'other', 'tracepoint', 'S', 'addr:uint64/hex ip:uint64/hex error:flags32/hex@pf_flags'),
  unused,
  event('execve', 'process', 'syscall', 'MO', 'filename:fspath'),
  event('execve', 'process', 'syscall', 'M', 'res:errno exe:charbuf args:bytebuf tid:pid pid:pid ptid:pid cwd:charbuf fdlimit:uint64 pgft_maj:uint64 pgft_min:uint64 vm_size:uint32 vm_rss:uint32 vm_swap:uint32 comm:charbuf cgroups:bytebuf env:bytebuf tty:uint32 vpgid:pid loginuid:uid flags:flags32/hex@execve_flags cap_inheritable:uint64/hex cap_permitted:uint64/hex cap_effective:uint64/hex exe_ino:uint64 exe_ino_ctime:abstime exe_ino_mtime:abstime uid:uid trusted_exepath:fspath pgid:pid/na gid:gid filename:fspath'),
  event('setpgid', 'process', 'syscall', 'O', 'pid:pid pgid:pid'),
  event('setpgid', 'process', 'syscall', '', 'res:errno pid:pid pgid:pid'),
  event('bpf', 'other', 'syscall', 'CO', 'cmd:int64'),
  event('bpf', 'other', 'syscall', 'CO', 'res_or_fd:dyn/dec@bpf'),
  event('seccomp', 'other', 'syscall', 'O', 'op:uint64 flags:uint64/hex'),
  event('seccomp', 'other', 'syscall', '', 'res:errno op:uint64 flags:uint64/hex'),
  // 300
  event('unlink', 'file', 'syscall', 'O', ''),
  event('unlink', 'file', 'syscall', '', 'res:errno path:fspath'),
  event('unlinkat', 'file', 'syscall', 'O', ''),
  event('unlinkat', 'file', 'syscall', 'U', 'res:errno dirfd:fd name:fsrelpath#1 flags:flags32/hex@unlinkat_flags'),
  event('mkdirat', 'file', 'syscall', 'O', ''),
  event('mkdirat', 'file', 'syscall', 'U', 'res:errno dirfd:fd path:fsrelpath#1 mode:uint32/hex'),
  event('openat', 'file', 'syscall', 'CM', 'dirfd:fd name:fsrelpath#0 flags:flags32/hex@file_flags mode:uint32/oct'),
  event('openat', 'file', 'syscall', 'CM', 'fd:fd dirfd:fd name:fsrelpath#1 flags:flags32/hex@file_flags mode:uint32/oct dev:uint32/hex ino:uint64'),
  event('link', 'file', 'syscall', 'O', ''),
  event('link', 'file', 'syscall', '', 'res:errno oldpath:fspath newpath:fspath'),
  // 310
  event('linkat', 'file', 'syscall', 'O', ''),
  event('linkat', 'file', 'syscall', '', 'res:errno olddir:fd oldpath:fsrelpath#1 newdir:fd newpath:fsrelpath#3 flags:flags32/hex@linkat_flags'),
  event('fchmodat', 'file', 'syscall', 'O', ''),
  event('fchmodat', 'file', 'syscall', 'U', 'res:errno dirfd:fd filename:fsrelpath#1 mode:mode/oct@chmod_mode'),
  event('chmod', 'file', 'syscall', 'O', ''),
  event('chmod', 'file', 'syscall', '', 'res:errno filename:fspath mode:mode/oct@chmod_mode'),
  event('fchmod', 'file', 'syscall', 'O', ''),
  event('fchmod', 'file', 'syscall', 'U', 'res:errno fd:fd mode:mode/oct@chmod_mode'),
  event('renameat2', 'file', 'syscall', 'O', ''),
  event('renameat2', 'file', 'syscall', '', 'res:errno olddirfd:fd oldpath:fsrelpath#1 newdirfd:fd newpath:fsrelpath#3 flags:flags32/hex@renameat2_flags'),
  // 320
  event('userfaultfd', 'file', 'syscall', 'CMO', ''),
  event('userfaultfd', 'file', 'syscall', 'CM', 'res:errno flags:flags32/hex@file_flags'),
  event('pluginevent', 'other', 'plugin', 'L', 'plugin_id:uint32 event_data:bytebuf'),
  unused,
  event('container', 'process', 'metaevent', 'ML', 'json:charbuf'),
  unused,
  event('openat2', 'file', 'syscall', 'CM', 'dirfd:fd name:fsrelpath#0 flags:flags32/hex@file_flags mode:uint32/oct resolve:flags32/hex@openat2_flags'),
  event('openat2', 'file', 'syscall', 'CM', 'fd:fd dirfd:fd name:fsrelpath#1 flags:flags32/hex@file_flags mode:uint32/oct resolve:flags32/hex@openat2_flags dev:uint32/hex ino:uint64'),
  event('mprotect', 'memory', 'syscall', 'O', 'addr:uint64/hex length:uint64 prot:flags32/hex@prot_flags'),
  event('mprotect', 'memory', 'syscall', '', 'res:errno addr:uint64/hex length:uint64 prot:flags32/hex@prot_flags'),
  // 330
  event('execveat', 'process', 'syscall', 'MO', 'dirfd:fd pathname:fsrelpath#0 flags:flags32/hex@execveat_flags'),
  event('execveat', 'process', 'syscall', 'M', 'res:errno exe:charbuf args:bytebuf tid:pid pid:pid ptid:pid cwd:charbuf fdlimit:uint64 pgft_maj:uint64 pgft_min:uint64 vm_size:uint32 vm_rss:uint32 vm_swap:uint32 comm:charbuf cgroups:bytebuf env:bytebuf tty:uint32 vpgid:pid loginuid:uid flags:flags32/hex@execve_flags cap_inheritable:uint64/hex cap_permitted:uint64/hex cap_effective:uint64/hex exe_ino:uint64 exe_ino_ctime:abstime exe_ino_mtime:abstime uid:uid trusted_exepath:fspath pgid:pid/na gid:gid'),
  event('copy_file_range', 'file', 'syscall', 'URWO', 'fdin:fd offin:uint64 len:uint64'),
  event('copy_file_range', 'file', 'syscall', 'URW', 'res:errno fdout:fd offout:uint64 fdin:fd offin:uint64 len:uint64'),
  event('clone3', 'process', 'syscall', 'MO', ''),
  event('clone3', 'process', 'syscall', 'M', 'res:pid exe:charbuf args:bytebuf tid:pid pid:pid ptid:pid cwd:charbuf fdlimit:int64 pgft_maj:uint64 pgft_min:uint64 vm_size:uint32 vm_rss:uint32 vm_swap:uint32 comm:charbuf cgroups:bytebuf flags:flags32/hex@clone_flags uid:uint32 gid:uint32 vtid:pid vpid:pid pidns_init_start_ts:uint64'),
  event('open_by_handle_at', 'file', 'syscall', 'CMO', ''),
  event('open_by_handle_at', 'file', 'syscall', 'CM', 'fd:fd mountfd:fd flags:flags32/hex@file_flags path:fspath dev:uint32/hex ino:uint64'),
  event('io_uring_setup', 'io-other', 'syscall', 'CMO', ''),
  event('io_uring_setup', 'io-other', 'syscall', 'CM', 'res:errno entries:uint32 sq_entries:uint32 cq_entries:uint32 flags:flags32/hex@io_uring_setup_flags sq_thread_cpu:uint32 sq_thread_idle:uint32 features:flags32/hex@io_uring_setup_feats'),
  // 340
  event('io_uring_enter', 'io-other', 'syscall', 'O', ''),
  event('io_uring_enter', 'io-other', 'syscall', 'U', 'res:errno fd:fd to_submit:uint32 min_complete:uint32 flags:flags32/hex@io_uring_enter_flags sig:sigset/dec'),
  event('io_uring_register', 'io-other', 'syscall', 'O', ''),
  event('io_uring_register', 'io-other', 'syscall', 'U', 'res:errno fd:fd opcode:enumflags16@io_uring_register_opcodes arg:uint64/hex nr_args:uint32'),
  event('mlock', 'memory', 'syscall', 'O', ''),
  event('mlock', 'memory', 'syscall', '', 'res:errno addr:uint64/hex len:uint64'),
  event('munlock', 'memory', 'syscall', 'O', ''),
  event('munlock', 'memory', 'syscall', '', 'res:errno addr:uint64/hex len:uint64'),
  event('mlockall', 'memory', 'syscall', 'O', ''),
  event('mlockall', 'memory', 'syscall', '', 'res:errno flags:flags32/hex@mlockall_flags'),
  // 350
  event('munlockall', 'memory', 'syscall', 'O', ''),
  event('munlockall', 'memory', 'syscall', '', 'res:errno'),
  event('capset', 'process', 'syscall', 'MO', ''),
  event('capset', 'process', 'syscall', 'M', 'res:errno cap_inheritable:uint64/hex cap_permitted:uint64/hex cap_effective:uint64/hex'),
  event('useradded', 'process', 'metaevent', 'M', 'uid:uint32 gid:uint32 name:charbuf home:charbuf shell:charbuf container_id:charbuf'),
  unused,
  event('userdeleted', 'process', 'metaevent', 'M', 'uid:uint32 gid:uint32 name:charbuf home:charbuf shell:charbuf container_id:charbuf'),
  unused,
  event('groupadded', 'process', 'metaevent', 'M', 'gid:uint32 name:charbuf container_id:charbuf'),
  unused,
  // 360
  event('groupdeleted', 'process', 'metaevent', 'M', 'gid:uint32 name:charbuf container_id:charbuf'),
  unused,
  event('dup2', 'io-other', 'syscall', 'CUMO', 'fd:fd'),
  event('dup2', 'io-other', 'syscall', 'CUM', 'res:fd oldfd:fd newfd:fd'),
  event('dup3', 'io-other', 'syscall', 'CUMO', 'fd:fd'),
  event('dup3', 'io-other', 'syscall', 'CUM', 'res:fd oldfd:fd newfd:fd flags:flags32/hex@file_flags'),
  event('dup', 'io-other', 'syscall', 'CUMO', 'fd:fd'),
  event('dup', 'io-other', 'syscall', 'CUM', 'res:fd oldfd:fd'),
  event('bpf', 'other', 'syscall', 'CO', 'cmd:int64'),
  event('bpf', 'other', 'syscall', 'C', 'fd:fd cmd:enumflags32@bpf_commands'),
  // 370
  event('mlock2', 'memory', 'syscall', 'O', ''),
  event('mlock2', 'memory', 'syscall', '', 'res:errno addr:uint64/hex len:uint64 flags:flags32/hex@mlock2_flags'),
  event('fsconfig', 'system', 'syscall', 'O', ''),
  event('fsconfig', 'system', 'syscall', 'U', 'res:errno fd:fd cmd:enumflags32@fsconfig_cmds key:charbuf value_bytebuf:bytebuf value_charbuf:charbuf aux:int32'),
  event('epoll_create', 'wait', 'syscall', 'CMO', 'size:int32'),
  event('epoll_create', 'wait', 'syscall', 'CM', 'res:errno size:int32'),
  event('epoll_create1', 'wait', 'syscall', 'CMO', 'flags:flags32/hex@epoll_create1_flags'),
  event('epoll_create1', 'wait', 'syscall', 'CM', 'res:errno flags:flags32/hex@epoll_create1_flags'),
  event('chown', 'file', 'syscall', 'O', ''),
  event('chown', 'file', 'syscall', '', 'res:errno path:fspath uid:uint32 gid:uint32'),
  // 380
  event('lchown', 'file', 'syscall', 'O', ''),
  event('lchown', 'file', 'syscall', '', 'res:errno path:fspath uid:uint32 gid:uint32'),
  event('fchown', 'file', 'syscall', 'O', ''),
  event('fchown', 'file', 'syscall', 'U', 'res:errno fd:fd uid:uint32 gid:uint32'),
  event('fchownat', 'file', 'syscall', 'O', ''),
  event('fchownat', 'file', 'syscall', 'U', 'res:errno dirfd:fd pathname:fsrelpath#1 uid:uint32 gid:uint32 flags:flags32/hex@fchownat_flags'),
  event('umount', 'file', 'syscall', 'MO', ''),
  event('umount', 'file', 'syscall', 'M', 'res:errno name:fspath'),
  event('accept4', 'net', 'syscall', 'CMO', 'flags:int32/hex'),
  event('accept4', 'net', 'syscall', 'CM', 'fd:fd tuple:socktuple queuepct:uint8 queuelen:uint32 queuemax:uint32 flags:int32/hex'),
  // 390
  event('umount2', 'file', 'syscall', 'MO', 'flags:flags32/hex@umount_flags'),
  event('umount2', 'file', 'syscall', 'M', 'res:errno name:fspath flags:flags32/hex@umount_flags'),
  event('pipe2', 'IPC', 'syscall', 'CMO', ''),
  event('pipe2', 'IPC', 'syscall', 'CM', 'res:errno fd1:fd fd2:fd ino:uint64 flags:flags32/hex@file_flags'),
  event('inotify_init1', 'IPC', 'syscall', 'CMO', ''),
  event('inotify_init1', 'IPC', 'syscall', 'CM', 'res:fd flags:flags16/hex@file_flags'),
  event('eventfd2', 'IPC', 'syscall', 'CMO', 'initval:uint64'),
  event('eventfd2', 'IPC', 'syscall', 'CM', 'res:fd flags:flags16/hex@file_flags initval:uint64'),
  event('signalfd4', 'signal', 'syscall', 'CMO', 'fd:fd mask:uint32/hex'),
  event('signalfd4', 'signal', 'syscall', 'CM', 'res:fd flags:flags16/hex@file_flags fd:fd mask:uint32/hex'),
  // 400
  event('prctl', 'process', 'syscall', 'MO', ''),
  event('prctl', 'process', 'syscall', 'M', 'res:errno option:enumflags32@prctl_options arg2_str:charbuf arg2_int:int64'),
  event('asyncevent', 'other', 'metaevent', 'L', 'plugin_id:uint32 name:charbuf data:bytebuf'),
  unused,
  event('memfd_create', 'memory', 'syscall', 'CMO', ''),
  event('memfd_create', 'memory', 'syscall', 'CM', 'fd:fd name:charbuf flags:flags32/hex@memfd_create_flags'),
  event('pidfd_getfd', 'process', 'syscall', 'CMO', ''),
  event('pidfd_getfd', 'process', 'syscall', 'CM', 'fd:fd pid_fd:fd target_fd:fd flags:uint32/hex'),
  event('pidfd_open', 'process', 'syscall', 'CMO', ''),
  event('pidfd_open', 'process', 'syscall', 'CM', 'fd:fd pid:pid flags:flags32/hex@pidfd_open_flags'),
  // 410
  event('init_module', 'other', 'syscall', 'O', ''),
  event('init_module', 'other', 'syscall', '', 'res:errno img:bytebuf length:uint64 uargs:charbuf'),
  event('finit_module', 'other', 'syscall', 'O', ''),
  event('finit_module', 'other', 'syscall', 'UR', 'res:errno fd:fd uargs:charbuf flags:flags32/hex@finit_module_flags'),
  event('mknod', 'other', 'syscall', 'O', ''),
  event('mknod', 'other', 'syscall', '', 'res:errno path:fspath mode:mode/oct@mknod_mode dev:uint32'),
  event('mknodat', 'other', 'syscall', 'O', ''),
  event('mknodat', 'other', 'syscall', 'U', 'res:errno dirfd:fd path:fsrelpath#1 mode:mode/oct@mknod_mode dev:uint32'),
  event('newfstatat', 'file', 'syscall', 'O', ''),
  event('newfstatat', 'file', 'syscall', 'U', 'res:errno dirfd:fd path:fsrelpath#1 flags:flags32/hex@newfstatat_flags'),
  // 420
  event('process_vm_readv', 'IPC', 'syscall', 'O', ''),
  event('process_vm_readv', 'IPC', 'syscall', '', 'res:int64 pid:pid data:bytebuf'),
  event('process_vm_writev', 'IPC', 'syscall', 'O', ''),
  event('process_vm_writev', 'IPC', 'syscall', '', 'res:int64 pid:pid data:bytebuf'),
  event('delete_module', 'other', 'syscall', 'O', ''),
  event('delete_module', 'other', 'syscall', '', 'res:errno name:charbuf flags:flags32/hex@delete_module_flags'),
  event('setreuid', 'user', 'syscall', 'MO', ''),
  event('setreuid', 'user', 'syscall', 'M', 'res:errno ruid:uid euid:uid'),
  event('setregid', 'user', 'syscall', 'O', ''),
  event('setregid', 'user', 'syscall', 'M', 'res:errno rgid:uid egid:uid'),
  // 430
  event('task', 'process', 'iterator', 'M', 'ppid:pid32 pgid:pid32 vpgid:pid32 sid:pid32 comm:charbuf argv:charbufarray exepath:fspath flags:flags32/hex@execve_flags env:charbufarray cwd:charbuf fdlimit:uint64 euid:uid egid:gid cap_permitted:uint64/hex cap_effective:uint64/hex cap_inheritable:uint64/hex exe_ino_num:uint64 exe_ino_ctime:abstime exe_ino_mtime:abstime vm_size:uint32 vm_rss:uint32 vm_swap:uint32 pgft_maj:uint64 pgft_min:uint64 vtgid:pid32 vpid:pid32 pidns_init_start_ts:uint64 cgroups:charbufarray root:fspath start_time:abstime tty:uint32 loginuid:uid'),
  unused,
  event('task_file_pipe', 'file', 'iterator', 'M', 'fd:fd32 path:fspath ino_num:uint64'),
  unused,
  event('task_file_memfd', 'file', 'iterator', 'M', 'fd:fd32 path:fspath ino_num:uint64'),
  unused,
  event('task_file_regular', 'file', 'iterator', 'M', 'fd:fd32 path:fspath flags:flags32/hex@file_flags mnt_id:uint32 ino_num:uint64'),
  unused,
  event('task_file_directory', 'file', 'iterator', 'M', 'fd:fd32 path:fspath ino_num:uint64'),
  unused,
  // 440
  event('task_file_socket_inet', 'file', 'iterator', 'M', 'fd:fd32 sk_type:uint16 sk_proto:uint16 local_ip:ipv4addr/hex local_port:port/hex remote_ip:ipv4addr/hex remote_port:port/hex ino_num:uint64'),
  unused,
  event('task_file_socket_inet6', 'file', 'iterator', 'M', 'fd:fd32 sk_type:uint16 sk_proto:uint16 local_ip:ipv6addr/hex local_port:port/hex remote_ip:ipv6addr/hex remote_port:port/hex ino_num:uint64'),
  unused,
  event('task_file_socket_unix', 'file', 'iterator', 'M', 'fd:fd32 sk_type:uint16 sk_proto:uint16 sk_pointer:uint64/na sun_path:fspath ino_num:uint64'),
  unused,
  event('task_file_socket_netlink', 'file', 'iterator', 'M', 'fd:fd32 sk_type:uint16 sk_proto:uint16 ino_num:uint64'),
  unused,
  event('task_file_anon_inode', 'file', 'iterator', 'M', 'fd:fd32 fd_type:flags8@anon_inode_fd_types path:fspath ino_num:uint64'),
  unused,
  // 450
  unused,
  event('close_range', 'io-other', 'syscall', 'M', 'res:errno first:uint32 last:uint32 flags:flags32/hex@close_range_flags'),
  unused,
  event('keyctl', 'other', 'syscall', '', 'res:errno operation:enumflags32@keyctl_operations arg2:dyn/dec@keyctl arg3:dyn/dec@keyctl arg4:dyn/dec@keyctl arg5:dyn/dec@keyctl'),
  // Of drypod's own, see EXTENSION_EVENT_TYPES.
  event('container_seen', 'process', 'metaevent', 'S', ''),
  event('process_seen', 'process', 'metaevent', 'S', ''),
];

/** All event types; the index is the event type id. Those that captures have come first. */
export const EVENT_TABLE: readonly EventType[] = ROWS.map((row, id) => ({ id, ...row }));
