/** What programs of a node do, as events of a capture one after the other. */
import { Random } from './random.ts';
import { socketTuple } from './scap/bytes.ts';
import type { ParameterValue } from './scap/events.ts';
import { GENERATIONS, ScapWriter } from './scap/writer.ts';

/** Digits that stand in names for a number that grows with every repetition. */
export const NUMBER_MARK = '00000000';
/** Threads from here on are new in every repetition; bytes that nothing else in a segment has. */
export const FIRST_NEW_TID = 0x5a_a500;
/** At most so many new threads in one segment. */
export const NEW_TIDS = 256;
/** When the first event happens, in nanoseconds since the epoch. */
export const START_NS = 1_795_000_000_000_000_000n;
/** Nanoseconds between two events. */
export const NS_PER_EVENT = 2000n;
/** A thread of the host, one of a server in a container, and the one that starts the container's programs. */
export const THREADS = { host: 900, shim: 1100, server: 1200 } as const;

/** A container and where its threads are accounted. */
export interface Container {
  /** As records name it: the first twelve characters of the whole id. */
  readonly id: string;
  readonly cgroups: readonly string[];
}

/** The container of the server. */
export const SERVER_CONTAINER: Container = containerOf('ab12cd34ef56');
/** A container that is new in every repetition. */
const JOB_CONTAINER = containerOf(`c0de${NUMBER_MARK}`);

function containerOf(id: string): Container {
  const scope = `/kubepods/pod1/cri-containerd-${id.padEnd(64, '7')}.scope`;
  return { id, cgroups: ['cpu', 'memory', 'pids'].map((name) => `${name}=${scope}`) };
}

/** Recorders of that time had these types; later ones are unknown to readers that we compare with. */
const TYPE = { openatEnter: 306, openatExit: 307, acceptEnter: 248, acceptExit: 249 } as const;

const READ = 1;
const WRITE = 2;
const CREATE = 4;
const CLOSE_ON_EXEC = 4096;
const SIZES = { vm_size: 5000, vm_rss: 900, vm_swap: 0 } as const;

type Values = Readonly<Record<string, ParameterValue>>;

/** A program that starts in the container. */
export interface Program {
  readonly path: string;
  readonly arguments: readonly string[];
  readonly uid: number;
}

/** An everyday program; its command line is new in every repetition. */
export const REPORT: Program = { path: '/bin/report', arguments: [`--order=${NUMBER_MARK}`], uid: 10_001 };

/** Gives the record that a recorder writes of a container. */
export function containerRecord({ id }: Container, name: string, mounts: readonly object[]): string {
  const image = `registry.example.com/${name}`;
  const record = { id, type: 7, name, image: `${image}:1`, imagerepo: image, imagetag: '1', lookup_state: 1 };
  return JSON.stringify({ container: { ...record, privileged: false, Mounts: mounts, labels: {} } });
}

/** Calls that no rule set for detection looks at: name, values of the enter and of the exit event. */
const OTHER_CALLS: readonly (readonly [string, Values, Values])[] = [
  ['stat', {}, { res: 0, path: '/app/pages/index.html' }],
  ['lstat', {}, { res: 0, path: '/var/lib/data' }],
  ['access', { mode: 4 }, { res: 0, name: '/etc/ld.so.preload' }],
  ['lseek', { fd: 9, offset: 0, whence: 0 }, { res: 0 }],
  ['brk', { addr: 0 }, { res: 0x5600_0000, ...SIZES }],
  ['munmap', { addr: 0x7f00_0000, length: 8192 }, { res: 0, ...SIZES }],
  ['ioctl', { fd: 9, request: 21_505, argument: 0 }, { res: 0 }],
  ['fcntl', { fd: 9, cmd: 3 }, { res: 0 }],
  ['getcwd', {}, { res: 5, path: '/app' }],
  ['nanosleep', { interval: 1_000_000n }, { res: 0 }],
  ['getrlimit', { resource: 7 }, { res: 0, cur: 1024n, max: 4096n }],
  ['eventfd', { initval: 0n, flags: 0 }, { res: 21 }],
  ['pread', { fd: 9, size: 4096, pos: 0n }, { res: 16, data: Buffer.from('0123456789abcdef') }],
  ['pwrite', { fd: 9, size: 16, pos: 0n }, { res: 16, data: Buffer.from('0123456789abcdef') }],
  ['futex', { addr: 0x7f00_0000, op: 128, val: 1 }, { res: 0 }],
  ['epoll_wait', { maxevents: 64 }, { res: 1 }],
  ['kill', { pid: THREADS.server, sig: 0 }, { res: 0 }],
];

