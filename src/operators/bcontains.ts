import type { Operator } from './operator.ts';

/** `bcontains`: bytes given in hexadecimal occur in a byte buffer. */
export const bcontains: Operator = {
  name: 'bcontains',
  operand: 'text',
  literal: 'hex',
  summary: 'The buffer contains the bytes, written in hexadecimal.',
  accepts: ['bytes'],
  test: (literal) => (value) => (value as string).includes(literal as string),
  relation: () => (left, right) => (left as string).includes(right as string),
};
