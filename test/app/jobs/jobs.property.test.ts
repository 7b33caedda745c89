/** Several jobs print what one prints, byte by byte, whatever the logs hold and wherever they are cut. */
import { EventEmitter } from 'node:events';
import { utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';
import test from 'ava';
import fc from 'fast-check';
import { EXIT_CODE } from '#src/app/exit-code.js';
import type { Threads } from '#src/app/jobs/crew.js';
import type { Thread } from '#src/app/jobs/runner.js';
import { serveUnits } from '#src/app/jobs/serve.js';
import { NO_PRIVILEGED_PSP, podCreated, rulesFor } from '../../_support/audit-events.js';
import { makeFolder } from '../../_support/folders.js';
import { folderOf } from '../../_support/run-drypod.js';
import { runHere } from '../../_support/run-in-process.js';

const RUNS = { numRuns: Number(process.env['DRYPOD_FUZZ_RUNS'] ?? 60) };

/** Only current rules files have `evt.*` for audit events. */
const CURRENT = '- required_engine_version: 0.43.0\n';

const rules = folderOf({
  'psp.yaml': NO_PRIVILEGED_PSP,
  'plain.yaml': rulesFor('eve'),
  'times.yaml': CURRENT + rulesFor('eve').replace('(name=', '(after=%evt.reltime name='),
  'numbers.yaml': CURRENT + rulesFor('eve').replace('(name=', '(num=%evt.num name='),
});

/** Threads that are none: messages go through a port, all else happens here. */
function threadsWith(partBytes: number): Threads {
  return {
    limits: { bytesPerJob: 1, minPartBytes: partBytes, maxPartBytes: partBytes },
    start(): Thread {
      const { port1, port2 } = new MessageChannel();
      const thread = new EventEmitter();
      port1.on('message', (message) => thread.emit('message', message));
      port1.on('close', () => thread.emit('exit', 0));
      serveUnits(port2);
      return Object.assign(thread, { postMessage: (message: unknown) => port1.postMessage(message) }) as never;
    },
  };
}

type Event = Record<string, unknown>;

const event = fc
  .record({
    name: fc.constantFrom('a', 'b', 'c'),
    user: fc.constantFrom('eve', 'bob'),
    isPrivileged: fc.boolean(),
    second: fc.nat(9),
    change: fc.constantFrom(
      {},
      {},
      {},
      { requestObject: undefined, responseObject: undefined },
      { stageTimestamp: 'x' },
    ),
  })
  .map(({ change, ...request }): Event => ({ ...JSON.parse(podCreated(request)), ...change }));

const BAD = [
  '',
  '\ufeff{"kind":"Event"}',
  ' ',
  '{',
  '"text"',
  '{"kind":"Other"}',
  '{"kind":"Event","stageTimestamp":"bad"}',
  'not JSON at all',
];

const line = fc.oneof(
  { weight: 6, arbitrary: event.map((each) => JSON.stringify(each)) },
  { weight: 2, arbitrary: fc.constantFrom(...BAD) },
  {
    weight: 1,
    arbitrary: fc.array(event, { maxLength: 4 }).map((items) => JSON.stringify({ kind: 'EventList', items })),
  },
  { weight: 1, arbitrary: fc.array(event, { maxLength: 3 }).map((items) => JSON.stringify(items)) },
);

const log = fc
  .record({
    // more losses than are reported one by one
    lines: fc.array(line, { maxLength: 40, size: 'max' }),
    lineEnd: fc.constantFrom('\n', '\n', '\r\n'),
    lastEnd: fc.constantFrom('\n', '', '{'),
    mark: fc.constantFrom('', '\ufeff'),
    isPacked: fc.nat(5).map((n) => n === 0),
  })
  .map(({ lines, lineEnd, lastEnd, mark, isPacked }) => {
    const text = `${mark}{"kind":"Event"}${lineEnd}${lines.join(lineEnd)}${lastEnd}`;
    return isPacked ? gzipSync(text) : Buffer.from(text);
  });

/** Writes logs into a folder, in the order of their times of change. */
function written(logs: readonly Uint8Array[]): string {
  const folder = makeFolder();
  for (const [i, bytes] of logs.entries()) {
    const path = join(folder, `${i}.log`);
    writeFileSync(path, bytes);
    utimesSync(path, i + 1, i + 1);
  }
  return folder;
}

const args = fc.constantFrom(
  ['--psp', join(rules, 'psp.yaml')],
  ['--psp', join(rules, 'psp.yaml'), '-r', join(rules, 'plain.yaml'), '-o', 'json_output=true'],
  ['-r', join(rules, 'times.yaml'), '-U'],
  ['-r', join(rules, 'numbers.yaml'), '-o', 'rule_matching=all'],
  ['--psp', join(rules, 'psp.yaml'), '-r', join(rules, 'numbers.yaml')],
  ['--psp', join(rules, 'psp.yaml'), '--fail-on', 'violation', '-o', 'stdout_output.enabled=false'],
);

test('jobs: what several print is what one prints', async (t) => {
  await fc.assert(
    fc.asyncProperty(
      args,
      fc.array(log, { minLength: 1, maxLength: 3 }),
      fc.constantFrom(1, 200, 1000, 4000),
      fc.integer({ min: 2, max: 4 }),
      async (given, logs, partBytes, jobs) => {
        const all = [...given, '-e', written(logs)];
        const one = await runHere(all);
        t.not(one.code, EXIT_CODE.failed);
        const several = await runHere([...all, '--jobs', String(jobs)], threadsWith(partBytes));
        t.deepEqual(several, one);
      },
    ),
    RUNS,
  );
});
