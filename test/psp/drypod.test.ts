/** Dialect drypod, control by control: what its rules report of small pods, and the rules themselves. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import test from 'ava';
import { parse } from 'yaml';
import { DiagnosticSink } from '#src/base/diagnostic.js';
import { SourceText } from '#src/base/source-text.js';
import { CONTROLS } from '#src/psp/controls/registry.js';
import { convert } from '#src/psp/convert.js';
import { kubernetesTarget } from '#src/psp/kubernetes.js';
import { readPsps } from '#src/psp/read.js';
import { rulesRunner } from '../_support/run-rules.js';
import { templates } from '../_support/templates.js';

const FIXTURES = fileURLToPath(new URL('../../../test/psp/drypod', import.meta.url));
/** With DRYPOD_UPDATE_GOLDENS=1 the golden files are written instead of compared. */
const isUpdate = process.env['DRYPOD_UPDATE_GOLDENS'] === '1';

type Report = 'Violation' | 'Default' | 'Mutation' | 'nothing';

interface PodCase {
  readonly when: string;
  readonly pod: object;
  readonly annotations?: object;
  readonly reports: Report;
}

/** A policy and pods under it; the release is the default one unless it is named, gates are as it has them. */
interface PolicyCase {
  readonly spec?: object;
  readonly annotations?: object;
  readonly kubernetes?: number;
  readonly gates?: readonly string[];
  readonly pods: readonly PodCase[];
}

function casesOf(id: string): Readonly<Record<string, PolicyCase>> {
  // 64 bits of ids stay what they are
  return parse(readFileSync(`${FIXTURES}/${id}/cases.yaml`, 'utf8'), { intAsBigInt: true });
}

function json(value: unknown): string {
  const marked = JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? `#${part}#` : part));
  return marked.replace(/"#(-?\d+)#"/g, '$1');
}

function rulesOf(name: string, { spec = {}, annotations = {}, kubernetes, gates = [] }: PolicyCase): string {
  const text = json({
    apiVersion: 'policy/v1beta1',
    kind: 'PodSecurityPolicy',
    metadata: { name, annotations },
    spec,
  });
  const target = kubernetesTarget(
    kubernetes === undefined ? undefined : Number(kubernetes),
    new Map(gates.map((gate) => [gate, true])),
  );
  const policies = readPsps(new SourceText('psp.yaml', text), new DiagnosticSink(), { target });
  return convert(policies, { dialect: 'drypod', templates, target }).text;
}

function podEvent(verb: 'create' | 'update', { pod, annotations = {} }: PodCase): unknown {
  const object = JSON.parse(json({ kind: 'Pod', metadata: { name: 'p', annotations }, spec: pod }));
  return {
    stage: 'ResponseComplete',
    verb,
    requestURI: '/api/v1/namespaces/n/pods',
    objectRef: { resource: 'pods', namespace: 'n', name: 'p' },
    responseStatus: { code: verb === 'create' ? 201 : 200 },
    requestObject: object,
    responseObject: object,
  };
}

/** What the rules of one control say on creation, and on an update, which may fill in nothing. */
const NAMES: Readonly<Record<Report, readonly [create: readonly string[], update: readonly string[]]>> = {
  Violation: [['Violation ()'], ['Violation ()']],
  Default: [['Violation () Default'], ['Violation () Update']],
  Mutation: [['Mutation ()'], ['Violation () Update']],
  nothing: [[], []],
};

/** The golden file holds the control's rules under each policy. */
function partOf(text: string, name: string): string {
  const parts = text.split('\n\n').filter((part) => part.includes(`_${name}_`) || part.includes(`(${name})`));
  return parts.filter((part) => !/^- macro: psp_\w+_violated$/m.test(part)).join('\n\n');
}

test('drypod: every control has cases', (t) => {
  t.deepEqual(readdirSync(FIXTURES).sort(), CONTROLS.map(({ id }) => id).sort());
});

for (const { id, name } of CONTROLS) {
  const cases = Object.entries(casesOf(id));

  test(`drypod: ${id}: the rules are the golden ones`, (t) => {
    const text = cases.map(([policy, found]) => `# ${policy}\n${partOf(rulesOf(policy, found), name)}\n`).join('\n');
    const path = `${FIXTURES}/${id}/rules.yaml`;
    if (isUpdate) {
      writeFileSync(path, text);
    }
    t.is(text, readFileSync(path, 'utf8'));
  });

  for (const [policy, found] of cases) {
    test(`drypod: ${id}: ${policy}: the rules load clean and report what they should`, (t) => {
      const { problems, run } = rulesRunner(rulesOf('p', found));
      t.deepEqual(problems, []);
      for (const [index, verb] of (['create', 'update'] as const).entries()) {
        const matches = run(found.pods.map((pod) => podEvent(verb, pod)));
        for (const [row, { when, reports }] of found.pods.entries()) {
          const said = (matches[row] ?? []).filter((rule) => rule.includes(`(${name})`));
          const expected = NAMES[reports][index]!.map((rule) => `PSP p ${rule.replace('()', `(${name})`)}`);
          t.deepEqual(said, expected, `${verb}: ${when}`);
        }
      }
    });
  }
}
