/** What a real API server answered to the creation of pods under one policy. */
import { podEventLine } from '../admission/audit-event.ts';
import { controlsOf, sameNames, verdictOf } from '../admission/outcome.ts';
import { foundPaths, type ServerError } from '../admission/pod-paths.ts';
import { PolicyCache, type PolicyTarget } from '../admission/policy-rules.ts';
import { lineSuite } from '../line-suite.ts';
import { type Json, type JsonObject, objectAt } from '../lossless-json.ts';
import { all, same } from '../suite.ts';

/** The server that was asked. */
export const RECORDED_SERVER: PolicyTarget = {
  dialect: 'drypod',
  kubernetes: 20,
  featureGates: new Map([
    ['ProcMountType', true],
    ['GenericEphemeralVolume', true],
    ['EphemeralContainers', true],
  ]),
};

interface Change {
  readonly path: string;
  readonly from?: Json;
  readonly to: Json;
}

/** One pair of policy and pod. */
export interface AdmissionCase {
  readonly psp: JsonObject;
  readonly pod: JsonObject;
  readonly outcome: string;
  readonly controls?: readonly string[];
  readonly errors?: readonly ServerError[];
  /** What the server wrote into an admitted pod. */
  readonly mutations?: readonly Change[];
  readonly injectedVolumes?: readonly Json[];
}

export const admission = lineSuite<AdmissionCase>({
  name: 'admission',
  file: 'admission/verdicts.jsonl',
  keys: ['psp', 'pod', 'outcome', 'controls', 'errors', 'mutations', 'injectedVolumes'],
  // The outcome says what the code, the message and `mutated` say, `mutations` what `admitted` says; `restricted` says
  // what the policy was made for.
  ignoredKeys: ['code', 'message', 'mutated', 'admitted', 'admitPolicy', 'restricted'],
  judge() {
    const cache = new PolicyCache();
    return (vector) => {
      const rules = cache.rules(vector.psp, RECORDED_SERVER);
      const [alerts = []] = rules.evaluate(createdLine(vector));
      return all([
        same('outcome', vector.outcome, verdictOf(alerts, rules).outcome),
        sameNames('violated controls', vector.controls ?? [], controlsOf(alerts, 'Violation')),
        foundPaths('Violation', vector.errors ?? [], alerts, vector.pod),
        foundPaths('Mutation', (vector.mutations ?? []).filter(isAddition), alerts, vector.pod),
      ]);
    };
  },
});

/** The event that a server without the policy would have logged. */
export function createdLine({ pod, injectedVolumes = [] }: Pick<AdmissionCase, 'pod' | 'injectedVolumes'>): string {
  const spec = objectAt(pod, 'spec');
  const volumes = [...((spec['volumes'] ?? []) as readonly Json[]), ...injectedVolumes];
  const response = { ...pod, spec: { ...spec, ...(volumes.length > 0 && { volumes }) } };
  return podEventLine({ operation: 'create', requestObject: pod, responseObject: response });
}

/** Where a policy adds capabilities to one list of a container, both come out sorted and without repetition. */
function isAddition({ from, to }: Change): boolean {
  const [before, after] = [from, to].map((list) => [...new Set(Array.isArray(list) ? list : [])].sort().join());
  return !Array.isArray(to) || before !== after;
}
