/** A thread that breaks ends the run; nothing waits for what it will never find. */
import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import test from 'ava';
import type { ToWorker } from '#src/app/jobs/messages.js';
import type { Thread } from '#src/app/jobs/runner.js';
import { NO_PRIVILEGED_PSP, podCreated } from '../../_support/audit-events.js';
import { folderOf } from '../../_support/run-drypod.js';
import { runHere } from '../../_support/run-in-process.js';

const LIMITS = { bytesPerJob: 1, minPartBytes: 1000, maxPartBytes: 1000 };

const folder = folderOf({
  'psp.yaml': NO_PRIVILEGED_PSP,
  'audit.log': Array.from({ length: 200 }, (_, i) => `${podCreated({ name: `p${i}`, isPrivileged: true })}\n`).join(''),
});

/** Breaks when it is given a message of a kind. */
function breakingAt(kind: ToWorker['kind']): Thread {
  const thread = new EventEmitter();
  const postMessage = (message: ToWorker) =>
    setImmediate(() => {
      if (message.kind === kind) {
        thread.emit('error', new Error('broken'));
        thread.emit('exit', 1);
      } else if (message.kind === 'load') {
        thread.emit('message', { kind: 'ready' });
      } else if (message.kind === 'close') {
        thread.emit('exit', 0);
      }
    });
  return Object.assign(thread, { postMessage }) as never;
}

for (const kind of ['load', 'run'] as const) {
  test(`jobs: a thread that breaks at "${kind}"`, async (t) => {
    const args = ['--psp', join(folder, 'psp.yaml'), '-e', join(folder, 'audit.log'), '--jobs', '2'];
    const { code, stderr } = await runHere(args, { limits: LIMITS, start: () => breakingAt(kind) });
    t.is(code, 1);
    t.is(stderr, 'drypod: error INTERNAL: broken; this is a mistake of drypod, please report it\n');
  });
}
