import type { Check } from '../check.ts';

/** privileged — refused from level baseline on. */
export const privileged: Check = {
  id: 'privileged',
  stem: 'privileged',
  level: 'baseline',
  summary: 'No container is privileged.',
  versions: [{ from: 0, allows: 'false or unset' }],
};
