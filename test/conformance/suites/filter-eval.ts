/** Operators and transformers on concrete values of syscall fields. */
import { fieldSet } from '#src/fields/registry.js';
import { compileText, type Expectation, judgeEvaluation } from '../compile.ts';
import type { MockEvent } from '../mock/mock-event.ts';
import { mockFieldSet, undeclaredFields } from '../mock/mock-field-set.ts';
import { fail, type Suite } from '../suite.ts';
import { type VectorFile, vectorSuite } from '../vector-suite.ts';

interface EvalCase {
  readonly condition: string;
  readonly expect: Expectation;
  readonly event?: string;
}

interface EvalFile extends VectorFile<EvalCase> {
  readonly events: Readonly<Record<string, MockEvent>>;
}

export const filterEval: Suite = vectorSuite<EvalFile, EvalCase>({
  name: 'filter_eval',
  keys: ['condition', 'expect', 'event'],
  tables: ['events'],
  judge({ condition, expect, event }, { events }) {
    const mock = event === undefined ? undefined : events[event];
    if (event !== undefined && mock === undefined) {
      return fail(`no event ${event} in the table`);
    }
    const base = fieldSet('syscall');
    const fields = mockFieldSet(base, undeclaredFields(base, Object.values(events)));
    return judgeEvaluation(compileText(condition, fields), expect, mock);
  },
});
