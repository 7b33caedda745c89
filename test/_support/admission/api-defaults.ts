/** What the API server fills in when it decodes a pod, before any admission. */
import { type Cluster, volumeKeys } from './cluster.ts';
import type { Container, Pod, Volume } from './objects.ts';

/** Gives the pod as the API server logs it in `requestObject`. */
export function withApiDefaults(pod: Pod): Pod {
  const { spec } = pod;
  const onHost = (containers: readonly Container[] | null | undefined) =>
    spec.hostNetwork === true ? containers?.map(withHostPorts) : containers;
  return {
    ...pod,
    spec: {
      ...spec,
      securityContext: spec.securityContext ?? {},
      initContainers: onHost(spec.initContainers),
      containers: onHost(spec.containers),
      volumes: spec.volumes?.map((volume) => (hasSource(volume) ? volume : { ...volume, emptyDir: {} })),
    },
  };
}

/** On the host's network every port is the host's. */
function withHostPorts(container: Container): Container {
  const ports = container.ports?.map((port) => ({ ...port, hostPort: port.hostPort || port.containerPort }));
  return { ...container, ports };
}

function hasSource(volume: Volume): boolean {
  return Object.entries(volume).some(([key, source]) => key !== 'name' && source !== null && source !== undefined);
}

/** The key of a volume's source as the pod spells it; undefined when this Kubernetes does not know it. */
export function sourceKey(volume: Volume, cluster: Cluster): string | undefined {
  return volumeKeys(cluster).find((key) => volume[key] !== null && volume[key] !== undefined);
}
