/**
 * The PodSecurityPolicy as typed data: every field of policy/v1beta1 (the
 * shape of extensions/v1beta1 is the same). What a field means is decided by
 * the controls, not here.
 */
import type { IntegerRange } from '../base/range-set.ts';
import type { SourceText, Span } from '../base/source-text.ts';

/** Annotations that the PodSecurityPolicy admission plugin reads. */
export const PSP_ANNOTATIONS = {
  seccompAllowed: 'seccomp.security.alpha.kubernetes.io/allowedProfileNames',
  seccompDefault: 'seccomp.security.alpha.kubernetes.io/defaultProfileName',
  appArmorAllowed: 'apparmor.security.beta.kubernetes.io/allowedProfileNames',
  appArmorDefault: 'apparmor.security.beta.kubernetes.io/defaultProfileName',
} as const;

/** Annotations that limit where the generated rules look. */
export const SCOPE_ANNOTATIONS = {
  images: 'falco-rules-psp-images',
  namespaces: 'falco-rules-psp-namespaces',
} as const;

/** `[]` and an absent list mean the same in every list of a policy. */
export interface PodSecurityPolicySpec {
  readonly privileged?: boolean;
  readonly defaultAddCapabilities?: readonly string[];
  readonly requiredDropCapabilities?: readonly string[];
  readonly allowedCapabilities?: readonly string[];
  readonly volumes?: readonly string[];
  readonly hostNetwork?: boolean;
  readonly hostPorts?: readonly IntegerRange[];
  readonly hostPID?: boolean;
  readonly hostIPC?: boolean;
  readonly seLinux?: SeLinuxStrategy;
  readonly runAsUser?: IdStrategy;
  readonly runAsGroup?: IdStrategy;
  readonly supplementalGroups?: IdStrategy;
  readonly fsGroup?: IdStrategy;
  readonly readOnlyRootFilesystem?: boolean;
  readonly defaultAllowPrivilegeEscalation?: boolean;
  readonly allowPrivilegeEscalation?: boolean;
  readonly allowedHostPaths?: readonly AllowedHostPath[];
  readonly allowedFlexVolumes?: readonly AllowedFlexVolume[];
  readonly allowedCSIDrivers?: readonly AllowedCsiDriver[];
  readonly allowedUnsafeSysctls?: readonly string[];
  readonly forbiddenSysctls?: readonly string[];
  readonly allowedProcMountTypes?: readonly string[];
  readonly runtimeClass?: RuntimeClassStrategy;
}

/** How user or group ids are chosen. Not every rule is legal for every field; the reader checks that. */
export interface IdStrategy {
  readonly rule: 'MustRunAs' | 'MustRunAsNonRoot' | 'MayRunAs' | 'RunAsAny';
  readonly ranges?: readonly IntegerRange[];
}

/** How the SELinux context is chosen. */
export interface SeLinuxStrategy {
  readonly rule: 'MustRunAs' | 'RunAsAny';
  readonly seLinuxOptions?: {
    readonly user?: string;
    readonly role?: string;
    readonly type?: string;
    readonly level?: string;
  };
}

/** A host path that pods may mount, with everything below it. */
export interface AllowedHostPath {
  readonly pathPrefix: string;
  readonly readOnly?: boolean;
}

/** A FlexVolume driver that pods may use. */
export interface AllowedFlexVolume {
  readonly driver: string;
}

/** A CSI driver that pods may use in an inline volume. */
export interface AllowedCsiDriver {
  readonly name: string;
}

/** Which runtime classes a pod may name, and which it gets when it names none. */
export interface RuntimeClassStrategy {
  readonly allowedRuntimeClassNames?: readonly string[];
  readonly defaultRuntimeClassName?: string;
}

/** Where the generated rules look; an absent list does not limit. From the annotations in {@link SCOPE_ANNOTATIONS}. */
export interface PolicyScope {
  readonly images?: readonly string[];
  readonly namespaces?: readonly string[];
}

/** One policy of a file, with the places of its parts. */
export interface PodSecurityPolicy {
  readonly source: SourceText;
  readonly apiVersion: string;
  readonly name: string;
  readonly annotations: ReadonlyMap<string, string>;
  readonly scope: PolicyScope;
  readonly spec: PodSecurityPolicySpec;
  /** Spans of the values read, by path: `metadata.name`, `spec.hostPorts[0].min`, `metadata.annotations[KEY]`. */
  readonly spans: ReadonlyMap<string, Span>;
}
