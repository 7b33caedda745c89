/**
 * The ends of JSON values, seen from their bytes alone. What is not JSON, or
 * goes on beyond the bytes, has none.
 */

/** Bytes that these readers and their callers tell apart. */
export const BYTE = {
  quote: 0x22,
  comma: 0x2c,
  colon: 0x3a,
  openBracket: 0x5b,
  backslash: 0x5c,
  closeBracket: 0x5d,
  openBrace: 0x7b,
  closeBrace: 0x7d,
} as const;

/** There is no such place. */
export const NOWHERE = -1;

/** Gives the first place at or after `at` that holds no blank; `end` when there is none. */
export function afterBlanks(bytes: Uint8Array, at: number, end: number): number {
  let i = at;
  while (i < end && isBlank(bytes[i]!)) {
    i++;
  }
  return i;
}

/** Gives the place of the quote that ends the string whose first character is at `at`; NOWHERE when a backslash comes before it. */
export function endOfPlainString(bytes: Uint8Array, at: number, end: number): number {
  for (let i = at; i < end; i++) {
    const byte = bytes[i];
    if (byte === BYTE.quote) {
      return i;
    }
    if (byte === BYTE.backslash) {
      return NOWHERE;
    }
  }
  return NOWHERE;
}

/** Gives the place after the value that begins at `at`. */
export function afterValue(bytes: Uint8Array, at: number, end: number): number {
  switch (bytes[at]) {
    case BYTE.quote:
      return afterString(bytes, at, end);
    case BYTE.openBrace:
    case BYTE.openBracket:
      return afterNested(bytes, at, end);
    default:
      return afterWord(bytes, at, end);
  }
}

function afterString(bytes: Uint8Array, at: number, end: number): number {
  for (let i = at + 1; i < end; i++) {
    const byte = bytes[i];
    if (byte === BYTE.quote) {
      return i + 1;
    }
    if (byte === BYTE.backslash) {
      i++;
    }
  }
  return NOWHERE;
}

function afterNested(bytes: Uint8Array, at: number, end: number): number {
  let depth = 0;
  for (let i = at; i < end; i++) {
    const byte = bytes[i];
    if (byte === BYTE.quote) {
      i = afterString(bytes, i, end) - 1;
      if (i < at) {
        return NOWHERE;
      }
    } else if (byte === BYTE.openBrace || byte === BYTE.openBracket) {
      depth++;
    } else if (byte === BYTE.closeBrace || byte === BYTE.closeBracket) {
      depth--;
      if (depth === 0) {
        return i + 1;
      }
    }
  }
  return NOWHERE;
}

/** Numbers, true, false and null; at least one character. */
function afterWord(bytes: Uint8Array, at: number, end: number): number {
  let i = at;
  while (i < end && !isBlank(bytes[i]!) && !isBetween(bytes[i]!)) {
    i++;
  }
  return i === at ? NOWHERE : i;
}

function isBetween(byte: number): boolean {
  return byte === BYTE.comma || byte === BYTE.closeBrace || byte === BYTE.closeBracket;
}

function isBlank(byte: number): boolean {
  return byte === 0x20 || byte === 0x09 || byte === 0x0d || byte === 0x0a;
}
