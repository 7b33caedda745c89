import type { Control } from '../control.ts';
import { demandsIds, filledInId, fillsInId, idContext, idDemand, lacksRanges } from '../id-strategy.ts';

/**
 * supplementalGroups — the groups that a pod has besides its primary one.
 * Reads: spec.supplementalGroups.{rule,ranges}
 * Absent: any groups. Under MustRunAs a pod without the list gets a group, one with an empty list is refused.
 * Observes: k8s_audit → pod.spec.securityContext.supplementalGroups
 * Source: k8s.io/api policy/v1beta1 PodSecurityPolicySpec.SupplementalGroups
 */
export const supplementalGroups: Control = {
  id: 'supplemental-groups',
  name: 'supplementalGroups',
  reads: ['spec.supplementalGroups'],
  whenAbsent: 'unrestricted',
  meaning: {
    absent: 'any groups; the API server refuses such a policy',
    empty: 'MustRunAs and MayRunAs without ranges admit no pod',
  },
  evidence: {
    audit: ['pod.spec.securityContext.supplementalGroups', 'pod.unset'],
    syscalls: { notObservable: 'captures do not hold the arguments of setgroups' },
  },
  summary: 'All supplemental groups lie in the ranges; under MustRunAs there must be one.',
  isRestrictive: ({ spec }) => demandsIds(spec.supplementalGroups),
  isMutating: ({ spec }) => fillsInId(spec.supplementalGroups),
  isUnusable: ({ spec }) => lacksRanges(spec.supplementalGroups),
  demand: ({ spec }) => idDemand(spec.supplementalGroups, 'a supplemental group'),
  change: ({ spec }) => `set supplementalGroups to [${filledInId(spec.supplementalGroups) ?? ''}]`,
  context: ({ spec }) => idContext(spec.supplementalGroups),
};
