import type { Check } from '../check.ts';

/** hostProbesAndHostLifecycle — refused from level baseline on. */
export const hostProbesAndHostLifecycle: Check = {
  id: 'hostProbesAndHostLifecycle',
  stem: 'host-probes-and-host-lifecycle',
  level: 'baseline',
  summary: 'Probes and lifecycle handlers name no other host than the pod.',
  versions: [{ from: 34, allows: 'unset' }],
};
