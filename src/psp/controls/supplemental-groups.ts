import type { Control } from '../control.ts';
import { demandsIds, idContext, lacksRanges } from '../id-strategy.ts';

/**
 * supplementalGroups — the groups that a pod has besides its primary one.
 * Reads: spec.supplementalGroups.{rule,ranges}
 * Absent: any groups.
 * Observes: k8s_audit (pods create, ResponseComplete) → ka.req.pod.supplemental_groups
 * Source: k8s.io/api policy/v1beta1 PodSecurityPolicySpec.SupplementalGroups
 */
export const supplementalGroups: Control = {
  id: 'supplemental-groups',
  field: 'supplementalGroups',
  whenAbsent: 'unrestricted',
  sources: ['k8s_audit'],
  summary: 'All supplemental groups lie in the ranges; under MustRunAs there must be one.',
  isRestrictive: (spec) => demandsIds(spec.supplementalGroups),
  isUnusable: (spec) => lacksRanges(spec.supplementalGroups),
  context: (spec) => idContext(spec.supplementalGroups),
};
