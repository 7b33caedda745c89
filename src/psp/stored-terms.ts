/** What a server of some release would keep of a policy. */
import type { PolicyTerms } from './control.ts';
import type { KubernetesTarget } from './kubernetes.ts';
import { storedSpec } from './stored.ts';

/** Leaves out what of `spec` the release does not know or drops because a feature gate is off. */
export function storedTerms({ spec, annotations }: PolicyTerms, target: KubernetesTarget): PolicyTerms {
  return { spec: storedSpec(spec, target).spec, annotations };
}
