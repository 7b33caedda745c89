/** What the rules generated from policies have found: the question behind `--fail-on`. */
import type { CompiledRule } from '../rules/compiled-rule.ts';
import type { Finding } from './invocation.ts';

/**
 * Names of generated rules are `PSP <policy> Violation (<control>) …`; `PSS` stands before rules of Pod Security
 * Standards, `SCC` before those of security context constraints. Attempts, bypasses and forecasts are none of these.
 */
const KINDS: Readonly<Record<Finding, RegExp>> = {
  violation: /^(?:PSP|PSS|SCC) .* Violation \(/s,
  mutation: /^(?:PSP|PSS|SCC) .* Mutation \(/s,
};

/** Tells whether one of the generated rules of a kind has matched; `counts` are matches per rule, in the order of the rules. */
export function hasFound(
  findings: readonly Finding[],
  rules: readonly CompiledRule[],
  counts: Float64Array,
  policyOfRule: ReadonlyMap<string, number>,
): boolean {
  return rules.some(
    ({ name, index }) =>
      (counts[index] ?? 0) > 0 && policyOfRule.has(name) && findings.some((finding) => KINDS[finding].test(name)),
  );
}
