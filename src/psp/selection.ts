/**
 * Which of several policies decides about a pod: admission asks them in the
 * byte order of their names, and parts of several are never combined.
 * @see kubernetes v1.24 plugin/pkg/admission/security/podsecuritypolicy/admission.go
 */

/** What a policy would say of a pod if it were alone. */
export type PolicyOutcome = 'ADMITTED' | 'MUTATED' | 'REJECTED' | 'UNUSABLE';

/** One candidate. */
export interface PolicyCandidate {
  readonly name: string;
  /** For an update, that of an update: where something would be filled in, `REJECTED`. */
  readonly outcome: PolicyOutcome;
}

/** The request that admission decides about. */
export interface SelectionRequest {
  readonly operation: 'create' | 'update';
  /** Names of the policies that the user or the pod's service account may use. Default: all. */
  readonly usable?: ReadonlySet<string>;
  /** The policy recorded on the pod, annotation `kubernetes.io/psp`; looked at on update only. */
  readonly recorded?: string;
  /**
   * Whether every policy changes the pod, whatever it says: since Kubernetes 1.19
   * one with a seccomp profile and without the annotation that mirrors it.
   * Such a change is no mutation, and makes the first policy that fits win. Default: false.
   */
  readonly isAlwaysChanged?: boolean;
}

/** The policy that decides and what it says; without a policy the pod is refused. */
export interface Selection {
  readonly policy: string | undefined;
  readonly outcome: 'ADMITTED' | 'MUTATED' | 'REJECTED';
}

/** Selects among policies given in any order, names being unique. */
export function selectPolicy(candidates: readonly PolicyCandidate[], request: SelectionRequest): Selection {
  const { operation, usable, recorded, isAlwaysChanged = false } = request;
  const inOrder = candidates
    .filter(({ name }) => usable?.has(name) ?? true)
    .toSorted((a, b) => compareNames(a.name, b.name));
  const admitting = inOrder.filter(({ outcome }) => outcome === 'ADMITTED');
  if (operation === 'update') {
    return selectionOf(admitting.find(({ name }) => name === recorded) ?? admitting[0]);
  }
  const fitting = inOrder.filter(({ outcome }) => outcome === 'ADMITTED' || outcome === 'MUTATED');
  return selectionOf((isAlwaysChanged ? undefined : admitting[0]) ?? fitting[0]);
}

function selectionOf(chosen: PolicyCandidate | undefined): Selection {
  return chosen === undefined
    ? { policy: undefined, outcome: 'REJECTED' }
    : { policy: chosen.name, outcome: chosen.outcome === 'MUTATED' ? 'MUTATED' : 'ADMITTED' };
}

/** Names of policies are ASCII, where the order of bytes is that of code units. */
function compareNames(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
