/** Alert lines to standard output: gathered, written with backpressure, and quiet when the reader closes the pipe. */
import type { Writable } from 'node:stream';
import { OutputError } from '../../base/errors.ts';
import { systemErrorReason } from '../../base/system-error.ts';
import type { Sink } from './sink.ts';

/** Characters gathered before a flush is asked for. */
const FULL_LENGTH = 64 * 1024;

/** Writes lines to a stream that belongs to the caller. */
export class StdoutSink implements Sink {
  readonly #stream: Writable;
  beforeWrite: (() => void) | undefined;
  #pending = '';
  #isOpen = true;

  constructor(stream: Writable) {
    this.#stream = stream;
    // A failed write is also announced as an event, which would end the process if nobody listened.
    stream.on('error', () => {
      this.#isOpen = false;
    });
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  get isFull(): boolean {
    return this.#pending.length >= FULL_LENGTH;
  }

  write(line: string): void {
    this.#pending += `${line}\n`;
  }

  async flush(): Promise<void> {
    const text = this.#pending;
    this.#pending = '';
    if (text === '' || !this.#isOpen) {
      return;
    }
    this.beforeWrite?.();
    const error = await new Promise<NodeJS.ErrnoException | null | undefined>((done) => {
      this.#stream.write(text, done);
    });
    if (error !== null && error !== undefined) {
      this.#isOpen = false;
      if (!isReaderGone(error)) {
        const message = `cannot write to standard output: ${systemErrorReason(error)}`;
        throw new OutputError('OUTPUT_WRITE', message, { cause: error });
      }
    }
  }
}

function isReaderGone(error: NodeJS.ErrnoException): boolean {
  return error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED';
}
