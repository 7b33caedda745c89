/**
 * Where we deliberately disagree with sysdig 0.29.3, whose answers the capture
 * vectors hold. A difference is a property of the event, the field and the two
 * values, never of a capture.
 */
import type { SkipReason } from './skip-reasons.ts';

/** Fields by name; null = no value. */
export type FieldValues = Readonly<Record<string, unknown>>;

/** One deliberate difference. */
export interface DeliberateDifference {
  readonly reason: SkipReason;
}

interface FieldDifference extends DeliberateDifference {
  readonly appliesTo: (field: string, expected: FieldValues, got: FieldValues) => boolean;
}

const FIELD_DIFFERENCES: readonly FieldDifference[] = [
  {
    reason: 'container events have no user',
    appliesTo: (field, expected, got) =>
      expected['evt.type'] === 'container' && field.startsWith('user.') && got[field] === null,
  },
];

/** Gives the reason for which a field's value differs; undefined when it should not. */
export function differenceInField(
  field: string,
  expected: FieldValues,
  got: FieldValues,
): DeliberateDifference | undefined {
  return FIELD_DIFFERENCES.find(({ appliesTo }) => appliesTo(field, expected, got));
}

interface ConditionDifference extends DeliberateDifference {
  readonly appliesTo: (condition: string, missing: readonly number[], surplus: readonly number[]) => boolean;
}

const CONDITION_DIFFERENCES: readonly ConditionDifference[] = [];

/** Gives the reason for which a condition matches other events; undefined when it should not. */
export function differenceInCondition(
  condition: string,
  missing: readonly number[],
  surplus: readonly number[],
): DeliberateDifference | undefined {
  return CONDITION_DIFFERENCES.find(({ appliesTo }) => appliesTo(condition, missing, surplus));
}
