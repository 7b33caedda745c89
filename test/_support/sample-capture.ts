/**
 * The capture in examples/: half a minute on a node of the cluster that
 * examples/audit.log is about. Made up, and the same bytes every time.
 */
import { createHash } from 'node:crypto';
import { type Endpoint, socketTuple } from '#src/bench/scap/bytes.js';
import type { ParameterValue } from '#src/bench/scap/events.js';
import type { ProcessSpec } from '#src/bench/scap/metadata.js';
import { GENERATIONS, ScapWriter } from '#src/bench/scap/writer.js';

const START = Date.UTC(2026, 10, 23, 9, 14, 5);
const NODE = '10.20.0.13';

/** What clone flags mean here: a new process in a pid namespace of its own. */
const CHILD_IN_PID_NAMESPACE = 1 << 29;
const NO_CAPABILITIES = [0n, 0n, 0n] as const;
const ALL_CAPABILITIES = [0n, 0x1ff_ffff_ffffn, 0x1ff_ffff_ffffn] as const;
/** What container runtimes give without being asked. */
const USUAL_CAPABILITIES = [0n, 0xa804_25fbn, 0xa804_25fbn] as const;

const OPEN = { read: 1, write: 2, create: 4, truncate: 256, closeOnExec: 4096 } as const;
const AT_CURRENT_FOLDER = -100;

/** Event types as recorders of that time had them. */
const ACCEPT4 = { enter: 248, exit: 249 } as const;
const OPENAT = { enter: 306, exit: 307 } as const;

interface Container {
  readonly name: string;
  readonly namespace: string;
  readonly pod: string;
  readonly repository: string;
  readonly tag: string;
  readonly isPrivileged: boolean;
  readonly podUid: string;
  /** By their places in the container; what stands for a volume is kept by the kubelet. */
  readonly mounts: Readonly<Record<string, { readonly path: string } | { readonly volume: string }>>;
}

const STOREFRONT: Container = {
  name: 'storefront',
  namespace: 'shop',
  pod: 'storefront-6d8f7b5c9-x2x8p',
  repository: 'registry.example.com/shop/storefront',
  tag: '2.14.0',
  isPrivileged: false,
  podUid: '5b0f1c2e-7d43-4c1a-9e60-2f6a8d1b3c57',
  mounts: { '/var/cache/storefront': { volume: 'kubernetes.io~empty-dir/cache' } },
};
const NODE_DEBUG: Container = {
  name: 'debugger',
  namespace: 'default',
  pod: 'node-debug',
  repository: 'docker.io/library/debian',
  tag: '12',
  isPrivileged: true,
  podUid: 'c3d9a7f4-18b2-4e0d-a5c6-94e17f20b8ad',
  mounts: { '/host': { path: '/' } },
};
const BUILDER: Container = {
  name: 'build',
  namespace: 'build',
  pod: 'builder-3817',
  repository: 'docker.io/library/docker',
  tag: '27',
  isPrivileged: false,
  podUid: '9e2b60d1-f5a8-4b37-8c14-d07e3a9f6c22',
  mounts: { '/var/run/docker.sock': { path: '/run/docker.sock' } },
};
const PSQL: Container = {
  name: 'psql',
  namespace: 'shop',
  pod: 'psql-client',
  repository: 'docker.io/library/postgres',
  tag: '16',
  isPrivileged: false,
  podUid: '1a47e8c0-3f96-4d5b-b2e1-6c80d94f7a35',
  mounts: {},
};

/** All mounts of a container, with what the kubelet mounts into every one. */
function mountsOf({ name, podUid, mounts }: Container): readonly object[] {
  const folder = `/var/lib/kubelet/pods/${podUid}`;
  const own = Object.entries(mounts).map(([destination, mount]) => [
    destination,
    'path' in mount ? mount.path : `${folder}/volumes/${mount.volume}`,
  ]);
  const all = [
    ...own,
    ['/etc/hosts', `${folder}/etc-hosts`],
    ['/dev/termination-log', `${folder}/containers/${name}/0a1b2c3d`],
  ];
  return all.map(([destination, source]) => ({
    ...{ Source: source, Destination: destination },
    ...{ Mode: '', RW: true, Propagation: 'private' },
  }));
}

