/** The text of a JSON value, as the two models of the audit source print it. */

/**
 * Writes a value as text: a string is itself, anything else compact JSON with
 * keys in the document's order. Numbers are written as JavaScript reads them:
 * `1.0` becomes `1`, and integers beyond 2^53 lose digits; keys that spell an
 * integer come first.
 */
export function compactText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Writes a value as {@link compactText} does, but with keys sorted by their UTF-8 bytes. */
export function sortedText(value: unknown): string {
  return typeof value === 'string' ? value : sortedJson(value);
}

function sortedJson(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(sortedJson).join(',')}]`;
  }
  if (typeof value !== 'object' || value === null) {
    return JSON.stringify(value);
  }
  const members = Object.entries(value)
    .sort(([a], [b]) => compareUtf8(a, b))
    .map(([key, member]) => `${JSON.stringify(key)}:${sortedJson(member)}`);
  return `{${members.join(',')}}`;
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
