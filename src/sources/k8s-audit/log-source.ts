/** Audit logs as a source of events: lines → decoded events → batches. */
import type { DiagnosticSink } from '../../base/diagnostic.ts';
import type { EventBatch } from '../../event/event-batch.ts';
import type { Input } from '../inputs.ts';
import type { EventSource, SourceStats } from '../source.ts';
import { timeOf } from './decode.ts';
import { decodeLine, looksWhole } from './line-decoder.ts';
import { LogLines } from './log-lines.ts';
import { type AuditLoss, Losses, type LossReport, lossReporter } from './losses.ts';
import { createPrecheck, type Precheck, type RequiredTexts } from './precheck.ts';

/** Longer lines are skipped. A string of JavaScript holds little more than twice as much. */
const MAX_LINE_BYTES = 256 << 20;
const MAX_ROWS = 1024;
/** A batch ends after lines of so many bytes: what they are decoded to dies before garbage collection would move it. */
const FULL_BYTES = 256 << 10;

/** How to read audit logs. */
export interface AuditLogOptions {
  /**
   * What the rules demand of a matching document. Lines that lack it are
   * skipped undecoded, so that their events get no number and their time
   * stamps are not looked at; not for rules that read `evt.num`.
   * Default: every line is decoded.
   */
  readonly requiredTexts?: RequiredTexts;
  /** A check made of such demands before, which no other source uses at the same time. Default: one is made. */
  readonly precheck?: Precheck | undefined;
  /** Default: 256 MiB. */
  readonly maxLineBytes?: number;
  /** Time of the first event, when that is in a part of the log that somebody else reads. */
  readonly startTimeNs?: bigint | undefined;
  /** Takes losses in place of the sink. */
  readonly reportLoss?: (report: LossReport) => void;
}

/** What an audit source has done so far. */
export interface AuditStats extends SourceStats {
  readonly lineCount: number;
  /** Lines not decoded because no rule can match them. */
  readonly skippedLineCount: number;
  /** Decoded lines with bytes that are no UTF-8. */
  readonly badUtf8LineCount: number;
}

/**
 * Reads audit logs one after the other: on each line an Event, an EventList or
 * an array of these. A line or event that is none is counted, reported with
 * its place and skipped.
 * Diagnostics, all of them warnings: AUDIT_NOT_JSON, AUDIT_NOT_EVENT,
 * AUDIT_BAD_TIMESTAMP, AUDIT_LINE_TOO_LONG, AUDIT_TOO_DEEP, AUDIT_TOO_MANY_VALUES.
 */
export class AuditLogSource implements EventSource {
  readonly #inputs: readonly Input[];
  readonly #maxLineBytes: number;
  readonly #lines: LogLines;
  readonly #losses: Losses;
  readonly #precheck: Precheck | undefined;
  readonly #eventNumber = new Float64Array(MAX_ROWS);
  readonly #timeNs = new BigUint64Array(MAX_ROWS);
  readonly #eventType = new Uint16Array(MAX_ROWS);
  #documents: unknown[] = [];
  #ownLines: (Buffer | undefined)[] = [];
  /** Size of the lines decoded for the batch at hand. */
  #decodedBytes = 0;
  /** The events of the line at hand, and how many of them are dealt with. */
  #events: readonly unknown[] = [];
  #takenCount = 0;
  /** The line at hand, when it is one event. */
  #ownLine: Buffer | undefined;
  /** Time of the first event; until there is one, no line is skipped. */
  #startTimeNs: bigint | undefined;
  #eventCount = 0;
  #skippedLineCount = 0;
  #badUtf8LineCount = 0;

  constructor(inputs: readonly Input[], sink: DiagnosticSink, options: AuditLogOptions = {}) {
    this.#inputs = inputs;
    this.#maxLineBytes = options.maxLineBytes ?? MAX_LINE_BYTES;
    this.#lines = new LogLines(inputs, this.#maxLineBytes);
    this.#losses = new Losses(options.reportLoss ?? lossReporter(sink));
    this.#startTimeNs = options.startTimeNs;
    this.#precheck = options.precheck ?? createPrecheck(options.requiredTexts);
  }

