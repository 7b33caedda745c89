/** Why the API server refuses a policy: the field and one word for each mistake, all of them, in the order of the text. */
import test from 'ava';
import { PSP_DIAGNOSTICS } from '#src/psp/diagnostic-codes.js';
import { kubernetesTarget } from '#src/psp/kubernetes.js';
import { readText } from '../_support/psp.js';

interface Policy {
  readonly spec?: Readonly<Record<string, unknown>>;
  readonly metadata?: object;
  readonly document?: object;
  readonly minor?: number;
  readonly gates?: readonly (readonly [string, boolean])[];
}

const ANY = { rule: 'RunAsAny' };

/** Reads a policy that is valid but for what is given. */
function refusalsOf({ spec, metadata, document, minor = 24, gates = [['ProcMountType', true]] }: Policy) {
  const text = JSON.stringify({
    apiVersion: 'policy/v1beta1',
    kind: 'PodSecurityPolicy',
    metadata: { name: 'p', ...metadata },
    spec: { seLinux: ANY, runAsUser: ANY, supplementalGroups: ANY, fsGroup: ANY, ...spec },
    ...document,
  });
  const { sink, policies } = readText(text, { target: kubernetesTarget(minor, new Map(gates)) });
  const refusals = sink.items.filter(({ reason }) => reason !== undefined);
  if (refusals.some(({ code, span }) => span === undefined || !Object.hasOwn(PSP_DIAGNOSTICS, code))) {
    throw new Error('a diagnostic without place, or with a code that is not described');
  }
  return { policies, sink, found: refusals.map(({ field, reason }) => `${field} ${reason}`) };
}

const ids = (...ranges: readonly object[]) => ({ rule: 'MustRunAs', ranges });
const names = (...values: readonly string[]) => values.map((name) => ({ name }));
const seccomp = (value: string) => ({
  annotations: { 'seccomp.security.alpha.kubernetes.io/allowedProfileNames': value },
});
const SECCOMP_FIELD = 'metadata.annotations[seccomp.security.alpha.kubernetes.io/allowedProfileNames]';
const appArmor = (value: string) => ({
  annotations: { 'apparmor.security.beta.kubernetes.io/defaultProfileName': value },
});
const APP_ARMOR_FIELD = 'metadata.annotations[apparmor.security.beta.kubernetes.io/defaultProfileName]';
const CLASSES = 'spec.runtimeClass.allowedRuntimeClassNames';
const classes = (allowed: readonly string[], byDefault?: string) => ({
  runtimeClass: { allowedRuntimeClassNames: allowed, defaultRuntimeClassName: byDefault },
});

