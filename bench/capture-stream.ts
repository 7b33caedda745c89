/**
 * A capture that never says the same thing twice: every event is of a thread
 * and opens a file that no other has. Made as it is read, kept nowhere.
 */
import { Readable } from 'node:stream';
import { GENERATIONS, ScapWriter } from '#src/bench/scap/writer.js';

/** One event in so many is preceded by the start of its thread, in a container of its own. */
const START_EVERY = 10;
const EVENTS_PER_CHUNK = 10_000;
const FIRST_TID = 0x5a_0000;
const TID_MARK = 0x5aa5_5aa5;
const NUMBER_MARK = '00000000';
const START_NS = 1_795_000_000_000_000_000n;

/** What was streamed so far. */
export interface StreamTotals {
  bytes: number;
  events: number;
  threads: number;
}

/** Bytes of one block and where the number of its thread goes: as bytes, and as digits. */
interface Template {
  readonly bytes: Buffer;
  readonly tidOffsets: readonly number[];
  readonly digitOffsets: readonly number[];
}

/** Streams a capture with so many threads and files; `totals` says at any time how far it has come. */
export function streamDistinct(threads: number, totals: StreamTotals): Readable {
  return Readable.from(chunks(threads, totals), { objectMode: false, highWaterMark: 1 << 20 });
}

function* chunks(threads: number, totals: StreamTotals): Generator<Buffer> {
  const head = new ScapWriter(GENERATIONS['2018-08']).section().machine('node-1');
  yield head.processes([{ tid: 1, ptid: 0, comm: 'systemd' }]).bytes();
  const [start, open] = [startTemplate(), openTemplate()];
  const chunk = Buffer.alloc(EVENTS_PER_CHUNK * (open.bytes.length + Math.ceil(start.bytes.length / START_EVERY)));
  for (let first = 0; first < threads; first += EVENTS_PER_CHUNK) {
    let length = 0;
    for (let number = first; number < Math.min(threads, first + EVENTS_PER_CHUNK); number++) {
      if (number % START_EVERY === 0) {
        length += place(start, number, chunk, length);
        totals.events++;
      }
      length += place(open, number, chunk, length);
      totals.events++;
      totals.threads++;
    }
    totals.bytes += length;
    // The reader may keep what it was given until the pipe took it.
    yield Buffer.from(chunk.subarray(0, length));
  }
}

function place(template: Template, number: number, chunk: Buffer, at: number): number {
  chunk.set(template.bytes, at);
  for (const offset of template.tidOffsets) {
    chunk.writeUInt32LE(FIRST_TID + number, at + offset);
  }
  for (const offset of template.digitOffsets) {
    for (let rest = number, digit = 7; digit >= 0; digit--, rest = Math.floor(rest / 10)) {
      chunk[at + offset + digit] = 48 + (rest % 10);
    }
  }
  return template.bytes.length;
}

function startTemplate(): Template {
  const id = `c0ffee${NUMBER_MARK}`.padEnd(64, '0');
  const sizes = { fdlimit: 1024, pgft_maj: 0, pgft_min: 0, vm_size: 0, vm_rss: 0, vm_swap: 0 };
  return templateOf('clone <', {
    ...{
      res: 0,
      exe: `/bin/job-${NUMBER_MARK}`,
      args: ['a'],
      tid: TID_MARK,
      pid: TID_MARK,
      ptid: 1,
      cwd: '',
      ...sizes,
    },
    ...{ comm: 'job', cgroups: [`cpu=/docker/${id}`], flags: 1 << 29, uid: 1000, gid: 1000, vtid: 1, vpid: 1 },
  });
}

function openTemplate(): Template {
  return templateOf('open <', { fd: 3, name: `/data/${NUMBER_MARK}`, flags: 1, mode: 0 });
}

function templateOf(type: string, values: Parameters<ScapWriter['event']>[0]['values'] & object): Template {
  const bytes = new ScapWriter(GENERATIONS['2018-08']).event({ type, time: START_NS, tid: TID_MARK, values }).bytes();
  const mark = Buffer.alloc(4);
  mark.writeUInt32LE(TID_MARK);
  return { bytes, tidOffsets: offsetsOf(bytes, mark), digitOffsets: offsetsOf(bytes, Buffer.from(NUMBER_MARK)) };
}

function offsetsOf(bytes: Buffer, pattern: Buffer): number[] {
  const offsets: number[] = [];
  for (let at = bytes.indexOf(pattern); at !== -1; at = bytes.indexOf(pattern, at + pattern.length)) {
    offsets.push(at);
  }
  return offsets;
}
