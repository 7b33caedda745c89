/** Reading rules files: YAML as Falco's loader sees it, its limits, and the schema's verdict. */
import test from 'ava';
import fc from 'fast-check';
import { booleanOf, unsignedOf } from '#src/rules/yaml-node.js';
import { codes, conditionOf, loadTexts, mistakes, rule, ruleOf } from '../_support/rules-files.js';

test('read: a stream of documents, empty ones and empty items included', (t) => {
  const text = `---\n${rule('evt.type = open', [], 'a')}---\n---\n# nothing\n---\n-\n${rule('evt.type = close', [], 'b')}...\n`;
  const result = loadTexts([text]);
  t.deepEqual(
    result.ruleset.rules.map(({ name }) => name),
    ['a', 'b'],
  );
  t.true(loadTexts(['', '# only a comment\n', '---\n', '\ufeff']).isSuccessful);
});

test('read: the first of Falco’s keys decides what an item is', (t) => {
  const { definitions } = loadTexts(['- rule: r\n  macro: m\n  list: l\n  items: [a]\n  condition: evt.type = open\n']);
  t.deepEqual([definitions.lists.size, definitions.macros.size, definitions.rules.size], [1, 0, 0]);
});

test('read: of a key written twice the first counts', (t) => {
  t.is(conditionOf(loadTexts([rule('evt.type = open', ['condition: evt.type = close'])])), 'evt.type = open');
});

test('read: anchors and aliases', (t) => {
  const text = '- macro: m\n  condition: &c evt.type = open\n- list: l\n  items: &i [a, b]\n- list: k\n  items: *i\n';
  const result = loadTexts([text + rule('*c', ['tags: *i'])]);
  t.is(conditionOf(result), 'evt.type = open');
  t.deepEqual(ruleOf(result)?.tags, ['a', 'b']);
});

test('read: quoted words are text, plain ones may be nothing', (t) => {
  t.deepEqual(codes(loadTexts(['- list: "null"\n  items: ["~", ""]\n'])), ['LOAD_UNUSED_LIST']);
  t.deepEqual(mistakes(loadTexts(['- list: null\n  items: []\n'])), [
    "LOAD_ERR_YAML_VALIDATE: Mapping for key 'list' is empty",
  ]);
  t.deepEqual(mistakes(loadTexts(['- list: l\n  items: [~]\n'])), [
    'LOAD_ERR_YAML_VALIDATE: sequence value is not scalar',
  ]);
});

test('read: the output is trimmed, folded conditions are one text', (t) => {
  const text =
    '- rule: r\n  desc: d\n  priority: INFO\n  output: "  a b \\n"\n  condition: >\n    evt.type = open\n    and proc.pid = 1\n';
  const result = loadTexts([text]);
  t.is(ruleOf(result)?.output.text, 'a b');
  t.is(conditionOf(result), '(evt.type = open and proc.pid = 1)');
});

