/** Bytes in the order they come: from a file read ahead by one chunk, or from a stream. */
import { constants, openSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { Socket } from 'node:net';

const CHUNK_BYTES = 1 << 20;

/** Gives an input's bytes chunk by chunk. */
export interface ChunkReader {
  /** Gives the next bytes, at least one, or undefined at the end. A chunk is only valid until the next call. */
  read(): Promise<Buffer | undefined>;
  /** Nothing is read ahead, so that somebody else may go on reading where the last chunk ended. */
  readonly stopsBetweenReads?: boolean;
  close(): Promise<void>;
}

/**
 * Opens a pipe that has a name. Waiting for its first writer, or for more from
 * an idle one, keeps no thread: the process could not end before that returns.
 * Throws the system's error.
 */
export function openPipe(path: string): ChunkReader {
  const fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  return readStream(new Socket({ fd, readable: true, writable: false }));
}

/** Bytes of a file, from `start` up to but without `end`; without one, up to wherever the file then ends. */
export interface ByteRange {
  readonly start: number;
  readonly end: number | undefined;
}

/** Opens a file or device for reading, or a part of a file. Rejects with the system's error. */
export async function openFile(path: string, range?: ByteRange): Promise<ChunkReader> {
  return new FileReader(await open(path, 'r'), range);
}

/** Reads a stream that is already open. */
export function readStream(stream: AsyncIterable<Uint8Array>): ChunkReader {
  const iterator = stream[Symbol.asyncIterator]();
  return {
    async read() {
      for (;;) {
        const { value, done } = await iterator.next();
        if (done === true) {
          return undefined;
        }
        if (value.length > 0) {
          return Buffer.from(value.buffer, value.byteOffset, value.length);
        }
      }
    },
    async close() {
      // It ends only after a read under way, and on a pipe that may be for ever.
      iterator.return?.().catch(() => undefined);
    },
  };
}

/** Puts a chunk that was already taken from a reader back in front of it. */
export function withHead(head: Buffer | undefined, rest: ChunkReader): ChunkReader {
  let first = head;
  return {
    async read() {
      const chunk = first ?? (await rest.read());
      first = undefined;
      return chunk;
    },
    close: () => rest.close(),
  };
}

/**
 * Buffers of a reader that was read to its end, for the next one. Memory outside of the heap makes V8 collect garbage,
 * and after that much is compiled anew: many small parts of a log took half as long again.
 */
const spare: Buffer[] = [];
const MAX_SPARE = 2;

/** Two buffers in turn: while one is looked at, the other is being filled. */
class FileReader implements ChunkReader {
  readonly #handle: FileHandle;
  #filling: Buffer = spare.pop() ?? Buffer.allocUnsafeSlow(CHUNK_BYTES);
  #shown: Buffer = spare.pop() ?? Buffer.allocUnsafeSlow(CHUNK_BYTES);
  #pending: Promise<number> | undefined;
  #isClosed = false;
  /** Where to read next; null = wherever the file is. */
  #position: number | null;
  readonly #end: number;

  constructor(handle: FileHandle, range: ByteRange | undefined) {
    this.#handle = handle;
    this.#position = range?.start ?? null;
    this.#end = range?.end ?? Number.POSITIVE_INFINITY;
  }

  async read(): Promise<Buffer | undefined> {
    this.#pending ??= this.#fill();
    const length = await this.#pending;
    this.#pending = undefined;
    if (length === 0 || this.#isClosed) {
      return undefined;
    }
    [this.#filling, this.#shown] = [this.#shown, this.#filling];
    this.#pending = this.#fill();
    // A failure is for whoever reads next; until then nobody waits for it.
    this.#pending.catch(() => undefined);
    return this.#shown.subarray(0, length);
  }

  async close(): Promise<void> {
    if (this.#isClosed) {
      return;
    }
    this.#isClosed = true;
    const closed = this.#handle.close();
    // Closing waits for a read under way, and on a pipe that may be for ever.
    if (this.#pending === undefined) {
      spare.push(...[this.#filling, this.#shown].slice(spare.length, MAX_SPARE));
      await closed;
    } else {
      closed.catch(() => undefined);
    }
  }

  async #fill(): Promise<number> {
    const position = this.#position;
    const length = position === null ? CHUNK_BYTES : Math.min(CHUNK_BYTES, this.#end - position);
    if (length === 0) {
      return 0;
    }
    const { bytesRead } = await this.#handle.read(this.#filling, 0, length, position);
    if (position !== null) {
      this.#position = position + bytesRead;
    }
    return bytesRead;
  }
}
