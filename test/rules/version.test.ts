/** Version requirements: of the engine, of plugins, and the value model that follows from them. */
import test from 'ava';
import { compareVersions, isCompatible, parseVersion, versionText } from '#src/rules/version.js';
import { codes, loadTexts, mistakes, rule } from '../_support/rules-files.js';

const VERSIONS: readonly (readonly [string, string | undefined])[] = [
  ['0.63.0', '0.63.0'],
  ['1.2.3-rc1', '1.2.3'],
  ['01.002.3', '1.2.3'],
  ['1.2', undefined],
  ['v1.2.3', undefined],
  ['', undefined],
  ['1..3', undefined],
];

for (const [text, expected] of VERSIONS) {
  test(`version: ${JSON.stringify(text)}`, (t) => {
    const version = parseVersion(text);
    t.is(version && versionText(version), expected);
  });
}

test('version: the present one fits when the major is equal and it is not older', (t) => {
  const v = (text: string) => parseVersion(text) ?? { major: 99, minor: 0, patch: 0 };
  t.true(isCompatible(v('0.63.0'), v('0.63.0')));
  t.true(isCompatible(v('0.63.0'), v('0.9.9')));
  t.false(isCompatible(v('0.63.0'), v('0.63.1')));
  t.false(isCompatible(v('1.0.0'), v('0.63.0')));
  t.true(compareVersions(v('1.2.10'), v('1.2.9')) > 0);
});

const ENGINES: readonly (readonly [string, boolean])[] = [
  ['2', true],
  ['63', true],
  ['64', false],
  ['0x10', true],
  ['"26"', true],
  ['0.26.0', true],
  ['1.0.0', false],
  ['-3', false],
  ['1.5', false],
  ['4294967296', false],
];

for (const [version, isAccepted] of ENGINES) {
  test(`required_engine_version: ${version} is ${isAccepted ? 'accepted' : 'refused'}`, (t) => {
    const result = loadTexts([`- required_engine_version: ${version}\n${rule('evt.type = open')}`]);
    t.is(result.isSuccessful, isAccepted, mistakes(result).join('\n'));
  });
}

test('required_engine_version: nothing else of a file for another engine is judged', (t) => {
  const result = loadTexts([`${rule('some.new_field = 1')}- required_engine_version: 900\n`]);
  t.deepEqual(codes(result), ['LOAD_ERR_VALIDATE']);
  t.deepEqual(result.ruleset.rules, []);
});

test('required_engine_version: the newest of all is kept', (t) => {
  const { definitions } = loadTexts([
    '- required_engine_version: 12',
    '- required_engine_version: 0.31.0\n- required_engine_version: 5',
  ]);
  t.is(versionText(definitions.engineVersion), '0.31.0');
});

const PLUGINS = [
  { name: 'k8saudit', version: '0.7.0' },
  { name: 'json', version: 'newest' },
];

const REQUIREMENTS: readonly (readonly [string, string | undefined])[] = [
  ['{name: k8saudit, version: 0.6.9}', undefined],
  ['{name: k8saudit, version: 0.7.0}, {name: k8saudit, version: 0.1.0}', undefined],
  [
    '{name: k8saudit, version: 0.7.1}',
    "Plugin 'k8saudit' version '0.7.0' is not compatible with required plugin version '0.7.1'",
  ],
  [
    '{name: k8saudit, version: 1.0.0}',
    "Plugin 'k8saudit' version '0.7.0' is not compatible with required plugin version '1.0.0'",
  ],
  ['{name: other, version: 1.0.0, alternatives: [{name: k8saudit, version: 0.1.0}]}', undefined],
  [
    '{name: k8saudit, version: 0.8.0, alternatives: [{name: other, version: 0.1.0}]}',
    "Plugin 'k8saudit' version '0.7.0' is not compatible with required plugin version '0.8.0'",
  ],
  [
    '{name: a, version: 1.0.0, alternatives: [{name: b, version: 2.0.0}]}',
    'Plugin requirement not satisfied, must load one of: a (>= 1.0.0), b (>= 2.0.0)',
  ],
  ['{name: json, version: 0.1.0}', "Plugin 'json' has invalid version string 'newest'"],
];

