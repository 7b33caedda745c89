/**
 * SecurityContextConstraints of OpenShift as typed data, and what a namespace
 * adds to them. What a field means is decided by terms.ts and the controls.
 */
import type { IntegerRange } from '../base/range-set.ts';
import type { SourceText, Span } from '../base/source-text.ts';

/** The API versions under which OpenShift has served SecurityContextConstraints. */
export const SCC_API_VERSIONS = ['security.openshift.io/v1', 'v1'] as const;

/** Annotations of a namespace that hold what constraints leave to it. */
export const NAMESPACE_ANNOTATIONS = {
  uids: 'openshift.io/sa.scc.uid-range',
  groups: 'openshift.io/sa.scc.supplemental-groups',
  level: 'openshift.io/sa.scc.mcs',
} as const;

/**
 * The fields that decide about pods, and those that say who may use them.
 * @see openshift/api security/v1/types.go
 */
export interface SccFields {
  readonly priority?: bigint;
  readonly users?: readonly string[];
  readonly groups?: readonly string[];
  readonly allowPrivilegedContainer?: boolean;
  readonly defaultAddCapabilities?: readonly string[];
  readonly requiredDropCapabilities?: readonly string[];
  readonly allowedCapabilities?: readonly string[];
  readonly allowHostDirVolumePlugin?: boolean;
  /** Absent: all; empty: none. {@link allowHostDirVolumePlugin} has the last word on `hostPath`. */
  readonly volumes?: readonly string[];
  readonly allowedFlexVolumes?: readonly { readonly driver: string }[];
  readonly allowHostNetwork?: boolean;
  readonly allowHostPorts?: boolean;
  readonly allowHostPID?: boolean;
  readonly allowHostIPC?: boolean;
  readonly userNamespaceLevel?: string;
  readonly defaultAllowPrivilegeEscalation?: boolean;
  /** Absent: true. */
  readonly allowPrivilegeEscalation?: boolean;
  readonly seLinuxContext?: SccSeLinuxContext;
  readonly runAsUser?: SccRunAsUser;
  readonly supplementalGroups?: SccGroups;
  readonly fsGroup?: SccGroups;
  readonly readOnlyRootFilesystem?: boolean;
  /** The first that is not `*` is given to pods that name none. */
  readonly seccompProfiles?: readonly string[];
  readonly allowedUnsafeSysctls?: readonly string[];
  readonly forbiddenSysctls?: readonly string[];
}

/** How the user of containers is chosen. */
export interface SccRunAsUser {
  readonly type: 'MustRunAs' | 'MustRunAsRange' | 'MustRunAsNonRoot' | 'RunAsAny';
  readonly uid?: bigint;
  readonly uidRangeMin?: bigint;
  readonly uidRangeMax?: bigint;
}

/** How groups are chosen; without ranges the namespace has them. */
export interface SccGroups {
  readonly type: 'MustRunAs' | 'RunAsAny';
  readonly ranges?: readonly IntegerRange[];
}

/** How the SELinux context is chosen; without a level the namespace has it. */
export interface SccSeLinuxContext {
  readonly type: 'MustRunAs' | 'RunAsAny';
  readonly seLinuxOptions?: {
    readonly user?: string;
    readonly role?: string;
    readonly type?: string;
    readonly level?: string;
  };
}

/** One object of a file, with the places of its parts. */
export interface SecurityContextConstraints {
  readonly source: SourceText;
  readonly name: string;
  readonly fields: SccFields;
  /** Spans of the values read, by path: `metadata.name`, `runAsUser.uid`. */
  readonly spans: ReadonlyMap<string, Span>;
}

/** What a namespace has for its pods; absent where its annotations do not say, or not so that it can be read. */
export interface NamespaceAllocation {
  readonly name: string;
  readonly uids?: IntegerRange;
  /** At least one. */
  readonly groups?: readonly IntegerRange[];
  readonly level?: string;
}
