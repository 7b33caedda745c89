/** Reading parts of JSON objects whose shape nobody has checked. */
import { compactText } from '../json-text.ts';

/** An object of a document; what is looked up must be looked up with {@link member}. */
export type JsonObject = Readonly<Record<string, unknown>>;

const NOTHING: JsonObject = {};

/** Gives the value itself when it is an object, else an empty one. */
export function objectOf(value: unknown): JsonObject {
  return isObject(value) ? value : NOTHING;
}

/** Tells whether a value is an object and no array. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Tells whether two values are the same; the order of keys does not count. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) {
    return true;
  }
  if (
    typeof a !== 'object' ||
    typeof b !== 'object' ||
    a === null ||
    b === null ||
    Array.isArray(a) !== Array.isArray(b)
  ) {
    return false;
  }
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isSame((a as JsonObject)[key], (b as JsonObject)[key]))
  );
}

/** Gives the elements of an array; nothing for any other value. */
export function elementsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/**
 * Gives what an object has under a key of its own; `null` counts as absent.
 * What objects inherit are functions, which no JSON holds; `__proto__` is no
 * key that anything asks for unless an object has it.
 */
export function member(object: JsonObject, key: string): unknown {
  const value = object[key];
  return value === null || typeof value === 'function' ? undefined : value;
}

/** Follows keys through objects. */
export function memberAt(object: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce<unknown>((value, key) => member(objectOf(value), key), object);
}

/** Gives a member that is text; undefined for any other. */
export function textMember(object: JsonObject, key: string): string | undefined {
  const value = member(object, key);
  return typeof value === 'string' ? value : undefined;
}

/** Writes a value as the text that conditions compare: a string is itself, anything else its JSON. */
export function textOf(value: unknown): string {
  return compactText(value);
}

/** Gives the objects among the elements of a list, with their positions. */
export function objectsAt(parent: JsonObject, key: string): { readonly object: JsonObject; readonly index: number }[] {
  return elementsOf(member(parent, key)).flatMap((object, index) => (isObject(object) ? [{ object, index }] : []));
}
