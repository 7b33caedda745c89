/**
 * Paths into a JSON document: compiled once, walked fast. Decides how a key
 * or an array position is looked up; knows nothing of fields.
 */

import type { JsonPlace } from './field.ts';

/** One step of a path: an object's key, or the array position that the key spells. */
interface PathStep {
  readonly key: string;
  /** The position in an array; -1 when the key spells none. */
  readonly position: number;
  /** Every object inherits something by this name, so that only an own property counts. */
  readonly isInherited: boolean;
}

/** A way from the top of a document to one of its values; empty = the document itself. */
export type JsonPath = readonly PathStep[];

/** Makes the path along object keys; a key that spells a number also leads into arrays. */
export function pathOf(...keys: readonly string[]): JsonPath {
  return keys.map((key) => step(key, strictPosition(key)));
}

/**
 * Reads a JSON pointer: empty, or `/` before each key; `~1` stands for `/` and
 * `~0` for `~`. A returned string says what is wrong with it.
 * @see https://www.rfc-editor.org/rfc/rfc6901
 */
export function parsePointer(text: string): JsonPath | string {
  if (text === '') {
    return [];
  }
  if (!text.startsWith('/')) {
    return `JSON pointer must be empty or begin with '/' - was: '${text}'`;
  }
  if (/~(?![01])/.test(text)) {
    return "escape character '~' must be followed with '0' or '1'";
  }
  return text
    .slice(1)
    .split('/')
    .map(unescapeKey)
    .map((key) => step(key, strictPosition(key)));
}

/**
 * Reads a pointer as Falco's json plugin does: the leading `/` may be missing,
 * `~` before anything but 0 and 1 is itself, positions may have a sign and
 * leading zeros. Never fails.
 * @see falcosecurity/plugins plugins/json/pkg/json/json.go
 */
export function parseLoosePointer(text: string): JsonPath {
  if (text === '') {
    return [];
  }
  const keys = text.startsWith('/') ? text.slice(1) : text;
  return keys
    .split('/')
    .map(unescapeKey)
    .map((key) => step(key, /^[+-]?\d+$/.test(key) ? Number(key) : -1));
}

const MAX_PLACE_KEYS = 2;

/** Gives the place that a path leads to, unless it lies deep or in an array. */
export function placeOf(path: JsonPath, tellsAbsence: boolean): { readonly place?: JsonPlace } {
  const isPlace = path.length > 0 && path.length <= MAX_PLACE_KEYS && path.every(({ position }) => position < 0);
  return isPlace ? { place: { path: path.map(({ key }) => key), tellsAbsence } } : {};
}

/** Gives the value at the end of a path; undefined when there is none. Only own properties are seen. */
export function valueAt(root: unknown, path: JsonPath): unknown {
  let value = root;
  for (const { key, position, isInherited } of path) {
    if (typeof value !== 'object' || value === null) {
      return undefined;
    }
    if (Array.isArray(value)) {
      value = position < 0 ? undefined : value[position];
    } else if (isInherited && !Object.hasOwn(value, key)) {
      return undefined;
    } else {
      value = (value as Record<string, unknown>)[key];
    }
  }
  return value;
}

function step(key: string, position: number): PathStep {
  return { key, position, isInherited: key in Object.prototype };
}

function strictPosition(key: string): number {
  return /^(0|[1-9]\d*)$/.test(key) ? Number(key) : -1;
}

function unescapeKey(text: string): string {
  return text.replaceAll('~1', '/').replaceAll('~0', '~');
}
