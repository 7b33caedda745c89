/** Validation of one container. */
import { checkGroups, checkSeLinux, isInRanges } from './check-pod.ts';
import { type Cluster, isOn } from './cluster.ts';
import { effective, type Place } from './containers.ts';
import type { Container, IdStrategy, Pod, Policy, PolicySpec } from './objects.ts';
import {
  APP_ARMOR_CONTAINER,
  allowedProfiles,
  containerAppArmor,
  containerSeccomp,
  SECCOMP_CONTAINER,
} from './profiles.ts';
import { isAllowedSeccomp } from './seccomp-list.ts';
import type { Violation } from './verdict.ts';

/** Every check of a container that fails. */
export function checkContainer(policy: Policy, pod: Pod, place: Place, cluster: Cluster): readonly Violation[] {
  return [
    ...checkIds(policy, pod, place),
    ...checkProfiles(policy, pod, place, cluster),
    ...checkFlags(policy, place, cluster),
    ...checkCapabilities(policy, place),
    ...checkHostPorts(policy, place),
  ].map((violation) => ({ ...violation, container: place.container.name }));
}

function checkIds(policy: Policy, pod: Pod, { container, path }: Place): readonly Violation[] {
  const { runAsGroup, seLinux } = policy.spec;
  const at = `${path}.securityContext`;
  const gid = effective(pod, container, 'runAsGroup');
  const options = effective(pod, container, 'seLinuxOptions');
  return [
    ...checkUser(policy.spec.runAsUser, pod, container, at),
    ...(runAsGroup ? checkGroups('runAsGroup', runAsGroup, gid === undefined ? [] : [gid], `${at}.runAsGroup`) : []),
    ...(seLinux.rule === 'MustRunAs' ? checkSeLinux(policy, options, `${at}.seLinuxOptions`) : []),
  ];
}

function checkUser({ rule, ranges }: IdStrategy, pod: Pod, container: Container, at: string): readonly Violation[] {
  const uid = effective(pod, container, 'runAsUser');
  const isNonRoot = effective(pod, container, 'runAsNonRoot');
  if (rule === 'MustRunAs') {
    return uid !== undefined && isInRanges(uid, ranges)
      ? []
      : [
          {
            control: 'runAsUser',
            path: `${at}.runAsUser`,
            reason: uid === undefined ? 'unset' : 'out_of_range',
            value: uid,
          },
        ];
  }
  if (rule !== 'MustRunAsNonRoot') {
    return [];
  }
  if (isNonRoot === false) {
    return [{ control: 'runAsUser', path: `${at}.runAsNonRoot`, reason: 'false', value: false }];
  }
  if (isNonRoot === undefined && uid === undefined) {
    return [{ control: 'runAsUser', path: `${at}.runAsNonRoot`, reason: 'unset' }];
  }
  return uid === 0 ? [{ control: 'runAsUser', path: `${at}.runAsUser`, reason: 'root', value: 0 }] : [];
}

function checkProfiles(policy: Policy, pod: Pod, { container }: Place, cluster: Cluster): readonly Violation[] {
  const found: Violation[] = [];
  const seccomp = containerSeccomp(pod, container, cluster);
  if (!isAllowedSeccomp(policy, seccomp, cluster)) {
    const reason = allowedProfiles(policy, 'seccomp') ? 'not_allowed' : 'may_not_be_set';
    const path = `metadata.annotations[${SECCOMP_CONTAINER}${container.name}]`;
    found.push({ control: 'seccomp', path, reason, value: seccomp });
  }
  const appArmor = containerAppArmor(pod, container);
  const allowed = allowedProfiles(policy, 'appArmor');
  if (allowed && (appArmor === '' || !allowed.includes(appArmor))) {
    const path = `metadata.annotations[${APP_ARMOR_CONTAINER}${container.name}]`;
    const reason = appArmor === '' ? 'unset' : 'not_allowed';
    found.push({ control: 'appArmor', path, reason, ...(appArmor !== '' && { value: appArmor }) });
  }
  return found;
}

function checkFlags({ spec }: Policy, { container, path }: Place, cluster: Cluster): readonly Violation[] {
  const context = container.securityContext ?? {};
  const at = `${path}.securityContext`;
  return [
    ...(context.privileged === true && spec.privileged !== true
      ? [{ control: 'privileged', path: `${at}.privileged`, reason: 'not_allowed', value: true } as const]
      : []),
    ...(spec.readOnlyRootFilesystem === true
      ? checkFlag('readOnlyRootFilesystem', true, context.readOnlyRootFilesystem, at)
      : []),
    ...(spec.allowPrivilegeEscalation === false
      ? checkFlag('allowPrivilegeEscalation', false, context.allowPrivilegeEscalation, at)
      : []),
    ...checkProcMount(spec, context.procMount ?? 'Default', `${at}.procMount`, cluster),
  ];
}

function checkFlag(
  control: 'readOnlyRootFilesystem' | 'allowPrivilegeEscalation',
  wanted: boolean,
  found: boolean | null | undefined,
  at: string,
): readonly Violation[] {
  const reason = found === true ? 'true' : found === false ? 'false' : 'unset';
  return found === wanted ? [] : [{ control, path: `${at}.${control}`, reason }];
}

function checkProcMount(spec: PolicySpec, value: string, path: string, cluster: Cluster): readonly Violation[] {
  const listed = isOn(cluster, 'ProcMountType') ? (spec.allowedProcMountTypes ?? []) : [];
  const allowed = listed.length > 0 ? listed : ['Default'];
  return allowed.includes(value) ? [] : [{ control: 'allowedProcMountTypes', path, reason: 'not_allowed', value }];
}

function checkCapabilities({ spec }: Policy, { container, path }: Place): readonly Violation[] {
  const { add, drop } = container.securityContext?.capabilities ?? {};
  const allowed = [...(spec.allowedCapabilities ?? []), ...(spec.defaultAddCapabilities ?? [])];
  const at = `${path}.securityContext.capabilities`;
  if ((spec.allowedCapabilities ?? []).includes('*')) {
    return [];
  }
  return [
    ...(add ?? [])
      .filter((name) => !allowed.includes(name))
      .map((value): Violation => ({ control: 'allowedCapabilities', path: `${at}.add`, reason: 'not_allowed', value })),
    ...(spec.requiredDropCapabilities ?? [])
      .filter((name) => !(drop ?? []).includes(name))
      .map((value): Violation => {
        return { control: 'requiredDropCapabilities', path: `${at}.drop`, reason: 'not_dropped', value };
      }),
  ];
}

function checkHostPorts({ spec }: Policy, { container, path }: Place): readonly Violation[] {
  return (container.ports ?? []).flatMap(({ hostPort }, index): Violation[] =>
    (hostPort ?? 0) > 0 && !isInRanges(hostPort!, spec.hostPorts)
      ? [{ control: 'hostPorts', path: `${path}.ports[${index}].hostPort`, reason: 'not_allowed', value: hostPort }]
      : [],
  );
}
