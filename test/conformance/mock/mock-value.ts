/** Field values as the vectors write them → as readers hand them out. */
import { isIP, isIPv4 } from 'node:net';
import { decodeText, encodeText } from '#src/base/text-encoding.js';
import type { FieldValue, Scalar } from '#src/event/value.js';
import { typeClass, type ValueType } from '#src/event/value-type.js';

/** Every type that libs knows; `auditvalue` is our own. */
export const VALUE_TYPES: readonly ValueType[] = [
  ...([
    'int8',
    'int16',
    'int32',
    'int64',
    'uint8',
    'uint16',
    'uint32',
    'uint64',
    'flags8',
    'flags16',
    'flags32',
  ] as const),
  ...(['mode', 'port', 'pid', 'fd', 'errno', 'syscallid', 'sigtype', 'reltime', 'abstime', 'double', 'bool'] as const),
  ...(['charbuf', 'fspath', 'fsrelpath', 'bytebuf', 'ipaddr', 'ipnet', 'uid', 'gid'] as const),
];

/** Types after libs' names (`PT_CHARBUF`, `CHARBUF`). */
export function valueType(name: string): ValueType {
  return name.replace(/^PT_/, '').toLowerCase() as ValueType;
}

/** Guesses the type of a field that no catalogue has from one of its values. */
export function guessType(value: unknown): ValueType {
  const first = Array.isArray(value) ? value[0] : value;
  switch (typeof first) {
    case 'number':
      return 'uint64';
    case 'boolean':
      return 'bool';
    case 'object':
      return first !== null && 'bytes' in first ? 'bytebuf' : 'charbuf';
    default:
      return 'charbuf';
  }
}

/** Converts a value of the given type; a JSON list gives the values of a list field, null no value. */
export function fieldValue(type: ValueType, value: unknown): FieldValue | undefined {
  if (value === undefined || value === null) {
    return undefined;
  }
  return Array.isArray(value) ? value.map((item) => scalar(type, item)) : scalar(type, value);
}

function scalar(type: ValueType, value: unknown): Scalar {
  switch (typeClass(type)) {
    case 'bytes':
      return Buffer.from(bytesOf(value)).toString('latin1');
    case 'address':
    case 'network':
      return Buffer.from(addressBytes(String(value))).toString('latin1');
    case 'text':
    case 'audit':
      return typeof value === 'object' ? decodeText(bytesOf(value)) : String(value);
    case 'bool':
      return value === true || value === 'true';
    default:
      return typeof value === 'number' ? value : Number(value);
  }
}

function bytesOf(value: unknown): Uint8Array {
  if (typeof value === 'object' && value !== null) {
    if ('bytes' in value && Array.isArray(value.bytes)) {
      return Uint8Array.from(value.bytes as number[]);
    }
    if ('latin1' in value && typeof value.latin1 === 'string') {
      return Buffer.from(value.latin1, 'latin1');
    }
    throw new Error(`unknown form of a value: ${JSON.stringify(value)}`);
  }
  return encodeText(String(value));
}

/** Gives the 4 or 16 bytes of an address. */
function addressBytes(text: string): number[] {
  if (isIP(text) === 0) {
    throw new Error(`not an address: ${text}`);
  }
  if (isIPv4(text)) {
    return text.split('.').map(Number);
  }
  const [head = '', tail] = text.split('::');
  const left = words(head);
  const right = tail === undefined ? [] : words(tail);
  return [...left, ...new Array<number>(8 - left.length - right.length).fill(0), ...right].flatMap((word) => [
    word >> 8,
    word & 0xff,
  ]);
}

function words(part: string): number[] {
  return part === '' ? [] : part.split(':').map((word) => Number.parseInt(word, 16));
}
