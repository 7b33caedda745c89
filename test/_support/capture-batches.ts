/** Batches as the capture library writes them, made here from plain rows; and a library that hands them out. */
import { Packr } from 'msgpackr';
import { encodeText } from '#src/base/text-encoding.js';
import type { ColumnKind } from '#src/event/column.js';
import type { BatchResult, CaptureHandle, CaptureLibrary } from '#src/sources/native/library.js';

const ROWS = 8192;
const KIND_NUMBERS: Readonly<Record<ColumnKind, number>> = { text: 1, number: 2, bool: 3, list: 4, integer: 5 };
const WIDTHS: Readonly<Record<ColumnKind, number>> = { text: 4, number: 8, bool: 1, list: 4, integer: 4 };
const FIXED_BYTES = ROWS * (8 + 8 + 4 + 2);

/** A column asked for. */
export interface ColumnSpec {
  readonly field: string;
  readonly argument?: string;
  readonly kind: ColumnKind;
  readonly scope: 'event' | 'context';
}

/** A value as a capture holds it: bytes stand for text that is no UTF-8, an array for the texts of a list. */
export type RawValue = string | Uint8Array | number | bigint | boolean | readonly string[];

/** One event: values by the position of their column. */
export interface Row {
  readonly number?: number;
  readonly timeNs?: bigint;
  readonly type?: number;
  readonly values: readonly (RawValue | undefined)[];
}

/** Writes batches with one dictionary and one table of contexts, as one open capture does. */
export class BatchWriter {
  readonly #specs: readonly ColumnSpec[];
  readonly #packr = new Packr({ useRecords: false, variableMapSize: true });
  readonly #offsets: readonly number[];
  readonly #columnsBytes: number;
  readonly #startNs: bigint;
  #isFirst = true;
  #epoch = 1;
  #number = 0;
  #ids = new Map<string, number>();
  #contextIds = new Map<string, number>();
  #newTexts: (string | Uint8Array)[] = [];
  #newContexts: number[] = [];

