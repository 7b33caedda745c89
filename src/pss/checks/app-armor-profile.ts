import type { Check } from '../check.ts';

/** appArmorProfile — refused from level baseline on. */
export const appArmorProfile: Check = {
  id: 'appArmorProfile',
  stem: 'app-armor-profile',
  level: 'baseline',
  summary: 'AppArmor profiles are those of the runtime or of the node; none need be named.',
  versions: [
    {
      from: 0,
      allows: 'runtime/default and localhost/* as annotations, RuntimeDefault and Localhost as types, or none',
      data: { annotations: ['runtime/default', 'localhost/*'], types: ['RuntimeDefault', 'Localhost'] },
    },
  ],
};
