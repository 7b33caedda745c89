import type { Check } from '../check.ts';

/** runAsUser — refused by level restricted. */
export const runAsUser: Check = {
  id: 'runAsUser',
  stem: 'run-as-user',
  level: 'restricted',
  summary: 'Neither the pod nor a container asks for user 0.',
  versions: [
    { from: 23, allows: 'any user but 0, or unset' },
    { from: 35, allows: 'any user but 0, or unset; anything with hostUsers false', exemptsUserNamespaces: true },
  ],
};
