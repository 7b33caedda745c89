/** Equality of single values, shared by the operators that are made of it. */
import { canonicalInteger, type FieldValue, isListValue, type Scalar } from '../event/value.ts';
import { typeClass, type ValueType } from '../event/value-type.ts';
import { isInNetwork } from './address.ts';
import type { Relation, ValueTest } from './operator.ts';

/** Makes the test "equals this constant"; for networks, "lies in this network". */
export function equalsTest(literal: Scalar, type: ValueType): ValueTest {
  switch (typeClass(type)) {
    case 'network':
      return (value) => isInNetwork(value as string, literal as string);
    case 'number':
      return (value) => value === literal || (typeof value === 'bigint' && canonicalInteger(value) === literal);
    default:
      return (value) => value === literal;
  }
}

/** Compares two values of one type; lists are equal when all their values are, in order. */
export const valuesEqual: Relation = (left: FieldValue, right: FieldValue): boolean => {
  if (isListValue(left) || isListValue(right)) {
    return (
      isListValue(left) &&
      isListValue(right) &&
      left.length === right.length &&
      left.every((value, i) => scalarsEqual(value, right[i]!))
    );
  }
  return scalarsEqual(left, right);
};

/** Compares two single values; integers by value, whether held as number or bigint. */
export function scalarsEqual(left: Scalar, right: Scalar): boolean {
  if (typeof left === 'bigint' || typeof right === 'bigint') {
    return canonicalInteger(left as number | bigint) === canonicalInteger(right as number | bigint);
  }
  return left === right;
}
