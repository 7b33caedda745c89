/** Inputs → the lines in them, one input after the other. Knows where each line is, not what it means. */
import { AuditError } from '../../base/errors.ts';
import { systemErrorReason } from '../../base/system-error.ts';
import type { ChunkReader } from '../chunk-reader.ts';
import type { Input } from '../inputs.ts';
import { LineSplitter } from './line-splitter.ts';
import type { LinePlace } from './losses.ts';

const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];
const NOTHING = Buffer.alloc(0);

interface OpenInput {
  readonly name: string;
  readonly reader: ChunkReader;
  readonly lines: LineSplitter;
  /** The first line is one within the input, and no mark can stand before it. */
  readonly startsWithin: boolean;
  isFinished: boolean;
}

/**
 * The lines of all inputs. Call {@link next} until it says false, then wait
 * for {@link more}, until that says false too.
 */
export class LogLines {
  /** The line found is these bytes from `start` to `end`, blanks around it left out; valid until the next call. */
  bytes: Buffer = NOTHING;
  start = 0;
  end = 0;
  /** The line is beyond the limit; it is empty here. */
  isTooLong = false;
  /** The line has no line end: it is the last of its input, and may be cut off. */
  isLast = false;
  lineCount = 0;
  byteCount = 0;

  readonly #inputs: readonly Input[];
  readonly #maxLineBytes: number;
  #nextInput = 0;
  #open: OpenInput | undefined;
  #isClosed = false;

  constructor(inputs: readonly Input[], maxLineBytes: number) {
    this.#inputs = inputs;
    this.#maxLineBytes = maxLineBytes;
  }

  /** Where the line is. */
  get place(): LinePlace {
    return { name: this.#open?.name ?? '', line: this.#open?.lines.lineNumber ?? 0 };
  }

  /** Finds the next line in the bytes at hand; false when there is none. */
  next(): boolean {
    const open = this.#open;
    if (open === undefined || !open.lines.next()) {
      return false;
    }
    const { lines, startsWithin } = open;
    this.lineCount++;
    this.bytes = lines.bytes;
    this.isTooLong = lines.isTooLong;
    this.isLast = lines.isLast;
    this.#trim(lines, lines.lineNumber === 1 && !startsWithin);
    return true;
  }

  /**
   * Waits for more bytes; false when all inputs are used up, and after close.
   * @throws AuditError when an input cannot be read
   */
  async more(): Promise<boolean> {
    if (this.#isClosed) {
      return false;
    }
    const input = this.#open;
    if (input === undefined) {
      return this.#openNext();
    }
    if (input.isFinished) {
      this.#open = undefined;
      this.bytes = NOTHING;
      await input.reader.close();
      return this.#openNext();
    }
    const chunk = await readOrFail(input.name, () => input.reader.read());
    if (chunk === undefined) {
      input.isFinished = true;
      input.lines.finish();
    } else {
      this.byteCount += chunk.length;
      input.lines.feed(chunk);
    }
    return !this.#isClosed;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#open?.reader.close();
  }

  async #openNext(): Promise<boolean> {
    const input = this.#inputs[this.#nextInput++];
    if (input === undefined) {
      return false;
    }
    const reader = await readOrFail(input.name, () => input.open());
    if (this.#isClosed) {
      await reader.close();
      return false;
    }
    const { name, startsWithin = false } = input;
    this.#open = { name, reader, lines: new LineSplitter(this.#maxLineBytes), startsWithin, isFinished: false };
    return true;
  }

  #trim({ bytes, start: from, end: to }: LineSplitter, mayHaveMark: boolean): void {
    let start = from;
    let end = to;
    if (mayHaveMark && BYTE_ORDER_MARK.every((byte, i) => bytes[start + i] === byte)) {
      start += BYTE_ORDER_MARK.length;
    }
    while (start < end && isBlank(bytes[start])) {
      start++;
    }
    while (end > start && isBlank(bytes[end - 1])) {
      end--;
    }
    this.start = start;
    this.end = end;
  }
}

function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x09 || byte === 0x0d;
}

async function readOrFail<T>(name: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw new AuditError('AUDIT_READ_FAILED', `cannot read ${name}: ${systemErrorReason(error)}`, { cause: error });
  }
}
