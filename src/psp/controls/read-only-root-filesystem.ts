import type { Control } from '../control.ts';

/**
 * readOnlyRootFilesystem — whether containers must have a read-only root file system.
 * Reads: spec.readOnlyRootFilesystem
 * Absent: nothing is demanded.
 * Observes: k8s_audit → pod.containers.securityContext.readOnlyRootFilesystem;
 * syscall → files opened for writing in containers.
 * Source: k8s.io/api policy/v1beta1 PodSecurityPolicySpec.ReadOnlyRootFilesystem
 */
export const readOnlyRootFilesystem: Control = {
  id: 'read-only-root-filesystem',
  name: 'readOnlyRootFilesystem',
  reads: ['spec.readOnlyRootFilesystem'],
  whenAbsent: 'unrestricted',
  meaning: { absent: 'nothing is demanded' },
  evidence: {
    audit: ['pod.containers.securityContext.readOnlyRootFilesystem', 'pod.unset'],
    syscalls: {
      observes:
        'successful writes of programs of a container to its root file system, on none of the mounts that its record names',
    },
  },
  summary: 'Every container states a read-only root file system.',
  isRestrictive: ({ spec }) => spec.readOnlyRootFilesystem === true,
  isMutating: ({ spec }) => spec.readOnlyRootFilesystem === true,
  demand: () => 'demands readOnlyRootFilesystem',
  change: () => 'set readOnlyRootFilesystem to true',
  context: () => ({}),
};
