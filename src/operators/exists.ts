import { NO_AUDIT_VALUE } from './audit-value.ts';
import type { Operator } from './operator.ts';

/** `exists`: the only test of presence; the planner makes it false for a missing value like any other. */
export const exists: Operator = {
  name: 'exists',
  operand: 'none',
  summary: 'The event has a value for the field.',
  accepts: ['number', 'bool', 'text', 'bytes', 'address', 'network', 'id', 'audit', 'ranged'],
  acceptsLists: true,
  testAudit: () => (values) => values.length === 1 && values[0] !== NO_AUDIT_VALUE,
};
