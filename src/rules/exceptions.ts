/**
 * Exceptions of rules: their shape is checked when a rule is collected, and
 * they become text of the condition when it is compiled.
 */
import { findOperator } from '../operators/registry.ts';
import type { Exception, ExceptionEntry } from './model.ts';

const MODIFIERS = new Set(['oneof', 'anyof', 'allof']);
const SCALAR_COMPS = new Set(['in', 'pmatch', 'intersects']);

/** Tells whether a field may be compared, for the source of the rule; absent when the source is unknown. */
export type FieldTest = ((field: string) => boolean) | undefined;

/** An exception whose shape is right, `comps` filled in. */
export interface CheckedException extends Exception {
  readonly fields: string | readonly string[];
  readonly comps: string | readonly string[];
}

/**
 * Checks fields and comps of an exception that has fields and fills in the
 * default comps. A returned string is what is wrong.
 */
export function checkException(exception: Exception, isField: FieldTest): CheckedException | string {
  const { fields, comps } = exception;
  return typeof fields === 'string'
    ? checkScalar(exception, fields, hasContent(comps) ? comps : 'in', isField)
    : checkList(exception, texts(fields), comps, isField);
}

/** Tells whether a part of an exception says anything. */
export function hasContent(entry: ExceptionEntry | undefined): entry is ExceptionEntry {
  if (entry === undefined || entry === '') {
    return false;
  }
  return typeof entry === 'string' || hasContent(entry[0]);
}

/**
 * Adds the exceptions to a condition, as text: `(<condition>) and not …`.
 * Values are quoted as list items are, and only so, as in Falco: a value with
 * a blank is quoted, nothing is escaped. Returned `error` names the exception at fault.
 */
export function applyExceptions(
  condition: string,
  exceptions: readonly Exception[],
): { readonly condition: string } | { readonly error: string; readonly exception: Exception } {
  if (exceptions.length === 0) {
    return { condition };
  }
  const parts = [`(${condition})`];
  for (const exception of exceptions) {
    const { fields, comps, values } = exception;
    const expansion =
      typeof fields === 'string'
        ? expandScalar(fields, typeof comps === 'string' ? comps : 'in', values)
        : expandList(texts(fields), texts(comps), values);
    if ('error' in expansion) {
      return { error: expansion.error, exception };
    }
    if (expansion.text !== '') {
      parts.push(`not ${expansion.text}`);
    }
  }
  return { condition: parts.join(' and ') };
}

/** Quotes a list item or exception value: only when it has a blank and no quote in front. */
export function quoteItem(item: string): string {
  return item.includes(' ') && !/^["']/.test(item) ? `"${item}"` : item;
}

function checkScalar(
  exception: Exception,
  field: string,
  comp: ExceptionEntry,
  isField: FieldTest,
): CheckedException | string {
  if (typeof comp !== 'string') {
    return 'Fields and comps must both be strings';
  }
  const operator = normalized(comp);
  if (!SCALAR_COMPS.has(operator) && !isModifiedOperator(operator)) {
    return 'When fields is a single value, comps must be one of (in, pmatch, intersects) or a string operator with a list modifier (oneof, anyof, allof)';
  }
  return isField?.(field) === false ? unsupportedField(field) : { ...exception, fields: field, comps: operator };
}

function checkList(
  exception: Exception,
  fields: readonly string[],
  comps: ExceptionEntry | undefined,
  isField: FieldTest,
): CheckedException | string {
  const operators = hasContent(comps) ? texts(comps).map(normalized) : fields.map(() => '=');
  if (operators.length !== fields.length) {
    return 'Fields and comps lists must have equal length';
  }
  const unknown = operators.find((operator) => findOperator(operator) === undefined && !isModifiedOperator(operator));
  if (unknown !== undefined) {
    return `'${unknown}' is not a supported comparison operator`;
  }
  const undefinedField = fields.find((field) => isField?.(field) === false);
  return undefinedField === undefined ? { ...exception, fields, comps: operators } : unsupportedField(undefinedField);
}

function unsupportedField(field: string): string {
  return `'${field}' is not a supported filter field`;
}

type Expansion = { readonly text: string } | { readonly error: string };

/** `(field op (v1, v2))` */
function expandScalar(field: string, comp: string, values: readonly ExceptionEntry[]): Expansion {
  const items: string[] = [];
  for (const value of values) {
    if (typeof value !== 'string') {
      return { error: 'Expected values array to contain a list of strings' };
    }
    items.push(quoteItem(value));
  }
  return { text: items.length === 0 ? '' : `(${field} ${comp} (${items.join(', ')}))` };
}

/** `((f1 op1 v1 and f2 op2 v2) or (…))` */
function expandList(fields: readonly string[], comps: readonly string[], values: readonly ExceptionEntry[]): Expansion {
  const tuples: string[] = [];
  for (const value of values) {
    if (typeof value === 'string' || value.length !== fields.length) {
      return { error: 'Fields and values lists must have equal length' };
    }
    const checks = fields.map((field, i) => ` ${field} ${comps[i]} ${operandText(comps[i] ?? '', value[i] ?? '')}`);
    tuples.push(`(${checks.join(' and ')})`);
  }
  return { text: tuples.length === 0 ? '' : `(${tuples.join(' or ')})` };
}

function operandText(comp: string, value: ExceptionEntry): string {
  if (typeof value !== 'string') {
    return `(${texts(value).map(quoteItem).join(', ')})`;
  }
  if (findOperator(comp)?.operand === 'list' || isModifiedOperator(comp)) {
    return value.startsWith('(') ? value : `(${value})`;
  }
  return quoteItem(value);
}

/** `startswith oneof` and the like: a text operator with a list modifier. */
function isModifiedOperator(comp: string): boolean {
  const [operator, modifier, ...rest] = comp.split(' ');
  return (
    rest.length === 0 &&
    modifier !== undefined &&
    MODIFIERS.has(modifier) &&
    findOperator(operator ?? '')?.operand === 'text'
  );
}

function normalized(comp: string): string {
  return comp.trim().replace(/\s+/g, ' ');
}

/** The texts of an entry one level down; a nested list counts as the empty text. */
function texts(entry: ExceptionEntry | undefined): string[] {
  if (entry === undefined || typeof entry === 'string') {
    return [];
  }
  return entry.map((element) => (typeof element === 'string' ? element : ''));
}
