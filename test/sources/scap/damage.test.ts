/** Captures that end early, go on, hold strange blocks, or are broken. */
import { gzipSync } from 'node:zlib';
import { GENERATIONS, ScapWriter } from '#src/bench/scap/writer.js';
import { captureTest, readCapture } from '../../_support/captures.js';

const TIME = 1_700_000_000_000_000_000n;
const EVENTS = 6;

/** A capture, and where each of its events begins. */
function capture(comm: string = 'app'): { writer: ScapWriter; offsets: number[] } {
  const writer = new ScapWriter(GENERATIONS['2018-08'])
    .section()
    .machine('node-1')
    .processes([{ tid: 200, comm }]);
  const offsets: number[] = [];
  for (let i = 0; i < EVENTS; i++) {
    offsets.push(writer.length);
    writer.event({ type: 'open <', time: TIME + BigInt(i), tid: 200, values: [5, `/file-${i}`, 1, 0] });
  }
  return { writer, offsets };
}

/** The number of a warning's byte offset. */
function offsetIn(warning: string | undefined): number {
  return Number(/byte (\d+)/.exec(warning ?? '')?.[1]);
}

for (const [where, cut] of Object.entries({
  'within the type of a block': 2,
  'within the length of a block': 6,
  'after the head of a block': 8,
  'within the event': 30,
  'before the length at the end': -4,
  'one byte early': -1,
})) {
  captureTest(`cut ${where}: everything before, and one warning that says where`, async (t) => {
    const { writer, offsets } = capture();
    const begin = offsets[4]!;
    const end = cut < 0 ? offsets[5]! + cut : begin + cut;
    const { rows, warnings, error } = await readCapture(writer.bytes().subarray(0, end), ['fd.name']);
    t.is(error, undefined);
    t.deepEqual(
      rows.map((row) => row['fd.name']),
      ['/file-0', '/file-1', '/file-2', '/file-3'],
    );
    t.is(warnings.length, 1, warnings.join('; '));
    t.true(offsetIn(warnings[0]) >= begin && offsetIn(warnings[0]) <= end, `${warnings[0]}; ${begin} to ${end}`);
  });
}

captureTest('cut between two blocks: nothing tells, and no warning comes', async (t) => {
  const { writer, offsets } = capture();
  const { rows, warnings } = await readCapture(writer.bytes().subarray(0, offsets[4]), []);
  t.is(rows.length, 4);
  t.deepEqual(warnings, []);
});

captureTest('cut within the lists: an error, since no event came', async (t) => {
  const { writer, offsets } = capture();
  const { rows, warnings, error } = await readCapture(writer.bytes().subarray(0, offsets[0]! - 10), []);
  t.is(rows.length, 0);
  t.true(error !== undefined || warnings.length === 1);
});

captureTest('gzip cut within its data: everything that could be unpacked, and one warning', async (t) => {
  const writer = new ScapWriter(GENERATIONS['2018-08']).section().processes([{ tid: 200, comm: 'app' }]);
  for (let i = 0; i < 5000; i++) {
    writer.event({ type: 'open <', time: TIME, tid: 200, values: [5, `/file-${(i * 7919) % 5003}`, 1, 0] });
  }
  const packed = writer.gzip();
  const { rows, warnings, error } = await readCapture(packed.subarray(0, packed.length >> 1), []);
  t.is(error, undefined);
  t.true(rows.length > 1000 && rows.length < 4000, `${rows.length}`);
  t.is(warnings.length, 1, warnings.join('; '));
  t.regex(warnings[0] ?? '', /byte \d+/);
});

captureTest('gzip without its trailer: all events, and one warning', async (t) => {
  const packed = capture().writer.gzip();
  const { rows, warnings, error } = await readCapture(packed.subarray(0, -8), []);
  t.is(error, undefined);
  t.is(rows.length, EVENTS);
  t.is(warnings.length, 1, warnings.join('; '));
});

captureTest('gzip in several members, one with a name: one capture', async (t) => {
  const { writer, offsets } = capture();
  const bytes = writer.bytes();
  const named = gzipSync(bytes.subarray(offsets[2]));
  const withName = Buffer.concat([named.subarray(0, 10), Buffer.from('part.scap\0'), named.subarray(10)]);
  withName[3] = 8;
  const packed = Buffer.concat([gzipSync(bytes.subarray(0, offsets[2])), withName]);
  const { rows, warnings } = await readCapture(packed, ['fd.name']);
  t.deepEqual([rows.length, rows.at(-1)?.['fd.name'], warnings], [EVENTS, '/file-5', []]);
});

captureTest('captures one after the other: numbers go on, all else begins anew', async (t) => {
  const first = capture('first').writer;
  const second = new ScapWriter(GENERATIONS[2023])
    .section()
    .processes([{ tid: 300, comm: 'second' }])
    .event({ type: 'open <', time: TIME, tid: 200, values: [5, '/x', 1, 0] })
    .event({ type: 'open <', time: TIME, tid: 300, values: [5, '/y', 1, 0] });
  const both = Buffer.concat([first.bytes(), second.bytes()]);
  const { rows, warnings } = await readCapture(both, ['proc.name']);
  t.deepEqual(warnings, []);
  t.deepEqual(
    rows.map((row) => row['evt.num']),
    [1, 2, 3, 4, 5, 6, 7, 8],
  );
  t.is(rows[5]?.['proc.name'], 'first');
  t.not(rows[6]?.['proc.name'], 'first');
  t.is(rows[7]?.['proc.name'], 'second');
});

