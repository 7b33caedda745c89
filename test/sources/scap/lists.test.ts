/** Lists of file descriptors, interfaces and users in both layouts. */

import type { FdSpec } from '#src/bench/scap/metadata.js';
import { GENERATIONS, ScapWriter } from '#src/bench/scap/writer.js';
import { captureTest, type Row, readCapture, readOne } from '../../_support/captures.js';

const TIME = 1_700_000_000_000_000_000n;
const TID = 200;
const LAYOUTS = [
  ['without lengths', GENERATIONS['2018-03']],
  ['with lengths', GENERATIONS['2018-08']],
] as const;

const SERVER = { ip: '10.0.0.5', port: 443 };
const CLIENT = { ip: '192.168.3.4', port: 50_000 };
const SERVER_6 = { ip: 'fd00::5', port: 443 };
const CLIENT_6 = { ip: 'fd00::9', port: 50_001 };

const FDS: readonly (readonly [FdSpec, Row])[] = [
  [
    { fd: 3, type: 1, name: '/etc/hosts' },
    { 'fd.name': '/etc/hosts', 'fd.type': 'file', 'fd.directory': '/etc' },
  ],
  [
    { fd: 4, type: 2, name: '/var' },
    { 'fd.name': '/var', 'fd.type': 'directory', 'fd.directory': '/var' },
  ],
  [
    { fd: 5, type: 3, source: CLIENT, destination: SERVER, protocol: 2 },
    { 'fd.name': '192.168.3.4:50000->10.0.0.5:443', 'fd.type': 'ipv4', 'fd.l4proto': 'tcp', 'fd.sport': 443 },
  ],
  [
    { fd: 6, type: 4, source: CLIENT_6, destination: SERVER_6, protocol: 3 },
    { 'fd.name': 'fd00::9:50001->fd00::5:443', 'fd.type': 'ipv6', 'fd.l4proto': 'udp', 'fd.cip': 'fd00::9' },
  ],
  [
    { fd: 7, type: 5, source: { ip: '0.0.0.0', port: 8080 }, protocol: 2 },
    { 'fd.name': '0.0.0.0:8080', 'fd.type': 'ipv4', 'fd.sport': 8080, 'fd.is_server': true },
  ],
  [
    { fd: 8, type: 6, source: { ip: '::1', port: 8081 }, protocol: 2 },
    { 'fd.name': '::1:8081', 'fd.type': 'ipv6', 'fd.sport': 8081 },
  ],
  [
    { fd: 9, type: 7, name: 'pipe:[1]' },
    { 'fd.name': 'pipe:[1]', 'fd.type': 'pipe', 'fd.typechar': 'p' },
  ],
  [
    { fd: 10, type: 8, source: 0xabcn, destination: 0n, name: '/run/app.sock' },
    { 'fd.name': '/run/app.sock', 'fd.type': 'unix', 'fd.typechar': 'u' },
  ],
  [
    { fd: 11, type: 9, name: '' },
    { 'fd.type': 'event', 'fd.typechar': 'e' },
  ],
  [
    { fd: 12, type: 11, name: '' },
    { 'fd.type': 'signalfd', 'fd.typechar': 's' },
  ],
  [
    { fd: 13, type: 12, name: '' },
    { 'fd.type': 'eventpoll', 'fd.typechar': 'l' },
  ],
  [
    { fd: 14, type: 13, name: '' },
    { 'fd.type': 'inotify', 'fd.typechar': 'i' },
  ],
  [
    { fd: 15, type: 14, name: '' },
    { 'fd.type': 'timerfd', 'fd.typechar': 't' },
  ],
  [
    { fd: 16, type: 15, name: '' },
    { 'fd.type': 'netlink', 'fd.typechar': 'n' },
  ],
  [
    { fd: 17, type: 16, name: '/log', openFlags: 2 },
    { 'fd.name': '/log', 'fd.type': 'file', 'fd.filename': 'log' },
  ],
];

/** Types that came with the lists that have lengths. */
const NEWER_FDS: readonly (readonly [FdSpec, Row])[] = [
  [
    { fd: 30, type: 16, name: '/d', openFlags: 1, dev: 0x801, ino: 77 },
    { 'fd.name': '/d', 'fd.dev': 0x801, 'fd.ino': 77 },
  ],
  [
    { fd: 31, type: 17, name: '' },
    { 'fd.type': 'bpf', 'fd.typechar': 'b' },
  ],
  [
    { fd: 32, type: 19, name: '' },
    { 'fd.type': 'io_uring', 'fd.typechar': 'r' },
  ],
  [
    { fd: 33, type: 20, name: 'secret' },
    { 'fd.type': 'memfd', 'fd.typechar': 'm' },
  ],
  [
    { fd: 34, type: 21, name: '' },
    { 'fd.type': 'pidfd', 'fd.typechar': 'P' },
  ],
];

