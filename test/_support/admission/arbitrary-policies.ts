/** Random policies that an API server accepts: every field and annotation, each absent, empty, `*`, or with values. */
import fc from 'fast-check';
import { type Cluster, isSince19 } from './cluster.ts';
import type { IdStrategy, Policy, PolicySpec, Range } from './objects.ts';
import {
  among,
  CAPABILITIES,
  CSI_DRIVERS,
  DRIVERS,
  HOST_PATHS,
  IDS,
  maybe,
  PORTS,
  profileNames,
  RUNTIME_CLASSES,
  SYSCTL_PATTERNS,
  seLinuxOptions,
  some,
} from './pools.ts';

const VOLUME_TYPES: readonly string[] = [
  'secret',
  'projected',
  'emptyDir',
  'hostPath',
  'flexVolume',
  'csi',
  'cephFS',
  'configMap',
  'downwardAPI',
  'nfs',
];

/** Policies for a cluster; `texts` are strings that the pods have as well. */
export function policies(cluster: Cluster, texts: readonly string[]): fc.Arbitrary<Policy> {
  const random = fc.record({
    metadata: fc.record({ name: fc.constantFrom('p', 'a.b-c', '10'), annotations: annotations(texts) }),
    spec: fc.record({ ...flags, ...strategies(texts), ...volumeFields(cluster, texts), ...lists(texts) }),
  });
  const kept = fc.uniqueArray(fc.constantFrom('annotations', ...Object.keys(PERMISSIVE)), { maxLength: 4 });
  return fc
    .oneof(
      random,
      fc.tuple(random, kept).map(([policy, keys]) => relax(policy, keys)),
    )
    .map(({ metadata, spec }) => ({ metadata, spec: withoutConflicts(spec) }));
}

/** Lets every pod be. */
const PERMISSIVE: PolicySpec = {
  privileged: true,
  hostNetwork: true,
  hostPID: true,
  hostIPC: true,
  hostPorts: [{ min: 0, max: 65535 }],
  volumes: ['*'],
  allowedHostPaths: undefined,
  allowedFlexVolumes: undefined,
  allowedCSIDrivers: undefined,
  allowedCapabilities: ['*'],
  defaultAddCapabilities: undefined,
  requiredDropCapabilities: undefined,
  seLinux: { rule: 'RunAsAny' },
  runAsUser: { rule: 'RunAsAny' },
  runAsGroup: undefined,
  supplementalGroups: { rule: 'RunAsAny' },
  fsGroup: { rule: 'RunAsAny' },
  readOnlyRootFilesystem: undefined,
  allowPrivilegeEscalation: undefined,
  defaultAllowPrivilegeEscalation: undefined,
  allowedUnsafeSysctls: ['*'],
  forbiddenSysctls: undefined,
  allowedProcMountTypes: ['Default', 'Unmasked'],
  runtimeClass: undefined,
};

/** Makes everything permissive but the named fields. */
function relax({ metadata, spec }: Policy, kept: readonly string[]): Policy {
  const annotations = { 'seccomp.security.alpha.kubernetes.io/allowedProfileNames': '*' };
  return {
    metadata: kept.includes('annotations') ? metadata : { ...metadata, annotations },
    spec: { ...PERMISSIVE, ...Object.fromEntries(Object.entries(spec).filter(([key]) => kept.includes(key))) },
  };
}

const flag = maybe(fc.boolean());
const flags = {
  privileged: flag,
  hostNetwork: flag,
  hostPID: flag,
  hostIPC: flag,
  readOnlyRootFilesystem: flag,
  allowPrivilegeEscalation: flag,
  defaultAllowPrivilegeEscalation: flag,
};

