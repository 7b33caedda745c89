/** Transformers of one argument that work on each value by itself. */
import { type FieldValue, isListValue, type Scalar } from '../../event/value.ts';
import type { ValueType } from '../../event/value-type.ts';
import { type Transformer, type TransformerInput, unsupportedType, wrongArguments } from './transformer.ts';

interface Mapping {
  readonly name: string;
  readonly summary: string;
  readonly accepts: readonly ValueType[];
  /** Type of the result; the type of the argument when not given. */
  readonly result?: ValueType;
  /** Maps one value; undefined makes the whole result have no value. */
  map(value: string, type: ValueType): Scalar | undefined;
}

/** Makes a transformer that maps a value, or each value of a list. */
export function mapping({ name, summary, accepts, result, map }: Mapping): Transformer {
  return {
    name,
    summary,
    bind(inputs) {
      const [input] = inputs;
      if (inputs.length !== 1 || input === undefined || input.kind === 'list') {
        return wrongArguments(name, 'one field, transformer or text');
      }
      const type = inputType(input);
      if (!accepts.includes(type)) {
        return unsupportedType(name, type);
      }
      const isList = input.kind === 'operand' && input.isList;
      return { type: result ?? type, isList, apply: ([value]) => mapValue(value!, (one) => map(one, type)) };
    },
  };
}

function inputType(input: Exclude<TransformerInput, { kind: 'list' }>): ValueType {
  return input.kind === 'literal' ? 'charbuf' : input.type;
}

function mapValue(value: FieldValue, map: (value: string) => Scalar | undefined): FieldValue | undefined {
  if (!isListValue(value)) {
    return map(value as string);
  }
  const mapped: Scalar[] = [];
  for (const one of value) {
    const result = map(one as string);
    if (result === undefined) {
      return undefined;
    }
    mapped.push(result);
  }
  return mapped;
}
