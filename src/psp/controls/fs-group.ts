import type { Control } from '../control.ts';
import { demandsIds, filledInId, fillsInId, idContext, idDemand, lacksRanges } from '../id-strategy.ts';

/**
 * fsGroup — the group that owns a pod's volumes.
 * Reads: spec.fsGroup.{rule,ranges}
 * Absent: any group. Group 0 is a value like any other.
 * Observes: k8s_audit → pod.spec.securityContext.fsGroup
 * Source: k8s.io/api policy/v1beta1 PodSecurityPolicySpec.FSGroup
 */
export const fsGroup: Control = {
  id: 'fs-group',
  name: 'fsGroup',
  reads: ['spec.fsGroup'],
  whenAbsent: 'unrestricted',
  meaning: {
    absent: 'any group; the API server refuses such a policy',
    empty: 'MustRunAs and MayRunAs without ranges admit no pod',
  },
  evidence: {
    audit: ['pod.spec.securityContext.fsGroup', 'pod.unset'],
    syscalls: { notObservable: 'volumes get their group before a container starts, by no process of it' },
  },
  summary: 'The fsGroup lies in the ranges; under MayRunAs it may also be unset.',
  isRestrictive: ({ spec }) => demandsIds(spec.fsGroup),
  isMutating: ({ spec }) => fillsInId(spec.fsGroup),
  isUnusable: ({ spec }) => lacksRanges(spec.fsGroup),
  demand: ({ spec }) => idDemand(spec.fsGroup, 'an fsGroup'),
  change: ({ spec }) => `set fsGroup to ${filledInId(spec.fsGroup) ?? ''}`,
  context: ({ spec }) => idContext(spec.fsGroup),
};
