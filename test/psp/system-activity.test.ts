/** System activity: what rules of dialect drypod make of what containers do, and what they leave alone. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { CONTROLS } from '#src/psp/controls/registry.js';
import { convert } from '#src/psp/convert.js';
import type { PolicyScope } from '#src/psp/model.js';
import { loadRules } from '#src/rules/load.js';
import { captureTest } from '../_support/captures.js';
import { ContainerCapture, mount } from '../_support/container-capture.js';
import { policyOf } from '../_support/psp.js';
import { runCapture } from '../_support/run-capture.js';
import { templates } from '../_support/templates.js';

const ALL_ALLOWED = {
  ...{ privileged: true, hostNetwork: true, hostPID: true, hostIPC: true, allowPrivilegeEscalation: true },
  ...{ hostPorts: [{ min: 0, max: 65535 }], volumes: ['*'], allowedCapabilities: ['*'], allowedUnsafeSysctls: ['*'] },
  allowedProcMountTypes: ['Default', 'Unmasked'],
  ...{ runAsUser: { rule: 'RunAsAny' }, runAsGroup: { rule: 'RunAsAny' }, seLinux: { rule: 'RunAsAny' } },
  ...{ supplementalGroups: { rule: 'RunAsAny' }, fsGroup: { rule: 'RunAsAny' } },
};
const PODS = '/var/lib/kubelet/pods/01234567-89ab-cdef-0123-456789abcdef';
const NET_ADMIN = 1n << 12n;
const NET_RAW = 1n << 13n;
const APP = 100;
const CHILD = 101;

/** A capture and the controls that alert, in order; `scope` and `spec` are of the policy. */
interface Case {
  readonly when: string;
  readonly spec: Readonly<Record<string, unknown>>;
  readonly scope?: PolicyScope;
  readonly capture: (node: ContainerCapture) => ContainerCapture;
  readonly alerts: readonly string[];
}

const FORBIDS_PRIVILEGED = { privileged: false };
const NON_ROOT = { runAsUser: { rule: 'MustRunAsNonRoot' } };
const USERS = { runAsUser: { rule: 'MustRunAs', ranges: [{ min: 1000, max: 2000 }] } };
const READ_ONLY = { readOnlyRootFilesystem: true };
const NO_ESCALATION = { allowPrivilegeEscalation: false };
const NO_CAPABILITIES = { allowedCapabilities: [] };
const SYSCTLS = { allowedUnsafeSysctls: ['net.core.*'], forbiddenSysctls: ['kernel.msg*'] };

const started = (node: ContainerCapture, program = {}) => node.begin().create(APP).record().exec(APP, program);

