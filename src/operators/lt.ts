import type { Operator } from './operator.ts';
import { orderingOperator } from './ordering.ts';

/** `<`: numbers by value, texts by their bytes. */
export const lt: Operator = orderingOperator(
  '<',
  'The value is less than the constant.',
  (comparison) => comparison < 0,
);
