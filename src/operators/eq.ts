import type { Scalar } from '../event/value.ts';
import { AuditSet, type AuditValue, auditValuesEqual, parseAuditValue } from './audit-value.ts';
import type { ListTest, Operator, PlanContext } from './operator.ts';
import { equalsTest, valuesEqual } from './value-equality.ts';

/** `=`, `==`: the value is this one; a network field's address lies in this network. */
export const eq: Operator = {
  name: '=',
  aliases: ['=='],
  operand: 'text',
  summary: 'The value equals the constant; an address lies in the network.',
  accepts: ['number', 'bool', 'text', 'bytes', 'address', 'network', 'audit'],
  test: equalsTest,
  relation: () => valuesEqual,
  testAudit: auditSetsEqual,
};

/**
 * Makes the legacy test: the values and the constants are the same set. Equal
 * elements collapse first, so two values inside one range are still two.
 */
export function auditSetsEqual(literals: readonly string[], context: PlanContext): ListTest {
  const wanted = new AuditSet(literals, context.literals);
  const constants = distinct(literals);
  return (values: readonly Scalar[]) => {
    if (!values.every((value) => wanted.has(value))) {
      return false;
    }
    const found = distinct(values.map(String));
    return (
      found.length === constants.length &&
      constants.every((constant) => found.some((value) => auditValuesEqual(value, constant)))
    );
  };
}

function distinct(texts: readonly string[]): AuditValue[] {
  const kept: AuditValue[] = [];
  for (const value of texts.map(parseAuditValue)) {
    if (!kept.some((other) => auditValuesEqual(other, value))) {
      kept.push(value);
    }
  }
  return kept;
}
