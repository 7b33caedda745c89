/** Events of every layout: headers, block kinds, parameter counts, unknown types. */
import test from 'ava';
import type { EventSpec } from '#src/bench/scap/events.js';
import { GENERATIONS, ScapWriter } from '#src/bench/scap/writer.js';
import { EVENT_FLAG, EVENT_TABLE } from '#src/event/event-table.js';
import { EXTENSION_EVENT_TYPES } from '#src/event/event-type.js';
import { captureTest, readCapture, readOne } from '../../_support/captures.js';

const TIME = 1_700_000_000_000_000_000n;
const TID = 200;
const OPEN_EXIT = 3;
const OPEN_VALUES = { fd: 5, name: '/var/log/app', flags: 4 | 2, mode: 0o640, dev: 0x801, ino: 7 };

function captureOf(generation: (typeof GENERATIONS)[keyof typeof GENERATIONS], ...events: EventSpec[]): ScapWriter {
  const capture = new ScapWriter(generation).section().processes([{ tid: TID, comm: 'app', cwd: '/' }]);
  for (const event of events) {
    capture.event(event);
  }
  return capture;
}

for (const header of ['2018-03', '2018-08'] as const) {
  for (const dumpFlags of [undefined, 0, 2]) {
    const kind = `${header}, ${dumpFlags === undefined ? 'without flags' : `flags ${dumpFlags}`}`;
    captureTest(`event: header, time, thread and parameters (${kind})`, async (t) => {
      const event = { type: 'open <', time: TIME + 5n, tid: TID, cpu: 3, values: OPEN_VALUES };
      const capture = captureOf(GENERATIONS[header], dumpFlags === undefined ? event : { ...event, dumpFlags });
      const fields = ['evt.type', 'evt.dir', 'evt.cpu', 'thread.tid', 'fd.name', 'evt.arg.flags', 'evt.rawarg.ino'];
      t.deepEqual(await readOne(capture, ['evt.rawtime', ...fields, 'evt.arg[3]']), {
        'evt.rawtime': TIME + 5n,
        'evt.type': 'open',
        'evt.dir': '<',
        'evt.cpu': 3,
        'thread.tid': TID,
        'fd.name': '/var/log/app',
        'evt.arg.flags': 'O_CREAT|O_WRONLY',
        'evt.rawarg.ino': 7,
        'evt.arg[3]': '0640',
      });
    });
  }
}

captureTest('event: one for the state only is numbered and not shown', async (t) => {
  const capture = captureOf(
    GENERATIONS[2023],
    { type: 'open <', time: TIME, tid: TID, values: OPEN_VALUES, dumpFlags: 1 },
    { type: 'read >', time: TIME, tid: TID, values: { fd: 5, size: 1 } },
  );
  t.deepEqual(await readOneWithNumber(capture), { 'evt.num': 2, 'evt.type': 'read', 'fd.name': '/var/log/app' });
});

async function readOneWithNumber(capture: ScapWriter) {
  const { rows } = await readCapture(capture, ['evt.type', 'fd.name']);
  return rows.length === 1 ? rows[0] : rows;
}

captureTest('event: of a large kind is read whole', async (t) => {
  const long = 'x'.repeat(100_000);
  const name = `{"container":{"id":"0123456789ab","type":0,"name":"${long}","image":"i"}}`;
  const capture = captureOf(
    GENERATIONS[2023],
    { type: 'getcwd >', time: TIME, tid: TID, values: [] },
    { type: 324, time: TIME, tid: -1, values: { json: name } },
  );
  const { rows, warnings } = await readCapture(capture, ['evt.type', 'container.id']);
  t.deepEqual(warnings, []);
  t.deepEqual(rows[1], { 'evt.num': 2, 'evt.type': 'container', 'container.id': '0123456789ab' });
});

captureTest('event: what follows it in its block, and a length that is too large, do no harm', async (t) => {
  const trailer = Buffer.from([1, 0, 4, 0, 0x68, 0x65, 0x79, 0x21, 0, 0, 0, 0]);
  const event = { type: 'open <', time: TIME, tid: TID, values: OPEN_VALUES };
  t.is((await readOne(captureOf(GENERATIONS[2023], { ...event, trailer }), ['fd.name']))['fd.name'], '/var/log/app');
  const slack = { ...event, trailer: Buffer.alloc(8), lengthSurplus: 8 };
  t.is((await readOne(captureOf(GENERATIONS[2023], slack), ['fd.name']))['fd.name'], '/var/log/app');
});

for (const type of [280, 286]) {
  captureTest(`event: type ${type} of older recorders states a length that is 3 too large`, async (t) => {
    const internal = { type, time: TIME, tid: TID, values: ['id', 'text'], lengthSurplus: 3 };
    const capture = captureOf(GENERATIONS['2018-03'], internal, {
      ...{ type: 'read >', time: TIME, tid: TID, values: { fd: 5, size: 1 } },
    });
    const { rows, warnings, drops } = await readCapture(capture, ['evt.type'], 'evt.type = read');
    t.deepEqual([rows.at(-1)?.['evt.num'], warnings, drops], [2, [], {}]);
  });
}

