/** Parts of terms → the sources that they read, in the order in which events are asked. */
import type { BatchColumns, Column, ColumnLayout } from '../event/column.ts';
import { idsOfColumn } from '../fields/column-reader.ts';
import { plan } from '../filter/plan.ts';
import { allOf, type Predicate } from '../filter/predicate.ts';
import type { Part, ValueSource } from '../filter/terms.ts';
import { type ContextColumn, type ContextPart, ContextSource } from './context-source.ts';
import { ColumnSource, ValueSource as EachValue, type RowSource } from './row-source.ts';
import type { RuleTerm } from './rule-terms.ts';
import { SourceRows } from './source-rows.ts';

/** What an event is asked. */
export interface Sources {
  /** Rows of event types. */
  readonly types: SourceRows;
  /** In the order in which they are asked; those first that the event type decides where it has a name of its own. */
  readonly ordered: readonly RowSource[];
  /** How many of them the event type then decides. */
  readonly namedCount: number;
  /** By term: what no source says; undefined = nothing. */
  readonly residuals: readonly (Predicate | undefined)[];
}

/** The parts of terms that read one source. */
interface Reading {
  readonly source: ValueSource;
  readonly values: SourceRows;
  readonly isNamedByType: boolean;
  /** Sum and number of the places that the parts have in their terms. */
  placeSum: number;
  count: number;
}

/** Sorts the parts by what they read of batches that have these columns. */
export function rowSources(terms: readonly RuleTerm[], columns: BatchColumns | undefined): Sources {
  const sorted = new SortedParts(terms.length, columns?.layout);
  for (const [term, { parts }] of terms.entries()) {
    for (const [place, part] of parts.entries()) {
      sorted.add(term, part, place);
    }
  }
  return sorted.sources();
}

class SortedParts {
  readonly #termCount: number;
  readonly #layout: ColumnLayout | undefined;
  readonly #types: SourceRows;
  readonly #readings = new Map<ValueSource['key'], Reading>();
  readonly #contextParts: ContextPart[] = [];
  readonly #residuals: Predicate[][];

  constructor(termCount: number, layout: ColumnLayout | undefined) {
    this.#termCount = termCount;
    this.#layout = layout;
    this.#types = new SourceRows(termCount);
    this.#residuals = Array.from({ length: termCount }, () => []);
  }

  add(term: number, { condition, source, columns }: Part, place: number): void {
    if (source?.kind === 'type') {
      this.#types.add(term, condition);
    } else if (source !== undefined) {
      const reading = this.#readingOf(source, condition);
      reading.values.add(term, condition);
      reading.placeSum += place;
      reading.count++;
    } else if (columns?.every((column) => this.#layout?.find(column)?.scope === 'context')) {
      this.#contextParts.push({ term, holds: plan(condition) });
    } else {
      this.#residuals[term]!.push(plan(condition));
    }
  }

  sources(): Sources {
    const contexts: ContextColumn[] = [];
    const ofEvents: { readonly source: RowSource; readonly rank: number; readonly place: number }[] = [];
    let namedCount = 0;
    this.#types.seal();
    for (const { source, values, isNamedByType, placeSum, count } of this.#readings.values()) {
      values.seal();
      const column = source.kind === 'column' ? this.#layout?.find(source.column) : undefined;
      if (column?.scope === 'context') {
        contexts.push({ column, values });
        continue;
      }
      namedCount += isNamedByType ? 1 : 0;
      const rank = isNamedByType ? -1 : rankOf(column?.kind);
      ofEvents.push({ source: eventSource(values, source, column), rank, place: placeSum / count });
    }
    ofEvents.sort((a, b) => a.rank - b.rank || a.place - b.place);
    const ordered = ofEvents.map(({ source }) => source);
    if (contexts.length > 0 || this.#contextParts.length > 0) {
      ordered.splice(namedCount, 0, new ContextSource(this.#termCount, contexts, this.#contextParts));
    }
    const residuals = this.#residuals.map((parts) => (parts.length === 0 ? undefined : allOf(parts)));
    return { types: this.#types, ordered, namedCount, residuals };
  }

  #readingOf(source: ValueSource, condition: Part['condition']): Reading {
    let reading = this.#readings.get(source.key);
    if (reading === undefined) {
      const isNamedByType = source.kind === 'column' && isNamed(condition);
      reading = { source, values: new SourceRows(this.#termCount), isNamedByType, placeSum: 0, count: 0 };
      this.#readings.set(source.key, reading);
    }
    return reading;
  }
}

/** Tells whether the only field of a condition is one whose value follows from the name of the event type. */
function isNamed(condition: Part['condition']): boolean {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.items.every(isNamed);
    case 'not':
      return isNamed(condition.item);
    default:
      return condition.operand.fields.every(({ decidedByType }) => decidedByType === 'by name');
  }
}

/** Makes the source of values that differ from event to event. */
function eventSource(values: SourceRows, source: ValueSource, column: Column | undefined): RowSource {
  if (source.kind === 'column' && column !== undefined && column.kind !== 'number') {
    return new ColumnSource(values, (columns) => idsOfColumn(columns, source.column));
  }
  if (column === undefined) {
    values.rememberTexts();
  }
  return new EachValue(values);
}

/** Cheap answers first: truth values, then texts, then what is looked at each time. */
function rankOf(kind: string | undefined): number {
  const ranks: Readonly<Record<string, number>> = { bool: 0, text: 1, list: 1, integer: 1, number: 2 };
  return kind === undefined ? 3 : (ranks[kind] ?? 3);
}
