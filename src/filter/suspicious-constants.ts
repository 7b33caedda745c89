/** Warnings about constants that are valid but probably not what was meant. */

import type { FieldSet } from '../fields/field.ts';
import type { Operator } from '../operators/operator.ts';
import { isTransformerName } from '../operators/transformers/registry.ts';
import type { ValueNode } from './ast.ts';
import type { CheckOptions } from './check.ts';
import type { BoundOperand } from './operand.ts';

const FIELD_SHAPED = /^([a-zA-Z]\w*(?:\.[a-zA-Z]\w*)+)(?:\[(.*)\])?$/;
const CALL_SHAPED = /^([a-zA-Z]\w*)\(.*\)$/;
/** No special character but an anchor or a repeated dot at either end. */
const NEEDS_NO_REGEX = /^(?:\^|\.[*+?])?[^\\^$.|?*+()[\]{}]*(?:\$|\.[*+?])?$/;

/**
 * Reports a constant that names a field or looks like a transformer, a regular
 * expression that a cheaper operator can say, and `<NA>` compared with a field
 * whose missing value is no text.
 */
export function warnOfConstants(
  operand: BoundOperand,
  operator: Operator,
  { text, span }: ValueNode,
  { context, sink }: CheckOptions,
): void {
  const dense = text.replace(/\s+/g, '');
  if (namesField(dense, context.fields)) {
    const message = `'${text}' may be a valid field misused as a const string value`;
    sink.warning('FILTER_VALUE_NAMES_FIELD', message, span, `write val(${text}) to compare with the field`);
  }
  const callee = CALL_SHAPED.exec(dense)?.[1];
  if (callee !== undefined && (callee === 'val' || isTransformerName(callee))) {
    const message = `'${text}' may be a valid field transformer misused as a const string value`;
    sink.warning('FILTER_VALUE_LIKE_TRANSFORMER', message, span, 'remove the quotes to compare with the transformer');
  }
  if (operator.name === 'regex' && NEEDS_NO_REGEX.test(text)) {
    const message = `regex check with '${text}' may be optimized with simpler operators such as '=', 'contains', 'startswith', 'endswith'`;
    sink.warning('FILTER_REGEX_NOT_NEEDED', message, span);
  }
  if (text === '<NA>' && operand.type !== 'auditvalue' && /^(?:ka|jevt)\./.test(operand.key)) {
    const message = `comparing a field value with <NA> is unsafe: '${operand.key}' has no value when it is missing`;
    sink.warning('FILTER_UNSAFE_NA', message, span, `'${operand.key} exists' or 'not ${operand.key} exists'`);
  }
}

function namesField(text: string, fields: FieldSet): boolean {
  const [, name = '', argument] = FIELD_SHAPED.exec(text) ?? [];
  const found = fields.find(name);
  return found !== undefined && typeof found.field.bind(found.suffix ?? argument) !== 'string';
}