const idRange = fc.tuple(fc.constantFrom(...IDS), fc.constantFrom(...IDS)).map(([a, b]): Range => {
  return a < b ? { min: a, max: b } : { min: b, max: a };
});
/** Nobody checks these; most of them are sensible all the same. */
const portRange = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.constantFrom(...PORTS), fc.constantFrom(...PORTS))
      .map(([a, b]): Range => ({ min: Math.min(a, b), max: Math.max(a, b) })),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Range>(
      { min: 0, max: 65535 },
      { min: 90, max: 80 },
      { min: -5, max: 70000 },
      { min: 0, max: 0 },
    ),
  },
);

/** `canBeUnusable`: the server stores the strategy without ranges, though nothing can be made of it. */
function idStrategy(rules: readonly string[], canBeUnusable: boolean): fc.Arbitrary<IdStrategy> {
  const ranges = fc.array(idRange, { minLength: 1, maxLength: 3 });
  return fc.constantFrom(...rules).chain((rule): fc.Arbitrary<IdStrategy> => {
    if (rule === 'RunAsAny' || rule === 'MustRunAsNonRoot') {
      return canBeUnusable ? maybe(ranges, 1).map((unused) => ({ rule, ranges: unused })) : fc.constant({ rule });
    }
    const without = fc.constantFrom<readonly [] | null>([], null);
    const arbitrary = canBeUnusable
      ? fc.oneof({ weight: 60, arbitrary: ranges }, { weight: 1, arbitrary: without })
      : ranges;
    return arbitrary.map((found) => ({ rule, ranges: found }));
  });
}

function strategies(texts: readonly string[]) {
  const groups = ['RunAsAny', 'MustRunAs', 'MayRunAs'];
  const options = fc.oneof(
    { weight: 40, arbitrary: seLinuxOptions(texts) },
    { weight: 1, arbitrary: fc.constant(null) },
  );
  return {
    seLinux: fc.oneof(
      fc.constant({ rule: 'RunAsAny' }),
      options.map((found) => ({ rule: 'MustRunAs', seLinuxOptions: found })),
    ),
    runAsUser: idStrategy(['RunAsAny', 'MustRunAs', 'MustRunAsNonRoot'], true),
    runAsGroup: maybe(idStrategy(groups, false)),
    supplementalGroups: idStrategy(groups, true),
    fsGroup: idStrategy(groups, true),
  };
}

function volumeFields(cluster: Cluster, texts: readonly string[]) {
  const types = isSince19(cluster) && cluster.minor >= 21 ? [...VOLUME_TYPES, 'ephemeral'] : VOLUME_TYPES;
  const path = fc.oneof(
    { weight: 6, arbitrary: among(HOST_PATHS) },
    { weight: 1, arbitrary: fc.constantFrom(...texts.flatMap((text) => [text, `/${text}`, `/${text}/`])) },
  );
  return {
    volumes: fc.oneof(
      { weight: 2, arbitrary: fc.constant(['*']) },
      { weight: 5, arbitrary: fc.uniqueArray(fc.constantFrom(...types), { maxLength: 7 }) },
      {
        weight: 1,
        arbitrary: fc.constantFrom<readonly string[] | null>(null, [], ['*', 'secret', 'secret'], ['secret']),
      },
    ),
    allowedHostPaths: maybe(
      some(
        fc.record({
          pathPrefix: path.filter((text) => !text.split('/').includes('..')),
          readOnly: maybe(fc.boolean()),
        }),
      ),
    ),
    allowedFlexVolumes: maybe(some(fc.record({ driver: among(DRIVERS, texts) }))),
    allowedCSIDrivers: maybe(some(fc.record({ name: among(CSI_DRIVERS) }))),
  };
}