const CASES: readonly Case[] = [
  {
    when: 'a privileged container starts',
    spec: FORBIDS_PRIVILEGED,
    capture: (node) => node.begin().record({ privileged: true }),
    alerts: ['privileged'],
  },
  {
    when: 'a privileged container ran before',
    spec: FORBIDS_PRIVILEGED,
    capture: (node) => node.running(APP).record({ privileged: true }).begin(),
    alerts: ['privileged'],
  },
  {
    when: 'a privileged container ran before and nothing happens',
    spec: FORBIDS_PRIVILEGED,
    capture: (node) => node.running(APP).record({ privileged: true }),
    alerts: ['privileged'],
  },
  {
    when: 'the record of a privileged container comes twice',
    spec: FORBIDS_PRIVILEGED,
    capture: (node) => node.begin().record({ privileged: true }).record({ privileged: true }),
    alerts: ['privileged'],
  },
  {
    when: 'a placeholder comes before the record',
    spec: FORBIDS_PRIVILEGED,
    capture: (node) => node.begin().record({ image: 'incomplete', privileged: false }).record({ privileged: true }),
    alerts: ['privileged'],
  },
  {
    when: 'nothing is known of a container',
    spec: { ...FORBIDS_PRIVILEGED, ...READ_ONLY, ...NO_CAPABILITIES },
    capture: (node) => node.running(APP, { capabilities: [0n, NET_ADMIN, 0n] }).open(APP, '/tmp/x'),
    alerts: [],
  },
  {
    when: 'the sandbox of a pod is privileged and runs as root',
    spec: { ...FORBIDS_PRIVILEGED, ...NON_ROOT },
    capture: (node) =>
      node.begin().record({ privileged: true, is_pod_sandbox: true }).create(APP).exec(APP, { uid: 0 }),
    alerts: [],
  },
  {
    when: 'the sandbox of a pod is on the host',
    spec: { hostNetwork: false, hostPID: false, hostIPC: false },
    capture: (node) =>
      node.begin().record({ is_pod_sandbox: true, host_network: true, host_pid: true, host_ipc: true }),
    alerts: ['hostNetwork', 'hostPID', 'hostIPC'],
  },
  {
    when: 'the record is of a generation that does not tell of namespaces',
    spec: { hostNetwork: false, hostPID: false, hostIPC: false },
    capture: (node) => node.begin().record(),
    alerts: [],
  },
  {
    when: 'ports of the host are mapped',
    spec: { hostPorts: [{ min: 8000, max: 9000 }] },
    capture: (node) => node.begin().record({ port_mappings: [{ HostIp: 0, HostPort: 80, ContainerPort: 8080 }] }),
    alerts: ['hostPorts'],
  },
  {
    when: 'allowed ports of the host are mapped',
    spec: { hostPorts: [{ min: 8000, max: 9000 }] },
    capture: (node) => node.begin().record({ port_mappings: [{ HostIp: 0, HostPort: 8080, ContainerPort: 80 }] }),
    alerts: [],
  },
  {
    when: 'a container on the host network binds ports',
    spec: { hostPorts: [{ min: 8000, max: 9000 }] },
    capture: (node) => node.running(APP).record({ host_network: true }).bind(APP, 80).bind(APP, 8080),
    alerts: ['hostPorts'],
  },
  {
    when: 'a container on its own network binds a port',
    spec: { hostPorts: [] },
    capture: (node) => node.running(APP).record({ host_network: false }).bind(APP, 80),
    alerts: [],
  },
  {
    when: 'volumes of other types are mounted',
    spec: { volumes: ['secret'] },
    capture: (node) => node.begin().record({ Mounts: [mount(`${PODS}/volumes/kubernetes.io~empty-dir/x`, '/x')] }),
    alerts: ['volumes'],
  },
  {
    when: 'volumes of allowed types are mounted',
    spec: { volumes: ['secret', 'emptyDir'] },
    capture: (node) =>
      node.begin().record({
        Mounts: [
          mount(`${PODS}/volumes/kubernetes.io~empty-dir/x`, '/x'),
          mount(
            `${PODS}/volumes/kubernetes.io~projected/kube-api-access-x`,
            '/var/run/secrets/kubernetes.io/serviceaccount',
          ),
          mount(`${PODS}/etc-hosts`, '/etc/hosts'),
        ],
      }),
    alerts: [],
  },
  {
    when: 'a volume may come from a claim',
    spec: { volumes: ['persistentVolumeClaim'] },
    capture: (node) => node.begin().record({ Mounts: [mount(`${PODS}/volumes/kubernetes.io~nfs/x`, '/x')] }),
    alerts: [],
  },
  {
    when: 'a volume cannot come from a claim either',
    spec: { volumes: ['secret'] },
    capture: (node) => node.begin().record({ Mounts: [mount(`${PODS}/volumes/kubernetes.io~nfs/x`, '/x')] }),
    alerts: ['volumes'],
  },
  {
    when: 'another path of the host is mounted',
    spec: { allowedHostPaths: [{ pathPrefix: '/srv' }] },
    capture: (node) => node.begin().record({ Mounts: [mount('/srv/x', '/x'), mount('/etc', '/host/etc', false)] }),
    alerts: ['allowedHostPaths'],
  },
  {
    when: 'a path is mounted writable that must not be',
    spec: { allowedHostPaths: [{ pathPrefix: '/srv', readOnly: true }] },
    capture: (node) => node.begin().record({ Mounts: [mount('/srv/x', '/x')] }),
    alerts: ['allowedHostPaths'],
  },
  {
    when: 'allowed paths are mounted as they may be',
    spec: { allowedHostPaths: [{ pathPrefix: '/srv', readOnly: true }] },
    capture: (node) => node.begin().record({ Mounts: [mount('/srv/x', '/x', false)] }),
    alerts: [],
  },
  {
    when: 'the first program holds a capability that must have been added',
    spec: NO_CAPABILITIES,
    capture: (node) =>
      started(node, { uid: 0, capabilities: NET_RAW | NET_ADMIN }).exec(APP, { capabilities: NET_ADMIN }),
    alerts: ['allowedCapabilities'],
  },
  {
    when: 'the record comes after the first program',
    spec: NO_CAPABILITIES,
    capture: (node) => node.begin().create(APP).exec(APP, { capabilities: NET_ADMIN }).record(),
    alerts: ['allowedCapabilities'],
  },
  {
    when: 'the first program of a container that ran before holds it',
    spec: NO_CAPABILITIES,
    capture: (node) =>
      node
        .running(APP, { capabilities: [0n, NET_ADMIN, 0n] })
        .record()
        .begin(),
    alerts: ['allowedCapabilities'],
  },
  {
    when: 'the capabilities are allowed, added by default or of the runtime',
    spec: { allowedCapabilities: ['CAP_NET_ADMIN'], defaultAddCapabilities: ['SYS_TIME'] },
    capture: (node) => started(node, { capabilities: NET_RAW | NET_ADMIN | (1n << 25n) }),
    alerts: [],
  },
  {
    when: 'a privileged container holds all capabilities',
    spec: { allowedCapabilities: [], requiredDropCapabilities: ['ALL'] },
    capture: (node) =>
      node
        .begin()
        .create(APP)
        .record({ privileged: true })
        .exec(APP, { capabilities: (1n << 41n) - 1n }),
    alerts: [],
  },
  {
    when: 'the first program holds a capability that is dropped',
    spec: { requiredDropCapabilities: ['NET_RAW'] },
    capture: (node) => started(node, { uid: 0, capabilities: NET_RAW }),
    alerts: ['Mutation requiredDropCapabilities'],
  },
  {
    when: 'all but what is allowed is dropped',
    spec: { requiredDropCapabilities: ['ALL'], allowedCapabilities: ['NET_RAW'] },
    capture: (node) => started(node, { uid: 0, capabilities: NET_RAW }),
    alerts: [],
  },
  {
    when: 'programs start as other users',
    spec: USERS,
    capture: (node) => started(node, { uid: 0 }).exec(APP, { uid: 0 }).exec(APP, { uid: 1000 }).setuid(APP, 33),
    alerts: ['runAsUser', 'runAsUser'],
  },
  {
    when: 'processes that ran before are of other users',
    spec: USERS,
    capture: (node) => node.running(APP, { uid: 0 }).running(CHILD, { ptid: APP, vpid: 7, uid: 1000 }).begin(),
    alerts: ['runAsUser'],
  },
  {
    when: 'the user is not recorded',
    spec: USERS,
    capture: (node) => node.begin().record().exec(APP, { uid: null }),
    alerts: [],
  },
  {
    when: 'root may start, and changes its user',
    spec: { runAsUser: { rule: 'MustRunAs', ranges: [{ min: 0, max: 0 }] } },
    capture: (node) => started(node, { uid: 0 }).setuid(APP, 33).exec(APP, { uid: 33 }),
    alerts: [],
  },
  {
    when: 'root may start, and another user does',
    spec: { runAsUser: { rule: 'MustRunAs', ranges: [{ min: 0, max: 0 }] } },
    capture: (node) => started(node, { uid: 33 }),
    alerts: ['runAsUser'],
  },
  {
    when: 'root runs',
    spec: NON_ROOT,
    capture: (node) => started(node, { uid: 0 }),
    alerts: ['runAsUser'],
  },
  {
    when: 'only the runtime is root',
    spec: NON_ROOT,
    capture: (node) => started(node, { uid: 1000 }),
    alerts: [],
  },
  {
    when: 'a program starts as another group',
    spec: { runAsGroup: { rule: 'MustRunAs', ranges: [{ min: 5, max: 6 }] } },
    capture: (node) => started(node, { gid: 1000 }),
    alerts: ['runAsGroup'],
  },
  {
    when: 'the group may be left to the image',
    spec: { runAsGroup: { rule: 'MayRunAs', ranges: [{ min: 5, max: 6 }] } },
    capture: (node) => started(node, { gid: 1000 }),
    alerts: [],
  },
  {
    when: 'programs write to the root file system',
    spec: READ_ONLY,
    capture: (node) => started(node).open(APP, '/tmp/x').mkdir(APP, '/opt/x'),
    alerts: ['readOnlyRootFilesystem', 'readOnlyRootFilesystem'],
  },
  {
    when: 'programs write elsewhere, or cannot',
    spec: READ_ONLY,
    capture: (node) =>
      node
        .running(APP)
        .record({ Mounts: [mount('/srv', '/data')] })
        .open(APP, '/data/x')
        .open(APP, '/proc/self/comm')
        .open(APP, '/etc/passwd', 1)
        .mkdir(APP, '/opt/x', -30),
    alerts: [],
  },
  {
    when: 'a log file is a link to a pipe',
    spec: READ_ONLY,
    capture: (node) => started(node).open(APP, '/usr/lib/libc.so.6', 1, 0x2d).open(APP, '/var/log/access.log', 2, 0xc),
    alerts: [],
  },
  {
    when: 'the runtime prepares the root file system',
    spec: READ_ONLY,
    capture: (node) => node.begin().create(APP).record().mkdir(APP, '/opt/x').open(APP, '/x'),
    alerts: [],
  },
  {
    when: 'a program gains a user by exec',
    spec: NO_ESCALATION,
    capture: (node) => started(node, { uid: 1000 }).exec(APP, { exe: 'sudo', uid: 0 }),
    alerts: ['allowPrivilegeEscalation'],
  },
  {
    when: 'a program keeps what it has, the runtime starts one with more',
    spec: NO_ESCALATION,
    capture: (node) => started(node, { uid: 0, capabilities: NET_RAW }).exec(APP, { uid: 0, capabilities: NET_RAW }),
    alerts: [],
  },
  {
    when: 'a program writes to what is read-only by default',
    spec: { allowedProcMountTypes: ['Default'] },
    capture: (node) => started(node).open(APP, '/proc/sysrq-trigger'),
    alerts: ['allowedProcMountTypes'],
  },
  {
    when: 'a privileged container writes to it',
    spec: { allowedProcMountTypes: ['Default'] },
    capture: (node) => node.running(APP).record({ privileged: true }).open(APP, '/proc/sysrq-trigger'),
    alerts: [],
  },
  {
    when: 'the runtime sets kernel parameters',
    spec: SYSCTLS,
    capture: (node) =>
      node
        .begin()
        .create(APP)
        .open(APP, '/proc/sys/kernel/msgmax')
        .open(APP, '/proc/sys/kernel/sem')
        .open(APP, '/proc/sys/net/core/somaxconn')
        .open(APP, '/proc/sys/net/ipv4/ping_group_range'),
    alerts: ['forbiddenSysctls', 'allowedUnsafeSysctls'],
  },
  {
    when: 'a program sets a kernel parameter, which is nothing that its pod states',
    spec: SYSCTLS,
    capture: (node) => node.running(APP).record({ privileged: true }).open(APP, '/proc/sys/kernel/msgmax'),
    alerts: [],
  },
  {
    when: 'the policy is for the image of the container',
    spec: { ...FORBIDS_PRIVILEGED, ...NON_ROOT },
    scope: { images: ['registry.example.com/app'] },
    capture: (node) => node.running(APP).record({ privileged: true }).begin(),
    alerts: ['privileged', 'runAsUser'],
  },
  {
    when: 'the policy is for an image, and the record comes after the first program',
    spec: NON_ROOT,
    scope: { images: ['registry.example.com/app:1'] },
    capture: (node) => node.begin().create(APP).exec(APP, { uid: 0 }).record(),
    alerts: ['runAsUser'],
  },
  {
    when: 'the policy is for another image',
    spec: { ...FORBIDS_PRIVILEGED, ...NON_ROOT },
    scope: { images: ['nginx'] },
    capture: (node) => node.running(APP).record({ privileged: true }).begin(),
    alerts: [],
  },
  {
    when: 'the policy is for the namespace of the pod',
    spec: FORBIDS_PRIVILEGED,
    scope: { namespaces: ['shop'] },
    capture: (node) => node.begin().record({ privileged: true }),
    alerts: ['privileged'],
  },
  {
    when: 'the policy is for another namespace',
    spec: FORBIDS_PRIVILEGED,
    scope: { namespaces: ['default'] },
    capture: (node) => node.begin().record({ privileged: true }),
    alerts: [],
  },
];

