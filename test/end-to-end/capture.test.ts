/** Captures of system calls through the whole program. */
import { readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ScapWriter } from '#src/bench/scap/writer.js';
import { NO_PRIVILEGED_PSP, podCreated } from '../_support/audit-events.js';
import { captureTest } from '../_support/captures.js';
import { ended, folderOf, type Ran, runDrypod, startDrypod } from '../_support/run-drypod.js';
import { sampleCapture } from '../_support/sample-capture.js';

const SAMPLE = sampleCapture();

/** A policy that allows everything but what its parts say. */
function policy(name: string, parts: string, annotations: string = ''): string {
  const rules = ['runAsUser', 'runAsGroup', 'fsGroup', 'supplementalGroups', 'seLinux']
    .filter((field) => !parts.includes(`${field}:`))
    .map((field) => `  ${field}: { rule: RunAsAny }\n`);
  const head = `apiVersion: policy/v1beta1\nkind: PodSecurityPolicy\nmetadata:\n  name: ${name}\n${annotations}spec:\n`;
  const isLenient = ['privileged', 'volumes', 'hostNetwork'].filter((field) => !parts.includes(`${field}:`));
  const values = { privileged: 'true', volumes: '["*"]', hostNetwork: 'true' };
  const lenient = isLenient.map((field) => `  ${field}: ${values[field as keyof typeof values]}\n`);
  return `${head}${parts}${lenient.join('')}${rules.join('')}`;
}

const cwd = folderOf({
  'privileged.yaml': policy('p', '  privileged: false\n'),
  'read-only.yaml': policy('p', '  readOnlyRootFilesystem: true\n'),
  'non-root.yaml': policy('p', '  runAsUser: { rule: MustRunAsNonRoot }\n'),
  'user.yaml': policy('p', '  runAsUser: { rule: MustRunAs, ranges: [{ min: 900, max: 999 }] }\n'),
  'group.yaml': policy('p', '  runAsGroup: { rule: MustRunAs, ranges: [{ min: 1, max: 998 }] }\n'),
  'docker-only.yaml': policy(
    'p',
    '  runAsUser: { rule: MustRunAsNonRoot }\n',
    '  annotations:\n    falco-rules-psp-images: "[docker:27]"\n',
  ),
  'nothing.yaml': policy('p', ''),
  'audit-psp.yaml': NO_PRIVILEGED_PSP,
  'audit.log': `${podCreated({ name: 'p', isPrivileged: true })}\n`,
});
writeFileSync(join(cwd, 'sample.scap'), SAMPLE);
writeFileSync(join(cwd, 'sample.scap.gz'), gzipSync(SAMPLE));
writeFileSync(join(cwd, 'cut.scap'), SAMPLE.subarray(0, -20));
writeFileSync(join(cwd, 'broken.scap'), Buffer.concat([SAMPLE.subarray(0, 28), Buffer.alloc(500, 0xff)]));

const LEGACY = ['--dialect', 'falco-legacy'];

const drypod = (...args: string[]) => runDrypod([...LEGACY, ...args], { cwd });

/** Number of alerts by rule, as the statistics say. */
function counts({ stdout }: Ran): Record<string, number> {
  const lines = stdout.slice(stdout.indexOf('Triggered rules by rule name:')).split('\n').slice(1, -1);
  return Object.fromEntries(
    lines.map((line) => /^ {3}(.*): (\d+)$/.exec(line)!.slice(1)).map(([name, n]) => [name, Number(n)]),
  );
}

const RULES: readonly (readonly [file: string, rule: string, count: number])[] = [
  ['privileged.yaml', 'PSP p Violation (privileged) System Activity', 1],
  ['read-only.yaml', 'PSP p Violation (readOnlyRootFilesystem) System Activity', 1],
  ['non-root.yaml', 'PSP p Violation (runAsUser=MustRunAsNonRoot) System Activity', 2],
  ['user.yaml', 'PSP p Violation (runAsUser=MustRunAs) System Activity', 2],
  ['group.yaml', 'PSP p Violation (runAsGroup=MustRunAs) System Activity', 3],
];

for (const [file, rule, count] of RULES) {
  captureTest(`capture: ${rule}`, async (t) => {
    const ran = await drypod('--psp', file, '-e', 'sample.scap');
    t.deepEqual([ran.code, ran.stderr], [0, '']);
    t.deepEqual(counts(ran), { [rule]: count });
  });
}

captureTest('capture: a policy that allows all is silent', async (t) => {
  const ran = await drypod('--psp', 'nothing.yaml', '-e', 'sample.scap');
  t.deepEqual([ran.code, ran.stderr], [0, '']);
  t.true(ran.stdout.startsWith('Events detected: 0\n'));
});

captureTest('capture: annotations limit a policy to images', async (t) => {
  const ran = await drypod('--psp', 'docker-only.yaml', '-e', 'sample.scap');
  t.deepEqual(counts(ran), { 'PSP p Violation (runAsUser=MustRunAsNonRoot) System Activity': 1 });
  t.true(ran.stdout.includes('image=docker.io/library/docker'));
});

