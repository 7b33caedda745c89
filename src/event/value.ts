/** Values of fields while they are compared; see value-type.ts for how each type is held. */

/** One value. */
export type Scalar = string | number | bigint | boolean;

/** What a field yields for an event: a value, or the values of a list field. */
export type FieldValue = Scalar | readonly Scalar[];

/** Tells whether a value is the values of a list. */
export function isListValue(value: FieldValue): value is readonly Scalar[] {
  return Array.isArray(value);
}

/** Brings an integer to its one form: number where exact, bigint beyond 2^53. */
export function canonicalInteger(value: number | bigint): number | bigint {
  if (typeof value === 'bigint' && value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER) {
    return Number(value);
  }
  return value;
}
