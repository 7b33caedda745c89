/** Pairs of policy and pod that are easy to get wrong. */
import { podEventLine } from '../admission/audit-event.ts';
import { sameVerdict, type Verdict, verdictOf } from '../admission/outcome.ts';
import { foundPaths, type Place } from '../admission/pod-paths.ts';
import { AS_WRITTEN, PolicyCache, type PolicyRules } from '../admission/policy-rules.ts';
import { lineSuite } from '../line-suite.ts';
import type { JsonObject } from '../lossless-json.ts';
import { all, fail, type Outcome } from '../suite.ts';

const EVENTS = 'corpus/adversarial/events.jsonl';

interface Finding {
  readonly control: string;
  /** A policy that cannot be used has none. */
  readonly path?: string;
}

interface Change extends Place {
  readonly control: string;
  /** Repeats what the pod says itself. */
  readonly neutral?: boolean;
}

interface AdversarialCase {
  readonly minor?: number;
  readonly operation: 'create' | 'update';
  readonly psp: JsonObject;
  readonly pod: JsonObject;
  readonly auditID: string;
  readonly expected: Verdict & { readonly violations: readonly Finding[]; readonly mutations: readonly Change[] };
}

export const adversarial = lineSuite<AdversarialCase>({
  name: 'adversarial',
  file: 'corpus/adversarial/cases.jsonl',
  otherFiles: [EVENTS],
  keys: ['minor', 'operation', 'psp', 'pod', 'auditID', 'expected'],
  // They tell people what the case is about, and who else was asked.
  ignoredKeys: ['field', 'note', 'checked'],
  judge(data) {
    const cache = new PolicyCache();
    const events = data.lines(EVENTS);
    return ({ minor = 24, operation, psp, pod, auditID, expected }, index) => {
      const rules = cache.rules(psp, { dialect: 'drypod', kubernetes: minor, featureGates: AS_WRITTEN });
      const [alerts = []] = rules.evaluate(podEventLine({ operation, requestObject: pod, responseObject: pod }));
      return all([
        sameVerdict('pod', expected, verdictOf(alerts, rules)),
        foundPaths('Violation', withPath(expected.violations), alerts, pod),
        foundPaths('Mutation', expected.mutations.filter(isTold(expected)), alerts, pod),
        judgeEvent(events[index] ?? '', auditID, expected, rules),
      ]);
    };
  },
});

function withPath(violations: readonly Finding[]): readonly Place[] {
  return violations.flatMap(({ control, path }) => (path === undefined ? [] : [{ control, path }]));
}

/** A control that refuses a pod tells of nothing that it would fill in besides. */
function isTold({ controls }: Verdict): (change: Change) => boolean {
  return ({ control, neutral = false }) => !neutral && controls[control] === 'MUTATED';
}

/** The same pod as the server logs it. Its response has the volume of the service account's token besides. */
function judgeEvent(line: string, auditID: string, expected: Verdict, rules: PolicyRules): Outcome {
  if (!line.includes(auditID)) {
    return fail(`the event is not that of the case: ${line.slice(0, 200)}`);
  }
  const [alerts = []] = rules.evaluate(line);
  return sameVerdict('event', withoutVolumes(expected), withoutVolumes(verdictOf(alerts, rules)));
}

function withoutVolumes({ outcome, controls }: Verdict): Verdict {
  if (outcome === 'UNUSABLE') {
    return { outcome, controls };
  }
  const { volumes: _, ...others } = controls;
  const outcomes = Object.values(others);
  return {
    outcome: outcomes.includes('REJECTED') ? 'REJECTED' : outcomes.length > 0 ? 'MUTATED' : 'ADMITTED',
    controls: others,
  };
}
