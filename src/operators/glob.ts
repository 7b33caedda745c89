import { compileGlob } from './glob-pattern.ts';
import type { Operator } from './operator.ts';

/** `glob`: a shell pattern matches the whole text. */
export const glob: Operator = {
  name: 'glob',
  operand: 'text',
  summary: 'The shell pattern matches the whole value; * and ? match / too.',
  accepts: ['text'],
  acceptsListsOf: ['string'],
  test(literal) {
    const test = compileGlob(literal as string);
    return (value) => test(value as string);
  },
  relation: () => (left, right) => compileGlob(right as string)(left as string),
};
