/** `--jobs` through the whole program: the output of several threads is that of one, and every way to end is. */
import { spawn } from 'node:child_process';
import { openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import test from 'ava';
import { NO_PRIVILEGED_PSP, podCreated } from '../_support/audit-events.js';
import { captureTest } from '../_support/captures.js';
import { ended, folderOf, MAIN, runDrypod, startDrypod } from '../_support/run-drypod.js';
import { sampleCapture } from '../_support/sample-capture.js';

/** Enough for two threads to be worth it. */
const LOG_BYTES = 36 << 20;
/** Blanks at the end of each line, so that the log has few lines. */
const PADDING = ' '.repeat(4000);

function log(): string {
  const lines: string[] = [];
  let length = 0;
  for (let i = 0; length < LOG_BYTES; i++) {
    // every tenth pod is delivered again much later, and every hundredth line is bad
    const name = `p${i % 10 === 9 ? Math.floor(i / 2) : i}`;
    const line = `${i % 100 === 50 ? '{' : podCreated({ name, isPrivileged: true })}${PADDING}\n`;
    length += line.length;
    lines.push(line);
  }
  return lines.join('');
}

const cwd = folderOf({ 'psp.yaml': NO_PRIVILEGED_PSP, 'audit.log': log(), 'numbers.yaml': rulesWithNumbers() });
const JOBS = ['--jobs', '2'];
const RUN = ['--psp', 'psp.yaml', '-e', 'audit.log'];

function rulesWithNumbers(): string {
  return `- required_engine_version: 0.43.0
- rule: Odd
  desc: d
  condition: ka.verb = create and ka.target.name endswith 7
  output: "%evt.num %evt.reltime %ka.target.name"
  priority: NOTICE
  source: k8s_audit
`;
}

for (const args of [
  RUN,
  ['-r', 'numbers.yaml', '-e', 'audit.log'],
  [...RUN, '-M', '1'],
  [...RUN, '-o', 'json_output=true'],
]) {
  test(`jobs: ${args.join(' ')} prints the same with two`, async (t) => {
    const [one, two] = [await runDrypod(args, { cwd }), await runDrypod([...args, ...JOBS], { cwd })];
    t.deepEqual(two, one);
    t.is(one.code, 0);
    t.true(one.stdout.length > 10_000);
  });
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  test(`jobs: ${signal} ends the run with the statistics so far`, async (t) => {
    const child = startDrypod([...RUN, ...JOBS], { cwd });
    child.stdout?.once('data', () => child.kill(signal));
    const { code, signal: ending, stdout } = await ended(child);
    t.deepEqual([code, ending], [0, null]);
    const [, count] = /^Events detected: (\d+)$/m.exec(stdout) ?? [];
    t.is(stdout.split('\n').filter((line) => line.includes(' Warning ')).length, Number(count));
  });
}

test('jobs: a reader that goes away ends the run quietly', async (t) => {
  const child = startDrypod([...RUN, ...JOBS], { cwd });
  child.stdout?.once('data', () => child.stdout?.destroy());
  const { code, stderr } = await ended(child);
  t.is(code, 0);
  t.notRegex(stderr, /error/);
});

test('jobs: a full disk behind standard output', async (t) => {
  const full = openSync('/dev/full', 'w');
  const args = [MAIN, ...RUN, ...JOBS];
  const { code, stderr } = await ended(spawn(process.execPath, args, { cwd, stdio: ['ignore', full, 'pipe'] }));
  t.is(code, 1);
  t.regex(stderr, /OUTPUT_WRITE: cannot write to standard output: no space left on the device\n$/);
});

test('jobs: an input that fails in the middle ends the run there', async (t) => {
  const packed = gzipSync(log());
  writeFileSync(join(cwd, 'cut.gz'), packed.subarray(0, packed.length - 40));
  const args = [...RUN, 'cut.gz', 'audit.log'];
  const [one, two] = [await runDrypod(args, { cwd }), await runDrypod([...args, ...JOBS], { cwd })];
  t.deepEqual(two, one);
  t.is(one.code, 1);
});

captureTest('jobs: captures, a broken one and logs among them, print the same with two', async (t) => {
  const sample = sampleCapture();
  writeFileSync(join(cwd, 'a.scap'), sample);
  writeFileSync(join(cwd, 'cut.scap'), sample.subarray(0, -20));
  writeFileSync(join(cwd, 'broken.scap'), Buffer.concat([sample.subarray(0, 28), Buffer.alloc(500, 0xff)]));
  const captures = ['--pss', 'restricted', '-e', 'a.scap', 'audit.log', 'cut.scap'];
  for (const args of [captures, [...captures, 'broken.scap', 'a.scap']]) {
    const [one, two] = [await runDrypod(args, { cwd }), await runDrypod([...args, ...JOBS], { cwd })];
    t.deepEqual(two, one);
    t.true(one.stderr.includes('CAPTURE_TRUNCATED'));
  }
});
