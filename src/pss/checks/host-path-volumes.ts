import type { Check } from '../check.ts';

/** hostPathVolumes — refused from level baseline on. */
export const hostPathVolumes: Check = {
  id: 'hostPathVolumes',
  stem: 'host-path-volumes',
  level: 'baseline',
  summary: 'Volumes are no paths of the host.',
  versions: [{ from: 0, allows: 'volumes of any type but hostPath' }],
};
