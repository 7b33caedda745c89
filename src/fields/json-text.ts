/** The text of a JSON value, as the two models of the audit source print it. */

/**
 * Writes a value as text: a string is itself, anything else compact JSON with
 * keys in the document's order. Numbers are written as JavaScript reads them:
 * `1.0` becomes `1`; keys that spell an integer come first.
 */
export function compactText(value: unknown): string {
  return typeof value === 'string' ? value : exactJson(value);
}

/** Writes a document as JSON; integers that are bigint stand in it with all their digits. */
export function exactJson(document: unknown, indent?: number): string {
  try {
    return JSON.stringify(document, undefined, indent);
  } catch (error) {
    if (!(error instanceof TypeError)) {
      throw error;
    }
    const quote = (_key: string, value: unknown) => (typeof value === 'bigint' ? `${BIGINT}${value}` : value);
    return JSON.stringify(document, quote, indent).replace(QUOTED_BIGINT, '$1');
  }
}

/** A text that stands before the digits of a bigint while JSON is written. */
const BIGINT = '\u{10ffff}bigint ';
const QUOTED_BIGINT = /"\u{10ffff}bigint (-?[0-9]+)"/gu;

/** Writes a value as {@link compactText} does, but with keys sorted by their UTF-8 bytes. */
export function sortedText(value: unknown): string {
  return typeof value === 'string' ? value : sortedJson(value);
}

/** One frame per level and no closures: policies read whole lists of containers through this, for every pod. */
function sortedJson(value: unknown): string {
  if (typeof value === 'string') {
    return quoted(value);
  }
  if (typeof value !== 'object' || value === null) {
    return typeof value === 'bigint' ? String(value) : JSON.stringify(value);
  }
  return Array.isArray(value) ? sortedArray(value) : sortedObject(value as Readonly<Record<string, unknown>>);
}

function sortedArray(elements: readonly unknown[]): string {
  let text = '[';
  for (let i = 0; i < elements.length; i++) {
    text += i === 0 ? sortedJson(elements[i]) : `,${sortedJson(elements[i])}`;
  }
  return `${text}]`;
}

function sortedObject(members: Readonly<Record<string, unknown>>): string {
  const keys = sortedKeys(members);
  let text = '{';
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i]!;
    text += `${i === 0 ? '' : ','}${quoted(key)}:${sortedJson(members[key])}`;
  }
  return `${text}}`;
}

/** Characters that need no escape in JSON and whose order is the same in UTF-16 and UTF-8. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON escapes exactly these
const PLAIN = /^[^"\\\u0000-\u001f\ud800-\udfff]*$/;

function quoted(text: string): string {
  return PLAIN.test(text) ? `"${text}"` : JSON.stringify(text);
}

/** More keys than this are left to the library's sort, which is slower for few. */
const FEW_KEYS = 16;

function sortedKeys(members: object): string[] {
  const keys = Object.keys(members);
  if (keys.length > FEW_KEYS || !keys.every(isPlain)) {
    return keys.sort(compareUtf8);
  }
  for (let i = 1; i < keys.length; i++) {
    const key = keys[i]!;
    let at = i;
    for (; at > 0 && keys[at - 1]! > key; at--) {
      keys[at] = keys[at - 1]!;
    }
    keys[at] = key;
  }
  return keys;
}

function isPlain(text: string): boolean {
  return PLAIN.test(text);
}

/** UTF-16 order is UTF-8 order but for surrogates, which must come after everything below them. */
function compareUtf8(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const left = a.charCodeAt(i);
    const right = b.charCodeAt(i);
    if (left !== right) {
      return order(left) - order(right);
    }
  }
  return a.length - b.length;
}

function order(codeUnit: number): number {
  return codeUnit >= 0xd800 && codeUnit <= 0xdfff ? codeUnit + 0x10000 : codeUnit;
}
