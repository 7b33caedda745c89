/** All surprises that a valid policy holds, as diagnostics in the order of the text. */
import type { Diagnostic } from '../../base/diagnostic.ts';
import type { Span } from '../../base/source-text.ts';
import type { KubernetesTarget } from '../kubernetes.ts';
import type { PodSecurityPolicy } from '../model.ts';
import { storedSpec } from '../stored.ts';
import { filledIn, refusedEscalationDefault, rootByDefault } from './defaults.ts';
import { droppedValues } from './dropped.ts';
import { openEscalation, unlimitedHostPaths } from './loose.ts';
import { emptyPortRanges, limitsOfNoVolume, oddHostPaths, oddNames, unusedStrategyParts } from './no-effect.ts';
import { refusedHostNetworkPorts, refusedProcMount, refusedProfiles, refusedTokens } from './refusals.ts';
import type { FindSurprises } from './surprise.ts';

const FINDERS: readonly FindSurprises[] = [
  droppedValues,
  limitsOfNoVolume,
  unusedStrategyParts,
  emptyPortRanges,
  oddHostPaths,
  oddNames,
  refusedTokens,
  refusedProcMount,
  refusedHostNetworkPorts,
  refusedProfiles,
  filledIn,
  rootByDefault,
  refusedEscalationDefault,
  unlimitedHostPaths,
  openEscalation,
];

/** Finds what may surprise in a policy that the server takes. Warnings and infos only. */
export function findSurprises(policy: PodSecurityPolicy, target: KubernetesTarget): readonly Diagnostic[] {
  const { spec } = storedSpec(policy.spec, target);
  return FINDERS.flatMap((find) => find({ policy, spec, target }))
    .map(({ severity = 'warning', field, ...surprise }): Diagnostic => {
      return { ...surprise, field, severity, span: spanOf(field, policy) };
    })
    .sort((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0));
}

/** What is missing is told of at the policy's name, which is one line to point at. */
function spanOf(field: string, { spans }: PodSecurityPolicy): Span | undefined {
  return spans.get(field) ?? spans.get('metadata.name') ?? spans.get('metadata.generateName');
}
