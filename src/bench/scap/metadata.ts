/** The lists at the head of a section, in the layouts of every generation. */
import { addressBytes, ByteWriter } from './bytes.ts';

/** `9a`: the tail of 2018 to 2022; `9b`: that of later writers. */
export type ProcessListVersion = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | '9a' | '9b';

/** 1: entries one after the other; 2: each with its length. */
export type ListVersion = 1 | 2;

/** Block types of lists of threads. */
export const PROCESS_LIST_BLOCK: Readonly<Record<ProcessListVersion, number>> = {
  ...{ 1: 0x202, 2: 0x207, 3: 0x209, 4: 0x210, 5: 0x211, 6: 0x212, 7: 0x213, 8: 0x214, '9a': 0x215, '9b': 0x215 },
};
/** Block types of lists of what a thread has open. */
export const FD_LIST_BLOCK: Readonly<Record<ListVersion, number>> = { 1: 0x203, 2: 0x218 };
/** Block types of lists of network interfaces. */
export const INTERFACE_LIST_BLOCK: Readonly<Record<ListVersion, number>> = { 1: 0x205, 2: 0x219 };
/** Block types of lists of users. */
export const USER_LIST_BLOCK: Readonly<Record<ListVersion, number>> = { 1: 0x206, 2: 0x220 };

/** One thread of a process list; what the layout has no room for is left out. */
export interface ProcessSpec {
  readonly tid: number;
  readonly pid?: number;
  readonly ptid?: number;
  readonly sid?: number;
  readonly vpgid?: number;
  readonly pgid?: number;
  readonly vtid?: number;
  readonly vpid?: number;
  readonly comm: string;
  readonly exe?: string;
  readonly exepath?: string;
  readonly args?: readonly string[];
  readonly cwd?: string;
  readonly env?: readonly string[];
  readonly cgroups?: readonly string[];
  readonly root?: string;
  readonly flags?: number;
  readonly uid?: number;
  readonly gid?: number;
  readonly tty?: number;
  readonly loginuid?: number;
  readonly isExeWritable?: boolean;
  /** Bits of the inheritable, permitted and effective sets. */
  readonly capabilities?: readonly [bigint, bigint, bigint];
}

const NONE = 0xffffffff;

/** Gives the body of a process list. `tailBytes` cuts the tail of the last layout, as older writers of it did. */
export function processList(
  processes: readonly ProcessSpec[],
  version: ProcessListVersion,
  tailBytes: number = Number.POSITIVE_INFINITY,
): Buffer {
  const list = new ByteWriter();
  for (const process of processes) {
    const head = processHead(process, version);
    if (typeof version === 'number') {
      list.bytes(head);
    } else {
      const tail = (version === '9a' ? olderTail : newerTail)(process).subarray(0, tailBytes);
      list
        .u32(4 + head.length + tail.length)
        .bytes(head)
        .bytes(tail);
    }
  }
  return list.finish();
}

function processHead(process: ProcessSpec, layout: ProcessListVersion): Buffer {
  const version = typeof layout === 'number' ? layout : 9;
  const entry = new ByteWriter();
  const since = (first: number, write: () => void) => version >= first && write();
  const { tid, pid = tid, comm, exe = comm } = process;
  entry
    .u64(tid)
    .u64(pid)
    .u64(process.ptid ?? 1);
  since(6, () => entry.u64(process.sid ?? -1));
  since(8, () => entry.u64(process.vpgid ?? -1));
  entry.text(comm).text(exe);
  since(7, () => entry.text(process.exepath ?? ''));
  entry
    .text(process.args ?? [])
    .text(process.cwd ?? '/')
    .u64(1024);
  entry
    .u32(process.flags ?? 0)
    .u32(process.uid ?? 0)
    .u32(process.gid ?? 0);
  since(2, () => entry.u32(9000).u32(4000).u32(0).u64(1).u64(2));
  since(3, () => entry.text(process.env ?? []));
  since(4, () =>
    entry
      .u64(process.vtid ?? tid)
      .u64(process.vpid ?? pid)
      .text(process.cgroups ?? []),
  );
  since(5, () => entry.text(process.root ?? '/'));
  return entry.finish();
}

function olderTail(process: ProcessSpec): Buffer {
  const tail = new ByteWriter().u32(process.loginuid ?? NONE).u8(process.isExeWritable ? 1 : 0);
  return capabilities(tail, process).finish();
}

