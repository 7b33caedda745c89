import type { Control, PolicyTerms } from '../control.ts';
import { safeSysctls } from '../kubernetes.ts';
import { RUNTIME_SYSCTLS } from '../runtime-defaults.ts';
import { listed } from '../wording.ts';

/**
 * allowedUnsafeSysctls — sysctls that a pod may set besides the safe ones.
 * Reads: spec.allowedUnsafeSysctls[], spec.forbiddenSysctls[]
 * Absent or empty: safe ones only; `*` allows all. A pattern ends with `*` and stands for all names that begin like it.
 * What is forbidden is a matter of forbiddenSysctls alone.
 * Observes: k8s_audit → pod.spec.securityContext.sysctls.name
 * Source: k8s.io/api policy/v1beta1 PodSecurityPolicySpec.AllowedUnsafeSysctls
 */
export const allowedUnsafeSysctls: Control = {
  id: 'allowed-unsafe-sysctls',
  name: 'allowedUnsafeSysctls',
  reads: ['spec.allowedUnsafeSysctls', 'spec.forbiddenSysctls'],
  whenAbsent: 'default-only',
  meaning: {
    absent: 'safe sysctls only',
    empty: 'safe sysctls only',
    all: 'every sysctl that is not forbidden',
  },
  evidence: {
    audit: ['pod.spec.securityContext.sysctls.name'],
    syscalls: { observes: 'files below /proc/sys that the runtime opens for writing while it sets a container up' },
  },
  summary: 'Pods set safe sysctls and the listed ones only.',
  isRestrictive: ({ spec }) => !namesOf(spec).includes('*'),
  demand: ({ spec }) => {
    const names = namesOf(spec);
    return names.length === 0 ? 'allows safe sysctls only' : `allows safe sysctls and ${listed(names)} only`;
  },
  context: ({ spec }, target, writable) => {
    const forbidden = spec.forbiddenSysctls ?? [];
    const names = [...new Set([...safeSysctls(target), ...writable(namesOf(spec)), ...forbidden])];
    return {
      patterns: names,
      has_patterns: names.some((name) => name.endsWith('*')),
      set_by_runtimes: RUNTIME_SYSCTLS,
    };
  },
};

function namesOf({ allowedUnsafeSysctls: names = [] }: PolicyTerms['spec']): readonly string[] {
  return names;
}
