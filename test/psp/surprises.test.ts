/** What a policy that the API server takes may hold all the same. */
import test from 'ava';
import { PSP_DIAGNOSTICS } from '#src/psp/diagnostic-codes.js';
import { kubernetesTarget } from '#src/psp/kubernetes.js';
import { findSurprises } from '#src/psp/surprises/find.js';
import { readText } from '../_support/psp.js';

interface Policy {
  readonly spec?: object;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly metadata?: object;
  readonly minor?: number;
  readonly gates?: readonly string[];
}

/** A policy with nothing surprising in it but what is given. */
function surprisesOf({ spec, annotations, metadata, minor = 24, gates = [] }: Policy): readonly string[] {
  const any = { rule: 'RunAsAny' };
  const strategies = { seLinux: any, runAsUser: any, supplementalGroups: any, fsGroup: any };
  const text = JSON.stringify({
    apiVersion: 'policy/v1beta1',
    kind: 'PodSecurityPolicy',
    metadata: { name: 'p', annotations, ...metadata },
    spec: { ...strategies, volumes: ['secret', 'projected'], ...spec },
  });
  const target = kubernetesTarget(minor, new Map(gates.map((gate) => [gate, true])));
  const { policies, sink } = readText(text, { target });
  if (sink.hasErrors) {
    throw new Error(JSON.stringify(sink.items.map(({ message }) => message)));
  }
  const found = findSurprises(policies[0]!, target);
  if (found.some(({ code, span }) => span === undefined || !Object.hasOwn(PSP_DIAGNOSTICS, code))) {
    throw new Error('a diagnostic without place, or with a code that is not described');
  }
  return found.map(({ code, field, severity }) => `${severity} ${code} ${field}`);
}

const SECCOMP = 'seccomp.security.alpha.kubernetes.io';
const APP_ARMOR = 'apparmor.security.beta.kubernetes.io';
const HOST_PATHS = { volumes: ['secret', 'hostPath'] };
const range = (min: number) => ({ rule: 'MustRunAs', ranges: [{ min, max: 9 }] });

