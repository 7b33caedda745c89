/** Membership of values in a set of constants, shared by `in` and `intersects`. */
import { Bitset } from '../base/bitset.ts';
import { canonicalInteger, type Scalar } from '../event/value.ts';
import { typeClass, type ValueType } from '../event/value-type.ts';
import { isInNetwork } from './address.ts';
import { AuditSet } from './audit-value.ts';
import type { PlanContext, ValueTest } from './operator.ts';

/** Makes the test "equals one of the constants": a bit test for texts, a set of numbers, or networks in turn. */
export function memberTest(literals: readonly Scalar[], type: ValueType, context: PlanContext): ValueTest {
  switch (typeClass(type)) {
    case 'network':
      return (value) => literals.some((network) => isInNetwork(value as string, network as string));
    case 'number':
    case 'bool': {
      const members = new Set<Scalar>(literals);
      return (value) => members.has(typeof value === 'bigint' ? canonicalInteger(value) : value);
    }
    case 'ranged': {
      const members = new AuditSet(literals as readonly string[], context.literals);
      return (value) => members.has(value);
    }
    default: {
      const ids = literals.map((literal) => context.literals.add(literal as string));
      const members = new Bitset(context.literals.size);
      for (const id of ids) {
        members.add(id);
      }
      return (value) => members.has(context.literals.idOf(value as string));
    }
  }
}
