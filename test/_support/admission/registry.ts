/** What the API server makes of an admitted pod before it stores it, as far as it changes what policies look at. */
import { type Cluster, isOn, isSince19 } from './cluster.ts';
import type { Container, ContainerSecurityContext, Pod, ProfileField } from './objects.ts';
import { annotation, profileName, SECCOMP_CONTAINER, SECCOMP_POD } from './profiles.ts';

/** Drops fields whose gate is off and writes seccomp profiles both as field and as annotation. */
export function asStored(pod: Pod, cluster: Cluster): Pod {
  const kept = isOn(cluster, 'ProcMountType') ? pod : mapContainers(pod, withoutProcMount);
  return isSince19(cluster) && cluster.minor <= 26 ? withSeccompTwice(kept) : kept;
}

function mapContainers(pod: Pod, change: (container: Container) => Container): Pod {
  const { containers, initContainers, ephemeralContainers } = pod.spec;
  return {
    ...pod,
    spec: {
      ...pod.spec,
      containers: containers?.map(change),
      initContainers: initContainers?.map(change),
      ephemeralContainers: ephemeralContainers?.map(change),
    },
  };
}

function withoutProcMount(container: Container): Container {
  const { securityContext } = container;
  return securityContext ? { ...container, securityContext: { ...securityContext, procMount: undefined } } : container;
}

function withSeccompTwice(pod: Pod): Pod {
  const annotations: Record<string, string> = { ...pod.metadata.annotations };
  const sync = <T extends ContainerSecurityContext>(
    context: T | null | undefined,
    key: string,
  ): T | null | undefined => {
    const stated = annotation(pod, key);
    const field = context?.seccompProfile;
    if (field && stated === undefined) {
      annotations[key] = profileName(field);
    }
    const read = field || stated === undefined ? undefined : fieldOf(stated);
    return read ? { ...(context ?? ({} as T)), seccompProfile: read } : context;
  };
  const securityContext = sync(pod.spec.securityContext, SECCOMP_POD);
  const { spec } = mapContainers(pod, (container) => {
    return { ...container, securityContext: sync(container.securityContext, SECCOMP_CONTAINER + container.name) };
  });
  return { metadata: { ...pod.metadata, annotations }, spec: { ...spec, securityContext } };
}

/** Names that stand for no field are kept as annotations only. */
function fieldOf(name: string): ProfileField | undefined {
  switch (name) {
    case 'runtime/default':
    case 'docker/default':
      return { type: 'RuntimeDefault' };
    case 'unconfined':
      return { type: 'Unconfined' };
    default:
      return name.startsWith('localhost/')
        ? { type: 'Localhost', localhostProfile: name.slice('localhost/'.length) }
        : undefined;
  }
}
