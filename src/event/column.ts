/**
 * Columns of events that the capture library delivers: what ids in them stand
 * for, and the only place that knows how a missing value is written.
 */
import { encodeText } from '../base/text-encoding.ts';
import { canonicalInteger } from './value.ts';

/** How a column holds values: ids of texts (`text`, `list`, `integer`), or the values themselves (`number`, `bool`). */
export type ColumnKind = 'text' | 'number' | 'bool' | 'list' | 'integer';

/** Names a column by the field whose values it holds. */
export interface ColumnName {
  /** As Falco spells it, without argument. */
  readonly field: string;
  readonly argument: string | undefined;
}

/** Where a column is found. */
export interface Column {
  readonly kind: ColumnKind;
  /** `event`: one value per row. `context`: one per context, which many rows share. */
  readonly scope: 'event' | 'context';
  /** Of an event column its place in `views`, of a context column its place in each context. */
  readonly index: number;
}

/** Which columns the batches of one source have; the same object for all of them. */
export class ColumnLayout {
  readonly #columns: ReadonlyMap<string, Column>;
  /** Names and places of all columns; equal for layouts that are alike. */
  readonly description: string;

  constructor(columns: Iterable<readonly [ColumnName, Column]>) {
    this.#columns = new Map(Array.from(columns, ([name, column]) => [keyOf(name), column]));
    this.description = JSON.stringify([...this.#columns]);
  }

  /** Finds a column; undefined when the source does not deliver it. */
  find(name: ColumnName): Column | undefined {
    return this.#columns.get(keyOf(name));
  }
}

function keyOf({ field, argument }: ColumnName): string {
  return argument === undefined ? field : `${field}\t${argument}`;
}

/** Values of an event column, one per row: ids, numbers (NaN = none) or truth values (0 none, 1 false, 2 true). */
export type ColumnView = Uint32Array | Float64Array | Uint8Array;

/** The columns of one batch. The same object while neither the buffer nor the epoch changes. */
export interface BatchColumns {
  readonly layout: ColumnLayout;
  readonly views: readonly ColumnView[];
  /** Context id per row; 0 = a context without values. */
  readonly contextIds: Uint32Array;
  readonly epoch: Epoch;
}

/** What the parts of a list are made into. */
export type ListItems = 'text' | 'integer' | 'address';

const FIRST_CONTEXTS = 1024;

/**
 * What ids stand for, from one reset of both sides to the next. Ids only ever
 * get added, so that whatever was derived from one holds for the whole epoch.
 */
export class Epoch {
  /** Doubles that each context has. */
  readonly contextWidth: number;
  /** Values of all contexts, one context after the other; longer than filled. */
  contexts: Float64Array;
  #contextCount = 1;
  /** By id; none for id 0. */
  readonly #texts: (string | undefined)[] = [undefined];
  readonly #integers: (number | bigint | string)[] = [];
  readonly #addresses: string[] = [];
  readonly #lists: Readonly<Record<ListItems, (readonly (string | number | bigint)[])[]>> = {
    text: [],
    integer: [],
    address: [],
  };

  /** `before` is the epoch that ends with this one, which takes its memory over: nothing may be read of it any more. */
  constructor(contextWidth: number, before?: Epoch) {
    this.contextWidth = contextWidth;
    this.contexts = before?.contexts ?? new Float64Array(FIRST_CONTEXTS * contextWidth);
  }

  get textCount(): number {
    return this.#texts.length - 1;
  }

  get contextCount(): number {
    return this.#contextCount - 1;
  }

  addText(text: string): void {
    this.#texts.push(text);
  }

  /** Adds contexts, `contextWidth` values each. */
  addContexts(values: Float64Array): void {
    const start = this.#contextCount * this.contextWidth;
    const end = start + values.length;
    if (end > this.contexts.length) {
      const grown = new Float64Array(Math.max(end, this.contexts.length * 2));
      grown.set(this.contexts);
      this.contexts = grown;
    }
    this.contexts.set(values, start);
    this.#contextCount += this.contextWidth === 0 ? 0 : values.length / this.contextWidth;
  }

  /** Gives the text of an id; undefined for 0. */
  text(id: number): string | undefined {
    return this.#texts[id];
  }

  /** Gives the integer that an id's text is in decimals, or the text when it is none. */
  integer(id: number): number | bigint | string | undefined {
    const text = this.#texts[id];
    if (text === undefined) {
      return undefined;
    }
    this.#integers[id] ??= integerOf(text);
    return this.#integers[id];
  }

  /** Gives the address that an id's bytes are, one code unit per byte; undefined for 0. */
  address(id: number): string | undefined {
    const text = this.#texts[id];
    if (text === undefined) {
      return undefined;
    }
    this.#addresses[id] ??= bytesOf(text);
    return this.#addresses[id];
  }

  /** Gives the parts of an id's text; undefined for 0. */
  list(id: number, items: ListItems): readonly (string | number | bigint)[] | undefined {
    const text = this.#texts[id];
    if (text === undefined) {
      return undefined;
    }
    const known = this.#lists[items];
    known[id] ??= items === 'address' ? addressesOf(text) : partsOf(text, items);
    return known[id];
  }
}

function integerOf(text: string): number | bigint | string {
  return /^-?[0-9]{1,20}$/.test(text) ? canonicalInteger(BigInt(text)) : text;
}

/** Bytes that were taken for UTF-8 on the way become one code unit each. */
function bytesOf(text: string): string {
  return String.fromCharCode(...encodeText(text));
}

/** Each part is ended by a NUL. */
function partsOf(text: string, items: ListItems): readonly (string | number | bigint)[] {
  const parts = text.split('\0');
  if (parts.at(-1) === '') {
    parts.pop();
  }
  return items === 'integer' ? parts.map(integerOf) : parts;
}

const IPV6_BYTES = 16;
const IPV4_BYTES = 4;

/** Addresses hold NULs themselves; all of a list are of one family. */
function addressesOf(encoded: string): readonly string[] {
  const text = bytesOf(encoded);
  const length = text.length % (IPV6_BYTES + 1) === 0 ? IPV6_BYTES : IPV4_BYTES;
  const addresses: string[] = [];
  for (let at = 0; at + length <= text.length; at += length + 1) {
    addresses.push(text.slice(at, at + length));
  }
  return addresses;
}
