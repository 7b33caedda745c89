/** Runs the program within the test's own process: the same as a process of its own, only faster. */
import { Writable } from 'node:stream';
import { drypod } from '#src/app/drypod.js';
import type { Threads } from '#src/app/jobs/crew.js';
import { StdoutSink } from '#src/output/sinks/stdout.js';

/** What the program printed and how it ended. */
export interface RanHere {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const COLUMNS = 100;

/** Runs the program to its end. Paths are those of this process; standard input must not be read. */
export async function runHere(args: readonly string[], threads?: Threads): Promise<RanHere> {
  const texts = { stdout: '', stderr: '' };
  const into = (key: keyof typeof texts) =>
    new Writable({
      write(chunk, _encoding, done) {
        texts[key] += String(chunk);
        done();
      },
    });
  const console = { out: new StdoutSink(into('stdout')), err: into('stderr'), isOutTerminal: false, columns: COLUMNS };
  const code = await drypod(args, {
    console,
    signal: new AbortController().signal,
    hostname: 'here',
    ...(threads && { threads }),
  });
  return { code, ...texts };
}
