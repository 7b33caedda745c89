/** Starts threads. Lies beside job-worker.ts, bundled or not. */
import { Worker } from 'node:worker_threads';
import type { WorkerRules } from './jobs/messages.ts';

/** Starts a thread that runs units. */
export function startWorker(rules: WorkerRules): Worker {
  return new Worker(new URL('./job-worker.js', import.meta.url), { workerData: rules });
}
