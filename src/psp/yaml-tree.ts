/**
 * YAML as plain data with places: what the reader hands to the decoder. Tags,
 * anchors and merge keys are already worked in; scalars are still text, because
 * only the schema knows what they should be.
 */
import type { Span } from '../base/source-text.ts';
import { numberOf } from './yaml-number.ts';

/** One entry of a mapping. */
export interface YamlEntry {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: YamlTree;
}

/** One value of a document. `nothing` is `null`, `~` or no text at all. */
export type YamlTree =
  | { readonly kind: 'mapping'; readonly entries: readonly YamlEntry[]; readonly span: Span }
  | { readonly kind: 'sequence'; readonly items: readonly YamlTree[]; readonly span: Span }
  | { readonly kind: 'scalar'; readonly text: string; readonly isQuoted: boolean; readonly span: Span }
  | { readonly kind: 'nothing'; readonly span: Span };

const BOOLEAN_WORDS: Readonly<Record<string, boolean>> = {
  y: true,
  yes: true,
  true: true,
  on: true,
  n: false,
  no: false,
  false: false,
  off: false,
};
const CASED = /^(?:[A-Z]+|[A-Z]?[a-z]+)$/;
const NOTHING = /^(?:~|null|Null|NULL)?$/;

/** Reads an unquoted scalar as a boolean, with the spellings that Kubernetes' YAML reader knows. */
export function booleanOf(tree: YamlTree): boolean | undefined {
  if (tree.kind !== 'scalar' || tree.isQuoted || !CASED.test(tree.text)) {
    return undefined;
  }
  const word = tree.text.toLowerCase();
  return Object.hasOwn(BOOLEAN_WORDS, word) ? BOOLEAN_WORDS[word] : undefined;
}

/** Reads an unquoted scalar as an integer, in every spelling that reaches the API server as one. */
export function integerOf(tree: YamlTree): bigint | undefined {
  const number = tree.kind === 'scalar' && !tree.isQuoted ? numberOf(tree.text) : undefined;
  return typeof number === 'bigint' ? number : undefined;
}

/** Tells whether an unquoted scalar stands for nothing. */
export function isNothing(text: string): boolean {
  return NOTHING.test(text);
}

/** Names what a value is, with its article, as a person would say it. */
export function kindOf(tree: YamlTree): string {
  switch (tree.kind) {
    case 'mapping':
      return 'a mapping';
    case 'sequence':
      return 'a list';
    case 'nothing':
      return 'nothing';
    case 'scalar':
      if (!tree.isQuoted && numberOf(tree.text) !== undefined) {
        return 'a number';
      }
      return booleanOf(tree) === undefined ? 'a string' : 'a boolean';
  }
}

/** Gives what a mapping has under a key; undefined when it has no such key, or is no mapping. */
export function entryOf(tree: YamlTree | undefined, key: string): YamlTree | undefined {
  return tree?.kind === 'mapping' ? tree.entries.find((candidate) => candidate.key === key)?.value : undefined;
}
