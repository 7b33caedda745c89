/**
 * A few seconds of a busy node as blocks of a capture, and where in them to
 * write other times, threads and names, so that repeating it makes a long
 * capture in which processes start and files have names of their own.
 */

import { Random } from '#src/bench/random.js';
import { socketTuple } from '#src/bench/scap/bytes.js';
import type { ParameterValue } from '#src/bench/scap/events.js';
import { GENERATIONS, ScapWriter } from '#src/bench/scap/writer.js';

/** Digits that stand in names for a number that grows with every repetition. */
const NUMBER_MARK = '00000000';
/** Threads from here on are new in every repetition; bytes that nothing else in a segment has. */
const FIRST_NEW_TID = 0x5a_a500;
const NEW_TIDS = 256;

const START_NS = 1_795_000_000_000_000_000n;
const NS_PER_EVENT = 2000n;
const HOST_TID = 900;
const SERVER_TID = 1200;
const SHIM_TID = 1100;
const CONTAINER_ID = 'ab12cd34ef56'.padEnd(64, '7');
const CGROUPS = ['cpu', 'memory', 'pids'].map((name) => `${name}=/kubepods/pod1/cri-containerd-${CONTAINER_ID}.scope`);
/** Recorders of that time had these types; later ones are unknown to readers that we compare with. */
const TYPE = { openatEnter: 306, openatExit: 307, acceptEnter: 248, acceptExit: 249 } as const;

type Values = Readonly<Record<string, ParameterValue>>;

/** Bytes to repeat and the places to change. Offsets are into `bytes`. */
export interface Segment {
  /** Section header and lists, written once. */
  readonly head: Buffer;
  readonly bytes: Buffer;
  readonly eventCount: number;
  readonly durationNs: bigint;
  readonly timeOffsets: readonly number[];
  readonly tidOffsets: readonly number[];
  readonly numberOffsets: readonly number[];
  /** Number of thread ids that one repetition uses up. */
  readonly tidCount: number;
  /** Alerts that one repetition is worth, under the rules of the policy of the benchmarks. */
  readonly alertCount: number;
}

/** Makes the segment. */
export function captureSegment(): Segment {
  const head = headOf();
  const activity = new Activity();
  for (let i = 0; i < 12; i++) {
    activity.archive(5);
    activity.serve(3);
    activity.idle(20);
  }
  activity.startProgram(0, 10_001);
  activity.archive(10);
  activity.startProgram(1, 10_001);
  activity.startProgram(2, 0);
  activity.writeToRoot();
  return activity.finish(head);
}

function headOf(): Buffer {
  const head = new ScapWriter(GENERATIONS['2018-08']).section().machine('node-1');
  head.users([{ uid: 0, gid: 0, name: 'root', home: '/root', shell: '/bin/bash' }]);
  const server = {
    comm: 'server',
    exe: '/app/server',
    exepath: '/app/server',
    cwd: '/app',
    cgroups: CGROUPS,
    uid: 10_001,
  };
  head.processes([
    { tid: 1, ptid: 0, comm: 'systemd' },
    { tid: HOST_TID, comm: 'tar', exe: '/usr/bin/tar', exepath: '/usr/bin/tar', args: ['c', '/var'], cwd: '/var' },
    { tid: SHIM_TID, comm: 'containerd-shim', exe: '/usr/bin/containerd-shim', exepath: '/usr/bin/containerd-shim' },
    { ...server, tid: SERVER_TID, ptid: SHIM_TID, gid: 10_001, vtid: 1, vpid: 1 },
  ]);
  const record = {
    ...{ id: CONTAINER_ID.slice(0, 12), type: 7, name: 'shop', image: 'registry.example.com/shop:1', lookup_state: 1 },
    ...{ imagerepo: 'registry.example.com/shop', imagetag: '1', privileged: false, Mounts: [], labels: {} },
  };
  const values = { json: JSON.stringify({ container: record }) };
  return head.event({ type: 'container >', time: START_NS, tid: -1, values }).bytes();
}