/** Makes the capture. */
export function sampleCapture(): Buffer {
  const node = new Node();
  node.containerRecord(STOREFRONT);
  node.housekeeping(6);
  node.serveRequests(4);
  node.startContainer(NODE_DEBUG, {
    tid: 4101,
    exe: '/bin/bash',
    args: ['-l'],
    uid: 0,
    capabilities: ALL_CAPABILITIES,
  });
  node.readFile(4101, '/etc/profile');
  node.housekeeping(6);
  node.startContainer(BUILDER, {
    tid: 4160,
    exe: '/bin/sh',
    args: ['-c', 'make image'],
    uid: 0,
    capabilities: USUAL_CAPABILITIES,
  });
  node.readFile(4160, '/src/Makefile');
  node.serveRequests(4);
  node.startContainer(PSQL, {
    tid: 4222,
    exe: '/usr/bin/psql',
    args: ['-h', 'db.shop', '-c', 'copy orders to stdout'],
    uid: 999,
    capabilities: NO_CAPABILITIES,
  });
  node.readFile(4222, '/etc/passwd');
  node.writeFile(4222, '/var/lib/postgresql/.psql_history');
  node.housekeeping(6);
  node.end(4222);
  return node.bytes();
}

function idOf({ pod }: Container): string {
  return createHash('sha256').update(pod).digest('hex');
}

function cgroupsOf(container: Container): string[] {
  const path = `/kubepods.slice/kubepods-pod${idOf(container).slice(20, 28)}.slice/cri-containerd-${idOf(container)}.scope`;
  return ['cpuset', 'cpu', 'memory', 'pids'].map((subsystem) => `${subsystem}=${path}`);
}

const HOST_PROCESSES: readonly ProcessSpec[] = [
  { tid: 1, ptid: 0, comm: 'systemd', exe: '/usr/lib/systemd/systemd', exepath: '/usr/lib/systemd/systemd' },
  { tid: 640, comm: 'containerd', exe: '/usr/bin/containerd', exepath: '/usr/bin/containerd' },
  { tid: 702, comm: 'kubelet', exe: '/usr/bin/kubelet', exepath: '/usr/bin/kubelet', args: ['--config=/etc/kubelet'] },
  {
    tid: 3300,
    comm: 'containerd-shim',
    exe: '/usr/bin/containerd-shim-runc-v2',
    exepath: '/usr/bin/containerd-shim-runc-v2',
  },
];
const STOREFRONT_PROCESS: ProcessSpec = {
  ...{ tid: 3412, ptid: 3300, vtid: 1, vpid: 1, comm: 'node', exe: 'node', exepath: '/usr/local/bin/node' },
  ...{ args: ['server.js'], cwd: '/app', uid: 10_001, gid: 10_001, cgroups: cgroupsOf(STOREFRONT) },
};

/** A started process. */
interface Program {
  readonly tid: number;
  readonly exe: string;
  readonly args: readonly string[];
  readonly uid: number;
  readonly capabilities: readonly [bigint, bigint, bigint];
}

/** The node while it is recorded: events one after the other, a little time between them. */
class Node {
  readonly #writer = new ScapWriter(GENERATIONS['2018-08']).section();
  #timeNs = BigInt(START) * 1_000_000n;
  #step = 0;

