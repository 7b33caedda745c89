/**
 * Field class `thread`; Falco lists these fields with those of the process.
 * @see falcosecurity/libs userspace/libsinsp/sinsp_filtercheck_thread.cpp
 */
import { type FieldClass, field } from './field-class.ts';

/** The class `thread`. */
export const THREAD: FieldClass = {
  name: 'thread',
  desc: 'The thread that caused the event.',
  fields: [
    field('thread.cap_permitted', 'charbuf', 'Permitted capabilities, joined by blanks.'),
    field('thread.cap_inheritable', 'charbuf', 'Inheritable capabilities, joined by blanks.'),
    field('thread.cap_effective', 'charbuf', 'Effective capabilities, joined by blanks.'),
    field('thread.pfmajor', 'uint64', 'Number of major page faults so far.'),
    field('thread.pfminor', 'uint64', 'Number of minor page faults so far.'),
    field('thread.tid', 'int64', 'Thread id.'),
    field('thread.ismain', 'bool', 'True for the main thread of a process.'),
    field('thread.vtid', 'int64', 'Thread id inside its PID namespace.'),
    field('thread.exectime', 'reltime', 'CPU time of the thread that ran last, in nanoseconds; of switch events only.'),
    field(
      'thread.totexectime',
      'reltime',
      'CPU time of the thread since the first event, in nanoseconds; of switch events only.',
    ),
    field('thread.cgroups', 'charbuf', 'All cgroups as subsystem=path words.'),
    field(
      'thread.cgroup',
      'charbuf',
      'Path of the cgroup of the subsystem named after the dot (thread.cgroup.cpuacct).',
      {
        takesNameSuffix: true,
      },
    ),
    field('thread.cpu', 'double', 'Share of a CPU in the last second, in percent.'),
    field('thread.cpu.user', 'double', 'Share of a CPU in user mode in the last second, in percent.'),
    field('thread.cpu.system', 'double', 'Share of a CPU in the kernel in the last second, in percent.'),
    field('thread.vmsize', 'uint64', 'Virtual memory in kilobytes; 0 for all but the main thread.'),
    field('thread.vmrss', 'uint64', 'Resident memory in kilobytes; 0 for all but the main thread.'),
  ],
};
