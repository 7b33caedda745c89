import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import test from 'ava';
import { DiagnosticSink } from '#src/base/diagnostic.js';
import { readStream } from '#src/sources/chunk-reader.js';
import { findInputs, type Input } from '#src/sources/inputs.js';

const NO_INPUT = () => readStream(Readable.from([]));

function makeFolder(t: { teardown(fn: () => void): void }): string {
  const folder = mkdtempSync(join(tmpdir(), 'drypod-'));
  t.teardown(() => rmSync(folder, { recursive: true }));
  return folder;
}

async function contentOf(input: Input | undefined): Promise<string> {
  const reader = await input!.open();
  const parts: Buffer[] = [];
  for (let chunk = await reader.read(); chunk !== undefined; chunk = await reader.read()) {
    parts.push(Buffer.from(chunk));
  }
  await reader.close();
  await reader.close();
  return Buffer.concat(parts).toString();
}

test('inputs: a file, with its size and kind, may be opened more than once', async (t) => {
  const path = join(makeFolder(t), 'a.log');
  writeFileSync(path, '{"a":1}\n');
  const sink = new DiagnosticSink();
  const [input, ...others] = await findInputs(path, sink, NO_INPUT);
  t.like(input, { name: path, kind: 'json', sizeBytes: 8 });
  t.is(others.length, 0);
  t.is(await contentOf(input), '{"a":1}\n');
  t.is(await contentOf(input), '{"a":1}\n');
  t.is(sink.items.length, 0);
});

test('inputs: a large file comes whole and in order', async (t) => {
  const path = join(makeFolder(t), 'large.log');
  const text = Array.from({ length: 300_000 }, (_, i) => `{"line":${i}}`).join('\n');
  writeFileSync(path, text);
  const [input] = await findInputs(path, new DiagnosticSink(), NO_INPUT);
  t.is(await contentOf(input), text);
});

test('inputs: a folder is its files by time of change, then by name; folders in it are left out', async (t) => {
  const folder = makeFolder(t);
  for (const [name, seconds] of [
    ['c', 10],
    ['a', 30],
    ['b2', 20],
    ['b1', 20],
  ] as const) {
    writeFileSync(join(folder, name), name);
    utimesSync(join(folder, name), seconds, seconds);
  }
  mkdirSync(join(folder, 'sub'));
  const inputs = await findInputs(folder, new DiagnosticSink(), NO_INPUT);
  t.deepEqual(
    inputs.map((input) => input.name),
    ['c', 'b1', 'b2', 'a'].map((name) => join(folder, name)),
  );
});

test('inputs: an empty folder has none', async (t) => {
  t.deepEqual(await findInputs(makeFolder(t), new DiagnosticSink(), NO_INPUT), []);
});

test('inputs: - is standard input, looked at without losing its first bytes', async (t) => {
  const stream = Readable.from([Buffer.from('{"a"'), Buffer.alloc(0), Buffer.from(':1}')]);
  const [input] = await findInputs('-', new DiagnosticSink(), () => readStream(stream));
  t.like(input, { name: 'standard input', kind: 'json', sizeBytes: undefined });
  t.is(await contentOf(input), '{"a":1}');
});

test('inputs: a named pipe is read once', async (t) => {
  const path = join(makeFolder(t), 'pipe');
  execFileSync('mkfifo', [path]);
  const writer = import('node:fs/promises').then((fs) => fs.writeFile(path, '[1]\n'));
  const [input] = await findInputs(path, new DiagnosticSink(), NO_INPUT);
  t.like(input, { kind: 'json', sizeBytes: undefined });
  t.is(await contentOf(input), '[1]\n');
  await writer;
});

test('inputs: what cannot be read is a diagnostic, and the rest is given', async (t) => {
  const sink = new DiagnosticSink();
  t.deepEqual(await findInputs('/nowhere/at/all', sink, NO_INPUT), []);
  t.like(sink.items[0], {
    code: 'AUDIT_UNREADABLE_INPUT',
    severity: 'error',
    subject: '/nowhere/at/all',
    message: 'cannot read events: no such file or folder',
  });
});
