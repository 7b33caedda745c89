/** Where the row of an event comes from: by the id in a column, or by its value each time. */
import type { BitRows } from '../base/bit-rows.ts';
import type { BatchColumns, Epoch } from '../event/column.ts';
import type { EventBatch } from '../event/event-batch.ts';
import type { IdSource } from '../filter/memo.ts';
import { IdCache } from './id-cache.ts';
import type { SourceRows } from './source-rows.ts';

/** Gives each event a row of bits; see SourceRows. */
export interface RowSource {
  readonly rows: BitRows;
  /** Terms that have a part here. */
  readonly mask: Int32Array;
  /** Is called before the first event of a batch whose columns are another object. */
  bind(columns: BatchColumns | undefined): void;
  rowAt(batch: EventBatch, row: number): number;
  /** Forgets all rows: their ids are given anew. */
  forget(): void;
  readonly byteLength: number;
}

/** Looks at the value each time. */
export class ValueSource implements RowSource {
  readonly rows: BitRows;
  readonly mask: Int32Array;
  readonly #values: SourceRows;

  constructor(values: SourceRows) {
    this.#values = values;
    this.rows = values.rows;
    this.mask = values.mask;
  }

  bind(): void {}

  rowAt(batch: EventBatch, row: number): number {
    return this.#values.rowOf(batch, row);
  }

  forget(): void {
    this.#values.forget();
  }

  get byteLength(): number {
    return this.#values.byteLength;
  }
}

/** Looks at the value once per id. */
export class ColumnSource implements RowSource {
  readonly rows: BitRows;
  readonly mask: Int32Array;
  readonly #values: SourceRows;
  readonly #idsOf: IdSource;
  readonly #cache = new IdCache();
  #ids: Uint32Array | Uint8Array = new Uint32Array(0);
  #epoch: Epoch | undefined;

  /** `idsOf` gives ids for all batches that will be bound. */
  constructor(values: SourceRows, idsOf: IdSource) {
    this.#values = values;
    this.#idsOf = idsOf;
    this.rows = values.rows;
    this.mask = values.mask;
  }

  bind(columns: BatchColumns): void {
    this.#ids = this.#idsOf(columns)!;
    if (columns.epoch !== this.#epoch) {
      this.#epoch = columns.epoch;
      this.#cache.clear();
    }
  }

  rowAt(batch: EventBatch, row: number): number {
    const id = this.#ids[row]!;
    const known = this.#cache.find(id);
    if (known >= 0) {
      return known;
    }
    const learned = this.#values.rowOf(batch, row);
    this.#cache.put(id, learned);
    return learned;
  }

  forget(): void {
    this.#values.forget();
    this.#cache.clear();
  }

  get byteLength(): number {
    return this.#values.byteLength;
  }
}
