/**
 * Batches of the capture library → EventBatch, as native/README.md lays them
 * out. The only file that knows msgpack. Columns are looked at where they lie,
 * through views that are made once per buffer.
 */
import { Unpackr } from 'msgpackr/unpack';
import { CaptureError } from '../../base/errors.ts';
import { decodeText } from '../../base/text-encoding.ts';
import {
  type BatchColumns,
  type Column,
  type ColumnKind,
  ColumnLayout,
  type ColumnName,
  type ColumnView,
  Epoch,
} from '../../event/column.ts';
import type { EventBatch } from '../../event/event-batch.ts';

/** Rows that every column has room for. */
const BATCH_ROWS = 8192;
/** Where the columns begin in a buffer. */
const COLUMNS_OFFSET = 16;
/** Columns that come before those asked for: time, number, context, type. */
const FIXED_ROW_BYTES = 8 + 8 + 4 + 2;
const MAX_VALUE_BYTES = 8;
/** Room for what is not columns: new texts and contexts. */
const REST_BYTES = 4 << 20;

const KINDS: Readonly<Record<number, ColumnKind>> = { 1: 'text', 2: 'number', 3: 'bool', 4: 'list', 5: 'integer' };

/** One batch as unpacked. */
interface Message {
  readonly columns__: Uint8Array;
  readonly rows: number;
  readonly epoch: number;
  readonly dictionary: readonly (string | Uint8Array)[];
  /** Doubles. */
  readonly contexts: Uint8Array;
  readonly manifest?: readonly ManifestEntry[];
  /** In nanoseconds; an integer that no double holds comes as a bigint. */
  readonly start?: number | bigint;
}

/** Name, argument, kind, scope (0 event, 1 context), offset. */
type ManifestEntry = readonly [string, string | Uint8Array | null, number, number, number];

/** The views of one buffer, and the columns object that the last batch in it had. */
interface BufferViews {
  readonly timeNs: BigUint64Array;
  readonly eventNumber: Float64Array;
  readonly contextIds: Uint32Array;
  readonly eventType: Uint16Array;
  readonly columns: readonly ColumnView[];
  current: BatchColumns | undefined;
}

/** Makes a buffer for batches with this many columns besides the fixed ones; it begins at a multiple of 8 in its memory. */
export function createBatchBuffer(columnCount: number): Buffer {
  const rowBytes = FIXED_ROW_BYTES + columnCount * MAX_VALUE_BYTES;
  return Buffer.from(new ArrayBuffer(COLUMNS_OFFSET + BATCH_ROWS * rowBytes + REST_BYTES));
}

/** Decodes the batches of one capture, in order; keeps dictionary and contexts between them. */
export class BatchDecoder {
  readonly #unpackr = new Unpackr({ useRecords: false, mapsAsObjects: true });
  readonly #views = new Map<Uint8Array, BufferViews>();
  #layout: Layout | undefined;
  #epoch: Epoch | undefined;
  #epochNumber = -1;
  #startTimeNs = 0n;

  /**
   * Decodes the batch in the first bytes of a buffer. The result is valid
   * until the buffer is filled again.
   * @throws CaptureError CAPTURE_WIRE when the bytes are no batch
   */
  decode(buffer: Uint8Array, lengthBytes: number): EventBatch {
    const message = this.#unpack(buffer.subarray(0, lengthBytes));
    const isInPlace = message?.columns__?.byteOffset === buffer.byteOffset + COLUMNS_OFFSET;
    if (!isInPlace || !(message.rows <= BATCH_ROWS)) {
      throw wireError('the columns are not where they belong');
    }
    if (message.manifest !== undefined) {
      this.#layout = layoutOf(message.manifest, message.columns__.length);
      this.#startTimeNs = BigInt(message.start ?? 0);
    }
    if (this.#layout === undefined) {
      throw wireError('the first batch does not say what its columns are');
    }
    const epoch = this.#updateEpoch(message, this.#layout);
    const views = this.#viewsOf(buffer, this.#layout);
    if (views.current?.epoch !== epoch) {
      const { contextIds, columns } = views;
      views.current = { layout: this.#layout.layout, views: columns, contextIds, epoch };
    }
    const { timeNs, eventNumber, eventType, current } = views;
    const startTimeNs = this.#startTimeNs;
    return {
      source: 'syscall',
      rowCount: message.rows,
      eventNumber,
      timeNs,
      startTimeNs,
      eventType,
      documents: [],
      columns: current,
    };
  }

  #unpack(bytes: Uint8Array): Message {
    try {
      return this.#unpackr.unpack(bytes);
    } catch (error) {
      throw wireError(error instanceof Error ? error.message : String(error));
    }
  }

