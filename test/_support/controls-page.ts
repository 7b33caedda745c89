/** The reference page of controls: what the records say of each, and examples with what the product says about them. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import type { Control } from '#src/psp/control.js';
import { CONTROLS } from '#src/psp/controls/registry.js';
import type { Dialect } from '#src/psp/dialect.js';
import { DIALECTS } from '#src/psp/dialects/registry.js';
import { BASE_SPEC, CONTROL_EXAMPLES, type ControlExample, type ExampleOutcome } from './control-examples.js';
import { makeFolder } from './folders.js';
import { runHere } from './run-in-process.js';

/** What one dialect says about one example. */
export interface Judged {
  readonly outcome: ExampleOutcome;
  /** Controls that alerts name, in the order of the alerts. */
  readonly controls: readonly string[];
  /** Alerts, without the time at their beginning. */
  readonly alerts: readonly string[];
}

const POLICY = 'policy.yaml';
const LOG = 'audit.log';
const ALERT = /^\d\d:\d\d:\d\d\.\d{9}: (.*)$/;
const RULE = /^ {3}PSP example (Violation|Mutation) \((\w+)[^)]*\).*: \d+$/;

/** Judges an example as a user would. */
export async function judgeExample(example: ControlExample, dialect: string): Promise<Judged> {
  const folder = makeFolder();
  writeFileSync(join(folder, POLICY), policyOf(example));
  writeFileSync(join(folder, LOG), `${JSON.stringify(eventOf(example))}\n`);
  const files = ['--psp', join(folder, POLICY), '-e', join(folder, LOG)];
  const { code, stdout, stderr } = await runHere([...files, '--dialect', dialect, ...(example.flags ?? [])]);
  if (code !== 0) {
    throw new Error(`${example.shows}: ${stderr}`);
  }
  const lines = stdout.split('\n');
  const rules = lines.flatMap((line) => [...(RULE.exec(line) ?? []).slice(1)].join(' ') || []);
  const isOf = (kind: string) => rules.some((rule) => rule.startsWith(kind));
  return {
    outcome: isOf('Violation') ? 'rejected' : isOf('Mutation') ? 'mutated' : 'admitted',
    controls: rules.map((rule) => rule.slice(rule.indexOf(' ') + 1)),
    alerts: lines.flatMap((line) => ALERT.exec(line)?.[1] ?? []),
  };
}

function policyOf({ spec = '', annotations }: ControlExample): string {
  return stringify({
    apiVersion: 'policy/v1beta1',
    kind: 'PodSecurityPolicy',
    metadata: { name: 'example', ...(annotations && { annotations }) },
    spec: { ...parse(BASE_SPEC), ...parse(spec) },
  });
}

function eventOf({ pod, podAnnotations, isUpdate = false }: ControlExample): object {
  const metadata = { name: 'web', namespace: 'default', ...(podAnnotations && { annotations: podAnnotations }) };
  const object = { kind: 'Pod', apiVersion: 'v1', metadata, spec: parse(pod) };
  return {
    kind: 'Event',
    apiVersion: 'audit.k8s.io/v1',
    level: 'RequestResponse',
    auditID: '1',
    stage: 'ResponseComplete',
    requestURI: `/api/v1/namespaces/default/pods${isUpdate ? '/web' : ''}`,
    verb: isUpdate ? 'update' : 'create',
    user: { username: 'eve', groups: ['system:authenticated'] },
    objectRef: { resource: 'pods', namespace: 'default', name: 'web', apiVersion: 'v1' },
    responseStatus: { metadata: {}, code: isUpdate ? 200 : 201 },
    requestObject: object,
    responseObject: object,
    stageTimestamp: '2026-11-24T09:00:00.000000Z',
  };
}

/** Gives the page as Markdown, with a line break at its end. */
export async function describeControls(): Promise<string> {
  const sections: string[] = [];
  for (const control of CONTROLS) {
    sections.push(await sectionOf(control));
  }
  return `${[HEAD, overview(), ...sections].join('\n\n')}\n`;
}

const WHEN_ABSENT: Readonly<Record<Control['whenAbsent'], string>> = {
  unrestricted: 'anything goes',
  'nothing-allowed': 'nothing is allowed',
  'default-only': 'the default only',
};

