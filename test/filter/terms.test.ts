import test from 'ava';
import { termsOf } from '#src/filter/terms.js';
import { checked } from '../_support/conditions.ts';

/** A condition, and its terms: by part the fields read, `+` where they are several sources. */
const CASES: readonly (readonly [string, readonly (readonly string[])[]])[] = [
  ['a.text = x and a.num > 1', [['a.text', 'a.num']]],
  ['a.text = x or a.num > 1', [['a.text'], ['a.num']]],
  ['a.text = x or a.text = y', [['a.text']]],
  [
    'a.flag = true and (a.text = x or a.num > 1)',
    [
      ['a.flag', 'a.text'],
      ['a.flag', 'a.num'],
    ],
  ],
  ['not (a.text = x and a.num > 1)', [['not a.text'], ['not a.num']]],
  ['not (a.text = x or a.num > 1)', [['not a.text', 'not a.num']]],
  ['a.text = val(a.other) and a.num > 1', [['a.text+a.other', 'a.num']]],
];

function textOf(condition: ReturnType<typeof termsOf>[number][number]['condition']): string {
  switch (condition.kind) {
    case 'not':
      return `not ${textOf(condition.item)}`;
    case 'constant':
      return condition.operand.key;
    case 'relation':
      return `${condition.operand.key}+${condition.right.fields[0]!.name}`;
    default:
      return [...new Set(condition.items.map(textOf))].join('+');
  }
}

for (const [source, terms] of CASES) {
  test(`terms: ${source}`, (t) => {
    const found = termsOf(checked(source).checked!);
    t.deepEqual(
      found.map((parts) => parts.map(({ condition }) => textOf(condition))),
      terms,
    );
  });
}

test('terms: what would be too many stays together', (t) => {
  const factor = (value: number) => `(a.text = ${value} or a.num = ${value} or a.port = ${value})`;
  const source = Array.from({ length: 6 }, (_, i) => factor(i)).join(' and ');
  const terms = termsOf(checked(source).checked!);
  t.is(terms.length, 9);
  t.true(terms.every((parts) => parts.length === 6 && parts.filter((part) => part.source === undefined).length === 4));
});