captureTest('capture: compressed or not, by name or from standard input, the alerts are the same', async (t) => {
  const { stdout } = await drypod('--psp', 'non-root.yaml', '-e', 'sample.scap');
  const compressed = await drypod('--psp', 'non-root.yaml', '-e', 'sample.scap.gz');
  t.is(compressed.stdout, stdout);
  for (const bytes of [SAMPLE, gzipSync(SAMPLE)]) {
    const child = startDrypod([...LEGACY, '--psp', 'non-root.yaml', '-e', '-'], { cwd });
    child.stdin?.end(bytes);
    const piped = await ended(child);
    t.deepEqual([piped.code, piped.stderr], [0, '']);
    t.is(piped.stdout, stdout);
  }
});

captureTest('capture: Falco names the file with -o too', async (t) => {
  const { stdout } = await drypod('--psp', 'non-root.yaml', '-e', 'sample.scap');
  const options = ['-o', 'engine.kind=replay', '-o', 'engine.replay.capture_file=sample.scap'];
  t.is((await drypod('--psp', 'non-root.yaml', ...options)).stdout, stdout);
});

captureTest('capture: a folder of captures and audit logs is read in the order written', async (t) => {
  const folder = folderOf({ 'audit.log': readFileSync(join(cwd, 'audit.log'), 'utf8') });
  writeFileSync(join(folder, 'a.scap'), SAMPLE);
  writeFileSync(join(folder, 'z.scap.gz'), gzipSync(SAMPLE));
  for (const [i, name] of ['z.scap.gz', 'audit.log', 'a.scap'].entries()) {
    utimesSync(join(folder, name), 1_700_000_000 + i, 1_700_000_000 + i);
  }
  const ran = await drypod('--psp', 'audit-psp.yaml', '-e', folder);
  t.deepEqual([ran.code, ran.stderr], [0, '']);
  const kinds = ran.stdout
    .split('\n')
    .flatMap((line) => (line.includes('Warning') ? [line.includes('ka.') || line.includes('pod=p')] : []));
  t.deepEqual(kinds, [false, true, false]);
});

captureTest('capture: one that was cut gives everything before, a warning with the byte, exit code 0', async (t) => {
  const whole = await drypod('--psp', 'non-root.yaml', '-e', 'sample.scap');
  const cut = await drypod('--psp', 'non-root.yaml', '-e', 'cut.scap');
  t.is(cut.code, 0);
  t.is(cut.stdout, whole.stdout);
  t.regex(cut.stderr, /^[^\n]*cut\.scap[^\n]*warning[^\n]*byte \d+[^\n]*\n/);
  t.is(cut.stderr.match(/warning/g)?.length, 1);
});

captureTest('capture: one that is broken is an error, exit code 1, without a stack trace', async (t) => {
  const { code, stdout, stderr } = await drypod('--psp', 'non-root.yaml', '-e', 'broken.scap');
  t.is(code, 1, stderr);
  t.regex(stderr, /^broken\.scap: error CAPTURE_FORMAT: /m);
  t.false(/\n {4}at /.test(stderr));
  t.true(stdout.includes('Events detected: 0'));
});

captureTest('capture: after a broken one the next input is not read as if nothing had happened', async (t) => {
  const { code, stderr } = await drypod('--psp', 'non-root.yaml', '-e', 'broken.scap', '-e', 'sample.scap');
  t.is(code, 1);
  t.true(stderr.includes('broken.scap'));
});

captureTest('capture: Ctrl-C ends the run with the statistics so far', async (t) => {
  const child = startDrypod([...LEGACY, '--psp', 'non-root.yaml', '-e', '-', '-U'], { cwd });
  child.stdin?.on('error', () => {});
  child.stdin?.write(SAMPLE);
  // More than any batch holds, so that the first alert comes; then silence.
  const more = new ScapWriter();
  for (let i = 0; i < 20_000; i++) {
    more.event({ type: 'execve >', time: 1_800_000_000_000_000_000n, tid: 702, values: { filename: '/bin/true' } });
  }
  child.stdin?.write(more.bytes());
  child.stdout?.once('data', () => child.kill('SIGINT'));
  const ran = await ended(child);
  t.deepEqual([ran.code, ran.signal], [0, null]);
  t.true(ran.stdout.includes('Events detected: 2\n'));
});

captureTest('capture: JSON alerts carry the fields of the output', async (t) => {
  const { stdout } = await drypod('--psp', 'read-only.yaml', '-e', 'sample.scap', '-o', 'json_output=true');
  const { output_fields: fields, source } = JSON.parse(stdout.split('\n')[0]!);
  t.is(source, 'syscall');
  t.like(fields, {
    'fd.name': '/var/lib/postgresql/.psql_history',
    'container.name': 'psql',
    'proc.cmdline': 'psql -h db.shop -c copy orders to stdout',
  });
});
