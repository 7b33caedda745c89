/** Defaulting: what a policy writes into a pod before it checks it. */
import { type Cluster, isSince19 } from './cluster.ts';
import { effective, type Place, placesOf } from './containers.ts';
import type { Integer } from './integers.ts';
import type { Container, ContainerSecurityContext, IdStrategy, Pod, PodSecurityContext, Policy } from './objects.ts';
import {
  APP_ARMOR_CONTAINER,
  annotation,
  containerAppArmor,
  defaultProfile,
  podSeccomp,
  SECCOMP_POD,
} from './profiles.ts';
import type { Mutation } from './verdict.ts';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** Writes the policy's defaults into the pod, which is the caller's copy, and tells what was written. */
export function fillIn(policy: Policy, pod: Pod, cluster: Cluster): readonly Mutation[] {
  return [
    ...fillInPod(policy, pod, cluster),
    ...placesOf(pod, cluster).flatMap((place) => fillInContainer(policy, pod, place)),
  ];
}

function fillInPod(policy: Policy, pod: Pod, cluster: Cluster): Mutation[] {
  const { supplementalGroups, fsGroup, seLinux, runtimeClass } = policy.spec;
  const spec = pod.spec as Writable<Pod['spec']>;
  const context: Writable<PodSecurityContext> = { ...spec.securityContext };
  spec.securityContext = context;
  const mutations: Mutation[] = [];
  const at = 'spec.securityContext';
  const group = firstId(supplementalGroups);
  if (!context.supplementalGroups && group !== undefined) {
    context.supplementalGroups = [group];
    mutations.push({ control: 'supplementalGroups', path: `${at}.supplementalGroups`, value: [group] });
  }
  const owner = firstId(fsGroup);
  if ((context.fsGroup ?? undefined) === undefined && owner !== undefined) {
    context.fsGroup = owner;
    mutations.push({ control: 'fsGroup', path: `${at}.fsGroup`, value: owner });
  }
  if (!context.seLinuxOptions && seLinux.rule === 'MustRunAs') {
    context.seLinuxOptions = { ...seLinux.seLinuxOptions };
    mutations.push({ control: 'seLinux', path: `${at}.seLinuxOptions`, value: context.seLinuxOptions });
  }
  mutations.push(...fillInSeccomp(policy, pod, cluster));
  const className = runtimeClass?.defaultRuntimeClassName ?? undefined;
  if ((spec.runtimeClassName ?? undefined) === undefined && className !== undefined) {
    spec.runtimeClassName = className;
    mutations.push({ control: 'runtimeClass', path: 'spec.runtimeClassName', value: className });
  }
  return mutations;
}

/** The id that is written where none is. */
function firstId(strategy: IdStrategy | null | undefined): Integer | undefined {
  return strategy?.rule === 'MustRunAs' ? strategy.ranges?.[0]?.min : undefined;
}

/** Only the pod's annotation is ever written, also when the pod has the field, which it then repeats. */
function fillInSeccomp(policy: Policy, pod: Pod, cluster: Cluster): Mutation[] {
  if (annotation(pod, SECCOMP_POD)) {
    return [];
  }
  const isRepeated = isSince19(cluster) && Boolean(pod.spec.securityContext?.seccompProfile);
  const value = isRepeated ? podSeccomp(pod, cluster) : defaultProfile(policy, 'seccomp');
  if (value === '') {
    return [];
  }
  annotate(pod, SECCOMP_POD, value);
  const path = `metadata.annotations[${SECCOMP_POD}]`;
  return [{ control: 'seccomp', path, value, ...(isRepeated && { isNeutral: true }) }];
}

function annotate(pod: Pod, key: string, value: string): void {
  const metadata = pod.metadata as Writable<Pod['metadata']>;
  metadata.annotations = { ...metadata.annotations, [key]: value };
}