  #updateEpoch({ epoch: number, dictionary, contexts }: Message, { contextWidth }: Layout): Epoch {
    if (this.#epoch === undefined || number !== this.#epochNumber) {
      this.#epoch = new Epoch(contextWidth, this.#epoch);
      this.#epochNumber = number;
    }
    for (const text of dictionary) {
      this.#epoch.addText(typeof text === 'string' ? text : decodeText(text));
    }
    if (contexts.length > 0) {
      this.#epoch.addContexts(doublesOf(contexts));
    }
    return this.#epoch;
  }

  #viewsOf(buffer: Uint8Array, layout: Layout): BufferViews {
    let views = this.#views.get(buffer);
    if (views === undefined) {
      views = viewsOf(buffer, layout);
      this.#views.set(buffer, views);
    }
    return views;
  }
}

/** What a manifest says. */
interface Layout {
  readonly layout: ColumnLayout;
  /** Event columns in the order of `Column.index`: kind, and offset from the first byte of all columns. */
  readonly eventColumns: readonly { readonly kind: ColumnKind; readonly offset: number }[];
  readonly contextWidth: number;
}

function layoutOf(manifest: readonly ManifestEntry[], columnsBytes: number): Layout {
  const columns: [ColumnName, Column][] = [];
  const eventColumns: { kind: ColumnKind; offset: number }[] = [];
  let contextWidth = 0;
  for (const [field, argument, kindNumber, scopeNumber, offset] of manifest) {
    const kind = KINDS[kindNumber];
    if (kind === undefined) {
      throw wireError(`column ${field} is of an unknown kind (${kindNumber})`);
    }
    const name: ColumnName = { field, argument: argumentText(argument) };
    if (scopeNumber === 1) {
      contextWidth = Math.max(contextWidth, offset + 1);
      columns.push([name, { kind, scope: 'context', index: offset }]);
    } else if (offset % MAX_VALUE_BYTES === 0 && offset + BATCH_ROWS * bytesOf(kind) <= columnsBytes) {
      columns.push([name, { kind, scope: 'event', index: eventColumns.length }]);
      eventColumns.push({ kind, offset });
    } else {
      throw wireError(`column ${field} lies outside of the columns`);
    }
  }
  return { layout: new ColumnLayout(columns), eventColumns, contextWidth };
}

function argumentText(argument: string | Uint8Array | null): string | undefined {
  if (argument === null) {
    return undefined;
  }
  return typeof argument === 'string' ? argument : decodeText(argument);
}

function bytesOf(kind: ColumnKind): number {
  switch (kind) {
    case 'number':
      return Float64Array.BYTES_PER_ELEMENT;
    case 'bool':
      return Uint8Array.BYTES_PER_ELEMENT;
    default:
      return Uint32Array.BYTES_PER_ELEMENT;
  }
}

/** The fixed columns lie one after the other, the widest first. */
function viewsOf({ buffer, byteOffset }: Uint8Array, { eventColumns }: Layout): BufferViews {
  const start = byteOffset + COLUMNS_OFFSET;
  const eventNumberAt = start + BATCH_ROWS * BigUint64Array.BYTES_PER_ELEMENT;
  const contextsAt = eventNumberAt + BATCH_ROWS * Float64Array.BYTES_PER_ELEMENT;
  const typesAt = contextsAt + BATCH_ROWS * Uint32Array.BYTES_PER_ELEMENT;
  return {
    timeNs: new BigUint64Array(buffer, start, BATCH_ROWS),
    eventNumber: new Float64Array(buffer, eventNumberAt, BATCH_ROWS),
    contextIds: new Uint32Array(buffer, contextsAt, BATCH_ROWS),
    eventType: new Uint16Array(buffer, typesAt, BATCH_ROWS),
    columns: eventColumns.map(({ kind, offset }) => viewOf(kind, buffer, start + offset)),
    current: undefined,
  };
}

function viewOf(kind: ColumnKind, buffer: ArrayBufferLike, offset: number): ColumnView {
  switch (kind) {
    case 'number':
      return new Float64Array(buffer, offset, BATCH_ROWS);
    case 'bool':
      return new Uint8Array(buffer, offset, BATCH_ROWS);
    default:
      return new Uint32Array(buffer, offset, BATCH_ROWS);
  }
}

/** Copies, since the bytes lie anywhere. */
function doublesOf(bytes: Uint8Array): Float64Array {
  return new Float64Array(new Uint8Array(bytes).buffer);
}

function wireError(reason: string): CaptureError {
  return new CaptureError('CAPTURE_WIRE', `the capture library and drypod do not understand each other: ${reason}`);
}
