import { TEXT_TYPES, type Transformer, type TransformerInput, wrongArguments } from './transformer.ts';

/** `concat(a, b, …)`: two or more texts as one. */
export const concat: Transformer = {
  name: 'concat',
  summary: 'Two or more texts, one after the other.',
  bind(inputs) {
    if (inputs.length < 2 || !inputs.every(isTextual)) {
      return wrongArguments('concat', 'two or more texts');
    }
    return { type: 'charbuf', isList: false, apply: (values) => values.map(String).join('') };
  },
};

function isTextual(input: TransformerInput): boolean {
  return input.kind === 'literal' || (input.kind === 'operand' && !input.isList && TEXT_TYPES.includes(input.type));
}
