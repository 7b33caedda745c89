/** Long captures and audit logs on disk, made by repeating a segment, and the sample that a slow reference can judge. */
import { closeSync, createReadStream, createWriteStream, openSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Segment } from './segment.ts';

/** A file that is to be measured. */
export interface MeasuredFile {
  readonly path: string;
  readonly isPacked: boolean;
  readonly byteCount: number;
}

/** Writes the head and so many repetitions. Stops early, with a shorter file, once the signal is aborted. */
export async function writeRepeated(
  path: string,
  segment: Segment,
  repetitions: number,
  signal: AbortSignal,
): Promise<MeasuredFile> {
  const file = openSync(path, 'w');
  try {
    writeSync(file, segment.head);
    for (let i = 0; i < repetitions && !signal.aborted; i++) {
      writeSync(file, segment.repetition(i));
      if (i % YIELD_EVERY === 0) {
        // Signals are only heard between two turns.
        await new Promise(setImmediate);
      }
    }
  } finally {
    closeSync(file);
  }
  return { path, isPacked: false, byteCount: statSync(path).size };
}

const YIELD_EVERY = 64;

/** Compresses a file as recorders do. @throws AbortError */
export async function writePacked(file: MeasuredFile, path: string, signal: AbortSignal): Promise<MeasuredFile> {
  await pipeline(createReadStream(file.path), createGzip(), createWriteStream(path), { signal });
  return { path, isPacked: true, byteCount: file.byteCount };
}

/** Writes the head and chosen repetitions. */
export function writeSample(path: string, segment: Segment, indexes: readonly number[]): void {
  const parts = indexes.map((index) => Buffer.from(segment.repetition(index)));
  writeFileSync(path, Buffer.concat([segment.head, ...parts]));
}
