/**
 * Condition → event types it can match, to index rules by. Reads only checks
 * of `evt.type` and `syscall.type` and the always/never idioms on `evt.num`.
 * @see falcosecurity/libs userspace/libsinsp/filter_ppm_codes.cpp
 */
import { Bitset } from '../base/bitset.ts';
import { EVENT_TABLE } from '../event/event-table.ts';
import { EVENT_TYPE_COUNT, EXTENSION_EVENT_TYPES, eventTypeIdsByName, hasVariableName } from '../event/event-type.ts';
import type { BinaryCheckNode, Condition, UnaryCheckNode } from './ast.ts';

/** Other spellings of a number say nothing about all events: a negative one wraps, a hexadecimal one does not compile. */
const DECIMAL = /^[0-9]+$/;
const TYPE_FIELDS = new Set(['evt.type', 'syscall.type']);
const ALL = Bitset.full(EVENT_TYPE_COUNT);
const NONE = new Bitset(EVENT_TYPE_COUNT);

/**
 * Gives the ids of the event types that can satisfy the condition; an upper
 * bound, never too small. Extension types count only where they are named.
 */
export function eventTypes(condition: Condition): Bitset {
  const unnamed = new Bitset(EVENT_TYPE_COUNT);
  const names = namesIn(condition);
  for (const id of EXTENSION_EVENT_TYPES) {
    if (!names.has(EVENT_TABLE[id]!.name)) {
      unnamed.add(id);
    }
  }
  return typesOf(condition, false).intersection(unnamed.complement());
}

/** The names that the condition compares event types with. */
function namesIn(condition: Condition): ReadonlySet<string> {
  switch (condition.kind) {
    case 'not':
      return namesIn(condition.item);
    case 'and':
    case 'or':
      return new Set(condition.items.flatMap((item) => [...namesIn(item)]));
    case 'binary':
      return new Set(isTypeCheck(condition) ? constants(condition) : undefined);
    default:
      return new Set();
  }
}

function isTypeCheck({ left }: BinaryCheckNode): boolean {
  return left.kind === 'field' && TYPE_FIELDS.has(left.name);
}

function typesOf(condition: Condition, isNegated: boolean): Bitset {
  switch (condition.kind) {
    case 'not':
      return typesOf(condition.item, !isNegated);
    case 'and':
    case 'or': {
      const items = condition.items.map((item) => typesOf(item, isNegated));
      const isUnion = (condition.kind === 'or') !== isNegated;
      return isUnion ? unionOf(items) : intersectionOf(items);
    }
    case 'macro':
      return ALL;
    default:
      return typesOfCheck(condition, isNegated);
  }
}

/** Most checks say nothing of types, which needs no arithmetic. */
function unionOf(items: readonly Bitset[]): Bitset {
  return items.includes(ALL) ? ALL : items.reduce((all, item) => all.union(item), NONE);
}

function intersectionOf(items: readonly Bitset[]): Bitset {
  const limiting = items.filter((item) => item !== ALL);
  return limiting.length === 0 ? ALL : limiting.reduce((all, item) => all.intersection(item));
}

function typesOfCheck(node: UnaryCheckNode | BinaryCheckNode, isNegated: boolean): Bitset {
  if (node.left.kind !== 'field') {
    return ALL;
  }
  if (TYPE_FIELDS.has(node.left.name)) {
    return typesOfTypeCheck(node, isNegated);
  }
  if (node.left.name === 'evt.num' && node.kind === 'binary') {
    const isNever = eventNumberTruth(node);
    if (isNever !== undefined) {
      return isNever === isNegated ? NONE : ALL;
    }
  }
  return ALL;
}

function typesOfTypeCheck(node: UnaryCheckNode | BinaryCheckNode, isNegated: boolean): Bitset {
  if (node.kind === 'unary') {
    return isNegated ? NONE : ALL;
  }
  const isEquality = ['=', '==', 'in'].includes(node.operator);
  if ((!isEquality && node.operator !== '!=') || node.modifier !== undefined) {
    return ALL;
  }
  const names = constants(node);
  if (names === undefined) {
    return ALL;
  }
  return isEquality !== isNegated ? named(names) : allBut(names);
}

/** Event numbers count from 1: tells whether the check always holds (true) or never does (false). */
function eventNumberTruth(node: BinaryCheckNode): boolean | undefined {
  const texts = constants(node);
  if (texts === undefined || node.modifier !== undefined || !texts.every((text) => DECIMAL.test(text))) {
    return undefined;
  }
  const values = texts.map(Number);
  if (node.operator === 'in') {
    return values.every((value) => value === 0) ? false : undefined;
  }
  const value = values[0] ?? 0;
  const truths: Readonly<Record<string, boolean | undefined>> = {
    '=': value === 0 ? false : undefined,
    '==': value === 0 ? false : undefined,
    '!=': value === 0 ? true : undefined,
    '<': value <= 1 ? false : undefined,
    '<=': value === 0 ? false : undefined,
    '>': value === 0 ? true : undefined,
    '>=': value <= 1 ? true : undefined,
  };
  return truths[node.operator];
}

function constants(node: BinaryCheckNode): readonly string[] | undefined {
  if (node.right.kind === 'value') {
    return [node.right.text];
  }
  return node.right.kind === 'list' ? node.right.items.map((item) => item.text) : undefined;
}

function named(names: readonly string[]): Bitset {
  const types = new Bitset(EVENT_TYPE_COUNT);
  for (const id of names.flatMap((name) => eventTypeIdsByName(name) ?? [])) {
    types.add(id);
  }
  return types;
}

/** The other types, and those whose events may have yet another name. */
function allBut(names: readonly string[]): Bitset {
  const types = named(names).complement();
  for (const id of ALL) {
    if (hasVariableName(id)) {
      types.add(id);
    }
  }
  return types;
}