function overview(): string {
  const rows = CONTROLS.map(({ name, whenAbsent, summary }) => [
    `[${name}](#${name.toLowerCase()})`,
    WHEN_ABSENT[whenAbsent],
    summary,
  ]);
  const lines = [['Control', 'When absent or empty', 'Says'], [':---', ':---', ':---'], ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

const HEAD = `# Controls

Written by \`make goldens\` from the records of the controls; every output below is what drypod prints about the policy and
the pod above it, without the time at the beginning of the line.

A control is one thing that a PodSecurityPolicy decides about a pod. A pod is **rejected** when a control refuses what it
says, else **mutated** when the policy would fill in what it leaves open, else **admitted**. The rules are called
\`PSP <policy> Violation (<control>)\`, with \`Update\` at the end where an update may not fill in what a creation may, and
with \`Default\` where the policy refuses its own default, and \`PSP <policy> Mutation (<control>)\`.

Examples show what a policy and a pod have besides this, and besides their names:

\`\`\`yaml
# policy
spec:
${indented(BASE_SPEC)}
\`\`\`

Which Kubernetes is meant: 1.24 with the feature gates as it has them, unless an example has flags. What a dialect cannot
tell of any control is in [policies](policies.md).`;

async function sectionOf(control: Control): Promise<string> {
  const examples = CONTROL_EXAMPLES[control.name] ?? [];
  const shown: string[] = [];
  for (const example of examples) {
    shown.push(exampleText(example, await judgeExample(example, 'drypod')));
  }
  const { meaning, evidence, reads, summary } = control;
  const [own, ...others] = reads;
  const rows = [
    ['Stated by', code([own])],
    ...(others.length > 0 ? [['Also reads', code(others)]] : []),
    ['Absent', meaning.absent],
    ...(meaning.empty === undefined ? [] : [['Empty', meaning.empty]]),
    ...(meaning.all === undefined ? [] : [['`*`', meaning.all]]),
    ['Evidence in audit events', code(evidence.audit)],
    ['Evidence in system calls', syscallsText(evidence.syscalls)],
    ...(await dialectRows(control, examples)),
  ];
  const table = ['| | |', '| :--- | :--- |', ...rows.map((cells) => `| ${cells.join(' | ')} |`)].join('\n');
  return [`## ${control.name}`, summary, table, ...shown].join('\n\n');
}

function syscallsText(syscalls: Control['evidence']['syscalls']): string {
  return 'observes' in syscalls ? syscalls.observes : `not observable: ${syscalls.notObservable}`;
}

async function dialectRows(control: Control, examples: readonly ControlExample[]): Promise<string[][]> {
  const rows: string[][] = [];
  for (const dialect of DIALECTS) {
    const isIncluded = dialect.controls.includes(control);
    const losses = [...lossesOf(dialect, control), ...limitsOf(dialect, control)];
    const said = isIncluded ? await agreement(dialect, examples) : 'has no rules';
    rows.push([`Dialect \`${dialect.name}\``, [said, ...losses].join('; ')]);
  }
  return rows;
}

/** What the dialect's own record says that it leaves out of the control. */
function lossesOf({ unconverted }: Dialect, { reads: [own] }: Control): string[] {
  return unconverted.filter(({ path }) => path.startsWith(own)).map(({ reason }) => reason);
}

/** What the dialect cannot tell that concerns this control and not all of them. */
function limitsOf({ limits }: Dialect, { name }: Control): string[] {
  return limits
    .filter(({ controls }) => controls?.includes(name) === true)
    .map(({ what, effect }) => `cannot tell ${what} (${effect})`);
}

async function agreement(dialect: Dialect, examples: readonly ControlExample[]): Promise<string> {
  const differing: string[] = [];
  for (const example of examples) {
    const { outcome } = await judgeExample(example, dialect.name);
    if (outcome !== example.outcome) {
      differing.push(`${example.outcome}, ${example.shows}: ${dialect.name} says ${outcome}`);
    }
  }
  const all = examples.length;
  return differing.length === 0
    ? `as Kubernetes in all ${all} examples`
    : `as Kubernetes in ${all - differing.length} of ${all} examples (${differing.join('; ')})`;
}

function exampleText(example: ControlExample, { alerts }: Judged): string {
  const title = `**${example.outcome[0]!.toUpperCase()}${example.outcome.slice(1)}**: ${example.shows}`;
  const flags = example.flags === undefined ? [] : [`With \`${example.flags.join(' ')}\`:`];
  const policy = yamlOf('policy', example.annotations, example.spec);
  const pod = yamlOf(example.isUpdate ? 'pod, by an update' : 'pod', example.podAnnotations, example.pod);
  const output = alerts.length === 0 ? 'prints no alert.' : `prints\n\n\`\`\`\n${alerts.join('\n')}\n\`\`\``;
  return [title, ...flags, `\`\`\`yaml\n${policy}\n${pod}\n\`\`\``, output].join('\n\n');
}

function yamlOf(title: string, annotations: ControlExample['annotations'], spec: string | undefined): string {
  const metadata = annotations === undefined ? [] : ['metadata:', ...annotationLines(annotations)];
  const lines = spec === undefined ? [] : ['spec:', indented(spec)];
  const isEmpty = metadata.length + lines.length === 0;
  return [isEmpty ? `# ${title}: nothing else` : `# ${title}`, ...metadata, ...lines].join('\n');
}

function annotationLines(annotations: Readonly<Record<string, string>>): string[] {
  const lines = Object.entries(annotations).map(([key, value]) => `    ${key}: ${JSON.stringify(value)}`);
  return ['  annotations:', ...lines];
}

function indented(yaml: string): string {
  return yaml.replace(/^/gm, '  ');
}

function code(texts: readonly string[]): string {
  return texts.map((text) => `\`${text}\``).join(', ');
}
