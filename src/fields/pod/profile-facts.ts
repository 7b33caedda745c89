/** Facts about seccomp, AppArmor and SELinux: what holds for the pod and for each container. */
import { seLinuxLevel } from '../../base/selinux.ts';
import type { Fact } from '../fact.ts';
import { type ContainerInstance, contextOf, effective } from './containers.ts';
import type { FactRecord } from './fact-field.ts';
import { isObject, type JsonObject, member, textMember } from './json.ts';
import { annotationsOf, type JudgedPod, type PodParts, podsOf, securityContextOf } from './judged-pod.ts';

/** Annotation of a pod's seccomp profile. */
export const SECCOMP_POD = 'seccomp.security.alpha.kubernetes.io/pod';
const SECCOMP_CONTAINER = 'container.seccomp.security.alpha.kubernetes.io/';
/** What the annotation of a container's AppArmor profile begins with; its name follows. */
export const APP_ARMOR_CONTAINER = 'container.apparmor.security.beta.kubernetes.io/';

const SELINUX_PARTS = ['user', 'role', 'type', 'level'] as const;

/** The profiles of pods and containers, in the words of the annotations: runtime/default, unconfined, localhost/PATH. */
export const PROFILE_FACTS: readonly FactRecord[] = [
  {
    name: 'pod.seccompProfile',
    type: 'string',
    desc: 'Seccomp profile of the pod and of each container that has one, its own or the one of the pod, from fields and annotations: runtime/default, unconfined, localhost/PATH.',
    facts: (pod) => seccompProfiles(pod, true),
  },
  {
    name: 'pod.seccompAnnotation',
    type: 'string',
    desc: 'The same from annotations alone, as before Kubernetes 1.19.',
    facts: (pod) => seccompProfiles(pod, false),
  },
  {
    name: 'pod.appArmorProfile',
    type: 'string',
    desc: 'AppArmor profile of each container that has one, from annotations or, since Kubernetes 1.30, fields: runtime/default, unconfined, localhost/NAME.',
    facts: (pod) => pod.containers.flatMap((instance) => factsOf(appArmorProfile(instance))),
  },
  ...SELINUX_PARTS.map(
    (part): FactRecord => ({
      name: `pod.seLinuxOptions.${part}`,
      type: 'string',
      desc: `SELinux ${part} of the pod's options and of those of each container; empty where options lack it.`,
      facts: (pod) => seLinux(pod, part),
    }),
  ),
];

function factsOf(fact: Fact | undefined): Fact[] {
  return fact === undefined ? [] : [fact];
}

function seccompProfiles(pod: JudgedPod, hasFields: boolean): Fact[] {
  return [
    ...podsOf(pod).flatMap((parts) => factsOf(podSeccomp(parts, pod.base, hasFields))),
    ...pod.containers.flatMap((instance) => factsOf(containerSeccomp(instance, pod.base, hasFields))),
  ];
}

/** The profile of the pod itself; an empty annotation is none. */
export function podSeccomp(parts: PodParts, base: string, hasFields: boolean): Fact | undefined {
  const annotation = textMember(annotationsOf(parts), SECCOMP_POD) ?? '';
  if (annotation !== '') {
    return { value: annotation, path: `${base}metadata.annotations[${SECCOMP_POD}]` };
  }
  return hasFields ? seccompField(securityContextOf(parts), `${base}spec.securityContext`) : undefined;
}

/** First what the container states, then what its pod does; a field before an annotation of the same place. */
function containerSeccomp(instance: ContainerInstance, base: string, hasFields: boolean): Fact | undefined {
  const { name: container, path, pod } = instance;
  const own = hasFields ? seccompField(contextOf(instance), `${path}.securityContext`) : undefined;
  const key = `${SECCOMP_CONTAINER}${container}`;
  const annotation = textMember(annotationsOf(pod), key);
  const annotated =
    annotation === undefined ? undefined : { value: annotation, path: `${base}metadata.annotations[${key}]` };
  const ofField = hasFields ? seccompField(securityContextOf(pod), `${base}spec.securityContext`) : undefined;
  const fact = own ?? annotated ?? ofField ?? podSeccomp(pod, base, false);
  return fact && { ...fact, container };
}

function seccompField(context: JsonObject, path: string): Fact | undefined {
  return profileField(context, 'seccompProfile', path);
}

function profileField(context: JsonObject, key: string, path: string): Fact | undefined {
  const profile = member(context, key);
  if (!isObject(profile)) {
    return undefined;
  }
  const type = textMember(profile, 'type') ?? '';
  const value = { RuntimeDefault: 'runtime/default', Unconfined: 'unconfined' }[type];
  const local = `localhost/${textMember(profile, 'localhostProfile') ?? ''}`;
  return { value: value ?? (type === 'Localhost' ? local : type), path: `${path}.${key}` };
}

/** The AppArmor profile of a container; an empty annotation is none. */
export function appArmorProfile(instance: ContainerInstance): Fact | undefined {
  const { name: container, path, pod } = instance;
  const key = `${APP_ARMOR_CONTAINER}${container}`;
  const annotation = textMember(annotationsOf(pod), key) ?? '';
  const base = path.slice(0, path.lastIndexOf('spec.'));
  if (annotation !== '') {
    return { value: annotation, path: `${base}metadata.annotations[${key}]`, container };
  }
  const fact =
    profileField(contextOf(instance), 'appArmorProfile', `${path}.securityContext`) ??
    profileField(securityContextOf(pod), 'appArmorProfile', `${base}spec.securityContext`);
  return fact && { ...fact, container };
}

/** Gives the path of the annotation that would state a container's AppArmor profile. */
export function appArmorPath({ name }: ContainerInstance, base: string): string {
  return `${base}metadata.annotations[${APP_ARMOR_CONTAINER}${name}]`;
}

function seLinux(pod: JudgedPod, part: (typeof SELINUX_PARTS)[number]): Fact[] {
  const ofPods = podsOf(pod).flatMap((parts) =>
    seLinuxPart(member(securityContextOf(parts), 'seLinuxOptions'), part, `${pod.base}spec.securityContext`),
  );
  const ofContainers = pod.containers.flatMap((instance) =>
    member(contextOf(instance), 'seLinuxOptions') === undefined
      ? []
      : seLinuxPart(effective(instance, 'seLinuxOptions'), part, `${instance.path}.securityContext`, instance.name),
  );
  return [...ofPods, ...ofContainers];
}

function seLinuxPart(options: unknown, part: string, path: string, container?: string): Fact[] {
  if (!isObject(options)) {
    return [];
  }
  const text = textMember(options, part) ?? '';
  const value = part === 'level' ? seLinuxLevel(text) : text;
  return [{ value, path: `${path}.seLinuxOptions.${part}`, container, said: `=${text}` }];
}
