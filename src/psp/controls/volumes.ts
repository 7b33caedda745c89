import type { Control, PolicyTerms } from '../control.ts';
import { hasTokenException, type KubernetesTarget, tokenVolumeType, volumeTypes } from '../kubernetes.ts';
import { allowsOnly } from '../wording.ts';

/** The types that a pod spells otherwise than a policy does. */
const POD_KEYS: Readonly<Record<string, string>> = { cephFS: 'cephfs' };

/**
 * volumes — types of volumes that a pod may declare.
 * Reads: spec.volumes[]
 * Absent or empty: no volume at all; `*` allows every type that the release knows.
 * Observes: k8s_audit → pod.spec.volumes.type. With `secret` a projection of nothing but what
 * service account admission injects is allowed too (since 1.19).
 * Source: k8s.io/api policy/v1beta1 PodSecurityPolicySpec.Volumes
 */
export const volumes: Control = {
  id: 'volumes',
  name: 'volumes',
  reads: ['spec.volumes'],
  whenAbsent: 'nothing-allowed',
  meaning: {
    absent: 'no volume at all, not even the one with the token of the service account',
    empty: 'no volume at all',
    all: 'every type that this release of Kubernetes knows',
  },
  evidence: {
    audit: ['pod.spec.volumes.type'],
    syscalls: {
      observes:
        'mounts that the record names: their place on the host tells secret, configMap, emptyDir, projected, downwardAPI, gitRepo and hostPath; other types only where no claim is allowed either',
    },
  },
  summary: 'Volumes are of the listed types; without a list no volume is allowed.',
  isRestrictive: () => true,
  demand: ({ spec }) =>
    allowsAllTypes({ spec })
      ? 'allows the volume types that Kubernetes knows only'
      : allowsOnly('volumes', typesOf(spec)),
  context: (terms, target, writable) => ({
    pod_keys: writable(typesOf(terms.spec).map(podKey)),
    types: writable([...allowedTypes(terms, target), ...allowedTokens(terms, target)]),
  }),
};

/** Tells whether the policy allows volumes of this type. */
export function allowsVolumeType(terms: Pick<PolicyTerms, 'spec'>, type: string): boolean {
  return allowsAllTypes(terms) || (terms.spec.volumes ?? []).includes(type);
}

/** Tells whether the policy allows all types. */
export function allowsAllTypes({ spec }: Pick<PolicyTerms, 'spec'>): boolean {
  return (spec.volumes ?? []).includes('*');
}

function allowedTypes(terms: PolicyTerms, target: KubernetesTarget): readonly string[] {
  return allowsAllTypes(terms) ? volumeTypes(target) : typesOf(terms.spec);
}

/** The names that the field has for token volumes: seen, and assumed where a request shows none. */
function allowedTokens(terms: PolicyTerms, target: KubernetesTarget): readonly string[] {
  const hasProjected = allowsVolumeType(terms, 'projected');
  const isExcepted = hasTokenException(target) && allowsVolumeType(terms, 'secret');
  const isSeenAllowed = hasProjected || isExcepted;
  const isAssumedAllowed =
    tokenVolumeType(target) === 'secret' ? allowsVolumeType(terms, 'secret') : hasProjected || isExcepted;
  return [
    ...(isSeenAllowed ? ['serviceAccountToken'] : []),
    ...(isAssumedAllowed ? ['assumedServiceAccountToken'] : []),
  ];
}

function typesOf({ volumes: types = [] }: PolicyTerms['spec']): readonly string[] {
  return [...new Set(types)];
}

function podKey(type: string): string {
  return (Object.hasOwn(POD_KEYS, type) ? POD_KEYS[type] : undefined) ?? type;
}
