import type { Control, PolicyTerms } from '../control.ts';
import { allowsOnly } from '../wording.ts';

/** All that there are. */
const TYPES: readonly string[] = ['Default', 'Unmasked'];

/**
 * allowedProcMountTypes — ways in which /proc may be mounted in a container.
 * Reads: spec.allowedProcMountTypes[]
 * Absent or empty: Default only, which is also what a container gets that names none.
 * Observes: k8s_audit → pod.containers.securityContext.procMount
 * Source: k8s.io/api policy/v1beta1 PodSecurityPolicySpec.AllowedProcMountTypes
 */
export const allowedProcMountTypes: Control = {
  id: 'allowed-proc-mount-types',
  name: 'allowedProcMountTypes',
  reads: ['spec.allowedProcMountTypes'],
  whenAbsent: 'default-only',
  meaning: {
    absent: 'Default only; a server with feature gate ProcMountType off drops the list',
    empty: 'Default only',
  },
  evidence: {
    audit: ['pod.containers.securityContext.procMount'],
    syscalls: {
      observes: 'where Unmasked is not allowed: files of /proc that runtimes make read-only, opened for writing',
    },
  },
  summary: 'Containers mount /proc in a listed way; without a list in the default way only.',
  isRestrictive: ({ spec }) => !TYPES.every((type) => typesOf(spec).has(type)),
  demand: ({ spec }) => allowsOnly('procMount types', [...typesOf(spec)]),
  context: ({ spec }) => ({ allowed: [...typesOf(spec)], includes_default: typesOf(spec).has('Default') }),
};

function typesOf({ allowedProcMountTypes: types = [] }: PolicyTerms['spec']): ReadonlySet<string> {
  return new Set(types.length === 0 ? ['Default'] : types);
}
