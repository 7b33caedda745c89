import test from 'ava';
import { kubernetesTarget } from '#src/psp/kubernetes.js';
import { MAX_PSP_FILE_BYTES } from '#src/psp/read.js';
import { SPEC_FIELDS } from '#src/psp/schema.js';
import { policyOf, readText } from '../_support/psp.js';

const FULL = `
apiVersion: policy/v1beta1
kind: PodSecurityPolicy
metadata:
  name: full
  annotations:
    falco-rules-psp-images: "[nginx, 'a/b:1']"
    falco-rules-psp-namespaces: default, web
    seccomp.security.alpha.kubernetes.io/allowedProfileNames: runtime/default
spec:
  privileged: yes
  defaultAddCapabilities: [CHOWN]
  requiredDropCapabilities:
    - NET_RAW
  allowedCapabilities: [KILL]
  volumes: [cephFS, "*"]
  hostNetwork: false
  hostPorts:
    - min: 0
      max: 80
    - {min: -1, max: 5}
  hostPID: true
  hostIPC: off
  seLinux:
    rule: MustRunAs
    seLinuxOptions: {user: u, role: r, type: t, level: "s0:c1,c2"}
  runAsUser: {rule: MustRunAsNonRoot}
  runAsGroup: {rule: MayRunAs, ranges: [{min: 1, max: 9223372036854775807}]}
  supplementalGroups: {rule: MustRunAs, ranges: [{min: 1, max: 2}]}
  fsGroup: {rule: RunAsAny}
  readOnlyRootFilesystem: true
  defaultAllowPrivilegeEscalation: false
  allowPrivilegeEscalation: false
  allowedHostPaths: [{pathPrefix: /var, readOnly: true}]
  allowedFlexVolumes: [{driver: example/lvm}]
  allowedCSIDrivers: [{name: a.example}]
  allowedUnsafeSysctls: [kernel.msg*]
  forbiddenSysctls: [net.*]
  allowedProcMountTypes: [Default, Unmasked]
  runtimeClass: {allowedRuntimeClassNames: [gvisor], defaultRuntimeClassName: gvisor}
`;

test('read: every field and annotation of the API', (t) => {
  const { policies, reports } = readText(FULL, { target: kubernetesTarget(24, new Map([['ProcMountType', true]])) });
  t.deepEqual(reports, []);
  const policy = policies[0]!;
  t.is(policy.name, 'full');
  t.is(policy.apiVersion, 'policy/v1beta1');
  t.deepEqual(policy.scope, { images: ['nginx', 'a/b:1'], namespaces: ['default', 'web'] });
  t.is(policy.annotations.get('seccomp.security.alpha.kubernetes.io/allowedProfileNames'), 'runtime/default');
  t.deepEqual(policy.spec, {
    privileged: true,
    defaultAddCapabilities: ['CHOWN'],
    requiredDropCapabilities: ['NET_RAW'],
    allowedCapabilities: ['KILL'],
    volumes: ['cephFS', '*'],
    hostNetwork: false,
    hostPorts: [
      { min: 0n, max: 80n },
      { min: -1n, max: 5n },
    ],
    hostPID: true,
    hostIPC: false,
    seLinux: { rule: 'MustRunAs', seLinuxOptions: { user: 'u', role: 'r', type: 't', level: 's0:c1,c2' } },
    runAsUser: { rule: 'MustRunAsNonRoot' },
    runAsGroup: { rule: 'MayRunAs', ranges: [{ min: 1n, max: 9223372036854775807n }] },
    supplementalGroups: { rule: 'MustRunAs', ranges: [{ min: 1n, max: 2n }] },
    fsGroup: { rule: 'RunAsAny' },
    readOnlyRootFilesystem: true,
    defaultAllowPrivilegeEscalation: false,
    allowPrivilegeEscalation: false,
    allowedHostPaths: [{ pathPrefix: '/var', readOnly: true }],
    allowedFlexVolumes: [{ driver: 'example/lvm' }],
    allowedCSIDrivers: [{ name: 'a.example' }],
    allowedUnsafeSysctls: ['kernel.msg*'],
    forbiddenSysctls: ['net.*'],
    allowedProcMountTypes: ['Default', 'Unmasked'],
    runtimeClass: { allowedRuntimeClassNames: ['gvisor'], defaultRuntimeClassName: 'gvisor' },
  });
  t.deepEqual(Object.keys(policy.spec), Object.keys(SPEC_FIELDS), 'the sample has every field of the schema');
});

test('read: spans point at values', (t) => {
  const { policies } = readText(FULL);
  const span = policies[0]?.spans.get('spec.hostPorts[1].min');
  t.is(span?.source.text.slice(span.start, span.end), '-1');
});

test('read: several documents, lists and other kinds', (t) => {
  const psp = (name: string) =>
    `{apiVersion: extensions/v1beta1, kind: PodSecurityPolicy, metadata: {name: ${name}}, spec: {}}`;
  const { policies, sink } = readText(
    [
      psp('a'),
      '---',
      '# nothing',
      '---',
      'apiVersion: rbac.authorization.k8s.io/v1',
      'kind: ClusterRole',
      '---',
      'apiVersion: v1',
      'kind: List',
      'items:',
      `- ${psp('b')}`,
      `- ${psp('c')}`,
      '...',
      '---',
      `{kind: PodSecurityPolicyList, apiVersion: policy/v1beta1, items: [${psp('d')}]}`,
    ].join('\n'),
    { isLenient: true },
  );
  t.deepEqual(
    policies.map(({ name }) => name),
    ['a', 'b', 'c', 'd'],
  );
  t.false(sink.hasErrors);
  t.is(sink.items.filter(({ code }) => code === 'PSP_OTHER_KIND').length, 1);
});

