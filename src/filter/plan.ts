/**
 * Checked condition → predicate. The one place that says what a missing value
 * means: every check of it is false, and `not` makes that true.
 */
import type { CheckedCondition, ConstantCheck } from './checked.ts';
import { memoised } from './memo.ts';
import { allOf, anyOf, negation, type Predicate } from './predicate.ts';

/** Compiles a condition into closures. Pure; cannot fail, whatever could was refused by `check`. */
export function plan(condition: CheckedCondition): Predicate {
  switch (condition.kind) {
    case 'and':
      return allOf(condition.items.map(plan));
    case 'or':
      return anyOf(condition.items.map(plan));
    case 'not':
      return negation(plan(condition.item));
    case 'constant':
      return planConstant(condition);
    case 'relation': {
      const { relation } = condition;
      const { read } = condition.operand;
      const readRight = condition.right.read;
      return (batch, row) => {
        const left = read(batch, row);
        const right = left === undefined ? undefined : readRight(batch, row);
        return left !== undefined && right !== undefined && relation(left, right);
      };
    }
  }
}

/** Compiles a condition when it is first asked. */
export function plannedOnDemand(condition: CheckedCondition): Predicate {
  let predicate: Predicate | undefined;
  return (batch, row) => {
    predicate ??= plan(condition);
    return predicate(batch, row);
  };
}

function planConstant({ operand, test }: ConstantCheck): Predicate {
  const { read, idsOf } = operand;
  const decide: Predicate = (batch, row) => {
    const value = read(batch, row);
    return value !== undefined && test(value);
  };
  return idsOf === undefined ? decide : memoised(decide, idsOf);
}
