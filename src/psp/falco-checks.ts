/**
 * Checks of current Falco that take several constants, because a constant of a
 * condition has at most 255 bytes: regular expressions cut into pieces.
 */
import type { IntegerRange } from '../base/range-set.ts';
import { falcoLiteral } from './falco-literal.ts';
import { otherNumberPatterns } from './number-patterns.ts';
import { literalPattern, otherWordPatterns } from './word-patterns.ts';

/** Bytes of the longest constant. */
const MAX_CONSTANT_BYTES = 255;
const NOTHING: IntegerRange = { min: 0n, max: 0n };

/** Where in the JSON text of a value something is looked for: expressions for what stands before and after it. */
export interface Surroundings {
  /** JSON pointer of the value. */
  readonly pointer: string;
  readonly before: string;
  readonly after: string;
}

/** Writes a check that finds a number outside the ranges; 0 counts as inside when `isZeroNothing`. */
export function otherNumbersCheck(ranges: readonly IntegerRange[], where: Surroundings, isZeroNothing = false): string {
  return anyOf(otherNumberPatterns(isZeroNothing ? [...ranges, NOTHING] : ranges), where);
}

/** Writes a check that finds a JSON string that is none of the words; `before` ends with its opening quote. */
export function otherWordsCheck(words: readonly string[], where: Surroundings): string {
  return anyOf(otherWordPatterns(words), where);
}

/** Writes a check that finds one of the words. */
export function wordsCheck(words: readonly string[], where: Surroundings): string {
  return anyOf(words.map(literalPattern), where);
}

/** The profiles that fields name by a word. */
const PROFILE_TYPES: ReadonlyMap<string, string> = new Map([
  ['runtime/default', 'RuntimeDefault'],
  ['unconfined', 'Unconfined'],
]);
const LOCAL = 'localhost/';

/**
 * Writes a check that finds, in JSON text at the pointer, an object below the
 * key that names a profile which is none of the names, in the words of the
 * annotations: runtime/default, unconfined, localhost/NAME.
 */
export function otherProfilesCheck(names: readonly string[], pointer: string, key: string): string {
  const types = [...PROFILE_TYPES].filter(([name]) => !names.includes(name)).map(([, type]) => type);
  const locals = names.filter((name) => name.startsWith(LOCAL)).map((name) => name.slice(LOCAL.length));
  const checks = [
    ...(types.length === 0 ? [] : [wordsCheck(types, { pointer, before: `.*"${key}":[{]"type":"`, after: '".*' })]),
    otherWordsCheck(locals, {
      pointer,
      before: `.*"${key}":[{]("type":"Localhost",)?"localhostProfile":"`,
      after: '.*',
    }),
  ];
  return checks.length === 1 ? `${checks[0]}` : `(${checks.join(' or ')})`;
}

/** One check per piece, in brackets when there are several. */
function anyOf(patterns: readonly string[], { pointer, before, after }: Surroundings): string {
  const room = MAX_CONSTANT_BYTES - byteLength(`${before}()${after}`);
  const pieces: string[][] = [];
  let left = 0;
  for (const pattern of patterns) {
    const size = byteLength(pattern) + 1;
    if (size > left || pieces.length === 0) {
      pieces.push([]);
      left = room + 1;
    }
    pieces.at(-1)?.push(pattern);
    left -= size;
  }
  const checks = pieces.map(
    (piece) => `jevt.value[${pointer}] regex ${falcoLiteral(`${before}${either(piece)}${after}`)}`,
  );
  return checks.length === 1 ? `${checks[0]}` : `(${checks.join(' or ')})`;
}

function either(patterns: readonly string[]): string {
  return patterns.length === 1 ? `${patterns[0]}` : `(${patterns.join('|')})`;
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
