/** Starts threads. Lies beside job-worker.ts, bundled or not. */
import { Worker } from 'node:worker_threads';

/** Starts a thread that runs units. */
export function startWorker(): Worker {
  return new Worker(new URL('./job-worker.js', import.meta.url));
}
