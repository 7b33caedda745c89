/** The containers of a judged pod: those of all three lists, each with what it inherits from its pod. */

import { isSame, type JsonObject, member, objectOf, objectsAt, textMember } from './json.ts';
import type { PodParts } from './judged-pod.ts';

/** In the order in which admission looks at them. */
const LISTS = ['initContainers', 'containers', 'ephemeralContainers'] as const;

/** Of more containers it is not worth while to compare each with every other. */
const FEW = 8;

/** One container as one of the objects of an event has it. */
export interface ContainerInstance {
  readonly container: JsonObject;
  /** Path of the container. */
  readonly path: string;
  readonly name: string;
  readonly isEphemeral: boolean;
  /** The pod that it stands in. */
  readonly pod: PodParts;
  /**
   * Whether it is the container itself; false for what was made of it before it
   * was stored: then its set values count as well, but not what it leaves unset.
   */
  readonly isOwn: boolean;
}

/**
 * Gives the containers that count: those of a pod, those that were injected
 * before it was stored, and, where `countsChanges`, those whose settings were
 * changed. Ephemeral ones that were not stored are dropped unseen by servers
 * that do not know them.
 */
export function countingContainers(
  own: readonly ContainerInstance[],
  stored: readonly ContainerInstance[],
  countsChanges: boolean,
): readonly ContainerInstance[] {
  if (isStoredAsWritten(own, stored, countsChanges)) {
    return own;
  }
  const byKey = new Map(own.map((instance) => [keyOf(instance), instance]));
  const storedKeys = new Set<string>();
  const others: ContainerInstance[] = [];
  for (const instance of stored) {
    const key = keyOf(instance);
    const before = byKey.get(key);
    storedKeys.add(key);
    if (before === undefined) {
      others.push(instance);
    } else if (countsChanges && !hasSameSettings(before, instance)) {
      others.push({ ...instance, isOwn: false });
    }
  }
  return [...own.filter((instance) => !instance.isEphemeral || storedKeys.has(keyOf(instance))), ...others];
}

/** The usual case: the same names in the same order, each of them once, and nothing that counts was changed. */
function isStoredAsWritten(
  own: readonly ContainerInstance[],
  stored: readonly ContainerInstance[],
  countsChanges: boolean,
): boolean {
  if (own.length !== stored.length || own.length > FEW) {
    return false;
  }
  for (let i = 0; i < own.length; i++) {
    const before = own[i]!;
    const after = stored[i]!;
    const isSameOne = before.name !== '' && before.name === after.name && before.isEphemeral === after.isEphemeral;
    const isOnly = own.every((other) => other === before || other.name !== before.name);
    if (!isSameOne || !isOnly || (countsChanges && !hasSameSettings(before, after))) {
      return false;
    }
  }
  return true;
}

/** Gives all containers of a pod; `base` stands before `spec` in their paths. */
export function containersOf(base: string, pod: PodParts): readonly ContainerInstance[] {
  return LISTS.flatMap((list) =>
    objectsAt(pod.spec, list).map(({ object, index }) => ({
      container: object,
      path: `${base}spec.${list}[${index}]`,
      name: textMember(object, 'name') ?? '',
      isEphemeral: list === 'ephemeralContainers',
      pod,
      isOwn: true,
    })),
  );
}

function keyOf({ name, path, isEphemeral }: ContainerInstance): string {
  return name === '' ? path : `${isEphemeral} ${name}`;
}

function hasSameSettings(a: ContainerInstance, b: ContainerInstance): boolean {
  return (
    isSame(a.container['securityContext'], b.container['securityContext']) &&
    isSame(a.container['ports'], b.container['ports']) &&
    isSame(a.pod.spec['securityContext'], b.pod.spec['securityContext'])
  );
}

/** Gives the security context of a container. */
export function contextOf({ container }: ContainerInstance): JsonObject {
  return objectOf(member(container, 'securityContext'));
}

/** Gives a setting of a container, else that of its pod. */
export function effective(instance: ContainerInstance, key: string): unknown {
  return member(contextOf(instance), key) ?? member(objectOf(member(instance.pod.spec, 'securityContext')), key);
}
