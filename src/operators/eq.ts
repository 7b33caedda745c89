import type { Scalar } from '../event/value.ts';
import { AuditSet, auditValuesEqual, parseAuditValue } from './audit-value.ts';
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

/** Makes the legacy test: the values and the constants are the same set. */
export function auditSetsEqual(literals: readonly string[], context: PlanContext): ListTest {
  const wanted = new AuditSet(literals, context.literals);
  const constants = literals.map(parseAuditValue);
  return (values: readonly Scalar[]) => {
    if (!values.every((value) => wanted.has(value))) {
      return false;
    }
    const found = values.map((value) => parseAuditValue(String(value)));
    return constants.every((constant) => found.some((value) => auditValuesEqual(value, constant)));
  };
}
