import { encodeText } from '../../base/text-encoding.ts';
import { isListValue } from '../../event/value.ts';
import { TEXT_TYPES, type Transformer, unsupportedType, wrongArguments } from './transformer.ts';

/** `len(value)`: the number of values of a list, or of bytes of a text or buffer. */
export const len: Transformer = {
  name: 'len',
  summary: 'The number of values of a list, or of bytes of a text or buffer.',
  bind(inputs) {
    const [input] = inputs;
    if (inputs.length !== 1 || input === undefined) {
      return wrongArguments('len', 'one argument');
    }
    if (input.kind === 'operand' && !input.isList && ![...TEXT_TYPES, 'bytebuf'].includes(input.type)) {
      return unsupportedType('len', input.type);
    }
    const isBytes = input.kind === 'operand' && input.type === 'bytebuf';
    return {
      type: 'uint64',
      isList: false,
      apply: ([value]) => {
        if (value === undefined || isListValue(value)) {
          return value?.length;
        }
        return isBytes ? (value as string).length : encodeText(value as string).length;
      },
    };
  },
};
