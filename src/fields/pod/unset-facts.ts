/** What a pod leaves unset: settings that neither it nor, where it could, the container states. */

import type { Fact } from '../fact.ts';
import { type ContainerInstance, contextOf, effective } from './containers.ts';
import type { FactRecord } from './fact-field.ts';
import { member } from './json.ts';
import { type JudgedPod, securityContextOf } from './judged-pod.ts';
import { appArmorPath, appArmorProfile, podSeccomp, SECCOMP_POD } from './profile-facts.ts';

/** A setting of each container, by the name under which `pod.unset` lists it. */
const OF_CONTAINERS: Readonly<Record<string, (instance: ContainerInstance) => boolean>> = {
  runAsUser: (instance) => effective(instance, 'runAsUser') === undefined,
  runAsNonRoot: (instance) =>
    effective(instance, 'runAsNonRoot') === undefined && effective(instance, 'runAsUser') === undefined,
  runAsGroup: (instance) => effective(instance, 'runAsGroup') === undefined,
  readOnlyRootFilesystem: (instance) => member(contextOf(instance), 'readOnlyRootFilesystem') === undefined,
  allowPrivilegeEscalation: (instance) => member(contextOf(instance), 'allowPrivilegeEscalation') === undefined,
  appArmorProfile: (instance) => appArmorProfile(instance) === undefined,
};

interface PodSetting {
  readonly path: string;
  isUnset(pod: JudgedPod): boolean;
}

const OF_POD: Readonly<Record<string, PodSetting>> = {
  seLinuxOptions: ofContext('seLinuxOptions'),
  supplementalGroups: ofContext('supplementalGroups'),
  fsGroup: ofContext('fsGroup'),
  runtimeClassName: {
    path: 'spec.runtimeClassName',
    isUnset: ({ main }) => member(main.spec, 'runtimeClassName') === undefined,
  },
  hostUsers: { path: 'spec.hostUsers', isUnset: ({ main }) => member(main.spec, 'hostUsers') === undefined },
  seccompProfile: ofSeccomp(true),
  seccompAnnotation: ofSeccomp(false),
};

const CONTAINER_SETTINGS = Object.entries(OF_CONTAINERS);
const POD_SETTINGS = Object.entries(OF_POD);

/** The one field of this file. */
export const UNSET_FACTS: readonly FactRecord[] = [
  {
    name: 'pod.unset',
    type: 'string',
    desc: `Names of settings that are stated nowhere. Of each container: ${names(OF_CONTAINERS)} (runAsNonRoot: where runAsUser is not stated either). Of the pod: ${names(OF_POD)}.`,
    facts: (pod) => [...unsetOfPod(pod), ...pod.containers.flatMap((instance) => unsetOf(instance, pod.base))],
  },
];

function names(settings: object): string {
  return Object.keys(settings).join(', ');
}

function ofContext(key: string): PodSetting {
  return {
    path: `spec.securityContext.${key}`,
    isUnset: ({ main }) => member(securityContextOf(main), key) === undefined,
  };
}

function ofSeccomp(hasFields: boolean): PodSetting {
  return {
    path: `metadata.annotations[${SECCOMP_POD}]`,
    isUnset: ({ main, base }) => podSeccomp(main, base, hasFields) === undefined,
  };
}

function unsetOfPod(pod: JudgedPod): Fact[] {
  if (pod.operation === 'ephemeralcontainers') {
    return [];
  }
  const facts: Fact[] = [];
  for (const [value, { path, isUnset }] of POD_SETTINGS) {
    if (isUnset(pod)) {
      facts.push({ value, path: `${pod.base}${path}`, said: ' is unset' });
    }
  }
  return facts;
}

function unsetOf(instance: ContainerInstance, base: string): Fact[] {
  if (!instance.isOwn) {
    return [];
  }
  const facts: Fact[] = [];
  for (const [value, isUnset] of CONTAINER_SETTINGS) {
    if (isUnset(instance)) {
      const path =
        value === 'appArmorProfile' ? appArmorPath(instance, base) : `${instance.path}.securityContext.${value}`;
      facts.push({ value, path, container: instance.name, said: ' is unset' });
    }
  }
  return facts;
}
