/** What the operators that look for a part of a text share. */

import type { TypeClass } from '../event/value-type.ts';
import { auditText } from './audit-value.ts';
import type { ListTest, Operator, Relation, ValueTest } from './operator.ts';
import { partTest } from './text-order.ts';

/** Finds a part in a text; both are texts, or both are bytes. */
export type PartFinder = (text: string, part: string) => boolean;

interface PartOperator {
  readonly name: string;
  readonly summary: string;
  readonly accepts: readonly TypeClass[];
  readonly finds: PartFinder;
}

/** Makes a text operator from the way it looks for its constant; legacy audit values must be one, and not missing. */
export function partOperator({ name, summary, accepts, finds }: PartOperator): Operator {
  const operator: Operator = {
    name,
    operand: 'text',
    summary,
    accepts,
    test: (literal, type): ValueTest => {
      const part = literal as string;
      const test = type === 'bytebuf' ? (text: string): boolean => finds(text, part) : partTest(part, finds);
      return (value) => test(value as string);
    },
    relation: (): Relation => (left, right) => finds(left as string, right as string),
  };
  return accepts.includes('audit') ? { ...operator, testAudit: (literals) => auditTest(finds, literals) } : operator;
}

function auditTest(finds: PartFinder, literals: readonly string[]): ListTest {
  const parts = literals.map(auditText);
  return (values) => values.length === 1 && parts.length === 1 && finds(auditText(String(values[0])), parts[0]!);
}
