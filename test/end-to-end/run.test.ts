/** The main job from outside: streams, statistics, exit codes, saving, selecting. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { NO_PRIVILEGED_PSP, podCreated, rulesFor } from '../_support/audit-events.js';
import { folderOf, runDrypod } from '../_support/run-drypod.js';

const LOG = [
  podCreated({ name: 'plain', user: 'ann' }),
  podCreated({ name: 'strong', user: 'eve', isPrivileged: true, second: 5 }),
  podCreated({ name: 'strong-too', user: 'ann', isPrivileged: true, second: 50 }),
]
  .map((line) => `${line}\n`)
  .join('');
const cwd = folderOf({
  'psp.yaml': NO_PRIVILEGED_PSP,
  'other.yaml': NO_PRIVILEGED_PSP.replace('baseline', 'other'),
  'all.yaml': rulesFor('eve').replace('Pod by eve', 'Any pod').replace(' and ka.user.name = eve', ''),
  'audit.log': LOG,
  'eve.yaml': rulesFor('eve'),
  'ann.yml': rulesFor('ann'),
});
const RULE = 'PSP baseline Violation (privileged)';

function run(...args: string[]) {
  return runDrypod(args, { cwd });
}

test('run: alerts, then statistics on standard output; nothing else', async (t) => {
  const { code, stdout, stderr } = await run('--psp', 'psp.yaml', '-e', 'audit.log');
  const lines = stdout.split('\n');
  t.regex(lines[0]!, /^09:00:05\.000001000: Warning .*pod=strong /);
  t.regex(lines[1]!, /^09:00:50\.000001000: Warning .*pod=strong-too /);
  t.deepEqual(lines.slice(2), [
    'Events detected: 2',
    'Rule counts by severity:',
    '   WARNING: 2',
    'Triggered rules by rule name:',
    `   ${RULE}: 2`,
    '',
  ]);
  t.is(stderr, '');
  t.is(code, 0);
});

test('run: JSON alerts are one object a line', async (t) => {
  const options = ['-o', 'json_output=true', 'time_format_iso_8601=true', 'json_include_tags_property=false'];
  const { stdout } = await run('--psp', 'psp.yaml', '-e', 'audit.log', ...options);
  const alert = JSON.parse(stdout.split('\n')[0]!);
  t.is(alert.rule, RULE);
  t.is(alert.priority, 'Warning');
  t.is(alert.source, 'k8s_audit');
  t.is(alert.time, '2026-11-24T09:00:05.000001000Z');
  t.true(alert.output.startsWith('2026-11-24T09:00:05.000001000+0000: Warning '));
  t.is(alert.output_fields['ka.user.name'], 'eve');
  t.false('tags' in alert);
});

test('run: pod creations at level Metadata are reported once, with policies only', async (t) => {
  const bare = LOG.replace(/,"requestObject":.*(?=,"stageTimestamp")/g, '').replaceAll(
    '"RequestResponse"',
    '"Metadata"',
  );
  const judge = (...args: string[]) => runDrypod([...args, '-e', '-'], { cwd, input: bare });
  const { code, stdout, stderr } = await judge('--psp', 'psp.yaml');
  t.is(stdout, 'Events detected: 0\nRule counts by severity:\nTriggered rules by rule name:\n');
  t.regex(
    stderr,
    /^warning AUDIT_NO_OBJECT: 3 pod creations carry no object; audit level Request is needed\n.*drypod convert --audit-policy/,
  );
  t.is(stderr.split('AUDIT_NO_OBJECT').length, 2);
  t.is(code, 0);
  t.is((await judge('-r', 'eve.yaml')).stderr, '');
});

test('run: an event that is delivered twice alerts once, for ordinary rules twice', async (t) => {
  const { stdout, stderr } = await run('--psp', 'psp.yaml', '-r', 'eve.yaml', '-e', 'audit.log', 'audit.log');
  t.true(stdout.includes(`   ${RULE}: 2\n`), stdout);
  t.true(stdout.includes('   Pod by eve: 2\n'), stdout);
  t.true(stderr.includes('AUDIT_REPEATED: 2 events were delivered more than once, 2 alerts are not repeated'), stderr);
});

test('run: ordinary rules do not hide what a policy would do', async (t) => {
  const { stdout } = await run('--psp', 'psp.yaml', '-r', 'eve.yaml', '-e', 'audit.log');
  t.true(stdout.includes('   Pod by eve: 1\n'));
  t.true(stdout.includes(`   ${RULE}: 2\n`));
});

test('run: candidates side by side do not hide each other', async (t) => {
  const { stdout } = await run('--psp', 'psp.yaml', '--psp', 'other.yaml', '-e', 'audit.log');
  t.true(stdout.includes(`   ${RULE}: 2\n`));
  t.true(stdout.includes(`   ${RULE.replace('baseline', 'other')}: 2\n`));
});

test('run: among ordinary rules the first match is the only one', async (t) => {
  const { stdout } = await run('-r', 'eve.yaml', '-r', 'all.yaml', '-e', 'audit.log');
  t.true(stdout.includes('   Pod by eve: 1\n'));
  t.true(stdout.includes('   Any pod: 2\n'));
});

test('run: a folder of rules files, and several inputs in order', async (t) => {
  const events = ['-e', 'audit.log', 'audit.log'];
  const { stdout, code } = await run('-r', '.', ...events);
  t.is(code, 1, 'psp.yaml is no rules file');
  t.is(stdout, '');
  const both = await run('-r', 'eve.yaml', 'ann.yml', ...events);
  t.true(both.stdout.endsWith('   Pod by eve: 2\n   Pod by ann: 4\n'), both.stdout);
});

test('run: rules can be left out and chosen', async (t) => {
  const rules = ['-r', 'eve.yaml', 'ann.yml', '-e', 'audit.log'];
  const count = async (...args: string[]) => (await run(...rules, ...args)).stdout.split('name:\n')[1];
  t.is(await count('-D', 'by an'), '   Pod by eve: 1\n');
  t.is(await count('-T', 'eve'), '   Pod by ann: 2\n');
  t.is(await count('-t', 'eve'), '   Pod by eve: 1\n');
  t.is(await count('-o', 'rules[].disable.rule=*', 'rules[].enable.tag=ann'), '   Pod by ann: 2\n');
  t.is(await count('-o', 'priority=warning'), '');
});

test('run: events from standard input, and by the name that Falco uses', async (t) => {
  const piped = await runDrypod(['--psp', 'psp.yaml', '-e', '-'], { cwd, input: LOG });
  t.true(piped.stdout.includes(`   ${RULE}: 2\n`));
  const keys = ['-o', 'engine.kind=replay', '-o', 'engine.replay.capture_file=audit.log'];
  const replayed = await run('--psp', 'psp.yaml', ...keys);
  t.is(replayed.stdout, piped.stdout);
});

test('run: --k8s-audit-semantics is for ordinary rules; generated ones keep that of their dialect', async (t) => {
  const args = ['--psp', 'psp.yaml', '-e', 'audit.log'];
  const { stdout } = await run(...args);
  t.is((await run(...args, '--k8s-audit-semantics', 'current')).stdout, stdout);
  const absent = rulesFor('x').replace(/condition: .*/, 'condition: ka.impuser.name = "<NA>"');
  const count = async (model: string) => {
    const rules = ['-r', '-', '-e', 'audit.log', '--k8s-audit-semantics', model];
    return (await runDrypod(rules, { cwd, input: absent })).stdout.split('\n')[0];
  };
  t.not(await count('legacy'), 'Events detected: 0');
  t.is(await count('current'), 'Events detected: 0');
});

