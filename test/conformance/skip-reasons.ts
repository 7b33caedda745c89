/** Every reason for which a case is left out. A reason is a property of the case, never its name. */

/** Short texts as printed in the report, with the explanation. */
export const SKIP_REASONS = {
  'capture library not built':
    'The case replays a .scap capture, and build/native/libcapture.so does not exist: `make build` says what it needs.',
  'capture not in the folder': 'The vector names a .scap capture that the data folder does not hold.',
  'container events have no user':
    'sysdig 0.29.3 prints user id 0 for container events, which is a zeroed field and no evidence of a user; here such events have no user.',
  'system calls are named as today':
    'sysdig 0.29.3 prints <unknown> where the recorder had no code for a system call, and sigreturn for rt_sigreturn; we print unknown and rt_sigreturn, as current Falco does.',
  'fd of an exit event without its enter event':
    'The first event of a thread is the exit of a call that began before the capture. sysdig 0.29.3 takes file descriptor 0 (the initial value of its memory) for the one used; here it is unknown.',
  'sysdig forgets enter events that its filter refuses':
    'sysdig 0.29.3 applies the filter before it remembers an enter event, so that the exit of a call whose enter does not match has no file descriptor. Rules do not change what events are; the exit keeps it here.',
  'syscall.type of events that are no system calls':
    'sysdig 0.29.3 has a syscall.type for procexit, signaldeliver and container; as documented, and in current Falco, such events have none.',
  'names of unknown users':
    'The name of a user that the capture does not list is the text <NA> in current Falco, no value in sysdig 0.29.3.',
  'events of later types have numbers':
    'The condition looks at evt.num, and the capture has events of types that sysdig 0.29.3 does not know and does not count.',
  'group ids have 32 bits': 'sysdig 0.29.3 reads group.gid as 64 bits, and so does not read 4294967295.',
  'failure of events without a result':
    'evt.failed of events without a return value: false in sysdig 0.29.3, no value in current Falco.',
  'namespaces are cleared':
    'The case says that a policy with a namespace is refused, which holds for validation alone: a real server clears the namespace before.',
  'sysctls have slashes since 1.23':
    'The case was confirmed on 1.15. Since 1.23 the API server takes sysctl patterns with slashes.',
  'no expectation stated':
    'The vector gives an input only: the upstream assertion was not carried over, so there is nothing to compare.',
  'event not in the vector': 'The vector names an event whose field values it does not list.',
  'upstream expression not portable':
    'Every step of the case is an upstream C++ expression over objects that exist only there.',
  'outside this project': 'The case tests a part of Falco that this project does not have.',
} as const;

/** One of the reasons of {@link SKIP_REASONS}, or a limit of dialect falco, which its documentation explains. */
export type SkipReason = keyof typeof SKIP_REASONS | `Falco cannot tell: ${string}`;
