/**
 * Values of the legacy k8s_audit source: every field is a list of texts whose
 * form makes them a string, an integer or an inclusive range "min:max".
 * @see falcosecurity/falco 0.31.1 userspace/engine/json_evt.cpp
 */
import { Bitset } from '../base/bitset.ts';
import type { LiteralTable } from '../base/literal-table.ts';
import { type IntegerRange, RangeSet } from '../base/range-set.ts';
import type { Scalar } from '../event/value.ts';

/** What a legacy field yields when the event does not have the value. */
export const NO_AUDIT_VALUE = '<NA>';

/** A legacy value, by the form of its text. An integer is the range that holds only itself. */
export type AuditValue = { readonly text: string } | (IntegerRange & { readonly isRange: boolean });

const INTEGER = /^[+-]?[0-9]{1,19}$/;
const RANGE = /^([+-]?[0-9]{1,19}):([+-]?[0-9]{1,19})$/;

/** Reads a text as a legacy value. */
export function parseAuditValue(text: string): AuditValue {
  if (INTEGER.test(text)) {
    const value = BigInt(text.replace(/^\+/, ''));
    return { min: value, max: value, isRange: false };
  }
  const match = RANGE.exec(text);
  if (match !== null) {
    const [min = '', max = ''] = match.slice(1).map((bound) => bound.replace(/^\+/, ''));
    return { min: BigInt(min), max: BigInt(max), isRange: true };
  }
  return { text };
}

/** Tells whether two values are equal: an integer equals a range that holds it, whichever side it is on. */
export function auditValuesEqual(left: AuditValue, right: AuditValue): boolean {
  if ('text' in left || 'text' in right) {
    return 'text' in left && 'text' in right && left.text === right.text;
  }
  if (left.isRange && right.isRange) {
    return left.min === right.min && left.max === right.max;
  }
  return left.min <= right.max && right.min <= left.max;
}

/** Gives the text that the legacy source compares parts of: numbers without signs and leading zeros they do not need. */
export function auditText(value: string): string {
  const parsed = parseAuditValue(value);
  if ('text' in parsed) {
    return parsed.text;
  }
  return parsed.isRange ? `${parsed.min}:${parsed.max}` : `${parsed.min}`;
}

/** Gives the form of a value: orderings compare only values of one form. */
export function auditValueForm(value: AuditValue): 'string' | 'integer' | 'range' {
  if ('text' in value) {
    return 'string';
  }
  return value.isRange ? 'range' : 'integer';
}

/** A set of constants that answers for one value whether it equals any of them. */
export class AuditSet {
  readonly #literals: LiteralTable;
  readonly #texts: Bitset;
  readonly #integers: RangeSet;
  readonly #values: readonly AuditValue[];

  constructor(texts: readonly string[], literals: LiteralTable) {
    const ids = texts.map((text) => literals.add(text));
    this.#literals = literals;
    this.#texts = new Bitset(literals.size);
    for (const id of ids) {
      this.#texts.add(id);
    }
    this.#values = texts.map(parseAuditValue);
    this.#integers = new RangeSet(this.#values.flatMap((value) => ('text' in value ? [] : [value])));
  }

  /** Tells whether the value is equal to a constant of the set. */
  has(text: Scalar): boolean {
    const value = String(text);
    if (this.#texts.has(this.#literals.idOf(value))) {
      return true;
    }
    const parsed = parseAuditValue(value);
    if ('text' in parsed) {
      return false;
    }
    return parsed.isRange
      ? this.#values.some((other) => auditValuesEqual(parsed, other))
      : this.#integers.has(parsed.min);
  }
}