test('run: -M stops when event time has advanced', async (t) => {
  const { stdout } = await run('--psp', 'psp.yaml', '-e', 'audit.log', '-M', '10');
  t.true(stdout.includes(`   ${RULE}: 1\n`));
});

test('run: without alerts the statistics have their headings', async (t) => {
  const input = podCreated({ name: 'plain' });
  const { code, stdout } = await runDrypod(['--psp', 'psp.yaml', '-e', '-'], { cwd, input });
  t.is(stdout, 'Events detected: 0\nRule counts by severity:\nTriggered rules by rule name:\n');
  t.is(code, 0);
});

test('run: --fail-on looks at generated rules only', async (t) => {
  const failOn = async (...args: string[]) => (await run(...args, '-e', 'audit.log')).code;
  t.is(await failOn('--psp', 'psp.yaml', '--fail-on', 'violation'), 3);
  t.is(await failOn('--psp', 'psp.yaml', '--fail-on', 'mutation'), 0);
  t.is(await failOn('-r', 'eve.yaml', '--fail-on', 'violation'), 0);
});

test('run: --psp-namespace and --psp-image say where rules look, whatever the policy is annotated with', async (t) => {
  const annotated = NO_PRIVILEGED_PSP.replace(
    'name: baseline',
    'name: baseline\n  annotations: {falco-rules-psp-images: "[redis]", falco-rules-psp-namespaces: "[shop]"}',
  );
  const folder = folderOf({ 'a.yaml': annotated, 'audit.log': LOG });
  const count = async (...args: string[]) => {
    const { stdout } = await runDrypod(['--psp', 'a.yaml', '-e', 'audit.log', ...args], { cwd: folder });
    return stdout.split('name:\n')[1]?.trim();
  };
  t.is(await count(), '');
  t.is(await count('--psp-image', 'nginx'), '', 'the namespace is still that of the annotation');
  t.is(await count('--psp-namespace', 'default'), '', 'the image is still that of the annotation');
  t.is(await count('--psp-image', 'nginx', '--psp-namespace', 'net', '--psp-namespace', 'default'), `${RULE}: 2`);
  t.is(await count('--psp-image', 'nginx:1.26', '--psp-image', 'nginx:1.25', '--psp-namespace', 'default'), '');
});

