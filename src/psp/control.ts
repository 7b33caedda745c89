/**
 * A PSP control: one thing that a policy decides about a pod. The record says
 * what the policy demands, as plain data; how that is written as a rule is the
 * business of the partial of the same name.
 */
import type { IntegerRange } from '../base/range-set.ts';
import type { PodSecurityPolicySpec } from './model.ts';

/** Plain data for a template. */
export type PlainData =
  | string
  | bigint
  | boolean
  | IntegerRange
  | readonly PlainData[]
  | { readonly [key: string]: PlainData };

/** What a control hands to its partial. */
export type ControlContext = { readonly [key: string]: PlainData };

/** Gives those texts that the dialect can write as constants; the others are reported and left out. */
export type Writable = (texts: readonly string[]) => readonly string[];

/** One control. Records only: adding one touches its own file, its partial and the registry. */
export interface Control {
  /** Stem of the file, the partial and the fixture folder. */
  readonly id: string;
  /** The field of `spec` that states the control. */
  readonly field: keyof PodSecurityPolicySpec;
  /** Other fields of `spec` that widen the control. */
  readonly alsoReads?: readonly (keyof PodSecurityPolicySpec)[];
  /** What Kubernetes does when the field is absent or its list empty. */
  readonly whenAbsent: 'unrestricted' | 'nothing-allowed' | 'default-only';
  readonly sources: readonly ('k8s_audit' | 'syscall')[];
  readonly summary: string;
  /** Tells whether the policy can refuse a pod by this control. */
  isRestrictive(spec: PodSecurityPolicySpec): boolean;
  /** Tells whether the policy demands what no pod can meet. */
  isUnusable?(spec: PodSecurityPolicySpec): boolean;
  /** Data for the partial. Texts that widen what is allowed go through `writable`: without one the rule is stricter. */
  context(spec: PodSecurityPolicySpec, writable: Writable): ControlContext;
}
