/** What a user's mistakes and a failing world look like from outside: one clear message, the right code, never a stack. */
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, openSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import { NO_PRIVILEGED_PSP, podCreated, rulesFor } from '../_support/audit-events.js';
import { ended, folderOf, MAIN, runDrypod, startDrypod } from '../_support/run-drypod.js';

const cwd = folderOf({
  'psp.yaml': NO_PRIVILEGED_PSP,
  'bad-psp.yaml': NO_PRIVILEGED_PSP.replace('privileged:', 'privilegd:').replace('RunAsAny', 'RunAsAnyone'),
  'odd-psp.yaml': `${NO_PRIVILEGED_PSP}  unknown: 1\n`,
  'rules.yaml': rulesFor('eve'),
  'bad-rules.yaml': rulesFor('eve', '- rule: Bad\n  desc: d\n  condition: ka.vreb = create\n  output: "%x.y"\n'),
  'audit.log': `${podCreated({ name: 'p', isPrivileged: true })}\n`,
  'empty.log': '',
  'notes.txt': 'these are notes\n',
  'capture.scap': '\n\r\r\n....',
});
mkdirSync(join(cwd, 'empty-folder'));

const cases: readonly {
  readonly title: string;
  readonly args: string;
  readonly code: number;
  /** Every one is somewhere in what is printed to standard error. */
  readonly says: readonly string[];
  /** The same for standard output. */
  readonly prints?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}[] = [
  {
    title: 'nothing at all',
    args: '',
    code: 2,
    says: ['there is nothing to evaluate', '--psp FILE, --pss LEVEL, --scc FILE or -r FILE'],
  },
  { title: 'no events', args: '--psp psp.yaml', code: 2, says: ['there are no events to evaluate', '-e FILE'] },
  {
    title: 'an unknown option',
    args: '--pspp psp.yaml',
    code: 2,
    says: ["unknown option '--pspp'", 'expected: --psp'],
  },
  {
    title: 'an unknown command',
    args: 'vaildate',
    code: 2,
    says: ["unknown command 'vaildate'", 'expected: validate'],
  },
  { title: 'a file without its option', args: 'audit.log', code: 2, says: ["what 'audit.log' is", '-e audit.log'] },
  { title: 'help for an unknown command', args: 'help vaildate', code: 2, says: ['expected: validate'] },
  {
    title: 'rules in place of the policy',
    args: 'convert --psp psp.yaml --out ./psp.yaml',
    code: 1,
    says: ['overwrite'],
  },
  {
    title: 'saved rules in place of the audit log',
    args: '--psp psp.yaml -e audit.log --psp_save=./audit.log',
    code: 1,
    says: ['./audit.log: error CONFIG_FILE_WRITE', 'overwrite'],
  },
  { title: 'saving to standard output', args: '--psp psp.yaml -e audit.log --psp_save=-', code: 2, says: ['=PATH'] },
  {
    title: 'names that are empty',
    args: '--psp= -e audit.log',
    code: 1,
    says: ["'': error CONFIG_FILE_READ"],
  },
  { title: 'a path that is empty', args: 'convert --psp psp.yaml --out=', code: 2, says: ['It must be a path'] },
  {
    title: 'an output added to rules of a source without its field',
    args: '--psp psp.yaml --dialect falco-legacy -e audit.log -o append_output[]={"extra_output":"%ka.uri"}',
    code: 1,
    says: ['LOAD_ERR_COMPILE_OUTPUT: invalid formatting token ka.uri', '"match": {"source": …}'],
  },
  { title: 'an unknown dialect', args: '--psp psp.yaml --dialect x', code: 2, says: ['falco-legacy'] },
  {
    title: '-t together with -D',
    args: '-r rules.yaml -e audit.log -t a -D b',
    code: 2,
    says: ['You can not specify both'],
  },
  { title: 'standard input for two things', args: '--psp - -e -', code: 2, says: ['standard input', 'once'] },
  {
    title: 'keys and values that are wrong, all at once',
    args: '--psp psp.yaml -e audit.log -o jsn_output=true json_output=maybe priority=loud engine.kind=kmod word',
    code: 2,
    says: [
      "unknown key 'jsn_output'",
      'expected: json_output',
      "'maybe' is no value of json_output",
      'emergency, alert',
      'replay',
      'KEY=VALUE',
    ],
  },
  {
    title: 'files that are not there, all at once',
    args: '--psp a.yaml b.yaml -r c.yaml -e audit.log',
    code: 1,
    says: ['a.yaml: error CONFIG_FILE_READ', 'b.yaml: error CONFIG_FILE_READ', 'c.yaml: error LOAD_ERR_FILE_READ'],
  },
  {
    title: 'events that are not there',
    args: '--psp psp.yaml -e x.log y.log',
    code: 1,
    says: ['x.log: error', 'y.log: error'],
  },
  { title: 'a folder as policy', args: '--psp empty-folder -e audit.log', code: 1, says: ['it is a folder'] },
  { title: 'a folder without rules', args: '-r empty-folder -e audit.log', code: 1, says: ['holds no *.yaml'] },
  { title: 'a policy among the rules', args: '-r psp.yaml -e audit.log', code: 1, says: ['--psp psp.yaml'] },
  { title: 'rules as policy', args: '--psp rules.yaml -e audit.log', code: 1, says: ['rules.yaml:1:'] },
  {
    title: 'a policy with mistakes',
    args: '--psp bad-psp.yaml -e audit.log',
    code: 1,
    says: ['bad-psp.yaml:6:3: ', "did you mean 'privileged'", 'bad-psp.yaml:9:21: error', "'RunAsAnyone'"],
  },
  {
    title: 'rules with mistakes',
    args: '-r bad-rules.yaml -e audit.log',
    code: 1,
    says: ['LOAD_ERR', "in rule 'Bad': bad-rules.yaml:8:"],
  },
  {
    title: 'a capture',
    args: '--psp psp.yaml -e capture.scap',
    code: 1,
    says: ['capture.scap: '],
  },
  {
    title: 'a capture, and no library to read it with',
    args: '--psp psp.yaml -e capture.scap audit.log',
    code: 1,
    env: { DRYPOD_CAPTURE_LIBRARY: '/nowhere/libcapture.so' },
    says: ['capture.scap: error EVENTS_NO_CAPTURE_LIBRARY', '/nowhere/libcapture.so', 'make native'],
    prints: ['Events detected: 1'],
  },
  { title: 'a text without events', args: '--psp psp.yaml -e notes.txt', code: 1, says: ['notes.txt: error EVENTS_'] },
  { title: 'an empty log', args: '--psp psp.yaml -e empty.log', code: 0, says: ['empty.log: warning EVENTS_EMPTY'] },
  { title: 'a folder to save in', args: '--psp psp.yaml --psp_save=empty-folder', code: 1, says: ['it is a folder'] },
  { title: 'a full disk to save on', args: '--psp psp.yaml --psp_save=/dev/full', code: 1, says: ['no space left'] },
  { title: 'endless rules', args: '-r /dev/zero -e audit.log', code: 1, says: ['larger than 64 MiB'] },
  { title: 'an endless policy', args: '--psp /dev/zero -e audit.log', code: 1, says: ['larger than 2 MiB'] },
  { title: 'convert without a policy', args: 'convert', code: 2, says: ['--psp'] },
  { title: 'convert a bad policy', args: 'convert --psp bad-psp.yaml', code: 1, says: ['bad-psp.yaml:6:3'] },
  { title: 'validate nothing', args: 'validate', code: 2, says: ['nothing to validate'] },
];

