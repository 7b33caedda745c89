import type { Control } from '../control.ts';

/**
 * allowedCapabilities — capabilities that a container may add.
 * Reads: spec.allowedCapabilities[], spec.defaultAddCapabilities[]
 * Absent or empty: none besides defaultAddCapabilities; `*` allows all. Names are compared as written.
 * Observes: k8s_audit (pods create, ResponseComplete) → securityContext.capabilities.add of every container
 * Source: k8s.io/api policy/v1beta1 PodSecurityPolicySpec.AllowedCapabilities
 */
export const allowedCapabilities: Control = {
  id: 'allowed-capabilities',
  field: 'allowedCapabilities',
  alsoReads: ['defaultAddCapabilities'],
  whenAbsent: 'nothing-allowed',
  sources: ['k8s_audit'],
  summary: 'Containers add the listed capabilities only; without a list they add none.',
  isRestrictive: (spec) => !(spec.allowedCapabilities ?? []).includes('*'),
  context: (spec, writable) => ({
    allowed: writable([...new Set([...(spec.allowedCapabilities ?? []), ...(spec.defaultAddCapabilities ?? [])])]),
  }),
};
