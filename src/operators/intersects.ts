import { isListValue } from '../event/value.ts';
import { AuditSet } from './audit-value.ts';
import { memberTest } from './membership.ts';
import type { Operator, Relation } from './operator.ts';
import { scalarsEqual } from './value-equality.ts';

/** `intersects`: at least one value of the field is one of the constants. */
export const intersects: Operator = {
  name: 'intersects',
  operand: 'list',
  summary: 'At least one value of the field is in the set.',
  accepts: ['number', 'bool', 'text', 'bytes', 'address', 'network', 'audit', 'ranged'],
  acceptsLists: true,
  testSet: memberTest,
  testList(literals, type, context) {
    const isMember = memberTest(literals, type, context);
    return (values) => values.some(isMember);
  },
  relation: (): Relation => (left, right) => {
    const members = isListValue(right) ? right : [right];
    return (isListValue(left) ? left : [left]).some((value) => members.some((member) => scalarsEqual(value, member)));
  },
  testAudit(literals, context) {
    const members = new AuditSet(literals, context.literals);
    return (values) => values.some((value) => members.has(value));
  },
};
