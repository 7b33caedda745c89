/**
 * Dialect falco against dialect drypod on the pods of the other suites: where
 * they differ, it must be by something that Falco's fields cannot tell.
 */
import { DIALECTS } from '#src/psp/dialects/registry.js';
import { podEventLine } from '../admission/audit-event.ts';
import { type Verdict, verdictOf } from '../admission/outcome.ts';
import {
  AS_WRITTEN,
  batchOfLine,
  PolicyCache,
  type PolicyRules,
  type PolicyTarget,
} from '../admission/policy-rules.ts';
import type { DataFolder } from '../data-folder.ts';
import { type Json, type JsonObject, parse } from '../lossless-json.ts';
import { type CaseResult, fail, type Outcome, PASS, type Suite, skip } from '../suite.ts';
import { type AdmissionCase, createdLine, RECORDED_SERVER } from './admission.ts';

/** A pod in an event, and the policy it is judged by. */
interface Pair {
  readonly label: string;
  readonly policy: Json;
  readonly target: Omit<PolicyTarget, 'dialect'>;
  readonly line: string;
}

const ADMISSION = 'admission/verdicts.jsonl';
const ADVERSARIAL = 'corpus/adversarial/cases.jsonl';
const ADVERSARIAL_EVENTS = 'corpus/adversarial/events.jsonl';
const FIXTURES = 'corpus/psa/psp-expected.jsonl';

interface Judged {
  readonly rules: PolicyRules;
  readonly verdict: Verdict;
}

/** What dialect falco says of itself. */
const LIMITS = DIALECTS.find(({ name }) => name === 'falco')?.limits ?? [];

export const dialects: Suite = {
  name: 'dialects',
  files: [ADMISSION, ADVERSARIAL, ADVERSARIAL_EVENTS, FIXTURES],
  *run(data): Generator<CaseResult> {
    const cache = new PolicyCache();
    for (const pairs of [admissionPairs(data), adversarialPairs(data), fixturePairs(data)]) {
      for (const pair of pairs) {
        yield { label: pair.label, outcome: compared(pair, cache) };
      }
    }
  },
};

function compared(pair: Pair, cache: PolicyCache): Outcome {
  try {
    const exact = judged(pair, 'drypod', cache);
    const falco = judged(pair, 'falco', cache);
    const controls = [exact, falco].map(({ verdict }) => verdict.controls);
    const differing = Object.keys({ ...controls[0], ...controls[1] }).filter(
      (c) => controls[0]?.[c] !== controls[1]?.[c],
    );
    const reasons = differing.map((control) => reasonOf(control, pair, falco.rules));
    const [first] = reasons;
    return reasons.includes(undefined)
      ? fail(`${JSON.stringify(controls)}: no limit of dialect falco explains ${differing.join(', ')}`)
      : first === undefined
        ? PASS
        : skip(`Falco cannot tell: ${first}`);
  } catch (error) {
    return fail(`threw ${error instanceof Error ? error.message : String(error)}`);
  }
}

function judged({ policy, target, line }: Pair, dialect: string, cache: PolicyCache): Judged {
  const rules = cache.rules(policy, { ...target, dialect });
  return { rules, verdict: verdictOf(rules.evaluate(line)[0] ?? [], rules) };
}

/** The limit of the dialect that has to do with a control and an event, or what was said when the policy was converted. */
function reasonOf(control: string, { line }: Pair, rules: PolicyRules): string | undefined {
  if (rules.controlsWith(['PSP_NOT_EXPRESSIBLE', 'PSP_NOT_CONVERTED']).includes(control)) {
    return 'values that rules cannot hold';
  }
  const [event] = batchOfLine(line).documents;
  return LIMITS.find(
    ({ controls, concerns }) =>
      (controls as readonly string[] | undefined)?.includes(control) !== false && concerns(event),
  )?.id;
}

function* admissionPairs(data: DataFolder): Generator<Pair> {
  for (const [index, text] of data.lines(ADMISSION).entries()) {
    const vector = parse(text) as unknown as AdmissionCase;
    yield { label: `${ADMISSION} #${index}`, policy: vector.psp, target: RECORDED_SERVER, line: createdLine(vector) };
  }
}

function* adversarialPairs(data: DataFolder): Generator<Pair> {
  const events = data.lines(ADVERSARIAL_EVENTS);
  for (const [index, text] of data.lines(ADVERSARIAL).entries()) {
    const {
      psp,
      pod,
      minor = 24,
      operation,
    } = parse(text) as unknown as {
      readonly psp: JsonObject;
      readonly pod: JsonObject;
      readonly minor?: number;
      readonly operation: 'create' | 'update';
    };
    const pair = { policy: psp, target: { kubernetes: minor, featureGates: AS_WRITTEN } };
    const line = podEventLine({ operation, requestObject: pod, responseObject: pod });
    yield { ...pair, label: `${ADVERSARIAL} #${index}`, line };
    yield { ...pair, label: `${ADVERSARIAL_EVENTS} #${index}`, line: events[index] ?? '' };
  }
}

function* fixturePairs(data: DataFolder): Generator<Pair> {
  const target = { kubernetes: 24, featureGates: AS_WRITTEN };
  const files = new Map<string, readonly string[]>();
  for (const [index, text] of data.lines(FIXTURES).entries()) {
    const { file, line, psp } = parse(text) as { readonly file: string; readonly line: number; readonly psp: string };
    const lines = files.get(file) ?? data.lines(`corpus/${file}`);
    files.set(file, lines);
    const policy = data.text(`corpus/psps/${psp}.yaml`);
    yield { label: `${FIXTURES} #${index}`, policy, target, line: lines[line - 1] ?? '' };
  }
}
