import { RangeSet } from '../../base/range-set.ts';
import type { Control } from '../control.ts';
import type { PodSecurityPolicySpec } from '../model.ts';

const FIRST_PORT = 1n;
const LAST_PORT = 65535n;

/**
 * hostPorts — host ports that a container may use.
 * Reads: spec.hostPorts[].{min,max}
 * Absent or empty: no host port is allowed. Port 0 is no port; inverted ranges match nothing.
 * Observes: k8s_audit (pods create, ResponseComplete) → ports[].hostPort of every container
 * Source: k8s.io/api policy/v1beta1 PodSecurityPolicySpec.HostPorts
 */
export const hostPorts: Control = {
  id: 'host-ports',
  field: 'hostPorts',
  whenAbsent: 'nothing-allowed',
  sources: ['k8s_audit'],
  summary: 'Host ports lie in the listed ranges; without a list no host port is allowed.',
  isRestrictive: (spec) => {
    const [range, ...more] = allowedPorts(spec).ranges;
    return more.length > 0 || range?.min !== FIRST_PORT || range.max !== LAST_PORT;
  },
  context: (spec) => ({ ranges: allowedPorts(spec).ranges }),
};

function allowedPorts({ hostPorts: ranges = [] }: PodSecurityPolicySpec): RangeSet {
  return new RangeSet(
    ranges.map(({ min, max }) => ({
      min: min < FIRST_PORT ? FIRST_PORT : min,
      max: max > LAST_PORT ? LAST_PORT : max,
    })),
  );
}
