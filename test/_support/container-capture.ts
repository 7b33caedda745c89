/** A node with one container as a recorder sees it, for tests of what its activity proves. */

import { socketAddress } from '#src/bench/scap/bytes.js';
import type { ParameterValue } from '#src/bench/scap/events.js';
import type { ProcessSpec } from '#src/bench/scap/metadata.js';
import { ScapWriter } from '#src/bench/scap/writer.js';

const START = 1_700_000_000_000_000_000n;
const FULL_ID = '0123456789ab'.padEnd(64, 'c');
const CGROUPS = [`cpuset=/kubepods/burstable/${FULL_ID}`];
/** Processes of the host. */
const HOST = { shell: 50, shim: 60 } as const;
const OPEN_WRITE = 2;

/** What a new program runs as; the recorder knows no user of one where `uid` is null. */
export interface ProgramSpec {
  readonly exe?: string;
  readonly args?: readonly string[];
  readonly uid?: number | null;
  readonly gid?: number;
  readonly capabilities?: bigint;
}

/** Records what one test needs, event by event; what stands before `begin` ran before. */
export class ContainerCapture {
  readonly #writer = new ScapWriter().section().machine('node');
  readonly #running: ProcessSpec[] = [
    { tid: HOST.shell, comm: 'bash', uid: 1000 },
    { tid: HOST.shim, comm: 'containerd-shim' },
  ];
  #timeNs = START;
  #hasBegun = false;

  /** A process of the container that ran before the recording began. */
  running(tid: number, process: Partial<ProcessSpec> = {}): this {
    this.#running.push({ tid, ptid: HOST.shim, vpid: 1, comm: 'app', cgroups: CGROUPS, ...process });
    return this;
  }

  /** The record of the container, a Kubernetes container of containerd with the mounts that all have. */
  record(members: Readonly<Record<string, unknown>> = {}): this {
    const record = {
      ...{ id: FULL_ID.slice(0, 12), full_id: FULL_ID, type: 7, name: 'app', image: 'registry.example.com/app:1' },
      ...{ imagerepo: 'registry.example.com/app', imagetag: '1', privileged: false, lookup_state: 1 },
      Mounts: [mount('/var/lib/kubelet/pods/01234567-89ab-cdef-0123-456789abcdef/etc-hosts', '/etc/hosts')],
      labels: { 'io.kubernetes.pod.name': 'app-1', 'io.kubernetes.pod.namespace': 'shop' },
      ...members,
    };
    return this.#event('container >', -1, { json: JSON.stringify({ container: record }) });
  }

  /** Something happens on the host. */
  begin(): this {
    return this.open(HOST.shell, '/etc/profile', 1);
  }

  /** The runtime clones its process for the container, which is to run its code until it starts a program. */
  create(tid: number, comm: string = 'runc:[2:INIT]'): this {
    return this.#event('clone <', tid, {
      ...{ res: 0, exe: 'runc', args: ['init'], tid, pid: tid, ptid: HOST.shim, cwd: '', fdlimit: 1024, comm },
      ...{ pgft_maj: 0, pgft_min: 0, vm_size: 0, vm_rss: 0, vm_swap: 0, cgroups: CGROUPS, flags: 1 << 29 },
      ...{ uid: 0, gid: 0, vtid: 1, vpid: 1 },
    });
  }

  exec(tid: number, { exe = 'app', args = [], uid = 1000, gid = 1000, capabilities = 0n }: ProgramSpec = {}): this {
    return this.#event('execve <', tid, {
      ...{ res: 0, exe, args, tid, pid: tid, ptid: HOST.shim, cwd: '', fdlimit: 1024, pgft_maj: 0, pgft_min: 0 },
      ...{ vm_size: 0, vm_rss: 0, vm_swap: 0, comm: exe, cgroups: CGROUPS, env: [], tty: 0, vpgid: 1 },
      ...{ loginuid: 0xffffffff, flags: 0 },
      ...(uid === null
        ? {}
        : {
            ...{ cap_inheritable: 0n, cap_permitted: capabilities, cap_effective: capabilities },
            ...{ exe_ino: 1, exe_ino_ctime: 1, exe_ino_mtime: 1, uid, trusted_exepath: `/bin/${exe}`, pgid: 1, gid },
          }),
    });
  }

  setuid(tid: number, uid: number): this {
    return this.#event('setuid <', tid, { res: 0, uid });
  }

  open(tid: number, name: string, flags: number = OPEN_WRITE, device: number = 0x2d): this {
    return this.#event('openat <', tid, { fd: 5, dirfd: -100, name, flags, mode: 0, dev: device, ino: 1 });
  }

  mkdir(tid: number, path: string, res: number = 0): this {
    return this.#event('mkdir <', tid, { res, path, mode: 0o755 });
  }

  bind(tid: number, port: number): this {
    this.#event('socket <', tid, { fd: 6, domain: 2, type: 1, proto: 6 });
    this.#event('bind >', tid, { fd: 6 });
    return this.#event('bind <', tid, { res: 0, addr: socketAddress({ ip: '0.0.0.0', port }), fd: 6 });
  }

  bytes(): Buffer {
    this.#flush();
    return this.#writer.bytes();
  }

  #flush(): void {
    if (!this.#hasBegun) {
      this.#hasBegun = true;
      this.#writer.processes(this.#running);
    }
  }

  #event(type: string, tid: number, values: Readonly<Record<string, ParameterValue>>): this {
    this.#flush();
    this.#timeNs += 1_000_000n;
    this.#writer.event({ type, time: this.#timeNs, tid, values });
    return this;
  }
}

/** One mount of a record. */
export function mount(source: string, destination: string, isWritable: boolean = true): object {
  return { Source: source, Destination: destination, Mode: '', RW: isWritable, Propagation: 'private' };
}
