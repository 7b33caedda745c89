/** Container metadata in every form that recorders wrote it. */

import { nulSeparated } from '#src/bench/scap/bytes.js';
import type { EventSpec } from '#src/bench/scap/events.js';
import { GENERATIONS, ScapWriter } from '#src/bench/scap/writer.js';
import { captureTest, type Row, readCapture } from '../../_support/captures.js';

const TIME = 1_700_000_000_000_000_000n;
const FULL_ID = '0123456789ab'.padEnd(64, 'c');
const RECORD = {
  ...{ id: '0123456789ab', full_id: FULL_ID, type: 0, name: 'web', image: 'nginx:1.27', imageid: 'sha256:aa' },
  ...{ imagerepo: 'nginx', imagetag: '1.27', imagedigest: 'sha256:bb', privileged: true, lookup_state: 1 },
  Mounts: [{ Source: '/srv', Destination: '/data', Mode: 'ro', RW: false, Propagation: 'rprivate' }],
  labels: { 'io.kubernetes.pod.name': 'web-1', 'io.kubernetes.pod.namespace': 'shop', app: 'web' },
};
const FIELDS = [
  ...['container.id', 'container.name', 'container.type', 'container.image', 'container.image.repository'],
  ...['container.image.tag', 'container.privileged', 'container.mounts', 'k8s.pod.name', 'k8s.ns.name'],
];
const FULL: Row = {
  'container.id': '0123456789ab',
  'container.name': 'web',
  'container.type': 'docker',
  'container.image': 'nginx:1.27',
  'container.image.repository': 'nginx',
  'container.image.tag': '1.27',
  'container.privileged': true,
  'container.mounts': '/srv:/data:ro:false:rprivate',
  'k8s.pod.name': 'web-1',
  'k8s.ns.name': 'shop',
};

function captureOf(generation: (typeof GENERATIONS)[keyof typeof GENERATIONS], ...records: EventSpec[]): ScapWriter {
  const capture = new ScapWriter(generation)
    .section()
    .processes([{ tid: 200, comm: 'nginx', cgroups: [`cpu=/docker/${FULL_ID}`] }]);
  for (const record of records) {
    capture.event(record);
  }
  return capture.event({ type: 'getcwd >', time: TIME, tid: 200, values: [] });
}

const JSON_RECORD = JSON.stringify({ container: RECORD });
const FLAT_RECORD = JSON.stringify(RECORD);

const FORMS: readonly (readonly [string, keyof typeof GENERATIONS, EventSpec])[] = [
  ['JSON of up to 64 KiB (272)', '2016-06', { type: 272, time: TIME, tid: -1, values: { json: JSON_RECORD } }],
  ['JSON with a line end (272)', '2018-08', { type: 272, time: TIME, tid: -1, values: { json: `${JSON_RECORD}\n` } }],
  ['JSON of any size (324)', 2023, { type: 324, time: TIME, tid: -1, values: { json: JSON_RECORD } }],
  ['JSON without the outer object (324)', 2023, { type: 324, time: TIME, tid: -1, values: { json: FLAT_RECORD } }],
  [
    'asynchronous event (402)',
    2023,
    { type: 402, time: TIME, tid: -1, values: [0, 'container', nulSeparated([JSON_RECORD])] },
  ],
];

for (const [form, generation, record] of FORMS) {
  captureTest(`container record: ${form} tells of the containers of threads`, async (t) => {
    const { rows, warnings } = await readCapture(captureOf(GENERATIONS[generation], record), FIELDS);
    t.deepEqual(warnings, []);
    // A record before all else says what was there already: numbered, not shown.
    t.deepEqual(rows, [{ 'evt.num': 2, ...FULL }]);
  });

  captureTest(`container record: ${form} later in the capture is an event`, async (t) => {
    const first = { type: 'getcwd >', time: TIME, tid: 200, values: [] } as const;
    const { rows } = await readCapture(captureOf(GENERATIONS[generation], first, record), ['evt.type', ...FIELDS]);
    t.is(rows.length, 3);
    t.is(rows[0]?.['container.name'], null);
    t.deepEqual(rows[1], { 'evt.num': 2, 'evt.type': 'container', ...FULL });
    t.deepEqual(rows[2], { 'evt.num': 3, 'evt.type': 'getcwd', ...FULL });
  });
}

