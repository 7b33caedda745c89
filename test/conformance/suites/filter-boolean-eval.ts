/** `and`, `or`, `not` and parentheses over fields whose checks are always true or always false. */
import type { Condition } from '#src/filter/ast.js';
import { compileTree, judgeEvaluation } from '../compile.ts';
import { parseCondition } from '../condition.ts';
import type { MockEvent } from '../mock/mock-event.ts';
import { type MockField, mockFieldSet } from '../mock/mock-field-set.ts';
import type { Suite } from '../suite.ts';
import { type VectorFile, vectorSuite } from '../vector-suite.ts';

interface BooleanCase {
  readonly condition: string;
  readonly expect: boolean;
}

/** Fields of which a check is true (present) or false (absent) whatever operator and value it has. */
const TRUTHS = new Map([
  ['c.true', true],
  ['c.false', false],
]);

const EVENT: MockEvent = {
  'c.true': 'present',
  'c.doublequote': 'hello "quoted"',
  'c.singlequote': "hello 'quoted'",
};

const FIELDS = mockFieldSet(
  { fields: [], find: () => undefined },
  [...TRUTHS.keys(), ...Object.keys(EVENT)].map((name): MockField => ({ name, type: 'charbuf', isList: false })),
);

export const filterBooleanEval: Suite = vectorSuite<VectorFile<BooleanCase>, BooleanCase>({
  name: 'filter_boolean_eval',
  keys: ['condition', 'expect'],
  judge({ condition, expect }) {
    return judgeEvaluation(compileTree(onlyPresence(parseCondition(condition)), FIELDS), expect, EVENT);
  },
});

/** Makes every check of a field of {@link TRUTHS} a check of its presence. */
function onlyPresence(condition: Condition): Condition {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return { ...condition, items: condition.items.map(onlyPresence) };
    case 'not':
      return { ...condition, item: onlyPresence(condition.item) };
    case 'binary': {
      const { left, span } = condition;
      return left.kind === 'field' && TRUTHS.has(left.name)
        ? { kind: 'unary', left, operator: 'exists', span }
        : condition;
    }
    default:
      return condition;
  }
}
