import type { Control } from '../control.ts';
import { demandsIds, filledInId, fillsInId, idContext, idDemand, lacksRanges } from '../id-strategy.ts';

/**
 * runAsGroup — the primary group that containers run as.
 * Reads: spec.runAsGroup.{rule,ranges}
 * Absent: any group.
 * Observes: k8s_audit → pod.containers.securityContext.runAsGroup;
 * syscall (MustRunAs only) → group.gid after execve and setgid.
 * Source: k8s.io/api policy/v1beta1 PodSecurityPolicySpec.RunAsGroup
 */
export const runAsGroup: Control = {
  id: 'run-as-group',
  name: 'runAsGroup',
  reads: ['spec.runAsGroup'],
  whenAbsent: 'unrestricted',
  meaning: { absent: 'any group', empty: 'a rule with ranges needs one; the API server refuses such a policy' },
  evidence: {
    audit: ['pod.containers.securityContext.runAsGroup', 'pod.unset'],
    syscalls: {
      observes:
        'under MustRunAs the groups that programs of a container start as, are found as or change to; where 0 is allowed, that of its first program',
    },
  },
  summary: 'Containers run as a group of the ranges; under MayRunAs it may also be unset.',
  isRestrictive: ({ spec }) => demandsIds(spec.runAsGroup),
  isMutating: ({ spec }) => fillsInId(spec.runAsGroup),
  isUnusable: ({ spec }) => lacksRanges(spec.runAsGroup),
  demand: ({ spec }) => idDemand(spec.runAsGroup, 'a group'),
  change: ({ spec }) => `set runAsGroup to ${filledInId(spec.runAsGroup) ?? ''}`,
  context: ({ spec }) => idContext(spec.runAsGroup),
};
