import type { Operator } from './operator.ts';
import { orderingOperator } from './ordering.ts';

/** `>=`: numbers by value, texts by their bytes. */
export const ge: Operator = orderingOperator(
  '>=',
  'The value is at least the constant.',
  (comparison) => comparison >= 0,
);
