/**
 * Quoted strings of the condition language, both ways.
 * @see falcosecurity/libs userspace/libsinsp/filter/escaping.cpp
 */
import { decodeText, textOfByte } from '../base/text-encoding.ts';

const ESCAPES: Readonly<Record<string, string>> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  '\\': '\\',
  '/': '/',
  // tolerated since the oldest rule files: a blank stands for a lone backslash before it
  ' ': '\\',
};

const UNESCAPES: Readonly<Record<string, string>> = {
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\\': '\\\\',
  '"': '\\"',
};

const NEEDS_QUOTES = /[() \b\t\n\r\f"'=,\\]/;

/**
 * Decodes the inside of a quoted string. `offset` of an error counts from the
 * start of `inside`. A trailing lone backslash is dropped.
 */
export function unquote(inside: string, delimiter: string): { text: string } | { error: string; offset: number } {
  if (!inside.includes('\\')) {
    return { text: inside };
  }
  let text = '';
  let hasBytes = false;
  let i = 0;
  while (i < inside.length) {
    const character = inside[i] ?? '';
    if (character !== '\\') {
      text += character;
      i++;
      continue;
    }
    const next = inside[i + 1];
    if (next === undefined) {
      break;
    }
    if (next === 'x') {
      const digits = inside.slice(i + 2, i + 4);
      if (!/^[0-9a-fA-F]{2}$/.test(digits)) {
        return { error: 'expected two hexadecimal digits after \\x', offset: i };
      }
      text += textOfByte(Number.parseInt(digits, 16));
      hasBytes = true;
      i += 4;
      continue;
    }
    const decoded = next === delimiter ? delimiter : ESCAPES[next];
    if (decoded === undefined) {
      return { error: `unknown escape sequence \\${next}`, offset: i };
    }
    text += decoded;
    i += 2;
  }
  return { text: hasBytes ? joinBytes(text) : text };
}

/** Bytes written one by one may spell a character together; text read from an event has that character. */
function joinBytes(text: string): string {
  return text.replace(/[\udc80-\udcff]+/g, (escaped) =>
    decodeText(Uint8Array.from(escaped, (character) => character.charCodeAt(0) - 0xdc00)),
  );
}

/** Writes text as a double-quoted string. */
export function quote(text: string): string {
  let quoted = '"';
  for (const character of text) {
    const code = character.charCodeAt(0);
    if (code >= 0xdc80 && code <= 0xdcff) {
      quoted += `\\x${(code - 0xdc00).toString(16)}`;
    } else {
      quoted += UNESCAPES[character] ?? character;
    }
  }
  // a backslash right before the closing quote would keep it from closing
  return `${quoted.endsWith('\\\\') ? `${quoted.slice(0, -2)}\\ ` : quoted}"`;
}

/** Writes text bare where that reads back as the same text, else quoted. */
export function quoteIfNeeded(text: string): string {
  return text === '' || NEEDS_QUOTES.test(text) || !text.isWellFormed() ? quote(text) : text;
}
