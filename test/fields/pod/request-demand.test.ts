/** What lines are kept for when rules read facts about pods: every event in which a pod is judged holds it. */
import test from 'ava';
import fc from 'fast-check';
import { DiagnosticSink } from '#src/base/diagnostic.js';
import type { TextDemand } from '#src/event/text-demand.js';
import { judgedPod, OPERATIONS, showsPod } from '#src/fields/pod/judged-pod.js';
import { demandOfOperations } from '#src/fields/pod/request-demand.js';
import { fieldSet } from '#src/fields/registry.js';
import { check } from '#src/filter/check.js';
import { createFilterContext } from '#src/filter/operand.js';
import { requiredTexts } from '#src/filter/required-texts.js';
import { parsed } from '../../_support/conditions.js';
import { meets } from '../../_support/text-demands.ts';

function demandOf(condition: string): TextDemand {
  const context = createFilterContext(fieldSet('k8s_audit', 'legacy'));
  const sink = new DiagnosticSink();
  const checked = check(parsed(condition), { source: 'k8s_audit', context, sink });
  if (checked === undefined) {
    throw new Error(sink.items.map(({ message }) => message).join('\n'));
  }
  return requiredTexts(checked);
}

const cases: readonly (readonly [string, readonly string[]])[] = [
  ["pod.operation in ('create', 'update')", ['create', 'update']],
  ["pod.operation = 'template'", ['template']],
  ['pod.operation exists', OPERATIONS],
  ["pod.operation != 'create'", OPERATIONS],
  ["pod.spec.hostPID intersects ('true')", OPERATIONS],
];
for (const [condition, operations] of cases) {
  test(`request demand: ${condition}`, (t) => {
    t.deepEqual(demandOf(condition), demandOfOperations(operations));
  });
}

test('request demand: what is negated demands nothing', (t) => {
  t.deepEqual(demandOf('not pod.operation exists'), { kind: 'all', items: [] });
});

const some = <T>(...values: T[]) => fc.constantFrom<T | undefined>(undefined, ...values);
const spec = { spec: { containers: [] } };
const object = some<unknown>(
  { kind: 'Pod', ...spec },
  { kind: 'EphemeralContainers', ephemeralContainers: [] },
  { kind: 'Status' },
  { spec: { template: spec } },
  { spec: { jobTemplate: { spec: { template: spec } } } },
  { template: spec },
  null,
);
const events = fc.record({
  stage: some<unknown>('ResponseComplete', 'ResponseComplete', 'RequestReceived', 5),
  verb: some<unknown>('create', 'update', 'patch', 'get', ['create']),
  objectRef: some<unknown>(null, 'pods').chain((odd) =>
    odd === undefined
      ? fc.record({
          resource: some<unknown>('pods', 'pods', 'deployments', 'jobs', 'cronjobs', 'podtemplates', 'nodes', null),
          apiGroup: some<unknown>('', 'apps', 'batch', 'extensions', null, 7),
          subresource: some<unknown>('', 'status', 'ephemeralcontainers', null, {}),
        })
      : fc.constant(odd),
  ),
  user: some({ username: 'system:serviceaccount:kube-system:generic-garbage-collector' }),
  requestObject: object,
  responseObject: object,
  responseStatus: some({ code: 201 }, { code: 200 }),
});

test('request demand: every event in which a pod is judged meets it (property)', (t) => {
  const judged = new Map<string, number>();
  let otherCount = 0;
  fc.assert(
    fc.property(events, (event) => {
      const operation = judgedPod(event)?.operation;
      t.is(showsPod(event), operation !== undefined);
      if (operation === undefined) {
        otherCount += meets(demandOfOperations(OPERATIONS), event) ? 0 : 1;
      } else {
        judged.set(operation, (judged.get(operation) ?? 0) + 1);
        t.true(meets(demandOfOperations([operation]), event));
        t.true(meets(demandOfOperations(OPERATIONS), event));
      }
    }),
    { numRuns: Number(process.env['DRYPOD_FUZZ_RUNS'] ?? 20_000), seed: 1 },
  );
  t.true(otherCount > 0);
  t.deepEqual([...judged.keys()].sort(), [...OPERATIONS].sort());
});
