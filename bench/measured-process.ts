/** A program run to its end: time by the shell, memory by looking at it while it runs. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Readable } from 'node:stream';

const LOOK_EVERY_MS = 20;

/** What a run took. */
export interface ProcessRun {
  readonly wallSeconds: number;
  /** User and system time of all threads. */
  readonly cpuSeconds: number;
  /** Most memory resident at one time, in MB. */
  readonly peakMegabytes: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program; `input` goes to its standard input. @throws Error when it ends with another exit code than 0 */
export async function runMeasured(command: readonly string[], input?: Readable): Promise<ProcessRun> {
  const script = 'TIMEFORMAT="@ %R %U %S"; time "$@"';
  const child = spawn('bash', ['-c', script, 'bash', ...command], {
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    env: { ...process.env, TZ: 'UTC' },
  });
  if (child.stdin !== null) {
    // A program that ends early closes the pipe; its exit code tells.
    child.stdin.on('error', () => input?.destroy());
    input?.pipe(child.stdin);
  }
  const watch = watchMemory(child);
  const [stdout, stderr, code] = await Promise.all([
    textOf(child.stdout),
    textOf(child.stderr),
    new Promise<number | null>((done) => child.once('close', done)),
  ]);
  watch.stop();
  const times = /@ ([\d.]+) ([\d.]+) ([\d.]+)\n$/.exec(stderr);
  if (code !== 0 || times === null) {
    throw new Error(`${command.join(' ')} ended with ${code}: ${stderr}`);
  }
  const [wallSeconds = 0, user = 0, system = 0] = times.slice(1).map(Number);
  return {
    ...{ wallSeconds, cpuSeconds: user + system, peakMegabytes: watch.peakMegabytes(), stdout },
    stderr: stderr.slice(0, times.index),
  };
}

async function textOf(stream: Readable | null): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream ?? []) {
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString();
}

/** The kernel keeps the peak itself, so that only the last look before the end counts. */
function watchMemory(shell: ChildProcess): { stop(): void; peakMegabytes(): number } {
  let peak = 0;
  const timer = setInterval(() => {
    for (const pid of childrenOf(shell.pid)) {
      peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(procFile(`${pid}/status`))?.[1] ?? 0));
    }
  }, LOOK_EVERY_MS);
  return { stop: () => clearInterval(timer), peakMegabytes: () => peak / 1024 };
}

function childrenOf(pid: number | undefined): string[] {
  return procFile(`${pid}/task/${pid}/children`)
    .split(' ')
    .filter((child) => child !== '');
}

/** Empty for a process that is gone. */
function procFile(path: string): string {
  try {
    return readFileSync(`/proc/${path}`, 'utf8');
  } catch {
    return '';
  }
}
