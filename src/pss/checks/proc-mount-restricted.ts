import type { Check } from '../check.ts';

/** procMount_restricted — refused by level restricted. */
export const procMountRestricted: Check = {
  id: 'procMount_restricted',
  stem: 'proc-mount-restricted',
  level: 'restricted',
  summary: 'Containers keep the usual masks of /proc, in their own user namespace as well.',
  replaces: ['procMount'],
  versions: [{ from: 35, allows: 'Default or unset', data: { allowed: ['Default'] } }],
};