function lists(texts: readonly string[]) {
  const capabilities = some(among(CAPABILITIES, texts));
  const sysctls = fc.oneof(
    { weight: 5, arbitrary: some(among(SYSCTL_PATTERNS)) },
    { weight: 1, arbitrary: fc.constant(['*']) },
  );
  const classes = fc.uniqueArray(among(RUNTIME_CLASSES), { maxLength: 3 });
  return {
    hostPorts: maybe(some(portRange)),
    allowedCapabilities: maybe(
      fc.oneof({ weight: 4, arbitrary: capabilities }, { weight: 1, arbitrary: fc.constant(['*']) }),
    ),
    defaultAddCapabilities: maybe(capabilities),
    requiredDropCapabilities: maybe(capabilities),
    allowedUnsafeSysctls: maybe(sysctls),
    forbiddenSysctls: maybe(sysctls, 1),
    allowedProcMountTypes: maybe(fc.subarray(['Default', 'Unmasked'])),
    runtimeClass: maybe(
      fc.record({
        allowedRuntimeClassNames: maybe(
          fc.oneof({ weight: 4, arbitrary: classes }, { weight: 1, arbitrary: fc.constant(['*']) }),
        ),
        defaultRuntimeClassName: maybe(among(RUNTIME_CLASSES)),
      }),
    ),
  };
}

/** Takes out what the API server would refuse beside the rest. */
function withoutConflicts(spec: PolicySpec): PolicySpec {
  const added = [...(spec.allowedCapabilities ?? []), ...(spec.defaultAddCapabilities ?? [])];
  const dropped = (spec.allowedCapabilities ?? []).includes('*') ? [] : spec.requiredDropCapabilities;
  const { runtimeClass, forbiddenSysctls } = spec;
  const classes = runtimeClass?.allowedRuntimeClassNames ?? [];
  const isDefaultAllowed = classes.includes('*') || classes.includes(runtimeClass?.defaultRuntimeClassName ?? '');
  const escalates = spec.allowPrivilegeEscalation === false && spec.defaultAllowPrivilegeEscalation === true;
  return {
    ...spec,
    requiredDropCapabilities: dropped?.filter((name) => !added.includes(name)),
    allowedUnsafeSysctls: spec.allowedUnsafeSysctls?.filter(
      (pattern) => !(forbiddenSysctls ?? []).some((other) => overlap(pattern, other)),
    ),
    ...(runtimeClass && !isDefaultAllowed && { runtimeClass: { ...runtimeClass, defaultRuntimeClassName: undefined } }),
    ...(escalates && { defaultAllowPrivilegeEscalation: undefined }),
  };
}

function overlap(a: string, b: string): boolean {
  const covers = (pattern: string, other: string) => pattern.endsWith('*') && other.startsWith(pattern.slice(0, -1));
  return a === b || covers(a, b) || covers(b, a);
}

function annotations(texts: readonly string[]): fc.Arbitrary<Readonly<Record<string, string>>> {
  const names = profileNames(texts);
  const seccomp = [...names, 'docker/default'];
  const list = (from: readonly string[]) =>
    fc.uniqueArray(fc.constantFrom(...from), { maxLength: 4 }).map((members) => members.join(','));
  return fc
    .record({
      'seccomp.security.alpha.kubernetes.io/allowedProfileNames': maybe(
        fc.oneof(
          { weight: 3, arbitrary: list(seccomp) },
          { weight: 1, arbitrary: list([...seccomp, '*']) },
          { weight: 2, arbitrary: fc.constant('*') },
        ),
      ),
      'seccomp.security.alpha.kubernetes.io/defaultProfileName': maybe(fc.constantFrom('', ...seccomp), 1),
      'apparmor.security.beta.kubernetes.io/allowedProfileNames': maybe(list([...names, ''])),
      'apparmor.security.beta.kubernetes.io/defaultProfileName': maybe(fc.constantFrom('', ...names), 1),
      other: maybe(fc.constantFrom(...texts)),
    })
    .map(stated);
}

/** Annotations are texts; those that are not set are not there. */
function stated(record: Readonly<Record<string, string | null | undefined>>): Readonly<Record<string, string>> {
  const entries = Object.entries(record).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return Object.fromEntries(entries);
}