for (const [requirements, message] of REQUIREMENTS) {
  test(`required_plugin_versions: ${requirements}`, (t) => {
    const result = loadTexts([`- required_plugin_versions: [${requirements}]`], { plugins: PLUGINS });
    t.is(result.unmetRequirement?.message, message);
    t.is(result.isSuccessful, message === undefined);
    t.true(result.files[0]?.isSuccessful);
  });
}

const MALFORMED: readonly (readonly [string, string])[] = [
  ['k8saudit', 'LOAD_ERR_YAML_VALIDATE: Value of required_plugin_versions must be a sequence'],
  ['[k8saudit]', 'LOAD_ERR_YAML_VALIDATE: Plugin version must be a mapping'],
  ['[{version: 1.0.0}]', "LOAD_ERR_YAML_VALIDATE: Item has no mapping for key 'name'"],
  ['[{name: a}]', "LOAD_ERR_YAML_VALIDATE: Item has no mapping for key 'version'"],
  [
    '[{name: a, version: 1.0.0, alternatives: b}]',
    'LOAD_ERR_YAML_VALIDATE: Value of plugin version alternatives must be a sequence',
  ],
  [
    '[{name: a, version: 1.0.0, alternatives: [b]}]',
    'LOAD_ERR_YAML_VALIDATE: Plugin version alternative must be a mapping',
  ],
  [
    '[{name: json, version: 0.1.0, alternatives: [{name: json, version: 0.2.0}]}]',
    "LOAD_ERR_VALIDATE: Defined multiple alternative version requirements for plugin 'json'",
  ],
];

for (const [requirements, mistake] of MALFORMED) {
  test(`required_plugin_versions: refused: ${requirements}`, (t) => {
    t.deepEqual(mistakes(loadTexts([`- required_plugin_versions: ${requirements}`])), [mistake]);
  });
}

test('required_plugin_versions: the audit plugins and json are built in', (t) => {
  const names = ['k8saudit', 'k8saudit-eks', 'k8saudit-gke', 'k8saudit-aks', 'k8saudit-ovh', 'json'];
  const entries = names.map((name) => `{name: ${name}, version: 0.1.0}`).join(', ');
  t.true(loadTexts([`- required_plugin_versions: [${entries}]`]).isSuccessful);
  const result = loadTexts(['- required_plugin_versions: [{name: cloudtrail, version: 0.1.0}]']);
  t.is(result.unmetRequirement?.context?.at(-1)?.itemType, 'required plugin versions entry');
});

/** Requirements of files in order → value model of each. */
const MODELS: readonly (readonly [readonly string[], readonly string[]])[] = [
  [['[]'], ['legacy']],
  [['- required_engine_version: 12'], ['legacy']],
  [['- required_engine_version: 13'], ['current']],
  [['- required_engine_version: 0.12.0'], ['current']],
  [['- required_plugin_versions: [{name: json, version: 0.1.0}]'], ['current']],
  [['- required_engine_version: 4\n- required_plugin_versions: [{name: json, version: 0.1.0}]'], ['current']],
  [
    ['[]', '- required_engine_version: 0.31.0', '[]', '- required_engine_version: 2', '[]'],
    ['legacy', 'current', 'current', 'legacy', 'legacy'],
  ],
];

for (const [texts, expected] of MODELS) {
  test(`value model: ${JSON.stringify(texts)}`, (t) => {
    t.deepEqual(
      loadTexts(texts).files.map(({ semantics }) => semantics as string),
      expected,
    );
  });
}

test('value model: an option overrides all, and a rule has that of the file that defines it', (t) => {
  const audit = rule('ka.verb = get', ['source: k8s_audit']).replace('%proc.name', '%ka.verb');
  const files = [
    `- required_engine_version: 2\n${audit}`,
    '- required_engine_version: 0.31.0\n- rule: r\n  condition: and ka.verb = list\n  append: true\n',
  ];
  t.deepEqual(
    loadTexts(files).ruleset.rules.map(({ semantics }) => semantics),
    ['legacy'],
  );
  t.deepEqual(
    loadTexts(files, { semantics: 'current' }).ruleset.rules.map(({ semantics }) => semantics),
    ['current'],
  );
  t.deepEqual(
    loadTexts([...files, audit]).ruleset.rules.map(({ semantics }) => semantics),
    ['current'],
  );
});
