/** The planned predicate against the slow reference, and printing against parsing, on random conditions. */
import test from 'ava';
import fc from 'fast-check';
import { DiagnosticSink } from '#src/base/diagnostic.js';
import { SourceText } from '#src/base/source-text.js';
import type { Condition } from '#src/filter/ast.js';
import { check } from '#src/filter/check.js';
import { createFilterContext } from '#src/filter/operand.js';
import { parse } from '#src/filter/parse.js';
import { plan } from '#src/filter/plan.js';
import type { Predicate } from '#src/filter/predicate.js';
import { print } from '#src/filter/print.js';
import {
  conditions,
  eventOf,
  eventValues,
  FIELD_SET,
  FIELDS,
  printableConditions,
} from '../_support/condition-arbitraries.js';
import { interpret } from '../_support/interpret.js';
import { batchOf } from '../_support/made-up-fields.js';

const RUNS = { numRuns: Number(process.env['DRYPOD_FUZZ_RUNS'] ?? 1000) };

function compile(condition: Condition): Predicate {
  const sink = new DiagnosticSink();
  const checked = check(condition, { source: 'k8s_audit', context: createFilterContext(FIELD_SET), sink });
  if (checked === undefined) {
    throw new Error(sink.items.map((item) => item.message).join('; '));
  }
  return plan(checked);
}

function withoutSpans(condition: Condition): unknown {
  return JSON.parse(JSON.stringify(condition, (key, value) => (key === 'span' ? undefined : value)));
}

/** Gives what is wrong with the smallest counterexample, or undefined. */
function counterexample<T>(arbitrary: fc.Arbitrary<T>, mistake: (value: T) => string | undefined): string | undefined {
  const run = fc.check(
    fc.property(arbitrary, (value) => mistake(value) === undefined),
    RUNS,
  );
  return run.counterexample === null ? undefined : `${mistake(run.counterexample[0])} (seed ${run.seed})`;
}

test('plan: property: a predicate decides as the reference interpreter does', (t) => {
  const cases = fc.tuple(conditions, fc.array(eventValues, { minLength: 1, maxLength: 8 }));
  const found = counterexample(cases, ([condition, events]) => {
    const predicate = compile(condition);
    const wrong = events.find(
      (values) => predicate(batchOf([eventOf(values)]), 0) !== interpret(condition, { fields: FIELDS, values }),
    );
    return wrong && `wrong decision: ${print(condition)} on ${JSON.stringify(wrong)}`;
  });
  t.is(found, undefined);
});

test('print: property: parsing the printed condition gives the same tree', (t) => {
  const found = counterexample(printableConditions, (condition) => {
    const parsed = parse(new SourceText('printed', print(condition)), { maxDepth: 1000 });
    const got = 'error' in parsed ? parsed.error.message : withoutSpans(parsed.condition);
    const isSame = JSON.stringify(got) === JSON.stringify(withoutSpans(condition));
    return isSame ? undefined : `${print(condition)} reads back as ${JSON.stringify(got)}`;
  });
  t.is(found, undefined);
});
