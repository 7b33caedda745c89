import type { Check } from '../check.ts';

const ALLOWS = 'RuntimeDefault or Localhost, set for the pod or in every container';
const TYPES = ['RuntimeDefault', 'Localhost'];

/** seccompProfile_restricted — refused by level restricted. */
export const seccompProfileRestricted: Check = {
  id: 'seccompProfile_restricted',
  stem: 'seccomp-profile-restricted',
  level: 'restricted',
  summary: 'The pod or every container names a seccomp profile of the runtime or of the node.',
  replaces: ['seccompProfile_baseline'],
  versions: [
    { from: 19, allows: ALLOWS, data: { types: TYPES } },
    { from: 25, allows: ALLOWS, data: { types: TYPES }, exemptsWindows: true },
  ],
};
