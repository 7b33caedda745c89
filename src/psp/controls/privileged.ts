import type { Control } from '../control.ts';

/**
 * privileged — whether a container may be privileged.
 * Reads: spec.privileged
 * Absent: no container may be privileged.
 * Observes: k8s_audit → pod.containers.securityContext.privileged; syscall → container.privileged.
 * Source: k8s.io/api policy/v1beta1 PodSecurityPolicySpec.Privileged
 */
export const privileged: Control = {
  id: 'privileged',
  name: 'privileged',
  reads: ['spec.privileged'],
  whenAbsent: 'nothing-allowed',
  meaning: { absent: 'no container may be privileged' },
  evidence: {
    audit: ['pod.containers.securityContext.privileged'],
    syscalls: { observes: 'the record of the container' },
  },
  summary: 'Containers may be privileged only if the policy says so.',
  isRestrictive: ({ spec }) => spec.privileged !== true,
  demand: () => 'allows no privileged container',
  context: () => ({}),
};
