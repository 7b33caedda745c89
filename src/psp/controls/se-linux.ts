import { seLinuxLevel } from '../../base/selinux.ts';
import type { Control, PolicyTerms } from '../control.ts';

/**
 * seLinux — the SELinux context of pods and containers.
 * Reads: spec.seLinux.{rule,seLinuxOptions}
 * Absent: any context. MustRunAs demands the same user, role, type and level; categories may stand in any order.
 * Observes: k8s_audit → pod.seLinuxOptions.user, .role, .type and .level of the pod and of containers that have their own
 * Source: k8s.io/api policy/v1beta1 PodSecurityPolicySpec.SELinux
 */
export const seLinux: Control = {
  id: 'se-linux',
  name: 'seLinux',
  reads: ['spec.seLinux'],
  whenAbsent: 'unrestricted',
  meaning: { absent: 'any context; the API server refuses such a policy' },
  evidence: {
    audit: [
      'pod.seLinuxOptions.user',
      'pod.seLinuxOptions.role',
      'pod.seLinuxOptions.type',
      'pod.seLinuxOptions.level',
      'pod.unset',
    ],
    syscalls: { notObservable: 'captures do not hold SELinux contexts' },
  },
  summary: 'Pods and containers have the SELinux context of the policy; a pod without one gets it.',
  isRestrictive: demandsContext,
  isMutating: demandsContext,
  isUnusable: (terms) => demandsContext(terms) && terms.spec.seLinux?.seLinuxOptions === undefined,
  demand: (terms) =>
    terms.spec.seLinux?.seLinuxOptions === undefined
      ? 'demands an SELinux context and names none (MustRunAs), so it can admit no pod'
      : `demands the SELinux context ${contextText(terms)} (MustRunAs)`,
  change: (terms) => `give the pod the SELinux context ${contextText(terms)}`,
  context: ({ spec }) => {
    const { user = '', role = '', type = '', level = '' } = spec.seLinux?.seLinuxOptions ?? {};
    return { user, role, type, level: seLinuxLevel(level) };
  },
};

function demandsContext({ spec }: PolicyTerms): boolean {
  return spec.seLinux?.rule === 'MustRunAs';
}

function contextText({ spec }: PolicyTerms): string {
  const { user = '', role = '', type = '', level = '' } = spec.seLinux?.seLinuxOptions ?? {};
  return `user='${user}' role='${role}' type='${type}' level='${level}'`;
}
