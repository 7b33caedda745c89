/** What can come of a pod by one control of a policy. */
import type { Control, PolicyTerms } from './control.ts';
import type { KubernetesTarget } from './kubernetes.ts';

/** What one control of a policy can do with a pod; each of it is a rule. */
export interface Outcomes {
  /** Refuse it for what it says, or for saying nothing where the policy has no default. */
  readonly violation: boolean;
  /** Fill in what it leaves open. */
  readonly mutation: boolean;
  /** Fill in what it leaves open, and then refuse that. */
  readonly refusedDefault: boolean;
}

/** Gives what a control can do with pods. */
export function outcomesOf(control: Control, terms: PolicyTerms, target: KubernetesTarget): Outcomes {
  if (control.isUnusable?.(terms) === true) {
    return { violation: true, mutation: false, refusedDefault: false };
  }
  return {
    violation: control.isRestrictive(terms, target) && control.isMoot?.(terms, target) !== true,
    mutation: control.isMutating?.(terms, target) === true,
    refusedDefault: control.refusesDefault?.(terms, target) === true,
  };
}
