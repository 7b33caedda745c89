/** The loop over a source: its end, its limits, its order. */

import { Writable } from 'node:stream';
import test from 'ava';
import { Coverage } from '#src/app/coverage.js';
import { Delivery } from '#src/app/delivery.js';
import { Evaluator } from '#src/app/evaluator.js';
import { runPipeline } from '#src/app/pipeline.js';
import { Repeats } from '#src/app/repeats.js';
import { Engine } from '#src/engine/engine.js';
import { MatchStats } from '#src/engine/stats.js';
import type { EventBatch } from '#src/event/event-batch.js';
import type { AlertPrinter } from '#src/output/alert.js';
import { StdoutSink } from '#src/output/sinks/stdout.js';
import { loadRules } from '#src/rules/load.js';
import type { EventSource } from '#src/sources/source.js';
import { batchOf } from '../_support/made-up-fields.js';

const RULES = `- rule: Any
  desc: d
  condition: jevt.rawtime exists
  output: x
  priority: DEBUG
  source: k8s_audit
`;
const NS = 1_000_000_000n;

/** Batches whose events happen at the given seconds. */
function batches(...seconds: (readonly number[])[]): EventBatch[] {
  return seconds.map((ofBatch) =>
    batchOf(
      ofBatch.map(() => ({})),
      { timeNs: BigUint64Array.from(ofBatch, (second) => BigInt(second) * NS) },
    ),
  );
}

function sourceOf(
  given: readonly EventBatch[],
  whenEmpty: () => Promise<undefined> = async () => undefined,
): EventSource {
  const waiting = [...given];
  return {
    nextBatch: async () => waiting.shift() ?? (await whenEmpty()),
    stats: () => ({ eventCount: 0, byteCount: 0, totalBytes: undefined, drops: {}, unreportedCount: 0 }),
    close: async () => {},
  };
}

function pipeline(rest: { maxNs?: bigint; signal?: AbortSignal; isSilent?: boolean; fail?: string } = {}) {
  const lines: string[] = [];
  const stream = new Writable({
    write: (chunk, _encoding, done) => {
      lines.push(...String(chunk).split('\n').slice(0, -1));
      done(rest.fail === undefined ? null : Object.assign(new Error('failed'), { code: rest.fail }));
    },
  });
  const { ruleset } = loadRules([{ name: 'r', text: RULES }]);
  const printer: AlertPrinter = (_rule, _priority, batch, row) => `${batch.timeNs[row]! / NS}`;
  const stats = new MatchStats(ruleset.rules);
  return {
    lines,
    stats,
    evaluator: new Evaluator({
      engine: new Engine(ruleset, 'first'),
      printer: rest.isSilent === true ? undefined : printer,
      isGenerated: () => false,
      findsGaps: false,
    }),
    receiver: new Delivery({
      sink: new StdoutSink(stream),
      isBuffered: true,
      stats,
      repeats: new Repeats(),
      coverage: new Coverage(),
    }),
    signal: rest.signal ?? new AbortController().signal,
    maxNs: rest.maxNs,
  };
}

test('pipeline: alerts of all batches, in order', async (t) => {
  const run = pipeline();
  await runPipeline(sourceOf(batches([1, 2], [3])), run);
  t.deepEqual(run.lines, ['1', '2', '3']);
});

test('pipeline: the time limit counts from the first event and cuts a batch', async (t) => {
  const run = pipeline({ maxNs: 2n * NS });
  await runPipeline(sourceOf(batches([1, 2], [3, 4, 5], [6])), run);
  t.deepEqual(run.lines, ['1', '2', '3']);
  t.is(run.stats.counts[0], 3);
});

test('pipeline: the signal ends it while a batch is awaited', async (t) => {
  const controller = new AbortController();
  const run = pipeline({ signal: controller.signal });
  const forEver = () => {
    setImmediate(() => controller.abort());
    return new Promise<undefined>(() => {});
  };
  await runPipeline(sourceOf(batches([1]), forEver), run);
  t.deepEqual(run.lines, ['1']);
});

test('pipeline: a reader that went away ends it', async (t) => {
  const run = pipeline({ fail: 'EPIPE' });
  await runPipeline(sourceOf(batches([1], [2])), run);
  t.is(run.stats.counts[0], 1);
});

test('pipeline: silent counts and prints nothing', async (t) => {
  const run = pipeline({ isSilent: true });
  await runPipeline(sourceOf(batches([1], [2])), run);
  t.deepEqual(run.lines, []);
  t.is(run.stats.counts[0], 2);
});