function newerTail(process: ProcessSpec): Buffer {
  const tail = new ByteWriter().u64(0).u32(process.tty ?? 0);
  tail.u32(process.loginuid ?? NONE).u8(process.isExeWritable ? 1 : 0);
  // Upper layer, i-node, its times, from memory, lower layer.
  capabilities(tail, process).u8(0).u64(0).u64(0).u64(0).u8(0).u8(0);
  return tail.u64(process.pgid ?? -1).finish();
}

function capabilities(tail: ByteWriter, process: ProcessSpec): ByteWriter {
  for (const set of process.capabilities ?? [0n, 0n, 0n]) {
    tail.u64(set);
  }
  return tail;
}

/** One open file descriptor; `type` is its number in captures. */
export type FdSpec = { readonly fd: number; readonly ino?: number } & (
  | { readonly type: 16; readonly name: string; readonly openFlags: number; readonly dev?: number }
  | { readonly type: 3 | 4; readonly source: FdEndpoint; readonly destination: FdEndpoint; readonly protocol: number }
  | { readonly type: 5 | 6; readonly source: FdEndpoint; readonly protocol: number }
  | { readonly type: 8; readonly source: bigint; readonly destination: bigint; readonly name: string }
  | { readonly type: 1 | 2 | 7 | 9 | 10 | 11 | 12 | 13 | 14 | 15 | 17 | 18 | 19 | 20 | 21; readonly name: string }
);

interface FdEndpoint {
  readonly ip: string;
  readonly port: number;
}

/** Gives the body of the fd list of one thread. */
export function fdList(tid: number, fds: readonly FdSpec[], version: ListVersion): Buffer {
  const list = new ByteWriter().u64(tid);
  for (const fd of fds) {
    const entry = new ByteWriter()
      .u64(fd.fd)
      .u64(fd.ino ?? 0)
      .u8(fd.type);
    fdPayload(entry, fd, version);
    if (version === 2) {
      list.u32(4 + entry.length);
    }
    list.bytes(entry.finish());
  }
  return list.finish();
}

function fdPayload(entry: ByteWriter, fd: FdSpec, version: ListVersion): void {
  switch (fd.type) {
    case 3:
    case 4:
      entry.bytes(addressBytes(fd.source.ip)).bytes(addressBytes(fd.destination.ip));
      entry.u16(fd.source.port).u16(fd.destination.port).u8(fd.protocol);
      break;
    case 5:
    case 6:
      entry.bytes(addressBytes(fd.source.ip)).u16(fd.source.port).u8(fd.protocol);
      break;
    case 8:
      entry.u64(fd.source).u64(fd.destination).text(fd.name);
      break;
    case 16:
      entry.u32(fd.openFlags).text(fd.name);
      if (version === 2 && fd.dev !== undefined) {
        entry.u32(fd.dev);
      }
      break;
    default:
      entry.text(fd.name);
  }
}

/** One network interface. */
export interface InterfaceSpec {
  readonly name: string;
  readonly address: string;
  readonly netmask: string;
}

/** Gives the body of an interface list. */
export function interfaceList(interfaces: readonly InterfaceSpec[], version: ListVersion): Buffer {
  const list = new ByteWriter();
  for (const { name, address, netmask } of interfaces) {
    const entry = new ByteWriter().u16(address.includes(':') ? 2 : 1).u16(Buffer.byteLength(name));
    entry.bytes(addressBytes(address)).bytes(addressBytes(netmask)).bytes(addressBytes(address)).u64(0);
    entry.bytes(Buffer.from(name));
    // Of all the lists, only this one's length does not count itself.
    if (version === 2) {
      list.u32(entry.length);
    }
    list.bytes(entry.finish());
  }
  return list.finish();
}

/** One user or group. */
export type UserSpec =
  | { readonly uid: number; readonly gid: number; readonly name: string; readonly home: string; readonly shell: string }
  | { readonly gid: number; readonly name: string };

/** Gives the body of a user list. */
export function userList(users: readonly UserSpec[], version: ListVersion): Buffer {
  const list = new ByteWriter();
  for (const user of users) {
    const entry = new ByteWriter();
    if ('uid' in user) {
      entry.u8(0).u32(user.uid).u32(user.gid).text(user.name).text(user.home).text(user.shell);
    } else {
      entry.u8(1).u32(user.gid).text(user.name);
    }
    if (version === 2) {
      list.u32(4 + entry.length);
    }
    list.bytes(entry.finish());
  }
  return list.finish();
}
