/** A capture file as a source of events: batches of the capture library, read ahead by one. */
import type { DiagnosticSink } from '../base/diagnostic.ts';
import type { EventBatch } from '../event/event-batch.ts';
import type { CaptureHandle, CaptureLibrary } from './native/library.ts';
import { type CaptureDemand, demandedColumns, optionsText } from './native/options.ts';
import { type CaptureCounters, countersOf, describeLosses, lossesOf } from './native/statistics.ts';
import { captureError, STATUS } from './native/status.ts';
import { BatchDecoder, createBatchBuffer } from './native/wire.ts';
import type { EventSource, SourceStats } from './source.ts';

/** A capture to read. */
export interface CaptureInput {
  /** What a person calls it. */
  readonly name: string;
  /** What the library opens: a path, or `-` for standard input. */
  readonly path: string;
  /** Undefined when not known. */
  readonly sizeBytes: number | undefined;
  /** Bytes already taken from standard input. */
  readonly head?: Uint8Array;
}

/** What one call to the library gave: bytes of a batch in a buffer, or the end. */
type Filled = { readonly buffer: Buffer; readonly lengthBytes: number } | undefined;

/**
 * Reads one capture. The library fills one buffer on another thread while the
 * batch in the other one is looked at, so that signals are noticed at any time.
 * Everything before a cut is delivered.
 * Diagnostics, all of them warnings: CAPTURE_TRUNCATED, CAPTURE_LOSSES.
 */
export class ScapFileSource implements EventSource {
  readonly #input: CaptureInput;
  readonly #demand: CaptureDemand;
  readonly #library: CaptureLibrary;
  readonly #sink: DiagnosticSink;
  readonly #decoder = new BatchDecoder();
  readonly #buffers: [Buffer, Buffer];
  #handle: CaptureHandle | undefined;
  #counters: CaptureCounters = countersOf([]);
  #filling: Promise<Filled> | undefined;
  #isClosed = false;

  constructor(input: CaptureInput, demand: CaptureDemand, library: CaptureLibrary, sink: DiagnosticSink) {
    this.#input = input;
    this.#demand = demand;
    this.#library = library;
    this.#sink = sink;
    const columnCount = demandedColumns(demand).length;
    this.#buffers = [createBatchBuffer(columnCount), createBatchBuffer(columnCount)];
  }

  /** @throws CaptureError */
  async nextBatch(): Promise<EventBatch | undefined> {
    for (;;) {
      if (this.#isClosed) {
        return undefined;
      }
      this.#handle ??= this.#open();
      this.#filling ??= this.#fill(this.#buffers[0]);
      const filled = await this.#filling;
      if (filled === undefined || this.#isClosed) {
        return undefined;
      }
      const batch = this.#decoder.decode(filled.buffer, filled.lengthBytes);
      this.#fillOther(filled.buffer);
      // None of many events may have been wanted.
      if (batch.rowCount > 0) {
        return batch;
      }
    }
  }

  stats(): SourceStats {
    const { eventCount, inputBytesRead, inputBytesTotal } = this.#counters;
    const totalBytes = this.#input.sizeBytes ?? inputBytesTotal;
    return {
      eventCount,
      byteCount: inputBytesRead,
      totalBytes: totalBytes === 0 ? undefined : totalBytes,
      drops: lossesOf(this.#counters),
      unreportedCount: 0,
    };
  }

  async close(): Promise<void> {
    if (this.#isClosed) {
      return;
    }
    this.#isClosed = true;
    this.#handle?.interrupt();
    await this.#filling?.catch(() => undefined);
    this.#handle?.close();
    this.#handle = undefined;
  }

  #open(): CaptureHandle {
    const { path, name, head } = this.#input;
    const opened = this.#library.openFile(path, optionsText(this.#demand, head));
    if ('handle' in opened) {
      return opened.handle;
    }
    throw captureError(opened.status, name, opened.message);
  }

  /** Starts to fill the buffer that is not looked at. */
  #fillOther(shown: Buffer): void {
    const [first, second] = this.#buffers;
    this.#filling = this.#fill(shown === first ? second : first);
    // A failure is for whoever asks next; until then nobody waits for it.
    this.#filling.catch(() => undefined);
  }

  /** Waits for the next batch; the counters are only looked at while the library is idle. */
  async #fill(buffer: Buffer): Promise<Filled> {
    const handle = this.#handle!;
    for (;;) {
      const { status, lengthBytes } = await handle.nextBatch(buffer);
      this.#counters = countersOf(handle.statistics());
      switch (status) {
        case STATUS.ok:
          return { buffer, lengthBytes };
        case STATUS.timeout:
          break;
        case STATUS.truncated:
          this.#warn('CAPTURE_TRUNCATED', handle.lastError());
          break;
        case STATUS.end:
          this.#reportLosses();
          return undefined;
        case STATUS.interrupted:
          return undefined;
        default:
          throw captureError(status, this.#input.name, handle.lastError());
      }
    }
  }

  #reportLosses(): void {
    for (const message of describeLosses(this.#counters)) {
      this.#warn('CAPTURE_LOSSES', message);
    }
  }

  #warn(code: string, message: string): void {
    this.#sink.add({ code, severity: 'warning', message, subject: this.#input.name });
  }
}
