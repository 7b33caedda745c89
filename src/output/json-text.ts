/** JSON as Falco writes it: one line, keys in alphabetical order, 64-bit integers exact. */

/** What an alert's JSON may hold; `bigint` is written as an integer. */
export type JsonValue =
  | string
  | number
  | bigint
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

/** Writes a value as one line; text that was not valid UTF-8 gets U+FFFD. */
export function jsonText(value: JsonValue): string {
  if (typeof value === 'string') {
    return JSON.stringify(value.toWellFormed());
  }
  if (typeof value === 'bigint') {
    return String(value);
  }
  if (value === null || typeof value !== 'object') {
    return JSON.stringify(value);
  }
  if (isArray(value)) {
    return `[${value.map(jsonText).join(',')}]`;
  }
  const members = Object.keys(value)
    .sort()
    .map((key) => `${jsonText(key)}:${jsonText(value[key] ?? null)}`);
  return `{${members.join(',')}}`;
}

function isArray(value: object): value is readonly JsonValue[] {
  return Array.isArray(value);
}
