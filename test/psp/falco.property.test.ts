/** Dialect falco says of random pods what dialect drypod says, but for what its limits tell. */
import test from 'ava';
import fc from 'fast-check';
import { DiagnosticSink } from '#src/base/diagnostic.js';
import { SourceText } from '#src/base/source-text.js';
import { convert } from '#src/psp/convert.js';
import { FALCO_LIMITS } from '#src/psp/falco-limits.js';
import { kubernetesTarget } from '#src/psp/kubernetes.js';
import { readPsps } from '#src/psp/read.js';
import { parseJson } from '#src/sources/k8s-audit/lossless-json.js';
import { type AdmissionCase, admissionCases } from '../_support/admission/arbitrary-cases.js';
import { jsonOf } from '../_support/admission/integers.js';
import { judged } from '../_support/admission/requests.js';
import { rulesRunner } from '../_support/run-rules.js';
import { templates } from '../_support/templates.js';

/** A policy is converted once for up to so many pods. */
const MAX_PODS = 60;
const RUNS = { numRuns: Number(process.env['DRYPOD_FUZZ_RUNS'] ?? 8) };

interface Rules {
  /** Names of the rules that match each event, but for the one that this dialect does not have. */
  readonly run: (events: readonly unknown[]) => readonly (readonly string[])[];
  /** Controls with values that the rules leave out. */
  readonly incomplete: readonly string[];
}

function rulesOf({ policy, cluster }: AdmissionCase, dialect: string): Rules {
  const document = { apiVersion: 'policy/v1beta1', kind: 'PodSecurityPolicy', ...policy };
  const target = kubernetesTarget(cluster.minor, new Map(Object.entries(cluster.gates ?? {})));
  const sink = new DiagnosticSink();
  const policies = readPsps(new SourceText('psp.json', jsonOf(document)), sink, { target });
  const { text, diagnostics } = convert(policies, { dialect, templates, target });
  const { problems, run } = rulesRunner(text);
  const errors = [...sink.items, ...diagnostics].filter(({ severity }) => severity === 'error');
  if (policies.length !== 1 || errors.length > 0 || problems.some((problem) => problem.startsWith('error'))) {
    throw new Error(`not converted: ${jsonOf([errors.map(({ message }) => message), problems])}`);
  }
  return {
    run: (events) => run(events).map((names) => names.filter((name) => !name.endsWith('Forecast'))),
    incomplete: diagnostics
      .filter(({ code }) => code === 'PSP_NOT_EXPRESSIBLE' || code === 'PSP_NOT_CONVERTED')
      .flatMap(({ message }) => controlsAt(message.split(' ', 1)[0]!)),
  };
}

/** The controls that a value at a path of the policy belongs to. */
function controlsAt(path: string): readonly string[] {
  if (path.startsWith('metadata.annotations[')) {
    return [path.includes('apparmor') ? 'appArmor' : 'seccomp'];
  }
  const name = path.split('.')[1]?.split('[')[0] ?? '';
  return name.endsWith('Capabilities') ? [name, 'allowedCapabilities'] : [name];
}

/** Gives a value without `null`, which no API server logs. */
function withoutNull(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.filter((item) => item !== null).map(withoutNull);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const entries = Object.entries(value).filter(([, item]) => item !== null);
  return Object.fromEntries(entries.map(([key, item]) => [key, withoutNull(item)]));
}

function unexplained(found: AdmissionCase): unknown {
  const events = found.submissions.flatMap((submission) =>
    (['create', 'update'] as const).map((operation) =>
      withoutNull(parseJson(jsonOf(judged(submission, operation, found.cluster).event))),
    ),
  );
  const [exact, falco] = [rulesOf(found, 'drypod'), rulesOf(found, 'falco')];
  const [expected, got] = [exact.run(events), falco.run(events)];
  for (const [row, event] of events.entries()) {
    const [left = [], right = []] = [expected[row], got[row]];
    const differing = [...left, ...right]
      .filter((name) => !left.includes(name) || !right.includes(name))
      .filter((name) => !isExplained(name, event, falco));
    if (differing.length > 0) {
      return { differing, event, policy: found.policy, cluster: found.cluster };
    }
  }
  return undefined;
}

function isExplained(rule: string, event: unknown, { incomplete }: Rules): boolean {
  const control = /\((\w+)\)/.exec(rule)?.[1] ?? '';
  return (
    incomplete.includes(control) ||
    FALCO_LIMITS.some(
      ({ controls, concerns }) =>
        (controls === undefined || (controls as readonly string[]).includes(control)) && concerns(event),
    )
  );
}

test('dialect falco: property: it says what dialect drypod says, but for its limits', (t) => {
  let pairs = 0;
  const property = fc.property(admissionCases(MAX_PODS), (found) => {
    pairs += found.submissions.length;
    return unexplained(found) === undefined;
  });
  const { counterexample, seed } = fc.check(property, RUNS);
  if (counterexample === null) {
    t.pass();
    t.log(`${pairs} pairs of policy and pod`);
  } else {
    t.fail(jsonOf({ seed, ...(unexplained(counterexample[0]) as object) }));
  }
});
