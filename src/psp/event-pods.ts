/** Reads the pods of an audit event for whoever judges events without rules: plain JSON, whatever its shape. */

/** A JSON object. */
export type JsonObject = Readonly<Record<string, unknown>>;

const LISTS = ['initContainers', 'containers', 'ephemeralContainers'] as const;

/** Gives the value below the keys; undefined when there is none. */
export function valueAt(from: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce(
    (value: unknown, key) => (isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined),
    from,
  );
}

/** Gives the pods that an event shows: the one of the request, then the one of the response. */
export function podsOf(event: unknown): readonly JsonObject[] {
  return [valueAt(event, 'requestObject'), valueAt(event, 'responseObject')]
    .filter(isObject)
    .filter((object) => isObject(object['spec']));
}

/** Gives the annotations of a pod. */
export function annotationsOf(pod: unknown): JsonObject {
  const annotations = valueAt(pod, 'metadata', 'annotations');
  return isObject(annotations) ? annotations : {};
}

/** Gives the containers of a pod, of all three lists. */
export function containersOf(pod: unknown): readonly JsonObject[] {
  return LISTS.flatMap((list) => listAt(pod, 'spec', list)).filter(isObject);
}

/** Gives the elements of a list; none when there is no list. */
export function listAt(from: unknown, ...keys: readonly string[]): readonly unknown[] {
  const list = valueAt(from, ...keys);
  return Array.isArray(list) ? list : [];
}

/** Tells whether `null` stands anywhere in a value. */
export function hasNull(value: unknown): boolean {
  return value === null || (typeof value === 'object' && Object.values(value).some(hasNull));
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
