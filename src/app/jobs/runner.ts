/** The threads that run units: this one, and others. */
import type { Worker } from 'node:worker_threads';
import { unlessAborted } from '../shutdown.ts';
import { Budget } from './budget.ts';
import { type Lane, lengthOf } from './lane.ts';
import { Later } from './later.ts';
import type { FromWorker, ToWorker, WorkerRules } from './messages.ts';
import { runUnit, type Workbench } from './run-unit.ts';

/** Runs one unit at a time. */
export interface Runner {
  /** Resolves when it can run units; rejects when it never will, which is a mistake of ours. */
  readonly ready: Promise<void>;
  /** Runs a unit to its end, or until it is stopped. Rejects for a mistake of ours. */
  run(lane: Lane): Promise<void>;
  /** Makes the unit at hand, and any later one, end early. */
  stop(): void;
}

/** Runs units on this thread. */
export class OwnRunner implements Runner {
  readonly ready: Promise<void> = Promise.resolve();
  readonly #workbench: Workbench;
  readonly #budget = new Budget();
  readonly #controller = new AbortController();

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
  }

  async run(lane: Lane): Promise<void> {
    const { signal } = this.#controller;
    lane.onTaken = (length) => this.#budget.taken(length);
    await runUnit(lane.assignment, this.#workbench, {
      signal,
      give: (part) => {
        lane.put(part);
        return this.#budget.add(lengthOf(part));
      },
      started: (timeNs) => lane.started(timeNs),
      countBefore: (count) => {
        lane.counted(count);
        return unlessAborted(lane.countBefore, signal);
      },
      progress: (byteCount) => {
        lane.byteCount = byteCount;
      },
    });
  }

  stop(): void {
    this.#controller.abort();
    this.#budget.lift();
  }
}

/** What is needed of a worker. */
export type Thread = Pick<Worker, 'postMessage' | 'on' | 'once'>;

/** Runs units on another thread, which app/jobs/serve.ts serves there. The thread ends by itself when it is told to, never by force. */
export class WorkerRunner implements Runner {
  readonly ready: Promise<void>;
  readonly #worker: Thread;
  readonly #ended = new Later<void>();
  readonly #ready = new Later<void>();
  #lane: Lane | undefined;
  #unit: Later<void> | undefined;
  #error: unknown;
  #isEnded = false;

  /** Takes over a worker that was just made. */
  constructor(worker: Thread) {
    this.#worker = worker;
    this.ready = this.#ready.promise;
    worker.on('message', (message: FromWorker) => this.#hear(message));
    worker.on('error', (error) => {
      this.#error = error;
    });
    worker.once('exit', () => {
      this.#isEnded = true;
      this.#ready.reject(this.#reason());
      this.#unit?.reject(this.#reason());
      this.#ended.resolve();
    });
  }

  /** Says what rules there are; then it gets ready. */
  load(rules: WorkerRules): void {
    this.#post({ kind: 'load', rules });
  }

  async run(lane: Lane): Promise<void> {
    if (this.#isEnded) {
      throw this.#reason();
    }
    this.#unit = new Later();
    this.#lane = lane;
    lane.onTaken = (length) => {
      if (length > 0) {
        this.#post({ kind: 'taken', length });
      }
    };
    this.#post({ kind: 'run', assignment: lane.assignment });
    await this.#unit.promise;
  }

  stop(): void {
    this.#post({ kind: 'stop' });
  }

  /** Has the thread end, and waits for that. Rejects when it broke. */
  async close(): Promise<void> {
    this.#post({ kind: 'close' });
    await this.#ended.promise;
    if (this.#error !== undefined) {
      throw this.#error;
    }
  }

  /** Why the thread has ended. */
  #reason(): unknown {
    return this.#error ?? new Error('a thread has ended by itself');
  }

  #post(message: ToWorker): void {
    this.#worker.postMessage(message);
  }

  #hear(message: FromWorker): void {
    const lane = this.#lane!;
    switch (message.kind) {
      case 'ready':
        this.#ready.resolve();
        break;
      case 'part':
        lane.put(message.part);
        if (message.part.kind === 'end') {
          this.#unit?.resolve();
        }
        break;
      case 'started':
        lane.started(message.timeNs);
        break;
      case 'counted':
        lane.counted(message.count);
        lane.countBefore.then((before) => this.#post({ kind: 'before', count: before }));
        break;
      case 'progress':
        lane.byteCount = message.byteCount;
        break;
    }
  }
}
