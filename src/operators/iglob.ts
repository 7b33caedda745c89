import { compileGlob } from './glob-pattern.ts';
import type { Operator } from './operator.ts';

/** `iglob`: `glob` without regard to the case of ASCII letters. */
export const iglob: Operator = {
  name: 'iglob',
  operand: 'text',
  summary: 'The shell pattern matches the whole value, ASCII letters of either case being equal.',
  accepts: ['text'],
  test(literal) {
    const test = compileGlob(literal as string, true);
    return (value) => test(value as string);
  },
  relation: () => (left, right) => compileGlob(right as string, true)(left as string),
};
