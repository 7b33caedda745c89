/**
 * The Kubernetes release that is meant, and every fact about PodSecurityPolicy
 * that depends on it. PodSecurityPolicy was served from 1.3 to 1.24; later
 * releases are judged like 1.24, as a server that never dropped it would.
 *
 * @see https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates/
 */
import type { PodSecurityPolicySpec } from './model.ts';

/** A key of a policy's `spec`. */
export type SpecKey = keyof PodSecurityPolicySpec;

/** The release whose behaviour is meant when nobody says otherwise: the last one with PodSecurityPolicy. */
export const DEFAULT_MINOR = 24;
/** The first release that is told apart: everything that is not known to be younger counts as known to it. */
export const OLDEST_MINOR = 8;

/** A feature gate of the API server that changes what a policy means. */
export type FeatureGate =
  | 'CSIInlineVolume'
  | 'EphemeralContainers'
  | 'GenericEphemeralVolume'
  | 'ProcMountType'
  | 'RunAsGroup'
  | 'RuntimeClass'
  | 'Sysctls';

/** What a release did with a gate when nobody set it; minors, `on` absent when it never was on by default. */
interface GateHistory {
  readonly on?: number;
}

const GATE_HISTORY: Readonly<Record<FeatureGate, GateHistory>> = {
  CSIInlineVolume: { on: 16 },
  EphemeralContainers: { on: 23 },
  GenericEphemeralVolume: { on: 21 },
  ProcMountType: {},
  RunAsGroup: { on: 14 },
  RuntimeClass: { on: 14 },
  Sysctls: { on: 11 },
};

/** The gates that change what a policy means, by name. */
export const FEATURE_GATES = Object.keys(GATE_HISTORY) as readonly FeatureGate[];

/** A Kubernetes release with its feature gates. */
export interface KubernetesTarget {
  /** The number after `1.`. */
  readonly minor: number;
  /** Tells whether a gate is on: as set, else as the release has it. */
  isEnabled(gate: FeatureGate): boolean;
}

/** Makes a target. Gates that are not set are as the release has them. */
export function kubernetesTarget(
  minor: number = DEFAULT_MINOR,
  gates: ReadonlyMap<string, boolean> = new Map(),
): KubernetesTarget {
  return {
    minor,
    isEnabled(gate) {
      const { on = Number.POSITIVE_INFINITY } = GATE_HISTORY[gate];
      return gates.get(gate) ?? minor >= on;
    },
  };
}

/** Gives the API versions under which the release serves policies. */
export function pspApiVersions({ minor }: KubernetesTarget): readonly string[] {
  return [...(minor >= 10 ? ['policy/v1beta1'] : []), ...(minor <= 15 ? ['extensions/v1beta1'] : [])];
}

/** The first release that knows a key of `spec`, for those younger than the oldest that is told apart. */
const FIRST_RELEASE: Partial<Readonly<Record<SpecKey, number>>> = {
  allowedFlexVolumes: 9,
  allowedUnsafeSysctls: 11,
  forbiddenSysctls: 11,
  allowedProcMountTypes: 12,
  runAsGroup: 13,
  allowedCSIDrivers: 14,
  runtimeClass: 15,
};

/** Gives the first minor release that knows a key of `spec`; an older one drops the key. */
export function firstReleaseOf(key: SpecKey): number {
  return FIRST_RELEASE[key] ?? OLDEST_MINOR;
}

/** The first release that knows `readOnly` in an allowed host path; an older one drops it. */
export const HOST_PATH_READ_ONLY_SINCE = 11;

/** The gate without which a server drops the key when a policy is created. */
const GATE_OF_KEY: Partial<Readonly<Record<SpecKey, FeatureGate>>> = {
  allowedCSIDrivers: 'CSIInlineVolume',
  allowedProcMountTypes: 'ProcMountType',
  allowedUnsafeSysctls: 'Sysctls',
  forbiddenSysctls: 'Sysctls',
  runAsGroup: 'RunAsGroup',
  runtimeClass: 'RuntimeClass',
};

/** Gives the gate without which a server drops a key of `spec`. */
export function gateOf(key: SpecKey): FeatureGate | undefined {
  return GATE_OF_KEY[key];
}

