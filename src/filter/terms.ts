/**
 * Checked condition → terms: alternatives, each a list of parts that all have
 * to hold. A part reads one source of values where that can be, so that what
 * it says is found once per value; `or` over several sources becomes terms.
 */
import type { ColumnName } from '../event/column.ts';
import type { Reader } from '../fields/field.ts';
import type { CheckedCondition } from './checked.ts';
import type { BoundOperand } from './operand.ts';

/** What a part's value comes from; equal for parts that the same value decides. */
export type ValueSource =
  | { readonly kind: 'column'; readonly column: ColumnName }
  /** The event type decides. */
  | { readonly kind: 'type' }
  | { readonly kind: 'reader'; readonly read: Reader };

/** A part of a term. */
export interface Part {
  readonly condition: CheckedCondition;
  /** The only source it reads; absent when it reads several. */
  readonly source: ValueSource | undefined;
  /** All columns it reads; undefined when it reads anything else, too. */
  readonly columns: readonly ColumnName[] | undefined;
}

/** All parts have to hold; none = always. */
export type Term = readonly Part[];

/** More alternatives than this stay together in one part that reads several sources. */
const MAX_TERMS = 16;

/** Takes a condition apart. It holds when one of the terms does; none = never. */
export function termsOf(condition: CheckedCondition): readonly Term[] {
  return expand(condition, false);
}

/** Gives a key that equal sources share. */
export function sourceKey(source: ValueSource): string | Reader {
  switch (source.kind) {
    case 'column':
      return columnKey(source.column);
    case 'type':
      return 'type';
    case 'reader':
      return source.read;
  }
}

/** Gives a key that equal columns share. */
function columnKey({ field, argument }: ColumnName): string {
  return `column ${field}\t${argument}`;
}

function expand(condition: CheckedCondition, isNegated: boolean): readonly Term[] {
  const source = sourceOf(condition);
  if (source !== undefined || condition.kind === 'constant' || condition.kind === 'relation') {
    return [[partOf(condition, isNegated, source)]];
  }
  if (condition.kind === 'not') {
    return expand(condition.item, !isNegated);
  }
  const items = joined(condition.kind, condition.items);
  const isUnion = (condition.kind === 'or') !== isNegated;
  const expanded = items.map((item) => expand(item, isNegated));
  if (!isUnion) {
    return product(items, expanded, isNegated);
  }
  const terms = expanded.flat();
  return terms.length > MAX_TERMS ? [[partOf(condition, isNegated, undefined)]] : terms;
}

/** Items of one source become one item. */
function joined(kind: 'and' | 'or', items: readonly CheckedCondition[]): readonly CheckedCondition[] {
  const bySource = new Map<unknown, CheckedCondition[]>();
  for (const item of items) {
    const source = sourceOf(item);
    const key = source === undefined ? item : sourceKey(source);
    const same = bySource.get(key);
    if (same === undefined) {
      bySource.set(key, [item]);
    } else {
      same.push(item);
    }
  }
  return [...bySource.values()].map((same) => (same.length === 1 ? same[0]! : { kind, items: same }));
}

function product(
  items: readonly CheckedCondition[],
  factors: readonly (readonly Term[])[],
  isNegated: boolean,
): readonly Term[] {
  let terms: readonly Term[] = [[]];
  for (const [i, factor] of factors.entries()) {
    const isTooLarge = factor.length > 1 && terms.length * factor.length > MAX_TERMS;
    const alternatives = isTooLarge ? [[partOf(items[i]!, isNegated, undefined)]] : factor;
    terms = terms.flatMap((term) => alternatives.map((alternative) => [...term, ...alternative]));
  }
  return terms;
}

function partOf(condition: CheckedCondition, isNegated: boolean, source: ValueSource | undefined): Part {
  return {
    condition: isNegated ? { kind: 'not', item: condition } : condition,
    source,
    columns: columnsOf(condition),
  };
}

/** Gives the only source that a condition reads. */
function sourceOf(condition: CheckedCondition): ValueSource | undefined {
  switch (condition.kind) {
    case 'not':
      return sourceOf(condition.item);
    case 'constant':
      return sourceOfOperand(condition.operand);
    case 'relation':
      return undefined;
    default: {
      const [first, ...rest] = condition.items.map(sourceOf);
      const key = first && sourceKey(first);
      return rest.every((source) => source !== undefined && sourceKey(source) === key) ? first : undefined;
    }
  }
}

function sourceOfOperand({ read, columns, fields, idsOf, field }: BoundOperand): ValueSource | undefined {
  if (field?.decidedByType === 'always') {
    return { kind: 'type' };
  }
  const [column] = columns;
  if (column !== undefined && idsOf !== undefined) {
    return { kind: 'column', column };
  }
  return columns.length > 1 && columns.length === fields.length ? undefined : { kind: 'reader', read };
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
