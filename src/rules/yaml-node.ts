/**
 * YAML as the rules loader sees it: scalars are their text, whatever they look
 * like, and every node knows its place. Aliases are resolved.
 */
import type { Span } from '../base/source-text.ts';

/** A scalar; its text after unquoting and folding. */
export interface YamlScalar {
  readonly kind: 'scalar';
  readonly text: string;
  readonly span: Span;
}

/** Nothing, `~` or `null`. */
export interface YamlNull {
  readonly kind: 'null';
  readonly span: Span;
}

/** A sequence of nodes. */
export interface YamlSequence {
  readonly kind: 'sequence';
  readonly items: readonly YamlNode[];
  readonly span: Span;
}

/** A mapping; of entries with the same key the first counts. */
export interface YamlMapping {
  readonly kind: 'mapping';
  readonly entries: readonly YamlEntry[];
  readonly span: Span;
}

/** One entry of a mapping. */
export interface YamlEntry {
  readonly key: YamlNode;
  readonly value: YamlNode;
}

/** Any node of a document. */
export type YamlNode = YamlScalar | YamlNull | YamlSequence | YamlMapping;

/** Finds the value of a key; undefined when the mapping lacks it. */
export function lookUp(mapping: YamlMapping, key: string): YamlNode | undefined {
  return mapping.entries.find((entry) => entry.key.kind === 'scalar' && entry.key.text === key)?.value;
}

/** Gives a key as text, for messages; empty when it is no scalar. */
export function keyText(entry: YamlEntry): string {
  return entry.key.kind === 'scalar' ? entry.key.text : '';
}

const TRUE_WORDS = new Set(['y', 'yes', 'true', 'on']);
const FALSE_WORDS = new Set(['n', 'no', 'false', 'off']);
/** All lower case, all upper case, or a capital first: the spellings that yaml-cpp takes. */
const BOOLEAN_SPELLING = /^(?:[a-z]+|[A-Z]+|[A-Z][a-z]+)$/;

/**
 * Reads a boolean as yaml-cpp does (`yes`, `On`, `TRUE`, …); undefined when the text is none.
 * @see jbeder/yaml-cpp src/convert.cpp
 */
export function booleanOf(text: string): boolean | undefined {
  const word = text.toLowerCase();
  if (!BOOLEAN_SPELLING.test(text) || !(TRUE_WORDS.has(word) || FALSE_WORDS.has(word))) {
    return undefined;
  }
  return TRUE_WORDS.has(word);
}

const UNSIGNED = /^\+?(?:(0[xX][0-9a-fA-F]+)|(0[0-7]*)|([1-9][0-9]*))\s*$/;
const MAX_UNSIGNED = 0xffffffff;

/** Reads a 32-bit unsigned integer as yaml-cpp does: decimal, `0x…` or octal with a leading zero. */
export function unsignedOf(text: string): number | undefined {
  const match = UNSIGNED.exec(text);
  if (match === null) {
    return undefined;
  }
  const [, hex, octal, decimal] = match;
  const value = hex !== undefined ? Number(hex) : octal !== undefined ? Number.parseInt(octal, 8) : Number(decimal);
  return value <= MAX_UNSIGNED ? value : undefined;
}
