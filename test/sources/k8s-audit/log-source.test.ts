/** Audit logs: what becomes of every kind of line. */
import test from 'ava';
import fc from 'fast-check';
import { DiagnosticSink } from '#src/base/diagnostic.js';
import { AuditError } from '#src/base/errors.js';
import { memberDemand, stringDemand } from '#src/event/text-demand.js';
import { AuditLogSource } from '#src/sources/k8s-audit/log-source.js';
import { eventOf, inputOf, readLog, readText, STAMP } from '../../_support/audit-logs.js';

const line = (parts: Readonly<Record<string, unknown>> = {}) => JSON.stringify(eventOf(parts));
const TIME_NS = 1_795_507_200_000_001_000n;

const gives = test.macro({
  async exec(t, text: string | Uint8Array, ids: readonly unknown[]) {
    const log = await readText(text);
    t.deepEqual(
      log.events.map((event) => (event as { auditID?: unknown }).auditID),
      ids,
    );
    t.deepEqual(log.diagnostics, []);
    t.deepEqual(new Set(Object.values(log.stats.drops)), new Set([0]));
  },
  title: (title) => `audit log: ${title}`,
});

const a = eventOf({ auditID: 'a' });
const b = eventOf({ auditID: 'b' });
const c = eventOf({ auditID: 'c' });
const json = JSON.stringify;

test('one event per line', gives, `${json(a)}\n${json(b)}\n`, ['a', 'b']);
test('the last line needs no line end', gives, `${json(a)}\n${json(b)}`, ['a', 'b']);
test('blank lines and CR LF', gives, `\n \t\r\n${json(a)}\r\n\r\n  ${json(b)} \r\n`, ['a', 'b']);
test('a byte order mark', gives, `\ufeff${json(a)}\n`, ['a']);
test('an array', gives, `${json([a, b])}\n`, ['a', 'b']);
test('arrays in arrays', gives, `${json([[a], [[b]], []])}\n`, ['a', 'b']);
test('an empty array', gives, '[]\n', []);
test('an EventList', gives, `${json({ kind: 'EventList', items: [a, b] })}\n`, ['a', 'b']);
test('an empty EventList', gives, `${json({ kind: 'EventList', items: [] })}\n`, []);
test(
  'an EventList whose items have no kind',
  gives,
  `${json({ kind: 'EventList', items: [{ ...a, kind: undefined }] })}\n`,
  ['a'],
);
test('EventLists and events in an array', gives, `${json([a, { kind: 'EventList', items: [b, c] }])}\n`, [
  'a',
  'b',
  'c',
]);
test('the later of two equal keys', gives, `{"auditID":"x",${json(a).slice(1)}\n`, ['a']);
test('own keys only', gives, `${json(a).replace('{', '{"__proto__":{"kind":"EventList"},"constructor":1,')}\n`, ['a']);
test(
  'more events in a line than in a batch',
  gives,
  json(Array.from({ length: 2500 }, () => a)),
  Array.from({ length: 2500 }, () => 'a'),
);
test('nothing at all', gives, '', []);

const loses = test.macro({
  async exec(t, text: string | Uint8Array, loss: string, code: string, ids: readonly string[] = ['a', 'b']) {
    const bad = Buffer.from(text as string);
    const log = await readText(Buffer.concat([Buffer.from(`${json(a)}\n`), bad, Buffer.from(`\n${json(b)}\n`)]));
    t.deepEqual(
      log.events.map((event) => (event as { auditID?: string }).auditID),
      ids,
    );
    t.deepEqual(log.diagnostics, [{ code, subject: 'audit.log:2' }]);
    t.is(log.stats.drops[loss], 1);
    t.is(
      Object.values(log.stats.drops).reduce((sum, n) => sum + n),
      1,
    );
    t.is(log.stats.lineCount, 3);
  },
  title: (title, _, loss) => `audit log: ${title} is a ${loss}`,
});

const NOT_JSON = ['nDropsNotJson', 'AUDIT_NOT_JSON'] as const;
const NOT_EVENT = ['nDropsNotEvent', 'AUDIT_NOT_EVENT'] as const;
const TIMESTAMP = ['nDropsTimestamp', 'AUDIT_BAD_TIMESTAMP'] as const;

