import type { Control } from '../control.ts';

/**
 * hostNetwork — whether a pod may share the network of the host.
 * Reads: spec.hostNetwork
 * Absent: no pod may.
 * Observes: k8s_audit → pod.spec.hostNetwork; syscall → what the container engine says of a container, addresses of the host that it uses
 * Source: k8s.io/api policy/v1beta1 PodSecurityPolicySpec.HostNetwork
 */
export const hostNetwork: Control = {
  id: 'host-network',
  name: 'hostNetwork',
  reads: ['spec.hostNetwork'],
  whenAbsent: 'nothing-allowed',
  meaning: { absent: 'no pod may share the network of the host' },
  evidence: {
    audit: ['pod.spec.hostNetwork'],
    syscalls: { observes: 'the record of the container or of the sandbox of its pod, since libs 0.20' },
  },
  summary: 'Pods may share the network of the host only if the policy says so.',
  isRestrictive: ({ spec }) => spec.hostNetwork !== true,
  demand: () => 'allows no pod to share the network of the host',
  context: () => ({}),
};
