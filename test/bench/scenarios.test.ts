import test from 'ava';
import { QUICK_SIZE, repetitionsOf, ruleSetText, scenarioNames, selectScenarios } from '#src/bench/scenarios.js';
import { loadTexts } from '../_support/rules-files.js';

/** Names of the scenarios selected. */
function selected(names: readonly string[]): string[] {
  const selection = selectScenarios(names);
  return 'unknown' in selection
    ? [`unknown ${selection.unknown}, near ${selection.near}`]
    : selection.workloads.flatMap(({ name, ruleSets }) => ruleSets.map((set) => `${name}/${set}`));
}

test('scenarios: no name is all, a workload is all its rule sets, the order is that of the list', (t) => {
  t.deepEqual(selected([]), scenarioNames());
  t.deepEqual(selected(['capture-unique']), ['capture-unique/10', 'capture-unique/100', 'capture-unique/1000']);
  t.deepEqual(selected(['audit-pods/psp', 'capture-mixed/10']), ['capture-mixed/10', 'audit-pods/psp']);
  t.deepEqual(selected(['capture-mixed/10', 'capture-mixed/10']), ['capture-mixed/10']);
});

for (const [name, near] of [
  ['capture-mixd', 'capture-mixed'],
  ['audit-pods/ps', 'audit-pods/psp'],
  ['capture-unique/psp', 'capture-unique/10'],
  ['constructor', undefined],
  ['', undefined],
] as const) {
  test(`scenarios: '${name}' is refused`, (t) => {
    const selection = selectScenarios(['capture-mixed', name]);
    t.is('unknown' in selection ? selection.unknown : undefined, name);
    if (near !== undefined) {
      t.is('unknown' in selection ? selection.near : undefined, near);
    }
  });
}

test('scenarios: the rules of each load without a word and the segment repeats to the wanted size', (t) => {
  const selection = selectScenarios([]);
  for (const workload of 'workloads' in selection ? selection.workloads : []) {
    const segment = workload.segment();
    const repetitions = repetitionsOf(workload, segment, QUICK_SIZE);
    const wanted = workload.source === 'syscall' ? QUICK_SIZE.captureEvents : QUICK_SIZE.auditBytes;
    const made = repetitions * (workload.source === 'syscall' ? segment.eventCount : segment.byteCount);
    t.true(made >= wanted * workload.share, workload.name);
    t.true(made < wanted * workload.share * 1.5, workload.name);
    for (const set of ['10', '100'] as const) {
      const { text } = ruleSetText(set, workload);
      t.deepEqual(loadTexts([text]).files[0]!.diagnostics, []);
    }
  }
});