for (const { title, args, code, says, prints = [], env = {} } of cases) {
  test(`failures: ${title}`, async (t) => {
    const ran = await runDrypod(
      args.split(' ').filter((word) => word !== ''),
      { cwd, env },
    );
    t.is(ran.code, code, ran.stderr);
    for (const part of prints) {
      t.true(ran.stdout.includes(part), `${part}\n--- in ---\n${ran.stdout}`);
    }
    for (const part of says) {
      t.true(ran.stderr.includes(part), `${part}\n--- in ---\n${ran.stderr}`);
    }
    t.notRegex(ran.stderr + ran.stdout, /\n +at .*[:(]|node:internal|INTERNAL/);
  });
}

test('failures: a file that may not be read', async (t) => {
  const folder = folderOf({ 'secret.yaml': NO_PRIVILEGED_PSP });
  chmodSync(join(folder, 'secret.yaml'), 0);
  const { code, stderr } = await runDrypod(['convert', '--psp', 'secret.yaml'], { cwd: folder });
  if (process.getuid?.() === 0) {
    t.is(code, 0, 'the superuser may read everything');
  } else {
    t.is(code, 1);
    t.true(stderr.includes('permission denied'));
  }
});

test('failures: lines that are no events are reported with their place, and skipped', async (t) => {
  const good = podCreated({ name: 'p', isPrivileged: true });
  const input = `${good}\n{"kind":"Event","pods":"create","x":\n\nnull\n[1]\n${good}`;
  const rules = ['-r', 'rules.yaml', '-e', '-'];
  const { code, stdout, stderr } = await runDrypod(rules, { cwd, input });
  t.is(code, 0);
  t.true(stdout.includes('Events detected: 2\n'));
  t.notRegex(stderr, /INTERNAL/);
});

test('failures: a reader that goes away ends the run quietly', async (t) => {
  const lines = Array.from({ length: 20_000 }, (_, i) => `${podCreated({ name: `p${i}`, isPrivileged: true })}\n`);
  const child = startDrypod(['--psp', 'psp.yaml', '-e', '-'], { cwd });
  child.stdin?.on('error', () => {});
  child.stdout?.once('data', () => child.stdout?.destroy());
  child.stdin?.end(lines.join(''));
  const { code, stderr } = await ended(child);
  t.is(code, 0);
  t.is(stderr, '');
});

test('failures: a full disk behind standard output', async (t) => {
  const full = openSync('/dev/full', 'w');
  const args = [MAIN, '--psp', 'psp.yaml', '-e', 'audit.log'];
  const { code, stderr } = await ended(spawn(process.execPath, args, { cwd, stdio: ['ignore', full, 'pipe'] }));
  t.is(code, 1);
  t.is(stderr, 'drypod: error OUTPUT_WRITE: cannot write to standard output: no space left on the device\n');
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  test(`failures: ${signal} ends the run with the statistics so far`, async (t) => {
    const child = startDrypod(['--psp', 'psp.yaml', '-e', '-'], { cwd });
    child.stdin?.write(`${podCreated({ name: 'p', isPrivileged: true })}\n`);
    child.stdout?.once('data', () => child.kill(signal));
    const ran = await ended(child);
    t.is(ran.code, 0);
    t.is(ran.signal, null);
    t.true(ran.stdout.includes('Events detected: 1\n'));
    t.is(ran.stderr, '');
  });
}

/** Starts the program with a pipe among its arguments, and waits until it has opened that; nothing is written. */
async function startWithIdlePipe(args: (pipe: string) => readonly string[]) {
  const pipe = join(folderOf({}), 'pipe');
  execFileSync('mkfifo', [pipe]);
  const child = startDrypod(args(pipe), { cwd });
  return { child, writer: await open(pipe, 'w') };
}

test('failures: a signal ends the run on a pipe with a name that stays open', async (t) => {
  const { child, writer } = await startWithIdlePipe((pipe) => ['--psp', 'psp.yaml', '-e', pipe]);
  child.stdout?.once('data', () => child.kill('SIGINT'));
  await writer.write(`${podCreated({ name: 'p', isPrivileged: true })}\n`);
  const ran = await ended(child);
  t.is(ran.code, 0);
  t.true(ran.stdout.includes('Events detected: 1\n'));
  await writer.close();
});

test('failures: a signal before the first byte ends the run too', async (t) => {
  const { child, writer } = await startWithIdlePipe((pipe) => ['--psp', 'psp.yaml', '-e', pipe]);
  child.kill('SIGINT');
  t.like(await ended(child), { code: 0 });
  await writer.close();
});

test('failures: a signal while a policy is awaited ends the program', async (t) => {
  const { child, writer } = await startWithIdlePipe((pipe) => ['--psp', pipe, '-e', 'audit.log']);
  child.kill('SIGINT');
  t.like(await ended(child), { signal: 'SIGINT', stdout: '' });
  await writer.close();
});
