import type { Check } from '../check.ts';

/** seccompProfile_baseline — refused from level baseline on. */
export const seccompProfileBaseline: Check = {
  id: 'seccompProfile_baseline',
  stem: 'seccomp-profile-baseline',
  level: 'baseline',
  summary: 'Seccomp is not switched off.',
  versions: [
    {
      from: 0,
      allows: 'runtime/default, docker/default, localhost/* or no annotation',
      data: { annotations: ['runtime/default', 'docker/default', 'localhost/*'], types: [] },
    },
    {
      from: 19,
      allows: 'RuntimeDefault, Localhost or unset',
      data: { annotations: [], types: ['RuntimeDefault', 'Localhost'] },
    },
  ],
};
