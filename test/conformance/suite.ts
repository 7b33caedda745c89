/** What a conformance suite is: one vector file (or folder) and a judge of its cases. */
import type { DataFolder } from './data-folder.ts';
import type { SkipReason } from './skip-reasons.ts';

/** What became of one case. `note` says what of the case was not compared although it passed. */
export type Outcome =
  | { readonly kind: 'pass'; readonly note?: string }
  | { readonly kind: 'fail'; readonly why: string }
  | { readonly kind: 'skip'; readonly reason: SkipReason };

/** One judged case; `label` names it for people, nothing depends on it. */
export interface CaseResult {
  readonly label: string;
  readonly outcome: Outcome;
}

/** One line of the report. */
export interface Suite {
  readonly name: string;
  /** Paths inside the data folder that must all be present, else the suite is skipped. */
  readonly files: readonly string[];
  run(data: DataFolder): Iterable<CaseResult> | AsyncIterable<CaseResult>;
}

export const PASS: Outcome = { kind: 'pass' };

/** Makes the outcome of a case that disagrees. */
export function fail(why: string): Outcome {
  return { kind: 'fail', why };
}

/** Makes the outcome of a case that is left out for a reason. */
export function skip(reason: SkipReason): Outcome {
  return { kind: 'skip', reason };
}

/** Passes when `got` equals `expected` as JSON, else fails with both. */
export function same(what: string, expected: unknown, got: unknown): Outcome {
  const [left, right] = [JSON.stringify(expected), JSON.stringify(got)];
  return left === right ? PASS : fail(`${what}: expected ${left}, got ${right}`);
}

/** Gives the first failure, else a pass that carries the notes of all. */
export function all(outcomes: Iterable<Outcome>): Outcome {
  const notes: string[] = [];
  for (const outcome of outcomes) {
    if (outcome.kind !== 'pass') {
      return outcome;
    }
    if (outcome.note !== undefined) {
      notes.push(outcome.note);
    }
  }
  return notes.length === 0 ? PASS : { kind: 'pass', note: [...new Set(notes)].join('; ') };
}
