/** Ctrl-C and its like: the first asks the run to end, the second ends the process. */

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;
/** What shells call a process that a SIGINT has ended. */
const KILLED = 130;

/** Listens for signals; the result is aborted by the first. Call once per process. */
export function listenForShutdown(): AbortSignal {
  const controller = new AbortController();
  for (const name of SIGNALS) {
    process.on(name, () => {
      if (controller.signal.aborted) {
        process.exit(KILLED);
      }
      controller.abort();
    });
  }
  return controller.signal;
}

/** Waits for a promise, or for the signal; then gives undefined. What the promise becomes later is of no interest. */
export function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const stop = () => resolve(undefined);
    signal.addEventListener('abort', stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
