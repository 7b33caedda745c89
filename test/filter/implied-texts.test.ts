/** What the pre-check may look for when rules read facts about pods. */
import test from 'ava';
import { DiagnosticSink } from '#src/base/diagnostic.js';
import { fieldSet } from '#src/fields/registry.js';
import { check } from '#src/filter/check.js';
import { createFilterContext } from '#src/filter/operand.js';
import { requiredTexts } from '#src/filter/required-texts.js';
import { parsed } from '../_support/conditions.js';

const STAGE = ['ResponseComplete'];
const VERBS = ['create', 'update', 'patch'];

function textsOf(condition: string): readonly (readonly string[])[] {
  const context = createFilterContext(fieldSet('k8s_audit', 'legacy'));
  const sink = new DiagnosticSink();
  const checked = check(parsed(condition), { source: 'k8s_audit', context, sink });
  if (checked === undefined) {
    throw new Error(sink.items.map(({ message }) => message).join('\n'));
  }
  return requiredTexts(checked);
}

test('implied texts: an operation on pods', (t) => {
  t.deepEqual(textsOf("pod.operation in ('create', 'update')"), [STAGE, VERBS, ['pods']]);
});

test('implied texts: templates are parts of other resources', (t) => {
  t.deepEqual(textsOf("pod.operation = 'template'"), [STAGE, VERBS, ['pods', 'template']]);
});

test('implied texts: any fact stands for a judged request', (t) => {
  t.deepEqual(textsOf("pod.spec.hostPID intersects ('true')"), [STAGE, VERBS, ['pods', 'template']]);
});

test('implied texts: what is negated implies nothing', (t) => {
  t.deepEqual(textsOf('not pod.operation exists'), []);
});
