/**
 * Text that came from bytes. Falco compares bytes; a JavaScript string
 * compares code units. To keep both equal, a byte that is not valid UTF-8
 * becomes the lone surrogate U+DC00 + byte, and goes back to that byte.
 */

const ESCAPE_BASE = 0xdc00;
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Decodes bytes; invalid bytes become lone surrogates (U+DC80…U+DCFF), reversible by {@link encodeText}. */
export function decodeText(bytes: Uint8Array): string {
  try {
    return strict.decode(bytes);
  } catch {
    return decodeLossless(bytes);
  }
}

/** Encodes text as UTF-8, turning the lone surrogates of {@link decodeText} back into their bytes. */
export function encodeText(text: string): Uint8Array {
  if (text.isWellFormed()) {
    return new TextEncoder().encode(text);
  }
  const parts: number[] = [];
  const encoder = new TextEncoder();
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

function decodeLossless(bytes: Uint8Array): string {
  let text = '';
  let i = 0;
  while (i < bytes.length) {
    const length = sequenceLength(bytes[i] ?? 0);
    const end = i + length;
    let decoded: string | undefined;
    if (length > 0 && end <= bytes.length) {
      try {
        decoded = strict.decode(bytes.subarray(i, end));
      } catch {
        decoded = undefined;
      }
    }
    if (decoded === undefined) {
      text += textOfByte(bytes[i] ?? 0);
      i++;
    } else {
      text += decoded;
      i = end;
    }
  }
  return text;
}

function sequenceLength(lead: number): number {
  if (lead < 0x80) {
    return 1;
  }
  if (lead >= 0xc2 && lead <= 0xdf) {
    return 2;
  }
  if (lead >= 0xe0 && lead <= 0xef) {
    return 3;
  }
  return lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
}
