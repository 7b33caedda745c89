/**
 * What a transformer is: a function from values to a value, with its types
 * settled when the condition is checked. One record per file.
 * @see falcosecurity/libs userspace/libsinsp/sinsp_filter_transformer.cpp
 */
import type { FieldValue } from '../../event/value.ts';
import type { ValueType } from '../../event/value-type.ts';

/** What is known of one argument before any event: a value to come, a constant, or a list of these. */
export type TransformerInput =
  | { readonly kind: 'operand'; readonly type: ValueType; readonly isList: boolean }
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly TransformerInput[] };

/** A transformer with settled types. `apply` gets one present value per argument; undefined means no value. */
export interface BoundTransformer {
  readonly type: ValueType;
  readonly isList: boolean;
  apply(inputs: readonly FieldValue[]): FieldValue | undefined;
}

/** One transformer. */
export interface Transformer {
  readonly name: string;
  readonly summary: string;
  /** Whether `name(…)[argument]` is allowed. */
  readonly takesArgument?: boolean;
  /** Settles the types; a returned string says what is wrong with the arguments. */
  bind(inputs: readonly TransformerInput[], argument: string | undefined): BoundTransformer | string;
}

/** The types that hold text. */
export const TEXT_TYPES: readonly ValueType[] = ['charbuf', 'fspath', 'fsrelpath'];

/** Message for an argument of a type that a transformer does not take. */
export function unsupportedType(name: string, type: string): string {
  return `filter error: transformer '${name}' does not support field of type '${type}'`;
}

/** Message for a wrong number of arguments. */
export function wrongArguments(name: string, expectation: string): string {
  return `filter error: transformer '${name}' expects ${expectation}`;
}
