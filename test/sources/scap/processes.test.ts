/** Processes that start while a capture is made, as every generation of events tells it. */

import type { EventSpec, ParameterValue } from '#src/bench/scap/events.js';
import { GENERATIONS, type Generation, ScapWriter } from '#src/bench/scap/writer.js';
import { captureTest, type Row, readCapture } from '../../_support/captures.js';

const TIME = 1_700_000_000_000_000_000n;
const CONTAINER_ID = 'fedcba987654'.padEnd(64, '0');
const CGROUPS = [`cpu=/docker/${CONTAINER_ID}`, `memory=/docker/${CONTAINER_ID}`];
const PARENT = {
  tid: 100,
  comm: 'bash',
  exe: '/bin/bash',
  exepath: '/bin/bash',
  cwd: '/home/ada',
  uid: 1000,
  gid: 100,
};

type Values = Readonly<Record<string, ParameterValue>>;

function captureOf(generation: Generation, ...events: readonly (readonly [string | number, number, Values])[]) {
  const capture = new ScapWriter(generation).section().processes([PARENT]);
  for (const [i, [type, tid, values]] of events.entries()) {
    capture.event({ type, time: TIME + BigInt(i), tid, values } satisfies EventSpec);
  }
  return capture;
}

const SIZES = { fdlimit: 1024, pgft_maj: 1, pgft_min: 2, vm_size: 3000, vm_rss: 2000, vm_swap: 0 };
const IMAGE = { exe: '/usr/bin/cat', args: ['-n', '/etc/hosts'], tid: 200, pid: 200, ptid: 100, cwd: '' };
const OLDEST = { ...IMAGE, fdlimit: 1024 };
const WITH_SIZES = { ...IMAGE, ...SIZES };

/** Event type, its parameters, the recorder's layouts, and what fields read besides what all have. */
type StartForm = readonly [type: number, values: Values, generation: keyof typeof GENERATIONS, extra: Row];

const CLONES: readonly StartForm[] = [
  [15, { ...OLDEST, flags: 0, uid: 7, gid: 8 }, 2013, { 'proc.name': '/usr/bin/cat', 'container.id': 'host' }],
  [
    157,
    { ...WITH_SIZES, flags: 0, uid: 7, gid: 8 },
    '2014-01',
    { 'proc.name': '/usr/bin/cat', 'container.id': 'host' },
  ],
  [
    183,
    { ...WITH_SIZES, flags: 0, uid: 7, gid: 8 },
    '2014-01',
    { 'proc.name': '/usr/bin/cat', 'container.id': 'host' },
  ],
  [217, { ...WITH_SIZES, comm: 'cat', flags: 0, uid: 7, gid: 8 }, '2014-10', { 'proc.name': 'cat' }],
  [219, { ...WITH_SIZES, comm: 'cat', flags: 0, uid: 7, gid: 8 }, '2014-10', { 'proc.name': 'cat' }],
  [221, { ...WITH_SIZES, comm: 'cat', flags: 0, uid: 7, gid: 8 }, '2014-10', { 'proc.name': 'cat' }],
  ...[223, 225, 227].map((type): StartForm => {
    const values = { ...WITH_SIZES, comm: 'cat', cgroups: CGROUPS, flags: 0, uid: 7, gid: 8, vtid: 3, vpid: 3 };
    return [type, values, '2016-06', { 'proc.name': 'cat', 'proc.vpid': 3, 'container.id': 'fedcba987654' }];
  }),
  [
    335,
    {
      ...WITH_SIZES,
      comm: 'cat',
      cgroups: CGROUPS,
      flags: 0,
      uid: 7,
      gid: 8,
      vtid: 3,
      vpid: 3,
      pidns_init_start_ts: 5,
    },
    2023,
    { 'proc.name': 'cat', 'proc.vpid': 3, 'container.id': 'fedcba987654' },
  ],
];

for (const [type, values, generation, extra] of CLONES) {
  captureTest(`start of a process: event ${type}, seen by the child`, async (t) => {
    const exit = { res: 0, ...values };
    const capture = captureOf(GENERATIONS[generation], [type, 200, exit], ['getcwd >', 200, {}]);
    const expected: Row = {
      ...{ 'proc.pid': 200, 'proc.exe': '/usr/bin/cat', 'proc.args': '-n /etc/hosts', 'proc.cwd': '/home/ada/' },
      ...{ 'proc.pname': 'bash', 'proc.ppid': 100, 'user.uid': 7, 'group.gid': 8, ...extra },
    };
    const { rows } = await readCapture(capture, Object.keys(expected), 'evt.type = getcwd');
    t.deepEqual(rows, [{ 'evt.num': 2, ...expected }]);
  });

  captureTest(`start of a process: event ${type}, seen by the parent`, async (t) => {
    // Outside of containers the parent's event alone makes the child known.
    const { exe, args, tid, pid, ptid } = { ...PARENT, args: [], pid: 100, ptid: 1 };
    const exit = { ...values, res: 200, exe, args, tid, pid, ptid, cgroups: [] };
    const { cgroups: _, ...withoutCgroups } = exit;
    const parentsValues = 'cgroups' in values ? exit : withoutCgroups;
    const capture = captureOf(
      GENERATIONS[generation],
      [type, 100, { ...parentsValues, ...('vtid' in values ? { vtid: 100, vpid: 100 } : {}) }],
      ['getcwd >', 200, {}],
    );
    const fields = ['proc.pid', 'proc.exe', 'proc.pname'];
    const { rows } = await readCapture(capture, fields, 'evt.type = getcwd');
    t.deepEqual(rows, [{ 'evt.num': 2, 'proc.pid': 200, 'proc.exe': '/bin/bash', 'proc.pname': 'bash' }]);
  });
}

