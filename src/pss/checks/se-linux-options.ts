import type { Check } from '../check.ts';

const TYPES = ['container_t', 'container_init_t', 'container_kvm_t'];
const LATER_TYPES = [...TYPES, 'container_engine_t'];

/** seLinuxOptions — refused from level baseline on. */
export const seLinuxOptions: Check = {
  id: 'seLinuxOptions',
  stem: 'se-linux-options',
  level: 'baseline',
  summary: 'SELinux types are those of containers; users and roles are not set.',
  versions: [
    { from: 0, allows: allows(TYPES), data: { types: TYPES } },
    { from: 31, allows: allows(LATER_TYPES), data: { types: LATER_TYPES } },
  ],
};

function allows(types: readonly string[]): string {
  return `type ${types.join(', ')} or unset; no user, no role`;
}
