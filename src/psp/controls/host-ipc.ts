import type { Control } from '../control.ts';

/**
 * hostIPC — whether a pod may share the IPC of the host.
 * Reads: spec.hostIPC
 * Absent: no pod may.
 * Observes: k8s_audit → pod.spec.hostIPC; syscall → what the container engine says of a container
 * Source: k8s.io/api policy/v1beta1 PodSecurityPolicySpec.HostIPC
 */
export const hostIpc: Control = {
  id: 'host-ipc',
  name: 'hostIPC',
  reads: ['spec.hostIPC'],
  whenAbsent: 'nothing-allowed',
  meaning: { absent: 'no pod may share the IPC of the host' },
  evidence: {
    audit: ['pod.spec.hostIPC'],
    syscalls: { observes: 'the record of the container or of the sandbox of its pod, since libs 0.20' },
  },
  summary: 'Pods may share the IPC of the host only if the policy says so.',
  isRestrictive: ({ spec }) => spec.hostIPC !== true,
  demand: () => 'allows no pod to share the IPC of the host',
  context: () => ({}),
};
