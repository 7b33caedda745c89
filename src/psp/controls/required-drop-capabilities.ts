import type { Control, PolicyTerms } from '../control.ts';
import { heldCapability } from '../runtime-defaults.ts';
import { listed } from '../wording.ts';

/**
 * requiredDropCapabilities — capabilities that containers must drop.
 * Reads: spec.requiredDropCapabilities[]
 * Absent or empty: none is dropped. A container that does not drop one is made to; none is refused for it. `ALL`
 * in a pod does not stand for other names.
 * Observes: k8s_audit → pod.containers.securityContext.capabilities.undropped
 * Source: k8s.io/api policy/v1beta1 PodSecurityPolicySpec.RequiredDropCapabilities
 */
export const requiredDropCapabilities: Control = {
  id: 'required-drop-capabilities',
  name: 'requiredDropCapabilities',
  reads: ['spec.requiredDropCapabilities'],
  whenAbsent: 'unrestricted',
  meaning: { absent: 'none must be dropped', empty: 'none must be dropped' },
  evidence: {
    audit: ['pod.containers.securityContext.capabilities.undropped'],
    syscalls: { observes: 'capabilities that the first program of a container that is not privileged holds' },
  },
  summary: 'Containers are made to drop the listed capabilities.',
  isRestrictive: () => false,
  isMutating: ({ spec }) => namesOf(spec).length > 0,
  demand: ({ spec }) => `demands that the capabilities ${listed(namesOf(spec))} are dropped`,
  change: ({ spec }) => `drop the capabilities ${listed(namesOf(spec))} where they are not dropped`,
  context: ({ spec }, _target, writable) => {
    const dropped = namesOf(spec).map(heldCapability);
    const { allowedCapabilities: allowed = [], defaultAddCapabilities: added = [] } = spec;
    const kept = [...new Set(writable([...allowed, ...added]).map(heldCapability))];
    return { names: namesOf(spec), dropped, drops_all: dropped.includes('ALL'), kept };
  },
};

function namesOf({ requiredDropCapabilities: names = [] }: PolicyTerms['spec']): readonly string[] {
  return [...new Set(names)];
}