const ENV = ['PATH=/bin', 'TOKEN=x'];

const EXECS: readonly StartForm[] = [
  [13, { ...OLDEST }, 2013, { 'proc.name': '/usr/bin/cat' }],
  [155, { ...WITH_SIZES }, '2014-01', { 'proc.name': '/usr/bin/cat' }],
  [173, { ...WITH_SIZES, env: ENV }, '2014-10', { 'proc.env[TOKEN]': 'x' }],
  [215, { ...WITH_SIZES, comm: 'cat', env: ENV }, '2014-10', { 'proc.name': 'cat', 'proc.env[TOKEN]': 'x' }],
  [231, { ...WITH_SIZES, comm: 'cat', cgroups: CGROUPS, env: ENV }, 2015, { 'container.id': 'fedcba987654' }],
  [
    283,
    { ...WITH_SIZES, comm: 'cat', cgroups: CGROUPS, env: ENV, tty: 34_816 },
    '2016-06',
    { 'proc.tty': 34_816, 'proc.name': 'cat', 'container.id': 'fedcba987654' },
  ],
  [289, { ...WITH_SIZES, comm: 'cat', cgroups: CGROUPS, env: ENV, tty: 5 }, 2017, { 'proc.exepath': '/usr/bin/cat' }],
];

for (const [type, values, generation, extra] of EXECS) {
  captureTest(`start of a program: event ${type}`, async (t) => {
    const before: readonly [number, number, Values] = [type - 1, 100, type === 289 ? { filename: '/usr/bin/cat' } : {}];
    const exit = { res: 0, ...values, tid: 100, pid: 100, ptid: 1 };
    const capture = captureOf(GENERATIONS[generation], before, [type, 100, exit]);
    const expected: Row = {
      ...{ 'evt.type': 'execve', 'proc.exe': '/usr/bin/cat', 'proc.args': '-n /etc/hosts', 'user.uid': 1000, ...extra },
    };
    const { rows } = await readCapture(capture, Object.keys(expected), 'evt.dir = <');
    t.deepEqual(rows, [{ 'evt.num': 2, ...expected }]);
  });
}

const NEWEST: Values = {
  ...{ res: 0, ...WITH_SIZES, tid: 100, pid: 100, ptid: 1, comm: 'cat', cgroups: CGROUPS, env: ENV, tty: 5, vpgid: 6 },
  ...{ loginuid: 9, flags: 1, cap_inheritable: 0, cap_permitted: 1, cap_effective: 2, exe_ino: 11, exe_ino_ctime: 12 },
  ...{ exe_ino_mtime: 13, uid: 0, trusted_exepath: '/real/cat', pgid: 100, gid: 4, filename: 'cat' },
};

/** What each length of the newest layout adds; what it lacks stays as it was. */
const NEWEST_FIELDS: readonly (readonly [field: string, since: number, value: unknown, before: unknown])[] = [
  ['proc.vpgid', 18, 6, -1],
  ['user.loginuid', 19, 9, -1],
  ['proc.is_exe_writable', 20, true, null],
  ['thread.cap_permitted', 23, 'CAP_CHOWN', null],
  ['thread.cap_effective', 23, 'CAP_DAC_OVERRIDE', null],
  ['proc.exe_ino', 26, 11, null],
  ['user.uid', 27, 0, 1000],
  ['proc.exepath', 28, '/real/cat', '/usr/bin/cat'],
  ['group.gid', 30, 4, 100],
];

for (const count of [18, 19, 20, 23, 26, 27, 28, 29, 30, 31]) {
  captureTest(`start of a program: event 293 with ${count} parameters`, async (t) => {
    const capture = new ScapWriter(GENERATIONS['2018-08'])
      .section()
      .processes([PARENT], 0)
      .event({ type: 292, time: TIME, tid: 100, values: { filename: '/usr/bin/cat' } })
      .event({ type: 293, time: TIME + 1n, tid: 100, values: NEWEST, parameterCount: count });
    const expected = NEWEST_FIELDS.filter(([, since, , before]) => count >= since || before !== -1);
    const fields = expected.map(([field]) => field);
    const { rows } = await readCapture(capture, fields, 'evt.dir = <');
    const values = expected.map(([field, since, value, before]) => [field, count >= since ? value : before]);
    t.deepEqual(rows, [{ 'evt.num': 2, ...Object.fromEntries(values) }]);
  });
}

