/** The slow reference for admission says what Kubernetes documents and servers did, on cases small enough to read. */
import test from 'ava';
import { admit, type Operation } from '../_support/admission/admit.js';
import type { Container, ContainerSecurityContext, Pod, PolicySpec } from '../_support/admission/objects.js';

/** What is not said is permissive. */
interface Case {
  readonly title: string;
  readonly policy?: Partial<PolicySpec>;
  readonly annotations?: Readonly<Record<string, string>>;
  /** Security context of the only container. */
  readonly context?: ContainerSecurityContext;
  readonly container?: Partial<Container>;
  readonly spec?: Pod['spec'];
  readonly podAnnotations?: Readonly<Record<string, string>>;
  readonly minor?: number;
  readonly operation?: Operation;
  /** Outcome, and outcomes of controls. */
  readonly expected: readonly [outcome: string, controls?: Readonly<Record<string, string>>];
}

const ANY = { rule: 'RunAsAny' };
const SECCOMP_LIST = 'seccomp.security.alpha.kubernetes.io/allowedProfileNames';
const SECCOMP_DEFAULT = 'seccomp.security.alpha.kubernetes.io/defaultProfileName';
const APP_ARMOR_LIST = 'apparmor.security.beta.kubernetes.io/allowedProfileNames';
const LOGS = { volumes: [{ name: 'v', hostPath: { path: '/srv/logs/web' } }] };
const THOUSANDS = [{ min: 3000, max: 3999 }];

