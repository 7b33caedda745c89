/** What constraints do to pods, field by field: refused, changed, left alone. */
import test from 'ava';
import { podEvent } from '../_support/pss.ts';
import { sccRules } from '../_support/scc.ts';

const pod = (spec: object, context: object = {}, annotations: object = {}) => ({
  metadata: { name: 'p', annotations },
  spec: {
    automountServiceAccountToken: false,
    containers: [{ name: 'c', image: 'nginx', securityContext: context }],
    ...spec,
  },
});
const violation = (control: string) => [`Violation (${control})`];
const mutation = (control: string) => [`Mutation (${control})`];

const CASES: readonly (readonly [fields: string, what: string, pod: object, rules: readonly string[]])[] = [
  ['allowPrivilegedContainer: false', 'privileged', pod({}, { privileged: true }), violation('privileged')],
  ['allowPrivilegedContainer: true', 'privileged', pod({}, { privileged: true }), []],
  ['allowHostNetwork: false', 'host network', pod({ hostNetwork: true }), violation('hostNetwork')],
  ['allowHostPID: false', 'host PID', pod({ hostPID: true }), violation('hostPID')],
  ['allowHostIPC: false', 'host IPC', pod({ hostIPC: true }), violation('hostIPC')],
  ...['containers', 'initContainers'].map(
    (list) =>
      [
        'allowHostPorts: false',
        `a host port among ${list}`,
        pod({ [list]: [{ name: 'x', image: 'nginx', ports: [{ containerPort: 80, hostPort: 80 }] }] }),
        violation('hostPorts'),
      ] as const,
  ),
  ['allowHostPorts: true', 'a host port', pod({ containers: [{ name: 'c', ports: [{ hostPort: 65535 }] }] }), []],
  ['volumes: [secret]', 'a secret', pod({ volumes: [{ name: 'v', secret: {} }] }), []],
  ['volumes: [secret]', 'another volume', pod({ volumes: [{ name: 'v', nfs: {} }] }), violation('volumes')],
  ['volumes: [secret]', 'a host path, by the boolean', pod({ volumes: [{ name: 'v', hostPath: { path: '/' } }] }), []],
  [
    "allowHostDirVolumePlugin: false\nvolumes: ['*']",
    'a host path although all types are listed',
    pod({ volumes: [{ name: 'v', hostPath: { path: '/' } }] }),
    violation('volumes'),
  ],
  ["allowHostDirVolumePlugin: false\nvolumes: ['*']", 'an image', pod({ volumes: [{ name: 'v', image: {} }] }), []],
  ['volumes: null', 'a volume without a list of types', pod({ volumes: [{ name: 'v', hostPath: { path: '/' } }] }), []],
  ["volumes: ['*']", 'a volume of a type that nobody knows', pod({ volumes: [{ name: 'v', future: {} }] }), []],
  [
    'allowHostDirVolumePlugin: false\nvolumes: []',
    'a volume with an empty list of types',
    pod({ volumes: [{ name: 'v', emptyDir: {} }] }),
    violation('volumes'),
  ],
  ['volumes: [none]', 'no volume', pod({}), []],
  [
    'volumes: [vsphere, storageOS]',
    'its own names of types',
    pod({
      volumes: [
        { name: 'v', vsphereVolume: {} },
        { name: 'w', storageos: {} },
      ],
    }),
    [],
  ],
  [
    'volumes: [flexVolume]\nallowedFlexVolumes: [{driver: a/b}]',
    'another driver',
    pod({ volumes: [{ name: 'v', flexVolume: { driver: 'a/c' } }] }),
    violation('allowedFlexVolumes'),
  ],
  [
    'allowedCapabilities: [CHOWN]',
    'a capability too many',
    pod({}, { capabilities: { add: ['CHOWN', 'KILL'] } }),
    violation('allowedCapabilities'),
  ],
  [
    'allowedCapabilities: []\nrequiredDropCapabilities: [ALL]',
    'nothing dropped',
    pod({}),
    mutation('requiredDropCapabilities'),
  ],
  [
    'allowedCapabilities: []\nrequiredDropCapabilities: [ALL]',
    'everything dropped',
    pod({}, { capabilities: { drop: ['ALL'] } }),
    [],
  ],
  ['defaultAddCapabilities: [KILL]', 'nothing added', pod({}), mutation('defaultAddCapabilities')],
  ['runAsUser: {type: MustRunAs, uid: 1000}', 'no user', pod({}), mutation('runAsUser')],
  ['runAsUser: {type: MustRunAs, uid: 1000}', 'that user', pod({ securityContext: { runAsUser: 1000 } }), []],
  ['runAsUser: {type: MustRunAs, uid: 1000}', 'another user', pod({}, { runAsUser: 1001 }), violation('runAsUser')],
  [
    'runAsUser: {type: MustRunAsRange, uidRangeMin: 1, uidRangeMax: 9}',
    'a user of the range',
    pod({}, { runAsUser: 9 }),
    [],
  ],
  [
    'runAsUser: {type: MustRunAsRange, uidRangeMin: 1, uidRangeMax: 9}',
    'another user',
    pod({}, { runAsUser: 10 }),
    violation('runAsUser'),
  ],
  ['runAsUser: {type: MustRunAsNonRoot}', 'root', pod({}, { runAsUser: 0 }), violation('runAsUser')],
  ['runAsUser: {type: MustRunAsNonRoot}', 'no user', pod({}), mutation('runAsUser')],
  ['fsGroup: {type: MustRunAs, ranges: [{min: 5, max: 6}]}', 'no group', pod({}), mutation('fsGroup')],
  [
    'fsGroup: {type: MustRunAs, ranges: [{min: 5, max: 6}]}',
    'another group',
    pod({ securityContext: { fsGroup: 0 } }),
    violation('fsGroup'),
  ],
  [
    'supplementalGroups: {type: MustRunAs, ranges: [{min: 5, max: 6}]}',
    'an empty list',
    pod({ securityContext: { supplementalGroups: [] } }),
    violation('supplementalGroups'),
  ],
  [
    'supplementalGroups: {type: MustRunAs, ranges: [{min: 5, max: 6}]}',
    'groups of the range',
    pod({ securityContext: { supplementalGroups: [5, 6] } }),
    [],
  ],
  [
    "seLinuxContext: {type: MustRunAs, seLinuxOptions: {level: 's0:c1,c2'}}",
    'no context',
    pod({}),
    mutation('seLinux'),
  ],
  [
    "seLinuxContext: {type: MustRunAs, seLinuxOptions: {level: 's0:c1,c2'}}",
    'the level, categories the other way round',
    pod({ securityContext: { seLinuxOptions: { level: 's0:c2,c1' } } }),
    [],
  ],
  [
    "seLinuxContext: {type: MustRunAs, seLinuxOptions: {level: 's0:c1,c2'}}",
    'a type as well',
    pod({ securityContext: { seLinuxOptions: { level: 's0:c1,c2', type: 't' } } }),
    violation('seLinux'),
  ],
  ['readOnlyRootFilesystem: true', 'nothing said of the root file system', pod({}), mutation('readOnlyRootFilesystem')],
  [
    'readOnlyRootFilesystem: true',
    'a writable one',
    pod({}, { readOnlyRootFilesystem: false }),
    violation('readOnlyRootFilesystem'),
  ],
  ['allowPrivilegeEscalation: false', 'nothing said of privileges', pod({}), mutation('allowPrivilegeEscalation')],
  [
    'allowPrivilegeEscalation: false',
    'more privileges',
    pod({}, { allowPrivilegeEscalation: true }),
    violation('allowPrivilegeEscalation'),
  ],
  [
    'defaultAllowPrivilegeEscalation: false',
    'nothing said of privileges',
    pod({}),
    mutation('defaultAllowPrivilegeEscalation'),
  ],
  [
    'allowedUnsafeSysctls: [kernel.msg*]',
    'another sysctl',
    pod({ securityContext: { sysctls: [{ name: 'kernel.sem' }] } }),
    violation('allowedUnsafeSysctls'),
  ],
  [
    'forbiddenSysctls: [kernel.sem]\nallowedUnsafeSysctls: []',
    'a forbidden sysctl',
    pod({ securityContext: { sysctls: [{ name: 'kernel.sem' }] } }),
    violation('forbiddenSysctls'),
  ],
  [
    'seccompProfiles: null',
    'a profile without a list',
    pod({ securityContext: { seccompProfile: { type: 'RuntimeDefault' } } }),
    violation('seccomp'),
  ],
  ['seccompProfiles: []', 'no profile without a list', pod({}), []],
  ['seccompProfiles: [runtime/default]', 'no profile', pod({}), mutation('seccomp')],
  [
    'seccompProfiles: [docker/default]',
    'the default of the runtime',
    pod({ securityContext: { seccompProfile: { type: 'RuntimeDefault' } } }),
    [],
  ],
  [
    'seccompProfiles: [runtime/default]',
    'no confinement',
    pod({}, { seccompProfile: { type: 'Unconfined' } }, {}),
    ['Violation (seccomp)'],
  ],
  [
    "seccompProfiles: ['*', localhost/a]",
    'no profile, the first one that is named is given',
    pod({}),
    mutation('seccomp'),
  ],
  [
    "seccompProfiles: ['*', localhost/a]",
    'any profile',
    pod({ securityContext: { seccompProfile: { type: 'Unconfined' } } }),
    [],
  ],
  ['userNamespaceLevel: RequirePodLevel', 'no user namespace', pod({}), violation('userNamespaceLevel')],
  ['userNamespaceLevel: RequirePodLevel', 'a user namespace', pod({ hostUsers: false }), []],
  ['userNamespaceLevel: AllowHostLevel', 'no user namespace', pod({ hostUsers: true }), []],
  [
    'allowPrivilegedContainer: false',
    'privileged on Windows, which nobody looks at',
    pod({ os: { name: 'windows' } }, { privileged: true }),
    [],
  ],
  [
    'allowPrivilegedContainer: true',
    'runAsGroup, AppArmor, procMount, runtime class, which have no control',
    pod(
      { runtimeClassName: 'x', securityContext: { runAsGroup: 0 } },
      { procMount: 'Unmasked', appArmorProfile: { type: 'Unconfined' } },
    ),
    [],
  ],
];

