/**
 * Constants of conditions → values of a field's type.
 * @see falcosecurity/libs userspace/libsinsp/sinsp_filtercheck.cpp (sinsp_filter_value_parser)
 */
import { encodeText } from '../base/text-encoding.ts';
import { canonicalInteger, type Scalar } from '../event/value.ts';
import { typeClass, type ValueType } from '../event/value-type.ts';
import { parseAddress, parseNetwork } from './address.ts';
import { LiteralError } from './operator.ts';
import { servicePort } from './service-ports.ts';

/** Longest constant in bytes, of the types that Falco has. */
const MAX_LITERAL_BYTES = 255;

/** A UTF-16 code unit takes no more in UTF-8. */
const MAX_BYTES_PER_UNIT = 3;

/** Signed widths; every other integer type is unsigned. */
const SIGNED_BITS: Partial<Record<ValueType, number>> = {
  int8: 8,
  int16: 16,
  int32: 32,
  int64: 64,
  errno: 64,
  fd: 64,
  pid: 64,
};

const UNSIGNED_BITS: Partial<Record<ValueType, number>> = {
  uint8: 8,
  flags8: 8,
  sigtype: 8,
  uint16: 16,
  flags16: 16,
  port: 16,
  syscallid: 16,
  uint32: 32,
  flags32: 32,
  mode: 32,
};

/**
 * Reads a constant as a value of `type`.
 * @throws LiteralError when it is none, is too long, or has a NUL byte where bytes may not be compared.
 */
export function parseLiteral(text: string, type: ValueType): Scalar {
  checkLength(text, type);
  switch (typeClass(type)) {
    case 'number':
      return type === 'port' ? parsePort(text) : parseInteger(text, type);
    case 'bool':
      if (text !== 'true' && text !== 'false') {
        throw new LiteralError(`filter error: unrecognized boolean value ${text}`);
      }
      return text === 'true';
    case 'address':
      return parseAddress(text);
    case 'network':
      return parseNetwork(text);
    case 'bytes':
      return bytesOfText(text);
    default:
      return text;
  }
}

/** Reads hexadecimal digits as bytes. @throws LiteralError */
export function parseHexLiteral(text: string): string {
  checkLength(text, 'bytebuf');
  if (!/^(?:[0-9a-fA-F]{2})+$/.test(text)) {
    throw new LiteralError(`filter error: '${text}' is not a hexadecimal string of whole bytes`);
  }
  return Buffer.from(text, 'hex').toString('latin1');
}

/** Gives the bytes of a text, one code unit per byte. */
export function bytesOfText(text: string): string {
  return Buffer.from(encodeText(text)).toString('latin1');
}

function checkLength(text: string, type: ValueType): void {
  if (type === 'auditvalue' || type === 'string' || type === 'ranged') {
    return;
  }
  const isSurelyShort = text.length * MAX_BYTES_PER_UNIT <= MAX_LITERAL_BYTES;
  if (!isSurelyShort && encodeText(text).length > MAX_LITERAL_BYTES) {
    throw new LiteralError(
      `filter error: value is too long, at most ${MAX_LITERAL_BYTES} bytes are allowed: ${text.slice(0, 32)}…`,
    );
  }
  if (type !== 'bytebuf' && text.includes('\0')) {
    throw new LiteralError('filter error: value has a NUL byte, which only byte buffers may hold');
  }
}

function parseInteger(text: string, type: ValueType): number | bigint {
  if (!/^[ \t\n\r\v\f]*[+-]?[0-9]+$/.test(text)) {
    throw new LiteralError(`filter error: ${text} is not a valid number`);
  }
  const value = BigInt(text.trim().replace(/^\+/, ''));
  if (type === 'double') {
    return Number(value);
  }
  const signedBits = SIGNED_BITS[type];
  if (signedBits !== undefined) {
    return canonicalInteger(BigInt.asIntN(signedBits, value));
  }
  return canonicalInteger(BigInt.asUintN(UNSIGNED_BITS[type] ?? 64, value));
}

function parsePort(text: string): number | bigint {
  if (text === '') {
    return 0;
  }
  if (/^[0-9]+$/.test(text)) {
    return parseInteger(text, 'port');
  }
  const port = servicePort(text);
  if (port === undefined) {
    throw new LiteralError(`filter error: unrecognized protocol ${text}`);
  }
  return port;
}
