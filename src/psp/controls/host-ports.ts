import { RangeSet } from '../../base/range-set.ts';
import type { Control, PolicyTerms } from '../control.ts';
import { listed, rangeText } from '../wording.ts';

const FIRST_PORT = 1n;
const LAST_PORT = 65535n;

/**
 * hostPorts — host ports that a container may use.
 * Reads: spec.hostPorts[].{min,max}
 * Absent or empty: no host port is allowed. Port 0 is no port; inverted ranges match nothing.
 * Observes: k8s_audit → pod.containers.ports.hostPort; on the host network every container port is one.
 * Source: k8s.io/api policy/v1beta1 PodSecurityPolicySpec.HostPorts
 */
export const hostPorts: Control = {
  id: 'host-ports',
  name: 'hostPorts',
  reads: ['spec.hostPorts'],
  whenAbsent: 'nothing-allowed',
  meaning: { absent: 'no host port is allowed', empty: 'no host port is allowed' },
  evidence: {
    audit: ['pod.containers.ports.hostPort'],
    syscalls: {
      observes:
        'ports that the record says are mapped; ports that containers on the host network bind, declared or not',
    },
  },
  summary: 'Host ports lie in the listed ranges; without a list no host port is allowed.',
  isRestrictive: (terms) => {
    const [range, ...more] = allowedPorts(terms).ranges;
    return more.length > 0 || range?.min !== FIRST_PORT || range.max !== LAST_PORT;
  },
  demand: (terms) => {
    const { ranges } = allowedPorts(terms);
    return ranges.length === 0 ? 'allows no host ports' : `allows the host ports ${listed(ranges.map(rangeText))} only`;
  },
  context: (terms) => ({ ranges: allowedPorts(terms).ranges }),
};

function allowedPorts({ spec }: PolicyTerms): RangeSet {
  return new RangeSet(
    (spec.hostPorts ?? []).map(({ min, max }) => ({
      min: min < FIRST_PORT ? FIRST_PORT : min,
      max: max > LAST_PORT ? LAST_PORT : max,
    })),
  );
}
