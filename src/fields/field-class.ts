/**
 * Field classes: the groups in which Falco presents fields, and the builder
 * of the records in them. A record names type, argument and restrictions; one
 * without a reader is read from the column of its name.
 */
import type { ValueType } from '../event/value-type.ts';
import { columnReader } from './column-reader.ts';
import type { BoundField, Field, Reader } from './field.ts';

/** A group of fields that belong together, in the order they are listed. */
export interface FieldClass {
  readonly name: string;
  /** One or two sentences on when these fields have values. */
  readonly desc: string;
  /** Known to conditions and outputs, but left out of lists of fields. */
  readonly isHidden?: boolean;
  readonly fields: readonly Field[];
}

/** A settled argument: reader and type where the argument decides them; or a text that says what is wrong. */
export type SettledArgument = { readonly type?: ValueType; readonly read?: Reader } | string;

/** What a record says besides name, type and description. */
export interface FieldOptions
  extends Partial<
    Pick<
      Field,
      | 'isList'
      | 'argument'
      | 'takesNameSuffix'
      | 'quantifier'
      | 'isFilterOnly'
      | 'refusesTransformers'
      | 'refusesRightSide'
      | 'refusesFieldComparison'
      | 'literalMistake'
      | 'decidedByType'
    >
  > {
  /** Why the field should no longer be used. */
  readonly deprecated?: string;
  /** Reads a field whose value does not depend on the argument. Default: from the column of the field's name. */
  readonly read?: Reader;
  /** The column counts where there is one; `read` and `settle` give readers for batches without it. */
  readonly prefersColumn?: boolean;
  /** Settles an argument that passed the general checks. */
  readonly settle?: (argument: string) => SettledArgument;
}

const readNothing: Reader = () => undefined;

/** Makes the record of one field. */
export function field(name: string, type: ValueType, desc: string, options: FieldOptions = {}): Field {
  const { read, settle, prefersColumn = false, isList = false, deprecated, ...rest } = options;
  const record: Field = {
    name,
    type,
    desc,
    isList,
    ...rest,
    ...(deprecated !== undefined && {
      deprecated: `usage of deprecated field '${name}' has been detected: ${deprecated}`,
    }),
    bind(argument: string | undefined): BoundField | string {
      const mistake = argumentMistake(record, argument);
      if (mistake !== undefined) {
        return mistake;
      }
      const settled = settle !== undefined && argument !== undefined ? settle(argument) : {};
      if (typeof settled === 'string') {
        return settled;
      }
      const own = settled.read ?? read;
      const bound = { type: settled.type ?? type, isList };
      if (own !== undefined && !prefersColumn) {
        return { ...bound, read: own };
      }
      const column = { field: name, argument };
      return { ...bound, column, read: columnReader(column, bound.type, own ?? readNothing) };
    },
  };
  return record;
}

/** Digits of the largest index that libs reads, an unsigned 64-bit number. */
const MAX_INDEX_DIGITS = 20;

/** Says what is wrong with a field's argument, in libs' words; undefined when nothing is. */
export function argumentMistake(
  record: Pick<Field, 'name' | 'argument' | 'takesNameSuffix'>,
  argument: string | undefined,
): string | undefined {
  const { name, argument: rule, takesNameSuffix = false } = record;
  if (argument === undefined) {
    const isRequired = rule === undefined ? takesNameSuffix : rule.isRequired;
    return isRequired ? `filter syntax error: ${name}` : undefined;
  }
  if (rule === undefined && !takesNameSuffix) {
    return `filter_check called with nonexistent field ${name}[${argument}]`;
  }
  const mustBeIndex = rule?.kind === 'index' && !takesNameSuffix;
  if (mustBeIndex && !(/^[0-9]+$/.test(argument) && argument.length <= MAX_INDEX_DIGITS)) {
    return `${argument} is not a valid number`;
  }
  return undefined;
}
