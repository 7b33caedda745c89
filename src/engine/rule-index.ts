/** Which rules an event meets: by its type, in file order. Built once per set of rules and event source. */
import { EVENT_TABLE } from '../event/event-table.ts';
import type { CompiledRule } from '../rules/compiled-rule.ts';
import type { SourceRules } from '../rules/ruleset.ts';

/** Rules that an event of one type meets; entry `i` of each list is one rule. */
export interface RuleBucket {
  readonly predicates: readonly CompiledRule['predicate'][];
  /** Indexes of the rules in load order. */
  readonly rules: readonly number[];
  /** Place in the bucket of the rule to try once this one has matched. */
  readonly afterMatch: readonly number[];
}

/** Rules that share an event's first match: rules of other groups are tried all the same. */
export type GroupOf = (rule: CompiledRule) => number;

/** One bucket per event type id. */
export type SourceIndex = readonly RuleBucket[];

/**
 * Builds the buckets of one source; sources without event types have the one
 * bucket of type 0. With `groupOf` only the first rule of each group matches
 * (rules of a group follow each other); without, every rule does.
 */
export function indexRules(source: SourceRules, groupOf: GroupOf | undefined): SourceIndex {
  const typeCount = source.source === 'syscall' ? EVENT_TABLE.length : 1;
  return Array.from({ length: typeCount }, (_, type) => {
    const rules = source.forEventType(type);
    return {
      predicates: rules.map((rule) => rule.predicate),
      rules: rules.map((rule) => rule.index),
      afterMatch: groupOf === undefined ? rules.map((_, i) => i + 1) : endsOfGroups(rules, groupOf),
    };
  });
}

/** Gives for each rule the place after the last one of its group. */
function endsOfGroups(rules: readonly CompiledRule[], groupOf: GroupOf): readonly number[] {
  const groups = rules.map(groupOf);
  const ends = new Map(groups.map((group, i) => [group, i + 1]));
  return groups.map((group) => ends.get(group)!);
}
