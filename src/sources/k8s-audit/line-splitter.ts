/** Chunks of bytes → lines. Knows nothing of what is in them. */

const LINE_FEED = 0x0a;

/**
 * Splits chunks into lines. Give a chunk with {@link feed}, then call
 * {@link next} until it says false; at the end of the input call
 * {@link finish}, then {@link next} once more.
 *
 * The line found is `bytes` from `start` to `end` (its line feed excluded) and
 * stays valid until the next call. Of a line beyond the limit nothing is kept:
 * it is `isTooLong`, and empty.
 */
export class LineSplitter {
  bytes: Buffer = Buffer.alloc(0);
  start = 0;
  end = 0;
  isTooLong = false;
  /** No line feed ended the line: it is the last of the input. */
  isLast = false;
  /** Counts up with each line, from 1. */
  lineNumber = 0;

  readonly #maxLineBytes: number;
  /** What earlier chunks had of the line that goes on in this one. */
  #carried: Buffer[] = [];
  #carriedBytes = 0;
  #isDiscarding = false;
  #chunk: Buffer = Buffer.alloc(0);
  #at = 0;
  #isFinished = false;

  constructor(maxLineBytes: number) {
    this.#maxLineBytes = maxLineBytes;
  }

  /** Takes the next chunk; everything in the last one must have been asked for. The chunk is not kept. */
  feed(chunk: Buffer): void {
    this.#chunk = chunk;
    this.#at = 0;
  }

  /** Says that no chunk follows. */
  finish(): void {
    this.#chunk = Buffer.alloc(0);
    this.#at = 0;
    this.#isFinished = true;
  }

  /** Finds the next line; false when more bytes are needed first. */
  next(): boolean {
    const chunk = this.#chunk;
    const start = this.#at;
    const end = start < chunk.length ? chunk.indexOf(LINE_FEED, start) : -1;
    if (end >= 0) {
      this.#at = end + 1;
      this.#show(chunk, start, end);
      return true;
    }
    this.#carry(chunk.subarray(start));
    this.#at = chunk.length;
    if (!this.#isFinished || (this.#carriedBytes === 0 && !this.#isDiscarding)) {
      return false;
    }
    this.isLast = true;
    this.#show(chunk, 0, 0);
    return true;
  }

  #show(chunk: Buffer, start: number, end: number): void {
    this.lineNumber++;
    this.isTooLong = this.#isDiscarding || this.#carriedBytes + end - start > this.#maxLineBytes;
    if (this.isTooLong) {
      this.bytes = chunk;
      this.start = 0;
      this.end = 0;
    } else if (this.#carriedBytes > 0) {
      this.bytes = Buffer.concat([...this.#carried, chunk.subarray(start, end)]);
      this.start = 0;
      this.end = this.bytes.length;
    } else {
      this.bytes = chunk;
      this.start = start;
      this.end = end;
    }
    this.#carried = [];
    this.#carriedBytes = 0;
    this.#isDiscarding = false;
  }

  #carry(rest: Buffer): void {
    if (rest.length === 0 || this.#isDiscarding) {
      return;
    }
    if (this.#carriedBytes + rest.length > this.#maxLineBytes) {
      this.#carried = [];
      this.#carriedBytes = 0;
      this.#isDiscarding = true;
      return;
    }
    this.#carried.push(Buffer.from(rest));
    this.#carriedBytes += rest.length;
  }
}
