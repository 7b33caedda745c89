/**
 * What a field is. One record per field, one file per Falco field class;
 * conditions and outputs know fields only through this interface.
 */
import type { ColumnName } from '../event/column.ts';
import type { EventBatch } from '../event/event-batch.ts';
import type { TextDemand } from '../event/text-demand.ts';
import type { FieldValue } from '../event/value.ts';
import type { ValueType } from '../event/value-type.ts';
import type { FactReader } from './fact.ts';

export type { FieldValue } from '../event/value.ts';

/** Reads a field of one event; undefined when the event has no value for it. Must not throw. */
export type Reader = (batch: EventBatch, row: number) => FieldValue | undefined;

/** Which argument a field takes in brackets: a list position, a key, or either. */
export interface FieldArgument {
  readonly kind: 'index' | 'key' | 'index-or-key';
  readonly isRequired: boolean;
}

/** Where a value stands in a JSON document. */
export interface JsonPlace {
  /** One or two keys, none of which leads into arrays. */
  readonly path: readonly string[];
  /** Whether `exists` is true of every event that has a text there, but for `<NA>` and the empty one. */
  readonly tellsAbsence: boolean;
}

/** A field with its argument settled: ready to be read. */
export interface BoundField {
  readonly type: ValueType;
  readonly isList: boolean;
  readonly read: Reader;
  /**
   * True when each value is copied verbatim from one string of the event's
   * JSON document, or is the JSON text of a value that is no string, or is
   * absent or `<NA>`: the audit pre-check may then look for a compared text,
   * unless that is itself JSON, in the raw line.
   */
  readonly isVerbatim?: boolean;
  /**
   * Legacy `k8s_audit` only: what the argument selects. `read` goes on giving
   * all values, which `=`, `!=`, `in`, `intersects` and `pmatch` compare; every
   * other operator and every output uses this one when it is there.
   */
  readonly readSelected?: Reader;
  /** Yields something of which `exists` says what it says of the values, where making the values is costly. */
  readonly readPresence?: Reader;
  /** The column that `read` looks at where a batch has it; a capture is asked for it. */
  readonly column?: ColumnName;
  /** The one place in the event's JSON document that the values are copied from, where `isVerbatim`. */
  readonly place?: JsonPlace;
  /** What the JSON of an event holds that has a value for the field, or one of `literals`. */
  demandOf?(literals: readonly string[] | undefined): TextDemand;
  /** Of a fact field: its values with their places. */
  readonly facts?: FactReader;
  /** Legacy `k8s_audit` only: `read` yields at least one value, be it `<NA>`, so that `in` demands one of its constants. */
  readonly isNeverEmpty?: boolean;
}

/**
 * One field of a source.
 * @see falcosecurity/libs userspace/libsinsp/filter_field.h
 */
export interface Field {
  /** As Falco spells it, for instance `ka.req.pod.containers.image`. */
  readonly name: string;
  readonly type: ValueType;
  readonly isList: boolean;
  readonly desc: string;
  readonly argument?: FieldArgument;
  /** The argument may also follow the name after a dot (`evt.arg.path`). */
  readonly takesNameSuffix?: boolean;
  /**
   * A single-valued field that stands for several values of which any may
   * satisfy a comparison: `any` (an ancestor), `endpoints` (any endpoint; `!=`
   * holds when all differ). Its reader yields an array.
   */
  readonly quantifier?: 'any' | 'endpoints';
  /** May be used in outputs only, not in conditions. */
  readonly isOutputOnly?: boolean;
  /** May be used in conditions only, not in outputs. */
  readonly isFilterOnly?: boolean;
  /** May not be the input of a transformer. */
  readonly refusesTransformers?: boolean;
  /** May not stand on the right side as `val(field)`. */
  readonly refusesRightSide?: boolean;
  /** May be compared with constants only, because rules are indexed by it. */
  readonly refusesFieldComparison?: boolean;
  /**
   * `always`: the event type decides its value. `by name`: it does for types
   * whose events all have the name of the type, see hasVariableName.
   */
  readonly decidedByType?: 'always' | 'by name';
  /** What is wrong with a constant that the field is compared with for equality; undefined when nothing is. */
  literalMistake?(text: string): string | undefined;
  /** Text of the deprecation warning, when the field is deprecated. */
  readonly deprecated?: string;
  /** Settles the argument. A returned string is what is wrong with the argument. */
  bind(argument: string | undefined): BoundField | string;
}

/** The fields that rules of one source can name, with lookup by the text written in a rule. */
export interface FieldSet {
  readonly fields: readonly Field[];
  /**
   * Finds a field by its written name, for instance `evt.type`; for a field
   * with a name suffix (`evt.arg.path`) `suffix` is the part after it.
   */
  find(name: string): { readonly field: Field; readonly suffix: string | undefined } | undefined;
}
