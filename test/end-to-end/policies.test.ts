/** Policies from outside: which release is meant, what the kinds of rules do to the exit code, rules that were saved. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { NO_PRIVILEGED_PSP, podCreated } from '../_support/audit-events.js';
import { captureTest } from '../_support/captures.js';
import { folderOf, runDrypod } from '../_support/run-drypod.js';
import { sampleCapture } from '../_support/sample-capture.js';

interface Change {
  readonly id?: string;
  readonly context?: object;
  readonly event?: object;
}

/** The event of a pod whose one container has this security context, changed as said. */
function event({ id = 'a', context = {}, event: changes = {} }: Change): string {
  const created = JSON.parse(podCreated({ name: id }));
  created.requestObject.spec.containers[0].securityContext = context;
  return `${JSON.stringify({ ...created, responseObject: created.requestObject, ...changes })}\n`;
}

const PRIVILEGED = { privileged: true };
const UPDATE = { verb: 'update', responseStatus: { code: 200 } };

const cwd = folderOf({
  'psp.yaml': NO_PRIVILEGED_PSP,
  'read-only.yaml': `${NO_PRIVILEGED_PSP}  readOnlyRootFilesystem: true\n`,
  'proc.yaml': `${NO_PRIVILEGED_PSP}  allowedProcMountTypes: [Default, Unmasked]\n`,
  'old.yaml': NO_PRIVILEGED_PSP.replace('policy/v1beta1', 'extensions/v1beta1'),
  'audit.log': event({ id: 'a', context: PRIVILEGED }) + event({ id: 'b' }) + event({ id: 'c', event: UPDATE }),
});
writeFileSync(join(cwd, 'sample.scap'), sampleCapture());

function run(...args: string[]) {
  return runDrypod(args, { cwd });
}

function judge(input: string, ...args: string[]) {
  return runDrypod([...args, '-e', '-'], { cwd, input });
}

/** The rules that alerted, with how often. */
function rules(stdout: string): string[] {
  return stdout.split('Triggered rules by rule name:\n')[1]?.trim().split(/\n */) ?? [];
}

test('policies: an alert names the place in the pod, what was found there and what is allowed', async (t) => {
  const { stdout } = await run('--psp', 'psp.yaml', '-e', 'audit.log', '-o', 'json_output=true');
  const alert = JSON.parse(stdout.split('\n')[0]!);
  t.is(alert.rule, 'PSP baseline Violation (privileged)');
  t.true(alert.output.includes('baseline allows no privileged container'));
  t.deepEqual(alert.output_fields['pod.findings'], [
    'spec.containers[0].securityContext.privileged=true (container c)',
  ]);
});

test('policies: every control alerts by itself, refused updates apart', async (t) => {
  const { stdout } = await run('--psp', 'read-only.yaml', '-e', 'audit.log');
  t.deepEqual(rules(stdout), [
    'PSP baseline Violation (privileged): 1',
    'PSP baseline Violation (readOnlyRootFilesystem) Update: 1',
    'PSP baseline Mutation (readOnlyRootFilesystem): 2',
  ]);
});

test('policies: --feature-gates and --kubernetes decide what the API server knows', async (t) => {
  const log = event({ context: { procMount: 'Unmasked' } });
  const count = async (...args: string[]) => rules((await judge(log, '--psp', 'proc.yaml', ...args)).stdout);
  t.deepEqual(await count(), ['PSP baseline Violation (allowedProcMountTypes): 1']);
  t.deepEqual(await count('--feature-gates', 'ProcMountType=true'), ['']);
  t.deepEqual(await count('--feature-gates', 'ProcMountType=true', '--kubernetes', '1.11'), [
    'PSP baseline Violation (allowedProcMountTypes): 1',
  ]);
});

test('policies: --kubernetes decides which API versions there are', async (t) => {
  t.is((await run('validate', '--psp', 'old.yaml', '--kubernetes', '1.15')).stdout, 'old.yaml: Ok\n');
  t.not((await run('validate', '--psp', 'old.yaml', '--kubernetes', '1.16')).stdout, 'old.yaml: Ok\n');
});

