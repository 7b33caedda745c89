/** Rules → terms in file order: what the bits of rows stand for. */
import { type Term, termsOf } from '../filter/terms.ts';
import type { CompiledRule } from '../rules/compiled-rule.ts';
import type { SourceRules } from '../rules/ruleset.ts';

/** Rules that share an event's first match: rules of other groups are tried all the same. */
export type GroupOf = (rule: CompiledRule) => number;

/** One alternative of a rule; a rule matches when one of its terms holds. */
export interface RuleTerm {
  readonly rule: CompiledRule;
  readonly parts: Term;
  /** Once this term holds, those of the same number are not looked at. */
  readonly shadow: number;
}

/**
 * Gives the terms of the rules of a source. With `groupOf` only the first rule
 * of each group matches (rules of a group follow each other); without, every
 * rule does.
 */
export function ruleTerms(source: SourceRules, groupOf: GroupOf | undefined): readonly RuleTerm[] {
  return source.rules.flatMap((rule) => {
    const shadow = groupOf === undefined ? rule.index : groupOf(rule);
    return termsOf(rule.condition).map((parts) => ({ rule, parts, shadow }));
  });
}
