/** Specs as the API server gives them back. */
import type { PodSecurityPolicySpec } from '#src/psp/model.js';
import { jsonOf } from '../../_support/admission/integers.ts';
import { isObject, type Json, type JsonObject, parse } from '../lossless-json.ts';

/** Keys whose `false` is a value; that of others the server does not write. */
const THREE_VALUED: readonly string[] = ['allowPrivilegeEscalation', 'defaultAllowPrivilegeEscalation'];

/** Gives the JSON of a spec with the one default that the server writes. */
export function storedAsJson(spec: PodSecurityPolicySpec): JsonObject {
  return { allowPrivilegeEscalation: true, ...(parse(jsonOf(spec)) as JsonObject) };
}

/** Sorts keys, and leaves out what the server writes or does not write, with the same meaning. */
export function normalized(value: Json): Json {
  if (Array.isArray(value)) {
    return value.map(normalized);
  }
  if (!isObject(value)) {
    return value;
  }
  const entries = Object.entries(value).filter(([key, member]) => !isZero(key, member));
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, member]) => [key, normalized(member)]),
  );
}

function isZero(key: string, value: Json): boolean {
  return (
    value === null ||
    value === '' ||
    (value === false && !THREE_VALUED.includes(key)) ||
    (Array.isArray(value) && value.length === 0)
  );
}
