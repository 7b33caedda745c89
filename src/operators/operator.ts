/**
 * What an operator is: one record per file. The parser reads the spellings,
 * the checker the accepted types, the planner the tests.
 * @see falcosecurity/libs userspace/libsinsp/filter_compare.cpp
 */
import type { LiteralTable } from '../base/literal-table.ts';
import type { FieldValue, Scalar } from '../event/value.ts';
import type { TypeClass, ValueType } from '../event/value-type.ts';

/** Decides on one present value. */
export type ValueTest = (value: Scalar) => boolean;

/** Decides on all values of a list field; the list may be empty only for legacy audit values. */
export type ListTest = (values: readonly Scalar[]) => boolean;

/** Decides on two present values of one type. */
export type Relation = (left: FieldValue, right: FieldValue) => boolean;

/** What tests of one load share. */
export interface PlanContext {
  readonly literals: LiteralTable;
}

/** A constant that does not fit the operator or type; the message is for the user. */
export class LiteralError extends Error {}

/**
 * One comparison operator. Tests never see a missing value: the planner makes
 * every check of a missing value false. A factory throws LiteralError for a
 * constant it cannot take.
 */
export interface Operator {
  readonly name: string;
  readonly aliases?: readonly string[];
  /** What stands on the right: nothing, a number, a text, or a list of texts. */
  readonly operand: 'none' | 'number' | 'text' | 'list';
  readonly summary: string;
  /** Classes of single values it compares. */
  readonly accepts: readonly TypeClass[];
  /** Whether it compares list fields. */
  readonly acceptsLists?: boolean;
  /** Types whose lists it compares even though it does not compare those of Falco: every value has to satisfy. */
  readonly acceptsListsOf?: readonly ValueType[];
  /** How the constant is read: as a value of the field's type (default), as text, or as hexadecimal digits. */
  readonly literal?: 'typed' | 'text' | 'hex';
  /** Whether `val(field)` and transformers are refused on the right. */
  readonly refusesRightField?: boolean;
  /** Test against one constant (operand number or text). */
  test?(literal: Scalar, type: ValueType): ValueTest;
  /** Test of a single value against a set of constants (operand list). */
  testSet?(literals: readonly Scalar[], type: ValueType, context: PlanContext): ValueTest;
  /** Test of a list field against a set of constants (operand list). */
  testList?(literals: readonly Scalar[], type: ValueType, context: PlanContext): ListTest;
  /** Test of a field against another field. */
  relation?(type: ValueType): Relation;
  /** Test of legacy audit values (all of them, `<NA>` included) against the constants. */
  testAudit?(literals: readonly string[], context: PlanContext): ListTest;
}