  async nextBatch(): Promise<EventBatch | undefined> {
    this.#documents = [];
    this.#ownLines = [];
    this.#decodedBytes = 0;
    do {
      this.#fill();
      if (this.#documents.length > 0) {
        return this.#batch();
      }
    } while (await this.#lines.more());
    return undefined;
  }

  stats(): AuditStats {
    const sizes = this.#inputs.map((input) => (input.isPacked ? undefined : input.sizeBytes));
    const { byteCount, lineCount } = this.#lines;
    return {
      eventCount: this.#eventCount,
      byteCount,
      totalBytes: sizes.includes(undefined) ? undefined : sizes.reduce<number>((sum, size = 0) => sum + size, 0),
      lineCount,
      skippedLineCount: this.#skippedLineCount,
      badUtf8LineCount: this.#badUtf8LineCount,
      drops: this.#losses.counts(),
      unreportedCount: this.#losses.unreportedCount,
    };
  }

  async close(): Promise<void> {
    await this.#lines.close();
  }

  #batch(): EventBatch {
    const rowCount = this.#documents.length;
    for (let row = 0; row < rowCount; row++) {
      this.#eventNumber[row] = ++this.#eventCount;
    }
    return {
      source: 'k8s_audit',
      rowCount,
      eventNumber: this.#eventNumber.subarray(0, rowCount),
      timeNs: this.#timeNs.subarray(0, rowCount),
      ...(this.#startTimeNs !== undefined && { startTimeNs: this.#startTimeNs }),
      eventType: this.#eventType.subarray(0, rowCount),
      documents: this.#documents,
      lines: this.#ownLines,
    };
  }

  /** Takes events from the bytes at hand until the batch is full or the bytes are used up. */
  #fill(): void {
    this.#takeEvents();
    while (!this.#isFull() && this.#lines.next()) {
      this.#takeLine();
      this.#takeEvents();
    }
  }

  /** A batch without events is never full, as the bytes at hand have to be used up. */
  #isFull(): boolean {
    const rowCount = this.#documents.length;
    return rowCount >= MAX_ROWS || (rowCount > 0 && this.#decodedBytes >= FULL_BYTES);
  }

  #takeLine(): void {
    const { bytes, start, end, isTooLong, isLast } = this.#lines;
    if (isTooLong) {
      const limit = `${this.#maxLineBytes} bytes`;
      this.#lose('nDropsLineLength', `the line is longer than ${limit}, it is skipped`);
    } else if (start === end) {
      // Blank lines mean nothing.
    } else if (!isLast && this.#mayBeSkipped(bytes, start, end)) {
      this.#skippedLineCount++;
    } else {
      this.#decode(bytes.subarray(start, end));
    }
  }

  #mayBeSkipped(bytes: Buffer, start: number, end: number): boolean {
    const isStarted = this.#startTimeNs !== undefined;
    return isStarted && this.#precheck?.mayMatch(bytes, start, end) === false && looksWhole(bytes, start, end);
  }

  #decode(line: Buffer): void {
    this.#decodedBytes += line.length;
    const decoded = decodeLine(line);
    if ('loss' in decoded) {
      this.#lose(decoded.loss, decoded.message);
      return;
    }
    this.#events = decoded.events;
    this.#takenCount = 0;
    this.#ownLine = decoded.isEvent ? line : undefined;
    if (!decoded.isValidUtf8) {
      this.#badUtf8LineCount++;
    }
  }

  /** Moves events of the line at hand into the batch, as far as there is room. */
  #takeEvents(): void {
    while (this.#takenCount < this.#events.length && this.#documents.length < MAX_ROWS) {
      const event = this.#events[this.#takenCount++];
      const timeNs = timeOf(event);
      if (timeNs === undefined) {
        this.#reportTimestamp();
      } else {
        this.#startTimeNs ??= timeNs;
        this.#timeNs[this.#documents.length] = timeNs;
        this.#documents.push(event);
        this.#ownLines.push(this.#ownLine);
      }
    }
  }

  #reportTimestamp(): void {
    const which = this.#events.length === 1 ? 'the event' : `event ${this.#takenCount} of the line`;
    this.#lose('nDropsTimestamp', `${which} has no valid stageTimestamp, it is skipped`);
  }

  #lose(loss: AuditLoss, message: string): void {
    this.#losses.add({ loss, place: this.#lines.place, message });
  }
}
