/**
 * JSON pointers (RFC 6901) into the pod of an audit event. Where a rule cannot
 * walk a list, it names the elements one by one up to a bound, and the first
 * one beyond, so that a pod with more of them is not let through unseen.
 */
import type { PlainData } from './control.ts';

const SPEC = '/requestObject/spec';

/** How many elements of each list are named. */
export interface PodBounds {
  readonly containers: ContainerBounds;
  readonly initContainers: ContainerBounds;
  readonly ephemeralContainers: ContainerBounds;
  readonly volumes: number;
}

/** The bounds of one list of containers; ports and capabilities are per container. */
export interface ContainerBounds {
  readonly count: number;
  readonly ports: number;
  readonly capabilities: number;
}

/**
 * Gives `lists` (the three lists of containers), `other_lists` (those besides
 * `containers`) and `volumes`, each with `pointer`, `count`, `elements` and
 * `beyond`; an element of a list of containers has the same for its ports and
 * added capabilities.
 */
export function podPointers(bounds: PodBounds): { readonly [key: string]: PlainData } {
  const { containers, initContainers, ephemeralContainers, volumes } = bounds;
  const otherLists = [
    containerList('initContainers', initContainers),
    containerList('ephemeralContainers', ephemeralContainers),
  ];
  return {
    lists: [containerList('containers', containers), ...otherLists],
    other_lists: otherLists,
    volumes: list(`${SPEC}/volumes`, volumes),
  };
}

function containerList(name: string, { count, ports, capabilities }: ContainerBounds): PlainData {
  const pointer = `${SPEC}/${name}`;
  return {
    ...list(pointer, count),
    name,
    elements: indexes(count).map((index) => ({
      pointer: `${pointer}/${index}`,
      ports: list(`${pointer}/${index}/ports`, ports),
      capabilities: list(`${pointer}/${index}/securityContext/capabilities/add`, capabilities),
    })),
  };
}

function list(pointer: string, count: number): { readonly [key: string]: PlainData } {
  return {
    pointer,
    count: BigInt(count),
    elements: indexes(count).map((index) => `${pointer}/${index}`),
    beyond: `${pointer}/${count}`,
  };
}

function indexes(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index);
}
