/** Operators on the lists of extension fields: texts of any length as written, and integers with ranges. */
import test from 'ava';
import fc from 'fast-check';
import type { FieldValue } from '#src/fields/field.js';
import { checked, evaluate } from '../_support/conditions.js';
import { fieldSetOf } from '../_support/made-up-fields.js';

const FIELDS = fieldSetOf({ 'x.texts': { type: 'string', isList: true }, 'x.ids': { type: 'ranged', isList: true } });

const CASES: readonly [string, readonly string[], boolean][] = [
  ['x.texts in (a, b)', ['a', 'b', 'a'], true],
  ['x.texts in (a, b)', ['a', 'c'], false],
  ['x.texts in (5)', ['5'], true],
  ["x.texts in ('1:9')", ['5'], false],
  ['x.texts intersects (c)', ['a', 'c'], true],
  ['x.texts intersects (d)', ['a', 'c'], false],
  ['x.texts in (a)', [], false],
  ['x.texts exists', [], false],
  ['x.texts exists', ['a', 'b'], true],
  ["x.texts in ('<NA>')", ['<NA>'], true],
  [`x.texts in (${'a'.repeat(1000)})`, ['a'.repeat(1000)], true],
  ['x.texts glob anyof ("a*", b)', ['ab', 'b'], true],
  ['x.texts glob anyof ("a*", b)', ['ab', 'bb'], false],
  ['x.texts glob "a*"', ['ab', 'b'], false],
  ['x.texts pmatch (/var, /etc/)', ['/var/log', '/etc', '/etc/x/'], true],
  ['x.texts pmatch (/var)', ['/var', '/variable'], false],
  ['x.texts pmatch (/var)', ['//var'], false],
  ['x.texts pmatch (/var)', ['/var//'], true],
  ['x.texts pmatch (/etc/ssl//)', ['/etc/ssl'], false],
  ['x.texts pmatch (/etc/ssl//)', ['/etc/ssl//'], true],
  ['x.texts pmatch (/etc/ssl)', ['/etc/./ssl'], false],
  ['x.texts pmatch (/)', ['/', '/a', '//a'], true],
  ['x.texts pmatch (/)', ['a'], false],
  ['x.texts pmatch (a)', ['a/b'], true],
  ['x.texts pmatch ("/a*")', ['/ab'], false],
  ["x.ids in ('1:10', '20:30')", ['1', '10', '25'], true],
  ["x.ids in ('1:10', '20:30')", ['11'], false],
  ["x.ids in ('1:10', '[]')", ['[]'], true],
  ["x.ids in ('1:10')", ['[]'], false],
  ["x.ids in ('1:9223372036854775807')", ['9223372036854775807'], true],
  ['x.ids intersects (0)', ['5', '0'], true],
];

for (const [condition, values, expected] of CASES) {
  test(`extension lists: ${condition.slice(0, 60)} of ${values.join(' ').slice(0, 40)}`, (t) => {
    const name = condition.startsWith('x.ids') ? 'x.ids' : 'x.texts';
    t.is(evaluate(condition, { [name]: values as FieldValue }, FIELDS), expected);
  });
}

for (const condition of ['x.texts startswith a', 'x.texts = a', 'x.ids pmatch (/a)', 'x.ids glob a']) {
  test(`extension lists: ${condition} is refused`, (t) => {
    t.is(checked(condition, FIELDS).diagnostics[0]?.code, 'FILTER_BAD_OPERATOR');
  });
}

/** The comparison of the API server, in its own words: cut one slash off both, then prefix and border. */
function isBelow(path: string, prefix: string): boolean {
  const [whole, start] = [path, prefix].map((text) => (text.endsWith('/') ? text.slice(0, -1) : text)) as [
    string,
    string,
  ];
  return whole.startsWith(start) && (whole.length === start.length || whole[start.length] === '/');
}

test('extension lists: pmatch compares paths as admission does (property)', (t) => {
  const path = fc.array(fc.constantFrom('/', 'a', 'b', '.'), { maxLength: 7 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.array(path, { minLength: 1, maxLength: 3 }), path, (prefixes, value) => {
      const condition = `x.texts pmatch (${prefixes.map((text) => `"${text}"`).join(', ')})`;
      const expected = prefixes.some((prefix) => isBelow(value, prefix));
      t.is(evaluate(condition, { 'x.texts': [value] }, FIELDS), expected);
    }),
    { numRuns: Number(process.env['DRYPOD_FUZZ_RUNS'] ?? 500) },
  );
});
