import test from 'ava';
import type { EventBatch } from '#src/event/event-batch.js';
import { EVENT_TABLE } from '#src/event/event-table.js';
import { fieldSet } from '#src/fields/registry.js';

const TIME = 1_784_116_800_123_456_789n;

/** One row per event type id, all at one time. */
function syscalls(...types: readonly number[]): EventBatch {
  return {
    source: 'syscall',
    rowCount: types.length,
    eventNumber: Float64Array.from(types, (_, row) => row + 7),
    timeNs: BigUint64Array.from(types, () => TIME),
    startTimeNs: TIME - 2_000_000_003n,
    eventType: Uint16Array.from(types),
    documents: [],
  };
}

function auditEvent(document: unknown): EventBatch {
  return { ...syscalls(0), source: 'k8s_audit', documents: [document] };
}

function read(name: string, batch: EventBatch, row = 0) {
  const found = fieldSet(batch.source).find(name);
  const bound = found?.field.bind(found.suffix);
  return typeof bound === 'object' ? bound.read(batch, row) : `no field ${name}`;
}

const reads = test.macro({
  exec(t, name: string, type: number, value: unknown) {
    t.is(read(name, syscalls(type)) as unknown, value);
  },
  title: (title: string | undefined, name: string, type: number, value: unknown) =>
    title ?? `${name}: ${EVENT_TABLE[type]?.name} (${type}) has ${value === undefined ? 'no value' : `"${value}"`}`,
});

test('evt.num: counts on from the first number of the batch', (t) => {
  t.is(read('evt.num', syscalls(2, 3, 4), 2), 9);
});
test('evt.rawtime: nanoseconds beyond 2^53 are exact', reads, 'evt.rawtime', 2, TIME);
test('evt.rawtime.s: whole seconds', reads, 'evt.rawtime.s', 2, 1_784_116_800);
test('evt.rawtime.ns: the rest', reads, 'evt.rawtime.ns', 2, 123_456_789);
test('evt.time.iso8601: is UTC', reads, 'evt.time.iso8601', 2, '2026-07-15T12:00:00.123456789+0000');
test('evt.reltime: counts from the first event', reads, 'evt.reltime', 2, 2_000_000_003);
test('evt.reltime.s: whole seconds', reads, 'evt.reltime.s', 2, 2);
test('evt.reltime.ns: the rest', reads, 'evt.reltime.ns', 2, 3);

test('evt.reltime: an unknown or later start gives no value', (t) => {
  const { startTimeNs: _, ...unknown } = syscalls(2);
  t.is(read('evt.reltime', unknown), undefined);
  t.is(read('evt.reltime', { ...unknown, startTimeNs: TIME + 1n }), undefined);
});

test(reads, 'evt.type', 3, 'open');
test(reads, 'evt.type', 324, 'container');
test('evt.type: the name of a generic event is not known from its type', reads, 'evt.type', 1, undefined);
test(reads, 'evt.dir', 2, '>');
test(reads, 'evt.dir', 3, '<');
test(reads, 'syscall.type', 3, 'open');
test(reads, 'syscall.type', 324, undefined);
test(reads, 'evt.category', 3, 'file');
test(reads, 'evt.category', 18, 'net');
test('evt.category: of I/O depends on the file descriptor', reads, 'evt.category', 7, undefined);
test(reads, 'evt.is_io', 7, true);
test(reads, 'evt.is_io_read', 7, true);
test(reads, 'evt.is_io_write', 7, false);
test(reads, 'evt.io_dir', 9, 'write');
test(reads, 'evt.io_dir', 3, undefined);
test(reads, 'evt.is_wait', 81, true);
test(reads, 'evt.count', 3, 1);
test(reads, 'evt.count.exit', 2, undefined);
test(reads, 'evt.type.is.open', 3, 1);
test(reads, 'evt.type.is.open', 5, 0);
test(reads, 'evt.is_async', 324, true);
test(reads, 'evt.is_async', 3, false);
test(reads, 'evt.asynctype', 324, 'container');
test(reads, 'evt.asynctype', 3, undefined);
test(reads, 'evt.source', 3, 'syscall');
test(reads, 'evt.pluginname', 3, undefined);

test('general fields: audit events come from the k8saudit plugin and are not asynchronous', (t) => {
  const batch = auditEvent({ kind: 'Event', verb: 'create' });
  t.is(read('evt.source', batch), 'k8s_audit');
  t.is(read('evt.pluginname', batch), 'k8saudit');
  t.is(read('evt.plugininfo', batch), '{"kind":"Event","verb":"create"}');
  t.is(read('evt.is_async', batch), false);
  t.is(read('evt.asynctype', batch), undefined);
});

test('every field reads an event of every type without throwing', (t) => {
  const batch = syscalls(...EVENT_TABLE.map(({ id }) => id));
  const samples: Readonly<Record<string, string>> = { 'evt.arg': 'path', 'evt.rawarg': 'res', 'evt.type.is': 'open' };
  let valueCount = 0;
  for (const field of fieldSet('syscall').fields) {
    const needsArgument = field.argument?.isRequired === true || field.takesNameSuffix === true;
    const bound = field.bind(needsArgument ? (samples[field.name] ?? '0') : undefined);
    if (typeof bound === 'string') {
      t.fail(`${field.name}: ${bound}`);
      continue;
    }
    for (let row = 0; row < batch.rowCount; row++) {
      valueCount += bound.read(batch, row) === undefined ? 0 : 1;
    }
  }
  t.true(valueCount > batch.rowCount * 15);
});

test('deprecated fields: the warning names the field', (t) => {
  t.regex(fieldSet('syscall').find('evt.dir')?.field.deprecated ?? '', /deprecated field 'evt\.dir'/);
  t.is(fieldSet('syscall').find('evt.type')?.field.deprecated, undefined);
});

for (const name of ['evt.type', 'syscall.type']) {
  test(`${name}: a constant must name an event type`, (t) => {
    const field = fieldSet('syscall').find(name)?.field;
    t.is(field?.literalMistake?.('openat'), undefined);
    t.is(field?.literalMistake?.('no_such_call'), 'unknown event type no_such_call');
  });
}
