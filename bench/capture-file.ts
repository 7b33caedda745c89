/** Long captures on disk, plain and compressed, made by repeating a segment. */
import { closeSync, createReadStream, createWriteStream, openSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { captureSegment, type Segment } from './capture-segment.js';

/** A capture written for measuring. */
export interface LongCapture {
  readonly eventCount: number;
  /** What the rules of the benchmark's policy find in it. */
  readonly alertCount: number;
  readonly raw: string;
  readonly rawBytes: number;
  readonly gzip: string;
  readonly gzipBytes: number;
  /** The first few thousand events, to see what a start costs. */
  readonly short: string;
  readonly shortAlertCount: number;
}

/** Writes a capture of at least so many events into a folder, in both forms. */
export async function writeLongCapture(folder: string, minimumEvents: number): Promise<LongCapture> {
  const segment = captureSegment();
  const repetitions = Math.ceil(minimumEvents / segment.eventCount);
  const raw = join(folder, 'long.scap');
  const short = join(folder, 'short.scap');
  writeFileSync(short, Buffer.concat([segment.head, repetition(segment, 0)]));
  const file = openSync(raw, 'w');
  writeSync(file, segment.head);
  for (let i = 0; i < repetitions; i++) {
    writeSync(file, repetition(segment, i));
  }
  closeSync(file);
  const gzip = join(folder, 'long.scap.gz');
  await pipeline(createReadStream(raw), createGzip(), createWriteStream(gzip));
  return {
    // The head has one event: the record of the container.
    eventCount: 1 + repetitions * segment.eventCount,
    alertCount: repetitions * segment.alertCount,
    raw,
    rawBytes: statSync(raw).size,
    gzip,
    gzipBytes: statSync(gzip).size,
    short,
    shortAlertCount: segment.alertCount,
  };
}

/** Gives the segment with later times, other threads and other names. */
function repetition(segment: Segment, index: number): Buffer {
  const bytes = Buffer.from(segment.bytes);
  const laterNs = segment.durationNs * BigInt(index);
  for (const offset of segment.timeOffsets) {
    bytes.writeBigUInt64LE(bytes.readBigUInt64LE(offset) + laterNs, offset);
  }
  for (const offset of segment.tidOffsets) {
    bytes.writeUInt32LE(bytes.readUInt32LE(offset) + segment.tidCount * index, offset);
  }
  for (const offset of segment.numberOffsets) {
    bytes.write(String(index).padStart(8, '0'), offset, 'latin1');
  }
  return bytes;
}
