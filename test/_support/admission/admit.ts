/**
 * A slow reference for PodSecurityPolicy admission: defaults are written into
 * a copy of the pod, then the copy is checked, all over plain objects. Shares
 * no code with src/.
 */
import { withApiDefaults } from './api-defaults.ts';
import { checkContainer } from './check-container.ts';
import { checkPod } from './check-pod.ts';
import { checkVolumes } from './check-volumes.ts';
import type { Cluster } from './cluster.ts';
import { placesOf } from './containers.ts';
import { fillIn } from './fill-in.ts';
import type { Pod, Policy } from './objects.ts';
import type { ControlName, Mutation, Outcome, Verdict, Violation } from './verdict.ts';

/** What is done with the pod. On update nothing may be filled in. */
export type Operation = 'create' | 'update';

/** Judges a pod by one valid policy. The pod is left as it is. */
export function admit(policy: Policy, pod: Pod, operation: Operation, cluster: Cluster): Verdict {
  const unusable = reasonsUnusable(policy);
  if (unusable.length > 0) {
    const controls = new Map(unusable.map(({ control }) => [control, 'UNUSABLE'] as const));
    return { outcome: 'UNUSABLE', controls, violations: unusable, mutations: [] };
  }
  const copy = structuredClone(withApiDefaults(pod));
  const mutations = fillIn(policy, copy, cluster);
  const refused = operation === 'update' ? mutations.filter(({ isNeutral }) => isNeutral !== true).map(refuse) : [];
  return verdict([...check(policy, copy, cluster), ...refused], mutations);
}

function refuse({ control, path, container }: Mutation): Violation {
  return { control, path, reason: 'update_would_default', ...(container !== undefined && { container }) };
}

/** Checks a pod as it is, nothing is filled in. */
export function check(policy: Policy, pod: Pod, cluster: Cluster): readonly Violation[] {
  return [
    ...checkPod(policy, pod, cluster),
    ...checkVolumes(policy, pod, cluster),
    ...placesOf(pod, cluster).flatMap((place) => checkContainer(policy, pod, place, cluster)),
  ];
}

function verdict(violations: readonly Violation[], mutations: readonly Mutation[]): Verdict {
  const changes = mutations.filter(({ isNeutral }) => isNeutral !== true);
  const controls = new Map<ControlName, Exclude<Outcome, 'ADMITTED'>>([
    ...changes.map(({ control }) => [control, 'MUTATED'] as const),
    ...violations.map(({ control }) => [control, 'REJECTED'] as const),
  ]);
  const outcome = violations.length > 0 ? 'REJECTED' : changes.length > 0 ? 'MUTATED' : 'ADMITTED';
  return { outcome, controls, violations, mutations };
}

/** Why the plugin cannot use a policy that the API server stores; nothing when it can. */
function reasonsUnusable({ spec }: Policy): readonly Violation[] {
  const found: Violation[] = [];
  if (spec.seLinux.rule === 'MustRunAs' && !spec.seLinux.seLinuxOptions) {
    found.push({ control: 'seLinux', reason: 'no_options' });
  }
  for (const control of ['runAsUser', 'supplementalGroups', 'fsGroup'] as const) {
    const { rule, ranges } = spec[control];
    if ((rule === 'MustRunAs' || rule === 'MayRunAs') && (ranges ?? []).length === 0) {
      found.push({ control, reason: 'no_ranges' });
    }
  }
  return found;
}
