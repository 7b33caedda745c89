import type { Control, PolicyTerms } from '../control.ts';
import { RUNTIME_SYSCTLS } from '../runtime-defaults.ts';
import { listed } from '../wording.ts';

/**
 * forbiddenSysctls — sysctls that a pod may not set, safe ones too.
 * Reads: spec.forbiddenSysctls[]
 * Absent or empty: none is forbidden. A pattern ends with `*` and stands for all names that begin like it.
 * Observes: k8s_audit → pod.spec.securityContext.sysctls.name
 * Source: k8s.io/api policy/v1beta1 PodSecurityPolicySpec.ForbiddenSysctls
 */
export const forbiddenSysctls: Control = {
  id: 'forbidden-sysctls',
  name: 'forbiddenSysctls',
  reads: ['spec.forbiddenSysctls'],
  whenAbsent: 'unrestricted',
  meaning: { absent: 'none is forbidden', empty: 'none is forbidden', all: 'every sysctl is forbidden' },
  evidence: {
    audit: ['pod.spec.securityContext.sysctls.name'],
    syscalls: { observes: 'files below /proc/sys that the runtime opens for writing while it sets a container up' },
  },
  summary: 'Pods set none of the listed sysctls.',
  isRestrictive: ({ spec }) => namesOf(spec).length > 0,
  demand: ({ spec }) => `forbids the sysctls ${listed(namesOf(spec))}`,
  context: ({ spec }) => {
    const names = namesOf(spec);
    return {
      names: names.filter((name) => !name.endsWith('*')),
      patterns: names.filter((name) => name.endsWith('*')),
      all: names,
      set_by_runtimes: RUNTIME_SYSCTLS,
    };
  },
};

function namesOf({ forbiddenSysctls: names = [] }: PolicyTerms['spec']): readonly string[] {
  return [...new Set(names)];
}
