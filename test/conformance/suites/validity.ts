/** Policies that the API server refuses, with the field and the kind of mistake, and odd ones that it takes. */
import { kubernetesTarget } from '#src/psp/kubernetes.js';
import { lineSuite } from '../line-suite.ts';
import type { JsonObject } from '../lossless-json.ts';
import { type Cause, causeTexts, isUnusable, judgePolicy } from '../policies/judge-policy.ts';
import { byAllowedSysctl, sysctlAt, withoutFollowers } from '../policies/server-causes.ts';
import type { SkipReason } from '../skip-reasons.ts';
import { fail, type Outcome, type Suite, same, skip } from '../suite.ts';

interface InvalidPolicy {
  readonly kind: 'validation' | 'decode';
  readonly minor: number;
  readonly psp: JsonObject;
  readonly field: string;
  readonly code: string;
  readonly errors: readonly { readonly field: string; readonly code: string }[];
}

interface ValidPolicy {
  readonly minor: number;
  readonly psp: JsonObject;
  readonly unusable: boolean;
}

/** The corpus judges policies as written, whatever a gate would drop of them. */
const GATES = new Map([['ProcMountType', true]]);

const invalid = lineSuite<InvalidPolicy>({
  name: 'validity',
  file: 'corpus/validity/invalid-psps.jsonl',
  keys: ['kind', 'minor', 'psp', 'field', 'code', 'errors'],
  // For people: what is meant, and how far the case was confirmed.
  ignoredKeys: ['why', 'checked'],
  judge: () => judgeInvalid,
});

const valid = lineSuite<ValidPolicy>({
  name: 'validity',
  file: 'corpus/validity/valid-psps.jsonl',
  keys: ['minor', 'psp', 'unusable'],
  ignoredKeys: ['why', 'checked'],
  judge: () => judgeValid,
});

export const validity: Suite = {
  name: 'validity',
  files: [...invalid.files, ...valid.files],
  async *run(data) {
    yield* invalid.run(data);
    yield* valid.run(data);
  },
};

function judgeInvalid({ kind, minor, psp, field, code, errors }: InvalidPolicy): Outcome {
  const { causes, others } = judgePolicy(psp, { target: kubernetesTarget(minor, GATES) });
  if (kind !== 'validation' && kind !== 'decode') {
    return fail(`unknown kind: ${kind}`);
  }
  if (others.length > 0) {
    return fail(`other errors: ${others.join('; ')}`);
  }
  const expected = errors.map((error) => ({ field: error.field, reason: error.code }));
  const outdated = causes.length === 0 ? outdatedReason(expected, psp, minor) : undefined;
  if (outdated !== undefined) {
    return skip(outdated);
  }
  const isListed = expected.some((cause) => cause.field === field && cause.reason === code);
  return isListed
    ? same('mistakes', distinct(expected), distinct(causes.flatMap((cause) => asInCorpus(cause, psp))))
    : fail(`${field} ${code} is none of the errors of its case`);
}

function judgeValid({ minor, psp, unusable }: ValidPolicy): Outcome {
  const target = kubernetesTarget(minor, GATES);
  const { policy, causes, others } = judgePolicy(psp, { target });
  return policy === undefined
    ? fail(`refused: ${[...causeTexts(causes), ...others].join('; ')}`)
    : same('unusable', unusable, isUnusable(policy, target));
}

/** What the model of the corpus says of servers that do otherwise. */
function outdatedReason(expected: readonly Cause[], psp: JsonObject, minor: number): SkipReason | undefined {
  if (expected.every(({ field }) => field === 'metadata.namespace')) {
    return 'namespaces are cleared';
  }
  const isSlashed = expected.every(
    ({ field, reason }) => reason === 'invalid' && (sysctlAt(field, psp)?.includes('/') ?? false),
  );
  return isSlashed && minor >= 23 ? 'sysctls have slashes since 1.23' : undefined;
}

function distinct(causes: readonly Cause[]): readonly string[] {
  return [...new Set(causeTexts(withoutFollowers(causes)))];
}

/** The corpus names the map when a value in it is of a wrong type. */
function asInCorpus(cause: Cause, psp: JsonObject): readonly Cause[] {
  return cause.reason === 'decode'
    ? [{ ...cause, field: cause.field.replace(/^(metadata\.(?:annotations|labels))\[.*$/s, '$1') }]
    : byAllowedSysctl(cause, psp);
}