  constructor() {
    this.#writer.machine('worker-3');
    this.#writer.interfaces([
      { name: 'lo', address: '127.0.0.1', netmask: '255.0.0.0' },
      { name: 'eth0', address: NODE, netmask: '255.255.255.0' },
    ]);
    this.#writer.users([
      { uid: 0, gid: 0, name: 'root', home: '/root', shell: '/bin/bash' },
      { uid: 999, gid: 999, name: 'systemd-coredump', home: '/', shell: '/usr/sbin/nologin' },
      { gid: 0, name: 'root' },
    ]);
    this.#writer.processes([...HOST_PROCESSES, STOREFRONT_PROCESS]);
    const endpoint = { ip: '0.0.0.0', port: 8080 };
    this.#writer.fds(STOREFRONT_PROCESS.tid, [{ fd: 18, type: 5, source: endpoint, protocol: 2 }]);
  }

  bytes(): Buffer {
    return this.#writer.bytes();
  }

  /** What the recorder's container engine found out. */
  containerRecord(container: Container): void {
    const { name, namespace, pod, repository, tag, isPrivileged } = container;
    const record = {
      ...{ id: idOf(container).slice(0, 12), type: 7, name, image: `${repository}:${tag}`, lookup_state: 1 },
      ...{ imagerepo: repository, imagetag: tag, imagedigest: '', imageid: '', privileged: isPrivileged },
      Mounts: mountsOf(container),
      labels: { 'io.kubernetes.pod.name': pod, 'io.kubernetes.pod.namespace': namespace },
    };
    this.#event('container >', -1, { json: JSON.stringify({ container: record }) });
  }

  /** The kubelet looks at usage files. */
  housekeeping(rounds: number): void {
    for (let i = 0; i < rounds; i++) {
      this.readFile(702, `/sys/fs/cgroup/memory/${['memory.usage_in_bytes', 'memory.stat'][i % 2]}`);
    }
  }

  /** The web server answers requests. */
  serveRequests(count: number): void {
    const { tid } = STOREFRONT_PROCESS;
    for (let i = 0; i < count; i++) {
      const client: Endpoint = { ip: '10.20.0.7', port: 40_000 + this.#step };
      this.#event(ACCEPT4.enter, tid, { flags: 0 });
      const tuple = socketTuple(client, { ip: NODE, port: 8080 });
      this.#event(ACCEPT4.exit, tid, { fd: 21, tuple, queuepct: 0, queuelen: 0, queuemax: 511 });
      this.#event('read >', tid, { fd: 21, size: 65_536 });
      this.#event('read <', tid, { res: 25, data: Buffer.from('GET /cart HTTP/1.1\r\nHost:') });
      this.readFile(tid, '/app/views/cart.html');
      this.#event('write >', tid, { fd: 21, size: 17 });
      this.#event('write <', tid, { res: 17, data: Buffer.from('HTTP/1.1 200 OK\r\n') });
      this.#event('close >', tid, { fd: 21 });
      this.#event('close <', tid, { res: 0 });
    }
  }

  /** The shim starts a process in a new container. */
  startContainer(container: Container, program: Program): void {
    const { tid, exe, args, uid, capabilities } = program;
    const cgroups = cgroupsOf(container);
    const comm = exe.slice(exe.lastIndexOf('/') + 1);
    const sizes = { fdlimit: 1024, pgft_maj: 0, pgft_min: 320, vm_size: 4200, vm_rss: 1100, vm_swap: 0 };
    const self = { tid, pid: tid, ptid: 3300, cwd: '', ...sizes };
    this.#event('clone <', tid, {
      ...{ res: 0, exe: 'runc', args: ['init'], ...self, comm: 'runc:[2:INIT]', cgroups },
      ...{ flags: CHILD_IN_PID_NAMESPACE, uid, gid: uid, vtid: 1, vpid: 1 },
    });
    this.containerRecord(container);
    this.#event('execve >', tid, { filename: exe });
    this.#event('execve <', tid, {
      ...{ res: 0, exe, args, ...self, comm, cgroups, env: ['PATH=/usr/local/bin:/usr/bin:/bin'], tty: 34816 },
      ...{ vpgid: 1, loginuid: 0xffffffff, flags: 0, cap_inheritable: capabilities[0] },
      ...{ cap_permitted: capabilities[1], cap_effective: capabilities[2] },
    });
  }

  readFile(tid: number, path: string): void {
    this.#open(tid, path, OPEN.read | OPEN.closeOnExec, 0);
    this.#event('read >', tid, { fd: 22, size: 4096 });
    this.#event('read <', tid, { res: 10, data: Buffer.from('2147483648') });
    this.#close(tid);
  }

  writeFile(tid: number, path: string): void {
    this.#open(tid, path, OPEN.write | OPEN.create | OPEN.truncate, 0o600);
    this.#event('write >', tid, { fd: 22, size: 22 });
    this.#event('write <', tid, { res: 22, data: Buffer.from('copy orders to stdout\n') });
    this.#close(tid);
  }

  /** A process exits. */
  end(tid: number): void {
    this.#event('procexit >', tid, { status: 0 });
  }

  #open(tid: number, name: string, flags: number, mode: number): void {
    this.#event(OPENAT.enter, tid, {});
    this.#event(OPENAT.exit, tid, { fd: 22, dirfd: AT_CURRENT_FOLDER, name, flags, mode, dev: 0x2b });
  }

  #close(tid: number): void {
    this.#event('close >', tid, { fd: 22 });
    this.#event('close <', tid, { res: 0 });
  }

  #event(type: string | number, tid: number, values: Readonly<Record<string, ParameterValue>>): void {
    // Between 2 and 200 milliseconds; as it happens, 30 seconds in all.
    this.#timeNs += BigInt(2_000_000 + ((this.#step * 7919) % 197) * 1_000_003);
    this.#step++;
    this.#writer.event({ type, time: this.#timeNs, tid, cpu: this.#step % 2, values });
  }
}