function fillInContainer(policy: Policy, pod: Pod, { container, path }: Place): Mutation[] {
  const context: Writable<ContainerSecurityContext> = { ...container.securityContext };
  (container as Writable<Container>).securityContext = context;
  const mutations: Mutation[] = [];
  const write = <K extends keyof ContainerSecurityContext>(
    control: Mutation['control'],
    key: K,
    value: ContainerSecurityContext[K],
  ) => {
    context[key] = value;
    mutations.push({ control, path: `${path}.securityContext.${key}`, value, container: container.name });
  };
  const { spec } = policy;
  const uid = firstId(spec.runAsUser);
  if (effective(pod, container, 'runAsUser') === undefined && uid !== undefined) {
    write('runAsUser', 'runAsUser', uid);
  }
  const gid = firstId(spec.runAsGroup);
  if (effective(pod, container, 'runAsGroup') === undefined && gid !== undefined) {
    write('runAsGroup', 'runAsGroup', gid);
  }
  const saysNobody =
    effective(pod, container, 'runAsNonRoot') === undefined && effective(pod, container, 'runAsUser') === undefined;
  if (spec.runAsUser.rule === 'MustRunAsNonRoot' && saysNobody) {
    write('runAsUser', 'runAsNonRoot', true);
  }
  if (spec.readOnlyRootFilesystem && (context.readOnlyRootFilesystem ?? undefined) === undefined) {
    write('readOnlyRootFilesystem', 'readOnlyRootFilesystem', true);
  }
  const escalation = escalationDefault(policy);
  if (escalation && (context.allowPrivilegeEscalation ?? undefined) === undefined) {
    write(escalation.control, 'allowPrivilegeEscalation', escalation.value);
  }
  return [...mutations, ...fillInCapabilities(policy, container, path), ...fillInAppArmor(policy, pod, container)];
}

function escalationDefault({
  spec,
}: Policy): { readonly control: Mutation['control']; readonly value: boolean } | undefined {
  if (typeof spec.defaultAllowPrivilegeEscalation === 'boolean') {
    return { control: 'defaultAllowPrivilegeEscalation', value: spec.defaultAllowPrivilegeEscalation };
  }
  return spec.allowPrivilegeEscalation === false ? { control: 'allowPrivilegeEscalation', value: false } : undefined;
}

function fillInCapabilities({ spec }: Policy, container: Container, path: string): Mutation[] {
  const context = container.securityContext as Writable<ContainerSecurityContext>;
  const add = context.capabilities?.add ?? [];
  const drop = context.capabilities?.drop ?? [];
  const added = (spec.defaultAddCapabilities ?? []).filter((name) => !drop.includes(name) && !add.includes(name));
  const dropped = (spec.requiredDropCapabilities ?? []).filter((name) => !drop.includes(name));
  if (added.length === 0 && dropped.length === 0) {
    return [];
  }
  context.capabilities = { add: sortedSet([...add, ...added]), drop: sortedSet([...drop, ...dropped]) };
  const at = `${path}.securityContext.capabilities`;
  const mutations: Mutation[] = [];
  if (added.length > 0) {
    const value = sortedSet(added);
    mutations.push({ control: 'defaultAddCapabilities', path: `${at}.add`, value, container: container.name });
  }
  if (dropped.length > 0) {
    const value = sortedSet(dropped);
    mutations.push({ control: 'requiredDropCapabilities', path: `${at}.drop`, value, container: container.name });
  }
  return mutations;
}

function sortedSet(names: readonly string[]): readonly string[] {
  return [...new Set(names)].sort();
}

function fillInAppArmor(policy: Policy, pod: Pod, container: Container): Mutation[] {
  const value = defaultProfile(policy, 'appArmor');
  if (value === '' || containerAppArmor(pod, container) !== '') {
    return [];
  }
  const key = APP_ARMOR_CONTAINER + container.name;
  annotate(pod, key, value);
  return [{ control: 'appArmor', path: `metadata.annotations[${key}]`, value, container: container.name }];
}
