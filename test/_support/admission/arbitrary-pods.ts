/** Random pods: every field that a policy may ask for, on pod and container level, in each kind of container. */
import fc from 'fast-check';
import { type Cluster, isOn } from './cluster.ts';
import type { Container, ContainerSecurityContext, Pod, PodSecurityContext, Volume } from './objects.ts';
import {
  among,
  CAPABILITIES,
  CONTAINER_NAMES,
  CSI_DRIVERS,
  DRIVERS,
  HOST_PATHS,
  IDS,
  maybe,
  POD_SYSCTLS,
  PORTS,
  profileFields,
  profileNames,
  projectedSource,
  RUNTIME_CLASSES,
  seLinuxOptions,
  some,
} from './pools.ts';
import { APP_ARMOR_CONTAINER, SECCOMP_CONTAINER, SECCOMP_POD } from './profiles.ts';

const flag = maybe(fc.boolean());
const id = maybe(fc.constantFrom(...IDS), 1);

/** Pods for a cluster; `texts` are strings that the policy has as well. */
export function pods(cluster: Cluster, texts: readonly string[]): fc.Arbitrary<Pod> {
  const names = fc.uniqueArray(among(CONTAINER_NAMES, texts), { minLength: 5, maxLength: 5 });
  const container = containers(texts);
  const lists = fc.record({
    containers: fc.array(container, { minLength: 1, maxLength: 2 }),
    initContainers: maybe(some(container, 2), 1),
    ephemeralContainers: isOn(cluster, 'EphemeralContainers') ? maybe(some(container, 1), 1) : fc.constant(undefined),
  });
  const spec = fc.record({
    securityContext: maybe(podContext(texts)),
    volumes: maybe(volumes(texts)),
    hostNetwork: flag,
    hostPID: flag,
    hostIPC: flag,
    runtimeClassName: maybe(among([...RUNTIME_CLASSES, '', 'Kata', '*'])),
  });
  return fc.tuple(names, lists, spec, annotations(texts)).map(([called, found, rest, annotate]): Pod => {
    const unused = [...called];
    const named = (list: readonly Container[] | null | undefined) =>
      list?.map((item) => ({ ...item, name: unused.shift()! }));
    const containers = named(found.containers);
    const initContainers = named(found.initContainers);
    const ephemeralContainers = named(found.ephemeralContainers);
    return {
      metadata: { name: 'pod', annotations: annotate(called) },
      spec: { ...rest, containers, initContainers, ephemeralContainers },
    };
  });
}

/** Containers without a name. */
export function containers(texts: readonly string[]): fc.Arbitrary<Container> {
  const port = fc.record({
    containerPort: fc.constantFrom(...PORTS),
    hostPort: maybe(fc.constantFrom(0, ...PORTS), 1),
  });
  return fc.record({
    name: fc.constant(''),
    image: fc.constant('registry.example/app:1'),
    securityContext: maybe(containerContext(texts)),
    ports: maybe(some(port, 2), 1),
    volumeMounts: maybe(some(fc.record({ name: fc.constantFrom('v0', 'v1', 'v2', 'gone'), readOnly: flag }))),
  });
}

function shared(texts: readonly string[]) {
  return {
    runAsUser: id,
    runAsGroup: id,
    runAsNonRoot: maybe(fc.boolean(), 1),
    seLinuxOptions: maybe(seLinuxOptions(texts), 1),
    seccompProfile: maybe(profileFields(texts), 1),
    appArmorProfile: fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, profileFields(texts)),
  };
}

function containerContext(texts: readonly string[]): fc.Arbitrary<ContainerSecurityContext> {
  const capabilities = maybe(some(among(CAPABILITIES, texts)));
  return fc.record({
    ...shared(texts),
    privileged: flag,
    readOnlyRootFilesystem: flag,
    allowPrivilegeEscalation: flag,
    procMount: maybe(fc.constantFrom('Default', 'Unmasked'), 1),
    capabilities: maybe(fc.record({ add: capabilities, drop: capabilities })),
  });
}

function podContext(texts: readonly string[]): fc.Arbitrary<PodSecurityContext> {
  return fc.record({
    ...shared(texts),
    fsGroup: id,
    supplementalGroups: maybe(some(fc.constantFrom(...IDS), 2)),
    sysctls: maybe(some(among(POD_SYSCTLS).map((name) => ({ name, value: '1' })))),
  });
}

function volumes(texts: readonly string[]): fc.Arbitrary<readonly Volume[]> {
  return some(source(texts), 3).map((sources) => sources.map((found, index) => ({ name: `v${index}`, ...found })));
}

/** A volume without its name: one source, no source, or one that nobody knows. */
function source(texts: readonly string[]): fc.Arbitrary<Omit<Volume, 'name'>> {
  const written = [...texts, ...texts.map((text) => `/${text}`), ...texts.map((text) => `/${text}/sub`)];
  const plain = [
    'secret',
    'emptyDir',
    'cephfs',
    'configMap',
    'downwardAPI',
    'nfs',
    'persistentVolumeClaim',
    'ephemeral',
    'rbd',
  ];
  return fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...plain).map((type) => ({ [type]: {} })) },
    { weight: 4, arbitrary: among(HOST_PATHS, written).map((path) => ({ hostPath: { path } })) },
    { weight: 2, arbitrary: among(DRIVERS, texts).map((driver) => ({ flexVolume: { driver } })) },
    { weight: 2, arbitrary: among([...CSI_DRIVERS, '*']).map((driver) => ({ csi: { driver } })) },
    { weight: 3, arbitrary: maybe(some(projectedSource)).map((sources) => ({ projected: { sources } })) },
    { weight: 1, arbitrary: fc.constantFrom({}, { hostPath: null }, { hostPath: null, secret: {} }, { image: {} }) },
  );
}

/** Gives a function from the names of containers to annotations, some of them of containers that are not there. */
function annotations(
  texts: readonly string[],
): fc.Arbitrary<(names: readonly string[]) => Readonly<Record<string, string>> | null | undefined> {
  const names = profileNames(texts);
  const seccomp = maybe(among(['', 'docker/default', 'foo', ...names]), 1);
  const appArmor = maybe(among(['', 'foo', ...names]));
  const perName = fc.array(fc.record({ seccomp, appArmor }), { maxLength: 5 });
  return fc.tuple(fc.boolean(), seccomp, perName).map(([isSet, pod, found]) => (called) => {
    const stated: Record<string, string> = { note: 'x' };
    const state = (key: string, value: string | null | undefined) => {
      if (typeof value === 'string') {
        stated[key] = value;
      }
    };
    state(SECCOMP_POD, pod);
    for (const [index, profiles] of found.entries()) {
      state(SECCOMP_CONTAINER + called[index], profiles.seccomp);
      state(APP_ARMOR_CONTAINER + called[index], profiles.appArmor);
    }
    return isSet ? stated : undefined;
  });
}
