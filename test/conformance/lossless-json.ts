/** JSON that goes through objects without losing digits of wide integers. */

/** Any value read from JSON. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** An object read from JSON. */
export type JsonObject = { readonly [key: string]: Json };

/** Digits that a double surely holds. */
const SAFE_DIGITS = 15;
/** Begins a text that stands for a number. Text of the data cannot: a NUL character is not in it. */
const NUMBER_MARK = '\0number ';
const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g;
const WRITTEN_MARK = /"\\u0000number ([^"]*)"/g;

/** Parses JSON; numbers that a double may not hold become texts that only {@link stringify} understands. */
export function parse(text: string): Json {
  return JSON.parse(
    text.replace(TOKEN, (token) => (isWideNumber(token) ? JSON.stringify(NUMBER_MARK + token) : token)),
  ) as Json;
}

/** Writes JSON, numbers as they were read. */
export function stringify(value: unknown): string {
  return JSON.stringify(value).replace(WRITTEN_MARK, '$1');
}

function isWideNumber(token: string): boolean {
  return !token.startsWith('"') && token.length > SAFE_DIGITS;
}

/** Tells whether a value is an object, not an array. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Gives a member that is an object; an empty one for everything else. */
export function objectAt(value: unknown, key: string): JsonObject {
  const member = isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  return isObject(member) ? member : {};
}

/** Gives the objects of a member that is a list; none for everything else. */
export function objectsAt(value: unknown, key: string): readonly JsonObject[] {
  const member = isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  return Array.isArray(member) ? member.filter(isObject) : [];
}