test('run: --psp_save writes beside the policy, or where it is told; the next argument is not taken', async (t) => {
  const folder = folderOf({ 'a.yaml': NO_PRIVILEGED_PSP, 'audit.log': LOG });
  const beside = await runDrypod(['--psp_save', '--psp', 'a.yaml', '-e', 'audit.log'], { cwd: folder });
  t.is(beside.code, 0, beside.stderr);
  const saved = readFileSync(join(folder, 'a.yaml.rules'), 'utf8');
  t.true(saved.includes(RULE));
  const named = await runDrypod(['--psp', 'a.yaml', '--psp-save=there.rules'], { cwd: folder });
  t.deepEqual([named.code, named.stdout, named.stderr], [0, '', 'Saving resulting rules to there.rules\n']);
  t.is(readFileSync(join(folder, 'there.rules'), 'utf8'), saved);
  const again = await runDrypod(['-r', 'there.rules', '-e', 'audit.log'], { cwd: folder });
  t.is(again.stdout, beside.stdout);
});

test('run: --dry-run loads and does not evaluate', async (t) => {
  const ran = await run('--psp', 'psp.yaml', '-r', 'eve.yaml', '--dry-run');
  t.deepEqual(ran, { code: 0, signal: null, stdout: '', stderr: '' });
});

test('run: FALCO_HOSTNAME names the machine in JSON alerts', async (t) => {
  const args = ['--psp', 'psp.yaml', '-e', 'audit.log', '-o', 'json_output=true'];
  const { stdout } = await runDrypod(args, { cwd, env: { FALCO_HOSTNAME: 'node-7' } });
  t.is(JSON.parse(stdout.split('\n')[0]!).hostname, 'node-7');
});