captureTest('event: parameters that a recorder did not have yet are missing', async (t) => {
  const capture = captureOf(GENERATIONS['2018-08'], {
    ...{ type: 'open <', time: TIME, tid: TID, values: OPEN_VALUES, parameterCount: 4 },
  });
  const fields = ['evt.arg.flags', 'evt.arg.dev', 'evt.rawarg.ino', 'evt.arg[4]', 'evt.is_open_write'];
  t.deepEqual(await readOne(capture, fields), {
    'evt.arg.flags': 'O_CREAT|O_WRONLY',
    'evt.arg.dev': null,
    'evt.rawarg.ino': null,
    'evt.arg[4]': null,
    'evt.is_open_write': true,
  });
});

captureTest('event: parameters that a later recorder added are ignored', async (t) => {
  const values = [5, '/x', 1, 0, 0, 0, Buffer.from('later'), Buffer.from('more')];
  const capture = captureOf(GENERATIONS[2023], { type: OPEN_EXIT, time: TIME, tid: TID, values });
  t.deepEqual(await readOne(capture, ['fd.name', 'evt.arg[6]']), { 'fd.name': '/x', 'evt.arg[6]': null });
});

captureTest('event: empty parameters and those of a wrong size have no value', async (t) => {
  const values = [5, '/x', Buffer.from([1]), null];
  const capture = captureOf(GENERATIONS[2023], { type: OPEN_EXIT, time: TIME, tid: TID, values });
  const { rows, error } = await readCapture(capture, ['fd.name', 'evt.rawarg.flags', 'evt.is_open_read']);
  t.is(error, undefined);
  t.deepEqual(rows[0], { 'evt.num': 1, 'fd.name': '/x', 'evt.rawarg.flags': null, 'evt.is_open_read': false });
});

captureTest('event: types beyond the table are skipped, counted and not numbered', async (t) => {
  const capture = captureOf(GENERATIONS[2023], { type: 'getcwd >', time: TIME, tid: TID, values: [] });
  const body = Buffer.alloc(2 + 26);
  body.writeUInt32LE(26, 2 + 16);
  body.writeUInt16LE(999, 2 + 20);
  capture.block(0x216, body).event({ type: 'getcwd >', time: TIME, tid: TID, values: [] });
  const { rows, drops, error } = await readCapture(capture, []);
  t.is(error, undefined);
  t.deepEqual(
    rows.map((row) => row['evt.num']),
    [1, 2],
  );
  t.deepEqual(Object.values(drops), [1]);
});

captureTest('event: the first recorders of section 1.0 gave four types the numbers of later ones', async (t) => {
  // 292/293 were bpf, 294/295 seccomp before they were execve and setpgid.
  const old = [292, 293, 294, 295].map((type) => ({ type, time: TIME, tid: TID, values: [1], parameterCount: 1 }));
  const withSizes = old.map((event) => ({ ...event, values: [Buffer.alloc(8, 0)] }));
  const names = async (generation: keyof typeof GENERATIONS) => {
    const { rows } = await readCapture(captureOf(GENERATIONS[generation], ...withSizes), ['evt.type', 'evt.dir']);
    return rows.map((row) => `${row['evt.type']} ${row['evt.dir']}`);
  };
  t.deepEqual(await names(2017), ['bpf >', 'bpf <', 'seccomp >', 'seccomp <']);
  t.deepEqual(await names('2018-03'), ['execve >', 'execve <', 'setpgid >', 'setpgid <']);
});

captureTest('event: generic system calls are named by their code', async (t) => {
  const capture = captureOf(GENERATIONS[2023], { type: 0, time: TIME, tid: TID, values: [75] });
  const { rows } = await readCapture(capture, ['evt.type', 'syscall.type', 'evt.args', 'evt.res']);
  t.is(typeof rows[0]?.['evt.type'], 'string');
  t.is(rows[0]?.['evt.type'], rows[0]?.['syscall.type']);
  t.is(rows[0]?.['evt.res'], null);
});

captureTest('event: every type of the table is read under its name', async (t) => {
  const isPlain = (id: number) =>
    ![0, 1, 402].includes(id) && EVENT_TABLE[id]?.name !== 'NA' && !EXTENSION_EVENT_TYPES.includes(id);
  const types = EVENT_TABLE.filter(({ id }) => isPlain(id));
  const filler = (id: number): EventSpec => ({ type: id, time: TIME, tid: TID, values: [], parameterCount: 0 });
  const capture = captureOf(GENERATIONS[2023], filler(2), ...types.map(({ id }) => filler(id)));
  const { rows, warnings, drops, error } = await readCapture(capture, ['evt.type', 'evt.dir', 'evt.category']);
  t.deepEqual([warnings, drops, error], [[], {}, undefined]);
  const names = new Map<number, string>(types.map(({ id, name }, i) => [i + 2, `${name} ${id % 2 === 0 ? '>' : '<'}`]));
  t.true(rows.length > 300);
  for (const row of rows.slice(1)) {
    t.is(`${row['evt.type']} ${row['evt.dir']}`, names.get(Number(row['evt.num'])) ?? '');
  }
});

test('event: the writer knows large types', (t) => {
  const large = EVENT_TABLE.filter(({ flags }) => (flags & EVENT_FLAG.hasLargePayload) !== 0).map(({ id }) => id);
  t.deepEqual(large, [322, 324, 402]);
});
