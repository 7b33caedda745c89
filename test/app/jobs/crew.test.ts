/** Threads that are started before rules are loaded: for which inputs, and that they end. */
import { EventEmitter } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import test from 'ava';
import { Crew } from '#src/app/jobs/crew.js';
import type { ToWorker } from '#src/app/jobs/messages.js';
import type { Thread } from '#src/app/jobs/runner.js';
import { folderOf } from '../../_support/run-drypod.js';

const LIMITS = { bytesPerJob: 100, minPartBytes: 1, maxPartBytes: 100 };
const LINE = '{"kind":"Event"}\n';

const folder = folderOf({ 'a.log': LINE.repeat(20), 'b.log': LINE.repeat(20), 'small.log': LINE });
writeFileSync(join(folder, 'packed.gz'), gzipSync(LINE.repeat(100_000)));
mkdirSync(join(folder, 'empty'));

/** A crew whose threads do nothing but end when they are told to. */
function crewOf(): { crew: Crew; started: () => number; ended: () => number } {
  let startCount = 0;
  let endCount = 0;
  const start = (): Thread => {
    startCount++;
    const thread = new EventEmitter();
    const postMessage = ({ kind }: ToWorker) => {
      if (kind === 'close') {
        endCount++;
        setImmediate(() => thread.emit('exit', 0));
      }
    };
    return Object.assign(thread, { postMessage }) as never;
  };
  return { crew: new Crew({ limits: LIMITS, start }), started: () => startCount, ended: () => endCount };
}

const cases: readonly (readonly [title: string, names: readonly string[], jobs: number, started: number])[] = [
  ['a log', ['a.log'], 2, 1],
  ['a log that is worth few', ['a.log'], 9, 2],
  ['two logs', ['a.log', 'b.log'], 9, 5],
  ['one job', ['a.log', 'b.log'], 1, 0],
  ['a small log', ['small.log'], 2, 0],
  ['one packed file', ['packed.gz'], 2, 0],
  ['an empty folder', ['empty'], 2, 0],
  ['no such file', ['a.log', 'missing.log'], 2, 0],
  ['standard input', ['a.log', '-'], 2, 0],
  ['a device', ['a.log', '/dev/null'], 2, 0],
];

for (const [title, names, jobs, expected] of cases) {
  test(`crew: ${title}, ${jobs} jobs`, async (t) => {
    const { crew, started, ended } = crewOf();
    const paths = names.map((name) => (name === '-' || name.startsWith('/') ? name : join(folder, name)));
    crew.prepare(paths, jobs);
    t.is(started(), expected);
    await crew.close();
    t.is(ended(), expected);
  });
}

test('crew: a thread that breaks is told', async (t) => {
  const thread = new EventEmitter();
  const crew = new Crew({ limits: LIMITS, start: () => Object.assign(thread, { postMessage() {} }) as never });
  crew.prepare([join(folder, 'a.log')], 2);
  thread.emit('error', new Error('broken'));
  thread.emit('exit', 1);
  await t.throwsAsync(crew.close(), { message: 'broken' });
});
