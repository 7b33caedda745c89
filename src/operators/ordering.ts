/** What the four ordering operators share. */
import type { Scalar } from '../event/value.ts';
import { typeClass, type ValueType } from '../event/value-type.ts';
import { type AuditValue, auditValueForm, parseAuditValue } from './audit-value.ts';
import type { Operator } from './operator.ts';
import { compareText } from './text-order.ts';

/** Makes an ordering operator from the outcomes of a three-way comparison that satisfy it. */
export function orderingOperator(name: string, summary: string, holds: (comparison: number) => boolean): Operator {
  return {
    name,
    operand: 'number',
    summary,
    accepts: ['number', 'text', 'audit'],
    test: (literal, type) => {
      const compare = comparison(type);
      return (value) => holds(compare(value, literal));
    },
    relation: (type) => {
      const compare = comparison(type);
      return (left, right) => holds(compare(left as Scalar, right as Scalar));
    },
    testAudit: (literals) => {
      const constants = literals.map(parseAuditValue);
      return (values) => {
        const [constant] = constants;
        const [value] = values.map((text) => parseAuditValue(String(text)));
        if (values.length !== 1 || constants.length !== 1 || value === undefined || constant === undefined) {
          return false;
        }
        return auditValueForm(value) === auditValueForm(constant) && holds(compareAudit(value, constant));
      };
    },
  };
}

function comparison(type: ValueType): (left: Scalar, right: Scalar) => number {
  if (typeClass(type) === 'text') {
    return (left, right) => compareText(left as string, right as string);
  }
  return (left, right) => {
    const [a, b] = [left as number | bigint, right as number | bigint];
    if (a < b) {
      return -1;
    }
    return a > b ? 1 : 0;
  };
}

function compareAudit(left: AuditValue, right: AuditValue): number {
  if ('text' in left || 'text' in right) {
    return 'text' in left && 'text' in right ? compareText(left.text, right.text) : Number.NaN;
  }
  if (left.min < right.min) {
    return -1;
  }
  return left.min > right.min ? 1 : 0;
}
