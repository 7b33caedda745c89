/** The slow reference of demands on documents, and JSON written in every way it may be written. */
import fc from 'fast-check';
import type { TextDemand } from '#src/event/text-demand.js';

/** Tells whether a document meets a demand. */
export function meets(demand: TextDemand, document: unknown): boolean {
  switch (demand.kind) {
    case 'all':
      return demand.items.every((item) => meets(item, document));
    case 'any':
      return demand.items.some((item) => meets(item, document));
    case 'string': {
      const strings = new Set(stringsOf(document));
      return demand.texts.some((text) => strings.has(text));
    }
    case 'member': {
      const value = demand.path.reduce<unknown>(ownMember, document);
      return value === undefined ? demand.mayBeAbsent : typeof value !== 'string' || demand.texts.includes(value);
    }
  }
}

function ownMember(value: unknown, key: string): unknown {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject && Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
}

/** All strings in a value, keys too. */
function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') {
    return [value];
  }
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  return Object.entries(value).flatMap(([key, member]) => [
    ...(Array.isArray(value) ? [] : [key]),
    ...stringsOf(member),
  ]);
}

/** Members of an object in the order in which they are written; the same key may come twice. */
export type Members = readonly (readonly [key: string, value: Written])[];

/** A value that is still to be written. */
export type Written = string | number | boolean | null | readonly Written[] | { readonly members: Members };

/** Decides how texts and blanks are written: gives a number below the limit. */
export type Choose = (limit: number) => number;

/** Writes a value as JSON. */
export function write(value: Written, choose: Choose): string {
  const blank = () => ['', '', '', ' ', '\t', ' \r '][choose(6)]!;
  if (typeof value === 'string') {
    return writeText(value, choose);
  }
  if (typeof value !== 'object' || value === null) {
    return JSON.stringify(value);
  }
  if ('members' in value) {
    const members = value.members.map(
      ([key, member]) => `${writeText(key, choose)}${blank()}:${blank()}${write(member, choose)}${blank()}`,
    );
    return `{${blank()}${members.join(`,${blank()}`)}}`;
  }
  return `[${blank()}${value.map((item) => `${write(item, choose)}${blank()}`).join(`,${blank()}`)}]`;
}

/** Most texts are written plainly, some with escapes of some of their characters. */
function writeText(text: string, choose: Choose): string {
  if (choose(8) !== 0) {
    return JSON.stringify(text);
  }
  const written = [...text].map((character) => {
    const code = character.codePointAt(0)!;
    if (code > 0xffff || choose(3) !== 0) {
      return character === '/' ? '\\/' : JSON.stringify(character).slice(1, -1);
    }
    const hex = code.toString(16).padStart(4, '0');
    return `\\u${choose(2) === 0 ? hex : hex.toUpperCase()}`;
  });
  return `"${written.join('')}"`;
}

/** Makes a chooser that gives the same numbers each time. */
export const choosers: fc.Arbitrary<() => Choose> = fc.nat().map((seed) => () => {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 16) % limit;
  };
});