/** Tells whether the server keeps a key of `spec`: it knows it and no gate that is off drops it. */
export function keepsKey(target: KubernetesTarget, key: SpecKey): boolean {
  const gate = gateOf(key);
  return target.minor >= firstReleaseOf(key) && (gate === undefined || target.isEnabled(gate));
}

/** Volume types by their names in a policy; a pod spells `cephFS` as `cephfs`. */
const VOLUME_TYPES: readonly string[] = [
  'awsElasticBlockStore',
  'azureDisk',
  'azureFile',
  'cephFS',
  'cinder',
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'fc',
  'flexVolume',
  'flocker',
  'gcePersistentDisk',
  'gitRepo',
  'glusterfs',
  'hostPath',
  'iscsi',
  'nfs',
  'persistentVolumeClaim',
  'photonPersistentDisk',
  'portworxVolume',
  'projected',
  'quobyte',
  'rbd',
  'scaleIO',
  'secret',
  'storageos',
  'vsphereVolume',
];

/** The first release that knows a volume type, for those younger than the oldest that is told apart. */
const VOLUME_TYPE_SINCE: ReadonlyMap<string, number> = new Map([
  ['csi', 14],
  ['ephemeral', 19],
]);

/** Gives the first minor release that knows a volume type; undefined for a type that no policy can name. */
export function firstReleaseOfVolumeType(type: string): number | undefined {
  return VOLUME_TYPES.includes(type) ? (VOLUME_TYPE_SINCE.get(type) ?? OLDEST_MINOR) : undefined;
}

/** Gives the volume types that the release knows, sorted. `*` stands for these; a pod with any other is refused. */
export function volumeTypes({ minor }: KubernetesTarget): readonly string[] {
  return VOLUME_TYPES.filter((type) => minor >= (VOLUME_TYPE_SINCE.get(type) ?? OLDEST_MINOR));
}

/** Sysctls that need no permission, with the first release where PodSecurityPolicy says so. */
const SAFE_SYSCTLS: ReadonlyMap<string, number> = new Map([
  ['kernel.shm_rmid_forced', OLDEST_MINOR],
  ['net.ipv4.ip_local_port_range', OLDEST_MINOR],
  ['net.ipv4.tcp_syncookies', OLDEST_MINOR],
  ['net.ipv4.ping_group_range', 18],
  ['net.ipv4.ip_unprivileged_port_start', 22],
]);

/** Gives the sysctls that a pod may set unless they are forbidden. */
export function safeSysctls({ minor }: KubernetesTarget): readonly string[] {
  return [...SAFE_SYSCTLS].filter(([, since]) => minor >= since).map(([name]) => name);
}

/** Tells whether sysctl patterns of a policy may be spelled with `/` as well as with `.`. */
export function sysctlsMayHaveSlashes({ minor }: KubernetesTarget): boolean {
  return minor >= 23;
}

/** Gives the rules of fsGroup and supplementalGroups: MayRunAs is younger than the fields. */
export function groupRules({ minor }: KubernetesTarget): readonly string[] {
  return minor >= 13 ? ['MustRunAs', 'MayRunAs', 'RunAsAny'] : ['MustRunAs', 'RunAsAny'];
}

/** Tells whether pods have `seccompProfile` fields; before, only annotations count. */
export function hasSeccompFields({ minor }: KubernetesTarget): boolean {
  return minor >= 19;
}

/** Tells whether `docker/default` and `runtime/default` are one seccomp profile to the plugin. */
export function equatesDockerDefault(target: KubernetesTarget): boolean {
  return hasSeccompFields(target);
}

/** Tells whether `secret` also admits a projection of what service account admission injects. */
export function hasTokenException({ minor }: KubernetesTarget): boolean {
  return minor >= 19;
}

/** Gives the type of the token volume that service account admission adds to a pod. */
export function tokenVolumeType({ minor }: KubernetesTarget): 'secret' | 'projected' {
  return minor >= 21 ? 'projected' : 'secret';
}

/** Tells whether a pod may have ephemeral containers, which are then defaulted and checked like the others. */
export function checksEphemeralContainers(target: KubernetesTarget): boolean {
  return target.isEnabled('EphemeralContainers');
}

/** Tells whether volumes of type `ephemeral` exist in pods. */
export function hasEphemeralVolumes(target: KubernetesTarget): boolean {
  return target.minor >= 19 && target.isEnabled('GenericEphemeralVolume');
}
