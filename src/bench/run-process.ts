/** A program run to its end as a user would: time, processor time, memory, and when it first said something. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Readable } from 'node:stream';

const LOOK_EVERY_MS = 10;
/** How much of what a program says is kept: of its results the end, of its complaints the beginning. */
const KEPT_CHARACTERS = 1 << 16;
/** Linux counts processor time in this unit, whatever the kernel's own clock. */
const TICKS_PER_SECOND = 100;
/** A program that was asked to end and does not is ended after so long. */
const PATIENCE_MS = 3000;

/** What a run took. */
export interface ProcessRun {
  readonly exitCode: number;
  readonly wallSeconds: number;
  /** User and system time of all threads, to a hundredth of a second. */
  readonly cpuSeconds: number;
  /** Most memory resident at one time, in MB, looked at every 10 ms; the kernel keeps the peak between two looks. */
  readonly peakMegabytes: number;
  /** From the start until the first line on standard output; undefined when there was none. */
  readonly firstLineSeconds: number | undefined;
  readonly lineCount: number;
  /** The end of standard output. */
  readonly stdoutEnd: string;
  /** The beginning of standard error. */
  readonly stderr: string;
}

/** How to run a program. */
export interface ProcessOptions {
  /** Asks the program to end. */
  readonly signal: AbortSignal;
  /** Goes to standard input, which is empty otherwise. */
  readonly input?: Readable;
}

/**
 * Runs a program; only one may run at a time, or their processor times mix.
 * Rejects with the system's error when it cannot be started.
 */
export async function runProcess(command: readonly string[], options: ProcessOptions): Promise<ProcessRun> {
  const [program = '', ...words] = command;
  const cpuBefore = cpuSecondsOfChildren();
  const start = process.hrtime.bigint();
  const child = spawn(program, words, { stdio: [options.input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'] });
  const watch = watchMemory(child);
  const stop = () => endOf(child);
  options.signal.addEventListener('abort', stop, { once: true });
  feed(child, options.input);
  try {
    const results = new Results(start);
    child.stdout?.on('data', (chunk: Buffer) => results.take(chunk));
    let stderr = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      stderr += stderr.length < KEPT_CHARACTERS ? chunk.toString() : '';
    });
    const exited = new Promise<bigint>((resolve) => child.once('exit', () => resolve(process.hrtime.bigint())));
    const exitCode = await new Promise<number>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code) => resolve(code ?? -1));
    });
    return {
      exitCode,
      wallSeconds: Number((await exited) - start) / 1e9,
      cpuSeconds: cpuSecondsOfChildren() - cpuBefore,
      peakMegabytes: watch.peakMegabytes(),
      firstLineSeconds: results.firstLineSeconds,
      lineCount: results.lineCount,
      stdoutEnd: results.end,
      stderr,
    };
  } finally {
    watch.stop();
    options.signal.removeEventListener('abort', stop);
  }
}

/** Counts lines and keeps the last ones. */
class Results {
  readonly #start: bigint;
  firstLineSeconds: number | undefined;
  lineCount = 0;
  end = '';

  constructor(start: bigint) {
    this.#start = start;
  }

  take(chunk: Buffer): void {
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) {
      this.lineCount++;
    }
    if (this.lineCount > 0) {
      this.firstLineSeconds ??= Number(process.hrtime.bigint() - this.#start) / 1e9;
    }
    this.end = (this.end + chunk.toString()).slice(-KEPT_CHARACTERS);
  }
}

function feed(child: ChildProcess, input: Readable | undefined): void {
  if (child.stdin !== null && input !== undefined) {
    // A program that ends early closes the pipe; its exit code tells.
    child.stdin.on('error', () => input.destroy());
    input.pipe(child.stdin);
  }
}

function endOf(child: ChildProcess): void {
  child.kill('SIGTERM');
  setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS).unref();
}

/** The kernel keeps the peak itself, so that only the last look before the end counts. */
function watchMemory({ pid }: ChildProcess): { stop(): void; peakMegabytes(): number } {
  let peakKilobytes = 0;
  const timer = setInterval(() => {
    const [, text] = /^VmHWM:\s+(\d+)/m.exec(procFile(`${pid}/status`)) ?? [];
    peakKilobytes = Math.max(peakKilobytes, Number(text ?? 0));
  }, LOOK_EVERY_MS);
  return { stop: () => clearInterval(timer), peakMegabytes: () => peakKilobytes / 1024 };
}

/** Processor time of all child processes that have ended: the fields cutime and cstime of proc(5). */
function cpuSecondsOfChildren(): number {
  const stat = procFile('self/stat');
  const [, , , , , , , , , , , , , user = 0, system = 0] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(user) + Number(system)) / TICKS_PER_SECOND;
}

/** Empty for a process that is gone. */
function procFile(path: string): string {
  try {
    return readFileSync(`/proc/${path}`, 'utf8');
  } catch {
    return '';
  }
}
