/** Every event that sysdig 0.29.3 shows of a recorded capture, with fields by name. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCapture } from '../../_support/run-capture.ts';
import { differenceInField, type FieldValues } from '../capture-differences.ts';
import { capturePath } from '../capture-path.ts';
import { recordedNumbers } from '../recorded-numbers.ts';
import { loadRulesToRun } from '../rules-files.ts';
import { type CaseResult, fail, type Outcome, PASS, type Suite, skip } from '../suite.ts';

const EXPECTED = '.expected.jsonl';

export const captures: Suite = {
  name: 'captures',
  files: ['captures'],
  async *run(data): AsyncGenerator<CaseResult> {
    for (const file of data.list('captures').filter((name) => name.endsWith(EXPECTED))) {
      const name = `${file.slice(0, -EXPECTED.length)}.scap`;
      const expected = readEvents(join(data.path, 'captures', file));
      const found = capturePath(data, name);
      yield* 'reason' in found
        ? expected.map((event) => ({ label: labelOf(name, event), outcome: skip(found.reason) }))
        : await judgeCapture(name, found.path, expected);
    }
  },
};

/** 64-bit numbers are kept exact, as text. */
function readEvents(path: string): FieldValues[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line.replace(/:(-?\d{16,})(?=[,}])/g, ':"$1"')));
}

async function judgeCapture(name: string, path: string, expected: readonly FieldValues[]): Promise<CaseResult[]> {
  const fields = [...new Set(expected.flatMap((event) => Object.keys(event)))];
  const output = fields.map((field) => `%${field}`).join(' ');
  const rule = { rule: 'every event', desc: '-', condition: 'evt.num >= 0', output, priority: 'INFO' };
  const loaded = loadRulesToRun([{ name: 'every-event', text: `- ${JSON.stringify(rule)}\n` }], {});
  const numbers = recordedNumbers(path);
  const shown = new Map<number, FieldValues>();
  await runCapture(loaded, path, 'all', (matched, batch, row) => {
    const values = matched.output.values(batch, row);
    shown.set(Number(values['evt.num']), values);
  });
  return expected.map((event) => {
    const number = numbers.ours(Number(event['evt.num']));
    return { label: labelOf(name, event), outcome: judgeEvent(event, { ...shown.get(number) }, number) };
  });
}

function labelOf(name: string, event: FieldValues): string {
  return `${name} ${event['evt.num']} ${event['evt.dir']} ${event['evt.type']}`;
}

/** Passes when all fields agree; a difference that is deliberate leaves the event out. */
function judgeEvent(expected: FieldValues, got: FieldValues, number: number): Outcome {
  if (got['evt.num'] === undefined) {
    return fail('not shown');
  }
  const wanted: FieldValues = { ...expected, 'evt.num': number };
  const different = Object.keys(wanted).filter((field) => !isSame(wanted[field], got[field]));
  if (different.length === 0) {
    return PASS;
  }
  const reasons = different.map((field) => differenceInField(field, wanted, got));
  const unexplained = different.filter((_, i) => reasons[i] === undefined);
  return unexplained.length === 0
    ? skip(reasons[0]!)
    : fail(unexplained.map((field) => `${field}: expected ${text(wanted[field])}, got ${text(got[field])}`).join('; '));
}

function isSame(expected: unknown, got: unknown): boolean {
  return text(expected) === text(got);
}

function text(value: unknown): string {
  return typeof value === 'bigint' ? `"${value}"` : JSON.stringify(value ?? null);
}
