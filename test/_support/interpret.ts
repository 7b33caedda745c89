/**
 * A slow reference for what a condition means: rules-language semantics read
 * off a syntax tree and plain values, sharing no code with src/filter and
 * src/operators. For property tests against the planned predicate.
 */
import { encodeText } from '#src/base/text-encoding.js';
import type { BinaryCheckNode, Condition, Operand, TransformerArgument } from '#src/filter/ast.js';

/** How a field's values compare; `audit` are the typed lists of the legacy k8s_audit source. */
export type ReferenceType = 'number' | 'bool' | 'text' | 'audit';

/** One value: text for `text` and `audit`. */
export type ReferenceValue = string | number | boolean;

/** A declared field. With a quantifier its values are compared one by one: any is enough, of `endpoints` all for `!=`. */
export interface ReferenceField {
  readonly type: ReferenceType;
  readonly isList: boolean;
  readonly quantifier?: 'any' | 'endpoints';
}

/** Declared fields, and the values of one event by field; a field without an entry has no value. */
export interface World {
  readonly fields: Readonly<Record<string, ReferenceField>>;
  readonly values: Readonly<Record<string, readonly ReferenceValue[]>>;
}

/** What an operand yields: its type and all its values; `undefined` stands for no value. */
interface Read extends ReferenceField {
  readonly values: readonly ReferenceValue[];
}

/** Tells whether the event satisfies the condition. Macros must be resolved. */
export function interpret(condition: Condition, world: World): boolean {
  switch (condition.kind) {
    case 'and':
      return condition.items.every((item) => interpret(item, world));
    case 'or':
      return condition.items.some((item) => interpret(item, world));
    case 'not':
      return !interpret(condition.item, world);
    case 'macro':
      throw new Error('macros are resolved before');
    case 'unary': {
      const left = read(condition.left, world);
      // legacy: exactly one value, and that one present
      return left?.type === 'audit' ? left.values.length === 1 && left.values[0] !== '<NA>' : left !== undefined;
    }
    case 'binary': {
      const left = read(condition.left, world);
      return left !== undefined && interpretBinary(condition, left, world);
    }
  }
}

function interpretBinary({ operator, modifier, right }: BinaryCheckNode, left: Read, world: World): boolean {
  if (right.kind === 'field' || right.kind === 'transformer') {
    const other = read(right, world);
    return other !== undefined && holdsForSets(operator, left, other.values);
  }
  const constants = right.kind === 'list' ? right.items.map((item) => item.text) : [right.text];
  if (left.type === 'audit') {
    return interpretAudit(operator, left.values.map(String), constants);
  }
  const typed = constants.map((text) => constant(left.type, text));
  if (modifier !== undefined) {
    const satisfied = typed.filter((item) => holds(operator, left, [item])).length;
    return (
      { oneof: satisfied === 1, anyof: satisfied > 0, allof: satisfied === typed.length }[modifier] && typed.length > 0
    );
  }
  return holds(operator, left, typed);
}

/** Asks each value of a quantified field by itself. */
function holds(operator: string, left: Read, right: readonly ReferenceValue[]): boolean {
  if (left.quantifier === undefined) {
    return holdsForSets(operator, left, right);
  }
  const outcomes = left.values.map((value) => holdsForSets(operator, { ...left, values: [value] }, right));
  return left.quantifier === 'endpoints' && operator === '!='
    ? outcomes.every((outcome) => outcome)
    : outcomes.includes(true);
}

/** `in` wants all of a list field's values among the constants, `intersects` one; the rest compare one with one. */
function holdsForSets(operator: string, left: Read, right: readonly ReferenceValue[]): boolean {
  switch (operator) {
    case 'in':
      return left.values.every((value) => right.includes(value));
    case 'intersects':
      return left.values.some((value) => right.includes(value));
    case 'pmatch':
      return right.some((prefix) => isPathPrefix(String(prefix), String(left.values[0])));
    default:
      return compare(operator, left.values[0]!, right[0]!);
  }
}

function compare(operator: string, left: ReferenceValue, right: ReferenceValue): boolean {
  if (typeof left === 'number' || typeof left === 'boolean') {
    return ordered(operator, left, right) ?? false;
  }
  const [text, part] = [bytes(left), bytes(String(right))];
  switch (operator) {
    case 'contains':
      return text.includes(part);
    case 'icontains':
      return asciiLower(text).includes(asciiLower(part));
    case 'startswith':
      return text.startsWith(part);
    case 'endswith':
      return text.endsWith(part);
    case 'glob':
      return globMatches(String(right), left);
    case 'iglob':
      return globMatches(asciiLower(String(right)), asciiLower(left));
    case 'regex':
      return new RegExp(`^(?:${right})$`, 'u').test(left.toWellFormed());
    default:
      return ordered(operator, text, part) ?? false;
  }
}

function ordered<T extends ReferenceValue>(operator: string, left: T, right: T): boolean | undefined {
  const outcomes: Readonly<Record<string, boolean>> = {
    '=': left === right,
    '==': left === right,
    '!=': left !== right,
    '<': left < right,
    '<=': left <= right,
    '>': left > right,
    '>=': left >= right,
  };
  return outcomes[operator];
}

function constant(type: ReferenceType, text: string): ReferenceValue {
  if (type === 'number') {
    return Number(text);
  }
  return type === 'bool' ? text === 'true' : text;
}

// --- legacy k8s_audit values -------------------------------------------------

/** `[min, max]` of an integer or range text, undefined for any other text. */
function range(text: string): [number, number] | undefined {
  const match = /^([+-]?\d+)(?::([+-]?\d+))?$/.exec(text);
  return match === null ? undefined : [Number(match[1]), Number(match[2] ?? match[1])];
}