const CASES: readonly (readonly [name: string, policy: Policy, found: readonly string[]])[] = [
  ['an ordinary policy', {}, []],
  ['a namespace', { metadata: { namespace: 'n' } }, ['warning PSP_DROPPED_FIELD metadata.namespace']],
  [
    'a gate that is off',
    { spec: { allowedProcMountTypes: ['Default'] } },
    ['warning PSP_DROPPED_FIELD spec.allowedProcMountTypes'],
  ],
  ['the gate is on', { spec: { allowedProcMountTypes: ['Default'] }, gates: ['ProcMountType'] }, []],
  [
    'keys that the release does not know',
    { spec: { runtimeClass: { allowedRuntimeClassNames: ['*'] }, forbiddenSysctls: ['*'] }, minor: 10 },
    ['warning PSP_DROPPED_FIELD spec.runtimeClass', 'warning PSP_DROPPED_FIELD spec.forbiddenSysctls'],
  ],
  [
    'readOnly before 1.11',
    { spec: { ...HOST_PATHS, allowedHostPaths: [{ pathPrefix: '/a', readOnly: true }] }, minor: 10 },
    ['warning PSP_DROPPED_FIELD spec.allowedHostPaths[0].readOnly'],
  ],
  [
    'limits of volumes that are not allowed',
    {
      spec: {
        allowedHostPaths: [{ pathPrefix: '/a' }],
        allowedFlexVolumes: [{ driver: 'a' }],
        allowedCSIDrivers: [{ name: 'a' }],
      },
    },
    [
      'warning PSP_NO_EFFECT spec.allowedHostPaths',
      'warning PSP_NO_EFFECT spec.allowedFlexVolumes',
      'warning PSP_NO_EFFECT spec.allowedCSIDrivers',
    ],
  ],
  [
    'ranges and options that no rule looks at',
    {
      spec: {
        fsGroup: { rule: 'RunAsAny', ranges: [{ min: 0, max: 1 }] },
        runAsUser: { rule: 'MustRunAsNonRoot', ranges: [{ min: 1, max: 1 }] },
        seLinux: { rule: 'RunAsAny', seLinuxOptions: {} },
        allowPrivilegeEscalation: true,
      },
    },
    [
      'warning PSP_NO_EFFECT spec.seLinux.seLinuxOptions',
      'info PSP_FILLS_IN spec.runAsUser',
      'warning PSP_NO_EFFECT spec.runAsUser.ranges',
      'warning PSP_NO_EFFECT spec.fsGroup.ranges',
    ],
  ],
  [
    'host ports that are none',
    {
      spec: {
        hostPorts: [
          { min: 2, max: 1 },
          { min: -5, max: 0 },
          { min: 65536, max: 70000 },
          { min: 0, max: 1 },
        ],
      },
    },
    [0, 1, 2].map((index) => `warning PSP_BAD_RANGE spec.hostPorts[${index}]`),
  ],
  [
    'a read-only host path below a writable one',
    {
      spec: {
        ...HOST_PATHS,
        allowedHostPaths: [
          { pathPrefix: '/var/log', readOnly: true },
          { pathPrefix: '/var/' },
          { pathPrefix: '/variable', readOnly: true },
        ],
      },
    },
    ['warning PSP_NO_EFFECT spec.allowedHostPaths[0].readOnly'],
  ],
  [
    'host paths that no path is below',
    {
      spec: {
        ...HOST_PATHS,
        allowedHostPaths: ['a', '/a//b', '/./a', '/', '/a/'].map((pathPrefix) => ({ pathPrefix })),
      },
    },
    [0, 1, 2].map((index) => `warning PSP_NO_EFFECT spec.allowedHostPaths[${index}].pathPrefix`),
  ],
  [
    'capabilities that pods do not say',
    { spec: { allowedCapabilities: ['CAP_KILL', 'kill', 'KILL', 'ALL'] } },
    [0, 1, 3].map((index) => `warning PSP_NO_EFFECT spec.allowedCapabilities[${index}]`),
  ],
  [
    'sysctls with slashes',
    { spec: { allowedUnsafeSysctls: ['kernel/sem'] } },
    ['warning PSP_NO_EFFECT spec.allowedUnsafeSysctls[0]'],
  ],
  ['no volumes', { spec: { volumes: [] } }, ['warning PSP_REFUSES_ORDINARY spec.volumes']],
  ['secrets, where tokens are projected', { spec: { volumes: ['secret'] } }, []],
  [
    'projections, where tokens are secrets',
    { spec: { volumes: ['projected'] }, minor: 20 },
    ['warning PSP_REFUSES_ORDINARY spec.volumes'],
  ],
  [
    'unmasked proc mounts only',
    { spec: { allowedProcMountTypes: ['Unmasked'] }, gates: ['ProcMountType'] },
    ['warning PSP_REFUSES_ORDINARY spec.allowedProcMountTypes'],
  ],
  [
    'the network of the host without its ports',
    { spec: { hostNetwork: true } },
    ['info PSP_REFUSES_ORDINARY spec.hostPorts'],
  ],
  [
    'a seccomp list without default',
    { annotations: { [`${SECCOMP}/allowedProfileNames`]: 'runtime/default' } },
    [`warning PSP_REFUSES_ORDINARY metadata.annotations[${SECCOMP}/allowedProfileNames]`],
  ],
  ['any seccomp profile', { annotations: { [`${SECCOMP}/allowedProfileNames`]: 'runtime/default,*' } }, []],
  [
    'a seccomp default that is not in the list',
    {
      annotations: {
        [`${SECCOMP}/allowedProfileNames`]: 'runtime/default',
        [`${SECCOMP}/defaultProfileName`]: 'unconfined',
      },
    },
    [`warning PSP_REFUSES_ORDINARY metadata.annotations[${SECCOMP}/defaultProfileName]`],
  ],
  [
    'a seccomp default without list',
    { annotations: { [`${SECCOMP}/defaultProfileName`]: 'runtime/default' } },
    [`warning PSP_REFUSES_ORDINARY metadata.annotations[${SECCOMP}/defaultProfileName]`],
  ],
  [
    'an AppArmor list with an empty name',
    { annotations: { [`${APP_ARMOR}/allowedProfileNames`]: 'runtime/default,' } },
    [`warning PSP_REFUSES_ORDINARY metadata.annotations[${APP_ARMOR}/allowedProfileNames]`],
  ],
  [
    'an AppArmor default that is in the list',
    {
      annotations: {
        [`${APP_ARMOR}/allowedProfileNames`]: 'runtime/default',
        [`${APP_ARMOR}/defaultProfileName`]: 'runtime/default',
      },
    },
    [`info PSP_FILLS_IN metadata.annotations[${APP_ARMOR}/allowedProfileNames]`],
  ],
  [
    'ranges that begin with root',
    { spec: { runAsUser: range(0), runAsGroup: range(0), supplementalGroups: range(0), fsGroup: range(1) } },
    [
      'info PSP_FILLS_IN spec.runAsUser',
      'warning PSP_ROOT_BY_DEFAULT spec.runAsUser.ranges[0].min',
      'warning PSP_ROOT_BY_DEFAULT spec.supplementalGroups.ranges[0].min',
      'warning PSP_ROOT_BY_DEFAULT spec.runAsGroup.ranges[0].min',
    ],
  ],
  [
    'privileged containers whose escalation is filled in',
    { spec: { privileged: true, allowPrivilegeEscalation: false } },
    ['warning PSP_REFUSES_ORDINARY spec.allowPrivilegeEscalation', 'info PSP_FILLS_IN spec.allowPrivilegeEscalation'],
  ],
  [
    'CAP_SYS_ADMIN and a default for escalation',
    { spec: { defaultAddCapabilities: ['CAP_SYS_ADMIN'], defaultAllowPrivilegeEscalation: false } },
    [
      'warning PSP_NO_EFFECT spec.defaultAddCapabilities[0]',
      'info PSP_FILLS_IN spec.defaultAddCapabilities',
      'warning PSP_REFUSES_ORDINARY spec.defaultAllowPrivilegeEscalation',
    ],
  ],
  ['host paths without limit', { spec: HOST_PATHS }, ['info PSP_LOOSE spec.allowedHostPaths']],
  ['host paths without limit for privileged pods', { spec: { ...HOST_PATHS, privileged: true } }, []],
  [
    'drops, and nothing said of escalation',
    { spec: { requiredDropCapabilities: ['ALL'] } },
    ['info PSP_LOOSE spec.allowPrivilegeEscalation', 'info PSP_FILLS_IN spec.requiredDropCapabilities'],
  ],
];

for (const [name, policy, found] of CASES) {
  test(`surprise: ${name}`, (t) => {
    t.deepEqual([...surprisesOf(policy)].sort(), [...found].sort());
  });
}