test('read: JSON, CRLF, a byte order mark, anchors and merge keys', (t) => {
  const json =
    '{"apiVersion":"policy/v1beta1","kind":"PodSecurityPolicy","metadata":{"name":"j"},"spec":{"hostPID":true}}';
  t.true(readText(json).policies[0]?.spec.hostPID);
  t.true(readText(`\ufeff${json}\r\n`).policies[0]?.spec.hostPID);
  t.false(readText(FULL.replaceAll('\n', '\r\n')).policies[0]?.spec.hostIPC);
  const { spec } = policyOf(
    'runAsUser: &any\n  rule: RunAsAny\nfsGroup: *any\nseLinux: {<<: *any}\nsupplementalGroups: {<<: [*any, {rule: MustRunAs}]}',
  );
  t.deepEqual([spec.fsGroup, spec.seLinux, spec.supplementalGroups], Array(3).fill({ rule: 'RunAsAny' }));
});

test('read: null stands for an absent value', (t) => {
  t.deepEqual(policyOf('volumes:\nhostPorts: ~\nprivileged: null\nhostPID: false').spec, { hostPID: false });
});

const OLD = `apiVersion: extensions/v1beta1
kind: PodSecurityPolicy
metadata: {name: no privileged, annotations: {falco-rules-psp-images: [nginx]}}
spec: {allowedCapabilities: [A], requiredDropCapabilities: [A], allowedProcMountTypes: [Default]}
`;
const OLD_CODES = [
  'PSP_BAD_VALUE',
  'PSP_BAD_NAME',
  'PSP_BAD_ANNOTATION',
  ...Array<string>(4).fill('PSP_MISSING_STRATEGY'),
  'PSP_CONFLICT',
];

test('read: what older converters took is an error, and no more than a warning when reading is lenient', (t) => {
  const strict = readText(OLD);
  const lenient = readText(OLD, { isLenient: true });
  for (const [{ sink }, severity] of [
    [strict, 'error'],
    [lenient, 'warning'],
  ] as const) {
    t.deepEqual(
      sink.items.map((item) => [item.code, item.severity]),
      OLD_CODES.map((code) => [code, severity]),
    );
    t.is(sink.hasErrors, severity === 'error');
  }
});

const SCOPES: readonly (readonly [string, readonly string[] | undefined])[] = [
  ['"[nginx]"', ['nginx']],
  ['"[ nginx , \'redis:6\', \\"a b\\" ]"', ['nginx', 'redis:6', 'a b']],
  ['nginx', ['nginx']],
  ['nginx, redis', ['nginx', 'redis']],
  ['"nginx,redis,"', ['nginx', 'redis']],
  ['[nginx, redis]', ['nginx', 'redis']],
  ['"- nginx\\n- redis"', ['nginx', 'redis']],
  ['"[]"', []],
  ['""', []],
  ['reg.example:5000/a/b@sha256:0f', ['reg.example:5000/a/b@sha256:0f']],
  ['', undefined],
];

test('read: scope annotations in every accepted form', (t) => {
  for (const [value, images] of SCOPES) {
    const { scope } = policyOf('hostPID: true', `  annotations:\n    falco-rules-psp-images: ${value}\n`);
    t.deepEqual(scope.images, images, value);
  }
});

test('read: hostile input is refused quickly and never throws', (t) => {
  const bombs = [
    '['.repeat(1_000_000),
    '{a: '.repeat(300_000),
    '- '.repeat(500_000),
    `a: &a [x, x, x, x, x, x, x, x, x]\n${'bcdefghij'.replace(/./g, (c) => `${c}: &${c} [${`*${String.fromCharCode(c.charCodeAt(0) - 1)}, `.repeat(9)}]\n`)}`,
    'a: &a [*a]',
    '<<: &m {<<: *m}',
    '? [a]\n: b',
    '? {a: b}\n',
    '*x',
    '!!binary x',
    '%YAML 1.1\n---\nkind: PodSecurityPolicy',
    '%TAG ! tag:x,2000:\n--- !y\nkind: List',
    '---\n'.repeat(20_000),
    `${'k: 1\n'.repeat(20_000)}`,
    '{kind: List, items: {a: 1}}',
    '{kind: [List]}',
    'kind: PodSecurityPolicy\nspec: {__proto__: {privileged: true}, constructor: 1, toString: 2}\nmetadata: {name: x}\napiVersion: policy/v1beta1',
    '\u0000',
    '"\\ud800"',
    '@',
    '\t- x',
    'x'.repeat(MAX_PSP_FILE_BYTES + 1),
  ];
  for (const text of bombs) {
    const { sink, policies } = readText(text);
    t.true(sink.items.length > 0, text.slice(0, 40));
    t.is(policies[0]?.spec.privileged, undefined);
  }
});
