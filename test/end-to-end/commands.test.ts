/** convert, validate and fields from outside. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { NO_PRIVILEGED_PSP, rulesFor } from '../_support/audit-events.js';
import { folderOf, runDrypod } from '../_support/run-drypod.js';

const cwd = folderOf({
  'psp.yaml': NO_PRIVILEGED_PSP,
  'bad-psp.yaml': NO_PRIVILEGED_PSP.replace('RunAsAny', 'Nobody'),
  'unusable-psp.yaml': NO_PRIVILEGED_PSP.replace('RunAsAny', 'MustRunAs'),
  'classes-psp.yaml': `${NO_PRIVILEGED_PSP}  runtimeClass: {allowedRuntimeClassNames: [gvisor]}\n`,
  'defaults-psp.yaml': `${NO_PRIVILEGED_PSP}  readOnlyRootFilesystem: true\n`,
  'rules.yaml': rulesFor('eve'),
  'warned.yaml': `${rulesFor('ann')}- list: unused\n  items: []\n`,
  'bad-rules.yaml': rulesFor('eve').replace('ka.verb', 'ka.vreb'),
});

function run(...args: string[]) {
  return runDrypod(args, { cwd });
}

test('convert: to standard output or to a file, the same text', async (t) => {
  const shown = await run('convert', '--psp', 'psp.yaml');
  t.is(shown.code, 0, shown.stderr);
  t.true(shown.stdout.includes('- rule: '));
  t.is((await run('convert', '--psp', 'psp.yaml', '--out', '-')).stdout, shown.stdout);
  const written = await run('convert', '--psp', 'psp.yaml', '--out', 'out.yaml');
  t.is(written.stdout, '');
  t.is(readFileSync(join(cwd, 'out.yaml'), 'utf8'), shown.stdout);
  t.is((await run('validate', '-r', 'out.yaml')).code, 0);
});

test('convert: a policy from standard input', async (t) => {
  const { code, stdout } = await runDrypod(['convert', '--psp', '-'], { cwd, input: NO_PRIVILEGED_PSP });
  t.is(code, 0);
  t.true(stdout.includes('- rule: '));
});

test('convert: what it prints can be piped into validate', async (t) => {
  const { stdout } = await run('convert', '--psp', 'psp.yaml');
  const { code, stdout: verdict } = await runDrypod(['validate', '-r', '-'], { cwd, input: stdout });
  t.deepEqual([code, verdict], [0, 'standard input: Ok\n']);
});

test('convert: --audit-policy prints what has to be logged, without any policy', async (t) => {
  const { code, stdout, stderr } = await run('convert', '--audit-policy');
  t.deepEqual([code, stderr], [0, '']);
  t.regex(stdout, /^apiVersion: "audit\.k8s\.io\/v1"$/m);
  t.regex(stdout, /^ {2}- level: RequestResponse$/m);
  const written = await run('convert', '--audit-policy', '--out', 'audit-policy.yaml');
  t.is(written.stdout, '');
  t.is(readFileSync(join(cwd, 'audit-policy.yaml'), 'utf8'), stdout);
});

test('convert: --audit-policy has the namespaces of the flags, else those that all policies name', async (t) => {
  const scoped = NO_PRIVILEGED_PSP.replace(
    'name: baseline',
    'name: scoped\n  annotations: {falco-rules-psp-namespaces: shop}',
  );
  const namespaces = async (...args: string[]) => {
    const { stdout } = await runDrypod(['convert', '--audit-policy', '--psp', '-', ...args], { cwd, input: scoped });
    return [...new Set([...stdout.matchAll(/^ {6}- "(.*)"$/gm)].map(([, name]) => name))];
  };
  t.deepEqual(await namespaces(), ['shop']);
  t.deepEqual(await namespaces('--psp', 'psp.yaml'), []);
  t.deepEqual(await namespaces('--psp-namespace', 'a', '--psp-namespace', 'b'), ['a', 'b']);
});

test('validate: a verdict per file on standard output, warnings on standard error', async (t) => {
  const { code, stdout, stderr } = await run('validate', '-r', 'rules.yaml', 'warned.yaml', '--psp', 'psp.yaml');
  t.is(code, 0);
  t.is(stdout, 'psp.yaml: Ok\nrules.yaml: Ok\nwarned.yaml: Ok, with warnings\n');
  t.true(stderr.includes('LOAD_UNUSED_LIST'));
});

test('validate: errors in the words of Falco, exit code 1', async (t) => {
  const { code, stdout } = await run('-V', 'bad-rules.yaml');
  t.is(code, 1);
  t.regex(stdout, /^bad-rules\.yaml: Invalid\n1 Errors:\nIn rules content: \(bad-rules\.yaml:0:0\)\n/);
  t.true(stdout.includes('LOAD_ERR_COMPILE_CONDITION (Error compiling condition): '));
});

test('validate: a policy with mistakes, exit code 1', async (t) => {
  const { code, stdout, stderr } = await run('validate', '--psp', 'bad-psp.yaml');
  t.is(code, 1);
  t.is(stdout, 'bad-psp.yaml: Invalid\n');
  t.true(stderr.includes('Nobody'));
});

test('validate: JSON is one object with the results of all files', async (t) => {
  const args = ['validate', '-r', 'rules.yaml', 'bad-rules.yaml', '--psp', 'bad-psp.yaml', '-o', 'json_output=true'];
  const { code, stdout } = await run(...args);
  t.is(code, 1);
  const { falco_load_results: rules, psp_load_results: policies } = JSON.parse(stdout);
  t.deepEqual(
    rules.map((result: { name: string; successful: boolean }) => [result.name, result.successful]),
    [
      ['rules.yaml', true],
      ['bad-rules.yaml', false],
    ],
  );
  t.is(rules[1].errors[0].code, 'LOAD_ERR_COMPILE_CONDITION');
  t.is(policies[0].successful, false);
  t.is(policies[0].errors[0].location.line, 9);
  t.is(policies[0].errors[0].field, 'spec.runAsUser.rule');
  t.is(policies[0].errors[0].reason, 'unsupported');
});

test('validate: a policy that can be used for nothing, and one that another release drops parts of', async (t) => {
  const unusable = await run('validate', '--psp', 'unusable-psp.yaml', 'classes-psp.yaml');
  t.is(unusable.stdout, 'unusable-psp.yaml: Unusable\nclasses-psp.yaml: Ok\n');
  t.is(unusable.code, 0);
  const dropped = await run('validate', '--psp', 'classes-psp.yaml', '--kubernetes', '1.14');
  t.is(dropped.stdout, 'classes-psp.yaml: Ok, with warnings\n');
  t.true(dropped.stderr.includes('PSP_DROPPED_FIELD'));
});

test('validate: infos are told, and a run is silent about them', async (t) => {
  const validated = await run('validate', '--psp', 'defaults-psp.yaml', '-o', 'json_output=true');
  const [{ warnings, infos, unusable }] = JSON.parse(validated.stdout).psp_load_results;
  t.deepEqual(
    [warnings, infos.map(({ code }: { code: string }) => code), unusable],
    [[], ['PSP_LOOSE', 'PSP_FILLS_IN'], false],
  );
  t.is((await run('convert', '--psp', 'defaults-psp.yaml')).stderr, '');
});

test('fields: as text, Markdown and JSON; one source only', async (t) => {
  const text = await run('fields');
  t.true(text.stdout.includes('ka.verb') && text.stdout.includes('proc.name'));
  const markdown = await run('fields', '--markdown', '--source', 'k8s_audit');
  t.true(markdown.stdout.includes('`ka.verb`') && !markdown.stdout.includes('`proc.name`'));
  const json = JSON.parse((await run('fields', '--json', '--source', 'syscall')).stdout);
  t.deepEqual(
    json.map((list: { source: string }) => list.source),
    ['syscall'],
  );
});
