/** JSON text → document, without losing digits of integers that a double cannot hold. */

/** Where such an integer may begin; a line without one is parsed once. */
const MAY_BE_LARGE = /[:,[\s]-?[1-9][0-9]{15}/;
/** Strings, which are kept, and long integers. */
const TOKENS = /"(?:[^"\\]|\\.)*"|(?<![0-9.eE+-])-?[1-9][0-9]{15,}(?![0-9.eE])/g;
/** An integer beyond 2^53 has at least so many digits. */
const LARGE_DIGITS = 16;
/** Longer ones stay doubles: no value of Kubernetes has them. */
const MAX_DIGITS = 20;
/** No document can hold this, as nobody knows it. */
const MARK = `integer ${crypto.randomUUID()} `;

/**
 * Parses a document. Integers beyond 2^53 become bigint, all other numbers are
 * doubles. @throws SyntaxError when the text is not JSON
 */
export function parseJson(text: string): unknown {
  const document: unknown = JSON.parse(text);
  if (!MAY_BE_LARGE.test(text)) {
    return document;
  }
  const marked = text.replace(TOKENS, (token) => (isLarge(token) ? `"${MARK}${token}"` : token));
  return marked === text ? document : JSON.parse(marked, unmark);
}

/** Tells from its bytes whether a text may have an integer that {@link parseJson} keeps: of so many digits some stand at every such distance. */
export function mayHoldLargeInteger(bytes: Uint8Array): boolean {
  for (let i = LARGE_DIGITS - 1; i < bytes.length; i += LARGE_DIGITS) {
    if (isDigit(bytes[i]!) && digitsAround(bytes, i) >= LARGE_DIGITS) {
      return true;
    }
  }
  return false;
}

function digitsAround(bytes: Uint8Array, at: number): number {
  let start = at;
  while (start > 0 && isDigit(bytes[start - 1]!)) {
    start--;
  }
  let end = at + 1;
  while (end < bytes.length && isDigit(bytes[end]!)) {
    end++;
  }
  return end - start;
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

function isLarge(token: string): boolean {
  return !token.startsWith('"') && token.length <= MAX_DIGITS && !Number.isSafeInteger(Number(token));
}

function unmark(_key: string, value: unknown): unknown {
  return typeof value === 'string' && value.startsWith(MARK) ? BigInt(value.slice(MARK.length)) : value;
}
