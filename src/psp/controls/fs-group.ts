import type { Control } from '../control.ts';
import { demandsIds, idContext, lacksRanges } from '../id-strategy.ts';

/**
 * fsGroup — the group that owns a pod's volumes.
 * Reads: spec.fsGroup.{rule,ranges}
 * Absent: any group.
 * Observes: k8s_audit (pods create, ResponseComplete) → ka.req.pod.fs_group
 * Source: k8s.io/api policy/v1beta1 PodSecurityPolicySpec.FSGroup
 */
export const fsGroup: Control = {
  id: 'fs-group',
  field: 'fsGroup',
  whenAbsent: 'unrestricted',
  sources: ['k8s_audit'],
  summary: 'The fsGroup lies in the ranges; under MayRunAs it may also be unset.',
  isRestrictive: (spec) => demandsIds(spec.fsGroup),
  isUnusable: (spec) => lacksRanges(spec.fsGroup),
  context: (spec) => idContext(spec.fsGroup),
};
