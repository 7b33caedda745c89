/**
 * Pods and policies as plain objects, the way JSON spells them. Only what
 * admission reads is declared; `null` and an absent key mean the same.
 */

import type { Integer } from './integers.ts';

/** What an optional field may hold besides its value. */
type Unset = null | undefined;
type Optional<T> = { readonly [K in keyof T]?: T[K] | Unset };

/** SELinux options of a pod, a container or a policy. */
export type SeLinuxOptions = Optional<{ user: string; role: string; type: string; level: string }>;

/** A seccomp or AppArmor profile in a field. */
export type ProfileField = Optional<{ type: string; localhostProfile: string }>;

/** What pods and containers both state; a container's value goes before the pod's. */
interface SharedContext {
  runAsUser: Integer;
  runAsGroup: Integer;
  runAsNonRoot: boolean;
  seLinuxOptions: SeLinuxOptions;
  seccompProfile: ProfileField;
  appArmorProfile: ProfileField;
}

/** `spec.securityContext` of a pod. */
export type PodSecurityContext = Optional<
  SharedContext & {
    fsGroup: Integer;
    supplementalGroups: readonly Integer[];
    sysctls: readonly { readonly name: string; readonly value?: string }[];
  }
>;

/** `securityContext` of a container. */
export type ContainerSecurityContext = Optional<
  SharedContext & {
    privileged: boolean;
    readOnlyRootFilesystem: boolean;
    allowPrivilegeEscalation: boolean;
    procMount: string;
    capabilities: Optional<{ add: readonly string[]; drop: readonly string[] }>;
  }
>;

/** A port of a container. */
export interface ContainerPort {
  readonly containerPort: number;
  readonly hostPort?: number | Unset;
}

/** A container of any of the three lists. */
export interface Container {
  readonly name: string;
  readonly securityContext?: ContainerSecurityContext | Unset;
  readonly ports?: readonly ContainerPort[] | Unset;
  readonly volumeMounts?: readonly { readonly name: string; readonly readOnly?: boolean | Unset }[] | Unset;
}

/** One source of a projected volume. */
export type ProjectedSource = Optional<{
  serviceAccountToken: Optional<{ path: string; audience: string }>;
  configMap: Optional<{ name: string }>;
  downwardAPI: Optional<{
    items: readonly Optional<{ path: string; fieldRef: Optional<{ apiVersion: string; fieldPath: string }> }>[];
  }>;
  secret: object;
}>;

/** A volume: its name, and its source under the key of its type. */
export interface Volume {
  readonly name: string;
  readonly hostPath?: { readonly path: string } | Unset;
  readonly flexVolume?: { readonly driver: string } | Unset;
  readonly csi?: { readonly driver: string } | Unset;
  readonly projected?: Optional<{ sources: readonly ProjectedSource[] }> | Unset;
  readonly [type: string]: unknown;
}

/** A pod as it is sent to the API server. */
export interface Pod {
  readonly metadata: {
    readonly name?: string;
    readonly annotations?: Readonly<Record<string, string>> | Unset;
  };
  readonly spec: Optional<{
    securityContext: PodSecurityContext;
    containers: readonly Container[];
    initContainers: readonly Container[];
    ephemeralContainers: readonly Container[];
    volumes: readonly Volume[];
    hostNetwork: boolean;
    hostPID: boolean;
    hostIPC: boolean;
    runtimeClassName: string;
    automountServiceAccountToken: boolean;
  }>;
}

/** Numbers from `min` to `max`, both included. */
export interface Range {
  readonly min: Integer;
  readonly max: Integer;
}

/** How ids are chosen. */
export interface IdStrategy {
  readonly rule: string;
  readonly ranges?: readonly Range[] | Unset;
}

/** `spec` of a PodSecurityPolicy. */
export type PolicySpec = Optional<{
  privileged: boolean;
  defaultAddCapabilities: readonly string[];
  requiredDropCapabilities: readonly string[];
  allowedCapabilities: readonly string[];
  volumes: readonly string[];
  hostNetwork: boolean;
  hostPorts: readonly Range[];
  hostPID: boolean;
  hostIPC: boolean;
  readOnlyRootFilesystem: boolean;
  defaultAllowPrivilegeEscalation: boolean;
  allowPrivilegeEscalation: boolean;
  allowedHostPaths: readonly { readonly pathPrefix: string; readonly readOnly?: boolean | Unset }[];
  allowedFlexVolumes: readonly { readonly driver: string }[];
  allowedCSIDrivers: readonly { readonly name: string }[];
  allowedUnsafeSysctls: readonly string[];
  forbiddenSysctls: readonly string[];
  allowedProcMountTypes: readonly string[];
  runtimeClass: Optional<{ allowedRuntimeClassNames: readonly string[]; defaultRuntimeClassName: string }>;
  runAsGroup: IdStrategy;
}> & {
  readonly seLinux: { readonly rule: string; readonly seLinuxOptions?: SeLinuxOptions | Unset };
  readonly runAsUser: IdStrategy;
  readonly supplementalGroups: IdStrategy;
  readonly fsGroup: IdStrategy;
};

/** A PodSecurityPolicy. */
export interface Policy {
  readonly metadata: {
    readonly name: string;
    readonly annotations?: Readonly<Record<string, string>> | Unset;
  };
  readonly spec: PolicySpec;
}
