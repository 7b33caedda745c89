/** Policies that a real API server refused, with its causes, and policies that it took, with what it stored. */
import { kubernetesTarget } from '#src/psp/kubernetes.js';
import { storedSpec } from '#src/psp/stored.js';
import { lineSuite } from '../line-suite.ts';
import type { JsonObject } from '../lossless-json.ts';
import { type Cause, causeTexts, isUnusable, type JudgedPolicy, judgePolicy } from '../policies/judge-policy.ts';
import { withoutFollowers } from '../policies/server-causes.ts';
import { decodeField, serverCause } from '../policies/server-paths.ts';
import { normalized, storedAsJson } from '../policies/stored-json.ts';
import { all, fail, type Outcome, type Suite, same } from '../suite.ts';

interface RefusedPolicy {
  readonly psp: JsonObject;
  readonly code: number;
  readonly message: string;
  readonly causes?: readonly Cause[] | null;
  /** The answer of a server with gates as the release has them. */
  readonly codeWithDefaultGates?: number;
}

interface AcceptedPolicy {
  readonly psp: JsonObject;
  readonly code: number;
  readonly stored: JsonObject;
  readonly unusable: boolean;
}

const MINOR = 20;
const GATES = ['ProcMountType', 'GenericEphemeralVolume', 'EphemeralContainers'];
const TARGET = kubernetesTarget(MINOR, new Map(GATES.map((gate) => [gate, true])));
const DEFAULT_TARGET = kubernetesTarget(MINOR);

const refused = lineSuite<RefusedPolicy>({
  name: 'admission_policies',
  file: 'admission/invalid-policies.jsonl',
  keys: ['psp', 'code', 'message', 'causes', 'codeWithDefaultGates'],
  // The status word follows from the code; the others are what a model said of a release of its own.
  ignoredKeys: ['reason', 'expectedField', 'expectedCode', 'minor'],
  judge: () => judgeRefused,
});

const accepted = lineSuite<AcceptedPolicy>({
  name: 'admission_policies',
  file: 'admission/accepted-policies.jsonl',
  keys: ['psp', 'code', 'stored', 'unusable'],
  ignoredKeys: ['expectedField', 'expectedCode', 'expectedUnusable', 'minor'],
  judge: () => judgeAccepted,
});

export const admissionPolicies: Suite = {
  name: 'admission_policies',
  files: [...refused.files, ...accepted.files],
  async *run(data) {
    yield* refused.run(data);
    yield* accepted.run(data);
  },
};

function judgeRefused({ psp, code, message, causes, codeWithDefaultGates }: RefusedPolicy): Outcome {
  const judged = judgePolicy(psp, { target: TARGET });
  const outcome = code === 400 ? judgeDecoding(message, judged) : judgeCauses(causes ?? [], judged);
  const byDefault = judgePolicy(psp, { target: DEFAULT_TARGET }).policy === undefined;
  return codeWithDefaultGates === undefined || codeWithDefaultGates === null
    ? outcome
    : all([outcome, same('refused with default gates', codeWithDefaultGates !== 201, byDefault)]);
}

/** The server stops at the first value that it cannot decode. */
function judgeDecoding(message: string, { causes }: JudgedPolicy): Outcome {
  const first = causes.find(({ field, reason }) => reason === 'decode' || field === 'kind');
  return first === undefined
    ? fail('decodes')
    : same('field', decodeField(message), first.field.replace(/\[[^\]]*\]/g, '').toLowerCase());
}

function judgeCauses(expected: readonly Cause[], { causes, others }: JudgedPolicy): Outcome {
  return others.length > 0
    ? fail(`other errors: ${others.join('; ')}`)
    : same(
        'causes',
        causeTexts(withoutFollowers(expected.map(plain))),
        causeTexts(withoutFollowers(causes).map(serverCause)),
      );
}

/** What is too long is invalid to us. */
function plain({ field, reason }: Cause): Cause {
  return { field, reason: reason === 'FieldValueTooLong' ? 'FieldValueInvalid' : reason };
}

function judgeAccepted({ psp, code, stored, unusable }: AcceptedPolicy): Outcome {
  const { policy, causes, others } = judgePolicy(psp, { target: TARGET });
  if (policy === undefined || code !== 201) {
    return fail(`code ${code}; refused: ${[...causeTexts(causes), ...others].join('; ')}`);
  }
  return all([
    same('stored', normalized(stored), normalized(storedAsJson(storedSpec(policy.spec, TARGET).spec))),
    same('unusable', unusable, isUnusable(policy, TARGET)),
  ]);
}
