import type { Check } from '../check.ts';

const ALLOWS = 'ALL dropped in every container, nothing added but NET_BIND_SERVICE';
const ALLOWED = ['NET_BIND_SERVICE'];

/** capabilities_restricted — refused by level restricted. */
export const capabilitiesRestricted: Check = {
  id: 'capabilities_restricted',
  stem: 'capabilities-restricted',
  level: 'restricted',
  summary: 'Every container drops ALL and adds at most NET_BIND_SERVICE.',
  replaces: ['capabilities_baseline'],
  versions: [
    { from: 22, allows: ALLOWS, data: { allowed: ALLOWED } },
    { from: 25, allows: ALLOWS, data: { allowed: ALLOWED }, exemptsWindows: true },
  ],
};