for (const [fields, what, judged, rules] of CASES) {
  test(`scc: ${fields.replaceAll('\n', ', ')}: ${what}`, (t) => {
    t.deepEqual(sccRules(fields).judge(podEvent(judged)), [...rules]);
  });
}

test('scc: an update may fill in nothing, and garbage collection is not looked at', (t) => {
  const { judge } = sccRules('runAsUser: {type: MustRunAs, uid: 1000}');
  const update = { verb: 'update', code: 200, responseObject: { kind: 'Pod', ...pod({}) } };
  t.deepEqual(judge(podEvent(pod({}), update)), ['Violation (runAsUser) Update']);
  t.deepEqual(judge(podEvent({ metadata: { finalizers: [] } }, { ...update, verb: 'patch' })), []);
});

test('scc: debug containers are judged', (t) => {
  const { judge } = sccRules('allowPrivilegedContainer: false');
  const spec = { ephemeralContainers: [{ name: 'd', image: 'x', securityContext: { privileged: true } }] };
  const event = podEvent(
    {},
    {
      verb: 'patch',
      code: 200,
      objectRef: {
        resource: 'pods',
        subresource: 'ephemeralcontainers',
        namespace: 'default',
        name: 'p',
        apiVersion: 'v1',
      },
      responseObject: { kind: 'Pod', ...pod(spec) },
    },
  );
  t.deepEqual(judge(event), ['Violation (privileged)']);
});

test('scc: what was refused is an attempt, a template a forecast', (t) => {
  const { judge } = sccRules('allowHostPID: false');
  t.deepEqual(judge(podEvent(pod({ hostPID: true }), { code: 403 })), ['Attempt']);
  const workload = { metadata: { name: 'd' }, spec: { template: pod({ hostPID: true }) } };
  const objectRef = { resource: 'deployments', apiGroup: 'apps', namespace: 'default', name: 'd', apiVersion: 'v1' };
  t.deepEqual(judge(podEvent(workload, { objectRef })), ['Forecast']);
});

for (const fields of [
  'runAsUser: {type: MustRunAs}',
  'runAsUser: {type: MustRunAsRange, uidRangeMin: 5}',
  'runAsUser: {type: MustRunAsRange, uidRangeMin: 5, uidRangeMax: 4}',
]) {
  test(`scc: ${fields} refuses every pod`, (t) => {
    const { judge, codes } = sccRules(fields);
    t.deepEqual(codes, ['SCC_UNUSABLE']);
    t.deepEqual(judge(podEvent(pod({ securityContext: { runAsUser: 5 } }))), ['Violation (runAsUser)']);
  });
}
