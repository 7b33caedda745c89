/** Redefinition, append and override: what each does to each property, and what is refused. */
import test from 'ava';
import type { Diagnostic } from '#src/base/diagnostic.js';
import { codes, conditionOf, loadTexts, mistakes, rule, ruleOf } from '../_support/rules-files.js';

const BASE = rule('evt.type = open', ['tags: [b, a]', 'exceptions: [{name: e, fields: proc.name, values: [cat]}]']);

interface Change {
  readonly title: string;
  readonly lines: readonly string[];
  readonly condition?: string;
  readonly output?: string;
  readonly description?: string;
  readonly priority?: string;
  readonly tags?: readonly string[];
  readonly isEnabled?: boolean;
  readonly captureDurationMs?: number;
}

const EXCEPTION = 'not proc.name in (cat)';

const CHANGES: readonly Change[] = [
  {
    title: 'condition: append',
    lines: ['condition: and proc.pid = 1', 'override: {condition: append}'],
    condition: `((evt.type = open and proc.pid = 1) and ${EXCEPTION})`,
  },
  {
    title: 'condition: replace',
    lines: ['condition: evt.type = close', 'override: {condition: replace}'],
    condition: `(evt.type = close and ${EXCEPTION})`,
  },
  {
    title: 'output: append',
    lines: ['output: by %user.name', 'override: {output: append}'],
    output: 'seen %proc.name by %user.name',
  },
  { title: 'output: replace', lines: ['output: other', 'override: {output: replace}'], output: 'other' },
  {
    title: 'desc: append',
    lines: ['desc: and more', 'override: {desc: append}'],
    description: 'what it is about and more',
  },
  { title: 'desc: replace', lines: ['desc: new', 'override: {desc: replace}'], description: 'new' },
  { title: 'tags: append', lines: ['tags: [a, c]', 'override: {tags: append}'], tags: ['a', 'b', 'c'] },
  { title: 'tags: replace', lines: ['tags: [z]', 'override: {tags: replace}'], tags: ['z'] },
  {
    title: 'exceptions: append values',
    lines: ['exceptions: [{name: e, values: [dog]}]', 'override: {exceptions: append}'],
    condition: '(evt.type = open and not proc.name in (cat, dog))',
  },
  {
    title: 'exceptions: append a new one',
    lines: ['exceptions: [{name: f, fields: [proc.pid], values: [[1]]}]', 'override: {exceptions: append}'],
    condition: `(evt.type = open and ${EXCEPTION} and not proc.pid = 1)`,
  },
  {
    title: 'exceptions: replace',
    lines: ['exceptions: [{name: g, fields: [proc.pid], values: [[1]]}]', 'override: {exceptions: replace}'],
    condition: '(evt.type = open and not proc.pid = 1)',
  },
  { title: 'priority: replace', lines: ['priority: info', 'override: {priority: replace}'], priority: 'Informational' },
  { title: 'enabled: replace', lines: ['enabled: false', 'override: {enabled: replace}'], isEnabled: false },
  { title: 'enabled alone', lines: ['enabled: off'], isEnabled: false },
  {
    title: 'capture_duration: replace',
    lines: ['capture_duration: 250', 'override: {capture_duration: replace}'],
    captureDurationMs: 250,
  },
  {
    title: 'append and replace together',
    lines: ['condition: and proc.pid = 1', 'desc: new', 'override: {condition: append, desc: replace}'],
    condition: `((evt.type = open and proc.pid = 1) and ${EXCEPTION})`,
    description: 'new',
  },
  {
    title: 'append: true with a condition',
    lines: ['condition: or evt.type = close', 'append: true', 'enabled: false'],
    condition: `((evt.type = open or evt.type = close) and ${EXCEPTION})`,
  },
  {
    title: 'append: true with exceptions and an empty source',
    lines: ['source:', 'exceptions: [{name: e, values: [dog]}]', 'append: true'],
    condition: '(evt.type = open and not proc.name in (cat, dog))',
  },
  {
    title: 'append: true with an empty text as source',
    lines: ['source: ""', 'condition: or evt.type = close', 'append: true'],
    condition: `((evt.type = open or evt.type = close) and ${EXCEPTION})`,
  },
  {
    title: 'append: false is a redefinition',
    lines: ['condition: evt.type = close', 'desc: d', 'output: o', 'priority: ALERT', 'append: false'],
    condition: 'evt.type = close',
    output: 'o',
    description: 'd',
    priority: 'Alert',
    tags: [],
  },
  {
    title: 'a scalar override counts as none',
    lines: ['condition: evt.type = close', 'desc: d', 'output: o', 'priority: ALERT', 'override: append'],
    condition: 'evt.type = close',
    output: 'o',
    description: 'd',
    priority: 'Alert',
    tags: [],
  },
];

