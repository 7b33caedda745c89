import type { Control } from '../control.ts';

/**
 * hostPID — whether a pod may share the processes of the host.
 * Reads: spec.hostPID
 * Absent: no pod may.
 * Observes: k8s_audit (pods create, ResponseComplete) → ka.req.pod.host_pid
 * Source: k8s.io/api policy/v1beta1 PodSecurityPolicySpec.HostPID
 */
export const hostPid: Control = {
  id: 'host-pid',
  field: 'hostPID',
  whenAbsent: 'nothing-allowed',
  sources: ['k8s_audit'],
  summary: 'Pods may share the processes of the host only if the policy says so.',
  isRestrictive: (spec) => spec.hostPID !== true,
  context: () => ({}),
};