const CASES: readonly Case[] = [
  { title: 'nothing asked for', expected: ['ADMITTED'] },
  { title: 'a flag that is not granted', spec: { hostIPC: true }, expected: ['REJECTED', { hostIPC: 'REJECTED' }] },
  {
    title: 'ports of a pod on the network of the host are ports of the host',
    policy: { hostNetwork: true, hostPorts: [{ min: 9000, max: 9001 }] },
    spec: { hostNetwork: true },
    container: { ports: [{ containerPort: 9002 }] },
    expected: ['REJECTED', { hostPorts: 'REJECTED' }],
  },
  {
    title: 'a volume without a source is an emptyDir',
    policy: { volumes: ['emptyDir'] },
    spec: { volumes: [{ name: 'v' }] },
    expected: ['ADMITTED'],
  },
  {
    title: 'a volume of a type that nobody knows, though all are allowed',
    spec: { volumes: [{ name: 'v', hologram: {} }] },
    expected: ['REJECTED', { volumes: 'REJECTED' }],
  },
  {
    title: 'a read-only host path that is mounted writable',
    policy: { allowedHostPaths: [{ pathPrefix: '/srv/logs', readOnly: true }] },
    spec: LOGS,
    container: { volumeMounts: [{ name: 'v' }] },
    expected: ['REJECTED', { allowedHostPaths: 'REJECTED' }],
  },
  {
    title: 'the same where another entry lifts the restriction',
    policy: {
      allowedHostPaths: [
        { pathPrefix: '/srv', readOnly: false },
        { pathPrefix: '/srv/logs', readOnly: true },
      ],
    },
    spec: LOGS,
    container: { volumeMounts: [{ name: 'v' }] },
    expected: ['ADMITTED'],
  },
  {
    title: 'a path is below a prefix by whole names only',
    policy: { allowedHostPaths: [{ pathPrefix: '/srv/log' }] },
    spec: LOGS,
    expected: ['REJECTED', { allowedHostPaths: 'REJECTED' }],
  },
  {
    title: 'dropping ALL does not stand for a name',
    policy: { allowedCapabilities: [], requiredDropCapabilities: ['MKNOD'] },
    context: { capabilities: { drop: ['ALL'] } },
    expected: ['MUTATED', { requiredDropCapabilities: 'MUTATED' }],
  },
  {
    title: 'a default capability that the container drops',
    policy: { defaultAddCapabilities: ['KILL'] },
    context: { capabilities: { drop: ['KILL'] } },
    expected: ['ADMITTED'],
  },
  {
    title: 'adding what must be dropped',
    policy: { allowedCapabilities: [], requiredDropCapabilities: ['KILL'] },
    context: { capabilities: { add: ['KILL'] } },
    expected: ['REJECTED', { allowedCapabilities: 'REJECTED', requiredDropCapabilities: 'MUTATED' }],
  },
  {
    title: 'categories in another order',
    policy: { seLinux: { rule: 'MustRunAs', seLinuxOptions: { level: 's3:c7,c9' } } },
    spec: { securityContext: { seLinuxOptions: { level: 's3:c9,c7' } } },
    expected: ['ADMITTED'],
  },
  {
    title: 'SELinux options on every container only',
    policy: { seLinux: { rule: 'MustRunAs', seLinuxOptions: { level: 's3' } } },
    context: { seLinuxOptions: { level: 's3' } },
    expected: ['MUTATED', { seLinux: 'MUTATED' }],
  },
  {
    title: 'no user',
    policy: { runAsUser: { rule: 'MustRunAs', ranges: THOUSANDS } },
    expected: ['MUTATED', { runAsUser: 'MUTATED' }],
  },
  {
    title: 'no user, on update',
    policy: { runAsUser: { rule: 'MustRunAs', ranges: THOUSANDS } },
    operation: 'update',
    expected: ['REJECTED', { runAsUser: 'REJECTED' }],
  },
  {
    title: 'the user of the container goes before that of the pod',
    policy: { runAsUser: { rule: 'MustRunAs', ranges: THOUSANDS } },
    context: { runAsUser: 3001 },
    spec: { securityContext: { runAsUser: 0 } },
    expected: ['ADMITTED'],
  },
  {
    title: 'not root, by number, but allowed to be root',
    policy: { runAsUser: { rule: 'MustRunAsNonRoot' } },
    context: { runAsUser: 3001, runAsNonRoot: false },
    expected: ['REJECTED', { runAsUser: 'REJECTED' }],
  },
  {
    title: 'ranges are missing',
    policy: { fsGroup: { rule: 'MayRunAs' } },
    expected: ['UNUSABLE', { fsGroup: 'UNUSABLE' }],
  },
  {
    title: 'an empty list of groups is a value',
    policy: { supplementalGroups: { rule: 'MustRunAs', ranges: THOUSANDS } },
    spec: { securityContext: { supplementalGroups: [] } },
    expected: ['REJECTED', { supplementalGroups: 'REJECTED' }],
  },
  {
    title: 'groups that may, but need not be',
    policy: { fsGroup: { rule: 'MayRunAs', ranges: THOUSANDS } },
    expected: ['ADMITTED'],
  },
  {
    title: 'the default for escalation goes before its prohibition',
    policy: { allowPrivilegeEscalation: false, defaultAllowPrivilegeEscalation: false },
    expected: ['MUTATED', { defaultAllowPrivilegeEscalation: 'MUTATED' }],
  },
  {
    title: 'a safe sysctl that is forbidden, and an unsafe one',
    policy: { allowedUnsafeSysctls: [], forbiddenSysctls: ['kernel.shm*'] },
    spec: { securityContext: { sysctls: [{ name: 'kernel.shm_rmid_forced' }, { name: 'kernel.msgmni' }] } },
    expected: ['REJECTED', { forbiddenSysctls: 'REJECTED', allowedUnsafeSysctls: 'REJECTED' }],
  },
  {
    title: 'runtimeClass without names forbids all names',
    policy: { runtimeClass: {} },
    spec: { runtimeClassName: 'sandboxed' },
    expected: ['REJECTED', { runtimeClass: 'REJECTED' }],
  },
  {
    title: 'a seccomp list, and a profile on the container only',
    annotations: { [SECCOMP_LIST]: 'docker/default' },
    context: { seccompProfile: { type: 'RuntimeDefault' } },
    expected: ['REJECTED', { seccomp: 'REJECTED' }],
  },
  {
    title: 'a seccomp list that has the default under its old name',
    annotations: { [SECCOMP_LIST]: 'docker/default' },
    spec: { securityContext: { seccompProfile: { type: 'RuntimeDefault' } } },
    expected: ['ADMITTED'],
  },
  {
    title: 'a seccomp default',
    annotations: { [SECCOMP_LIST]: 'runtime/default', [SECCOMP_DEFAULT]: 'runtime/default' },
    expected: ['MUTATED', { seccomp: 'MUTATED' }],
  },
  {
    title: 'a seccomp default that the list does not have',
    annotations: { [SECCOMP_LIST]: 'runtime/default', [SECCOMP_DEFAULT]: 'localhost/strict.json' },
    expected: ['REJECTED', { seccomp: 'REJECTED' }],
  },
  {
    title: 'seccomp fields before they were there',
    minor: 18,
    annotations: {},
    spec: { securityContext: { seccompProfile: { type: 'Unconfined' } } },
    expected: ['ADMITTED'],
  },
  {
    title: 'an AppArmor list that ends in a comma still wants a profile',
    annotations: { [SECCOMP_LIST]: '*', [APP_ARMOR_LIST]: 'runtime/default,' },
    expected: ['REJECTED', { appArmor: 'REJECTED' }],
  },
  {
    title: 'an AppArmor profile that is listed',
    annotations: { [SECCOMP_LIST]: '*', [APP_ARMOR_LIST]: 'localhost/web' },
    podAnnotations: { 'container.apparmor.security.beta.kubernetes.io/app': 'localhost/web' },
    expected: ['ADMITTED'],
  },
];

for (const { title, expected, operation = 'create', minor = 24, ...given } of CASES) {
  test(`admission reference: ${title}`, (t) => {
    const policy = {
      metadata: { name: 'p', annotations: given.annotations ?? { [SECCOMP_LIST]: '*' } },
      spec: {
        seLinux: ANY,
        runAsUser: ANY,
        fsGroup: ANY,
        supplementalGroups: ANY,
        volumes: ['*'],
        allowedCapabilities: ['*'],
        ...given.policy,
      },
    };
    const container = { name: 'app', securityContext: given.context, ...given.container };
    const pod: Pod = {
      metadata: { annotations: given.podAnnotations },
      spec: { ...given.spec, containers: [container] },
    };
    const before = structuredClone(pod);
    const { outcome, controls } = admit(policy, pod, operation, { minor });
    t.deepEqual([outcome, Object.fromEntries(controls)], [expected[0], expected[1] ?? {}]);
    t.deepEqual(pod, before, 'the pod is left as it is');
  });
}
