import type { Check } from '../check.ts';

/** windowsHostProcess — refused from level baseline on. */
export const windowsHostProcess: Check = {
  id: 'windowsHostProcess',
  stem: 'windows-host-process',
  level: 'baseline',
  summary: 'No container of a Windows node runs as a process of the host.',
  versions: [{ from: 0, allows: 'false or unset' }],
};
