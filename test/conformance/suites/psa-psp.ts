/** Recorded creations of the Pod Security fixtures under six policies. */
import { sameVerdict, type Verdict, verdictOf } from '../admission/outcome.ts';
import { AS_WRITTEN, PolicyRules } from '../admission/policy-rules.ts';
import type { DataFolder } from '../data-folder.ts';
import { lineSuite } from '../line-suite.ts';
import { type JsonObject, parse, stringify } from '../lossless-json.ts';
import { all } from '../suite.ts';

interface PsaPspCase extends Verdict {
  /** Of the events, below the folder of the corpus. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** Name of the policy's file. */
  readonly psp: string;
  /** The verdict on the response object, where it is another than that on the request object. */
  readonly response?: Verdict;
}

export const psaPsp = lineSuite<PsaPspCase>({
  name: 'psa_psp',
  file: 'corpus/psa/psp-expected.jsonl',
  keys: ['file', 'line', 'psp', 'outcome', 'controls', 'response'],
  judge(data) {
    const policies = new Map<string, PolicyRules>();
    const events = new Map<string, readonly string[]>();
    return ({ file, line, psp, response, ...request }) => {
      const rules = cached(policies, psp, () => policyOf(data, psp));
      const recorded = cached(events, file, () => data.lines(`corpus/${file}`))[line - 1];
      if (recorded === undefined) {
        throw new Error(`${file} has no line ${line}`);
      }
      const [onRequest = []] = rules.evaluate(withoutResponse(recorded));
      const [onBoth = []] = rules.evaluate(recorded);
      return all([
        sameVerdict('request object', request, verdictOf(onRequest, rules)),
        sameVerdict('event', response ?? request, verdictOf(onBoth, rules)),
      ]);
    };
  },
});

function cached<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const value = map.get(key) ?? make();
  map.set(key, value);
  return value;
}

function policyOf(data: DataFolder, name: string): PolicyRules {
  return new PolicyRules(data.text(`corpus/psps/${name}.yaml`), {
    dialect: 'drypod',
    kubernetes: 24,
    featureGates: AS_WRITTEN,
  });
}

/** The event of a cluster in which nothing was added to the pod. */
function withoutResponse(line: string): string {
  const event = parse(line) as JsonObject;
  return stringify({ ...event, responseObject: event['requestObject'] });
}
