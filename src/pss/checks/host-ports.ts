import type { Check } from '../check.ts';

/** hostPorts — refused from level baseline on. */
export const hostPorts: Check = {
  id: 'hostPorts',
  stem: 'host-ports',
  level: 'baseline',
  summary: 'Containers use no ports of the host.',
  versions: [{ from: 0, allows: '0 or unset' }],
};
