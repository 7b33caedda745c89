/**
 * Checked condition → terms: alternatives, each a list of parts that all have
 * to hold. A part reads one source of values where that can be, so that what
 * it says is found once per value; `or` over several sources becomes terms.
 */
import type { ColumnName } from '../event/column.ts';
import type { Reader } from '../fields/field.ts';
import type { CheckedCondition } from './checked.ts';
import type { BoundOperand } from './operand.ts';

/** What a part's value comes from; sources of equal keys are the same. */
export type ValueSource =
  | { readonly kind: 'column'; readonly key: string; readonly column: ColumnName }
  /** The event type decides. */
  | { readonly kind: 'type'; readonly key: string }
  | { readonly kind: 'reader'; readonly key: Reader; readonly read: Reader };

/** A part of a term. */
export interface Part {
  readonly condition: CheckedCondition;
  /** The only source it reads; absent when it reads several. */
  readonly source: ValueSource | undefined;
  /** All columns that a part of several sources reads; undefined when it reads anything else, too. */
  readonly columns: readonly ColumnName[] | undefined;
}

/** All parts have to hold; none = always. */
export type Term = readonly Part[];

/** More alternatives than this stay together in one part that reads several sources. */
const MAX_TERMS = 16;

/** Takes a condition apart. It holds when one of the terms does; none = never. */
export function termsOf(condition: CheckedCondition): readonly Term[] {
  return new Expansion().expand(condition, false);
}

class Expansion {
  /** What each condition reads; looked up at every level above it. */
  readonly #sources = new Map<CheckedCondition, ValueSource | undefined>();

  expand(condition: CheckedCondition, isNegated: boolean): readonly Term[] {
    const source = this.#sourceOf(condition);
    if (source !== undefined || condition.kind === 'constant' || condition.kind === 'relation') {
      return [[partOf(condition, isNegated, source)]];
    }
    if (condition.kind === 'not') {
      return this.expand(condition.item, !isNegated);
    }
    const items = this.#joined(condition.kind, condition.items);
    const isUnion = (condition.kind === 'or') !== isNegated;
    const expanded = items.map((item) => this.expand(item, isNegated));
    if (!isUnion) {
      return product(items, expanded, isNegated);
    }
    const terms = expanded.flat();
    return terms.length > MAX_TERMS ? [[partOf(condition, isNegated, undefined)]] : terms;
  }

  /** Items of one source become one item. */
  #joined(kind: 'and' | 'or', items: readonly CheckedCondition[]): readonly CheckedCondition[] {
    const bySource = new Map<unknown, CheckedCondition[]>();
    for (const item of items) {
      const key = this.#sourceOf(item)?.key ?? item;
      const same = bySource.get(key);
      if (same === undefined) {
        bySource.set(key, [item]);
      } else {
        same.push(item);
      }
    }
    return [...bySource.values()].map((same) => (same.length === 1 ? same[0]! : { kind, items: same }));
  }

  /** Gives the only source that a condition reads. */
  #sourceOf(condition: CheckedCondition): ValueSource | undefined {
    if (this.#sources.has(condition)) {
      return this.#sources.get(condition);
    }
    const source = this.#findSource(condition);
    this.#sources.set(condition, source);
    return source;
  }

  #findSource(condition: CheckedCondition): ValueSource | undefined {
    switch (condition.kind) {
      case 'not':
        return this.#sourceOf(condition.item);
      case 'constant':
        return sourceOfOperand(condition.operand);
      case 'relation':
        return undefined;
      default: {
        const [first, ...rest] = condition.items.map((item) => this.#sourceOf(item));
        return rest.every((source) => source?.key === first?.key) ? first : undefined;
      }
    }
  }
}

/** Joins one term of each factor in every way; most factors have one only. */
function product(
  items: readonly CheckedCondition[],
  factors: readonly (readonly Term[])[],
  isNegated: boolean,
): readonly Term[] {
  const always: Part[] = [];
  let terms: readonly Term[] = [[]];
  for (const [i, factor] of factors.entries()) {
    if (factor.length === 1) {
      always.push(...factor[0]!);
    } else if (terms.length * factor.length > MAX_TERMS) {
      always.push(partOf(items[i]!, isNegated, undefined));
    } else {
      terms = terms.flatMap((term) => factor.map((alternative) => [...term, ...alternative]));
    }
  }
  return terms.map((term) => [...always, ...term]);
}

function partOf(condition: CheckedCondition, isNegated: boolean, source: ValueSource | undefined): Part {
  return {
    condition: isNegated ? { kind: 'not', item: condition } : condition,
    source,
    columns: source === undefined ? columnsOf(condition) : undefined,
  };
}

function sourceOfOperand({ read, columns, fields, idsOf, field }: BoundOperand): ValueSource | undefined {
  if (field?.decidedByType === 'always') {
    return { kind: 'type', key: 'type' };
  }
  const [column] = columns;
  if (column !== undefined && idsOf !== undefined) {
    return { kind: 'column', column, key: `column ${column.field}\t${column.argument}` };
  }
  return columns.length > 1 && columns.length === fields.length ? undefined : { kind: 'reader', read, key: read };
}

function columnsOf(condition: CheckedCondition): readonly ColumnName[] | undefined {
  switch (condition.kind) {
    case 'not':
      return columnsOf(condition.item);
    case 'constant':
      return columnsOfOperand(condition.operand);
    case 'relation':
      return concat([columnsOfOperand(condition.operand), columnsOfOperand(condition.right)]);
    default:
      return concat(condition.items.map(columnsOf));
  }
}

function columnsOfOperand({ columns, fields }: BoundOperand): readonly ColumnName[] | undefined {
  return columns.length === fields.length ? columns : undefined;
}

function concat(lists: readonly (readonly ColumnName[] | undefined)[]): readonly ColumnName[] | undefined {
  const known = lists.filter((list) => list !== undefined);
  return known.length === lists.length ? known.flat() : undefined;
}
