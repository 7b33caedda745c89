import type { Check } from '../check.ts';

const ALLOWED = ['Default'];

/** procMount — refused from level baseline on. */
export const procMount: Check = {
  id: 'procMount',
  stem: 'proc-mount',
  level: 'baseline',
  summary: 'Containers keep the usual masks of /proc.',
  versions: [
    { from: 0, allows: 'Default or unset', data: { allowed: ALLOWED } },
    {
      from: 35,
      allows: 'Default or unset, unless the pod has its own user namespace (hostUsers false)',
      data: { allowed: ALLOWED },
      exemptsUserNamespaces: true,
    },
  ],
};
