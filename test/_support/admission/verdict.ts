/** What admission says of a pod under one policy. */

/** Names of the controls, as in the fields of a PodSecurityPolicy. */
export const CONTROLS = [
  'privileged',
  'hostNetwork',
  'hostPID',
  'hostIPC',
  'hostPorts',
  'volumes',
  'allowedHostPaths',
  'allowedFlexVolumes',
  'allowedCSIDrivers',
  'allowedCapabilities',
  'defaultAddCapabilities',
  'requiredDropCapabilities',
  'seLinux',
  'runAsUser',
  'runAsGroup',
  'supplementalGroups',
  'fsGroup',
  'readOnlyRootFilesystem',
  'allowPrivilegeEscalation',
  'defaultAllowPrivilegeEscalation',
  'forbiddenSysctls',
  'allowedUnsafeSysctls',
  'allowedProcMountTypes',
  'runtimeClass',
  'seccomp',
  'appArmor',
] as const;

/** One of {@link CONTROLS}. */
export type ControlName = (typeof CONTROLS)[number];

/** Why a check fails. */
export type Reason =
  | 'not_allowed'
  | 'unknown_type'
  | 'must_be_read_only'
  | 'out_of_range'
  | 'unset'
  | 'root'
  | 'false'
  | 'true'
  | 'mismatch'
  | 'may_not_be_set'
  | 'not_dropped'
  | 'forbidden'
  | 'unsafe'
  | 'update_would_default'
  | 'no_ranges'
  | 'no_options';

/** A check that fails. `path` leads into the pod; a policy that cannot be used has none. */
export interface Violation {
  readonly control: ControlName;
  readonly path?: string;
  readonly reason: Reason;
  readonly value?: unknown;
  /** The container's name, when the check is about a container. */
  readonly container?: string;
}

/** A default that the policy writes into the pod. */
export interface Mutation {
  readonly control: ControlName;
  readonly path: string;
  readonly value: unknown;
  readonly container?: string;
  /** Repeats what the pod says itself; does not make a pod mutated. */
  readonly isNeutral?: true;
}

/** What becomes of a pod; `UNUSABLE` = of every pod, because the policy cannot be used at all. */
export type Outcome = 'ADMITTED' | 'MUTATED' | 'REJECTED' | 'UNUSABLE';

/** The answer for one pod, and for each control that does not simply admit it. */
export interface Verdict {
  readonly outcome: Outcome;
  readonly controls: ReadonlyMap<ControlName, Exclude<Outcome, 'ADMITTED'>>;
  readonly violations: readonly Violation[];
  readonly mutations: readonly Mutation[];
}
