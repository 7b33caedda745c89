/**
 * Text that came from bytes. Falco compares bytes; a JavaScript string
 * compares code units. To keep both equal, a byte that is not valid UTF-8
 * becomes the lone surrogate U+DC00 + byte, and goes back to that byte.
 */

const ESCAPE_BASE = 0xdc00;
/** By the first two bytes. Windows PowerShell redirects output as the first of these. */
const UTF_16_OF_MARK: Readonly<Record<number, string>> = { [0xfffe]: 'utf-16le', [0xfeff]: 'utf-16be' };
const encoder = new TextEncoder();
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Decodes bytes; invalid bytes become lone surrogates (U+DC80…U+DCFF), reversible by {@link encodeText}. */
export function decodeText(bytes: Uint8Array): string {
  try {
    return strict.decode(bytes);
  } catch {
    return decodeLossless(bytes);
  }
}

/**
 * Decodes a file that a person wrote. A byte order mark says what encoding it
 * is, as in YAML, and is left out; without one it is read as by {@link decodeText}.
 */
export function decodeFile(bytes: Uint8Array): string {
  const encoding = UTF_16_OF_MARK[(bytes[0] ?? 0) * 256 + (bytes[1] ?? 0)];
  if (encoding !== undefined) {
    return new TextDecoder(encoding).decode(bytes);
  }
  const text = decodeText(bytes);
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

/** Encodes text as UTF-8, turning the lone surrogates of {@link decodeText} back into their bytes. */
export function encodeText(text: string): Uint8Array {
  if (text.isWellFormed()) {
    return encoder.encode(text);
  }
  const parts: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code >= ESCAPE_BASE + 0x80 && code <= ESCAPE_BASE + 0xff) {
      parts.push(code - ESCAPE_BASE);
    } else {
      parts.push(...encoder.encode(character));
    }
  }
  return Uint8Array.from(parts);
}

/** Makes the text for one byte: itself when ASCII, else its lone surrogate. */
export function textOfByte(byte: number): string {
  return String.fromCharCode(byte < 0x80 ? byte : ESCAPE_BASE + byte);
}

/** Replaces what was not valid UTF-8 by U+FFFD, for output. */
export function printable(text: string): string {
  return text.toWellFormed();
}

/** Decodes byte by byte into UTF-16, so that the cost is the same however many bytes are invalid. */
function decodeLossless(bytes: Uint8Array): string {
  const units = new Uint16Array(bytes.length);
  let count = 0;
  let i = 0;
  while (i < bytes.length) {
    const length = characterLength(bytes, i);
    const code = length === 0 ? ESCAPE_BASE + (bytes[i] ?? 0) : codePointAt(bytes, i, length);
    if (code > 0xffff) {
      units[count++] = 0xd7c0 + (code >> 10);
      units[count++] = 0xdc00 + (code & 0x3ff);
    } else {
      units[count++] = code;
    }
    i += Math.max(length, 1);
  }
  return Buffer.from(units.buffer, 0, count * 2).toString('utf16le');
}

/** Gives the code point of a valid character: the bits of its lead byte, then six of each byte after it. */
function codePointAt(bytes: Uint8Array, at: number, length: number): number {
  let code = bytes[at] ?? 0;
  if (length > 1) {
    code &= 0x7f >> length;
  }
  for (let i = 1; i < length; i++) {
    code = (code << 6) | ((bytes[at + i] ?? 0) & 0x3f);
  }
  return code;
}

/**
 * Well-formed characters of more than one byte: lead byte from and to, length, second byte from and to.
 * @see https://www.unicode.org/versions/latest/ table 3-7
 */
const FORMS = [
  [0xc2, 0xdf, 2, 0x80, 0xbf],
  [0xe0, 0xe0, 3, 0xa0, 0xbf],
  [0xe1, 0xec, 3, 0x80, 0xbf],
  [0xed, 0xed, 3, 0x80, 0x9f],
  [0xee, 0xef, 3, 0x80, 0xbf],
  [0xf0, 0xf0, 4, 0x90, 0xbf],
  [0xf1, 0xf3, 4, 0x80, 0xbf],
  [0xf4, 0xf4, 4, 0x80, 0x8f],
] as const;

/** Gives the length of the valid character at a place; 0 when there is none. */
function characterLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) {
    return 1;
  }
  const form = FORMS.find(([from, to]) => lead >= from && lead <= to);
  if (form === undefined) {
    return 0;
  }
  const [, , length, from, to] = form;
  const second = bytes[at + 1] ?? 0;
  if (second < from || second > to) {
    return 0;
  }
  for (let i = 2; i < length; i++) {
    if (((bytes[at + i] ?? 0) & 0xc0) !== 0x80) {
      return 0;
    }
  }
  return length;
}
