/** Facts about settings as they are stated, for the pod and in each container: not what a container inherits. */
import type { Fact } from '../fact.ts';
import { type ContainerInstance, contextOf, effective } from './containers.ts';
import type { FactRecord } from './fact-field.ts';
import { isObject, type JsonObject, member, memberAt, textMember, textOf } from './json.ts';
import { annotationsOf, type JudgedPod, type PodParts, podsOf, securityContextOf } from './judged-pod.ts';
import { APP_ARMOR_CONTAINER } from './profile-facts.ts';

/** What the Pod Security Standards look at besides what PodSecurityPolicies do. */
export const STATED_FACTS: readonly FactRecord[] = [
  stated('runAsNonRoot', 'string', ['runAsNonRoot']),
  stated('runAsUser', 'ranged', ['runAsUser']),
  stated('windowsOptions.hostProcess', 'string', ['windowsOptions', 'hostProcess']),
  profileType('seccompProfile'),
  profileType('appArmorProfile'),
  {
    name: 'pod.appArmorAnnotation',
    type: 'string',
    desc: 'AppArmor profiles of all annotations that name one, of whatever container: runtime/default, unconfined, localhost/NAME.',
    facts: (pod) => podsOf(pod).flatMap((parts) => appArmorAnnotations(parts, pod.base)),
  },
  {
    name: 'pod.containers.securityContext.unset',
    type: 'string',
    argument: { kind: 'key', isRequired: true },
    desc: 'The setting in brackets, once for each container that does not state it, nor its pod.',
    facts: (pod, key) => pod.containers.flatMap((instance) => unset(instance, key)),
  },
];

function stated(name: string, type: FactRecord['type'], keys: readonly [string, ...string[]]): FactRecord {
  return {
    name: `pod.${name}`,
    type,
    desc: `${name} of the pod and of each container, where it is stated.`,
    facts: (pod) => eachContext(pod, keys, (value) => value),
  };
}

/** A profile without type is one of the type that has no name. */
function profileType(key: string): FactRecord {
  return {
    name: `pod.${key}.type`,
    type: 'string',
    desc: `Type of the ${key} that is stated for the pod and in each container: RuntimeDefault, Localhost, Unconfined.`,
    facts: (pod) =>
      eachContext(pod, [key], (profile) => (isObject(profile) ? (member(profile, 'type') ?? '') : undefined), '.type'),
  };
}

/** One fact for each security context of pod and containers in which there is something to read. */
function eachContext(
  pod: JudgedPod,
  keys: readonly [string, ...string[]],
  read: (value: unknown) => unknown,
  suffix = '',
): Fact[] {
  const at = (context: JsonObject, path: string, container?: string): Fact[] => {
    const found = memberAt(context, ...keys);
    const value = found === undefined ? undefined : read(found);
    const place = `${path}.securityContext.${keys.join('.')}${suffix}`;
    return value === undefined ? [] : [{ value: textOf(value), path: place, container }];
  };
  return [
    ...podsOf(pod).flatMap((parts) => at(securityContextOf(parts), `${pod.base}spec`)),
    ...pod.containers.flatMap((instance) => at(contextOf(instance), instance.path, instance.name)),
  ];
}

function appArmorAnnotations(parts: PodParts, base: string): Fact[] {
  const annotations = annotationsOf(parts);
  return Object.keys(annotations)
    .filter((key) => key.startsWith(APP_ARMOR_CONTAINER))
    .flatMap((key) => {
      const value = textMember(annotations, key) ?? '';
      const container = key.slice(APP_ARMOR_CONTAINER.length);
      return value === '' ? [] : [{ value, path: `${base}metadata.annotations[${key}]`, container }];
    });
}

function unset(instance: ContainerInstance, key: string): Fact[] {
  return instance.isOwn && effective(instance, key) === undefined
    ? [{ value: key, path: `${instance.path}.securityContext.${key}`, container: instance.name, said: ' is unset' }]
    : [];
}
