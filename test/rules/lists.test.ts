/** Lists: lists in lists, and substitution as text. */
import test from 'ava';
import fc from 'fast-check';
import { expandLists, indexLists, substituteLists } from '#src/rules/lists.js';
import type { ListDefinition } from '#src/rules/model.js';
import { referenceSubstitution } from '../_support/list-substitution.js';
import { conditionOf, loadTexts, mistakes, rule } from '../_support/rules-files.js';

function definitions(lists: readonly (readonly [string, readonly string[]])[]): Map<string, ListDefinition> {
  return new Map(lists.map(([name, items], i) => [name, { name, items, index: i, visibility: i, location: [] }]));
}

function substitute(condition: string, lists: readonly (readonly [string, readonly string[]])[]): string | undefined {
  return substituteLists(condition, indexLists(expandLists(definitions(lists), new Set())), new Set());
}

/** Condition with the list `l` of some items → text after substitution. */
const SUBSTITUTIONS: readonly (readonly [string, readonly string[], string])[] = [
  ['a.b in (l)', ['x', 'y'], 'a.b in ( x, y )'],
  ['a.b in (l, z)', ['x'], 'a.b in ( x , z)'],
  ['a.b in (z, l)', ['x'], 'a.b in (z, x )'],
  ['a.b=l', ['x'], 'a.b= x '],
  ['a.b in (lx, l_, xl, l.l, l-l)', ['x'], 'a.b in (lx, l_, xl, l.l, l-l)'],
  ['a.b = "of l here"', ['x', 'y'], 'a.b = "of x, y here"'],
  ["a.b = 'l'", ['x'], "a.b = 'l'"],
  ['a.b in (l)', ['two words', '"done"', "'so so'"], 'a.b in ( "two words", "done", \'so so\' )'],
  ['a.b in (l)', [], 'a.b in (  )'],
  ['a.b in (z, l)', [], 'a.b in (z  )'],
  ['a.b in (l, z)', [], 'a.b in (   z)'],
  ['a.b in (y, l, z)', [], 'a.b in (y  , z)'],
  ['a.b in (l)', ['', 'x'], 'a.b in ( x )'],
  ['a.b in (l)', ['x', ''], 'a.b in ( x,  )'],
  ['l', ['x'], 'x '],
  ['a.b in (l) or a.c in (l)', ['x'], 'a.b in ( x ) or a.c in ( x )'],
  ['a.b in (\n  l\n)', ['x'], 'a.b in ( x )'],
  ['a.b in (l)', ['l'], 'a.b in ( l )'],
];

for (const [condition, items, expected] of SUBSTITUTIONS) {
  test(`lists: ${JSON.stringify(condition)} with ${JSON.stringify(items)}`, (t) => {
    t.is(substitute(condition, [['l', items]]), expected);
  });
}

test('lists: items may name later lists, which are substituted too', (t) => {
  t.is(
    substitute('a.b in (l)', [
      ['l', ['m', 'x']],
      ['m', ['y']],
    ]),
    'a.b in ( y , x )',
  );
});

test('lists: an earlier list is looked up once, raw', (t) => {
  const lists = [
    ['a', ['x']],
    ['b', ['a']],
    ['c', ['b']],
  ] as const;
  t.is(substitute('f.f in (c)', lists), 'f.f in ( a )');
});

test('lists: a name with a blank is found as it stands', (t) => {
  t.is(substitute('a.b in (my list)', [['my list', ['x']]]), 'a.b in ( x )');
});

test('lists: growth is bounded', (t) => {
  const lists = Array.from({ length: 40 }, (_, i) => [`l${i}`, [`l${i + 1}`, `l${i + 1}`]] as const);
  t.is(substitute('a.b in (l0)', lists), undefined);
  const text = lists.map(([name, items]) => `- list: ${name}\n  items: [${items.join(', ')}]\n`).join('');
  const [mistake] = mistakes(loadTexts([text + rule('evt.type = open and proc.name in (l0)')]));
  t.regex(mistake ?? '', /^LOAD_ERR_COMPILE_CONDITION: the condition is longer than/);
});

test('lists: property: substitution is that of the slow reference', (t) => {
  const names = fc.constantFrom('l', 'll', 'm', 'n', 'x y');
  const item = fc.constantFrom('a', 'l', 'm', 'n', 'ab c', '"q r"', "'", '', ',', '(x)');
  const lists = fc.uniqueArray(fc.tuple(names, fc.array(item, { maxLength: 3 })), { selector: ([name]) => name });
  const piece = fc.constantFrom('l', 'll', 'm', 'n', 'x y', ' ', '  ', '\n', ',', '(', ')', '=', '"', 'a', 'l.m');
  const condition = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
  t.notThrows(() =>
    fc.assert(
      fc.property(condition, lists, (text, all) => {
        const expanded = expandLists(definitions(all), new Set());
        const expected = expanded.reduce((before, list) => referenceSubstitution(before, list.name, list.items), text);
        const actual = substituteLists(text, indexLists(expanded), new Set()) ?? '';
        return words(actual) === words(expected);
      }),
      { numRuns: 2000 },
    ),
  );
});

/** Runs of blanks count as one: the reference is careless with them around adjacent names. */
function words(text: string): string {
  return text.replace(/[ \t\n\r]+/g, ' ').trim();
}

test('lists: unused ones are told from used ones', (t) => {
  const text = [
    '- list: in_list\n  items: [a]\n',
    '- list: in_rule\n  items: [in_list]\n',
    '- list: in_macro\n  items: [b]\n',
    '- list: nowhere\n  items: [c]\n',
    '- macro: m\n  condition: proc.name in (in_macro)\n',
    rule('evt.type = open and m and proc.name in (in_rule)'),
  ].join('');
  const result = loadTexts([text]);
  t.deepEqual(
    result.files[0]?.diagnostics.map(({ code, context }) => [code, context?.at(-1)?.itemName]),
    [['LOAD_UNUSED_LIST', 'nowhere']],
  );
});

test('lists: the items of a later redefinition count, and appended ones', (t) => {
  const text = '- list: l\n  items: [a]\n- list: l\n  items: [b]\n- list: l\n  items: [c]\n  append: yes\n';
  t.is(
    conditionOf(loadTexts([text + rule('evt.type = open and proc.name in (l)')])),
    '(evt.type = open and proc.name in (b, c))',
  );
});

test('lists: loops are no error, names are then only words', (t) => {
  const text = '- list: a\n  items: [open]\n- list: b\n  items: [a]\n- list: a\n  items: [b]\n';
  const result = loadTexts([text + rule('proc.name in (a)', ['warn_evttypes: false'])]);
  t.is(conditionOf(result), 'proc.name in (a)');
});

test('lists: numbers, booleans and hex are taken as written', (t) => {
  const text = '- list: l\n  items: [1.50, yes, 0x1F, null_, 010]\n';
  t.is(
    conditionOf(loadTexts([text + rule('evt.type = open and proc.name in (l)')])),
    '(evt.type = open and proc.name in (1.50, yes, 0x1F, null_, 010))',
  );
});
