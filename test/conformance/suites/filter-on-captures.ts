/** Conditions over recorded captures: the numbers of the events that sysdig 0.29.3 matched. */
import type { LoadResult } from '#src/rules/load.js';
import { loadRules } from '#src/rules/load.js';
import { runCapture } from '../../_support/run-capture.ts';
import { type DifferingEvent, differenceInCondition, FACT_FIELDS, type FieldValues } from '../capture-differences.ts';
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
  const loads = cases.map(({ condition }, i) => loadRules([{ name: 'condition', text: ruleText(`#${i}`, condition) }]));
  const usable = cases.flatMap(({ condition }, i) => (loads[i]!.isSuccessful ? [ruleText(`#${i}`, condition)] : []));
  const everyEvent = ruleText(EVERY_EVENT, 'evt.num >= 0');
  const loaded = loadRulesToRun([{ name: 'conditions', text: [everyEvent, ...usable].join('') }], {});
  const seen = await replay(loaded, path);
  return cases.map((vector, i) => {
    return loads[i]!.isSuccessful
      ? judgeMatches(vector, seen.matched.get(`#${i}`) ?? new Set(), seen)
      : fail(errorTexts(loads[i]!).join('; '));
  });
}

/** The rule that matches all events, to know them. */
const EVERY_EVENT = 'every event';

/** JSON is YAML. */
function ruleText(name: string, condition: string): string {
  const output = ['evt.num', ...FACT_FIELDS].map((field) => `%${field}`).join(' ');
  return `- ${JSON.stringify({ rule: name, desc: '-', condition, output, priority: 'INFO' })}\n`;
}

/** What came of a replay; events go by our numbers. */
interface Seen {
  readonly numbers: RecordedNumbers;
  readonly events: ReadonlyMap<number, FieldValues>;
  /** Numbers of the matching events by rule. */
  readonly matched: ReadonlyMap<string, ReadonlySet<number>>;
}

async function replay(loaded: LoadResult, path: string): Promise<Seen> {
  const events = new Map<number, FieldValues>();
  const matched = new Map<string, Set<number>>();
  await runCapture(loaded, path, 'all', ({ name, output }, batch, row) => {
    const values = output.values(batch, row);
    const number = Number(values['evt.num']);
    if (name === EVERY_EVENT) {
      events.set(number, values);
    } else {
      matched.set(name, (matched.get(name) ?? new Set()).add(number));
    }
  });
  return { numbers: recordedNumbers(path), events, matched };
}

function judgeMatches({ condition, matches }: CaptureCase, got: ReadonlySet<number>, seen: Seen): Outcome {
  const expected = new Set(expand(matches).map((recorded) => seen.numbers.ours(recorded)));
  const missing = [...expected].filter((number) => !got.has(number));
  const surplus = [...got].filter((number) => !expected.has(number) && seen.numbers.recorded(number) !== undefined);
  if (missing.length + surplus.length === 0) {
    return PASS;
  }
  const reason = differenceInCondition(
    condition.slice(PREFIX.length),
    [...missing, ...surplus].map((number) => differingEvent(number, got, seen)),
  );
  return reason === undefined
    ? fail(`missing: ${missing.slice(0, 20).join(',') || 'none'}; surplus: ${surplus.slice(0, 20).join(',') || 'none'}`)
    : skip(reason);
}

/** How every condition of the vector begins. */
const PREFIX = 'evt.num>0 and ';

function differingEvent(number: number, got: ReadonlySet<number>, { events, numbers }: Seen): DifferingEvent {
  const facts = events.get(number) ?? {};
  const ofThread = [...events].filter(([n, { 'thread.tid': tid }]) => n < number && tid === facts['thread.tid']);
  const enter = ofThread.findLast(([, event]) => event['evt.dir'] === '>');
  const isPaired = enter?.[1]['evt.type'] === facts['evt.type'];
  return {
    facts,
    isRenumbered: numbers.recorded(number) !== number,
    isThreadKnown: ofThread.length > 0,
    isEnterRefused: enter !== undefined && isPaired && !got.has(enter[0]),
  };
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
