/**
 * Shell patterns, as fnmatch(pattern, text, 0) reads them: `*` and `?` match
 * any character, `/` included; `\` quotes; `[…]` is a set. Matching takes time
 * proportional to pattern × text at worst, never more.
 */
import { asciiLower } from './text-order.ts';

type Token =
  | { readonly kind: 'character'; readonly character: string }
  | { readonly kind: 'any' }
  | { readonly kind: 'star' }
  | { readonly kind: 'set'; readonly matches: (character: string) => boolean };

// biome-ignore format: table
const CLASSES: Readonly<Record<string, RegExp>> = {
  alnum: /[A-Za-z0-9]/, alpha: /[A-Za-z]/, blank: /[ \t]/, cntrl: /\p{Cc}/u, digit: /[0-9]/, graph: /[!-~]/,
  lower: /[a-z]/, print: /[ -~]/, punct: /[!-/:-@[-`{-~]/, space: /[ \t\n\v\f\r]/, upper: /[A-Z]/, xdigit: /[0-9A-Fa-f]/,
};

/** Compiles a pattern into a test of whole texts; `ignoresCase` folds ASCII letters. */
export function compileGlob(pattern: string, ignoresCase = false): (text: string) => boolean {
  const fold = ignoresCase ? asciiLower : (text: string): string => text;
  const tokens = tokenize([...fold(pattern)]);
  const simple = simpleTest(tokens);
  if (simple !== undefined) {
    return (text) => simple(fold(text));
  }
  return (text) => matches(tokens, [...fold(text)]);
}

/** Patterns whose only wildcards are leading or trailing stars need no walk. */
function simpleTest(tokens: readonly Token[]): ((text: string) => boolean) | undefined {
  if (tokens.length === 0) {
    return (value) => value === '';
  }
  const first = tokens.findIndex((token) => token.kind !== 'star');
  const last = tokens.findLastIndex((token) => token.kind !== 'star');
  const middle = first < 0 ? [] : tokens.slice(first, last + 1);
  if (!middle.every((token) => token.kind === 'character')) {
    return undefined;
  }
  const text = middle.map((token) => token.character).join('');
  const leads = first !== 0;
  const trails = last !== tokens.length - 1;
  if (leads && trails) {
    return (value) => value.includes(text);
  }
  if (leads) {
    return (value) => value.endsWith(text);
  }
  return trails ? (value) => value.startsWith(text) : (value) => value === text;
}

function matches(tokens: readonly Token[], text: readonly string[]): boolean {
  let token = 0;
  let position = 0;
  let starToken = -1;
  let starPosition = 0;
  while (position < text.length) {
    const current = tokens[token];
    if (current?.kind === 'star') {
      starToken = token++;
      starPosition = position;
    } else if (current !== undefined && matchesOne(current, text[position] ?? '')) {
      token++;
      position++;
    } else if (starToken >= 0) {
      token = starToken + 1;
      position = ++starPosition;
    } else {
      return false;
    }
  }
  while (tokens[token]?.kind === 'star') {
    token++;
  }
  return token === tokens.length;
}

function matchesOne(token: Token, character: string): boolean {
  switch (token.kind) {
    case 'any':
      return true;
    case 'set':
      return token.matches(character);
    default:
      return token.kind === 'character' && token.character === character;
  }
}

function tokenize(pattern: readonly string[]): Token[] {
  const tokens: Token[] = [];
  for (let i = 0; i < pattern.length; ) {
    const { token, end } = readToken(pattern, i);
    if (token.kind !== 'star' || tokens.at(-1)?.kind !== 'star') {
      tokens.push(token);
    }
    i = end;
  }
  return tokens;
}

function readToken(pattern: readonly string[], at: number): { token: Token; end: number } {
  const character = pattern[at] ?? '';
  const end = at + 1;
  switch (character) {
    case '*':
      return { token: { kind: 'star' }, end };
    case '?':
      return { token: { kind: 'any' }, end };
    case '[':
      return readSet(pattern, at) ?? { token: { kind: 'character', character }, end };
    case '\\': {
      // a backslash at the end matches nothing in fnmatch: kept as an impossible set
      const quoted = pattern[end];
      return quoted === undefined
        ? { token: { kind: 'set', matches: () => false }, end }
        : { token: { kind: 'character', character: quoted }, end: end + 1 };
    }
    default:
      return { token: { kind: 'character', character }, end };
  }
}

/** Reads `[…]` from `start`; undefined when it is not closed, and `[` then stands for itself. */
function readSet(pattern: readonly string[], start: number): { token: Token; end: number } | undefined {
  let i = start + 1;
  const isNegated = pattern[i] === '!' || pattern[i] === '^';
  if (isNegated) {
    i++;
  }
  const tests: ((character: string) => boolean)[] = [];
  for (let isFirst = true; pattern[i] !== ']' || isFirst; isFirst = false) {
    if (i >= pattern.length) {
      return undefined;
    }
    const named = readClass(pattern, i);
    if (named !== undefined) {
      tests.push((character) => named.test.test(character));
      i = named.end;
      continue;
    }
    const low = readMember(pattern, i);
    i = low.end;
    if (pattern[i] === '-' && pattern[i + 1] !== ']' && i + 1 < pattern.length) {
      const high = readMember(pattern, i + 1);
      i = high.end;
      tests.push((character) => order(character) >= order(low.character) && order(character) <= order(high.character));
    } else {
      tests.push((character) => character === low.character);
    }
  }
  const matches = (character: string): boolean => tests.some((test) => test(character)) !== isNegated;
  return { token: { kind: 'set', matches }, end: i + 1 };
}

function readMember(pattern: readonly string[], at: number): { character: string; end: number } {
  const isQuoted = pattern[at] === '\\' && at + 1 < pattern.length;
  return isQuoted ? { character: pattern[at + 1] ?? '', end: at + 2 } : { character: pattern[at] ?? '', end: at + 1 };
}

function readClass(pattern: readonly string[], at: number): { test: RegExp; end: number } | undefined {
  if (pattern[at] !== '[' || pattern[at + 1] !== ':') {
    return undefined;
  }
  const close = pattern.findIndex((character, i) => i > at + 1 && character === ':' && pattern[i + 1] === ']');
  const name = close < 0 ? '' : pattern.slice(at + 2, close).join('');
  const test = Object.hasOwn(CLASSES, name) ? CLASSES[name] : undefined;
  return test === undefined ? undefined : { test, end: close + 2 };
}

function order(character: string): number {
  return character.codePointAt(0) ?? 0;
}
