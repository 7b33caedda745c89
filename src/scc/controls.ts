/** The controls of constraints: those of policies that they have too, and what is their own. */
import type { Control, ControlContext } from '../psp/control.ts';
import { CONTROLS } from '../psp/controls/registry.ts';

/** Constraints know nothing of these. */
const OF_POLICIES_ONLY: readonly Control['name'][] = [
  'allowedHostPaths',
  'allowedCSIDrivers',
  'runAsGroup',
  'allowedProcMountTypes',
  'runtimeClass',
  'appArmor',
];

/** In rule order. */
export const SCC_CONTROLS: readonly Control[] = CONTROLS.filter(({ name }) => !OF_POLICIES_ONLY.includes(name));

/** What constraints with `userNamespaceLevel: RequirePodLevel` demand; policies have no such control. */
export const USER_NAMESPACE_LEVEL: { readonly template: string; readonly context: ControlContext } = {
  template: 'scc/controls/user-namespace-level.liquid',
  context: {
    name: 'userNamespaceLevel',
    summary: 'Pods ask for a user namespace of their own.',
    demand: 'demands a user namespace of its own: hostUsers false (RequirePodLevel)',
    change: '',
    has_violation: true,
    fills_in: false,
  },
};
