/** One large log → parts of it that somebody else reads, each whole lines. */
import { type FileHandle, open } from 'node:fs/promises';
import type { ByteRange } from '../chunk-reader.ts';

const LINE_FEED = 0x0a;
const WINDOW_BYTES = 64 * 1024;

/**
 * Gives the ranges of a file one after the other: each of at least `minBytes`,
 * up to the next end of a line. The last one has no end, so that whatever is
 * appended until then is read too. Rejects with the system's error.
 */
export async function* lineRanges(path: string, minBytes: number): AsyncGenerator<ByteRange, void, undefined> {
  const handle = await open(path, 'r');
  try {
    const window = Buffer.allocUnsafe(WINDOW_BYTES);
    for (let start = 0; ; ) {
      const end = await lineEnd(handle, start + minBytes, window);
      yield { start, end };
      if (end === undefined) {
        return;
      }
      start = end;
    }
  } finally {
    await handle.close();
  }
}

/** Gives the place after the first line feed that ends at `from` or later; undefined when none does. */
async function lineEnd(handle: FileHandle, from: number, window: Buffer): Promise<number | undefined> {
  for (let at = from - 1; ; ) {
    const { bytesRead } = await handle.read(window, 0, window.length, at);
    if (bytesRead === 0) {
      return undefined;
    }
    const found = window.subarray(0, bytesRead).indexOf(LINE_FEED);
    if (found !== -1) {
      return at + found + 1;
    }
    at += bytesRead;
  }
}
