import type { Control } from '../control.ts';
import { demandsIds, idContext, lacksRanges } from '../id-strategy.ts';

/**
 * runAsUser — the user that containers run as.
 * Reads: spec.runAsUser.{rule,ranges}
 * Absent: any user.
 * Observes: k8s_audit (pods create, ResponseComplete) → runAsUser and runAsNonRoot of pod and containers;
 * syscall → user.uid after execve and setuid.
 * Source: k8s.io/api policy/v1beta1 PodSecurityPolicySpec.RunAsUser
 */
export const runAsUser: Control = {
  id: 'run-as-user',
  field: 'runAsUser',
  whenAbsent: 'unrestricted',
  sources: ['k8s_audit', 'syscall'],
  summary: 'Containers run as a user of the ranges, or as any user but root.',
  isRestrictive: (spec) => demandsIds(spec.runAsUser),
  isUnusable: (spec) => lacksRanges(spec.runAsUser),
  context: (spec) => idContext(spec.runAsUser),
};
