/** Facts about the pod as a whole. */
import type { Fact } from '../fact.ts';
import type { FactRecord } from './fact-field.ts';
import {
  elementsOf,
  isObject,
  type JsonObject,
  member,
  memberAt,
  objectOf,
  objectsAt,
  textMember,
  textOf,
} from './json.ts';
import { type JudgedPod, type PodParts, podsOf, securityContextOf } from './judged-pod.ts';

const TEMPLATE: JudgedPod['operation'] = 'template';

/** What the request is, whose pod it is, and what the pod states for all its containers. */
export const POD_FACTS: readonly FactRecord[] = [
  {
    name: 'pod.operation',
    type: 'string',
    isSingle: true,
    isScope: true,
    desc: 'What the request does: create, update, metadata-only (an update of finalizers and owners at most), ephemeralcontainers (a debug container is added) or template (of a workload). No value for a request that no policy judges, or whose event carries no object.',
    facts: ({ operation }) => [{ value: operation, path: '' }],
    operations: (values) => values,
  },
  {
    name: 'pod.name',
    type: 'string',
    isSingle: true,
    isScope: true,
    desc: 'Name of the pod or workload; where it is not known yet, what its name will begin with, and *.',
    facts: nameOf,
  },
  {
    name: 'pod.owner',
    type: 'string',
    isSingle: true,
    isScope: true,
    desc: 'Kind and name of what controls the pod or workload, for instance ReplicaSet/web-5b97.',
    facts: ownerOf,
  },
  ...['hostNetwork', 'hostPID', 'hostIPC'].map((key) => ofSpec(key, `${key} of the pod, when it is stated.`)),
  ofSpec('hostUsers', 'false when the pod asks for a user namespace of its own, true when it refuses one.'),
  ofSpec('runtimeClassName', 'Runtime class that the pod names.'),
  {
    name: 'pod.spec.securityContext.fsGroup',
    type: 'ranged',
    desc: 'Group that owns the volumes of the pod.',
    facts: (pod) => eachOf(pod, 'spec.securityContext.fsGroup', (parts) => member(securityContextOf(parts), 'fsGroup')),
  },
  {
    name: 'pod.spec.securityContext.supplementalGroups',
    type: 'ranged',
    desc: 'Supplemental groups; an empty list is the single value [].',
    facts: (pod) => podsOf(pod).flatMap((parts) => supplementalGroups(parts, pod.base)),
  },
  {
    name: 'pod.spec.securityContext.sysctls.name',
    type: 'string',
    argument: { kind: 'key', isRequired: false },
    desc: 'Names of sysctls; with an argument those that equal it, or begin with it where it ends in *.',
    facts: (pod, pattern) => sysctls(pod).filter(({ value }) => pattern === '' || isNamed(value, pattern)),
  },
];

/** A template has no owner; the workload that it is part of may have one. */
function workloadMetadata(event: JsonObject): JsonObject {
  const objects = [member(event, 'responseObject'), member(event, 'requestObject')];
  const metadata = objects.map((object) => objectOf(memberAt(object, 'metadata')));
  return metadata.find((object) => member(object, 'ownerReferences') !== undefined) ?? {};
}

function nameOf({ event, main: { metadata }, operation }: JudgedPod): Fact[] {
  const generated = textMember(metadata, 'generateName');
  const names = [
    textMember(objectOf(memberAt(event, 'responseObject', 'metadata')), 'name'),
    textMember(objectOf(member(event, 'objectRef')), 'name'),
    operation === 'template' ? undefined : textMember(metadata, 'name'),
    generated === undefined ? undefined : `${generated}*`,
  ];
  const value = names.find((name) => name !== undefined && name !== '');
  return value === undefined ? [] : [{ value, path: 'metadata.name' }];
}

function ownerOf({ event, main, operation }: JudgedPod): Fact[] {
  const metadata = operation === TEMPLATE ? workloadMetadata(event) : main.metadata;
  const owners = objectsAt(metadata, 'ownerReferences').map(({ object }) => object);
  const owner: JsonObject | undefined = owners.find((object) => member(object, 'controller') === true) ?? owners[0];
  return owner === undefined
    ? []
    : [
        {
          value: `${textMember(owner, 'kind') ?? ''}/${textMember(owner, 'name') ?? ''}`,
          path: 'metadata.ownerReferences',
        },
      ];
}

function ofSpec(key: string, desc: string): FactRecord {
  return {
    name: `pod.spec.${key}`,
    type: 'string',
    desc,
    facts: (pod) => eachOf(pod, `spec.${key}`, ({ spec }) => member(spec, key)),
  };
}

/** What the objects have at a place. */
function eachOf(pod: JudgedPod, path: string, read: (parts: PodParts) => unknown): Fact[] {
  return podsOf(pod)
    .map(read)
    .flatMap((value) => (value === undefined ? [] : [{ value: textOf(value), path: `${pod.base}${path}` }]));
}

function supplementalGroups(parts: PodParts, base: string): Fact[] {
  const groups = member(securityContextOf(parts), 'supplementalGroups');
  const path = `${base}spec.securityContext.supplementalGroups`;
  if (!Array.isArray(groups)) {
    return [];
  }
  return groups.length === 0
    ? [{ value: '[]', path }]
    : elementsOf(groups).map((group) => ({ value: textOf(group), path }));
}

function sysctls(pod: JudgedPod): Fact[] {
  return podsOf(pod).flatMap((parts) =>
    elementsOf(member(securityContextOf(parts), 'sysctls')).flatMap((sysctl, index) =>
      isObject(sysctl)
        ? [{ value: textMember(sysctl, 'name') ?? '', path: `${pod.base}spec.securityContext.sysctls[${index}].name` }]
        : [],
    ),
  );
}

function isNamed(name: string, pattern: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}
