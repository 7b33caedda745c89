/** Validation of what a pod says for itself. */
import { type Cluster, isSafeSysctl } from './cluster.ts';
import type { Integer } from './integers.ts';
import type { IdStrategy, Pod, Policy, Range, SeLinuxOptions } from './objects.ts';
import { allowedProfiles, podSeccomp, SECCOMP_POD } from './profiles.ts';
import { isAllowedSeccomp } from './seccomp-list.ts';
import type { ControlName, Violation } from './verdict.ts';

/** Every check of the pod level that fails, except those of volumes. */
export function checkPod(policy: Policy, pod: Pod, cluster: Cluster): readonly Violation[] {
  const { spec } = policy;
  const context = pod.spec.securityContext ?? {};
  const at = 'spec.securityContext';
  const fsGroups = (context.fsGroup ?? undefined) === undefined ? [] : [context.fsGroup!];
  return [
    ...(['hostNetwork', 'hostPID', 'hostIPC'] as const).flatMap((control): Violation[] =>
      pod.spec[control] === true && spec[control] !== true
        ? [{ control, path: `spec.${control}`, reason: 'not_allowed', value: true }]
        : [],
    ),
    ...checkGroups('fsGroup', spec.fsGroup, fsGroups, `${at}.fsGroup`),
    ...checkGroups(
      'supplementalGroups',
      spec.supplementalGroups,
      context.supplementalGroups,
      `${at}.supplementalGroups`,
    ),
    ...(spec.seLinux.rule === 'MustRunAs' ? checkSeLinux(policy, context.seLinuxOptions, `${at}.seLinuxOptions`) : []),
    ...checkPodSeccomp(policy, pod, cluster),
    ...checkSysctls(policy, pod, cluster),
    ...checkRuntimeClass(policy, pod),
  ];
}

/** Tells whether a number is in one of the ranges. */
export function isInRanges(value: Integer, ranges: readonly Range[] | null | undefined): boolean {
  return (ranges ?? []).some(({ min, max }) => min <= value && value <= max);
}

/** Checks group ids, of which there may be none. */
export function checkGroups(
  control: ControlName,
  strategy: IdStrategy,
  groups: readonly Integer[] | null | undefined,
  path: string,
): readonly Violation[] {
  if (strategy.rule !== 'MustRunAs' && strategy.rule !== 'MayRunAs') {
    return [];
  }
  if (strategy.rule === 'MustRunAs' && (groups ?? []).length === 0) {
    return [{ control, path, reason: 'unset' }];
  }
  return (groups ?? [])
    .filter((group) => !isInRanges(group, strategy.ranges))
    .map((value): Violation => ({ control, path, reason: 'out_of_range', value }));
}

/** Compares options with those that the policy demands, each that differs is a violation. */
export function checkSeLinux(
  policy: Policy,
  found: SeLinuxOptions | null | undefined,
  path: string,
): readonly Violation[] {
  const wanted = policy.spec.seLinux.seLinuxOptions ?? {};
  if (!found) {
    return [{ control: 'seLinux', path, reason: 'unset' }];
  }
  return (['level', 'role', 'type', 'user'] as const)
    .filter((part) => !(part === 'level' ? areSameLevels : Object.is)(wanted[part] ?? '', found[part] ?? ''))
    .map((part) => ({ control: 'seLinux', path: `${path}.${part}`, reason: 'mismatch', value: found[part] ?? '' }));
}

/** `s0:c1,c2` and `s0:c2,c1` are the same. */
function areSameLevels(a: string, b: string): boolean {
  const order = (level: string) => {
    const [sensitivity, ...categories] = level.split(':');
    return JSON.stringify([sensitivity, categories.length > 0 && categories.join(':').split(',').sort()]);
  };
  return order(a) === order(b);
}

function checkPodSeccomp(policy: Policy, pod: Pod, cluster: Cluster): readonly Violation[] {
  const value = podSeccomp(pod, cluster);
  if (isAllowedSeccomp(policy, value, cluster)) {
    return [];
  }
  const reason = allowedProfiles(policy, 'seccomp') ? 'not_allowed' : 'may_not_be_set';
  return [{ control: 'seccomp', path: `metadata.annotations[${SECCOMP_POD}]`, reason, value }];
}

function checkSysctls({ spec }: Policy, pod: Pod, cluster: Cluster): readonly Violation[] {
  return (pod.spec.securityContext?.sysctls ?? []).flatMap(({ name }, index): Violation[] => {
    const path = `spec.securityContext.sysctls[${index}].name`;
    if (isMatched(name, spec.forbiddenSysctls)) {
      return [{ control: 'forbiddenSysctls', path, reason: 'forbidden', value: name }];
    }
    if (isSafeSysctl(cluster, name) || isMatched(name, spec.allowedUnsafeSysctls)) {
      return [];
    }
    return [{ control: 'allowedUnsafeSysctls', path, reason: 'unsafe', value: name }];
  });
}

/** A pattern is a name, or the beginning of one and `*`. */
function isMatched(name: string, patterns: readonly string[] | null | undefined): boolean {
  return (patterns ?? []).some((pattern) =>
    pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern,
  );
}

function checkRuntimeClass({ spec }: Policy, pod: Pod): readonly Violation[] {
  const value = pod.spec.runtimeClassName ?? undefined;
  const names = spec.runtimeClass?.allowedRuntimeClassNames ?? [];
  if (!spec.runtimeClass || value === undefined || names.includes(value) || names.includes('*')) {
    return [];
  }
  return [{ control: 'runtimeClass', path: 'spec.runtimeClassName', reason: 'not_allowed', value }];
}
