/** Which rules `--fail-on` looks for. */
import test from 'ava';
import { hasFound } from '#src/app/findings.js';
import type { Finding } from '#src/app/invocation.js';
import { Engine } from '#src/engine/engine.js';
import { loadRules } from '#src/rules/load.js';
import { batchOf } from '../_support/made-up-fields.js';

/** Lets one rule of this name match once. */
function found(name: string, isGenerated: boolean, ...findings: Finding[]): boolean {
  const rule = {
    rule: name,
    desc: 'd',
    condition: 'jevt.rawtime exists',
    output: 'x',
    priority: 'INFO',
    source: 'k8s_audit',
  };
  const { ruleset, isSuccessful } = loadRules([{ name: 'r', text: JSON.stringify([rule]) }]);
  const engine = new Engine(ruleset, 'all');
  engine.evaluate(batchOf([{}]));
  return isSuccessful && hasFound(findings, engine.rules, engine.stats.counts, new Map(isGenerated ? [[name, 0]] : []));
}

const names: readonly (readonly [name: string, finding: Finding | undefined])[] = [
  ['PSP web Violation (privileged)', 'violation'],
  ['PSP web Violation (runAsUser) Update', 'violation'],
  ['PSP web Violation (seccomp) Default', 'violation'],
  ['PSP web Violation (privileged) System Activity', 'violation'],
  ['PSP web Violation (readOnlyRootFilesystem) K8s Audit', 'violation'],
  ['PSP web Violation (runAsUser=MustRunAsNonRoot) System Activity', 'violation'],
  ['PSP web Mutation (runAsUser)', 'mutation'],
  ['PSS baseline:v1.29 Violation (hostPorts)', 'violation'],
  ['SCC restricted-v2 Violation (seLinux)', 'violation'],
  ['SCC restricted-v2 Mutation (fsGroup)', 'mutation'],
  ['PSP web Attempt', undefined],
  ['PSP web Bypass', undefined],
  ['PSP web Forecast', undefined],
  ['Any Violation (of mine)', undefined],
];

for (const [name, finding] of names) {
  test(`findings: ${name} is ${finding ?? 'none'}`, (t) => {
    t.is(found(name, true, 'violation'), finding === 'violation');
    t.is(found(name, true, 'mutation'), finding === 'mutation');
    t.is(found(name, true, 'mutation', 'violation'), finding !== undefined);
  });
}

test('findings: ordinary rules are none, whatever their names', (t) => {
  t.false(found('PSP web Violation (privileged)', false, 'violation'));
});

test('findings: nothing is looked for unless asked', (t) => {
  t.false(found('PSP web Violation (privileged)', true));
});
