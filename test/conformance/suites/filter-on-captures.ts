/** Conditions over recorded captures: the numbers of the events that sysdig 0.29.3 matched. */
import type { LoadResult } from '#src/rules/load.js';
import { loadRules } from '#src/rules/load.js';
import { runCapture } from '../../_support/run-capture.ts';
import { type DeliberateDifference, differenceInCondition } from '../capture-differences.ts';
import { capturePath } from '../capture-path.ts';
import { type RecordedNumbers, recordedNumbers } from '../recorded-numbers.ts';
import { errorTexts, loadRulesToRun } from '../rules-files.ts';
import { type CaseResult, fail, type Outcome, PASS, type Suite, skip } from '../suite.ts';

const PATH = 'vectors/filter_on_captures.json';

interface CaptureCase {
  readonly capture: string;
  readonly condition: string;
  readonly match_count: number;
  /** Numbers and ranges, `3,5-7`. */
  readonly matches: string;
}

/** Judged capture by capture: the file is read once for all its conditions. */
export const filterOnCaptures: Suite = {
  name: 'filter_on_captures',
  files: [PATH],
  async *run(data): AsyncGenerator<CaseResult> {
    const { cases } = data.json(PATH) as { readonly cases: readonly CaptureCase[] };
    for (const capture of new Set(cases.map((vector) => vector.capture))) {
      const conditions = cases.filter((vector) => vector.capture === capture);
      const label = ({ condition }: CaptureCase) => `${capture} ${condition}`;
      const found = capturePath(data, capture);
      const outcomes =
        'reason' in found ? conditions.map(() => skip(found.reason)) : await judgeCapture(found.path, conditions);
      yield* conditions.map((vector, i) => ({ label: label(vector), outcome: outcomes[i]! }));
    }
  },
};

async function judgeCapture(path: string, cases: readonly CaptureCase[]): Promise<Outcome[]> {
  const loads = cases.map(({ condition }, i) => loadRules([{ name: 'condition', text: ruleText(i, condition) }]));
  const usable = cases.flatMap(({ condition }, i) => (loads[i]!.isSuccessful ? [ruleText(i, condition)] : []));
  const numbers = recordedNumbers(path);
  const matched = await matchedNumbers(loadRulesToRun([{ name: 'conditions', text: usable.join('') }], {}), path);
  return cases.map((vector, i) => {
    return loads[i]!.isSuccessful
      ? judgeMatches(vector, matched.get(`#${i}`) ?? [], numbers)
      : fail(errorTexts(loads[i]!).join('; '));
  });
}

/** JSON is YAML. */
function ruleText(index: number, condition: string): string {
  const rule = { rule: `#${index}`, desc: '-', condition, output: '%evt.num', priority: 'INFO' };
  return `- ${JSON.stringify(rule)}\n`;
}

async function matchedNumbers(loaded: LoadResult, path: string): Promise<ReadonlyMap<string, number[]>> {
  const matched = new Map<string, number[]>();
  await runCapture(loaded, path, 'all', ({ name, output }, batch, row) => {
    const numbers = matched.get(name) ?? [];
    numbers.push(Number(output.render(batch, row)));
    matched.set(name, numbers);
  });
  return matched;
}

function judgeMatches(
  { condition, matches }: CaptureCase,
  matched: readonly number[],
  numbers: RecordedNumbers,
): Outcome {
  const got = new Set(matched.map((ours) => numbers.recorded(ours)).filter((number) => number !== undefined));
  const expected = new Set(expand(matches));
  const missing = [...expected].filter((number) => !got.has(number));
  const surplus = [...got].filter((number) => !expected.has(number));
  if (missing.length + surplus.length === 0) {
    return PASS;
  }
  const difference: DeliberateDifference | undefined = differenceInCondition(condition, missing, surplus);
  return difference === undefined
    ? fail(`missing: ${missing.slice(0, 20).join(',') || 'none'}; surplus: ${surplus.slice(0, 20).join(',') || 'none'}`)
    : skip(difference.reason);
}

function expand(ranges: string): number[] {
  return ranges.split(',').flatMap((range) => {
    if (range === '') {
      return [];
    }
    const [first = Number.NaN, last = first] = range.split('-').map(Number);
    return Array.from({ length: last - first + 1 }, (_, i) => first + i);
  });
}
