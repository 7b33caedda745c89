import type { Control } from '../control.ts';

/**
 * hostNetwork — whether a pod may share the network of the host.
 * Reads: spec.hostNetwork
 * Absent: no pod may.
 * Observes: k8s_audit (pods create, ResponseComplete) → ka.req.pod.host_network
 * Source: k8s.io/api policy/v1beta1 PodSecurityPolicySpec.HostNetwork
 */
export const hostNetwork: Control = {
  id: 'host-network',
  field: 'hostNetwork',
  whenAbsent: 'nothing-allowed',
  sources: ['k8s_audit'],
  summary: 'Pods may share the network of the host only if the policy says so.',
  isRestrictive: (spec) => spec.hostNetwork !== true,
  context: () => ({}),
};
