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
  for (let i = 0; i < inside.length; ) {
    if (inside[i] !== '\\') {
      text += inside[i];
      i++;
      continue;
    }
    const sequence = readEscape(inside, i, delimiter);
    if ('error' in sequence) {
      return { error: sequence.error, offset: i };
    }
    text += sequence.text;
    i += sequence.length;
  }
  return { text: joinBytes(text) };
}

function readEscape(
  inside: string,
  at: number,
  delimiter: string,
): { text: string; length: number } | { error: string } {
  const letter = inside[at + 1];
  if (letter === undefined) {
    return { text: '', length: 1 };
  }
  if (letter === 'x') {
    const digits = inside.slice(at + 2, at + 4);
    return /^[0-9a-fA-F]{2}$/.test(digits)
      ? { text: textOfByte(Number.parseInt(digits, 16)), length: 4 }
      : { error: 'expected two hexadecimal digits after \\x' };
  }
  const text = letter === delimiter ? delimiter : ESCAPES[letter];
  return text === undefined ? { error: `unknown escape sequence \\${letter}` } : { text, length: 2 };
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
