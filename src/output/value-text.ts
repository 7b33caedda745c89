/**
 * Field values as text and as JSON, the way Falco prints each type.
 * @see falcosecurity/libs userspace/libsinsp/sinsp_filtercheck.cpp (rawval_to_string, rawval_to_json)
 */

import { type FieldValue, isListValue, type Scalar } from '../event/value.ts';
import type { ValueType } from '../event/value-type.ts';
import { typeClass } from '../event/value-type.ts';
import type { JsonValue } from './json-text.ts';

/** What is printed for a field that an event has no value for. */
const MISSING = '<NA>';

/** What is known of a field's values. */
interface ValueShape {
  readonly type: ValueType;
  readonly isList: boolean;
}

/**
 * Prints a value; a list in parentheses, except a legacy audit field's single
 * value and the lists of extension fields, which stand by themselves. The several values of a single-valued field (ancestors) are joined by blanks.
 */
export function valueText(value: FieldValue | undefined, { type, isList }: ValueShape): string {
  if (value === undefined) {
    return MISSING;
  }
  if (!isListValue(value)) {
    return scalarText(value, type);
  }
  const texts = value.map((item) => scalarText(item, type));
  if (type === 'auditvalue' && texts.length < 2) {
    return texts[0] ?? MISSING;
  }
  if (type === 'string' || type === 'ranged') {
    return texts.join(', ');
  }
  if (type !== 'auditvalue' && !isList) {
    return texts.join(' ');
  }
  return `(${texts.join(',')})`;
}

/** Gives a value as JSON: missing is null; legacy audit fields are always text. */
export function valueJson(value: FieldValue | undefined, shape: ValueShape): JsonValue {
  const { type, isList } = shape;
  if (type === 'auditvalue') {
    return valueText(value, shape);
  }
  if (value === undefined) {
    return null;
  }
  if (!isListValue(value)) {
    return scalarJson(value, type);
  }
  return isList ? value.map((item) => scalarJson(item, type)) : valueText(value, shape);
}

function scalarText(value: Scalar, type: ValueType): string {
  if (typeof value === 'string') {
    const kind = typeClass(type);
    return kind === 'address' || kind === 'network' ? addressText(value) : value;
  }
  return type === 'double' && typeof value === 'number' ? value.toFixed(1) : String(value);
}

function scalarJson(value: Scalar, type: ValueType): JsonValue {
  return typeof value === 'string' ? scalarText(value, type) : value;
}

/** `bytes` holds 4 or 16 address bytes, one code unit each; a network has one more, the prefix length. */
function addressText(bytes: string): string {
  const numbers = Array.from(bytes, (unit) => unit.charCodeAt(0));
  const prefix = numbers.length % 2 === 1 ? `/${numbers.pop()}` : '';
  return `${numbers.length === 16 ? ipv6Text(numbers) : numbers.join('.')}${prefix}`;
}

/** Writes 16 bytes as `inet_ntop` does: lower case, the first longest run of two or more zero groups as `::`. */
function ipv6Text(bytes: readonly number[]): string {
  const groups = Array.from({ length: 8 }, (_, i) => ((bytes[2 * i] ?? 0) << 8) | (bytes[2 * i + 1] ?? 0));
  const isZero = (end: number) => groups.slice(0, end).every((group) => group === 0);
  if (isZero(5) && (groups[5] === 0xffff || (groups[5] === 0 && groups[6] !== 0))) {
    return `::${groups[5] === 0 ? '' : 'ffff:'}${bytes.slice(12).join('.')}`;
  }
  const text = groups.map((group) => group.toString(16)).join(':');
  const runs = [...text.matchAll(/\b0(?::0)+\b/g)].sort((a, b) => b[0].length - a[0].length || a.index - b.index);
  const longest = runs[0];
  if (longest === undefined) {
    return text;
  }
  const before = text.slice(0, longest.index).replace(/:$/, '');
  const after = text.slice(longest.index + longest[0].length).replace(/^:/, '');
  return `${before}::${after}`;
}
