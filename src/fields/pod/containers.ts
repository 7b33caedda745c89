/** The containers of a judged pod: those of all three lists, each with what it inherits from its pod. */

import { exactJson } from '../json-text.ts';
import { type JsonObject, member, objectOf, objectsAt, textMember } from './json.ts';
import type { PodParts } from './judged-pod.ts';

/** In the order in which admission looks at them. */
const LISTS = ['initContainers', 'containers', 'ephemeralContainers'] as const;

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
 * Gives the containers of a pod, those that were injected before it was stored,
 * and, where `countsChanges`, those whose settings were changed. Ephemeral ones
 * that were not stored are dropped unseen by servers that do not know them.
 */
export function containersOf(
  base: string,
  main: PodParts,
  stored?: PodParts,
  countsChanges = false,
): readonly ContainerInstance[] {
  const own = instancesOf(base, main, true);
  if (stored === undefined || stored === main) {
    return own;
  }
  const byKey = new Map(own.map((instance) => [keyOf(instance), instance]));
  const others = instancesOf(base, stored, true).flatMap((instance): ContainerInstance[] => {
    const before = byKey.get(keyOf(instance));
    if (before === undefined) {
      return [instance];
    }
    return countsChanges && settingsText(before) !== settingsText(instance) ? [{ ...instance, isOwn: false }] : [];
  });
  const storedKeys = new Set(instancesOf(base, stored, true).map(keyOf));
  return [...own.filter((instance) => !instance.isEphemeral || storedKeys.has(keyOf(instance))), ...others];
}

/** Gives the containers of a pod whose mounts count. */
export function mountingContainersOf(stored: PodParts): readonly ContainerInstance[] {
  return instancesOf('', stored, true);
}

function instancesOf(base: string, pod: PodParts, isOwn: boolean): ContainerInstance[] {
  return LISTS.flatMap((list) =>
    objectsAt(pod.spec, list).map(({ object, index }) => ({
      container: object,
      path: `${base}spec.${list}[${index}]`,
      name: textMember(object, 'name') ?? '',
      isEphemeral: list === 'ephemeralContainers',
      pod,
      isOwn,
    })),
  );
}

function keyOf({ name, path, isEphemeral }: ContainerInstance): string {
  return name === '' ? path : `${isEphemeral} ${name}`;
}

function settingsText({ container, pod }: ContainerInstance): string {
  return exactJson([
    member(container, 'securityContext'),
    member(container, 'ports'),
    member(pod.spec, 'securityContext'),
  ]);
}

/** Gives the security context of a container. */
export function contextOf({ container }: ContainerInstance): JsonObject {
  return objectOf(member(container, 'securityContext'));
}

/** Gives a setting of a container, else that of its pod. */
export function effective(instance: ContainerInstance, key: string): unknown {
  return member(contextOf(instance), key) ?? member(objectOf(member(instance.pod.spec, 'securityContext')), key);
}
