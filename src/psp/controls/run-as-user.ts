import type { Control, PolicyTerms } from '../control.ts';
import { demandsIds, filledInId, idContext, idDemand, lacksRanges } from '../id-strategy.ts';

/**
 * runAsUser — the user that containers run as.
 * Reads: spec.runAsUser.{rule,ranges}
 * Absent: any user.
 * Observes: k8s_audit → pod.containers.securityContext.runAsUser and .runAsNonRoot;
 * syscall → user.uid after execve and setuid.
 * Source: k8s.io/api policy/v1beta1 PodSecurityPolicySpec.RunAsUser
 */
export const runAsUser: Control = {
  id: 'run-as-user',
  name: 'runAsUser',
  reads: ['spec.runAsUser'],
  whenAbsent: 'unrestricted',
  meaning: {
    absent: 'any user; the API server refuses such a policy',
    empty: 'MustRunAs without ranges admits no pod',
  },
  evidence: {
    audit: ['pod.containers.securityContext.runAsUser', 'pod.containers.securityContext.runAsNonRoot', 'pod.unset'],
    syscalls: {
      observes:
        'the users that programs of a container start as, are found as or change to; where 0 is allowed, that of its first program',
    },
  },
  summary: 'Containers run as a user of the ranges, or as any user but root.',
  isRestrictive: ({ spec }) => demandsIds(spec.runAsUser),
  isMutating: ({ spec }) => demandsIds(spec.runAsUser),
  isUnusable: ({ spec }) => lacksRanges(spec.runAsUser),
  demand: ({ spec }) =>
    isNonRoot(spec) ? 'demands a user other than root (MustRunAsNonRoot)' : idDemand(spec.runAsUser, 'a user'),
  change: ({ spec }) =>
    isNonRoot(spec) ? 'set runAsNonRoot to true' : `set runAsUser to ${filledInId(spec.runAsUser) ?? ''}`,
  context: ({ spec }) => idContext(spec.runAsUser),
};

function isNonRoot({ runAsUser: strategy }: PolicyTerms['spec']): boolean {
  return strategy?.rule === 'MustRunAsNonRoot';
}
