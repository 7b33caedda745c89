/** What each transformer makes of values, and which types it takes. */

import type { FieldValue, Scalar } from '#src/event/value.js';
import type { ValueType } from '#src/event/value-type.js';
import { findTransformer } from '#src/operators/transformers/registry.js';
import type { BoundTransformer } from '#src/operators/transformers/transformer.js';
import { fieldValue, VALUE_TYPES, valueType } from '../mock/mock-value.ts';
import { all, fail, type Outcome, type Suite, same } from '../suite.ts';
import { type VectorFile, vectorSuite } from '../vector-suite.ts';

interface TransformerCase {
  readonly transformer: string;
  readonly is_list?: boolean;
  readonly input_type?: string;
  readonly input?: readonly unknown[];
  readonly expected_type?: string;
  readonly expected?: readonly unknown[];
  readonly supported_input_types?: readonly string[];
  readonly list_input_supported_types?: string;
}

export const transformers: Suite = vectorSuite<VectorFile<TransformerCase>, TransformerCase>({
  name: 'transformers',
  keys: [
    'transformer',
    'is_list',
    'input_type',
    'input',
    'expected_type',
    'expected',
    'supported_input_types',
    'list_input_supported_types',
  ],
  judge(vector) {
    return vector.supported_input_types === undefined ? judgeValues(vector) : judgeTypes(vector);
  },
});

/** A list is transformed as a whole, the values of a single-valued field one by one. */
function judgeValues(vector: TransformerCase): Outcome {
  const { transformer, is_list: isList = false, input = [], input_type, expected = [], expected_type } = vector;
  const type = valueType(input_type ?? '');
  const bound = bind(transformer, type, isList);
  if (typeof bound === 'string') {
    return fail(bound);
  }
  const values = fieldValue(type, input) as readonly Scalar[];
  const results: FieldValue | undefined = isList ? bound.apply([values]) : values.map((value) => apply(bound, value));
  const wanted = fieldValue(bound.type, expected) as readonly Scalar[];
  return all([
    same('type', valueType(expected_type ?? ''), bound.type),
    same('values', bound.isList || !isList ? wanted : wanted[0], results),
  ]);
}

function apply(bound: BoundTransformer, value: Scalar): Scalar {
  return (bound.apply([value]) ?? null) as Scalar;
}

/** Every type is either in the list, or a compile error. */
function judgeTypes(vector: TransformerCase): Outcome {
  const single = (vector.supported_input_types ?? []).map(valueType);
  const rule = vector.list_input_supported_types ?? 'same as supported_input_types';
  if (!['same as supported_input_types', 'all types'].includes(rule)) {
    return fail(`unknown rule for lists: ${rule}`);
  }
  const lists = rule === 'all types' ? VALUE_TYPES : single;
  return all([
    same('types taken', sorted(single), sorted(acceptedTypes(vector.transformer, false))),
    same('types of lists taken', sorted(lists), sorted(acceptedTypes(vector.transformer, true))),
  ]);
}

function acceptedTypes(name: string, isList: boolean): ValueType[] {
  return VALUE_TYPES.filter((type) => typeof bind(name, type, isList) !== 'string');
}

function bind(name: string, type: ValueType, isList: boolean): BoundTransformer | string {
  return findTransformer(name)?.bind([{ kind: 'operand', type, isList }], undefined) ?? `no transformer ${name}`;
}

function sorted(types: readonly ValueType[]): ValueType[] {
  return [...types].sort();
}
