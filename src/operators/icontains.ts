import type { Operator } from './operator.ts';
import { asciiLower } from './text-order.ts';

/** `icontains`: `contains` without regard to the case of ASCII letters. */
export const icontains: Operator = {
  name: 'icontains',
  operand: 'text',
  summary: 'The value contains the text, ASCII letters of either case being equal.',
  accepts: ['text'],
  test(literal) {
    const part = asciiLower(literal as string);
    return (value) => asciiLower(value as string).includes(part);
  },
  relation: () => (left, right) => asciiLower(left as string).includes(asciiLower(right as string)),
};
