/** Process lists of every layout: what was written is what fields read. */

import type { ProcessSpec } from '#src/bench/scap/metadata.js';
import { GENERATIONS, ScapWriter } from '#src/bench/scap/writer.js';
import { captureTest, type Row, readOne } from '../../_support/captures.js';

const TIME = 1_700_000_000_000_000_000n;
const CONTAINER_ID = '0123456789ab'.padEnd(64, 'c');

const PARENT: ProcessSpec = { tid: 100, comm: 'sh', exe: '-sh', exepath: '/bin/dash', ptid: 1, sid: 100, cwd: '/root' };
const PROCESS: ProcessSpec = {
  ...{ tid: 200, pid: 200, ptid: 100, sid: 100, vpgid: 7, pgid: 200, vtid: 8, vpid: 8, tty: 34_816 },
  ...{ comm: 'curl', exe: '/usr/bin/curl', exepath: '/opt/curl', args: ['-s', 'http://a b/'], cwd: '/srv/www' },
  ...{ env: ['HOME=/root', 'EMPTY='], cgroups: ['cpu=/kubepods/x', `memory=/docker/${CONTAINER_ID}`], root: '/' },
  ...{ uid: 1000, gid: 1001, loginuid: 1002, isExeWritable: true, capabilities: [1n, 0x1ffffffffffn, 0n] },
};

/** Fields with their value, and the first layout that has it; before that the value after it. */
const FIELDS: readonly (readonly [field: string, value: unknown, since: number, before?: unknown])[] = [
  ['thread.tid', 200, 1],
  ['proc.pid', 200, 1],
  ['proc.ppid', 100, 1],
  ['proc.name', 'curl', 1],
  ['proc.exe', '/usr/bin/curl', 1],
  ['proc.args', '-s http://a b/', 1],
  ['proc.args[1]', 'http://a b/', 1],
  ['proc.cmdline', 'curl -s http://a b/', 1],
  ['proc.exeline', '/usr/bin/curl -s http://a b/', 1],
  ['proc.cwd', '/srv/www/', 1],
  ['proc.pname', 'sh', 1],
  ['proc.pcmdline', 'sh', 1],
  ['proc.aname[1]', 'sh', 1],
  ['user.uid', 1000, 1],
  ['group.gid', 1001, 1],
  ['proc.vmsize', 9000, 2],
  ['proc.vmrss', 4000, 2],
  ['proc.env[HOME]', '/root', 3, null],
  ['proc.env', 'HOME=/root EMPTY=', 3, ''],
  ['thread.vtid', 8, 4, null],
  ['proc.vpid', 8, 4, null],
  ['container.id', '0123456789ab', 4, 'host'],
  ['thread.cgroups', `cpu=/kubepods/x memory=/docker/${CONTAINER_ID}`, 4, null],
  ['proc.sid', 100, 6, -1],
  ['proc.exepath', '/opt/curl', 7, ''],
  ['proc.vpgid', 7, 8, -1],
  ['user.loginuid', 1002, 9, -1],
  ['proc.is_exe_writable', true, 9, null],
  ['thread.cap_inheritable', 'CAP_CHOWN', 9, null],
  ['thread.cap_effective', '', 9, null],
];

function captureOf(generation: (typeof GENERATIONS)[keyof typeof GENERATIONS], tailBytes?: number): ScapWriter {
  return new ScapWriter(generation)
    .section()
    .machine('node-1')
    .processes([PARENT, PROCESS], tailBytes)
    .event({ type: 'getcwd >', time: TIME, tid: 200, values: [] });
}

function expectedOf(version: number): Row {
  return Object.fromEntries(
    FIELDS.filter((row) => version >= row[2] || row.length === 4).map(([field, value, since, before]) => {
      return [field, version >= since ? value : before];
    }),
  );
}

for (const [name, generation] of Object.entries(GENERATIONS)) {
  const version = typeof generation.processList === 'number' ? generation.processList : 9;
  captureTest(`process list ${generation.processList} (${name}): fields read what was written`, async (t) => {
    const expected = expectedOf(version);
    t.deepEqual(await readOne(captureOf(generation), Object.keys(expected)), expected);
  });
}

captureTest('process list: the newest layout adds terminal and process group', async (t) => {
  const fields = ['proc.tty', 'proc.pgid'];
  t.deepEqual(await readOne(captureOf(GENERATIONS[2023]), fields), { 'proc.tty': 34_816, 'proc.pgid': 200 });
  t.is((await readOne(captureOf(GENERATIONS['2018-08']), ['proc.tty']))['proc.tty'], 0);
});

/** The tail grew over the years: its length alone tells what is in it. */
const TAILS: readonly (readonly ['2018-08' | '2023', bytes: number, loginuid: number, isWritable: boolean | null])[] = [
  ['2018-08', 0, -1, null],
  ['2018-08', 4, 1002, null],
  ['2018-08', 5, 1002, true],
  ['2018-08', 29, 1002, true],
  ['2023', 66, 1002, true],
  ['2023', 67, 1002, true],
  ['2023', 68, 1002, true],
  ['2023', 76, 1002, true],
];

for (const [name, bytes, loginuid, isWritable] of TAILS) {
  captureTest(`process list: ${name} with a tail of ${bytes} bytes`, async (t) => {
    const fields = ['proc.name', 'proc.pname', 'user.loginuid', 'proc.is_exe_writable'];
    t.deepEqual(await readOne(captureOf(GENERATIONS[name], bytes), fields), {
      'proc.name': 'curl',
      'proc.pname': 'sh',
      'user.loginuid': loginuid,
      'proc.is_exe_writable': isWritable,
    });
  });
}

captureTest('process list: a later entry of a thread replaces the earlier one', async (t) => {
  const capture = new ScapWriter()
    .section()
    .processes([PROCESS])
    .processes([{ ...PROCESS, comm: 'wget' }])
    .event({ type: 'getcwd >', time: TIME, tid: 200, values: [] });
  t.is((await readOne(capture, ['proc.name']))['proc.name'], 'wget');
});
