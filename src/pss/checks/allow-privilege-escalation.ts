import type { Check } from '../check.ts';

/** allowPrivilegeEscalation — refused by level restricted. */
export const allowPrivilegeEscalation: Check = {
  id: 'allowPrivilegeEscalation',
  stem: 'allow-privilege-escalation',
  level: 'restricted',
  summary: 'Every container sets allowPrivilegeEscalation to false.',
  versions: [
    { from: 8, allows: 'false, set in every container' },
    { from: 25, allows: 'false, set in every container', exemptsWindows: true },
  ],
};