/** Writes events one after the other, a fixed time apart. */
export class Activity {
  readonly #writer = new ScapWriter(GENERATIONS['2018-08']);
  readonly #random = new Random(4711);
  readonly #isUnique: boolean;
  #nameCount = 0;
  #eventCount = 0;
  #tidCount = 0;

  /** `isUnique`: no two events open the same file, no two programs have the same command line. */
  constructor(isUnique: boolean) {
    this.#isUnique = isUnique;
  }

  get eventCount(): number {
    return this.#eventCount;
  }

  /** Number of threads that were started. */
  get tidCount(): number {
    return this.#tidCount;
  }

  bytes(): Buffer {
    return this.#writer.bytes();
  }

  /** A program of the host reads many files. */
  archive(files: number): void {
    for (let i = 0; i < files; i++) {
      this.#open(THREADS.host, `/var/lib/data/${NUMBER_MARK}/part-${this.#number(i)}.bin`, READ);
      this.#pair('fstat', THREADS.host, { fd: 7 }, { res: 0 });
      for (let part = 0; part < 3; part++) {
        this.#pair('read', THREADS.host, { fd: 7, size: 10_240 }, { res: 4096, data: this.#data() });
      }
      this.#pair('close', THREADS.host, { fd: 7 }, { res: 0 });
      this.#pair('write', THREADS.host, { fd: 1, size: 10_240 }, { res: 10_240, data: this.#data() });
    }
  }

  /** A server in a container answers requests. */
  serve(requests: number): void {
    for (let i = 0; i < requests; i++) {
      const tuple = socketTuple({ ip: '10.20.0.7', port: 40_000 + i }, { ip: '10.20.0.13', port: 8080 });
      this.#event(TYPE.acceptEnter, THREADS.server, { flags: 0 });
      this.#event(TYPE.acceptExit, THREADS.server, { fd: 9, tuple, queuepct: 0, queuelen: 0, queuemax: 128 });
      const request = Buffer.from('GET /orders/4711 HTTP/1.1\r\nHost: shop.example.com\r\n');
      this.#pair('read', THREADS.server, { fd: 9, size: 4096 }, { res: request.length, data: request });
      this.#open(THREADS.server, `/app/pages/${NUMBER_MARK}/order-${this.#number(i)}.html`, READ);
      this.#pair('read', THREADS.server, { fd: 7, size: 4096 }, { res: 80, data: this.#data() });
      this.#pair('close', THREADS.server, { fd: 7 }, { res: 0 });
      this.#pair('write', THREADS.server, { fd: 9, size: 80 }, { res: 80, data: this.#data() });
      this.#pair('close', THREADS.server, { fd: 9 }, { res: 0 });
    }
  }

  /** Threads wait and are scheduled. */
  idle(rounds: number): void {
    for (let i = 0; i < rounds; i++) {
      const next = { next: THREADS.server, pgft_maj: 0, pgft_min: 9, vm_size: 1, vm_rss: 1, vm_swap: 0 };
      this.#event('switch >', THREADS.host, next);
      this.#pair('futex', THREADS.server, { addr: 0x7f00_0000, op: 128, val: 1 }, { res: 0 });
      this.#pair('epoll_wait', THREADS.server, { maxevents: 64 }, { res: 1 });
    }
  }

  /** The server makes one call of many kinds. */
  otherCalls(rounds: number): void {
    for (let i = 0; i < rounds; i++) {
      for (const [name, enter, exit] of OTHER_CALLS) {
        this.#pair(name, THREADS.server, enter, exit);
      }
    }
  }

