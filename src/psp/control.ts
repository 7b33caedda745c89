/**
 * A PSP control: one thing that a policy decides about a pod. The record says
 * what the policy demands, as plain data and in words, and where its verdict
 * can be seen; how that is written as a rule is the business of the partials
 * of the same name, one in each dialect that has the control.
 */
import type { IntegerRange } from '../base/range-set.ts';
import type { KubernetesTarget } from './kubernetes.ts';
import type { PodSecurityPolicy, PodSecurityPolicySpec } from './model.ts';

/** Plain data for a template. */
export type PlainData =
  | string
  | bigint
  | boolean
  | IntegerRange
  | readonly PlainData[]
  | { readonly [key: string]: PlainData };

/** What a control hands to its partials. */
export type ControlContext = { readonly [key: string]: PlainData };

/** Gives those texts that the dialect can write as constants; the others are reported and left out. */
export type Writable = (texts: readonly string[]) => readonly string[];

/** What rules call a control: `PSP <policy> Violation (<name>)`. */
export type ControlName = keyof PodSecurityPolicySpec | 'seccomp' | 'appArmor';

/** What a control reads of a policy: the policy itself, or what a server would store of it. */
export type PolicyTerms = Pick<PodSecurityPolicy, 'spec' | 'annotations'>;

/** What the three ways to say little mean, for people. */
export interface ControlMeaning {
  readonly absent: string;
  /** Of an empty list or text; absent where there is none. */
  readonly empty?: string;
  /** Of the entry `*`; absent where it is no wildcard. */
  readonly all?: string;
}

/** Where the verdict of a control can be seen. */
export interface ControlEvidence {
  /** Fields of dialect `drypod` that its rules read. */
  readonly audit: readonly string[];
  /** What system calls tell of it, or why they tell nothing. */
  readonly syscalls: { readonly observes: string } | { readonly notObservable: string };
}

/** One control. Records only: adding one touches its own file, its partials and the registry. */
export interface Control {
  /** Stem of the file, the partials and the fixture folder. */
  readonly id: string;
  readonly name: ControlName;
  /** Paths of the policy that state the control: its own first, then those that widen or narrow it. */
  readonly reads: readonly [string, ...string[]];
  /** What Kubernetes does with ordinary pods when the path is absent or its list empty. */
  readonly whenAbsent: 'unrestricted' | 'nothing-allowed' | 'default-only';
  readonly meaning: ControlMeaning;
  readonly evidence: ControlEvidence;
  readonly summary: string;
  /** Tells whether the policy can refuse a pod by this control for what the pod says. */
  isRestrictive(terms: PolicyTerms, target: KubernetesTarget): boolean;
  /** Tells whether the policy refuses by another control all that this one would look at. */
  isMoot?(terms: PolicyTerms, target: KubernetesTarget): boolean;
  /** Tells whether the policy fills in what a pod leaves open. Absent: it never does. */
  isMutating?(terms: PolicyTerms, target: KubernetesTarget): boolean;
  /** Tells whether the policy refuses what it would fill in itself. Absent: it never does. */
  refusesDefault?(terms: PolicyTerms, target: KubernetesTarget): boolean;
  /** Tells whether the policy demands what no pod can meet. */
  isUnusable?(terms: PolicyTerms): boolean;
  /** Says what the policy demands, so that it can follow the policy's name: `allows no privileged container`. */
  demand(terms: PolicyTerms, target: KubernetesTarget): string;
  /** Says what the policy does to a pod, so that it can follow `would`. Present when it is ever mutating or refuses a default. */
  change?(terms: PolicyTerms, target: KubernetesTarget): string;
  /** Data for the partials. Texts that widen what is allowed go through `writable`: without one the rule is stricter. */
  context(terms: PolicyTerms, target: KubernetesTarget, writable: Writable): ControlContext;
}
