/** What the made captures and logs hold: every event can be read, and repetitions differ as they should. */
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { findFiles, openWhole } from '#src/app/bench-rules.js';
import { DiagnosticSink } from '#src/base/diagnostic.js';
import { auditSegment } from '#src/bench/audit-segment.js';
import { captureSegment } from '#src/bench/capture-segment.js';
import { writeSample } from '#src/bench/measured-file.js';
import { evaluateSlowly } from '#src/bench/reference.js';
import { ruleSetText, selectScenarios, type Workload } from '#src/bench/scenarios.js';
import type { Segment } from '#src/bench/segment.js';
import { Engine } from '#src/engine/engine.js';
import { loadRules } from '#src/rules/load.js';
import { captureTest, readCapture } from '../_support/captures.js';
import { makeFolder } from '../_support/folders.js';

function linesOf(segment: Segment, index: number): { readonly auditID: string; readonly stageTimestamp: string }[] {
  const text = segment.repetition(index).toString();
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

for (const mix of ['cluster', 'pods', 'unique'] as const) {
  test(`audit segment: lines of ${mix} are events, each with an id of its own, later ones are later`, (t) => {
    const segment = auditSegment(mix);
    const [first, second, last] = [linesOf(segment, 0), linesOf(segment, 1), linesOf(segment, 1439)];
    t.is(first.length, segment.eventCount);
    const events = [...first, ...second, ...last];
    t.is(new Set(events.map(({ auditID }) => auditID)).size, events.length);
    const times = events.map(({ stageTimestamp }) => Date.parse(stageTimestamp));
    t.false(times.some(Number.isNaN));
    t.true(times.every((time, i) => i === 0 || time >= times[i - 1]!));
  });
}

const FIELDS = ['evt.rawtime', 'evt.type', 'fd.name', 'proc.cmdline', 'container.id', 'thread.tid'];

for (const mix of ['security', 'mixed', 'all', 'unique'] as const) {
  captureTest(`capture segment: ${mix} reads without losses, later repetitions are later`, async (t) => {
    const segment = captureSegment(mix);
    const parts = [0, 1, 2].map((index) => Buffer.from(segment.repetition(index)));
    const { rows, warnings, drops, error } = await readCapture(Buffer.concat([segment.head, ...parts]), FIELDS);
    t.deepEqual({ warnings, drops, error }, { warnings: [], drops: {}, error: undefined });
    t.is(rows.at(-1)?.['evt.num'], segment.headEventCount + 3 * segment.eventCount);
    // Records of containers before the first call only prepare the state.
    t.is(rows.length, 3 * segment.eventCount - 1);
    const times = rows.map((row) => BigInt(String(row['evt.rawtime'])));
    t.true(times.every((time, i) => i === 0 || time >= times[i - 1]!));
    const started = rows.filter((row) => row['evt.type'] === 'procexit').map((row) => row['thread.tid']);
    t.is(new Set(started).size, started.length);
    const jobs = rows.map((row) => String(row['container.id'])).filter((id) => id.startsWith('c0de'));
    t.is(new Set(jobs).size, 3);
    if (mix === 'unique') {
      const commands = rows.filter((row) => row['evt.type'] === 'procexit').map((row) => row['proc.cmdline']);
      t.is(new Set(commands).size, commands.length);
    }
  });
}

/** Evaluates a sample of a workload with the engine and with the reference; both have to find the same. */
async function compare(t: ExecutionContext, workload: Workload): Promise<void> {
  const path = join(makeFolder(), 'sample');
  writeSample(path, workload.segment(), [0, 7]);
  const { text } = ruleSetText('100', workload);
  const { ruleset } = loadRules([{ name: 'rules', text }]);
  const [input] = await findFiles([path], new DiagnosticSink());
  const source = openWhole(input!, { ruleset, groupOf: () => 0 });
  const engine = new Engine(ruleset, 'first');
  let matchCount = 0;
  for (let batch = await source.nextBatch(); batch !== undefined; batch = await source.nextBatch()) {
    const expected: [number, number][] = [];
    evaluateSlowly({ ruleset, groupOf: () => 0 }, batch, (row, rule) => expected.push([row, rule.index]));
    const { count, rows, rules } = engine.evaluate(batch);
    t.deepEqual(
      Array.from({ length: count }, (_, i) => [rows[i], rules[i]]),
      expected,
    );
    matchCount += count;
  }
  await source.close();
  t.true(matchCount > 0);
}

const selection = selectScenarios([]);
for (const workload of 'workloads' in selection ? selection.workloads : []) {
  const title = `reference: agrees with the engine on ${workload.name}`;
  if (workload.source === 'syscall') {
    captureTest(title, (t) => compare(t, workload));
  } else {
    test(title, (t) => compare(t, workload));
  }
}
