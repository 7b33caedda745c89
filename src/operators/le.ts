import type { Operator } from './operator.ts';
import { orderingOperator } from './ordering.ts';

/** `<=`: numbers by value, texts by their bytes. */
export const le: Operator = orderingOperator(
  '<=',
  'The value is at most the constant.',
  (comparison) => comparison <= 0,
);