captureTest('captures packed one by one and put together: the same', async (t) => {
  const packed = Buffer.concat([capture('first').writer.gzip(), capture('second').writer.gzip()]);
  const { rows, warnings } = await readCapture(packed, ['proc.name']);
  t.deepEqual(warnings, []);
  t.is(rows.length, 2 * EVENTS);
  t.deepEqual([rows[5]?.['proc.name'], rows[6]?.['proc.name']], ['first', 'second']);
});

captureTest('options of the section header are stepped over', async (t) => {
  const options = Buffer.from([1, 0, 5, 0, 0x68, 0x65, 0x6c, 0x6c, 0x6f, 0, 0, 0, 0, 0, 0, 0]);
  const writer = new ScapWriter()
    .section(options)
    .processes([{ tid: 200, comm: 'app' }])
    .event({ type: 'getcwd >', time: TIME, tid: 200, values: [] });
  const { rows, warnings } = await readCapture(writer, ['proc.name']);
  t.deepEqual([rows.map((row) => row['proc.name']), warnings], [['app'], []]);
});

captureTest('blocks of unknown types among lists and events are stepped over', async (t) => {
  const writer = new ScapWriter()
    .section()
    .block(0x0bad, Buffer.from('strange'))
    .processes([{ tid: 200, comm: 'app' }])
    .event({ type: 'getcwd >', time: TIME, tid: 200, values: [] })
    .block(0x0bad, Buffer.alloc(100_000))
    .event({ type: 'getcwd >', time: TIME, tid: 200, values: [] });
  const { rows, error } = await readCapture(writer, ['proc.name']);
  t.is(error, undefined);
  t.deepEqual(
    rows.map((row) => row['proc.name']),
    ['app', 'app'],
  );
});

captureTest('a capture without events is no error', async (t) => {
  const { rows, error } = await readCapture(new ScapWriter().section().processes([{ tid: 1, comm: 'x' }]), []);
  t.deepEqual([rows, error], [[], undefined]);
});

/** Each breaks the block of the third event or what comes before. */
const BREAKS: readonly (readonly [string, (bytes: Buffer, offsets: readonly number[]) => void])[] = [
  ['a block length of 0', (bytes, offsets) => bytes.writeUInt32LE(0, offsets[2]! + 4)],
  ['a block length below 12', (bytes, offsets) => bytes.writeUInt32LE(8, offsets[2]! + 4)],
  ['a block length that is no multiple of 4', (bytes, offsets) => bytes.writeUInt32LE(41, offsets[2]! + 4)],
  ['a block length of 4 GiB', (bytes, offsets) => bytes.writeUInt32LE(0xfffffffc, offsets[2]! + 4)],
  ['a block length that differs from the one at the end', (bytes, offsets) => bytes.writeUInt32LE(12, offsets[3]! - 4)],
];

for (const [what, damage] of BREAKS) {
  captureTest(`${what}: events before it, then an error or a warning with the byte`, async (t) => {
    const { writer, offsets } = capture();
    const bytes = writer.bytes();
    damage(bytes, offsets);
    const { rows, warnings, error } = await readCapture(bytes, []);
    t.true(rows.length >= 2, `${rows.length}`);
    const told = error ?? warnings[0];
    t.regex(told ?? 'nothing was said', /byte \d+/);
  });
}

captureTest('an event with impossible lengths is counted and stepped over, or ends with an error', async (t) => {
  for (const [offset, value] of [
    [8 + 2 + 16, 0xffffff],
    [8 + 2 + 16, 3],
    [8 + 2 + 22, 60_000],
    [8 + 2 + 26, 0xffff],
  ] as const) {
    const { writer, offsets } = capture();
    const bytes = writer.bytes();
    const at = offsets[2]! + offset;
    if (offset === 8 + 2 + 26) {
      bytes.writeUInt16LE(value, at);
    } else {
      bytes.writeUInt32LE(value, at);
    }
    const { rows, drops, error } = await readCapture(bytes, []);
    t.true(rows.length >= 2);
    t.true(error !== undefined || Object.values(drops).some((count) => count > 0), `${offset}: nothing was counted`);
  }
});

for (const [what, change] of Object.entries({
  'the other byte order': (bytes: Buffer) => bytes.writeUInt32BE(0x1a2b3c4d, 8),
  'no magic number': (bytes: Buffer) => bytes.writeUInt32LE(0, 8),
  'a later format': (bytes: Buffer) => bytes.writeUInt16LE(2, 12),
})) {
  captureTest(`a section header with ${what}: a clear error`, async (t) => {
    const bytes = capture().writer.bytes();
    change(bytes);
    const { rows, error } = await readCapture(bytes, []);
    t.is(rows.length, 0);
    t.true((error ?? '').length > 10, error);
  });
}

captureTest('lists with impossible lengths: what came before, events all the same', async (t) => {
  const { writer, offsets } = capture();
  const bytes = writer.bytes();
  // The length of the only entry of the process list.
  bytes.writeUInt32LE(0xffffff, bytes.indexOf(Buffer.from([0x15, 2, 0, 0])) + 8);
  const { rows, error } = await readCapture(bytes, []);
  t.true(error !== undefined || rows.length === EVENTS, `${offsets.length}`);
});
