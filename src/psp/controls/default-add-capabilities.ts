import type { Control, PolicyTerms } from '../control.ts';
import { listed } from '../wording.ts';

/**
 * defaultAddCapabilities — capabilities that containers get unless they drop them.
 * Reads: spec.defaultAddCapabilities[]
 * Absent or empty: none is added. What it names may be added by pods too, see allowedCapabilities.
 * Observes: k8s_audit → pod.containers.securityContext.capabilities.unmentioned
 * Source: k8s.io/api policy/v1beta1 PodSecurityPolicySpec.DefaultAddCapabilities
 */
export const defaultAddCapabilities: Control = {
  id: 'default-add-capabilities',
  name: 'defaultAddCapabilities',
  reads: ['spec.defaultAddCapabilities'],
  whenAbsent: 'unrestricted',
  meaning: { absent: 'none is added', empty: 'none is added' },
  evidence: {
    audit: ['pod.containers.securityContext.capabilities.unmentioned'],
    syscalls: {
      notObservable: 'a capability that a container lacks may have been dropped by its pod, and then none is added',
    },
  },
  summary: 'Containers get the listed capabilities unless they drop them.',
  isRestrictive: () => false,
  isMutating: ({ spec }) => namesOf(spec).length > 0,
  demand: ({ spec }) => `adds the capabilities ${listed(namesOf(spec))} to containers`,
  change: ({ spec }) => `add the capabilities ${listed(namesOf(spec))} where they are neither added nor dropped`,
  context: ({ spec }) => ({ names: namesOf(spec) }),
};

function namesOf({ defaultAddCapabilities: names = [] }: PolicyTerms['spec']): readonly string[] {
  return [...new Set(names)];
}
