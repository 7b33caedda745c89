/**
 * The other threads of a run. They are started before rules are loaded, since
 * both take time and need nothing of each other, and end when the run does.
 */
import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { detectKind } from '../../sources/detect.ts';
import { startWorker } from '../worker-thread.ts';
import type { WorkerRules } from './messages.ts';
import { JOB_LIMITS, type JobLimits, jobsWorth } from './plan.ts';
import { type Thread, WorkerRunner } from './runner.ts';

/** How threads are made, and what for. */
export interface Threads {
  readonly limits: JobLimits;
  start(): Thread;
}

/** Those of every run but tests. */
const THREADS: Threads = { limits: JOB_LIMITS, start: startWorker };

const HEAD_BYTES = 512;

/** Threads of one run. */
export class Crew {
  readonly limits: JobLimits;
  readonly #threads: Threads;
  readonly #runners: WorkerRunner[] = [];

  constructor(threads: Threads = THREADS) {
    this.#threads = threads;
    this.limits = threads.limits;
  }

  /** Starts threads that inputs seem to be worth; `jobs` counts the calling thread too. */
  prepare(names: readonly string[], jobs: number): void {
    if (jobs > 1) {
      this.#grow(Math.min(jobs, jobsWorth(divisibleBytes(names), this.limits)) - 1);
    }
  }

  /** Gives so many threads the rules they need. */
  take(count: number, rules: WorkerRules): readonly WorkerRunner[] {
    this.#grow(count);
    const taken = this.#runners.slice(0, count);
    for (const runner of taken) {
      runner.load(rules);
    }
    return taken;
  }

  /** Ends all threads. */
  async close(): Promise<void> {
    await Promise.all(this.#runners.map((runner) => runner.close()));
  }

  #grow(count: number): void {
    while (this.#runners.length < count) {
      this.#runners.push(new WorkerRunner(this.#threads.start()));
    }
  }
}

/** Gives the bytes of files and folders of them; 0 when only one thread can read them. What cannot be looked at is reported later. */
function divisibleBytes(names: readonly string[]): number {
  try {
    const paths = names.flatMap((name) =>
      statSync(name).isDirectory() ? readdirSync(name).map((entry) => join(name, entry)) : [name],
    );
    const files = paths.map((path) => statSync(path)).filter((facts) => !facts.isDirectory());
    const [first = ''] = paths;
    if (files.some((facts) => !facts.isFile()) || (files.length === 1 && !isLog(first))) {
      return 0;
    }
    return files.reduce((sum, { size }) => sum + size, 0);
  } catch {
    return 0;
  }
}

function isLog(path: string): boolean {
  const head = Buffer.alloc(HEAD_BYTES);
  const fd = openSync(path, 'r');
  try {
    return detectKind(head.subarray(0, readSync(fd, head))) === 'json';
  } finally {
    closeSync(fd);
  }
}