function isPair(text: string): boolean {
  return range(text) !== undefined && text.includes(':');
}

function auditEqual(left: string, right: string): boolean {
  const [a, b] = [range(left), range(right)];
  if (a === undefined || b === undefined) {
    return left === right;
  }
  if (isPair(left) === isPair(right)) {
    return a[0] === b[0] && a[1] === b[1];
  }
  const [pair, single] = isPair(left) ? [a, b] : [b, a];
  return single[0] >= pair[0] && single[0] <= pair[1];
}

function interpretAudit(operator: string, values: readonly string[], constants: readonly string[]): boolean {
  const isIn = (value: string, set: readonly string[]): boolean => set.some((other) => auditEqual(value, other));
  const areEqual = (): boolean =>
    distinct(values).length === distinct(constants).length &&
    values.every((value) => isIn(value, constants)) &&
    constants.every((value) => isIn(value, values));
  switch (operator) {
    case '=':
    case '==':
      return areEqual();
    case '!=':
      return !areEqual();
    case 'in':
      return values.every((value) => isIn(value, constants));
    case 'intersects':
      return values.some((value) => isIn(value, constants));
    case 'pmatch':
      return values.every((value) => value === '<NA>');
    default:
      return values.length === 1 && compareAudit(operator, values[0]!, constants[0]!);
  }
}

/** Leaves out what equals a value kept before; equality is not transitive, so the order counts. */
function distinct(values: readonly string[]): string[] {
  const kept: string[] = [];
  for (const value of values) {
    if (!kept.some((other) => auditEqual(value, other))) {
      kept.push(value);
    }
  }
  return kept;
}

function compareAudit(operator: string, left: string, right: string): boolean {
  if (operator === 'contains' || operator === 'startswith') {
    return compare(operator, left, right);
  }
  const [a, b] = [range(left), range(right)];
  if ((a === undefined) !== (b === undefined) || isPair(left) !== isPair(right)) {
    return false;
  }
  return a === undefined || b === undefined ? compare(operator, left, right) : compareRanges(operator, a, b);
}

/** Ranges are ordered by their lower, then their upper bound. */
function compareRanges(operator: string, left: [number, number], right: [number, number]): boolean {
  const order = left[0] - right[0] || left[1] - right[1];
  return ordered(operator, Math.sign(order), 0) ?? false;
}

// --- operands ----------------------------------------------------------------

function read(operand: Operand, world: World): Read | undefined {
  if (operand.kind === 'field') {
    const values = world.values[operand.name];
    const field = world.fields[operand.name];
    // an empty list is no value, except in the legacy model
    const isMissing = values === undefined || (values.length === 0 && field?.type !== 'audit');
    return isMissing || field === undefined ? undefined : { ...field, values };
  }
  const inputs = operand.arguments.map((argument) => readArgument(argument, world));
  const present = inputs.filter((input) => input !== undefined);
  return present.length < inputs.length ? undefined : transform(operand.name, present);
}

function readArgument(argument: TransformerArgument, world: World): Read | undefined {
  switch (argument.kind) {
    case 'value':
      return { type: 'text', isList: false, values: [argument.text] };
    case 'transformer-list': {
      const items = argument.items.map((item) => readArgument(item, world));
      const present = items.filter((item) => item !== undefined);
      return present.length < items.length
        ? undefined
        : { type: 'text', isList: true, values: present.flatMap((item) => item.values) };
    }
    default:
      return read(argument, world);
  }
}

function transform(name: string, inputs: readonly Read[]): Read {
  const [first, second] = inputs as [Read, Read];
  const text = (values: readonly ReferenceValue[]): Read => ({ type: 'text', isList: first.isList, values });
  switch (name) {
    case 'val':
      return first;
    case 'tolower':
      return text(first.values.map((value) => asciiLower(String(value))));
    case 'toupper':
      return text(first.values.map((value) => String(value).replace(/[a-z]/g, (letter) => letter.toUpperCase())));
    case 'basename':
      return text(first.values.map((value) => String(value).split('/').at(-1) ?? ''));
    case 'len':
      return {
        type: 'number',
        isList: false,
        values: [first.isList ? first.values.length : bytes(String(first.values[0])).length],
      };
    case 'concat':
      return { type: 'text', isList: false, values: [inputs.map((input) => String(input.values[0])).join('')] };
    case 'join':
      return { type: 'text', isList: false, values: [second.values.map(String).join(String(first.values[0]))] };
    default:
      throw new Error(`no reference for transformer ${name}`);
  }
}

// --- text --------------------------------------------------------------------

/** One character per byte, so that comparing characters compares bytes. */
function bytes(text: string): string {
  return Buffer.from(encodeText(text)).toString('latin1');
}

function asciiLower(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** fnmatch of patterns made of `*`, `?` and plain characters. */
function globMatches(pattern: string, text: string): boolean {
  if (pattern === '') {
    return text === '';
  }
  if (pattern.startsWith('*')) {
    return globMatches(pattern.slice(1), text) || (text !== '' && globMatches(pattern, text.slice(1)));
  }
  return text !== '' && (pattern[0] === '?' || pattern[0] === text[0]) && globMatches(pattern.slice(1), text.slice(1));
}

function isPathPrefix(prefix: string, path: string): boolean {
  const [wanted, given] = [prefix, path].map((text) => text.split('/').filter((component) => component !== ''));
  return wanted!.every((component, index) => given![index] !== undefined && globMatches(component, given![index]));
}
