/** Merges the exceptions of an item into those that a rule has. */
import type { DiagnosticSink } from '../base/diagnostic.ts';
import { checkException, type FieldTest, hasContent } from './exceptions.ts';
import { report } from './location.ts';
import type { Exception } from './model.ts';

/** What an item does with the exceptions of its rule. */
export type ExceptionOperation = 'define' | 'append' | 'replace';

/**
 * Gives the exceptions of a rule after an item; undefined when one of the
 * item's is wrong, which is reported. Diagnostics: LOAD_ERR_VALIDATE.
 */
export function collectExceptions(
  earlier: readonly Exception[],
  added: readonly Exception[],
  operation: ExceptionOperation,
  isField: FieldTest,
  sink: DiagnosticSink,
): readonly Exception[] | undefined {
  const result = operation === 'append' ? [...earlier] : [];
  let isRight = true;
  for (const exception of added) {
    const index = operation === 'append' ? result.findIndex(({ name }) => name === exception.name) : -1;
    const previous = result[index];
    const merged = previous === undefined ? checkNew(exception, operation, isField) : addValues(previous, exception);
    if (typeof merged === 'string') {
      report(sink, 'LOAD_ERR_VALIDATE', merged, exception.location);
      isRight = false;
    } else if (previous === undefined) {
      result.push(merged);
    } else {
      result[index] = merged;
    }
  }
  return isRight ? result : undefined;
}

function checkNew(exception: Exception, operation: ExceptionOperation, isField: FieldTest): Exception | string {
  const isAppend = operation === 'append';
  if (!hasContent(exception.fields)) {
    return `Rule exception ${isAppend ? '' : 'item '}must have fields property with a list of fields`;
  }
  if (isAppend && exception.values.length === 0) {
    return 'Rule exception must have values property with a list of values';
  }
  return checkException(exception, isField);
}

function addValues(previous: Exception, exception: Exception): Exception | string {
  if (hasContent(exception.fields)) {
    return 'Can not append exception fields to existing exception, only values';
  }
  if (hasContent(exception.comps)) {
    return 'Can not append exception comps to existing exception, only values';
  }
  return { ...previous, values: [...previous.values, ...exception.values] };
}