for (const [args, message] of [
  [['--kubernetes', '1.31'], 'It must be a release that has PodSecurityPolicy'],
  [['--feature-gates', 'ProcMountTypes=true'], "No gate 'ProcMountTypes'"],
  [['--psp-namespace', 'a b'], 'without wildcards'],
  [['--psp-image', ''], 'without wildcards'],
  [['--dialect', 'falco-next'], 'Allowed choices are drypod'],
] as const) {
  test(`policies: ${args.join(' ')} is a wrong command line`, async (t) => {
    for (const command of [[], ['convert'], ['validate']]) {
      const { code, stdout, stderr } = await run(...command, '--psp', 'psp.yaml', ...args);
      t.deepEqual([code, stdout], [2, '']);
      t.true(stderr.startsWith('drypod: error CONFIG_USAGE: ') && stderr.includes(message), stderr);
      t.false(/\n {4}at /.test(stderr));
    }
  });
}

const exits: readonly (readonly [title: string, log: string, violation: number, mutation: number])[] = [
  ['a violation', event({ context: { ...PRIVILEGED, readOnlyRootFilesystem: true } }), 3, 0],
  ['a violation and a mutation', event({ context: PRIVILEGED }), 3, 3],
  ['what an update may not fill in', event({ event: UPDATE }), 3, 0],
  ['a mutation', event({}), 0, 3],
  ['a refused request', event({ context: PRIVILEGED, event: { responseStatus: { code: 403 } } }), 0, 0],
  ['a dry run', event({ context: PRIVILEGED, event: { requestURI: '/api/v1/pods?dryRun=All' } }), 0, 0],
  ['a pod that fits', event({ context: { readOnlyRootFilesystem: true } }), 0, 0],
];

for (const [title, log, violation, mutation] of exits) {
  test(`policies: --fail-on after ${title}`, async (t) => {
    const code = async (...findings: string[]) => {
      const flags = findings.flatMap((finding) => ['--fail-on', finding]);
      return (await judge(log, '--psp', 'read-only.yaml', ...flags)).code;
    };
    const both = Math.max(violation, mutation);
    t.deepEqual(
      [await code('violation'), await code('mutation'), await code('violation', 'mutation')],
      [violation, mutation, both],
    );
  });
}

test('policies: requests that stored nothing are counted by a rule of their own', async (t) => {
  const refused = event({ context: PRIVILEGED, event: { responseStatus: { code: 403 } } });
  t.deepEqual(rules((await judge(refused, '--psp', 'psp.yaml')).stdout), ['PSP baseline Attempt: 1']);
});

test('policies: saved rules find the same where every match alerts', async (t) => {
  const folder = folderOf({
    'a.yaml': readFileSync(join(cwd, 'read-only.yaml'), 'utf8'),
    'audit.log': readFileSync(join(cwd, 'audit.log'), 'utf8'),
  });
  const options = { cwd: folder };
  const generated = await runDrypod(['--psp', 'a.yaml', '--psp_save', '-e', 'audit.log'], options);
  t.is(generated.stderr, 'Saving resulting rules to a.yaml.rules\n');
  const all = ['-r', 'a.yaml.rules', '-e', 'audit.log', '-o', 'rule_matching=all'];
  t.is((await runDrypod(all, options)).stdout, generated.stdout);
});

test('policies: an event that comes again in a list of a webhook alerts once', async (t) => {
  const item = JSON.parse(event({ context: PRIVILEGED }));
  const list = `${JSON.stringify({ kind: 'EventList', apiVersion: 'audit.k8s.io/v1', items: [item] })}\n`;
  const { stdout, stderr } = await judge(list + list, '--psp', 'psp.yaml');
  t.deepEqual(rules(stdout), ['PSP baseline Violation (privileged): 1']);
  t.true(stderr.startsWith('warning AUDIT_REPEATED: 1 event was delivered more than once'), stderr);
});

captureTest('policies: --psp-namespace and --psp-image limit rules on system calls too', async (t) => {
  const count = async (...args: string[]) => {
    const { stdout } = await run('--psp', 'read-only.yaml', '-e', 'sample.scap', ...args);
    return rules(stdout);
  };
  const privileged = 'PSP baseline Violation (privileged) System Activity: 1';
  const readOnly = 'PSP baseline Violation (readOnlyRootFilesystem) System Activity: 1';
  t.deepEqual(await count(), [privileged, readOnly]);
  t.deepEqual(await count('--psp-namespace', 'shop'), [readOnly]);
  t.deepEqual(await count('--psp-image', 'debian'), [privileged]);
  t.deepEqual(await count('--psp-image', 'debian', '--psp-namespace', 'shop'), ['']);
});

captureTest('policies: what system calls show is a violation for --fail-on', async (t) => {
  t.is((await run('--psp', 'read-only.yaml', '-e', 'sample.scap', '--fail-on', 'violation')).code, 3);
  t.is((await run('--psp', 'read-only.yaml', '-e', 'sample.scap', '--fail-on', 'mutation')).code, 0);
});
