/** Several policies and a pod: which of them decides, and how. */
import { selectPolicy } from '#src/psp/selection.js';
import { podEventLine } from '../admission/audit-event.ts';
import { verdictOf } from '../admission/outcome.ts';
import { AS_WRITTEN, PolicyCache } from '../admission/policy-rules.ts';
import { lineSuite } from '../line-suite.ts';
import { type JsonObject, objectAt } from '../lossless-json.ts';
import { same } from '../suite.ts';

const SECCOMP_ANNOTATION = 'seccomp.security.alpha.kubernetes.io/pod';

interface SelectionCase {
  readonly psps: readonly JsonObject[];
  readonly pod: JsonObject;
  /** Names of the policies that may be used; null = all. */
  readonly authorized: readonly string[] | null;
  readonly operation: 'create' | 'update';
  /** The policy recorded on the pod. */
  readonly hint: string | null;
  readonly expected: { readonly policy: string | null; readonly outcome: string };
}

export const selection = lineSuite<SelectionCase>({
  name: 'selection',
  file: 'corpus/selection/cases.jsonl',
  keys: ['psps', 'pod', 'authorized', 'operation', 'hint', 'expected'],
  // It tells people what the case is about.
  ignoredKeys: ['note'],
  judge() {
    const cache = new PolicyCache();
    return ({ psps, pod, authorized, operation, hint, expected }) => {
      const line = podEventLine({ operation, requestObject: pod, responseObject: pod });
      const candidates = psps.map((psp) => {
        const rules = cache.rules(psp, { dialect: 'drypod', kubernetes: 24, featureGates: AS_WRITTEN });
        const { outcome } = verdictOf(rules.evaluate(line)[0] ?? [], rules);
        return { name: String(objectAt(psp, 'metadata')['name']), outcome };
      });
      const { policy, outcome } = selectPolicy(candidates, {
        operation,
        ...(authorized && { usable: new Set(authorized) }),
        ...(hint !== null && { recorded: hint }),
        isAlwaysChanged: getsSeccompAnnotation(pod),
      });
      return same('selected', [expected.policy, expected.outcome], [policy ?? null, outcome]);
    };
  },
});

function getsSeccompAnnotation(pod: JsonObject): boolean {
  const { seccompProfile } = objectAt(objectAt(pod, 'spec'), 'securityContext');
  return (
    seccompProfile !== undefined && objectAt(objectAt(pod, 'metadata'), 'annotations')[SECCOMP_ANNOTATION] === undefined
  );
}
