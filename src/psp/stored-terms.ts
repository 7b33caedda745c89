/** What a server of some release would keep of a policy. */
import type { PolicyTerms } from './control.ts';
import { type KubernetesTarget, keepsKey } from './kubernetes.ts';
import type { PodSecurityPolicySpec } from './model.ts';

/** Leaves out the keys of `spec` that the release does not know or drops because a feature gate is off. */
export function storedTerms({ spec, annotations }: PolicyTerms, target: KubernetesTarget): PolicyTerms {
  const kept = Object.entries(spec).filter(([key]) => keepsKey(target, key as keyof PodSecurityPolicySpec));
  return { spec: Object.fromEntries(kept), annotations };
}
