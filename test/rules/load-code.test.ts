/** Every code of a rules file, with a file that causes it. */
import test from 'ava';
import { loadRules } from '#src/rules/load.js';
import { findLoadCode, LOAD_CODES, type LoadCodeName } from '#src/rules/load-code.js';
import { codes, loadTexts, mistakes, rule } from '../_support/rules-files.js';

interface Example {
  readonly code: LoadCodeName;
  readonly text: string;
  readonly message: RegExp;
}

const EXAMPLES: readonly Example[] = [
  {
    code: 'LOAD_ERR_YAML_PARSE',
    text: '- rule: a: b',
    message: /^yaml-cpp: error at line 1, column 10: illegal map value$/,
  },
  { code: 'LOAD_ERR_YAML_PARSE', text: '- list: a\n  items: *gone', message: /the referenced anchor is not defined/ },
  { code: 'LOAD_ERR_YAML_VALIDATE', text: 'just words', message: /^Rules content is not yaml$/ },
  { code: 'LOAD_ERR_YAML_VALIDATE', text: 'rules: []', message: /^Rules content is not yaml array of objects$/ },
  { code: 'LOAD_ERR_YAML_VALIDATE', text: '- word', message: /^Unexpected element type\. Each element should be/ },
  { code: 'LOAD_ERR_YAML_VALIDATE', text: '- macro: m', message: /^Item has no mapping for key 'condition'$/ },
  { code: 'LOAD_ERR_YAML_VALIDATE', text: '- macro:\n  condition: a', message: /^Mapping for key 'macro' is empty$/ },
  { code: 'LOAD_ERR_YAML_VALIDATE', text: '- macro: m\n  condition: ""', message: /^Value must be non-empty$/ },
  { code: 'LOAD_ERR_YAML_VALIDATE', text: '- macro: m\n  condition: []', message: /^Value is not a scalar value$/ },
  { code: 'LOAD_ERR_YAML_VALIDATE', text: '- list: l\n  items: a', message: /^Value is not a sequence$/ },
  { code: 'LOAD_ERR_YAML_VALIDATE', text: '- list: l\n  items: [[a]]', message: /^sequence value is not scalar$/ },
  {
    code: 'LOAD_ERR_YAML_VALIDATE',
    text: rule('evt.type = open', ['enabled: maybe']),
    message: /^Can't decode YAML scalar value$/,
  },
  {
    code: 'LOAD_ERR_YAML_VALIDATE',
    text: '- required_engine_version: soon',
    message: /^Unable to parse engine version 'soon' as a semver string\. Expected "x\.y\.z" semver format\.$/,
  },
  {
    code: 'LOAD_ERR_COMPILE_CONDITION',
    text: rule('evt.type = open and'),
    message: /expected a field check, a macro identifier, or a nested condition|unexpected/,
  },
  {
    code: 'LOAD_ERR_COMPILE_CONDITION',
    text: rule('evt.tipe = open'),
    message: /^filter_check called with nonexistent field evt\.tipe$/,
  },
  {
    code: 'LOAD_ERR_COMPILE_OUTPUT',
    text: rule('evt.type = open').replace('%proc.name', '%proc.nom'),
    message: /^invalid formatting token proc\.nom$/,
  },
  {
    code: 'LOAD_ERR_VALIDATE',
    text: rule('nothing_here'),
    message: /^Undefined macro 'nothing_here' used in filter\.$/,
  },
  {
    code: 'LOAD_ERR_VALIDATE',
    text: '- required_engine_version: 0.64.0',
    message: /^Rules require engine version 0\.64\.0, but engine version is 0\.63\.0$/,
  },
  {
    code: 'LOAD_ERR_VALIDATE',
    text: '- required_plugin_versions: [{name: json, version: newest}]',
    message: /^Invalid required version 'newest' for plugin 'json'$/,
  },
  {
    code: 'LOAD_UNKNOWN_SOURCE',
    text: rule('some.field = 1', ['source: cloudtrail']),
    message: /^Unknown source cloudtrail, skipping$/,
  },
  {
    code: 'LOAD_UNSAFE_NA_CHECK',
    text: `- required_engine_version: 0.37.0\n${rule('ka.verb = <NA>', ['source: k8s_audit']).replace('%proc.name', '%ka.verb')}`,
    message: /<NA> is unsafe/,
  },
  {
    code: 'LOAD_NO_EVTTYPE',
    text: rule('proc.name = cat'),
    message: /^Rule matches too many evt\.type values\. This has a significant performance penalty\.$/,
  },
  {
    code: 'LOAD_UNKNOWN_FILTER',
    text: rule('evt.type = open and proc.nom = cat', ['skip-if-unknown-filter: true']),
    message: /^filter_check called with nonexistent field proc\.nom$/,
  },
  {
    code: 'LOAD_UNKNOWN_FILTER',
    text: rule('evt.type = open', ['skip-if-unknown-filter: true']).replace('%proc.name', '%proc.nom'),
    message: /^invalid formatting token proc\.nom$/,
  },
  {
    code: 'LOAD_UNKNOWN_FILTER',
    text: rule('evt.type = opening', ['skip-if-unknown-filter: true']),
    message: /unknown event type/,
  },
  {
    code: 'LOAD_UNUSED_MACRO',
    text: '- macro: m\n  condition: evt.type = open',
    message: /^Macro not referred to by any other rule\/macro$/,
  },
  {
    code: 'LOAD_UNUSED_LIST',
    text: '- list: l\n  items: [a]',
    message: /^List not referred to by any other rule\/macro$/,
  },
  { code: 'LOAD_UNKNOWN_ITEM', text: '- rules: many', message: /^Unknown top level item$/ },
  { code: 'LOAD_DEPRECATED_ITEM', text: rule('evt.type = open and evt.dir = <'), message: /evt\.dir/ },
  {
    code: 'LOAD_DEPRECATED_ITEM',
    text: `- required_engine_version: 0.31.0\n${rule('evt.type = open').replace('seen', 'seen %container.info')}`,
    message: /^%container\.info is deprecated/,
  },
  {
    code: 'LOAD_DEPRECATED_ITEM',
    text: `${rule('evt.type = open')}- rule: r\n  enabled: false`,
    message: /^The standalone 'enabled' key usage is deprecated/,
  },
  {
    code: 'LOAD_DEPRECATED_ITEM',
    text: '- list: l\n  items: []\n- list: l\n  items: [a]\n  append: true',
    message: /^'append' key is deprecated/,
  },
  {
    code: 'LOAD_APPEND_NO_VALUES',
    text: `${rule('evt.type = open', ['exceptions: [{name: e, fields: proc.name}]'])}- rule: r\n  exceptions: [{name: e}]\n  append: true`,
    message: /^Overriding\/appending exception with no values$/,
  },
  {
    code: 'LOAD_EXCEPTION_NAME_NOT_UNIQUE',
    text: rule('evt.type = open', ['exceptions: [{name: e, fields: proc.name}, {name: e, fields: proc.pid}]']),
    message: /^Multiple definitions of exception 'e' in the same rule$/,
  },
  {
    code: 'LOAD_INVALID_MACRO_NAME',
    text: '- macro: two words\n  condition: evt.type = open',
    message: /\(\[a-zA-Z\]\+/,
  },
  {
    code: 'LOAD_INVALID_LIST_NAME',
    text: '- list: two words\n  items: []',
    message: /should match a regular expression/,
  },
  { code: 'LOAD_COMPILE_CONDITION', text: rule('evt.type = open and proc.name = proc.pname'), message: /proc\.pname/ },
  { code: 'LOAD_UNKNOWN_KEY', text: rule('evt.type = open', ['enable: false']), message: /^Unknown key 'enable'$/ },
];

for (const { code, text, message } of EXAMPLES) {
  test(`${code}: ${message.source}`, (t) => {
    const result = loadTexts([text]);
    const diagnostic = result.files[0]?.diagnostics.find((found) => found.code === code && message.test(found.message));
    t.truthy(diagnostic, mistakes(result).join('\n'));
    t.is(diagnostic?.severity, findLoadCode(code)?.severity);
    t.is(diagnostic?.context?.[0]?.itemType, 'rules content');
    t.is(result.files[0]?.isSuccessful, findLoadCode(code)?.severity === 'warning');
  });
}

test('LOAD_ERR_FILE_READ: a file that could not be read', (t) => {
  const result = loadRules([{ name: 'gone.yaml', readError: 'no such file' }]);
  t.deepEqual(codes(result), ['LOAD_ERR_FILE_READ']);
  t.false(result.isSuccessful);
});

test('load codes: every code has an example', (t) => {
  // Extension items are for products built on Falco; no file causes them.
  const withoutExample = ['LOAD_ERR_FILE_READ', 'LOAD_ERR_EXTENSION', 'LOAD_WARNING_EXTENSION'];
  const covered = new Set([...EXAMPLES.map((example) => example.code as string), ...withoutExample]);
  t.deepEqual(
    LOAD_CODES.map(({ code }) => code).filter((code) => !covered.has(code)),
    [],
  );
});

test('load codes: a code is written once, with a title and a description', (t) => {
  t.is(new Set(LOAD_CODES.map(({ code }) => code)).size, LOAD_CODES.length);
  t.true(LOAD_CODES.every(({ title, description }) => title !== '' && description.length > title.length / 2));
  t.is(findLoadCode('FILTER_BAD_VALUE'), undefined);
});

test('load codes: all mistakes of a file are reported together', (t) => {
  const text = [
    rule('evt.type = open', ['enabled: perhaps'], 'a'),
    rule('evt.type = open and proc.nom = 1 and proc.numb = 2', [], 'b'),
    '- list: l\n',
    rule('nothing_here', [], 'c').replace('%proc.name', '%proc.nom'),
  ].join('');
  t.deepEqual(mistakes(loadTexts([text])), [
    'LOAD_ERR_COMPILE_CONDITION: filter_check called with nonexistent field proc.nom',
    'LOAD_ERR_COMPILE_CONDITION: filter_check called with nonexistent field proc.numb',
    'LOAD_ERR_COMPILE_OUTPUT: invalid formatting token proc.nom',
    "LOAD_ERR_VALIDATE: Undefined macro 'nothing_here' used in filter.",
    "LOAD_ERR_YAML_VALIDATE: Can't decode YAML scalar value",
    "LOAD_ERR_YAML_VALIDATE: Item has no mapping for key 'items'",
  ]);
});

test('load codes: what depends on a refused definition is not reported again', (t) => {
  const text = [
    '- macro: m\n',
    '- macro: n\n  condition: evt.type = open or\n',
    rule('m and n', [], 'a'),
    rule('evt.type = open', ['enabled: perhaps'], 'b'),
    '- rule: b\n  condition: and proc.name = cat\n  override: {condition: append}\n',
  ].join('');
  t.deepEqual(codes(loadTexts([text])).sort(), [
    'LOAD_ERR_COMPILE_CONDITION',
    'LOAD_ERR_YAML_VALIDATE',
    'LOAD_ERR_YAML_VALIDATE',
  ]);
});
