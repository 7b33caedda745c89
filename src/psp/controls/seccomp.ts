import type { Control, PolicyTerms } from '../control.ts';
import { equatesDockerDefault, hasSeccompFields, type KubernetesTarget } from '../kubernetes.ts';
import { PSP_ANNOTATIONS } from '../model.ts';
import { type ProfileList, profileList } from '../profile-list.ts';
import { allowsOnly } from '../wording.ts';

const DOCKER_DEFAULT = 'docker/default';
const RUNTIME_DEFAULT = 'runtime/default';

/**
 * seccomp — seccomp profiles of pods and containers.
 * Reads: metadata.annotations[seccomp.security.alpha.kubernetes.io/…]
 * Absent or empty list: no profile may be stated; `*` allows all, and none. With a list a pod must state one unless
 * there is a default.
 * Observes: k8s_audit → pod.seccompProfile (before 1.19 pod.seccompAnnotation)
 * Source: k8s.io/kubernetes pkg/security/podsecuritypolicy/seccomp
 */
export const seccomp: Control = {
  id: 'seccomp',
  name: 'seccomp',
  reads: [
    `metadata.annotations[${PSP_ANNOTATIONS.seccompAllowed}]`,
    `metadata.annotations[${PSP_ANNOTATIONS.seccompDefault}]`,
  ],
  whenAbsent: 'nothing-allowed',
  meaning: {
    absent: 'no profile may be stated, not even unconfined',
    empty: 'no profile may be stated',
    all: 'any profile, and none',
  },
  evidence: {
    audit: ['pod.seccompProfile', 'pod.seccompAnnotation', 'pod.unset'],
    syscalls: { notObservable: 'a filter that is installed does not tell its profile, and it may be installed unseen' },
  },
  summary: 'Pods and containers state a listed seccomp profile; without a list they state none.',
  isRestrictive: (terms, target) => !profilesOf(terms, target).allowsAny,
  isMutating: (terms, target) => profilesOf(terms, target).isDefaultAllowed === true,
  refusesDefault: (terms, target) => profilesOf(terms, target).isDefaultAllowed === false,
  demand: (terms, target) => {
    const { listed: allowed } = profilesOf(terms, target);
    return allowed.length === 0 ? 'allows no seccomp profile to be stated' : allowsOnly('seccomp profiles', allowed);
  },
  change: (terms, target) => `set the seccomp profile of the pod to ${profilesOf(terms, target).byDefault ?? ''}`,
  context: (terms, target, writable) => {
    const { allowed, allowsUnset, byDefault } = profilesOf(terms, target);
    return {
      has_fields: hasSeccompFields(target),
      allowed: writable(allowed),
      // an annotation that is there and empty is no profile
      values: writable(allowsUnset ? ['', ...allowed] : allowed),
      refuses_unset: !allowsUnset && byDefault === undefined,
    };
  },
};

function profilesOf({ annotations }: PolicyTerms, target: KubernetesTarget): ProfileList {
  const names = annotations.get(PSP_ANNOTATIONS.seccompAllowed)?.split(',') ?? [];
  const allowed = withTwins(names, target).filter((name) => name !== '*');
  const allowsAny = names.includes('*');
  return profileList({
    // an empty text is a list of one empty name: of the profile that a place without one has
    listed: names.filter((name) => name !== ''),
    allowed: allowed.filter((name) => name !== ''),
    allowsAny,
    allowsUnset: allowsAny || allowed.length === 0 || allowed.includes(''),
    byDefault: annotations.get(PSP_ANNOTATIONS.seccompDefault),
  });
}

/** Adds the other name of the container runtime's default profile where one of the two stands. */
function withTwins(names: readonly string[], target: KubernetesTarget): readonly string[] {
  const isEquated =
    equatesDockerDefault(target) && names.some((name) => name === DOCKER_DEFAULT || name === RUNTIME_DEFAULT);
  return [...new Set(isEquated ? [...names, DOCKER_DEFAULT, RUNTIME_DEFAULT] : names)];
}
