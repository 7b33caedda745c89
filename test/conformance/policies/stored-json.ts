/** A spec as the API server would give it back. */
import type { PodSecurityPolicySpec } from '#src/psp/model.js';
import type { Json, JsonObject } from '../lossless-json.ts';

/** Gives the JSON of a spec with the one default that the server writes. */
export function storedAsJson(spec: PodSecurityPolicySpec): JsonObject {
  return { allowPrivilegeEscalation: true, ...(plain(spec) as JsonObject) };
}

function plain(value: unknown): Json {
  return JSON.parse(
    JSON.stringify(value, (_, member) => (typeof member === 'bigint' ? Number(member) : member)),
  ) as Json;
}
