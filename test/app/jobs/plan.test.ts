/** Whether several threads are worth it, and what each gets. */
import test from 'ava';
import { JOB_LIMITS, planJobs } from '#src/app/jobs/plan.js';
import type { Input } from '#src/sources/inputs.js';

const MIB = 1 << 20;

function input(sizeBytes: number | undefined, changes: Partial<Input> = {}): Input {
  const open = () => Promise.reject(new Error('not opened'));
  return { name: 'x', kind: 'json', isPacked: false, sizeBytes, open, ...changes };
}

const cases: readonly (readonly [
  title: string,
  inputs: readonly Input[],
  wanted: number,
  jobs: number | undefined,
  partMib?: number,
])[] = [
  ['one is wanted', [input(1000 * MIB)], 1, undefined],
  ['a large log', [input(1000 * MIB)], 2, 2, 8],
  ['a log that is worth few threads', [input(60 * MIB)], 8, 3, 1],
  ['a small log', [input(20 * MIB)], 2, undefined],
  ['a small log among others', [input(20 * MIB), input(20 * MIB)], 2, 2, 2.5],
  ['one capture', [input(1000 * MIB, { kind: 'scap' })], 2, undefined],
  ['two captures', [input(1000 * MIB, { kind: 'scap' }), input(MIB, { kind: 'scap', isPacked: true })], 4, 2, 8],
  ['one packed log', [input(1000 * MIB, { isPacked: true })], 2, undefined],
  ['a pipe', [input(1000 * MIB), input(undefined)], 2, undefined],
  ['nothing', [], 2, undefined],
];

for (const [title, inputs, wanted, jobs, partMib] of cases) {
  test(`plan: ${title}, ${wanted} wanted`, (t) => {
    const planned = planJobs(inputs, wanted, false, JOB_LIMITS);
    t.deepEqual([planned?.jobs, planned && planned.partBytes / MIB], [jobs, partMib]);
  });
}

test('plan: parts whose events are held until they are counted are small', (t) => {
  t.is(planJobs([input(1000 * MIB)], 2, true, JOB_LIMITS)?.partBytes, 2 * MIB);
});
