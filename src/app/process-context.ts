/** Makes of a process what a run needs of it. */
import { StdoutSink } from '../output/sinks/stdout.ts';
import type { RunContext } from './replay.ts';
import { listenForShutdown } from './shutdown.ts';

const DEFAULT_COLUMNS = 80;

/** Takes over the signals and streams of a process. Call once. */
export function processContext({ stdout, stderr, env }: NodeJS.Process): RunContext {
  // Nobody can be told that the diagnostics have no reader.
  stderr.on('error', () => {});
  let signal: AbortSignal | undefined;
  return {
    console: {
      out: new StdoutSink(stdout),
      err: stderr,
      isOutTerminal: stdout.isTTY === true,
      columns: stdout.columns ?? DEFAULT_COLUMNS,
    },
    // Not before it is asked for: while policies and rules are read no listener would be heard.
    get signal() {
      signal ??= listenForShutdown();
      return signal;
    },
    hostname: env['FALCO_HOSTNAME'],
  };
}
