import type { Control } from '../control.ts';
import type { PodSecurityPolicySpec } from '../model.ts';

/**
 * allowedProcMountTypes — ways in which /proc may be mounted in a container.
 * Reads: spec.allowedProcMountTypes[]
 * Absent or empty: Default only, which is also what a container gets that names none.
 * Observes: k8s_audit (pods create, ResponseComplete) → securityContext.procMount of every container
 * Source: k8s.io/api policy/v1beta1 PodSecurityPolicySpec.AllowedProcMountTypes
 */
export const allowedProcMountTypes: Control = {
  id: 'allowed-proc-mount-types',
  field: 'allowedProcMountTypes',
  whenAbsent: 'default-only',
  sources: ['k8s_audit'],
  summary: 'Containers mount /proc in a listed way; without a list in the default way only.',
  isRestrictive: (spec) => typesOf(spec).size < 2,
  context: (spec) => ({ allowed: [...typesOf(spec)], includes_default: typesOf(spec).has('Default') }),
};

function typesOf({ allowedProcMountTypes: types = [] }: PodSecurityPolicySpec): ReadonlySet<string> {
  return new Set(types.length === 0 ? ['Default'] : types);
}
