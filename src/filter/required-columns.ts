/** Checked condition → columns that it reads, so that a capture is asked for no others. */
import type { ColumnName } from '../event/column.ts';
import type { CheckedCondition } from './checked.ts';

/** Gives the columns; one may be named more than once. */
export function requiredColumns(condition: CheckedCondition): readonly ColumnName[] {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.items.flatMap(requiredColumns);
    case 'not':
      return requiredColumns(condition.item);
    case 'constant':
      return condition.operand.columns;
    case 'relation':
      return [...condition.operand.columns, ...condition.right.columns];
  }
}