captureTest('container record: the oldest form has id, type, name and image (228)', async (t) => {
  const record = { type: 228, time: TIME, tid: -1, values: ['0123456789ab', 0, 'web', 'nginx:1.27'] };
  const { rows } = await readCapture(captureOf(GENERATIONS[2015], record), FIELDS);
  t.is(rows.length, 1);
  t.like(rows[0], { 'container.id': '0123456789ab', 'container.name': 'web', 'container.image': 'nginx:1.27' });
  t.is(rows[0]?.['container.privileged'], null);
});

captureTest('container record: processes and users are none of its business', async (t) => {
  const first = { type: 'getcwd >', time: TIME, tid: 200, values: [] } as const;
  const record = { type: 272, time: TIME, tid: -1, values: { json: JSON_RECORD } };
  const fields = ['proc.name', 'user.uid', 'user.name'];
  const { rows } = await readCapture(captureOf(GENERATIONS['2018-08'], first, record), fields);
  t.deepEqual(rows[1], { 'evt.num': 2, 'proc.name': 'container:0123456789ab', 'user.uid': null, 'user.name': null });
});

captureTest('container record: one that is removed is forgotten', async (t) => {
  const first = { type: 'getcwd >', time: TIME, tid: 200, values: [] } as const;
  const of = (name: string) => ({ type: 402, time: TIME, tid: -1, values: [0, name, nulSeparated([JSON_RECORD])] });
  const capture = captureOf(GENERATIONS[2023], first, of('container'), of('container_removed'));
  const { rows } = await readCapture(capture, ['evt.type', 'container.name', 'container.id']);
  t.deepEqual(
    rows.map((row) => row['evt.type']),
    ['getcwd', 'container', 'container_removed', 'getcwd'],
  );
  t.deepEqual(rows[3], { 'evt.num': 4, 'evt.type': 'getcwd', 'container.name': null, 'container.id': '0123456789ab' });
});

captureTest('container record: what a generation does not record is unknown, not false', async (t) => {
  const { host_pid } = { host_pid: true, ...RECORD } as { host_pid: boolean };
  const first = { type: 'getcwd >', time: TIME, tid: 200, values: [] } as const;
  const record = (json: object) => ({
    type: 324,
    time: TIME,
    tid: -1,
    values: { json: JSON.stringify({ container: json }) },
  });
  const fields = ['container.host_pid', 'container.host_network', 'container.privileged'];
  const older = await readCapture(captureOf(GENERATIONS[2023], first, record(RECORD)), fields);
  t.like(older.rows[2], { 'container.host_pid': null, 'container.host_network': null, 'container.privileged': true });
  const newer = { ...RECORD, host_pid, host_network: false };
  const { rows } = await readCapture(captureOf(GENERATIONS[2023], first, record(newer)), fields);
  t.like(rows[2], { 'container.host_pid': true, 'container.host_network': false });
});

for (const [what, json] of Object.entries({
  'no JSON': 'not json',
  'half of it': JSON_RECORD.slice(0, 100),
  'wrong types': '{"container":{"id":5,"type":"x","Mounts":{},"labels":[1]}}',
  'deep nesting': `{"container":${'['.repeat(10_000)}`,
  'null labels': '{"container":{"id":"0123456789ab","type":0,"name":"web","image":"i","labels":null,"Mounts":null}}',
})) {
  captureTest(`container record: ${what} does no harm`, async (t) => {
    const first = { type: 'getcwd >', time: TIME, tid: 200, values: [] } as const;
    const record = { type: 324, time: TIME, tid: -1, values: { json } };
    const { rows, error } = await readCapture(captureOf(GENERATIONS[2023], first, record), ['container.id']);
    t.is(error, undefined);
    t.is(rows.at(-1)?.['evt.num'], 3);
    t.is(rows.at(-1)?.['container.id'], '0123456789ab');
  });
}
