import { type FieldValue, isListValue } from '../../event/value.ts';
import { type Transformer, type TransformerInput, wrongArguments } from './transformer.ts';

/** `join(separator, list)`: the values of a list field or of `( a, b, … )`, with the separator between them. */
export const join: Transformer = {
  name: 'join',
  summary: 'The values of a list as one text, with a separator between them.',
  bind(inputs) {
    const [separator, list] = inputs;
    if (inputs.length !== 2 || separator === undefined || list === undefined) {
      return wrongArguments('join', 'a separator and a list');
    }
    if (!isText(separator) || !(list.kind === 'list' || (list.kind === 'operand' && list.isList))) {
      return wrongArguments('join', 'a text as separator and a list');
    }
    return {
      type: 'charbuf',
      isList: false,
      apply: ([between, values]) => asArray(values).map(String).join(String(between)),
    };
  },
};

/** Tells whether an argument is a single text. */
export function isText(input: TransformerInput): boolean {
  return input.kind === 'literal' || (input.kind === 'operand' && !input.isList && input.type === 'charbuf');
}

/** Gives the values of a list argument. */
export function asArray(value: FieldValue | undefined): readonly (string | number | bigint | boolean)[] {
  if (value === undefined) {
    return [];
  }
  return isListValue(value) ? value : [value];
}
