/** Which source each input becomes, and what the rules make a capture be asked for. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import test from 'ava';
import { findEvents, openEvents } from '#src/app/events.js';
import { DiagnosticSink } from '#src/base/diagnostic.js';
import { CaptureError } from '#src/base/errors.js';
import { loadRules } from '#src/rules/load.js';
import type { CaptureLibrary } from '#src/sources/native/library.js';
import { eventOf } from '../_support/audit-logs.js';
import { BatchWriter, FakeLibrary } from '../_support/capture-batches.js';
import { folderOf } from '../_support/run-drypod.js';

const CAPTURE = Buffer.from('\n\r\r\n\u001c\0\0\0', 'latin1');
const LOG = `${JSON.stringify(eventOf())}\n`;

const RULES = `
- rule: Opened
  desc: d
  condition: evt.type in (open, openat) and fd.name startswith /etc and proc.aname[2] = sh and container.id != host
  output: "%evt.time %toupper(proc.name) %evt.arg.flags"
  priority: DEBUG
- rule: Disabled
  desc: d
  condition: evt.type = close and fd.num = 3
  output: "%proc.pid"
  priority: DEBUG
  enabled: false
- rule: Audit
  desc: d
  condition: jevt.rawtime exists
  output: x
  priority: DEBUG
  source: k8s_audit
`;

async function open(names: readonly string[], load: () => CaptureLibrary, rules: string = RULES) {
  const sink = new DiagnosticSink();
  const losses = new DiagnosticSink();
  const { ruleset } = loadRules([{ name: 'rules.yaml', text: rules }]);
  const inputs = await findEvents(names, sink);
  const source = inputs && openEvents(inputs, { ruleset }, sink, losses, load);
  return { source, codes: sink.items.map(({ code }) => code), items: sink.items };
}

function noLibrary(): never {
  throw new CaptureError('CAPTURE_NO_LIBRARY', 'the library is not there');
}

async function sourcesOf(source: Awaited<ReturnType<typeof open>>['source']): Promise<string[]> {
  const seen: string[] = [];
  for (let batch = await source?.nextBatch(); batch !== undefined; batch = await source?.nextBatch()) {
    seen.push(`${batch.source} ${batch.rowCount}`);
  }
  await source?.close();
  return seen;
}

test('events: a capture is asked for the event types and columns of the enabled rules', async (t) => {
  const folder = folderOf({});
  const path = join(folder, 'a.scap');
  writeFileSync(path, CAPTURE);
  const library = new FakeLibrary({ [path]: [] });
  const { source } = await open([path], () => library);
  await sourcesOf(source);
  const [opened = ''] = library.calls;
  const columns = opened.split('\n').filter((line) => line.startsWith('column '));
  t.deepEqual(columns.sort(), [
    'column container.id',
    'column evt.arg\tflags',
    'column evt.type',
    'column fd.name',
    'column proc.aname\t2',
    'column proc.name',
  ]);
  const mask = Buffer.from(/types ([0-9a-f]+)/.exec(opened)?.[1] ?? '', 'hex');
  const types = Array.from({ length: mask.length * 8 }, (_, type) => type).filter(
    (type) => ((mask[type >> 3] ?? 0) >> (type & 7)) & 1,
  );
  t.is(mask.length, 57);
  t.true(types.includes(2) && types.includes(3) && !types.includes(4), String(types));
});

test('events: a folder of both kinds, in order; packed ones too', async (t) => {
  const folder = folderOf({ '1.log': LOG, '2.log': LOG });
  writeFileSync(join(folder, '3.scap'), CAPTURE);
  writeFileSync(join(folder, '4.scap.gz'), gzipSync(CAPTURE));
  writeFileSync(join(folder, '5.log.gz'), Buffer.concat([gzipSync(LOG), gzipSync(LOG)]));
  const writer = new BatchWriter([]);
  const library = new FakeLibrary({
    [join(folder, '3.scap')]: [writer.write([{ values: [] }])],
    [join(folder, '4.scap.gz')]: [new BatchWriter([]).write([{ values: [] }, { values: [] }])],
  });
  const names = ['1.log', '2.log', '3.scap', '4.scap.gz', '5.log.gz'].map((name) => join(folder, name));
  const { source, codes } = await open(names, () => library);
  t.deepEqual(codes, []);
  t.deepEqual(await sourcesOf(source), ['k8s_audit 1', 'k8s_audit 1', 'syscall 1', 'syscall 2', 'k8s_audit 2']);
});

test('events: without the library audit logs are read, and captures are an error that says what to do', async (t) => {
  const folder = folderOf({ 'a.log': LOG });
  writeFileSync(join(folder, 'b.scap'), CAPTURE);
  const both = await open([join(folder, 'a.log'), join(folder, 'b.scap')], noLibrary);
  t.deepEqual(both.codes, ['EVENTS_NO_CAPTURE_LIBRARY']);
  t.regex(both.items[0]?.expected ?? '', /make native/);
  t.deepEqual(await sourcesOf(both.source), ['k8s_audit 1']);
  const capture = await open([join(folder, 'b.scap')], noLibrary);
  t.deepEqual(capture.codes, ['EVENTS_NO_CAPTURE_LIBRARY']);
  t.is(capture.source, undefined);
});

test('events: the library is not loaded for audit logs', async (t) => {
  const folder = folderOf({ 'a.log': LOG });
  const { source } = await open([folder], () => t.fail() as never);
  t.deepEqual(await sourcesOf(source), ['k8s_audit 1']);
});

test('events: packed, but neither a log nor a capture', async (t) => {
  const folder = folderOf({});
  writeFileSync(join(folder, 'a.gz'), gzipSync('some notes'));
  writeFileSync(join(folder, 'b.gz'), Buffer.from([0x1f, 0x8b, 0x55, 0x55, 0x55]));
  t.deepEqual((await open([join(folder, 'a.gz')], noLibrary)).codes, ['EVENTS_UNKNOWN_FORMAT']);
  t.deepEqual((await open([join(folder, 'b.gz')], noLibrary)).codes, ['EVENTS_NOT_READ']);
});