for (const [layout, generation] of LAYOUTS) {
  captureTest(`fd list ${layout}: every type reads as written`, async (t) => {
    const fds = generation.lists === 2 ? [...FDS, ...NEWER_FDS] : FDS;
    const capture = new ScapWriter(generation).section().processes([{ tid: TID, comm: 'x' }]);
    capture.fds(
      TID,
      fds.map(([fd]) => fd),
    );
    for (const [{ fd }] of fds) {
      capture.event({ type: 'read >', time: TIME, tid: TID, values: { fd, size: 1 } });
    }
    const fields = [...new Set(fds.flatMap(([, row]) => Object.keys(row)))];
    const { rows, warnings } = await readCapture(capture, ['fd.num', ...fields]);
    t.deepEqual(warnings, []);
    t.is(rows.length, fds.length);
    for (const [i, [{ fd }, expected]] of fds.entries()) {
      const read = Object.fromEntries(Object.keys(expected).map((field) => [field, rows[i]?.[field]]));
      t.deepEqual(read, expected, `fd ${fd}`);
    }
  });

  captureTest(`interface list ${layout}: tells the local end of a connection`, async (t) => {
    const capture = new ScapWriter(generation)
      .section()
      .interfaces([
        { name: 'eth0', address: '10.0.0.5', netmask: '255.0.0.0' },
        { name: 'eth1', address: 'fd00::9', netmask: 'ffff::' },
      ])
      .processes([{ tid: TID, comm: 'x' }])
      .fds(TID, [{ fd: 5, type: 3, source: CLIENT, destination: SERVER, protocol: 2 }])
      .event({ type: 'read >', time: TIME, tid: TID, values: { fd: 5, size: 1 } });
    t.deepEqual(await readOne(capture, ['fd.lip', 'fd.rip', 'fd.lport', 'fd.rport']), {
      'fd.lip': '10.0.0.5',
      'fd.rip': '192.168.3.4',
      'fd.lport': 443,
      'fd.rport': 50_000,
    });
  });

  captureTest(`user list ${layout}: names users and groups`, async (t) => {
    const capture = new ScapWriter(generation)
      .section()
      .users([
        { uid: 1000, gid: 50, name: 'ada', home: '/home/ada', shell: '/bin/zsh' },
        { gid: 50, name: 'staff' },
        { uid: 1001, gid: 50, name: 'bob', home: '/home/bob', shell: '/bin/sh' },
      ])
      .processes([{ tid: TID, comm: 'x', uid: 1000, gid: 50 }])
      .event({ type: 'getcwd >', time: TIME, tid: TID, values: [] });
    t.deepEqual(await readOne(capture, ['user.name', 'user.homedir', 'user.shell', 'group.name']), {
      'user.name': 'ada',
      'user.homedir': '/home/ada',
      'user.shell': '/bin/zsh',
      'group.name': 'staff',
    });
  });
}

captureTest('fd list with lengths: an entry of an unknown type is stepped over', async (t) => {
  const unknown = { fd: 3, type: 99, name: 'whatever' } as unknown as FdSpec;
  const capture = new ScapWriter()
    .section()
    .processes([{ tid: TID, comm: 'x' }])
    .fds(TID, [unknown, { fd: 4, type: 1, name: '/after' }])
    .event({ type: 'read >', time: TIME, tid: TID, values: { fd: 4, size: 1 } });
  t.is((await readOne(capture, ['fd.name']))['fd.name'], '/after');
});

captureTest('fd list without lengths: an unknown type ends the list, not the capture', async (t) => {
  const unknown = { fd: 3, type: 99, name: 'whatever' } as unknown as FdSpec;
  const capture = new ScapWriter(GENERATIONS['2018-03'])
    .section()
    .processes([{ tid: TID, comm: 'x' }])
    .fds(TID, [{ fd: 2, type: 1, name: '/before' }, unknown])
    .event({ type: 'read >', time: TIME, tid: TID, values: { fd: 2, size: 1 } });
  const { rows } = await readCapture(capture, ['fd.name']);
  t.is(rows[0]?.['fd.name'], '/before');
});
