import type { Control } from '../control.ts';

/**
 * privileged — whether a container may be privileged.
 * Reads: spec.privileged
 * Absent: no container may be privileged.
 * Observes: k8s_audit (pods create, ResponseComplete) → securityContext.privileged of every container;
 * syscall → container.privileged.
 * Source: k8s.io/api policy/v1beta1 PodSecurityPolicySpec.Privileged
 */
export const privileged: Control = {
  id: 'privileged',
  field: 'privileged',
  whenAbsent: 'nothing-allowed',
  sources: ['k8s_audit', 'syscall'],
  summary: 'Containers may be privileged only if the policy says so.',
  isRestrictive: (spec) => spec.privileged !== true,
  context: () => ({}),
};
