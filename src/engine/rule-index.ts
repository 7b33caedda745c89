/** Which rules an event meets: by its type, in file order. Built once per set of rules and event source. */
import { EVENT_TABLE } from '../event/event-table.ts';
import type { CompiledRule } from '../rules/compiled-rule.ts';
import type { SourceRules } from '../rules/ruleset.ts';

/** Rules that an event of one type meets; entry `i` of both lists is one rule. */
export interface RuleBucket {
  readonly predicates: readonly CompiledRule['predicate'][];
  /** Indexes of the rules in load order. */
  readonly rules: readonly number[];
}

/** One bucket per event type id. */
export type SourceIndex = readonly RuleBucket[];

/** Builds the buckets of one source; sources without event types have the one bucket of type 0. */
export function indexRules(source: SourceRules): SourceIndex {
  const typeCount = source.source === 'syscall' ? EVENT_TABLE.length : 1;
  return Array.from({ length: typeCount }, (_, type) => {
    const rules = source.forEventType(type);
    return { predicates: rules.map((rule) => rule.predicate), rules: rules.map((rule) => rule.index) };
  });
}
