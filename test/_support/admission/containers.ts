/** The containers of a pod in the order of admission, and what holds for each of them. */
import { type Cluster, isOn } from './cluster.ts';
import type { Container, ContainerSecurityContext, Pod, PodSecurityContext } from './objects.ts';

/** A container and where it is. */
export interface Place {
  readonly container: Container;
  /** `spec.initContainers[0]`. */
  readonly path: string;
}

/** Every container that admission looks at: init containers, containers, ephemeral containers. */
export function placesOf(pod: Pod, cluster: Cluster): readonly Place[] {
  const lists = ['initContainers', 'containers'] as const;
  const seen = isOn(cluster, 'EphemeralContainers') ? ([...lists, 'ephemeralContainers'] as const) : lists;
  return seen.flatMap((list) =>
    (pod.spec[list] ?? []).map((container, index) => ({ container, path: `spec.${list}[${index}]` })),
  );
}

type Shared = keyof PodSecurityContext & keyof ContainerSecurityContext;

/** What holds for a container: its own value, else the pod's; undefined when neither is set. */
export function effective<K extends Shared>(
  pod: Pod,
  container: Container,
  key: K,
): NonNullable<PodSecurityContext[K]> | undefined {
  return container.securityContext?.[key] ?? pod.spec.securityContext?.[key] ?? undefined;
}
