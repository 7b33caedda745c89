/** Text as the inside of a YAML double-quoted scalar, for readers of YAML 1.1 and 1.2. */

/**
 * What may not stand as it is: the quote, the backslash, and every character
 * that some reader takes for a line break, skips, or refuses.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it is about
const SPECIAL = /["\\\u0000-\u001f\u007f-\u00a0\u2028\u2029\ufeff\ufffe\uffff]|\p{Cf}|\p{Cn}|\p{Co}/gu;
const NAMED: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '"': '\\"', '\\': '\\\\' };

/** Escapes text so that it can stand anywhere inside a double-quoted scalar. Broken surrogates become U+FFFD. */
export function insideDoubleQuotes(text: string): string {
  return text.toWellFormed().replace(SPECIAL, (character) => NAMED[character] ?? escapeCode(character));
}

/** Writes text as a complete double-quoted scalar on one line. */
export function doubleQuoted(text: string): string {
  return `"${insideDoubleQuotes(text)}"`;
}

function escapeCode(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code <= 0xff) {
    return `\\x${hex(code, 2)}`;
  }
  return code <= 0xffff ? `\\u${hex(code, 4)}` : `\\U${hex(code, 8)}`;
}

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0');
}
