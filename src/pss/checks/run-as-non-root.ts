import type { Check } from '../check.ts';

const ALLOWS = 'true, set for the pod or in every container';

/** runAsNonRoot — refused by level restricted. */
export const runAsNonRoot: Check = {
  id: 'runAsNonRoot',
  stem: 'run-as-non-root',
  level: 'restricted',
  summary: 'The pod or every container demands to run as another user than root.',
  versions: [
    { from: 0, allows: ALLOWS },
    { from: 35, allows: `${ALLOWS}; anything with hostUsers false`, exemptsUserNamespaces: true },
  ],
};
