/** Every reason for which a case is left out. A reason is a property of the case, never its name. */

/** Short texts as printed in the report, with the explanation. */
export const SKIP_REASONS = {
  'capture library not built':
    'The case replays a .scap capture, and build/native/libcapture.so does not exist: `make build` says what it needs.',
  'capture not in the folder': 'The vector names a .scap capture that the data folder does not hold.',
  'container events have no user':
    'sysdig 0.29.3 prints user id 0 for container events, which is a zeroed field and no evidence of a user; here such events have no user.',
  'dialect drypod not present yet':
    'The case judges admission outcomes with the dialect drypod and its extension fields, which come with a later issue.',
  'no expectation stated':
    'The vector gives an input only: the upstream assertion was not carried over, so there is nothing to compare.',
  'event not in the vector': 'The vector names an event whose field values it does not list.',
  'upstream expression not portable':
    'Every step of the case is an upstream C++ expression over objects that exist only there.',
  'outside this project': 'The case tests a part of Falco that this project does not have.',
} as const;

/** One of the reasons of {@link SKIP_REASONS}. */
export type SkipReason = keyof typeof SKIP_REASONS;
