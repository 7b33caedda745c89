/** Where the API server says less, or elsewhere, than one cause for each mistake at its place. */
import type { JsonObject } from '../lossless-json.ts';
import { objectAt } from '../lossless-json.ts';
import type { Cause } from './judge-policy.ts';

const REQUIRED: readonly string[] = ['required', 'FieldValueRequired'];
const INVALID: readonly string[] = ['invalid', 'FieldValueInvalid'];
const HOST_PATH = /^spec\.allowedHostPaths\[(\d+)\]/;

/**
 * Leaves out what the server does not come to: host paths after the first
 * without a prefix; and that a missing name is no name either.
 */
export function withoutFollowers(causes: readonly Cause[]): readonly Cause[] {
  const missing = new Set(causes.filter(({ reason }) => REQUIRED.includes(reason)).map(({ field }) => field));
  const last = Math.min(...[...missing].map(hostPathIndex));
  return causes.filter(
    ({ field, reason }) => !(INVALID.includes(reason) && missing.has(field)) && !(hostPathIndex(field) > last),
  );
}

function hostPathIndex(field: string): number {
  const index = HOST_PATH.exec(field)?.[1];
  return index === undefined ? Number.POSITIVE_INFINITY : Number(index);
}

/** Names an overlap of sysctls by the allowed one, which the corpus always does, instead of the narrower one. */
export function byAllowedSysctl({ field, reason }: Cause, psp: JsonObject): readonly Cause[] {
  const index = /^spec\.forbiddenSysctls\[(\d+)\]$/.exec(field)?.[1];
  if (index === undefined || reason !== 'overlap') {
    return [{ field, reason }];
  }
  const spec = objectAt(psp, 'spec');
  const forbidden = textsOf(spec['forbiddenSysctls'])[Number(index)] ?? '';
  return textsOf(spec['allowedUnsafeSysctls']).flatMap((allowed, position) =>
    allowed.endsWith('*') && forbidden.startsWith(allowed.slice(0, -1))
      ? [{ field: `spec.allowedUnsafeSysctls[${position}]`, reason }]
      : [],
  );
}

/** Gives the pattern at a path such as `spec.forbiddenSysctls[0]`. */
export function sysctlAt(field: string, psp: JsonObject): string | undefined {
  const [, key = '', index] = /^spec\.(allowedUnsafeSysctls|forbiddenSysctls)\[(\d+)\]$/.exec(field) ?? [];
  return textsOf(objectAt(psp, 'spec')[key])[Number(index)];
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
