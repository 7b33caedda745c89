/** Pod Security Standards on the command line: what is printed, saved and refused. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { NO_PRIVILEGED_PSP, podCreated } from '../_support/audit-events.ts';
import { folderOf, runDrypod } from '../_support/run-drypod.ts';

const LOG = podCreated({ name: 'web', isPrivileged: true });

test('pss: a violation names the value, its place and what is allowed', async (t) => {
  const { code, stdout } = await runDrypod(['--pss', 'baseline', '-e', '-', '--fail-on', 'violation'], { input: LOG });
  t.is(code, 3);
  const [alert = ''] = stdout.split('\n').filter((line) => line.includes('Warning'));
  t.true(alert.includes('spec.containers[0].securityContext.privileged=true (container c)'), alert);
  t.true(alert.includes('allowed: false or unset'), alert);
  t.true(alert.includes('pod=web owner=<NA> ns=default'), alert);
});

test('pss: standards and policies alert side by side, each rule for itself', async (t) => {
  const folder = folderOf({ 'psp.yaml': NO_PRIVILEGED_PSP, 'audit.log': LOG });
  const args = ['--psp', 'psp.yaml', '--pss', 'baseline', '--pss', 'restricted:v1.25', '-e', 'audit.log'];
  const { code, stdout } = await runDrypod(args, { cwd: folder });
  t.is(code, 0);
  for (const rule of [
    'PSP baseline Violation (privileged): 1',
    'PSS baseline Violation (privileged): 1',
    'PSS restricted:v1.25 Violation (privileged): 1',
    'PSS restricted:v1.25 Violation (allowPrivilegeEscalation): 1',
    'PSS restricted:v1.25 Violation (runAsNonRoot): 1',
  ]) {
    t.true(stdout.includes(rule), `${rule}\n${stdout}`);
  }
});

test('pss: the rules are converted, and saved with a path', async (t) => {
  const folder = folderOf({});
  const converted = await runDrypod(['convert', '--pss', 'restricted:v1.29'], { cwd: folder });
  t.is(converted.code, 0, converted.stderr);
  const saved = await runDrypod(['--pss', 'restricted:v1.29', '--psp_save=out.rules'], { cwd: folder });
  t.is(saved.code, 0, saved.stderr);
  t.is(readFileSync(join(folder, 'out.rules'), 'utf8').trimEnd(), converted.stdout.trimEnd());
  t.is((await runDrypod(['-r', 'out.rules', '-e', '-'], { cwd: folder, input: LOG })).code, 0);
});

test('pss: --psp_save without a path saves the rules of policy files only', async (t) => {
  const folder = folderOf({ 'psp.yaml': NO_PRIVILEGED_PSP });
  await runDrypod(['--psp', 'psp.yaml', '--pss', 'restricted', '--psp_save'], { cwd: folder });
  t.true(existsSync(join(folder, 'psp.yaml.rules')));
  t.false(readFileSync(join(folder, 'psp.yaml.rules'), 'utf8').includes('PSS'));
});

for (const [args, code, message] of [
  ['--pss restricted:v2', 2, "'v2' is no version"],
  ['--pss Restricted', 2, "there is no level 'Restricted'"],
  ['--pss restricted --psp_save', 2, '--psp_save has no file beside which to save'],
  ['--pss restricted --kubernetes 1.20 -e -', 2, '--kubernetes is about policies, and there is none'],
  ['--pss restricted --dialect falco-legacy -e -', 1, 'CONFIG_DIALECT'],
  ['convert --pss restricted --dialect falco-legacy', 1, '--dialect drypod'],
] as const) {
  test(`pss: ${args} is refused`, async (t) => {
    const ran = await runDrypod(args.split(' '));
    t.is(ran.code, code);
    t.is(ran.stdout, '');
    t.true(ran.stderr.includes(message), ran.stderr);
  });
}
