import type { Control, PolicyTerms } from '../control.ts';
import { heldCapability, RUNTIME_CAPABILITIES } from '../runtime-defaults.ts';
import { allowsOnly } from '../wording.ts';

/**
 * allowedCapabilities — capabilities that a container may add.
 * Reads: spec.allowedCapabilities[], spec.defaultAddCapabilities[]
 * Absent or empty: none besides defaultAddCapabilities; `*` allows all. Names are compared as written.
 * Observes: k8s_audit → pod.containers.securityContext.capabilities.add
 * Source: k8s.io/api policy/v1beta1 PodSecurityPolicySpec.AllowedCapabilities
 */
export const allowedCapabilities: Control = {
  id: 'allowed-capabilities',
  name: 'allowedCapabilities',
  reads: ['spec.allowedCapabilities', 'spec.defaultAddCapabilities'],
  whenAbsent: 'nothing-allowed',
  meaning: {
    absent: 'none may be added besides those of defaultAddCapabilities',
    empty: 'none may be added besides those of defaultAddCapabilities',
    all: 'every capability, also the name ALL',
  },
  evidence: {
    audit: ['pod.containers.securityContext.capabilities.add'],
    syscalls: {
      observes:
        'capabilities that the first program of a container that is not privileged holds beyond those that runtimes grant unasked',
    },
  },
  summary: 'Containers add the listed capabilities only; without a list they add none.',
  isRestrictive: ({ spec }) => !(spec.allowedCapabilities ?? []).includes('*'),
  demand: ({ spec }) => {
    const words = allowedOf(spec);
    return words.length === 0 ? 'allows no capabilities to be added' : allowsOnly('capabilities', words);
  },
  context: ({ spec }, _target, writable) => {
    const allowed = writable(allowedOf(spec));
    return { allowed, held: [...new Set([...RUNTIME_CAPABILITIES, ...allowed.map(heldCapability)])] };
  },
};

function allowedOf({ allowedCapabilities: allowed = [], defaultAddCapabilities: added = [] }: PolicyTerms['spec']) {
  return [...new Set([...allowed, ...added])];
}
