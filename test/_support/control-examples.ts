/**
 * Small policies and pods that show what each control does, for the reference
 * page: the page prints them with what the product said about them.
 */
import type { ControlName } from '#src/psp/control.js';

/** What Kubernetes would do. */
export type ExampleOutcome = 'rejected' | 'mutated' | 'admitted';

/** One policy, one pod. */
export interface ControlExample {
  readonly outcome: ExampleOutcome;
  /** What the example shows, beyond its outcome. */
  readonly shows: string;
  /** YAML of what the policy has besides the ordinary parts of {@link BASE_SPEC}; a key given here stands for that of the base. */
  readonly spec?: string;
  /** Annotations of the policy. */
  readonly annotations?: Readonly<Record<string, string>>;
  /** YAML of the pod's `spec`. */
  readonly pod: string;
  /** Annotations of the pod. */
  readonly podAnnotations?: Readonly<Record<string, string>>;
  /** Flags that the policy is judged with. */
  readonly flags?: readonly string[];
  /** The pod is not created but changed to what it is. */
  readonly isUpdate?: boolean;
}

/** What every policy of the examples says unless the example says otherwise. */
export const BASE_SPEC = `seLinux: {rule: RunAsAny}
runAsUser: {rule: RunAsAny}
supplementalGroups: {rule: RunAsAny}
fsGroup: {rule: RunAsAny}
volumes: ['*']`;

const SECCOMP_ALLOWED = 'seccomp.security.alpha.kubernetes.io/allowedProfileNames';
const SECCOMP_DEFAULT = 'seccomp.security.alpha.kubernetes.io/defaultProfileName';
const APPARMOR_ALLOWED = 'apparmor.security.beta.kubernetes.io/allowedProfileNames';
const APPARMOR_DEFAULT = 'apparmor.security.beta.kubernetes.io/defaultProfileName';
const APPARMOR_OF_APP = 'container.apparmor.security.beta.kubernetes.io/app';

const PLAIN = 'containers: [{name: app, image: nginx}]';

function container(parts: string): string {
  return `containers: [{name: app, image: nginx, ${parts}}]`;
}

function secured(context: string): string {
  return container(`securityContext: {${context}}`);
}

function securedPod(context: string): string {
  return `${PLAIN}\nsecurityContext: {${context}}`;
}

function withVolume(source: string): string {
  return `${PLAIN}\nvolumes: [{name: v, ${source}}]`;
}

function mounted(path: string, mount: string): string {
  const volumeMounts = `volumeMounts: [{name: v, mountPath: /v${mount}}]`;
  return `${container(volumeMounts)}\nvolumes: [{name: v, hostPath: {path: ${path}}}]`;
}

const RANGE = 'ranges: [{min: 1000, max: 2000}]';

