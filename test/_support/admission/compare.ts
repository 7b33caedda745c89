/** What generated rules say of pods, against what admission says of them. */
import { admit, type Operation } from './admit.ts';
import type { AdmissionCase } from './arbitrary-cases.ts';
import { findingDifferences } from './compare-findings.ts';
import { judged } from './requests.ts';
import { type Match, matchesOf, rulesOf } from './rules-of-policy.ts';
import type { Verdict } from './verdict.ts';

/** One pod of which rules and admission say different things. */
export interface Disagreement {
  readonly operation: Operation;
  /** `control: what admission says, what the rules say`. */
  readonly differences: readonly string[];
  readonly event: unknown;
  readonly matches: readonly Match[];
  readonly verdict: Verdict;
}

/** Gives every pod of a case about which rules and admission disagree, created and updated. */
export function disagreements({ cluster, policy, submissions }: AdmissionCase): readonly Disagreement[] {
  const requests = (['create', 'update'] as const).flatMap((operation) =>
    submissions.map((submission) => ({ operation, ...judged(submission, operation, cluster) })),
  );
  const matched = matchesOf(
    rulesOf(policy, cluster),
    requests.map(({ event }) => event),
  );
  return requests.flatMap(({ operation, event, pod, hasPlaces }, row): Disagreement[] => {
    const matches = matched[row]!;
    const verdict = admit(policy, pod, operation, cluster);
    const differences = [
      ...differencesOf(verdict, outcomesOf(matches)),
      ...(hasPlaces ? findingDifferences(verdict, matches) : []),
    ];
    return differences.length === 0 ? [] : [{ operation, differences, event, matches, verdict }];
  });
}

const RULE_NAME = /^PSP \w+ (Violation|Mutation) \((\w+)\)(?: Update| Default)?$/;

/** What the names of rules say, by control; a name that says nothing stands for itself. */
function outcomesOf(matches: readonly Match[]): ReadonlyMap<string, string> {
  const outcomes = new Map<string, string>();
  for (const { rule } of matches) {
    const [, kind, control = rule] = RULE_NAME.exec(rule) ?? [];
    const outcome = kind === 'Violation' ? 'REJECTED' : kind === 'Mutation' ? 'MUTATED' : 'an unexpected rule';
    outcomes.set(control, (outcomes.get(control) ?? outcome) === outcome ? outcome : 'rejected and mutated');
  }
  return outcomes;
}

/** Of a policy that cannot be used nothing is asked but that it refuses, for every reason. */
function differencesOf({ controls, outcome }: Verdict, found: ReadonlyMap<string, string>): readonly string[] {
  const expected = new Map<string, string>(
    [...controls].map(([control, what]) => [control, what === 'UNUSABLE' ? 'REJECTED' : what]),
  );
  const names = outcome === 'UNUSABLE' ? [...expected.keys()] : new Set([...expected.keys(), ...found.keys()]);
  return [...names]
    .filter((control) => expected.get(control) !== found.get(control))
    .map((control) => `${control}: ${expected.get(control) ?? 'ADMITTED'}, ${found.get(control) ?? 'ADMITTED'}`);
}