for (const { title, lines, ...change } of CHANGES) {
  test(`rule override: ${title}`, (t) => {
    const result = loadTexts([BASE + ['- rule: r', ...lines.map((line) => `  ${line}`)].join('\n')]);
    t.true(result.isSuccessful, mistakes(result).join('\n'));
    const found = ruleOf(result);
    t.like(
      {
        condition: conditionOf(result),
        output: found?.output.text,
        description: found?.description,
        priority: found?.priority as string | undefined,
        tags: found?.tags,
        isEnabled: found?.isEnabled,
        captureDurationMs: found?.captureDurationMs,
      },
      {
        condition: `(evt.type = open and ${EXCEPTION})`,
        output: 'seen %proc.name',
        description: 'what it is about',
        priority: 'Notice',
        tags: ['a', 'b'],
        isEnabled: true,
        captureDurationMs: 0,
        ...change,
      },
    );
  });
}

const REFUSED: readonly (readonly [string, readonly string[], string])[] = [
  [
    'append and override together',
    ['condition: x', 'append: true', 'override: {condition: append}'],
    "LOAD_ERR_YAML_VALIDATE: Keys 'override' and 'append: true' cannot be used together. Add an 'append' entry (e.g. 'condition: append') under 'override' instead.",
  ],
  [
    'appending to a priority',
    ['priority: INFO', 'override: {priority: append}'],
    "LOAD_ERR_YAML_VALIDATE: Key 'priority' cannot be appended to, use 'replace' instead",
  ],
  [
    'replacing the source',
    ['source: syscall', 'override: {source: replace}'],
    "LOAD_ERR_YAML_VALIDATE: Key 'source' cannot be replaced",
  ],
  [
    'an unknown operation',
    ['tags: []', 'override: {tags: remove}'],
    "LOAD_ERR_YAML_VALIDATE: Invalid override operation for key 'tags': 'remove'. Allowed values are: append replace ",
  ],
  [
    'an overridden key that is absent',
    ['override: {desc: append}'],
    "LOAD_ERR_YAML_VALIDATE: An append override for 'desc' was specified but 'desc' is not defined",
  ],
  [
    'a replaced key that is absent',
    ['override: {enabled: replace}'],
    "LOAD_ERR_YAML_VALIDATE: An replace override for 'enabled' was specified but 'enabled' is not defined",
  ],
  [
    'a key without an override',
    ['desc: d', 'output: o', 'override: {desc: append}'],
    "LOAD_ERR_YAML_VALIDATE: Unexpected key 'output': no corresponding entry under 'override' is defined.",
  ],
  [
    'appending nothing',
    ['append: true'],
    'LOAD_ERR_VALIDATE: Appended rule must have exceptions or condition property',
  ],
  [
    'another source',
    ['source: k8s_audit', 'condition: and ka.verb = get', 'append: true'],
    'LOAD_ERR_VALIDATE: Rule has been re-defined with a different source',
  ],
  ['a sequence of overrides', ['desc: d', 'override: [desc]'], 'LOAD_ERR_YAML_VALIDATE: Value is not a mapping'],
];

for (const [title, lines, mistake] of REFUSED) {
  test(`rule override: refused: ${title}`, (t) => {
    const result = loadTexts([BASE + ['- rule: r', ...lines.map((line) => `  ${line}`)].join('\n')]);
    t.true(mistakes(result).includes(mistake), mistakes(result).join('\n'));
    t.false(result.isSuccessful);
  });
}

