/**
 * Standard input, of which no more is taken than is asked for: what follows
 * the first bytes may be for the capture library, which reads it itself.
 */
import { fstatSync, read } from 'node:fs';
import { Socket, type SocketConstructorOpts } from 'node:net';
import { promisify } from 'node:util';
import { type ChunkReader, readStream } from './chunk-reader.ts';

const FD = 0;
/** The library takes as much of what was read before it. */
const CHUNK_BYTES = 64 * 1024;

/** Opens standard input. Call once. */
export function openStandardInput(): ChunkReader {
  const facts = fstatSync(FD);
  if (facts.isFIFO() || facts.isSocket()) {
    return new PipeReader();
  }
  return facts.isFile() ? fileReader() : readStream(process.stdin);
}

function fileReader(): ChunkReader {
  const buffer = Buffer.allocUnsafeSlow(CHUNK_BYTES);
  return {
    stopsBetweenReads: true,
    async read() {
      const { bytesRead } = await promisify(read)(FD, buffer, 0, buffer.length, null);
      return bytesRead === 0 ? undefined : buffer.subarray(0, bytesRead);
    },
    async close() {
      // The descriptor stays open: it is not ours.
    },
  };
}

/** Reads once per call. */
class PipeReader implements ChunkReader {
  readonly stopsBetweenReads = true;
  readonly #buffer = Buffer.allocUnsafeSlow(CHUNK_BYTES);
  readonly #socket: Socket;
  #settle: { resolve(chunk: Buffer | undefined): void; reject(error: Error): void } | undefined;
  #error: Error | undefined;
  #isEnded = false;

  constructor() {
    // A callback that says false stops reading.
    const callback = (count: number): boolean => {
      this.#give(this.#buffer.subarray(0, count));
      return false;
    };
    const options = { fd: FD, readable: true, writable: false, onread: { buffer: this.#buffer, callback } };
    this.#socket = new Socket(options as SocketConstructorOpts);
    this.#socket.pause();
    this.#socket.once('end', () => {
      this.#isEnded = true;
      this.#give(undefined);
    });
    this.#socket.once('error', (error) => {
      this.#error = error;
      this.#settle?.reject(error);
    });
  }

  async read(): Promise<Buffer | undefined> {
    if (this.#error !== undefined) {
      throw this.#error;
    }
    if (this.#isEnded) {
      return undefined;
    }
    return await new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
      this.#socket.resume();
    });
  }

  async close(): Promise<void> {
    this.#isEnded = true;
    this.#socket.pause();
    this.#give(undefined);
  }

  #give(chunk: Buffer | undefined): void {
    const settle = this.#settle;
    this.#settle = undefined;
    settle?.resolve(chunk);
  }
}
