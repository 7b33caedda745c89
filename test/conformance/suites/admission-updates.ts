/** Requests on stored pods, and on what owns pods: which of them a policy judges, and how. */
import { isChangedBy, PERMISSIVE_POLICY, policyBehind, REFUSE_ALL_POLICY } from '../admission/made-up-policies.ts';
import { controlsOf, sameNames, verdictOf } from '../admission/outcome.ts';
import { foundPaths } from '../admission/pod-paths.ts';
import { type Alert, PolicyCache, type PolicyRules } from '../admission/policy-rules.ts';
import { type Recorded, type RequestRecord, recordedRequest } from '../admission/recorded-request.ts';
import { StoredPods } from '../admission/stored-pods.ts';
import { lineSuite } from '../line-suite.ts';
import { type JsonObject, objectAt } from '../lossless-json.ts';
import { all, type Outcome, PASS, same } from '../suite.ts';
import { RECORDED_SERVER } from './admission.ts';

export const admissionUpdates = lineSuite<RequestRecord>({
  name: 'admission_updates',
  file: 'admission/updates.jsonl',
  keys: [
    ...(['psp', 'pod', 'storedPod', 'verb', 'path', 'request', 'contentType', 'user', 'code', 'message'] as const),
    ...(['outcome', 'controls', 'errors', 'result', 'pspAnnotation', 'admitPolicy'] as const),
  ],
  // The requests say what `kind`, `workload`, `ownerKind` and `serviceAccount` say; `policy` is what the server's list
  // called the policy, `restricted` what it was made for; `note` is for people.
  ignoredKeys: ['kind', 'workload', 'ownerKind', 'serviceAccount', 'policy', 'restricted', 'note'],
  judge() {
    const cache = new PolicyCache();
    const pods = new StoredPods();
    const deciding = new DecidingPolicies();
    const probe = cache.rules(REFUSE_ALL_POLICY, RECORDED_SERVER);
    return (record) => {
      const recorded = recordedRequest(record, pods);
      return all([
        judgeHandling(recorded, probe),
        judgeAttempt(recorded, probe),
        recorded.handling === 'judged'
          ? judgeAnswer(record, recorded, deciding.policyOf(record, recorded), cache)
          : PASS,
      ]);
    };
  },
});

const HANDLING_BY_KIND: Readonly<Record<string, string>> = {
  Violation: 'judged',
  Mutation: 'judged',
  Bypass: 'bypass',
  Forecast: 'forecast',
};

/** A policy that refuses everything tells what the rules look at. Attempts are counted apart, they are no judgement. */
function judgeHandling({ handling, line }: Recorded, probe: PolicyRules): Outcome {
  const kinds = kindsOf(probe.evaluate(line)[0]).filter((kind) => kind !== 'Attempt');
  const handled = [...new Set(kinds.map((kind) => HANDLING_BY_KIND[kind] ?? kind))];
  return same('handled', handling, handled.join(' and ') || 'ignored');
}

/** What left nothing behind is an attempt at most, and is one when it would have been judged. */
function judgeAttempt({ attemptLine, handling }: Recorded, probe: PolicyRules): Outcome {
  if (attemptLine === undefined) {
    return PASS;
  }
  const kinds = kindsOf(probe.evaluate(attemptLine)[0]);
  const isRight = handling === 'judged' ? kinds.join() === 'Attempt' : kinds.every((kind) => kind === 'Attempt');
  return isRight ? PASS : same('a dry run', 'Attempt', kinds.join(' and '));
}

function kindsOf(alerts: readonly Alert[] = []): readonly string[] {
  return [...new Set(alerts.map(({ kind }) => kind))];
}

/**
 * Who may use which policy is not recorded. What is: which policy admitted the
 * pods that a user created, and whose requests the policy of the vector refused.
 */
class DecidingPolicies {
  readonly #usersOfOthers = new Set<string>();
  readonly #usersOfThis = new Set<string>();

  /** Gives the policy that decided, or one that decides the same; undefined when that is not recorded. */
  policyOf(record: RequestRecord, { isRefusedByPolicy, operation, pod }: Recorded): JsonObject | undefined {
    const { psp, user, controls = [], pspAnnotation = record.admitPolicy, result } = record;
    if (psp === null || psp === undefined) {
      const isTold = !isRefusedByPolicy || controls.length > 0;
      return isTold ? policyBehind(pod, result ?? {}) : undefined;
    }
    const isThis = isRefusedByPolicy || [undefined, objectAt(psp, 'metadata')['name']].includes(pspAnnotation);
    if (user === undefined || isThis) {
      this.#usersOfThis.add(user ?? '');
      return psp;
    }
    if (operation === 'create') {
      this.#usersOfOthers.add(user);
    }
    // The policy named on a stored pod is the one that admitted its creation, whoever updates it.
    return this.#usersOfThis.has(user) && !this.#usersOfOthers.has(user) ? psp : PERMISSIVE_POLICY;
  }
}

function judgeAnswer(
  record: RequestRecord,
  recorded: Recorded,
  policy: JsonObject | undefined,
  cache: PolicyCache,
): Outcome {
  if (policy === undefined) {
    return { kind: 'pass', note: 'handling only: the policy that decided is not in the vector' };
  }
  if (!recorded.isCertain) {
    return { kind: 'pass', note: 'handling only: no record tells what had become of the pod' };
  }
  const rules = cache.rules(policy, RECORDED_SERVER);
  const [alerts = []] = rules.evaluate(recorded.line);
  if (recorded.isRefusedByPolicy) {
    // What would have to be filled in on an update is refused without being named.
    const named = alerts.filter(({ variant }) => variant !== 'Update');
    return all([
      same('outcome', 'REJECTED', verdictOf(alerts, rules).outcome),
      sameNames('violated controls', record.controls ?? [], controlsOf(named, 'Violation')),
      foundPaths('Violation', record.errors ?? [], alerts, recorded.pod),
    ]);
  }
  const isMutated = recorded.operation === 'create' && isChangedBy(record.result ?? {}, recorded.pod);
  const seen = verdictOf(alerts.filter(isSeenInResult), rules).outcome;
  return same('outcome', isMutated ? 'MUTATED' : 'ADMITTED', seen);
}

/** Of what a policy fills in, records show all but the runtime class. */
function isSeenInResult({ kind, control }: Alert): boolean {
  return kind !== 'Mutation' || control !== 'runtimeClass';
}
