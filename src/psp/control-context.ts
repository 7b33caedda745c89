/** What templates are told of one control of a policy: its own data, its words, and what can come of it. */
import type { Control, ControlContext, PolicyTerms, Writable } from './control.ts';
import type { KubernetesTarget } from './kubernetes.ts';
import { outcomesOf } from './outcomes.ts';

/** Makes the context that templates of dialects where every rule alerts expect, and others may read. */
export function controlContext(
  control: Control,
  terms: PolicyTerms,
  target: KubernetesTarget,
  writable: Writable,
): ControlContext {
  const outcomes = outcomesOf(control, terms, target);
  const fillsIn = outcomes.mutation || outcomes.refusedDefault;
  return {
    ...control.context(terms, target, writable),
    name: control.name,
    summary: control.summary,
    demand: control.demand(terms, target),
    change: fillsIn ? (control.change?.(terms, target) ?? '') : '',
    is_unusable: control.isUnusable?.(terms) === true,
    has_violation: outcomes.violation,
    fills_in: fillsIn,
    refuses_default: outcomes.refusedDefault,
  };
}
