/** What the API server keeps of a policy's `spec`: keys that it does not know, or that a gate switches off, it drops. */
import {
  firstReleaseOf,
  gateOf,
  HOST_PATH_READ_ONLY_SINCE,
  type KubernetesTarget,
  keepsKey,
  type SpecKey,
} from './kubernetes.ts';
import type { PodSecurityPolicySpec } from './model.ts';

/** A value that the API server drops without a word. */
export interface Dropped {
  /** Path in the policy, such as `spec.runtimeClass`. */
  readonly field: string;
  /** What the server lacks, as a person would say it. */
  readonly cause: string;
}

/** A spec without what the server drops, and what that was. */
export interface StoredSpec {
  readonly spec: PodSecurityPolicySpec;
  readonly dropped: readonly Dropped[];
}

/** Gives what a server of that release stores. */
export function storedSpec(spec: PodSecurityPolicySpec, target: KubernetesTarget): StoredSpec {
  const keys = Object.keys(spec) as SpecKey[];
  const kept = Object.fromEntries(Object.entries(spec).filter(([key]) => keepsKey(target, key as SpecKey)));
  const dropped = keys
    .filter((key) => !keepsKey(target, key))
    .map((key) => ({ field: `spec.${key}`, cause: causeOf(key, target) }));
  const paths = target.minor < HOST_PATH_READ_ONLY_SINCE ? (spec.allowedHostPaths ?? []) : [];
  if (paths.length === 0) {
    return { spec: kept, dropped };
  }
  return {
    spec: { ...kept, allowedHostPaths: paths.map(({ pathPrefix }) => ({ pathPrefix })) },
    dropped: [...dropped, ...paths.flatMap(({ readOnly }, index) => (readOnly ? [droppedReadOnly(index)] : []))],
  };
}

function causeOf(key: SpecKey, target: KubernetesTarget): string {
  const since = firstReleaseOf(key);
  return target.minor < since ? `it is there since Kubernetes 1.${since}` : `the feature gate ${gateOf(key)} is off`;
}

function droppedReadOnly(index: number): Dropped {
  const cause = `it is there since Kubernetes 1.${HOST_PATH_READ_ONLY_SINCE}`;
  return { field: `spec.allowedHostPaths[${index}].readOnly`, cause };
}