test('read: booleans and whole numbers as yaml-cpp reads them', (t) => {
  t.deepEqual(['y', 'Yes', 'ON', 'true', 'TRUE'].map(booleanOf), [true, true, true, true, true]);
  t.deepEqual(['n', 'No', 'OFF', 'false'].map(booleanOf), [false, false, false, false]);
  t.deepEqual(['yEs', 'tRUE', '1', '', 'maybe'].map(booleanOf), [
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  t.deepEqual(['0', '42', '0x1F', '010', '4294967295'].map(unsignedOf), [0, 42, 31, 8, 4294967295]);
  t.deepEqual(['-1', '1.0', '08', '1e3', '', '4294967296'].map(unsignedOf), Array(6).fill(undefined));
});

const BOMBS: readonly (readonly [string, string, RegExp])[] = [
  ['deep flow', '['.repeat(100_000), /nested deeper than 200 levels/],
  ['deep and closed', `${'['.repeat(5000)}${']'.repeat(5000)}`, /nested deeper than 200 levels/],
  [
    'deep blocks',
    Array.from({ length: 3000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
    /nested deeper than 200 levels/,
  ],
  [
    'aliases that double',
    `${Array.from({ length: 40 }, (_, i) => `- &a${i} [${i === 0 ? 'x' : `*a${i - 1}, *a${i - 1}`}]`).join('\n')}\n`,
    /more than 1000000 nodes/,
  ],
  ['an alias to itself', '- &a [*a]', /nested deeper than 200 levels/],
  ['a huge file', `# ${'x'.repeat(8 * 1024 * 1024)}`, /longer than/],
];

for (const [title, text, message] of BOMBS) {
  test(`read: bounded: ${title}`, (t) => {
    const [mistake] = mistakes(loadTexts([text]));
    t.regex(mistake ?? '', /^LOAD_ERR_YAML_PARSE: /);
    t.regex(mistake ?? '', message);
  });
}

test('read: long lists and long files are taken', (t) => {
  const list = `- list: l\n  items: [${'a, '.repeat(150_000)}b]\n- list: k\n  items: [l]\n`;
  t.true(loadTexts([list + rule('evt.type = open and proc.name in (k)')]).isSuccessful);
  t.is(loadTexts(['? a\n'.repeat(150_000)]).files.length, 1);
});

const SCHEMA: readonly (readonly [string, string])[] = [
  [rule('evt.type = open'), 'ok'],
  ['', 'none'],
  ['a: b', 'failed for <root>'],
  [rule('evt.type = open', ['capture: "yes"']), 'failed for <root>[0][capture]'],
  [rule('evt.type = open').replace('NOTICE', 'Notice'), 'failed for <root>[0][priority]'],
  [
    rule('evt.type = open', ['typo: 1']),
    'failed for <root>[0]: Object contains a property that could not be validated',
  ],
  ['- rule: r\n  override: {}', 'failed for <root>[0][override]: Object should have no fewer than 1 properties'],
  [
    '- required_plugin_versions: [{name: a}]',
    "failed for <root>[0][required_plugin_versions][0]: Missing required property 'version'",
  ],
];

for (const [text, verdict] of SCHEMA) {
  test(`schema: ${JSON.stringify(text.slice(0, 60))}: ${verdict}`, (t) => {
    const [first = ''] = loadTexts([text]).files[0]?.schema ?? [];
    t.true(first.startsWith(verdict), first);
  });
}

test('read: property: no text makes loading throw', (t) => {
  const word = fc.constantFrom(
    ...['rule', 'macro', 'list', 'items', 'condition', 'output', 'desc', 'priority', 'exceptions', 'override', 'tags'],
    ...['append', 'replace', 'true', '~', 'name', 'fields', 'comps', 'values', 'required_engine_version', 'enabled'],
    ...[
      'required_plugin_versions',
      'alternatives',
      'evt.type = open',
      'r',
      'm',
      'in',
      'proc.name',
      '&a',
      '*a',
      '0.1.0',
    ],
  );
  const punctuation = fc.constantFrom(
    '- ',
    ': ',
    '\n',
    '\n  ',
    '\n    ',
    '[',
    ']',
    '{',
    '}',
    ', ',
    '"',
    "'",
    '---\n',
    '|',
    '>',
    '#',
    '\t',
    '%',
  );
  const text = fc
    .array(fc.oneof(word, punctuation, fc.string({ maxLength: 3, unit: 'binary' })), { maxLength: 40 })
    .map((pieces) => pieces.join(''));
  t.notThrows(() =>
    fc.assert(
      fc.property(text, text, (a, b) => loadTexts([a, b]).files.length === 2),
      { numRuns: 1500 },
    ),
  );
});

test('read: property: no structure makes loading throw', (t) => {
  const key = fc.constantFrom(
    ...['rule', 'macro', 'list', 'items', 'condition', 'output', 'desc', 'priority', 'exceptions', 'override', 'tags'],
    ...['append', 'enabled', 'source', 'name', 'fields', 'comps', 'values', 'required_engine_version', '__proto__'],
    ...['required_plugin_versions', 'alternatives', 'version', 'capture', 'constructor', 'capture_duration'],
  );
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 5 },
      fc.constantFrom(
        'r',
        'm',
        'in',
        'proc.name',
        'evt.type = open',
        'append',
        'replace',
        'INFO',
        'true',
        '0.5.0',
        '',
        null,
      ),
      fc.string({ maxLength: 6 }),
      fc.array(tie('tree'), { maxLength: 4 }),
      fc.dictionary(key, tie('tree'), { maxKeys: 6 }),
    ),
  }));
  const file = fc
    .array(fc.dictionary(key, tree, { maxKeys: 8 }), { maxLength: 5 })
    .map((items) => JSON.stringify(items));
  t.notThrows(() =>
    fc.assert(
      fc.property(file, file, (a, b) => loadTexts([a, b]).files.length === 2),
      { numRuns: 1500 },
    ),
  );
});
