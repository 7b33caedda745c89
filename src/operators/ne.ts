import { auditSetsEqual } from './eq.ts';
import type { Operator } from './operator.ts';
import { equalsTest, valuesEqual } from './value-equality.ts';

/** `!=`: the complement of `=` over present values. */
export const ne: Operator = {
  name: '!=',
  operand: 'text',
  summary: 'The value is present and does not equal the constant.',
  accepts: ['number', 'bool', 'text', 'bytes', 'address', 'network', 'audit'],
  test(literal, type) {
    const equals = equalsTest(literal, type);
    return (value) => !equals(value);
  },
  relation: () => (left, right) => !valuesEqual(left, right),
  testAudit(literals, context) {
    const equal = auditSetsEqual(literals, context);
    return (values) => !equal(values);
  },
};
