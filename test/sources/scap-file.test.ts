import test from 'ava';
import { Bitset } from '#src/base/bitset.js';
import { DiagnosticSink } from '#src/base/diagnostic.js';
import { CaptureError } from '#src/base/errors.js';
import { EVENT_TYPE_COUNT } from '#src/event/event-type.js';
import { ScapFileSource } from '#src/sources/scap-file.js';
import { BatchWriter, FakeLibrary, type Step } from '../_support/capture-batches.js';

const TRUNCATED = 3;
const TIMEOUT = 2;
const FORMAT = -3;

function open(steps: readonly Step[], statistics?: readonly number[]) {
  const library = new FakeLibrary({ 'a.scap': steps }, statistics);
  const sink = new DiagnosticSink();
  const demand = {
    eventTypes: new Bitset(EVENT_TYPE_COUNT).add(3).add(453),
    columns: [{ field: 'fd.name', argument: undefined }],
  };
  const input = { name: 'a.scap', path: 'a.scap', sizeBytes: 100 };
  return { library, sink, source: new ScapFileSource(input, demand, library, sink) };
}

function batches(...sizes: readonly number[]): Buffer[] {
  const writer = new BatchWriter([{ field: 'fd.name', kind: 'text', scope: 'event' }]);
  return sizes.map((size) => writer.write(Array.from({ length: size }, (_, i) => ({ values: [`f${i}`] }))));
}

async function numbersOf(source: ScapFileSource): Promise<number[]> {
  const numbers: number[] = [];
  for (let batch = await source.nextBatch(); batch !== undefined; batch = await source.nextBatch()) {
    numbers.push(...batch.eventNumber.subarray(0, batch.rowCount));
  }
  return numbers;
}

test('scap-file: all events of all batches, none of empty ones', async (t) => {
  const { source, sink, library } = open(batches(2, 0, 3, 1));
  t.deepEqual(await numbersOf(source), [1, 2, 3, 4, 5, 6]);
  t.is(await source.nextBatch(), undefined);
  await source.close();
  await source.close();
  t.is(await source.nextBatch(), undefined);
  t.deepEqual(sink.items, []);
  t.deepEqual(library.calls.slice(1), ['interrupt a.scap', 'close a.scap']);
});

test('scap-file: a capture without events', async (t) => {
  t.deepEqual(await numbersOf(open([]).source), []);
});

test('scap-file: the capture is asked for what the rules need', async (t) => {
  const { source, library } = open([]);
  await source.nextBatch();
  const mask = `08${'0'.repeat(110)}20`;
  t.is(library.calls[0], `open a.scap types ${mask}\nmax_strings 32768\ncolumn fd.name\n`);
});

test('scap-file: a timeout is no end', async (t) => {
  const [first, second] = batches(1, 1);
  t.deepEqual(await numbersOf(open([{ status: TIMEOUT }, first!, { status: TIMEOUT }, second!]).source), [1, 2]);
});

test('scap-file: everything before a cut, then one warning that says where the cut is', async (t) => {
  const { source, sink } = open([...batches(2), { status: TRUNCATED, message: 'cut off in the block at byte 64' }]);
  t.deepEqual(await numbersOf(source), [1, 2]);
  t.deepEqual(sink.items, [
    { code: 'CAPTURE_TRUNCATED', severity: 'warning', message: 'cut off in the block at byte 64', subject: 'a.scap' },
  ]);
});

test('scap-file: what is corrupt is an error after what came before it', async (t) => {
  const { source } = open([...batches(2), { status: FORMAT, message: 'no block at byte 64' }]);
  t.is((await source.nextBatch())?.rowCount, 2);
  const error = await t.throwsAsync(source.nextBatch(), { instanceOf: CaptureError });
  t.like(error, { code: 'CAPTURE_FORMAT', subject: 'a.scap', message: 'no block at byte 64' });
  await source.close();
});

test('scap-file: what cannot be opened', async (t) => {
  const { library, sink } = open([]);
  const demand = { eventTypes: new Bitset(EVENT_TYPE_COUNT), columns: [] };
  const source = new ScapFileSource({ name: 'b.scap', path: 'b.scap', sizeBytes: 1 }, demand, library, sink);
  await t.throwsAsync(source.nextBatch(), { code: 'CAPTURE_OPEN', message: 'no such file' });
  await source.close();
});

test('scap-file: losses are counted by name and reported at the end', async (t) => {
  const statistics = [10, 2, 640, 200, 150, 3, 0, 1, 0, 0, 0, 0, 2, 1, 1, 1, 1, 1];
  const { source, sink } = open(batches(2), statistics);
  await source.nextBatch();
  await source.nextBatch();
  const { eventCount, byteCount, totalBytes, drops } = source.stats();
  t.deepEqual([eventCount, byteCount, totalBytes], [10, 150, 100]);
  t.like(drops, { nDropsUnknownType: 3, nDropsCorruptEvent: 0, nDropsMetadata: 1, nStringsCut: 2 });
  t.deepEqual(
    sink.items.map(({ code, message }) => `${code} ${message.slice(0, 20)}`),
    [
      'CAPTURE_LOSSES 3 events of a type t',
      'CAPTURE_LOSSES 1 records of process',
      'CAPTURE_LOSSES 2 values were cut be',
    ],
  );
});

test('scap-file: closing interrupts the batch that is awaited, and frees the capture after it', async (t) => {
  const { source, library } = open([...batches(1), { status: -8, waits: true }]);
  await source.nextBatch();
  const awaited = source.nextBatch();
  await source.close();
  t.is(await awaited, undefined);
  t.deepEqual(library.calls.slice(1), ['interrupt a.scap', 'close a.scap']);
});

test('scap-file: a column that cannot be said is not asked for, each other one once', async (t) => {
  const library = new FakeLibrary({ a: [] });
  const columns = ['x\ny', 'x\ty', 'é'.repeat(200), 'l', 'l', undefined].map((argument) => {
    return { field: 'container.mount', argument };
  });
  const demand = { eventTypes: new Bitset(EVENT_TYPE_COUNT), columns };
  const source = new ScapFileSource({ name: 'a', path: 'a', sizeBytes: 1 }, demand, library, new DiagnosticSink());
  await source.nextBatch();
  t.true(library.calls[0]!.endsWith('32768\ncolumn container.mount\tl\ncolumn container.mount\n'));
});
