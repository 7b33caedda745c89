/** What is good enough for the API server and yet means something else than one would think. */
import type { Severity } from '../../base/diagnostic.ts';
import type { KubernetesTarget } from '../kubernetes.ts';
import type { PodSecurityPolicy, PodSecurityPolicySpec } from '../model.ts';

/** One surprise, for a diagnostic. */
export interface Surprise {
  /** Path of the value, or of what is missing. */
  readonly field: string;
  readonly code: string;
  /** A warning, unless nothing needs to be done about it. */
  readonly severity?: Severity;
  readonly message: string;
  readonly expected?: string;
}

/** A valid policy. `spec` is what the server keeps of it. */
export interface StoredPolicy {
  readonly policy: PodSecurityPolicy;
  readonly spec: PodSecurityPolicySpec;
  readonly target: KubernetesTarget;
}

/** Finds surprises of one kind. */
export type FindSurprises = (stored: StoredPolicy) => readonly Surprise[];
