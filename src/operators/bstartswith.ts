import type { Operator } from './operator.ts';

/** `bstartswith`: a byte buffer begins with bytes given in hexadecimal. */
export const bstartswith: Operator = {
  name: 'bstartswith',
  operand: 'text',
  literal: 'hex',
  summary: 'The buffer begins with the bytes, written in hexadecimal.',
  accepts: ['bytes'],
  test: (literal) => (value) => (value as string).startsWith(literal as string),
  relation: () => (left, right) => (left as string).startsWith(right as string),
};
