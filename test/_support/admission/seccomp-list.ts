/** Which seccomp profiles a policy lets pods and containers have. */
import { type Cluster, isSince19 } from './cluster.ts';
import type { Policy } from './objects.ts';
import { allowedProfiles } from './profiles.ts';

/** Two names of one profile, since 1.19. */
const RUNTIME_DEFAULTS: readonly string[] = ['runtime/default', 'docker/default'];

/** Tells whether a pod or container may have this profile; '' = none. */
export function isAllowedSeccomp(policy: Policy, profile: string, cluster: Cluster): boolean {
  const list = allowedProfiles(policy, 'seccomp');
  if (list === undefined) {
    return profile === '';
  }
  const isDefault = isSince19(cluster) && RUNTIME_DEFAULTS.includes(profile);
  return list.some((name) => name === '*' || name === profile || (isDefault && RUNTIME_DEFAULTS.includes(name)));
}
