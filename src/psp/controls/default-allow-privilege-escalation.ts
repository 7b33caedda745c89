import type { Control } from '../control.ts';

/**
 * defaultAllowPrivilegeEscalation — the value that containers get which do not say whether privileges may grow.
 * Reads: spec.defaultAllowPrivilegeEscalation
 * Absent: none is given, unless allowPrivilegeEscalation is false.
 * Observes: k8s_audit → pod.unset
 * Source: k8s.io/api policy/v1beta1 PodSecurityPolicySpec.DefaultAllowPrivilegeEscalation
 */
export const defaultAllowPrivilegeEscalation: Control = {
  id: 'default-allow-privilege-escalation',
  name: 'defaultAllowPrivilegeEscalation',
  reads: ['spec.defaultAllowPrivilegeEscalation', 'spec.allowPrivilegeEscalation'],
  whenAbsent: 'unrestricted',
  meaning: { absent: 'no value is filled in' },
  evidence: {
    audit: ['pod.unset'],
    syscalls: { notObservable: 'what a container would get by default leaves no trace in system calls' },
  },
  summary: 'Containers that do not state allowPrivilegeEscalation get this value.',
  isRestrictive: () => false,
  isMutating: ({ spec }) =>
    spec.defaultAllowPrivilegeEscalation !== undefined &&
    !(spec.defaultAllowPrivilegeEscalation && spec.allowPrivilegeEscalation === false),
  demand: ({ spec }) => `gives allowPrivilegeEscalation=${spec.defaultAllowPrivilegeEscalation ?? ''} to containers`,
  change: ({ spec }) => `set allowPrivilegeEscalation to ${spec.defaultAllowPrivilegeEscalation ?? ''}`,
  context: () => ({}),
};