test('a truncated line', loses, line().slice(0, -5), ...NOT_JSON);
test('text', loses, 'I1124 08:00:00 not json', ...NOT_JSON);
test('two documents in a line', loses, `${line()}${line()}`, ...NOT_JSON);
test('NaN', loses, '{"kind":"Event","x":NaN}', ...NOT_JSON);
test('NUL bytes', loses, Buffer.alloc(100), ...NOT_JSON);
test('a control character in a string', loses, '{"kind":"Event","x":"\t"}', ...NOT_JSON);
test('UTF-16', loses, Buffer.from('{"kind":"Event"}', 'utf16le').subarray(0, -1), ...NOT_JSON);
test('null', loses, 'null', ...NOT_EVENT);
test('a number', loses, '12', ...NOT_EVENT);
test('a string', loses, '"kind"', ...NOT_EVENT);
test('another kind', loses, line({ kind: 'Pod' }), ...NOT_EVENT);
test('no kind', loses, '{}', ...NOT_EVENT);
test('a kind that is no text', loses, line({ kind: ['Event'] }), ...NOT_EVENT);
test('an EventList without items', loses, json({ kind: 'EventList' }), ...NOT_EVENT);
test('an array with one stranger', loses, json([c, { kind: 'Pod' }]), ...NOT_EVENT);
test('an event without stageTimestamp', loses, line({ stageTimestamp: undefined }), ...TIMESTAMP);
test('an event with a null stageTimestamp', loses, line({ stageTimestamp: null }), ...TIMESTAMP);
test('an event with a numeric stageTimestamp', loses, line({ stageTimestamp: 1 }), ...TIMESTAMP);
test('an event with a bad stageTimestamp', loses, line({ stageTimestamp: 'yesterday' }), ...TIMESTAMP);
test('an item without stageTimestamp', loses, json({ kind: 'EventList', items: [c, null] }), ...TIMESTAMP, [
  'a',
  'c',
  'b',
]);
test('a million nested arrays', loses, '['.repeat(1e6) + ']'.repeat(1e6), 'nDropsDepth', 'AUDIT_TOO_DEEP');
test('a million arrays left open', loses, '['.repeat(1e6), ...NOT_JSON);
test(
  'an event nested too deep',
  loses,
  line({ x: 0 }).replace('"x":0', `"x":${'{"a":'.repeat(1000)}1${'}'.repeat(1000)}`),
  'nDropsDepth',
  'AUDIT_TOO_DEEP',
);
test('very many values', loses, `[${'0,'.repeat(11e6)}0]`, 'nDropsValueCount', 'AUDIT_TOO_MANY_VALUES');

test('audit log: an event nested as deep as is allowed is read', async (t) => {
  const log = await readText(line({ x: 0 }).replace('"x":0', `"x":${'['.repeat(999)}${']'.repeat(999)}`));
  t.is(log.events.length, 1);
});

test('audit log: events have their time and number', async (t) => {
  const log = await readText(`${line()}\n${line({ stageTimestamp: '2026-11-24T08:00:01Z' })}\nnull\n${line()}\n`);
  t.deepEqual(log.times, [TIME_NS, TIME_NS + 999_999_000n, TIME_NS]);
  t.deepEqual(log.numbers, [1, 2, 3]);
  t.is(log.startTimeNs, TIME_NS);
  t.is(log.stats.eventCount, 3);
});

test('audit log: a line beyond the limit is counted and skipped, one at the limit is read', async (t) => {
  const fits = line({ auditID: 'x'.repeat(100) });
  const log = await readText(`${fits}\n${fits} \n${line()}\n`, { maxLineBytes: fits.length });
  t.is(log.events.length, 2);
  t.deepEqual(log.diagnostics, [{ code: 'AUDIT_LINE_TOO_LONG', subject: 'audit.log:2' }]);
  t.is(log.stats.drops['nDropsLineLength'], 1);
});

test('audit log: bytes that are no UTF-8 are kept and counted', async (t) => {
  const bytes = Buffer.concat([
    Buffer.from(`{"auditID":"`),
    Buffer.of(0xff, 0xc3, 0xa9),
    Buffer.from(`",${line().slice(1)}`),
  ]);
  const log = await readText(Buffer.from(bytes.toString('latin1').replace(',"auditID":"id"', ''), 'latin1'));
  t.is((log.events[0] as { auditID: string }).auditID, '\udcffé');
  t.is(log.stats.badUtf8LineCount, 1);
  t.deepEqual(log.diagnostics, []);
});

test('audit log: of very many losses the first are reported, all are counted', async (t) => {
  const log = await readText('bad\n'.repeat(1000));
  t.is(log.diagnostics.length, 20);
  t.is(log.stats.unreportedCount, 980);
  t.is(log.stats.drops['nDropsNotJson'], 1000);
});

test('audit log: inputs follow one another, each with its own line numbers', async (t) => {
  const first = inputOf([Buffer.from(`${json(a)}\nbad`)], 'one');
  const second = inputOf([Buffer.from(`\ufeff${json(b)}\n\nworse\n`)], 'two');
  const log = await readLog([first, inputOf([], 'none'), second]);
  t.deepEqual(log.events, [a, b]);
  t.deepEqual(
    log.diagnostics.map(({ subject }) => subject),
    ['one:2', 'two:3'],
  );
  t.is(log.stats.totalBytes, log.stats.byteCount);
});

