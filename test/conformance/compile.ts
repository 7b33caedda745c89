/** Condition text → predicate, by the product's own stages. */
import { type Diagnostic, DiagnosticSink } from '#src/base/diagnostic.js';
import { SourceText } from '#src/base/source-text.js';
import type { EventSourceName } from '#src/event/event-source.js';
import type { FieldSet } from '#src/fields/field.js';
import type { Condition } from '#src/filter/ast.js';
import { check } from '#src/filter/check.js';
import { createFilterContext } from '#src/filter/operand.js';
import { parse } from '#src/filter/parse.js';
import { plan } from '#src/filter/plan.js';
import type { Predicate } from '#src/filter/predicate.js';
import { type MockEvent, mockBatch } from './mock/mock-event.ts';
import { fail, type Outcome, PASS, same } from './suite.ts';

/** A compiled condition: `predicate` is missing when there are errors. */
export interface Compiled {
  readonly predicate: Predicate | undefined;
  readonly errors: readonly string[];
  readonly warnings: readonly Diagnostic[];
}

/** Compiles condition text over a field set. */
export function compileText(text: string, fields: FieldSet, source: EventSourceName = 'syscall'): Compiled {
  const parsed = parse(new SourceText('condition', text));
  return 'error' in parsed
    ? { predicate: undefined, errors: [parsed.error.message], warnings: [] }
    : compileTree(parsed.condition, fields, source);
}

/** Compiles a syntax tree over a field set. */
export function compileTree(condition: Condition, fields: FieldSet, source: EventSourceName = 'syscall'): Compiled {
  const sink = new DiagnosticSink();
  const checked = check(condition, { source, context: createFilterContext(fields), sink });
  const errors = sink.items.filter((item) => item.severity === 'error').map((item) => item.message);
  const warnings = sink.items.filter((item) => item.severity === 'warning');
  if (checked === undefined || errors.length > 0) {
    return { predicate: undefined, errors: errors.length > 0 ? errors : ['check gave no result'], warnings };
  }
  return { predicate: plan(checked), errors, warnings };
}

/** What a vector expects of a condition: a truth value, or only whether it compiles. */
export type Expectation = boolean | 'compiles' | 'compile_error';

/** Compares a compiled condition, evaluated on one event, with what is expected. */
export function judgeEvaluation(compiled: Compiled, expect: Expectation, event: MockEvent | undefined): Outcome {
  const { predicate, errors } = compiled;
  if (expect === 'compile_error') {
    return predicate === undefined ? PASS : fail('compiles, expected a compile error');
  }
  if (predicate === undefined) {
    return fail(`does not compile: ${errors.join('; ')}`);
  }
  if (expect === 'compiles') {
    return PASS;
  }
  return event === undefined ? fail('the case has no event') : same('result', expect, predicate(mockBatch(event), 0));
}
