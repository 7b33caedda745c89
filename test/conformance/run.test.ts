/** The program `make conformance` runs: what it prints, and when it fails. */
import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import test from 'ava';
import { makeFolder } from '../_support/folders.js';

const PROGRAM = fileURLToPath(new URL('run.js', import.meta.url));

interface Run {
  readonly status: number;
  readonly lines: readonly string[];
  readonly errors: string;
}

function run(folder: string, ...args: string[]): Promise<Run> {
  const env = { ...process.env, DRYPOD_CONFORMANCE: folder };
  return new Promise((resolve) => {
    execFile(process.execPath, [PROGRAM, ...args], { env }, (error, stdout, stderr) => {
      resolve({ status: Number(error?.code ?? 0), lines: stdout.trimEnd().split('\n'), errors: stderr });
    });
  });
}

/** Makes a data folder whose only file holds these cases of filter_boolean_eval. */
async function folderOf(cases: readonly object[]): Promise<string> {
  const folder = makeFolder();
  await mkdir(join(folder, 'vectors'));
  await writeFile(join(folder, 'vectors', 'filter_boolean_eval.json'), JSON.stringify({ cases }));
  return folder;
}

test('conformance: says so and passes when there is no data', async (t) => {
  const { status, lines } = await run('/nonexistent/conformance');
  t.is(status, 0);
  t.regex(lines.join('\n'), /no conformance data/);
});

test('conformance: counts passed and failed cases, and fails when one failed', async (t) => {
  const folder = await folderOf([
    { condition: 'c.true=1', expect: true },
    { condition: 'c.true=1', expect: false },
  ]);
  const { status, lines, errors } = await run(folder);
  t.is(status, 1);
  t.true(lines.includes('filter_boolean_eval: 1 passed, 1 failed, 0 skipped'));
  t.is(lines.at(-1), '1 passed, 1 failed, 0 skipped');
  t.regex(errors, /result: expected false, got true/);
});

test('conformance: a missing file is a skipped suite', async (t) => {
  const { status, lines } = await run(await folderOf([]));
  t.is(status, 0);
  t.true(lines.includes('filter_eval: 0 passed, 0 failed, 0 skipped (whole suite: no vectors/filter_eval.json)'));
});

test('conformance: a case with an unknown key fails', async (t) => {
  const folder = await folderOf([{ condition: 'c.true=1', expect: true, dialect: 'other' }]);
  const { status, errors } = await run(folder, '--suite', 'filter_boolean_eval');
  t.is(status, 1);
  t.regex(errors, /unknown keys: dialect/);
});

test('conformance: an unknown suite is a usage error', async (t) => {
  const { status, errors } = await run(await folderOf([]), '--suite', 'nonsense');
  t.is(status, 2);
  t.regex(errors, /unknown suite: nonsense/);
});
