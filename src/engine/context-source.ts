/**
 * Rows of contexts: what all parts of terms that read the thread and its
 * container say, once per context. Each of its columns has rows by value of
 * its own, so that a new context costs little when its values are known.
 */
import { BitRows } from '../base/bit-rows.ts';
import type { BatchColumns, Column, Epoch } from '../event/column.ts';
import type { EventBatch } from '../event/event-batch.ts';
import type { Predicate } from '../filter/predicate.ts';
import { IdCache } from './id-cache.ts';
import type { RowSource } from './row-source.ts';
import type { SourceRows } from './source-rows.ts';

/** A column of contexts. */
export interface ContextColumn {
  readonly column: Column;
  readonly values: SourceRows;
}

/** A part of a term that reads several columns of contexts. */
export interface ContextPart {
  readonly term: number;
  readonly holds: Predicate;
}

/** Rows by context id. */
export class ContextSource implements RowSource {
  readonly rows: BitRows;
  readonly mask: Int32Array;
  readonly #columns: readonly (ContextColumn & { readonly cache: IdCache })[];
  readonly #parts: readonly ContextPart[];
  readonly #scratch: Int32Array;
  readonly #cache = new IdCache();
  #ids: Uint32Array = new Uint32Array(0);
  #epoch: Epoch | undefined;

  constructor(termCount: number, columns: readonly ContextColumn[], parts: readonly ContextPart[]) {
    const wordCount = (termCount + 31) >>> 5;
    this.rows = new BitRows(wordCount);
    this.mask = new Int32Array(wordCount);
    this.#scratch = new Int32Array(wordCount);
    this.#columns = columns.map((column) => ({ ...column, cache: new IdCache() }));
    this.#parts = parts;
    for (const { values } of columns) {
      for (let i = 0; i < wordCount; i++) {
        this.mask[i]! |= values.mask[i]!;
      }
    }
    for (const { term } of parts) {
      this.mask[term >>> 5]! |= 1 << (term & 31);
    }
  }

  bind(columns: BatchColumns): void {
    this.#ids = columns.contextIds;
    if (columns.epoch !== this.#epoch) {
      this.#epoch = columns.epoch;
      this.#clear();
    }
  }

  rowAt(batch: EventBatch, row: number): number {
    const id = this.#ids[row]!;
    const known = this.#cache.find(id);
    return known >= 0 ? known : this.#learn(batch, row, id);
  }

  forget(): void {
    this.rows.clear();
    this.#clear();
    for (const { values } of this.#columns) {
      values.forget();
    }
  }

  get byteLength(): number {
    return this.#columns.reduce((sum, { values }) => sum + values.byteLength, this.rows.byteLength);
  }

  #clear(): void {
    this.#cache.clear();
    for (const { cache } of this.#columns) {
      cache.clear();
    }
  }

  #learn(batch: EventBatch, row: number, id: number): number {
    const bits = this.#scratch.fill(-1);
    const { contexts, contextWidth } = this.#epoch!;
    for (const { column, values, cache } of this.#columns) {
      const isId = column.kind !== 'number';
      const value = isId ? contexts[id * contextWidth + column.index]! : 0;
      let known = isId ? cache.find(value) : -1;
      if (known < 0) {
        known = values.rowOf(batch, row);
        if (isId) {
          cache.put(value, known);
        }
      }
      values.rows.and(known, bits);
    }
    for (const { term, holds } of this.#parts) {
      const bit = 1 << (term & 31);
      if ((bits[term >>> 5]! & bit) !== 0 && !holds(batch, row)) {
        bits[term >>> 5]! &= ~bit;
      }
    }
    const learned = this.rows.intern(bits);
    this.#cache.put(id, learned);
    return learned;
  }
}