test('audit log: after close there are no more batches', async (t) => {
  const source = new AuditLogSource(
    [inputOf([Buffer.from(`${line()}\n`), Buffer.from(`${line()}\n`)])],
    new DiagnosticSink(),
  );
  t.is((await source.nextBatch())?.rowCount, 1);
  await source.close();
  t.is(await source.nextBatch(), undefined);
  t.is(source.stats().eventCount, 1);
});

test('audit log: an input that fails while it is read is an AuditError that names it', async (t) => {
  const failing = { ...inputOf([], 'broken.log'), open: () => Promise.reject(new Error('no more')) };
  const error = await t.throwsAsync(readLog([failing]), { instanceOf: AuditError });
  t.is(error?.message, 'cannot read broken.log: no more');
});

test('audit log: after the first event, lines without what the rules require are skipped, but bad ones are seen', async (t) => {
  const options = { requiredTexts: [stringDemand(['wanted'])] };
  const text = [
    json(c),
    json(eventOf({ auditID: 'wanted' })),
    json(a),
    'bad',
    '{"unfinished":',
    'null',
    ' ',
    json(eventOf({ auditID: 'wanted' })),
    json(b),
  ].join('\n');
  const log = await readText(text, options);
  t.deepEqual(
    log.events.map((event) => (event as { auditID: string }).auditID),
    ['c', 'wanted', 'wanted', 'b'],
  );
  t.is(log.stats.skippedLineCount, 1);
  t.is(log.stats.drops['nDropsNotJson'], 2);
  t.is(log.stats.drops['nDropsNotEvent'], 1);
  t.is(log.stats.lineCount, 9);
});

test('audit log: chunking makes no difference (property)', async (t) => {
  const part = fc.constantFrom(
    json(a),
    json(b),
    json([a, b]),
    'bad',
    '',
    ' ',
    '\ufeff',
    '\r',
    '\n',
    '\n',
    '\n',
    line({ auditID: 'ü\u{1f600}' }),
    '\\u0061',
  );
  const cuts = fc.array(fc.nat({ max: 600 }), { maxLength: 8 });
  const required = fc.constantFrom(
    undefined,
    [stringDemand(['a'])],
    [stringDemand(['a', 'b']), memberDemand(['stage'], ['Panic'])],
  );
  await fc.assert(
    fc.asyncProperty(fc.array(part, { maxLength: 12 }), cuts, required, async (parts, places, requiredTexts) => {
      const whole = Buffer.from(parts.join(''));
      const bounds = [0, ...places.filter((p) => p < whole.length).sort((x, y) => x - y), whole.length];
      const chunks = bounds.slice(1).map((end, i) => whole.subarray(bounds[i], end));
      t.deepEqual(
        await readLog([inputOf(chunks)], { requiredTexts }),
        await readLog([inputOf([whole])], { requiredTexts }),
      );
    }),
    { numRuns: Number(process.env['DRYPOD_FUZZ_RUNS'] ?? 200) },
  );
});

test('audit log: a line of 100 MB is read', async (t) => {
  const text = line({ requestObject: { data: { key: 'x'.repeat(1 << 20) } } });
  const items = Array.from({ length: 100 }, () => text).join(',');
  const log = await readText(`{"kind":"EventList","items":[${items}]}\n${json(b)}\n`);
  t.is(log.events.length, 101);
  t.is(log.stats.drops['nDropsLineLength'], 0);
});

test('audit log: the events of a log stand as they were written', async (t) => {
  const log = await readText(`${json(a)}\n`);
  t.deepEqual(log.events, [{ kind: 'Event', auditID: 'a', stage: 'ResponseComplete', stageTimestamp: STAMP }]);
});

test('audit log: batches of long lines are short, and no line is lost between them', async (t) => {
  const long = { requestObject: { data: 'x'.repeat(100_000) } };
  const lines = Array.from({ length: 9 }, (_, i) => line({ ...long, auditID: `${i}` }));
  const bad = 'y'.repeat(300_000);
  const text = [bad, bad, ...lines, bad, line({ auditID: 'last' })].join('\n');
  const source = new AuditLogSource([inputOf([Buffer.from(`${text}\n`)])], new DiagnosticSink());
  const sizes: number[] = [];
  for (let batch = await source.nextBatch(); batch !== undefined; batch = await source.nextBatch()) {
    sizes.push(batch.rowCount);
  }
  t.deepEqual(sizes, [1, 3, 3, 2, 1]);
  t.is(source.stats().drops['nDropsNotJson'], 3);
});
