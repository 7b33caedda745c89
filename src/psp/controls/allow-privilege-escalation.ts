import type { Control } from '../control.ts';

/**
 * allowPrivilegeEscalation — whether a process may gain more privileges than its parent.
 * Reads: spec.allowPrivilegeEscalation
 * Absent: it may.
 * Observes: k8s_audit (pods create, ResponseComplete) → securityContext.allowPrivilegeEscalation of every container
 * Source: k8s.io/api policy/v1beta1 PodSecurityPolicySpec.AllowPrivilegeEscalation
 */
export const allowPrivilegeEscalation: Control = {
  id: 'allow-privilege-escalation',
  field: 'allowPrivilegeEscalation',
  whenAbsent: 'unrestricted',
  sources: ['k8s_audit'],
  summary: 'Containers may ask for privilege escalation unless the policy says no.',
  isRestrictive: (spec) => spec.allowPrivilegeEscalation === false,
  context: () => ({}),
};