  /** The server connects to another one. */
  connect(ip: string, port: number): void {
    const tid = THREADS.server;
    this.#pair('socket', tid, { domain: 2, type: 1, proto: 6 }, { fd: 11 });
    const tuple = socketTuple({ ip: '10.20.0.13', port: 52_000 + this.#random.below(9) }, { ip, port });
    this.#pair('connect', tid, { fd: 11 }, { res: 0, tuple });
    this.#pair('close', tid, { fd: 11 }, { res: 0 });
  }

  /** The server looks after the files of its volume. */
  tidy(): void {
    const tid = THREADS.server;
    const path = `/data/${NUMBER_MARK}-${this.#number(0)}`;
    this.#pair('mkdir', tid, { mode: 0o755 }, { res: 0, path });
    this.#pair('chmod', tid, {}, { res: 0, filename: path, mode: 0o700 });
    this.#pair('rename', tid, {}, { res: 0, oldpath: path, newpath: `${path}.old` });
    this.#pair('unlink', tid, {}, { res: 0, path: `${path}.old` });
  }

  /** The server reads a file. */
  readFile(path: string): void {
    this.#open(THREADS.server, path, READ);
    this.#pair('close', THREADS.server, { fd: 7 }, { res: 0 });
  }

  /** A container with a folder of the host comes into being; its program runs as root and writes to its own files. */
  startContainer(): void {
    const mount = { Source: '/srv/host', Destination: '/host', Mode: '', RW: true, Propagation: 'private' };
    const values = { json: containerRecord(JOB_CONTAINER, 'job', [mount]) };
    this.#event('container >', -1, values);
    this.startProgram({ path: '/bin/job', arguments: [NUMBER_MARK], uid: 0 }, JOB_CONTAINER);
  }

  /** A program starts in a container, loads libraries, writes a file and ends. */
  startProgram({ path, arguments: words, uid }: Program, { cgroups }: Container = SERVER_CONTAINER): void {
    const index = this.#tidCount++;
    const tid = FIRST_NEW_TID + index;
    const self = { tid, pid: tid, ptid: THREADS.shim, cwd: '', fdlimit: 1024, pgft_maj: 0, pgft_min: 120, ...SIZES };
    const ids = { flags: 1 << 29, uid, gid: 10_001, vtid: 20 + index, vpid: 20 + index };
    const before = { res: 0, exe: 'runc', args: ['init'], ...self, comm: 'runc', cgroups };
    this.#event('clone <', tid, { ...before, ...ids });
    this.#event('execve >', tid, { filename: path });
    const comm = path.slice(path.lastIndexOf('/') + 1, path.lastIndexOf('/') + 16);
    const args = this.#isUnique ? [...words, `--id=${NUMBER_MARK}-${this.#number(0)}`] : words;
    const after = { res: 0, exe: path, args, ...self, comm, cgroups, env: ['A=1'], tty: 0, vpgid: 1 };
    const capabilities = { cap_inheritable: 0n, cap_permitted: 0n, cap_effective: 0n };
    this.#event('execve <', tid, { ...after, loginuid: 0xffff_ffff, flags: 0, ...capabilities });
    for (let i = 0; i < 8; i++) {
      this.#open(tid, `/lib/x86_64-linux-gnu/lib${i}.so.6`, READ | CLOSE_ON_EXEC);
      const map = { addr: 0, length: 8192, prot: 1, flags: 2, fd: 7, offset: 0 };
      this.#pair('mmap', tid, map, { res: 0x7f00_0000, ...SIZES });
      this.#pair('close', tid, { fd: 7 }, { res: 0 });
    }
    this.#open(tid, `/tmp/${comm}.${NUMBER_MARK}`, WRITE | CREATE, 0o600);
    this.#pair('close', tid, { fd: 7 }, { res: 0 });
    this.#event('procexit >', tid, { status: 0 });
  }

  /** What a recorder keeps of the bytes read or written: half text, half what does not compress. */
  #data(): Buffer {
    return Buffer.from(Array.from({ length: 80 }, (_, i) => (i < 40 ? 97 + (i % 26) : this.#random.below(256))));
  }

  #number(index: number): number {
    return this.#isUnique ? this.#nameCount++ : index;
  }

  #open(tid: number, name: string, flags: number, mode: number = 0): void {
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
