import type { Control } from '../control.ts';

/**
 * readOnlyRootFilesystem — whether containers must have a read-only root file system.
 * Reads: spec.readOnlyRootFilesystem
 * Absent: nothing is demanded.
 * Observes: k8s_audit (pods create, ResponseComplete) → securityContext.readOnlyRootFilesystem of every container;
 * syscall → files opened for writing in containers.
 * Source: k8s.io/api policy/v1beta1 PodSecurityPolicySpec.ReadOnlyRootFilesystem
 */
export const readOnlyRootFilesystem: Control = {
  id: 'read-only-root-filesystem',
  field: 'readOnlyRootFilesystem',
  whenAbsent: 'unrestricted',
  sources: ['k8s_audit', 'syscall'],
  summary: 'Every container states a read-only root file system.',
  isRestrictive: (spec) => spec.readOnlyRootFilesystem === true,
  context: () => ({}),
};
