/**
 * Writes captures of every generation, block by block, for benchmarks and
 * tests. Nothing is checked: a test may write what no recorder would.
 */
import { gzipSync } from 'node:zlib';
import { ByteWriter } from './bytes.ts';
import { type EventHeader, type EventSpec, eventBlock } from './events.ts';
import {
  FD_LIST_BLOCK,
  type FdSpec,
  fdList,
  INTERFACE_LIST_BLOCK,
  type InterfaceSpec,
  interfaceList,
  type ListVersion,
  PROCESS_LIST_BLOCK,
  type ProcessListVersion,
  type ProcessSpec,
  processList,
  USER_LIST_BLOCK,
  type UserSpec,
  userList,
} from './metadata.ts';

/** The layouts that one generation of recorders used together. */
export interface Generation {
  readonly sectionMinor: 0 | 1 | 2;
  readonly processList: ProcessListVersion;
  /** Of fds, interfaces and users. */
  readonly lists: ListVersion;
  readonly eventHeader: EventHeader;
}

/** When recorders were current. */
export type GenerationName =
  | 2013
  | '2014-01'
  | '2014-10'
  | 2015
  | '2016-01'
  | '2016-06'
  | 2017
  | '2018-03'
  | '2018-08'
  | 2023;

/** Recorders by the time they were current. */
export const GENERATIONS: Readonly<Record<GenerationName, Generation>> = {
  2013: { sectionMinor: 0, processList: 1, lists: 1, eventHeader: 1 },
  '2014-01': { sectionMinor: 0, processList: 2, lists: 1, eventHeader: 1 },
  '2014-10': { sectionMinor: 0, processList: 3, lists: 1, eventHeader: 1 },
  2015: { sectionMinor: 0, processList: 4, lists: 1, eventHeader: 1 },
  '2016-01': { sectionMinor: 0, processList: 5, lists: 1, eventHeader: 1 },
  '2016-06': { sectionMinor: 0, processList: 6, lists: 1, eventHeader: 1 },
  2017: { sectionMinor: 0, processList: 7, lists: 1, eventHeader: 1 },
  '2018-03': { sectionMinor: 1, processList: 8, lists: 1, eventHeader: 1 },
  '2018-08': { sectionMinor: 2, processList: '9a', lists: 2, eventHeader: 2 },
  2023: { sectionMinor: 2, processList: '9b', lists: 2, eventHeader: 2 },
};

const SECTION_BLOCK = 0x0a0d0d0a;
const MACHINE_BLOCK = 0x201;
const MAGIC = 0x1a2b3c4d;
const HOSTNAME_BYTES = 128;

/** A capture in the making. */
export class ScapWriter {
  readonly generation: Generation;
  readonly #blocks: Buffer[] = [];

  constructor(generation: Generation = GENERATIONS[2023]) {
    this.generation = generation;
  }

  /** Begins a section. `options` are bytes after the header that readers skip. */
  section(options: Uint8Array = new Uint8Array()): this {
    const body = new ByteWriter().u32(MAGIC).u16(1).u16(this.generation.sectionMinor).u64(-1).bytes(options);
    return this.block(SECTION_BLOCK, body.finish());
  }

  /** `bootTime` is 0 in older captures. */
  machine(hostname: string, bootTime: bigint = 0n): this {
    const name = Buffer.alloc(HOSTNAME_BYTES);
    name.write(hostname);
    const body = new ByteWriter()
      .u32(2)
      .u64(8 * 2 ** 30)
      .u64(4_194_304)
      .bytes(name);
    return this.block(MACHINE_BLOCK, body.u64(bootTime).u64(0).u64(0).u64(0).finish());
  }

  /** Writes the network interfaces of the machine. */
  interfaces(interfaces: readonly InterfaceSpec[]): this {
    const { lists } = this.generation;
    return this.block(INTERFACE_LIST_BLOCK[lists], interfaceList(interfaces, lists));
  }

  /** Writes the users of the machine. */
  users(users: readonly UserSpec[]): this {
    const { lists } = this.generation;
    return this.block(USER_LIST_BLOCK[lists], userList(users, lists));
  }

  /** Writes the threads that ran when recording began; `tailBytes` cuts each entry short. */
  processes(processes: readonly ProcessSpec[], tailBytes?: number): this {
    const { processList: version } = this.generation;
    return this.block(PROCESS_LIST_BLOCK[version], processList(processes, version, tailBytes));
  }

  /** Writes what a thread had open when recording began. */
  fds(tid: number, fds: readonly FdSpec[]): this {
    const { lists } = this.generation;
    return this.block(FD_LIST_BLOCK[lists], fdList(tid, fds, lists));
  }

  /** Writes an event. @throws Error for a value that its parameter cannot have */
  event(spec: EventSpec): this {
    const { type, body } = eventBlock(spec, this.generation.eventHeader);
    return this.block(type, body);
  }

  /** Writes a block with any type and body. */
  block(type: number, body: Uint8Array): this {
    const padding = -body.length & 3;
    const length = 12 + body.length + padding;
    const block = new ByteWriter(length).u32(type).u32(length).bytes(body).zeros(padding).u32(length);
    this.#blocks.push(block.finish());
    return this;
  }

  /** Size of what was written so far: the offset of the next block. */
  get length(): number {
    return this.#blocks.reduce((sum, block) => sum + block.length, 0);
  }

  /** Gives all that was written. */
  bytes(): Buffer {
    return Buffer.concat(this.#blocks);
  }

  /** As recorders store it. */
  gzip(): Buffer {
    return gzipSync(this.bytes());
  }
}
