import type { Control } from '../control.ts';

/**
 * allowPrivilegeEscalation — whether a process may gain more privileges than its parent.
 * Reads: spec.allowPrivilegeEscalation
 * Absent: it may.
 * Observes: k8s_audit → pod.containers.securityContext.allowPrivilegeEscalation
 * Source: k8s.io/api policy/v1beta1 PodSecurityPolicySpec.AllowPrivilegeEscalation
 */
export const allowPrivilegeEscalation: Control = {
  id: 'allow-privilege-escalation',
  name: 'allowPrivilegeEscalation',
  reads: ['spec.allowPrivilegeEscalation', 'spec.defaultAllowPrivilegeEscalation'],
  whenAbsent: 'unrestricted',
  meaning: { absent: 'true: a container may' },
  evidence: {
    audit: ['pod.containers.securityContext.allowPrivilegeEscalation', 'pod.unset'],
    syscalls: { observes: 'users, groups and capabilities that a program gains by exec' },
  },
  summary: 'Containers may ask for privilege escalation unless the policy says no.',
  isRestrictive: ({ spec }) => spec.allowPrivilegeEscalation === false,
  // with a default of its own the value is that one's to fill in
  isMutating: ({ spec }) =>
    spec.allowPrivilegeEscalation === false && spec.defaultAllowPrivilegeEscalation === undefined,
  refusesDefault: ({ spec }) =>
    spec.allowPrivilegeEscalation === false && spec.defaultAllowPrivilegeEscalation === true,
  demand: () => 'does not allow privilege escalation',
  change: ({ spec }) => `set allowPrivilegeEscalation to ${spec.defaultAllowPrivilegeEscalation ?? false}`,
  context: () => ({}),
};