captureTest('start of a program: one that fails changes nothing', async (t) => {
  const exit = { ...NEWEST, res: -2 };
  const capture = captureOf(GENERATIONS[2023], [292, 100, { filename: '/none' }], [293, 100, exit]);
  const { rows } = await readCapture(capture, ['proc.name', 'proc.exe', 'evt.res', 'container.id'], 'evt.dir = <');
  t.deepEqual(rows, [
    { 'evt.num': 2, 'proc.name': 'bash', 'proc.exe': '/bin/bash', 'evt.res': 'ENOENT', 'container.id': 'host' },
  ]);
});

/** Values that only the enter event has, and since 2025 only the exit event. */
const CREDENTIALS: readonly (readonly [name: string, enter: Values, exit: Values, field: string, value: number])[] = [
  ['setuid', { uid: 33 }, { res: 0, uid: 33 }, 'user.uid', 33],
  ['setgid', { gid: 34 }, { res: 0, gid: 34 }, 'group.gid', 34],
  ['setresuid', { ruid: 1, euid: 35, suid: 1 }, { res: 0, ruid: 1, euid: 35, suid: 1 }, 'user.uid', 35],
  [
    'setresuid',
    { ruid: 1, euid: 0xffffffff, suid: 1 },
    { res: 0, ruid: 1, euid: 0xffffffff, suid: 1 },
    'user.uid',
    1000,
  ],
  ['setresgid', { rgid: 1, egid: 36, sgid: 1 }, { res: 0, rgid: 1, egid: 36, sgid: 1 }, 'group.gid', 36],
];

for (const [name, enter, exit, field, value] of CREDENTIALS) {
  captureTest(`${name} to ${Object.values(enter).join(', ')}: the exit event sees the change`, async (t) => {
    const pair = captureOf(GENERATIONS['2018-08'], [`${name} >`, 100, enter], [`${name} <`, 100, { res: 0 }]);
    const alone = captureOf(GENERATIONS[2023], [`${name} <`, 100, exit]);
    for (const capture of [pair, alone]) {
      const { rows } = await readCapture(capture, [field], 'evt.dir = <');
      t.is(rows[0]?.[field], value);
    }
    const failed = captureOf(GENERATIONS['2018-08'], [`${name} >`, 100, enter], [`${name} <`, 100, { res: -1 }]);
    const { rows } = await readCapture(failed, [field], 'evt.dir = <');
    t.is(rows[0]?.[field], field === 'user.uid' ? 1000 : 100);
  });
}

captureTest('an exit event without its enter event does not invent what only that had', async (t) => {
  const capture = captureOf(GENERATIONS['2018-08'], ['setuid <', 100, { res: 0 }]);
  const { rows } = await readCapture(capture, ['user.uid', 'evt.arg.uid']);
  t.deepEqual(rows, [{ 'evt.num': 1, 'user.uid': 1000, 'evt.arg.uid': null }]);
});

captureTest(
  'arguments of the enter event are those of the exit event where a generation has them only there',
  async (t) => {
    const capture = captureOf(GENERATIONS['2018-08'], ['setuid >', 100, { uid: 0 }], ['setuid <', 100, { res: 0 }]);
    const { rows } = await readCapture(capture, ['evt.rawarg.uid'], 'evt.dir = < and evt.arg.uid exists');
    t.deepEqual(rows, [{ 'evt.num': 2, 'evt.rawarg.uid': 0 }]);
  },
);

captureTest('a process is known in its last event and not after it', async (t) => {
  const capture = captureOf(
    GENERATIONS['2018-08'],
    ['getcwd >', 100, {}],
    ['procexit >', 100, { status: 0 }],
    ['getcwd >', 100, {}],
  );
  const { rows } = await readCapture(capture, ['proc.name', 'user.uid']);
  t.deepEqual(rows, [
    { 'evt.num': 1, 'proc.name': 'bash', 'user.uid': 1000 },
    { 'evt.num': 2, 'proc.name': 'bash', 'user.uid': 1000 },
    { 'evt.num': 3, 'proc.name': '<NA>', 'user.uid': 4_294_967_295 },
  ]);
});

captureTest('the working folder follows chdir, and relative names follow it', async (t) => {
  const capture = captureOf(
    GENERATIONS['2018-08'],
    ['chdir <', 100, { res: 0, path: '../bob/./x//' }],
    ['open <', 100, { fd: 3, name: 'notes.txt', flags: 2, mode: 0 }],
  );
  const { rows } = await readCapture(capture, ['proc.cwd', 'fd.name'], 'evt.type = open');
  t.deepEqual(rows, [{ 'evt.num': 2, 'proc.cwd': '/home/bob/x/', 'fd.name': '/home/bob/x/notes.txt' }]);
});
