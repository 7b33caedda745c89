import { isListValue } from '../event/value.ts';
import { AuditSet } from './audit-value.ts';
import { memberTest } from './membership.ts';
import type { Operator, Relation } from './operator.ts';
import { scalarsEqual } from './value-equality.ts';

/** `in`: the value is one of the constants; of a list field, every value is. */
export const inOperator: Operator = {
  name: 'in',
  operand: 'list',
  summary: 'Every value of the field is in the set.',
  accepts: ['number', 'bool', 'text', 'bytes', 'address', 'network', 'audit', 'ranged'],
  acceptsLists: true,
  testSet: memberTest,
  testList(literals, type, context) {
    const isMember = memberTest(literals, type, context);
    return (values) => values.every(isMember);
  },
  relation: (): Relation => (left, right) => {
    const members = isListValue(right) ? right : [right];
    return (isListValue(left) ? left : [left]).every((value) => members.some((member) => scalarsEqual(value, member)));
  },
  testAudit(literals, context) {
    const members = new AuditSet(literals, context.literals);
    return (values) => values.every((value) => members.has(value));
  },
};
