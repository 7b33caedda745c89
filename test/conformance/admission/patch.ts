/** What a patch request makes of an object: JSON merge patch, and strategic merge patch as far as pods need it. */
import { isObject, type Json, type JsonObject } from '../lossless-json.ts';

/** By which member the elements of a list are told apart, for the lists of a pod that are merged. */
const MERGE_KEYS: Readonly<Record<string, string>> = {
  containers: 'name',
  initContainers: 'name',
  ephemeralContainers: 'name',
  volumes: 'name',
  env: 'name',
  imagePullSecrets: 'name',
  ports: 'containerPort',
  volumeMounts: 'mountPath',
  ownerReferences: 'uid',
};
const MERGED_SETS = ['finalizers'];

/** Applies a patch. @throws Error for a content type that is none of the two. */
export function patched(before: JsonObject, patch: JsonObject, contentType: string): JsonObject {
  switch (contentType) {
    case 'application/merge-patch+json':
      return merged(before, patch, (_, list) => list);
    case 'application/strategic-merge-patch+json':
      return merged(before, patch, mergedList);
    default:
      throw new Error(`patches of type ${contentType} are not known`);
  }
}

/** Gives the list that a patched one becomes. */
type ListMerge = (key: string, list: readonly Json[], before: readonly Json[]) => readonly Json[];

/** @see RFC 7386 */
function merged(before: JsonObject, patch: JsonObject, list: ListMerge): JsonObject {
  const after: Record<string, Json> = { ...before };
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) {
      delete after[key];
    } else {
      after[key] = mergedValue(key, before[key], value, list);
    }
  }
  return after;
}

function mergedValue(key: string, before: Json | undefined, value: Json, list: ListMerge): Json {
  if (Array.isArray(value)) {
    return list(key, value, Array.isArray(before) ? before : []);
  }
  return isObject(value) ? merged(isObject(before) ? before : {}, value, list) : value;
}

function mergedList(key: string, list: readonly Json[], before: readonly Json[]): readonly Json[] {
  if (MERGED_SETS.includes(key)) {
    return [...new Set([...before, ...list])];
  }
  const mergeKey = MERGE_KEYS[key];
  if (mergeKey === undefined) {
    return list;
  }
  const after = [...before];
  for (const element of list.filter(isObject)) {
    const at = after.findIndex((other) => isObject(other) && other[mergeKey] === element[mergeKey]);
    after.splice(at < 0 ? after.length : at, 1, merged(at < 0 ? {} : (after[at] as JsonObject), element, mergedList));
  }
  return after;
}