  constructor(specs: readonly ColumnSpec[], startNs: bigint = 0n) {
    this.#specs = specs;
    this.#startNs = startNs;
    let end = FIXED_BYTES;
    let width = 0;
    this.#offsets = specs.map(({ kind, scope }) => {
      const offset = scope === 'context' ? width : end;
      width += scope === 'context' ? 1 : 0;
      end += scope === 'context' ? 0 : ROWS * WIDTHS[kind];
      return offset;
    });
    this.#columnsBytes = end;
  }

  /** Begins dictionary and contexts anew. */
  nextEpoch(): void {
    this.#epoch++;
    this.#ids = new Map();
    this.#contextIds = new Map();
  }

  write(rows: readonly Row[]): Buffer {
    const columns = Buffer.alloc(this.#columnsBytes);
    for (const [at, row] of rows.entries()) {
      this.#writeRow(columns, row, at);
    }
    const contexts = Buffer.from(Float64Array.from(this.#newContexts).buffer);
    const message = {
      columns__: columns,
      rows: rows.length,
      epoch: this.#epoch,
      dictionary: this.#newTexts,
      contexts,
      ...(this.#isFirst ? { manifest: this.#manifest(), start: this.#startNs } : {}),
    };
    this.#isFirst = false;
    this.#newTexts = [];
    this.#newContexts = [];
    return Buffer.from(this.#packr.pack(message));
  }

  #manifest(): unknown[] {
    return this.#specs.map(({ field, argument, kind, scope }, i) => {
      return [field, argument ?? null, KIND_NUMBERS[kind], scope === 'context' ? 1 : 0, this.#offsets[i]];
    });
  }

  #writeRow(columns: Buffer, { number, timeNs = 0n, type = 0, values }: Row, at: number): void {
    this.#number = number ?? this.#number + 1;
    columns.writeBigUInt64LE(timeNs, at * 8);
    columns.writeDoubleLE(this.#number, ROWS * 8 + at * 8);
    columns.writeUInt32LE(this.#contextOf(values), ROWS * 16 + at * 4);
    columns.writeUInt16LE(type, ROWS * 20 + at * 2);
    for (const [i, { kind, scope }] of this.#specs.entries()) {
      const offset = this.#offsets[i]! + at * WIDTHS[kind];
      const encoded = this.#encode(kind, values[i]);
      if (scope === 'event' && kind === 'number') {
        columns.writeDoubleLE(encoded, offset);
      } else if (scope === 'event' && kind === 'bool') {
        columns.writeUInt8(encoded, offset);
      } else if (scope === 'event') {
        columns.writeUInt32LE(encoded, offset);
      }
    }
  }

  #contextOf(values: Row['values']): number {
    const tuple = this.#specs.flatMap(({ kind, scope }, i) =>
      scope === 'context' ? [this.#encode(kind, values[i])] : [],
    );
    if (this.#specs.every(({ scope }, i) => scope === 'event' || values[i] === undefined)) {
      return 0;
    }
    const key = tuple.join();
    let id = this.#contextIds.get(key);
    if (id === undefined) {
      id = this.#contextIds.size + 1;
      this.#contextIds.set(key, id);
      this.#newContexts.push(...tuple);
    }
    return id;
  }

  #encode(kind: ColumnKind, value: RawValue | undefined): number {
    switch (kind) {
      case 'number':
        return value === undefined ? Number.NaN : Number(value);
      case 'bool':
        return value === undefined ? 0 : Number(value) + 1;
      default:
        return value === undefined
          ? 0
          : this.#intern(Array.isArray(value) ? value.map((part) => `${part}\0`).join('') : value);
    }
  }

  #intern(value: RawValue): number {
    const bytes = value instanceof Uint8Array ? value : encodeText(String(value));
    const key = Buffer.from(bytes).toString('latin1');
    let id = this.#ids.get(key);
    if (id === undefined) {
      id = this.#ids.size + 1;
      this.#ids.set(key, id);
      this.#newTexts.push(value instanceof Uint8Array || !String(value).isWellFormed() ? bytes : String(value));
    }
    return id;
  }
}

/** What a made-up capture does at each call: a batch, or a status with the text of the error. */
export type Step = Buffer | { readonly status: number; readonly message?: string; readonly waits?: true };

/** A library whose captures go through steps and then end. It notes what was asked of it. */
export class FakeLibrary implements CaptureLibrary {
  readonly #captures: Readonly<Record<string, readonly Step[]>>;
  readonly #statistics: readonly number[];
  readonly calls: string[] = [];

  constructor(captures: Readonly<Record<string, readonly Step[]>>, statistics: readonly number[] = []) {
    this.#captures = captures;
    this.#statistics = statistics;
  }

  openFile(path: string, options: string): { handle: CaptureHandle } | { status: number; message: string } {
    this.calls.push(`open ${path} ${options}`);
    const steps = this.#captures[path];
    return steps === undefined ? { status: -1, message: 'no such file' } : { handle: this.#handle(path, steps) };
  }

  #handle(path: string, steps: readonly Step[]): CaptureHandle {
    let at = 0;
    let message = '';
    let wake: (() => void) | undefined;
    const result = (step: Step | undefined, buffer: Uint8Array): BatchResult => {
      if (step instanceof Uint8Array) {
        buffer.set(step);
        return { status: 0, lengthBytes: step.length };
      }
      message = step?.message ?? '';
      return { status: step?.status ?? 1, lengthBytes: 0 };
    };
    return {
      nextBatch: async (buffer) => {
        const step = steps[at++];
        if (step !== undefined && 'waits' in step) {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
        return result(step, buffer);
      },
      statistics: () => this.#statistics,
      lastError: () => message,
      interrupt: () => {
        this.calls.push(`interrupt ${path}`);
        wake?.();
      },
      close: () => {
        this.calls.push(`close ${path}`);
      },
    };
  }
}
