import type { Control } from '../control.ts';

/**
 * hostIPC — whether a pod may share the IPC of the host.
 * Reads: spec.hostIPC
 * Absent: no pod may.
 * Observes: k8s_audit (pods create, ResponseComplete) → ka.req.pod.host_ipc
 * Source: k8s.io/api policy/v1beta1 PodSecurityPolicySpec.HostIPC
 */
export const hostIpc: Control = {
  id: 'host-ipc',
  field: 'hostIPC',
  whenAbsent: 'nothing-allowed',
  sources: ['k8s_audit'],
  summary: 'Pods may share the IPC of the host only if the policy says so.',
  isRestrictive: (spec) => spec.hostIPC !== true,
  context: () => ({}),
};
