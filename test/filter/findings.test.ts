/** What exactly a rule found in a pod. */
import test from 'ava';
import { loadRules } from '#src/rules/load.js';
import { batchOf } from '../_support/made-up-fields.js';

function findings(condition: string, spec: object): unknown {
  const rule = { condition, output: 'x %pod.findings', rule: 'r', desc: 'd', priority: 'INFO', source: 'k8s_audit' };
  const { ruleset, isSuccessful, files } = loadRules([{ name: 'rules', text: JSON.stringify([rule]) }]);
  if (!isSuccessful) {
    throw new Error(files[0]?.diagnostics.map(({ message }) => message).join('\n'));
  }
  const [loaded] = ruleset.rules;
  const requestObject = { kind: 'Pod', metadata: {}, spec };
  const document = { stage: 'ResponseComplete', verb: 'create', objectRef: { resource: 'pods' }, requestObject };
  const batch = batchOf([document as never]);
  return loaded!.predicate(batch, 0) ? loaded!.output.values(batch, 0)['pod.findings'] : 'no match';
}

const CAPABILITIES = 'pod.containers.securityContext.capabilities.add';
const TWO = {
  hostPID: true,
  containers: [
    { name: 'a', securityContext: { capabilities: { add: ['A', 'B'] } } },
    { name: 'b', securityContext: { capabilities: { add: ['C'] } } },
  ],
};
const B = 'spec.containers[0].securityContext.capabilities.add=B (container a)';
const C = 'spec.containers[1].securityContext.capabilities.add=C (container b)';

const CASES: readonly [string, unknown][] = [
  [`${CAPABILITIES} exists and not ${CAPABILITIES} in (A)`, [B, C]],
  [`${CAPABILITIES} intersects (C, D)`, [C]],
  [`pod.spec.hostPID intersects (true) or ${CAPABILITIES} intersects (B)`, ['spec.hostPID=true', B]],
  [`pod.operation = create and ${CAPABILITIES} intersects (B)`, [B]],
  [`${CAPABILITIES} in (A, B, C, D)`, ['spec.containers[0].securityContext.capabilities.add=A (container a)', B, C]],
  ['pod.operation = create', null],
  [`${CAPABILITIES} intersects (Z)`, 'no match'],
];

for (const [condition, expected] of CASES) {
  test(`findings: ${condition}`, (t) => {
    t.deepEqual(findings(condition, TWO), expected);
  });
}

test('findings: of very many the first are shown, the others counted', (t) => {
  const sysctls = Array.from({ length: 50 }, (_, i) => ({ name: `n${i}` }));
  const found = findings('pod.spec.securityContext.sysctls.name exists', { securityContext: { sysctls } }) as string[];
  t.is(found.length, 33);
  t.is(found.at(-1), '… and 18 more');
});

test('findings: a long value is cut', (t) => {
  const [found] = findings('pod.spec.runtimeClassName exists', { runtimeClassName: 'x'.repeat(1000) }) as string[];
  t.true(found!.length < 400 && found!.endsWith('…'));
});

test('findings: can be used in outputs only', (t) => {
  t.throws(() => findings('pod.findings exists', TWO), { message: /outputs only/ });
});
