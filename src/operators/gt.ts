import type { Operator } from './operator.ts';
import { orderingOperator } from './ordering.ts';

/** `>`: numbers by value, texts by their bytes. */
export const gt: Operator = orderingOperator(
  '>',
  'The value is greater than the constant.',
  (comparison) => comparison > 0,
);