/** Events one after the other. */
class Activity {
  readonly #writer = new ScapWriter(GENERATIONS['2018-08']);
  readonly #random = new Random(4711);
  #eventCount = 0;
  #alertCount = 0;
  #tidCount = 0;

  finish(head: Buffer): Segment {
    const bytes = this.#writer.bytes();
    const durationNs = BigInt(this.#eventCount) * NS_PER_EVENT;
    return {
      ...{ head, bytes, durationNs, eventCount: this.#eventCount, alertCount: this.#alertCount },
      ...{ timeOffsets: timeOffsets(bytes), tidOffsets: tidOffsets(bytes), tidCount: this.#tidCount },
      numberOffsets: numberOffsets(bytes),
    };
  }

  /** A program of the host reads many files. */
  archive(files: number): void {
    for (let i = 0; i < files; i++) {
      this.#open(HOST_TID, `/var/lib/data/${NUMBER_MARK}/part-${i}.bin`, 1, 0);
      this.#pair('fstat', HOST_TID, { fd: 7 }, { res: 0 });
      for (let part = 0; part < 3; part++) {
        this.#pair('read', HOST_TID, { fd: 7, size: 10_240 }, { res: 4096, data: this.#data() });
      }
      this.#pair('close', HOST_TID, { fd: 7 }, { res: 0 });
      this.#pair('write', HOST_TID, { fd: 1, size: 10_240 }, { res: 10_240, data: this.#data() });
    }
  }

  /** A server in a container answers requests. */
  serve(requests: number): void {
    for (let i = 0; i < requests; i++) {
      const tuple = socketTuple({ ip: '10.20.0.7', port: 40_000 + i }, { ip: '10.20.0.13', port: 8080 });
      this.#event(TYPE.acceptEnter, SERVER_TID, { flags: 0 });
      this.#event(TYPE.acceptExit, SERVER_TID, { fd: 9, tuple, queuepct: 0, queuelen: 0, queuemax: 128 });
      const request = Buffer.from('GET /orders/4711 HTTP/1.1\r\nHost: shop.example.com\r\n');
      this.#pair('read', SERVER_TID, { fd: 9, size: 4096 }, { res: request.length, data: request });
      this.#open(SERVER_TID, `/app/pages/${NUMBER_MARK}/order-${i}.html`, 1, 0);
      this.#pair('read', SERVER_TID, { fd: 7, size: 4096 }, { res: 80, data: this.#data() });
      this.#pair('close', SERVER_TID, { fd: 7 }, { res: 0 });
      this.#pair('write', SERVER_TID, { fd: 9, size: 80 }, { res: 80, data: this.#data() });
      this.#pair('close', SERVER_TID, { fd: 9 }, { res: 0 });
    }
  }

  /** Nothing that any rule looks at. */
  idle(rounds: number): void {
    for (let i = 0; i < rounds; i++) {
      this.#event('switch >', HOST_TID, {
        next: SERVER_TID,
        pgft_maj: 0,
        pgft_min: 9,
        vm_size: 1,
        vm_rss: 1,
        vm_swap: 0,
      });
      this.#pair('futex', SERVER_TID, { addr: 0x7f00_0000, op: 128, val: 1 }, { res: 0 });
      this.#pair('epoll_wait', SERVER_TID, { maxevents: 64 }, { res: 1 });
    }
  }

  /** A program starts in the container, loads libraries and ends. */
  startProgram(index: number, uid: number): void {
    const tid = FIRST_NEW_TID + index;
    this.#tidCount = Math.max(this.#tidCount, index + 1);
    const sizes = { fdlimit: 1024, pgft_maj: 0, pgft_min: 120, vm_size: 5000, vm_rss: 900, vm_swap: 0 };
    const self = { tid, pid: tid, ptid: SHIM_TID, cwd: '', ...sizes };
    const child = {
      ...{ res: 0, exe: 'runc', args: ['init'], ...self, comm: 'runc', cgroups: CGROUPS },
      flags: 1 << 29,
    };
    this.#event('clone <', tid, { ...child, uid, gid: 10_001, vtid: 20 + index, vpid: 20 + index });
    this.#event('execve >', tid, { filename: '/bin/report' });
    const capabilities = { cap_inheritable: 0n, cap_permitted: 0n, cap_effective: 0n };
    const argument = `--order=${NUMBER_MARK}`;
    this.#event('execve <', tid, {
      ...{
        res: 0,
        exe: '/bin/report',
        args: [argument],
        ...self,
        comm: 'report',
        cgroups: CGROUPS,
        env: ['A=1'],
        tty: 0,
      },
      ...{ vpgid: 1, loginuid: 0xffff_ffff, flags: 0, ...capabilities },
    });
    this.#alertCount += uid === 0 ? 1 : 0;
    for (let i = 0; i < 8; i++) {
      this.#open(tid, `/lib/x86_64-linux-gnu/lib${i}.so.6`, 1 | 4096, 0);
      const map = { addr: 0, length: 8192, prot: 1, flags: 2, fd: 7, offset: 0 };
      this.#pair('mmap', tid, map, { res: 0x7f00_0000, vm_size: 5000, vm_rss: 900, vm_swap: 0 });
      this.#pair('close', tid, { fd: 7 }, { res: 0 });
    }
    this.#event('procexit >', tid, { status: 0 });
  }

  /** The server writes a file outside of any volume. */
  writeToRoot(): void {
    this.#open(SERVER_TID, `/app/cache/${NUMBER_MARK}.tmp`, 2 | 4 | 256, 0o600);
    this.#pair('close', SERVER_TID, { fd: 7 }, { res: 0 });
    this.#alertCount++;
  }

  /** What a recorder keeps of the bytes read or written: half text, half what does not compress. */
  #data(): Buffer {
    return Buffer.from(Array.from({ length: 80 }, (_, i) => (i < 40 ? 97 + (i % 26) : this.#random.below(256))));
  }

  #open(tid: number, name: string, flags: number, mode: number): void {
    this.#event(TYPE.openatEnter, tid, {});
    this.#event(TYPE.openatExit, tid, { fd: 7, dirfd: -100, name, flags, mode, dev: 0x2b });
  }

  #pair(name: string, tid: number, enter: Values, exit: Values): void {
    this.#event(`${name} >`, tid, enter);
    this.#event(`${name} <`, tid, exit);
  }

  #event(type: string | number, tid: number, values: Values): void {
    const time = START_NS + BigInt(++this.#eventCount) * NS_PER_EVENT;
    this.#writer.event({ type, time, tid, cpu: this.#eventCount % 2, values });
  }
}

/** Every block begins with type and length; an event's time follows its cpu. */
function timeOffsets(bytes: Buffer): number[] {
  const offsets: number[] = [];
  for (let at = 0; at < bytes.length; at += bytes.readUInt32LE(at + 4)) {
    offsets.push(at + 10);
  }
  return offsets;
}

/** Wherever the 8 bytes of a new thread's id are: in headers and in parameters. */
function tidOffsets(bytes: Buffer): number[] {
  const offsets: number[] = [];
  for (let tid = FIRST_NEW_TID; tid < FIRST_NEW_TID + NEW_TIDS; tid++) {
    const pattern = Buffer.alloc(8);
    pattern.writeBigUInt64LE(BigInt(tid));
    for (let at = bytes.indexOf(pattern); at !== -1; at = bytes.indexOf(pattern, at + 1)) {
      offsets.push(at);
    }
  }
  return offsets;
}

function numberOffsets(bytes: Buffer): number[] {
  const offsets: number[] = [];
  for (let at = bytes.indexOf(NUMBER_MARK); at !== -1; at = bytes.indexOf(NUMBER_MARK, at + 1)) {
    offsets.push(at);
  }
  return offsets;
}