const NOTHING_BEFORE: readonly (readonly [string, string])[] = [
  ['- list: l\n  items: [a]\n  append: true', "List uses 'append' or 'override.items: append'"],
  ['- list: l\n  items: [a]\n  override: {items: append}', "List uses 'append' or 'override.items: append'"],
  ['- macro: m\n  condition: x\n  append: true', "Macro uses 'append' or 'override.condition: append'"],
  ['- rule: r\n  condition: x\n  append: true', "Rule uses 'append' or 'override.<key>: append'"],
  [
    '- rule: r\n  enabled: true\n  override: {enabled: replace}',
    "An 'override.<key>: replace' to a rule was requested",
  ],
  ['- rule: r\n  enabled: true', "Rule has 'enabled' key"],
];

for (const [text, start] of NOTHING_BEFORE) {
  test(`append without an earlier definition: ${text.replaceAll('\n', ' ')}`, (t) => {
    const result = loadTexts([text]);
    t.true(mistakes(result).some((mistake) => mistake.startsWith(`LOAD_ERR_VALIDATE: ${start}`)));
  });
}

test('replacing a list or macro that does not exist defines it', (t) => {
  const result = loadTexts([
    '- list: l\n  items: [a]\n  override: {items: replace}\n- macro: m\n  condition: evt.type = open and proc.name in (l)\n  override: {condition: replace}\n',
    rule('m'),
  ]);
  t.is(conditionOf(result), '(evt.type = open and proc.name in (a))');
});

test('redefinition: a rule keeps its place, whatever file it is in', (t) => {
  const result = loadTexts([
    rule('evt.type = open', [], 'first') + rule('evt.type = open', [], 'second'),
    rule('evt.type = close', [], 'third') + rule('evt.type = close', [], 'first'),
  ]);
  t.deepEqual(
    result.ruleset.rules.map(({ index, name }) => [index, name]),
    [
      [0, 'first'],
      [1, 'second'],
      [2, 'third'],
    ],
  );
  t.is(conditionOf(result, 'first'), 'evt.type = close');
});

test('redefinition: another source is refused, the same one is not', (t) => {
  t.true(loadTexts([BASE, rule('evt.type = close', ['source: syscall'])]).isSuccessful);
  const result = loadTexts([BASE, rule('ka.verb = get', ['source: k8s_audit'])]);
  t.deepEqual(codes(result), ['LOAD_ERR_VALIDATE']);
});

test('redefinition: a complete redefinition does not keep tags, exceptions or enabled', (t) => {
  const result = loadTexts([rule('evt.type = open', ['tags: [a]', 'enabled: false']), rule('evt.type = close')]);
  t.like(ruleOf(result), { tags: [], isEnabled: true });
});

test('several files: a later file sees what earlier ones define, and is judged with them', (t) => {
  const result = loadTexts(['- macro: m\n  condition: evt.type = open\n', rule('m')]);
  t.deepEqual(
    result.files.map((file) => file.diagnostics.map(({ code }) => code)),
    [['LOAD_UNUSED_MACRO'], []],
  );
  t.true(result.isSuccessful);
});

test('several files: one with a mistake does not spoil the others', (t) => {
  const result = loadTexts([rule('evt.type = open', [], 'a'), '- list: l', rule('evt.type = open', [], 'b')]);
  t.deepEqual(
    result.files.map((file) => file.isSuccessful),
    [true, false, true],
  );
  t.false(result.isSuccessful);
  t.deepEqual(
    result.ruleset.rules.map(({ name }) => name),
    ['a', 'b'],
  );
});

test('several files: what an earlier file was told is not new in a later one', (t) => {
  const result = loadTexts(['- list: l\n  items: []\n', '- list: m\n  items: []\n', '- list: m\n  items: []\n']);
  const names = (diagnostics: readonly Diagnostic[]): string[] =>
    diagnostics.map(({ context }) => context?.at(-1)?.itemName ?? '');
  t.deepEqual(
    result.files.map((file) => names(file.diagnostics)),
    [['l'], ['l', 'm'], ['l', 'm']],
  );
  t.deepEqual(
    result.files.map((file) => names(file.newDiagnostics)),
    [['l'], ['m'], ['m']],
  );
});