const CASES: readonly (readonly [name: string, policy: Policy, found: readonly string[]])[] = [
  ['nothing wrong', {}, []],
  ['a strategy that is null', { spec: { fsGroup: null } }, ['spec.fsGroup.rule unsupported']],
  [
    'no spec',
    { document: { spec: null } },
    ['seLinux', 'runAsUser', 'supplementalGroups', 'fsGroup'].map((key) => `spec.${key}.rule unsupported`),
  ],
  ['an empty rule', { spec: { seLinux: { rule: '' } } }, ['spec.seLinux.rule unsupported']],
  ['a rule in small letters', { spec: { runAsUser: { rule: 'mustRunAs' } } }, ['spec.runAsUser.rule unsupported']],
  ['MayRunAs for users', { spec: { runAsUser: { rule: 'MayRunAs' } } }, ['spec.runAsUser.rule unsupported']],
  ['MayRunAs before 1.13', { spec: { fsGroup: { rule: 'MayRunAs' } }, minor: 12 }, ['spec.fsGroup.rule unsupported']],
  ['MayRunAs from 1.13', { spec: { fsGroup: { rule: 'MayRunAs' } }, minor: 13 }, []],
  ['a range below 0', { spec: { runAsUser: ids({ min: -1, max: 5 }) } }, ['spec.runAsUser.ranges[0].min range']],
  [
    'both ends below 0, in the wrong order',
    { spec: { fsGroup: ids({ min: 1, max: 2 }, { min: -1, max: -2 }) } },
    ['spec.fsGroup.ranges[1].min range', 'spec.fsGroup.ranges[1].min range', 'spec.fsGroup.ranges[1].max range'],
  ],
  ['half a range', { spec: { supplementalGroups: ids({ min: 5 }) } }, ['spec.supplementalGroups.ranges[0].min range']],
  [
    'a bad range under a rule that has none',
    { spec: { fsGroup: { rule: 'RunAsAny', ranges: [{ min: 2, max: 1 }] } } },
    ['spec.fsGroup.ranges[0].min range'],
  ],
  ['groups without ranges', { spec: { runAsGroup: { rule: 'MayRunAs' } } }, ['spec.runAsGroup.ranges invalid']],
  [
    'any group, and ranges',
    { spec: { runAsGroup: { rule: 'RunAsAny', ranges: [{ min: 2, max: 1 }] } } },
    ['spec.runAsGroup.ranges invalid'],
  ],
  ['groups without rule', { spec: { runAsGroup: {} } }, ['spec.runAsGroup.rule unsupported']],
  ['runAsGroup while its gate is off', { spec: { runAsGroup: {} }, minor: 13 }, []],
  [
    'volume types',
    { spec: { volumes: ['secret', 'cephfs', '', 'image', '*'] } },
    [1, 2, 3].map((index) => `spec.volumes[${index}] unsupported`),
  ],
  ['ephemeral volumes before 1.19', { spec: { volumes: ['ephemeral'] }, minor: 18 }, ['spec.volumes[0] unsupported']],
  ['ephemeral volumes without gate', { spec: { volumes: ['ephemeral'] }, minor: 20 }, ['spec.volumes[0] unsupported']],
  ['ephemeral volumes', { spec: { volumes: ['ephemeral'] } }, []],
  [
    'capabilities allowed, added and dropped',
    { spec: { allowedCapabilities: ['A', 'B'], defaultAddCapabilities: ['B'], requiredDropCapabilities: ['B', 'a'] } },
    ['spec.allowedCapabilities conflict', 'spec.defaultAddCapabilities conflict'],
  ],
  [
    'drops beside *',
    { spec: { allowedCapabilities: ['*'], requiredDropCapabilities: ['A'] } },
    ['spec.requiredDropCapabilities conflict'],
  ],
  [
    'escalation by default',
    { spec: { defaultAllowPrivilegeEscalation: true, allowPrivilegeEscalation: false } },
    ['spec.defaultAllowPrivilegeEscalation conflict'],
  ],
  ['escalation by default, allowed by saying nothing', { spec: { defaultAllowPrivilegeEscalation: true } }, []],
  [
    'proc mount types',
    { spec: { allowedProcMountTypes: ['*', 'Default'] } },
    ['spec.allowedProcMountTypes[0] unsupported'],
  ],
  ['proc mount types that are dropped', { spec: { allowedProcMountTypes: ['*'] }, gates: [] }, []],
  [
    'host paths',
    { spec: { allowedHostPaths: [{ pathPrefix: '/..a' }, { pathPrefix: 'a/..' }, {}, { pathPrefix: '' }] } },
    ['spec.allowedHostPaths[1] invalid', 'spec.allowedHostPaths[2] required', 'spec.allowedHostPaths[3] required'],
  ],
  [
    'FlexVolume drivers',
    { spec: { allowedFlexVolumes: [{ driver: '*' }, {}] } },
    ['spec.allowedFlexVolumes[1].driver required'],
  ],
  [
    'CSI drivers',
    { spec: { allowedCSIDrivers: names('A.example', '', 'a_b', 'a'.repeat(64)) } },
    [
      'spec.allowedCSIDrivers[1].name required',
      'spec.allowedCSIDrivers[2].name invalid',
      'spec.allowedCSIDrivers[3].name invalid',
    ],
  ],
  [
    'sysctls',
    { spec: { forbiddenSysctls: ['kernel.*', '', 'A', 'a..b', 'a.', 'a*b', 'a'.repeat(254), 'ä'] } },
    [1, 2, 3, 4, 5, 6, 7].map((index) => `spec.forbiddenSysctls[${index}] invalid`),
  ],
  ['sysctls with slashes', { spec: { forbiddenSysctls: ['kernel/sem', 'net.ipv4/*'] } }, []],
  [
    'sysctls with slashes before 1.23',
    { spec: { forbiddenSysctls: ['a/b'] }, minor: 22 },
    ['spec.forbiddenSysctls[0] invalid'],
  ],
  ['* beside a sysctl', { spec: { allowedUnsafeSysctls: ['a', '*'] } }, ['spec.allowedUnsafeSysctls conflict']],
  [
    'sysctls that overlap',
    { spec: { allowedUnsafeSysctls: ['a', 'b.*', 'c.d.*', 'e'], forbiddenSysctls: ['a', 'b.x', 'c.*', 'f'] } },
    [
      'spec.allowedUnsafeSysctls[0] overlap',
      'spec.allowedUnsafeSysctls[2] overlap',
      'spec.forbiddenSysctls[1] overlap',
    ],
  ],
  ['runtime classes', { spec: classes(['a', 'B', 'a']) }, [`${CLASSES}[1] invalid`, `${CLASSES}[2] duplicate`]],
  ['* twice', { spec: classes(['*', '*']) }, [`${CLASSES} conflict`, `${CLASSES}[1] duplicate`]],
  ['a default that is not allowed', { spec: classes(['a'], 'b') }, [`${CLASSES} required`]],
  ['a default that is empty', { spec: classes(['*'], '') }, ['spec.runtimeClass.defaultRuntimeClassName invalid']],
  ['seccomp profiles', { metadata: seccomp('runtime/default,*,localhost/a/b') }, []],
  ['no seccomp profiles', { metadata: seccomp('') }, []],
  [
    'seccomp profiles that are none',
    { metadata: seccomp('a, unconfined,,localhost//../x') },
    Array<string>(5).fill(`${SECCOMP_FIELD} invalid`),
  ],
  ['an AppArmor profile', { metadata: appArmor('localhost/') }, []],
  ['an AppArmor profile that is none', { metadata: appArmor('docker/default') }, [`${APP_ARMOR_FIELD} invalid`]],
  ['no name', { metadata: { name: undefined } }, ['metadata.name required']],
  ['an empty name', { metadata: { name: '' } }, ['metadata.name required']],
  ['a name to be made', { metadata: { name: undefined, generateName: 'web-' } }, []],
  ['a bad name to be made', { metadata: { generateName: '-web' } }, ['metadata.generateName invalid']],
  [
    'a name that is too long, and no name',
    { metadata: { name: 'A'.repeat(254) } },
    Array<string>(2).fill('metadata.name invalid'),
  ],
  ['a namespace', { metadata: { namespace: 'n' } }, []],
  [
    'labels',
    { metadata: { labels: { 'a/b': '', 'A.b/c': 'x', '/a': '', 'a/b/c': '', d: 'x y', e: 'x'.repeat(64) } } },
    Array<string>(5).fill('metadata.labels invalid'),
  ],
  ['keys of annotations', { metadata: { annotations: { 'A/B': '', 'a b': '' } } }, ['metadata.annotations invalid']],
  [
    'annotations that hold much',
    { metadata: { annotations: { a: 'ä'.repeat(131_072) } } },
    ['metadata.annotations invalid'],
  ],
  ['another API version', { document: { apiVersion: 'policy/v1' } }, ['apiVersion unsupported']],
  ['an old API version', { document: { apiVersion: 'extensions/v1beta1' } }, ['apiVersion unsupported']],
  ['an old API version in its time', { document: { apiVersion: 'extensions/v1beta1' }, minor: 15 }, []],
  ['no API version', { document: { apiVersion: undefined } }, ['apiVersion unsupported']],
  ['another kind', { document: { kind: 'Pod' } }, ['kind unsupported']],
  ['no kind', { document: { kind: undefined } }, ['kind unsupported']],
  ['a list for a spec', { document: { spec: [] } }, ['spec decode']],
  ['a text for a strategy', { spec: { runAsUser: 'RunAsAny' } }, ['spec.runAsUser decode']],
  ['a number for a rule', { spec: { runAsUser: { rule: 1 } } }, ['spec.runAsUser.rule decode']],
  ['a text for a flag', { spec: { hostPID: 'true' } }, ['spec.hostPID decode']],
  [
    'a number among texts, and what is wrong beside it',
    { spec: { volumes: ['secret', 1, 'x'] } },
    ['spec.volumes[1] decode', 'spec.volumes[2] unsupported'],
  ],
  [
    'an id that does not decode, in the only range',
    { spec: { runAsGroup: { rule: 'MustRunAs', ranges: [{ min: '1', max: 2 }] } } },
    ['spec.runAsGroup.ranges[0].min decode'],
  ],
  ['a port beyond 32 bits', { spec: { hostPorts: [{ min: 1, max: 2 ** 31 }] } }, ['spec.hostPorts[0].max decode']],
  [
    'null in a list counts as empty',
    { spec: { volumes: [null], allowedHostPaths: [null] } },
    ['spec.volumes[0] unsupported', 'spec.allowedHostPaths[0] required'],
  ],
  ['ports are not checked', { spec: { hostPorts: [{ min: 9, max: -8 }, {}] } }, []],
  ['unknown keys are dropped', { spec: { Privileged: 1, foo: {} } }, []],
];

for (const [name, policy, found] of CASES) {
  test(`validity: ${name}`, (t) => {
    const result = refusalsOf(policy);
    t.deepEqual(result.found, found);
    t.is(result.sink.hasErrors, found.length > 0);
    t.true(result.policies.length === 1 || found.length > 0);
  });
}

test('validity: of lists without end only so much is compared', (t) => {
  const many = Array.from({ length: 60_000 }, (_, index) => `a${index}`);
  const { found, sink } = refusalsOf({ spec: { allowedUnsafeSysctls: many, forbiddenSysctls: many } });
  t.is(found.length, 1000);
  t.true(sink.hasErrors);
});
