import type { Control } from '../control.ts';

/**
 * hostPID — whether a pod may share the processes of the host.
 * Reads: spec.hostPID
 * Absent: no pod may.
 * Observes: k8s_audit → pod.spec.hostPID; syscall → what the container engine says of a container, process ids that are the same inside and outside
 * Source: k8s.io/api policy/v1beta1 PodSecurityPolicySpec.HostPID
 */
export const hostPid: Control = {
  id: 'host-pid',
  name: 'hostPID',
  reads: ['spec.hostPID'],
  whenAbsent: 'nothing-allowed',
  meaning: { absent: 'no pod may share the processes of the host' },
  evidence: {
    audit: ['pod.spec.hostPID'],
    syscalls: { observes: 'the record of the container or of the sandbox of its pod, since libs 0.20' },
  },
  summary: 'Pods may share the processes of the host only if the policy says so.',
  isRestrictive: ({ spec }) => spec.hostPID !== true,
  demand: () => 'allows no pod to share the processes of the host',
  context: () => ({}),
};