/** Examples of every control, by its name. */
export const CONTROL_EXAMPLES: Readonly<Record<string, readonly ControlExample[]>> = {
  privileged: [
    { outcome: 'rejected', shows: 'the field is absent', pod: secured('privileged: true') },
    {
      outcome: 'rejected',
      shows: 'one container is enough, also an init container',
      spec: 'privileged: false',
      pod: `initContainers: [{name: setup, image: busybox, securityContext: {privileged: true}}]\n${PLAIN}`,
    },
    { outcome: 'admitted', shows: 'allowed', spec: 'privileged: true', pod: secured('privileged: true') },
  ],
  hostNetwork: [
    { outcome: 'rejected', shows: 'the field is absent', pod: `hostNetwork: true\n${PLAIN}` },
    { outcome: 'admitted', shows: 'allowed', spec: 'hostNetwork: true', pod: `hostNetwork: true\n${PLAIN}` },
  ],
  hostPID: [
    { outcome: 'rejected', shows: 'the field is absent', pod: `hostPID: true\n${PLAIN}` },
    {
      outcome: 'admitted',
      shows: 'a shared process namespace of the pod is something else',
      pod: `shareProcessNamespace: true\n${PLAIN}`,
    },
  ],
  hostIPC: [
    { outcome: 'rejected', shows: 'the field is absent', pod: `hostIPC: true\n${PLAIN}` },
    { outcome: 'admitted', shows: 'allowed', spec: 'hostIPC: true', pod: `hostIPC: true\n${PLAIN}` },
  ],
  hostPorts: [
    {
      outcome: 'rejected',
      shows: 'outside of the range',
      spec: 'hostPorts: [{min: 8000, max: 8080}]',
      pod: container('ports: [{containerPort: 80, hostPort: 8081}]'),
    },
    {
      outcome: 'rejected',
      shows: 'under hostNetwork every port is a port of the host',
      spec: 'hostNetwork: true',
      pod: `hostNetwork: true\n${container('ports: [{containerPort: 80}]')}`,
    },
    {
      outcome: 'admitted',
      shows: 'in the range',
      spec: 'hostPorts: [{min: 8000, max: 8080}]',
      pod: container('ports: [{containerPort: 80, hostPort: 8080}]'),
    },
  ],
  volumes: [
    {
      outcome: 'rejected',
      shows: 'not listed',
      spec: 'volumes: [emptyDir]',
      pod: withVolume('secret: {secretName: s}'),
    },
    {
      outcome: 'rejected',
      shows: 'an empty list allows no volume',
      spec: 'volumes: []',
      pod: withVolume('emptyDir: {}'),
    },
    {
      outcome: 'rejected',
      shows: 'a type younger than PodSecurityPolicy cannot be allowed',
      spec: "volumes: ['*']",
      pod: withVolume('image: {reference: data}'),
    },
    { outcome: 'admitted', shows: 'listed', spec: 'volumes: [emptyDir]', pod: withVolume('emptyDir: {}') },
  ],
  allowedHostPaths: [
    {
      outcome: 'rejected',
      shows: 'not below',
      spec: 'allowedHostPaths: [{pathPrefix: /var/log}]',
      pod: mounted('/var/logs', ''),
    },
    {
      outcome: 'rejected',
      shows: 'mounted writable',
      spec: 'allowedHostPaths: [{pathPrefix: /var/log, readOnly: true}]',
      pod: mounted('/var/log/pods', ''),
    },
    {
      outcome: 'admitted',
      shows: 'mounted for reading',
      spec: 'allowedHostPaths: [{pathPrefix: /var/log, readOnly: true}]',
      pod: mounted('/var/log/pods', ', readOnly: true'),
    },
  ],
  allowedFlexVolumes: [
    {
      outcome: 'rejected',
      shows: 'another driver',
      spec: 'allowedFlexVolumes: [{driver: example/lvm}]',
      pod: withVolume('flexVolume: {driver: example/cifs}'),
    },
    { outcome: 'admitted', shows: 'without a list any driver', pod: withVolume('flexVolume: {driver: example/cifs}') },
  ],
  allowedCSIDrivers: [
    {
      outcome: 'rejected',
      shows: 'another driver',
      spec: 'allowedCSIDrivers: [{name: a.example.com}]',
      pod: withVolume('csi: {driver: b.example.com}'),
    },
    {
      outcome: 'admitted',
      shows: 'a claim is no inline volume, whoever serves it',
      spec: 'allowedCSIDrivers: [{name: a.example.com}]',
      pod: withVolume('persistentVolumeClaim: {claimName: c}'),
    },
  ],
  allowedCapabilities: [
    { outcome: 'rejected', shows: 'the list is absent', pod: secured('capabilities: {add: [NET_ADMIN]}') },
    {
      outcome: 'rejected',
      shows: 'names are compared as they are written',
      spec: 'allowedCapabilities: [NET_ADMIN]',
      pod: secured('capabilities: {add: [CAP_NET_ADMIN]}'),
    },
    {
      outcome: 'admitted',
      shows: 'what the policy adds itself is allowed',
      spec: 'defaultAddCapabilities: [NET_ADMIN]',
      pod: secured('capabilities: {add: [NET_ADMIN]}'),
    },
    {
      outcome: 'admitted',
      shows: '`*`',
      spec: "allowedCapabilities: ['*']",
      pod: secured('capabilities: {add: [ALL]}'),
    },
  ],
  defaultAddCapabilities: [
    {
      outcome: 'mutated',
      shows: 'neither added nor dropped',
      spec: 'defaultAddCapabilities: [SYS_PTRACE]',
      pod: PLAIN,
    },
    {
      outcome: 'mutated',
      shows: 'ALL does not stand for a name',
      spec: 'defaultAddCapabilities: [SYS_PTRACE]',
      pod: secured('capabilities: {drop: [ALL]}'),
    },
    {
      outcome: 'admitted',
      shows: 'dropped by the pod',
      spec: 'defaultAddCapabilities: [SYS_PTRACE]',
      pod: secured('capabilities: {drop: [SYS_PTRACE]}'),
    },
  ],
  requiredDropCapabilities: [
    { outcome: 'mutated', shows: 'not dropped', spec: 'requiredDropCapabilities: [NET_RAW]', pod: PLAIN },
    {
      outcome: 'mutated',
      shows: 'ALL does not stand for a name',
      spec: 'requiredDropCapabilities: [NET_RAW]',
      pod: secured('capabilities: {drop: [ALL]}'),
    },
    {
      outcome: 'rejected',
      shows: 'an update may fill in nothing',
      spec: 'requiredDropCapabilities: [NET_RAW]',
      pod: PLAIN,
      isUpdate: true,
    },
    {
      outcome: 'admitted',
      shows: 'dropped',
      spec: 'requiredDropCapabilities: [NET_RAW]',
      pod: secured('capabilities: {drop: [NET_RAW]}'),
    },
  ],
  seLinux: [
    {
      outcome: 'rejected',
      shows: 'a container has another level',
      spec: 'seLinux: {rule: MustRunAs, seLinuxOptions: {level: "s0:c1,c2"}}',
      pod: `${secured('seLinuxOptions: {level: "s0:c9"}')}\nsecurityContext: {seLinuxOptions: {level: "s0:c1,c2"}}`,
    },
    {
      outcome: 'mutated',
      shows: 'nothing stated',
      spec: 'seLinux: {rule: MustRunAs, seLinuxOptions: {level: "s0:c1,c2"}}',
      pod: PLAIN,
    },
    {
      outcome: 'admitted',
      shows: 'categories in another order',
      spec: 'seLinux: {rule: MustRunAs, seLinuxOptions: {level: "s0:c1,c2"}}',
      pod: securedPod('seLinuxOptions: {level: "s0:c2,c1"}'),
    },
  ],
  runAsUser: [
    {
      outcome: 'rejected',
      shows: 'a container overrides the pod',
      spec: `runAsUser: {rule: MustRunAs, ${RANGE}}`,
      pod: `${secured('runAsUser: 0')}\nsecurityContext: {runAsUser: 1500}`,
    },
    {
      outcome: 'rejected',
      shows: 'root',
      spec: 'runAsUser: {rule: MustRunAsNonRoot}',
      pod: secured('runAsUser: 0'),
    },
    { outcome: 'mutated', shows: 'nothing stated', spec: `runAsUser: {rule: MustRunAs, ${RANGE}}`, pod: PLAIN },
    {
      outcome: 'mutated',
      shows: 'neither a user nor that it is not root',
      spec: 'runAsUser: {rule: MustRunAsNonRoot}',
      pod: PLAIN,
    },
    {
      outcome: 'admitted',
      shows: 'stated for the pod',
      spec: `runAsUser: {rule: MustRunAs, ${RANGE}}`,
      pod: securedPod('runAsUser: 1500'),
    },
  ],
  runAsGroup: [
    {
      outcome: 'rejected',
      shows: 'outside of the range',
      spec: `runAsGroup: {rule: MayRunAs, ${RANGE}}`,
      pod: securedPod('runAsGroup: 0'),
    },
    { outcome: 'mutated', shows: 'nothing stated', spec: `runAsGroup: {rule: MustRunAs, ${RANGE}}`, pod: PLAIN },
    {
      outcome: 'admitted',
      shows: 'MayRunAs leaves it open',
      spec: `runAsGroup: {rule: MayRunAs, ${RANGE}}`,
      pod: PLAIN,
    },
  ],
  supplementalGroups: [
    {
      outcome: 'rejected',
      shows: 'one of the groups is outside of the range',
      spec: `supplementalGroups: {rule: MustRunAs, ${RANGE}}`,
      pod: securedPod('supplementalGroups: [1500, 0]'),
    },
    {
      outcome: 'rejected',
      shows: 'an empty list is stated, so nothing is filled in',
      spec: `supplementalGroups: {rule: MustRunAs, ${RANGE}}`,
      pod: securedPod('supplementalGroups: []'),
    },
    {
      outcome: 'mutated',
      shows: 'nothing stated',
      spec: `supplementalGroups: {rule: MustRunAs, ${RANGE}}`,
      pod: PLAIN,
    },
    {
      outcome: 'admitted',
      shows: 'MayRunAs leaves it open',
      spec: `supplementalGroups: {rule: MayRunAs, ${RANGE}}`,
      pod: PLAIN,
    },
  ],
  fsGroup: [
    {
      outcome: 'rejected',
      shows: '0 is a value',
      spec: `fsGroup: {rule: MayRunAs, ${RANGE}}`,
      pod: securedPod('fsGroup: 0'),
    },
    { outcome: 'mutated', shows: 'nothing stated', spec: `fsGroup: {rule: MustRunAs, ${RANGE}}`, pod: PLAIN },
    {
      outcome: 'admitted',
      shows: 'in the range',
      spec: `fsGroup: {rule: MustRunAs, ${RANGE}}`,
      pod: securedPod('fsGroup: 2000'),
    },
  ],
  readOnlyRootFilesystem: [
    {
      outcome: 'rejected',
      shows: 'stated otherwise',
      spec: 'readOnlyRootFilesystem: true',
      pod: secured('readOnlyRootFilesystem: false'),
    },
    { outcome: 'mutated', shows: 'nothing stated', spec: 'readOnlyRootFilesystem: true', pod: PLAIN },
    {
      outcome: 'admitted',
      shows: 'stated',
      spec: 'readOnlyRootFilesystem: true',
      pod: secured('readOnlyRootFilesystem: true'),
    },
  ],
  allowPrivilegeEscalation: [
    {
      outcome: 'rejected',
      shows: 'stated otherwise',
      spec: 'allowPrivilegeEscalation: false',
      pod: secured('allowPrivilegeEscalation: true'),
    },
    { outcome: 'mutated', shows: 'nothing stated', spec: 'allowPrivilegeEscalation: false', pod: PLAIN },
    { outcome: 'admitted', shows: 'absent means allowed', pod: secured('allowPrivilegeEscalation: true') },
  ],
  defaultAllowPrivilegeEscalation: [
    { outcome: 'mutated', shows: 'nothing stated', spec: 'defaultAllowPrivilegeEscalation: false', pod: PLAIN },
    {
      outcome: 'admitted',
      shows: 'a default refuses nothing',
      spec: 'defaultAllowPrivilegeEscalation: false',
      pod: secured('allowPrivilegeEscalation: true'),
    },
  ],
  forbiddenSysctls: [
    {
      outcome: 'rejected',
      shows: 'safe sysctls can be forbidden too',
      spec: 'forbiddenSysctls: [kernel.shm_rmid_forced]',
      pod: securedPod('sysctls: [{name: kernel.shm_rmid_forced, value: "1"}]'),
    },
    {
      outcome: 'admitted',
      shows: 'another one',
      spec: 'forbiddenSysctls: [kernel.shm_rmid_forced]',
      pod: securedPod('sysctls: [{name: net.ipv4.tcp_syncookies, value: "1"}]'),
    },
  ],
  allowedUnsafeSysctls: [
    {
      outcome: 'rejected',
      shows: 'neither safe nor listed',
      spec: "allowedUnsafeSysctls: ['kernel.msg*']",
      pod: securedPod('sysctls: [{name: kernel.sem, value: "1"}]'),
    },
    {
      outcome: 'admitted',
      shows: 'listed by its beginning',
      spec: "allowedUnsafeSysctls: ['kernel.msg*']",
      pod: securedPod('sysctls: [{name: kernel.msgmax, value: "1"}]'),
    },
  ],
  allowedProcMountTypes: [
    { outcome: 'rejected', shows: 'the list is absent', pod: secured('procMount: Unmasked') },
    {
      outcome: 'rejected',
      shows: 'an API server drops the list while the gate ProcMountType is off, as it is by default',
      spec: 'allowedProcMountTypes: [Unmasked, Default]',
      pod: secured('procMount: Unmasked'),
    },
    {
      outcome: 'admitted',
      shows: 'listed, and the gate is on',
      spec: 'allowedProcMountTypes: [Unmasked, Default]',
      pod: secured('procMount: Unmasked'),
      flags: ['--feature-gates', 'ProcMountType=true'],
    },
  ],
  runtimeClass: [
    {
      outcome: 'rejected',
      shows: 'another class',
      spec: 'runtimeClass: {allowedRuntimeClassNames: [gvisor]}',
      pod: `runtimeClassName: kata\n${PLAIN}`,
    },
    {
      outcome: 'mutated',
      shows: 'nothing stated',
      spec: 'runtimeClass: {allowedRuntimeClassNames: [gvisor], defaultRuntimeClassName: gvisor}',
      pod: PLAIN,
    },
    {
      outcome: 'admitted',
      shows: 'without a default nothing need be stated',
      spec: 'runtimeClass: {allowedRuntimeClassNames: [gvisor]}',
      pod: PLAIN,
    },
  ],
  seccomp: [
    {
      outcome: 'rejected',
      shows: 'without a list none may be stated',
      pod: securedPod('seccompProfile: {type: Unconfined}'),
    },
    {
      outcome: 'rejected',
      shows: 'with a list one must be stated for the pod',
      annotations: { [SECCOMP_ALLOWED]: 'runtime/default' },
      pod: secured('seccompProfile: {type: RuntimeDefault}'),
    },
    {
      outcome: 'rejected',
      shows: 'the policy refuses its own default',
      annotations: { [SECCOMP_ALLOWED]: 'runtime/default', [SECCOMP_DEFAULT]: 'unconfined' },
      pod: PLAIN,
    },
    {
      outcome: 'mutated',
      shows: 'nothing stated, and a default',
      annotations: { [SECCOMP_ALLOWED]: 'runtime/default', [SECCOMP_DEFAULT]: 'runtime/default' },
      pod: PLAIN,
    },
    {
      outcome: 'admitted',
      shows: 'stated for the pod',
      annotations: { [SECCOMP_ALLOWED]: 'runtime/default' },
      pod: securedPod('seccompProfile: {type: RuntimeDefault}'),
    },
    { outcome: 'admitted', shows: '`*`', annotations: { [SECCOMP_ALLOWED]: '*' }, pod: PLAIN },
  ],
  appArmor: [
    {
      outcome: 'rejected',
      shows: 'with a list each container must state one',
      annotations: { [APPARMOR_ALLOWED]: 'runtime/default' },
      pod: PLAIN,
    },
    {
      outcome: 'mutated',
      shows: 'nothing stated, and a default',
      annotations: { [APPARMOR_ALLOWED]: 'runtime/default', [APPARMOR_DEFAULT]: 'runtime/default' },
      pod: PLAIN,
    },
    {
      outcome: 'admitted',
      shows: 'stated',
      annotations: { [APPARMOR_ALLOWED]: 'runtime/default' },
      pod: PLAIN,
      podAnnotations: { [APPARMOR_OF_APP]: 'runtime/default' },
    },
  ],
} satisfies Partial<Record<ControlName, readonly ControlExample[]>>;
