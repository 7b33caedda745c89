import test from 'ava';
import { CaptureError } from '#src/base/errors.js';
import type { EventBatch } from '#src/event/event-batch.js';
import { fieldSet } from '#src/fields/registry.js';
import { BatchDecoder, createBatchBuffer } from '#src/sources/native/wire.js';
import { BatchWriter, type ColumnSpec, type Row } from '../../_support/capture-batches.js';

function decode(decoder: BatchDecoder, bytes: Uint8Array, buffer: Buffer = createBatchBuffer(64)): EventBatch {
  buffer.set(bytes);
  return decoder.decode(buffer, bytes.length);
}

function read(batch: EventBatch, row: number, name: string, argument?: string): unknown {
  const found = fieldSet('syscall').find(name)!;
  const bound = found.field.bind(found.suffix ?? argument);
  return typeof bound === 'string' ? bound : bound.read(batch, row);
}

function batchOf(specs: readonly ColumnSpec[], rows: readonly Row[]): EventBatch {
  return decode(new BatchDecoder(), new BatchWriter(specs).write(rows));
}

const column = (field: string, kind: ColumnSpec['kind'], scope: ColumnSpec['scope'] = 'event'): ColumnSpec => {
  return { field, kind, scope };
};

test('wire: time, number and type of each event', (t) => {
  const batch = batchOf(
    [],
    [
      { number: 7, timeNs: 1_700_000_000_123_456_789n, type: 293, values: [] },
      { number: 9, timeNs: 2n ** 63n, type: 3, values: [] },
    ],
  );
  t.is(batch.source, 'syscall');
  t.is(batch.rowCount, 2);
  t.deepEqual([...batch.eventNumber.subarray(0, 2)], [7, 9]);
  t.deepEqual([...batch.timeNs.subarray(0, 2)], [1_700_000_000_123_456_789n, 2n ** 63n]);
  t.deepEqual([...batch.eventType.subarray(0, 2)], [293, 3]);
  t.is(read(batch, 1, 'evt.num'), 9);
});

const KINDS: readonly { title: string; spec: ColumnSpec; values: Row['values']; reads: readonly unknown[] }[] = [
  {
    title: 'text',
    spec: column('fd.name', 'text'),
    values: ['/etc', '', undefined, '/etc'],
    reads: ['/etc', '', undefined, '/etc'],
  },
  {
    title: 'text that is no UTF-8',
    spec: column('fd.name', 'text'),
    values: [Uint8Array.of(0x61, 0xff)],
    reads: ['a\udcff'],
  },
  { title: 'bytes', spec: column('evt.buffer', 'text'), values: ['\u00ff\u0000a'], reads: ['\u00ff\u0000a'] },
  {
    title: 'an address',
    spec: column('fd.cip', 'text'),
    values: [Uint8Array.of(0xc0, 0xa8, 0, 1)],
    reads: ['\u00c0\u00a8\u0000\u0001'],
  },
  {
    title: 'numbers',
    spec: column('proc.pid', 'number'),
    values: [0, -1, undefined, 2 ** 40],
    reads: [0, -1, undefined, 2 ** 40],
  },
  {
    title: 'truth values',
    spec: column('evt.failed', 'bool'),
    values: [true, false, undefined],
    reads: [true, false, undefined],
  },
  {
    title: 'integers, exact beyond 2^53',
    spec: column('evt.rawres', 'integer'),
    values: ['-2', '18446744073709551615', undefined, '9007199254740993'],
    reads: [-2, 18_446_744_073_709_551_615n, undefined, 9_007_199_254_740_993n],
  },
  {
    title: 'lists',
    spec: column('fd.types', 'list'),
    values: [['file', 'ipv4'], [], undefined, ['']],
    reads: [['file', 'ipv4'], [], undefined, ['']],
  },
  { title: 'ancestors', spec: column('proc.aname', 'list'), values: [['sh', 'init']], reads: [['sh', 'init']] },
  { title: 'lists of integers', spec: column('proc.apid', 'list'), values: [['5', '1']], reads: [[5, 1]] },
  {
    title: 'lists of IPv4 addresses',
    spec: column('fd.ip', 'list'),
    values: [['\u007f\0\0\u0001', '\0\0\0\0']],
    reads: [['\u007f\0\0\u0001', '\0\0\0\0']],
  },
  {
    title: 'lists of IPv6 addresses',
    spec: column('fd.ip', 'list'),
    values: [[`${'\0'.repeat(15)}\u0001`, 'a'.repeat(16)]],
    reads: [[`${'\0'.repeat(15)}\u0001`, 'a'.repeat(16)]],
  },
];

for (const { title, spec, values, reads } of KINDS) {
  for (const scope of ['event', 'context'] as const) {
    test(`wire: ${title} in ${scope} columns`, (t) => {
      const batch = batchOf(
        [{ ...spec, scope }],
        values.map((value) => ({ values: [value] })),
      );
      t.deepEqual(
        values.map((_, row) => read(batch, row, spec.field)),
        reads as unknown[],
      );
    });
  }
}