function rulesOf(spec: Case['spec'], scope: PolicyScope = {}): string {
  const policy = policyOf(JSON.stringify({ ...ALL_ALLOWED, ...spec }));
  return convert([policy], { dialect: 'drypod', templates, scope }).text;
}

async function alertsOf({ spec, scope, capture }: Case): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'drypod-system-'));
  const alerts: string[] = [];
  try {
    const path = join(folder, 'test.scap');
    writeFileSync(path, capture(new ContainerCapture()).bytes());
    const loaded = loadRules([{ name: 'generated', text: rulesOf(spec, scope) }]);
    await runCapture(loaded, path, 'all', ({ name }) => {
      alerts.push(name.replace(/^PSP test (?:Violation )?(.*)\((.*)\) System Activity$/, '$1$2'));
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
  return alerts;
}

for (const testCase of CASES) {
  captureTest(`system activity: ${testCase.when}: ${testCase.alerts.join(', ') || 'nothing'}`, async (t) => {
    t.deepEqual(await alertsOf(testCase), testCase.alerts);
  });
}

test('system activity: every control that is observed has rules, no other has', (t) => {
  for (const { id, evidence } of CONTROLS) {
    t.is(Object.hasOwn(templates, `drypod/system/${id}.liquid`), 'observes' in evidence.syscalls, id);
  }
});
