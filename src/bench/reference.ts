/**
 * The slow reference: every rule on every event, every check of a condition
 * decided anew. It shares fields and the tests of constants with the engine,
 * but no index, no memory of earlier decisions and no compiled condition.
 */
import type { EventBatch } from '../event/event-batch.ts';
import type { CheckedCondition } from '../filter/checked.ts';
import type { CompiledRule } from '../rules/compiled-rule.ts';
import type { Ruleset } from '../rules/ruleset.ts';

/** What is evaluated; of each group only the first match of an event counts. */
export interface ReferenceRules {
  readonly ruleset: Ruleset;
  readonly groupOf: (rule: CompiledRule) => number;
}

/** Is told of every match, in the order of rows, then rules. */
export type OnMatch = (row: number, rule: CompiledRule) => void;

/** Evaluates a batch. */
export function evaluateSlowly({ ruleset, groupOf }: ReferenceRules, batch: EventBatch, onMatch: OnMatch): void {
  const { rules } = ruleset.ofSource(batch.source);
  for (let row = 0; row < batch.rowCount; row++) {
    const matched = new Set<number>();
    for (const rule of rules) {
      if (!matched.has(groupOf(rule)) && meets(rule, batch, row) && holds(rule.condition, batch, row)) {
        matched.add(groupOf(rule));
        onMatch(row, rule);
      }
    }
  }
}

/** Rules on system calls are for certain event types only; events of the capture library's own making are for few. */
function meets(rule: CompiledRule, batch: EventBatch, row: number): boolean {
  return batch.source !== 'syscall' || rule.eventTypes.has(batch.eventType[row]!);
}

/** A check of a missing value is false. */
function holds(condition: CheckedCondition, batch: EventBatch, row: number): boolean {
  switch (condition.kind) {
    case 'and':
      return condition.items.every((item) => holds(item, batch, row));
    case 'or':
      return condition.items.some((item) => holds(item, batch, row));
    case 'not':
      return !holds(condition.item, batch, row);
    case 'constant': {
      const value = condition.operand.read(batch, row);
      return value !== undefined && condition.test(value);
    }
    case 'relation': {
      const left = condition.operand.read(batch, row);
      const right = condition.right.read(batch, row);
      return left !== undefined && right !== undefined && condition.relation(left, right);
    }
  }
}
