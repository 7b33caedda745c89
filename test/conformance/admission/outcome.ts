/** The rules that fired on a pod → the outcome of admission. */
import { fail, type Outcome, PASS } from '../suite.ts';
import type { Alert, PolicyRules } from './policy-rules.ts';

/** What became of a pod under one policy. */
export interface Verdict {
  readonly outcome: 'ADMITTED' | 'MUTATED' | 'REJECTED' | 'UNUSABLE';
  /** Controls that did not simply admit the pod, each with its own outcome. */
  readonly controls: Readonly<Record<string, string>>;
}

/** The verdict that alerts of rules about pods created or updated mean. */
export function verdictOf(alerts: readonly Alert[], { unusableControls }: PolicyRules): Verdict {
  const rejected = controlsOf(alerts, 'Violation');
  const mutated = [...controlsOf(alerts, 'Mutation')].filter((control) => !rejected.has(control));
  const controls = Object.fromEntries([
    ...[...rejected].map((control) => [control, unusableControls.includes(control) ? 'UNUSABLE' : 'REJECTED'] as const),
    ...mutated.map((control) => [control, 'MUTATED'] as const),
  ]);
  if (unusableControls.length > 0 && rejected.size > 0) {
    return { outcome: 'UNUSABLE', controls };
  }
  return { outcome: rejected.size > 0 ? 'REJECTED' : mutated.length > 0 ? 'MUTATED' : 'ADMITTED', controls };
}

/** The controls of all alerts of a kind. */
export function controlsOf(alerts: readonly Alert[], kind: string): Set<string> {
  return new Set(
    alerts.flatMap((alert) => (alert.kind === kind && alert.control !== undefined ? [alert.control] : [])),
  );
}

/** Compares sets of names. */
export function sameNames(what: string, expected: Iterable<string>, got: Iterable<string>): Outcome {
  const [left, right] = [[...expected].sort(), [...got].sort()].map((names) => names.join(', ') || 'none');
  return left === right ? PASS : fail(`${what}: expected ${left}; got ${right}`);
}

/** Compares verdicts, the order of controls aside. */
export function sameVerdict(what: string, expected: Verdict, got: Verdict): Outcome {
  const [left, right] = [expected, got].map(
    ({ outcome, controls }) =>
      `${outcome} ${Object.entries(controls)
        .map((entry) => entry.join('='))
        .sort()
        .join(' ')}`,
  );
  return left === right ? PASS : fail(`${what}: expected ${left}; got ${right}`);
}
