import type { Control } from '../control.ts';
import { demandsIds, idContext, lacksRanges } from '../id-strategy.ts';

/**
 * runAsGroup — the primary group that containers run as.
 * Reads: spec.runAsGroup.{rule,ranges}
 * Absent: any group.
 * Observes: k8s_audit (pods create, ResponseComplete) → runAsGroup of pod and containers;
 * syscall (MustRunAs only) → group.gid after execve and setgid.
 * Source: k8s.io/api policy/v1beta1 PodSecurityPolicySpec.RunAsGroup
 */
export const runAsGroup: Control = {
  id: 'run-as-group',
  field: 'runAsGroup',
  whenAbsent: 'unrestricted',
  sources: ['k8s_audit', 'syscall'],
  summary: 'Containers run as a group of the ranges; under MayRunAs it may also be unset.',
  isRestrictive: (spec) => demandsIds(spec.runAsGroup),
  isUnusable: (spec) => lacksRanges(spec.runAsGroup),
  context: (spec) => idContext(spec.runAsGroup),
};
