/** SecurityContextConstraints on the command line: what is printed, saved and refused. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { podCreated } from '../_support/audit-events.ts';
import { folderOf, runDrypod } from '../_support/run-drypod.ts';
import { sccText } from '../_support/scc.ts';

const SCC = sccText('allowPrivilegedContainer: false\nrunAsUser: {type: MustRunAsRange}');
const NAMESPACES = `kind: Namespace
metadata: {name: default, annotations: {openshift.io/sa.scc.uid-range: 1000/10}}
`;
const FILES = {
  'scc.yaml': SCC,
  'namespaces.yaml': NAMESPACES,
  'audit.log': podCreated({ name: 'web', isPrivileged: true }),
};

test('scc: violations and mutations alert, and tell what is allowed', async (t) => {
  const args = ['--scc', 'scc.yaml', '--namespaces', 'namespaces.yaml', '-e', 'audit.log', '--fail-on', 'mutation'];
  const { code, stdout, stderr } = await runDrypod(args, { cwd: folderOf(FILES) });
  t.is(code, 3, stderr);
  t.true(
    stdout.includes('test allows no privileged container (found=spec.containers[0].securityContext.privileged=true'),
  );
  t.true(stdout.includes('SCC test Violation (privileged): 1'), stdout);
  t.true(stdout.includes('SCC test Mutation (runAsUser): 1'), stdout);
  t.is(stderr, '');
});

test('scc: without namespaces it is said what is not known', async (t) => {
  const { code, stderr } = await runDrypod(['--scc', 'scc.yaml', '-e', 'audit.log'], { cwd: folderOf(FILES) });
  t.is(code, 0);
  t.true(/scc\.yaml:\d+:\d+: warning SCC_UNKNOWN_ALLOCATION: runAsUser depends on annotation/.test(stderr), stderr);
  t.true(stderr.includes('--namespaces FILE'));
});

test('scc: converts, saves beside the file, validates', async (t) => {
  const cwd = folderOf(FILES);
  const converted = await runDrypod(['convert', '--scc', 'scc.yaml', '--namespaces', 'namespaces.yaml'], { cwd });
  t.is(converted.code, 0);
  const saved = await runDrypod(['--scc', 'scc.yaml', '--namespaces', 'namespaces.yaml', '--psp_save'], { cwd });
  t.is(saved.code, 0, saved.stderr);
  t.is(readFileSync(join(cwd, 'scc.yaml.rules'), 'utf8').trimEnd(), converted.stdout.trimEnd());
  const validated = await runDrypod(['validate', '--scc', 'scc.yaml', '--namespaces', 'namespaces.yaml'], { cwd });
  t.is(validated.code, 0);
  t.is(validated.stdout.trim(), 'scc.yaml: Ok');
});

for (const [args, code, message] of [
  ['--scc missing.yaml -e audit.log', 1, 'CONFIG_FILE_READ'],
  ['--scc scc.yaml --namespaces missing.yaml -e audit.log', 1, 'CONFIG_FILE_READ'],
  ['--scc namespaces.yaml -e audit.log', 1, 'SCC_NO_POLICY'],
  ['--namespaces namespaces.yaml --pss baseline -e audit.log', 2, '--namespaces is about constraints'],
  ['--scc scc.yaml --dialect falco-legacy -e audit.log', 1, 'CONFIG_DIALECT'],
  ['--scc - --namespaces - -e audit.log', 2, 'standard input can be read only once'],
] as const) {
  test(`scc: ${args} is refused`, async (t) => {
    const ran = await runDrypod(args.split(' '), { cwd: folderOf(FILES) });
    t.is(ran.code, code);
    t.true(ran.stderr.includes(message), ran.stderr);
  });
}
