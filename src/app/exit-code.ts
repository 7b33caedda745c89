/** What the exit code of the process says. Stable: pipelines depend on it. */

/** Exit codes of the command. */
export const EXIT_CODE = {
  /** It ran, with or without alerts. */
  ran: 0,
  /** An input was bad, or a source or output failed. */
  failed: 1,
  /** The command line was wrong. */
  usage: 2,
  /** `--fail-on` saw what it was told to look for. */
  found: 3,
} as const;

/** One of the exit codes. */
export type ExitCode = (typeof EXIT_CODE)[keyof typeof EXIT_CODE];
