/** Parses, checks and plans conditions over made-up fields, for tests that only care about the outcome. */
import { type Diagnostic, DiagnosticSink } from '#src/base/diagnostic.js';
import { SourceText } from '#src/base/source-text.js';
import type { FieldSet, FieldValue } from '#src/fields/field.js';
import type { Condition } from '#src/filter/ast.js';
import { check } from '#src/filter/check.js';
import type { CheckedCondition } from '#src/filter/checked.js';
import { createFilterContext } from '#src/filter/operand.js';
import { parse } from '#src/filter/parse.js';
import { plan } from '#src/filter/plan.js';
import { batchOf, fieldSetOf } from './made-up-fields.js';

/** One field of each kind, and the names that tests use. */
export const FIELDS: FieldSet = fieldSetOf({
  'a.text': { type: 'charbuf' },
  'a.other': { type: 'charbuf' },
  'a.path': { type: 'fspath' },
  'a.keyed': { type: 'charbuf', takesArgument: true },
  'a.int8': { type: 'int8' },
  'a.num': { type: 'int64' },
  'a.unsigned': { type: 'uint64' },
  'a.u32': { type: 'uint32' },
  'a.port': { type: 'port' },
  'a.double': { type: 'double' },
  'a.flag': { type: 'bool' },
  'a.bytes': { type: 'bytebuf' },
  'a.ip': { type: 'ipaddr' },
  'a.net': { type: 'ipnet' },
  'a.uid': { type: 'uid' },
  'a.texts': { type: 'charbuf', isList: true },
  'a.more': { type: 'charbuf', isList: true },
  'a.numbers': { type: 'uint64', isList: true },
  'a.audit': { type: 'auditvalue', isList: true },
  'a.old': { type: 'charbuf', deprecated: 'a.old is deprecated' },
  'ka.name': { type: 'charbuf' },
});

/** Parses a condition that must be well-formed. */
export function parsed(text: string): Condition {
  const result = parse(new SourceText('condition', text));
  if ('error' in result) {
    throw new Error(`${text}: ${result.error.message}`);
  }
  return result.condition;
}

/** Checks a condition; `checked` is undefined when there was an error. */
export function checked(
  text: string,
  fields: FieldSet = FIELDS,
): { checked: CheckedCondition | undefined; diagnostics: readonly Diagnostic[] } {
  const sink = new DiagnosticSink();
  const condition = check(parsed(text), { source: 'k8s_audit', context: createFilterContext(fields), sink });
  return { checked: condition, diagnostics: sink.items };
}

/** Evaluates a condition that must be valid over one event. */
export function evaluate(
  text: string,
  event: Readonly<Record<string, FieldValue>>,
  fields: FieldSet = FIELDS,
): boolean {
  const result = checked(text, fields);
  if (result.checked === undefined) {
    throw new Error(`${text}: ${result.diagnostics.map((diagnostic) => diagnostic.message).join('; ')}`);
  }
  return plan(result.checked)(batchOf([event]), 0);
}
