/** The order and the bytes of texts, as strcmp sees them. */
import { bytesOfText } from './literal.ts';

const ASCII = /^[\0-\x7f]*$/;

/** Compares two texts byte by byte: negative, zero or positive. */
export function compareText(left: string, right: string): number {
  if (left === right) {
    return 0;
  }
  if (ASCII.test(left) && ASCII.test(right)) {
    return left < right ? -1 : 1;
  }
  return bytesOfText(left) < bytesOfText(right) ? -1 : 1;
}

/**
 * Makes a test that looks for a part of a text. A part with bytes that are no
 * UTF-8 may begin or end inside a character, so both sides are then compared as bytes.
 */
export function partTest(part: string, found: (text: string, part: string) => boolean): (text: string) => boolean {
  if (part.isWellFormed()) {
    return (text) => found(text, part);
  }
  const bytes = bytesOfText(part);
  return (text) => found(bytesOfText(text), bytes);
}

/** Lower-cases ASCII letters only, as the C locale does. */
export function asciiLower(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** Upper-cases ASCII letters only, as the C locale does. */
export function asciiUpper(text: string): string {
  return text.replace(/[a-z]+/g, (letters) => letters.toUpperCase());
}