test('wire: a field with an argument has its own column', (t) => {
  const specs: readonly ColumnSpec[] = [
    { field: 'evt.arg', argument: 'path', kind: 'text', scope: 'event' },
    { field: 'evt.arg', argument: '0', kind: 'text', scope: 'event' },
    { field: 'proc.aname', argument: '2', kind: 'text', scope: 'context' },
  ];
  const batch = batchOf(specs, [{ values: ['/tmp', '3', 'init'] }]);
  t.is(read(batch, 0, 'evt.arg.path'), '/tmp');
  t.is(read(batch, 0, 'evt.arg', '0'), '3');
  t.is(read(batch, 0, 'proc.aname', '2'), 'init');
  t.is(read(batch, 0, 'proc.aname', '1'), undefined);
  t.is(read(batch, 0, 'proc.name'), undefined);
});

test('wire: a raw argument has the type of its parameter', (t) => {
  const specs: readonly ColumnSpec[] = [
    { field: 'evt.rawarg', argument: 'res', kind: 'integer', scope: 'event' },
    { field: 'evt.rawarg', argument: 'name', kind: 'text', scope: 'event' },
    { field: 'evt.rawarg', argument: 'uid', kind: 'text', scope: 'event' },
  ];
  const batch = batchOf(specs, [{ values: ['-13', '13', '4294967295'] }]);
  t.is(read(batch, 0, 'evt.rawarg.res'), -13);
  t.is(read(batch, 0, 'evt.rawarg.name'), '13');
  t.is(read(batch, 0, 'evt.rawarg.uid'), 4_294_967_295);
});

test('wire: the name of an event is its column, else that of the event table', (t) => {
  const named = batchOf([column('evt.type', 'text')], [{ type: 1, values: ['io_setup'] }]);
  t.is(read(named, 0, 'evt.type'), 'io_setup');
  const unnamed = batchOf(
    [],
    [
      { type: 3, values: [] },
      { type: 1, values: [] },
    ],
  );
  t.is(read(unnamed, 0, 'evt.type'), 'open');
  t.is(read(unnamed, 1, 'evt.type'), undefined);
});

test('wire: ids go on counting from batch to batch, in either buffer', (t) => {
  const specs = [column('fd.name', 'text'), column('proc.name', 'text', 'context')];
  const writer = new BatchWriter(specs);
  const decoder = new BatchDecoder();
  const buffers = [createBatchBuffer(2), createBatchBuffer(2)] as const;
  const seen: unknown[] = [];
  for (const [i, values] of [
    ['a', 'x'],
    ['b', 'x'],
    ['a', 'y'],
    ['b', undefined],
  ].entries()) {
    const batch = decode(decoder, writer.write([{ values: [values[0], values[1]] }]), buffers[i % 2]);
    seen.push(read(batch, 0, 'fd.name'), read(batch, 0, 'proc.name'));
  }
  t.deepEqual(seen, ['a', 'x', 'b', 'x', 'a', 'y', 'b', undefined]);
});

test('wire: one field read by two readers over two captures', (t) => {
  const { field } = fieldSet('syscall').find('fd.name')!;
  const bound = field.bind(undefined);
  const reader = typeof bound === 'string' ? () => bound : bound.read;
  const first = batchOf([column('fd.name', 'text')], [{ values: ['one'] }]);
  const second = batchOf([column('fd.num', 'number'), column('fd.name', 'text')], [{ values: [1, 'two'] }]);
  t.deepEqual([reader(first, 0), reader(second, 0), reader(first, 0)], ['one', 'two', 'one']);
});

test('wire: a new epoch begins dictionary and contexts anew', (t) => {
  const writer = new BatchWriter([column('fd.name', 'text'), column('proc.name', 'text', 'context')]);
  const decoder = new BatchDecoder();
  const buffer = createBatchBuffer(2);
  const before = decode(decoder, writer.write([{ values: ['old', 'sh'] }]), buffer);
  t.is(read(before, 0, 'fd.name'), 'old');
  const epoch = before.columns?.epoch;
  writer.nextEpoch();
  const after = decode(decoder, writer.write([{ values: ['new', 'cat'] }]), buffer);
  t.not(after.columns?.epoch, epoch);
  t.is(after.columns?.epoch.textCount, 2);
  t.is(after.columns?.epoch.contextCount, 1);
  t.deepEqual([read(after, 0, 'fd.name'), read(after, 0, 'proc.name')], ['new', 'cat']);
});

test('wire: many contexts', (t) => {
  const writer = new BatchWriter([column('proc.pid', 'number', 'context'), column('proc.name', 'text', 'context')]);
  const decoder = new BatchDecoder();
  const rows = Array.from({ length: 5000 }, (_, i) => ({ values: [i, `p${i}`] }));
  decode(decoder, writer.write(rows.slice(0, 3000)));
  const batch = decode(decoder, writer.write(rows));
  t.is(batch.columns?.epoch.contextCount, 5000);
  t.true(
    rows.every(
      ({ values }, row) => read(batch, row, 'proc.pid') === values[0] && read(batch, row, 'proc.name') === values[1],
    ),
  );
});

test('wire: an empty batch', (t) => {
  t.is(batchOf([column('fd.name', 'text')], []).rowCount, 0);
});

test('wire: what is no batch is refused', (t) => {
  const good = new BatchWriter([column('fd.name', 'text')]).write([{ values: ['a'] }]);
  for (const bytes of [good.subarray(0, 100), Buffer.from([0x80]), Buffer.alloc(64), good.subarray(0, -3)]) {
    t.throws(() => decode(new BatchDecoder(), bytes), { instanceOf: CaptureError, code: 'CAPTURE_WIRE' });
  }
  const writer = new BatchWriter([]);
  writer.write([]);
  t.throws(() => decode(new BatchDecoder(), writer.write([])), { message: /what its columns are/ });
});
