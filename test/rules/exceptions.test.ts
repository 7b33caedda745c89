/** Exceptions: their forms, their expansion into the condition, and mistakes in them. */
import test from 'ava';
import { applyExceptions } from '#src/rules/exceptions.js';
import { conditionOf, loadTexts, mistakes, rule } from '../_support/rules-files.js';

/** Exceptions as YAML → what follows `evt.type = open` in the canonical condition. */
const EXPANSIONS: readonly (readonly [string, string])[] = [
  ['{name: e, fields: [proc.name], values: [[cat], [dog]]}', 'not (proc.name = cat or proc.name = dog)'],
  [
    '{name: e, fields: [proc.name, proc.pid], values: [[cat, 1], [dog, 2]]}',
    'not ((proc.name = cat and proc.pid = 1) or (proc.name = dog and proc.pid = 2))',
  ],
  ['{name: e, fields: [proc.name], comps: [startswith], values: [[ca]]}', 'not proc.name startswith ca'],
  ['{name: e, fields: [proc.name], comps: [in], values: [[[cat, dog]]]}', 'not proc.name in (cat, dog)'],
  ['{name: e, fields: [proc.name], comps: [in], values: [[cat]]}', 'not proc.name in (cat)'],
  ['{name: e, fields: [proc.name], comps: [in], values: [["(cat, dog)"]]}', 'not proc.name in (cat, dog)'],
  ['{name: e, fields: proc.name, values: [cat, dog]}', 'not proc.name in (cat, dog)'],
  ['{name: e, fields: fd.name, comps: pmatch, values: [/etc, /var/log]}', 'not fd.name pmatch (/etc, /var/log)'],
  ['{name: e, fields: proc.name, comps: " glob   oneof ", values: ["c*"]}', 'not proc.name glob oneof (c*)'],
  ['{name: e, fields: [proc.cmdline], values: [[cat /x]]}', 'not proc.cmdline = "cat /x"'],
  ['{name: e, fields: [proc.cmdline], values: [[\'"cat /x"\']]}', 'not proc.cmdline = "cat /x"'],
  ['{name: e, fields: [proc.name], values: [[val(proc.pname)]]}', 'not proc.name = val(proc.pname)'],
  ['{name: e, fields: [tolower(proc.name)], values: [[cat]]}', 'not tolower(proc.name) = cat'],
  ['{name: e, fields: ["proc.aname[2]"], values: [[cat]]}', 'not proc.aname[2] = cat'],
  [
    '{name: e, fields: proc.name, values: [cat]}, {name: f, fields: [proc.pid], values: [[7]]}',
    'not proc.name in (cat) and not proc.pid = 7',
  ],
];

for (const [exceptions, expected] of EXPANSIONS) {
  test(`exceptions: ${exceptions}`, (t) => {
    const result = loadTexts([rule('evt.type = open', [`exceptions: [${exceptions}]`])]);
    t.is(conditionOf(result), `(evt.type = open and ${expected})`, mistakes(result).join('\n'));
  });
}

test('exceptions: without values they change nothing', (t) => {
  for (const exceptions of [
    '[]',
    '~',
    '[{name: e, fields: proc.name}]',
    '[{name: e, fields: [proc.name], values: []}]',
  ]) {
    const result = loadTexts([rule('evt.type = open or evt.type = close', [`exceptions: ${exceptions}`])]);
    t.is(conditionOf(result), '(evt.type = open or evt.type = close)');
  }
});

test('exceptions: the condition is put in parentheses', (t) => {
  const values = ['exceptions: [{name: e, fields: proc.name, values: [cat]}]'];
  const result = loadTexts([rule('evt.type = open or evt.type = close', values)]);
  t.is(conditionOf(result), '((evt.type = open or evt.type = close) and not proc.name in (cat))');
});

test('exceptions: values may name lists', (t) => {
  const result = loadTexts([
    '- list: pets\n  items: [cat, dog]\n',
    rule('evt.type = open', ['exceptions: [{name: e, fields: [proc.name], comps: [in], values: [[pets]]}]']),
  ]);
  t.is(conditionOf(result), '(evt.type = open and not proc.name in (cat, dog))');
});

const MISTAKES: readonly (readonly [string, string])[] = [
  ['{}', "LOAD_ERR_YAML_VALIDATE: Item has no mapping for key 'name'"],
  ['word', 'LOAD_ERR_YAML_VALIDATE: Rule exception must be a mapping'],
  ['{name: e}', "LOAD_ERR_YAML_VALIDATE: Item has no mapping for key 'fields'"],
  ['{name: e, fields: ~}', 'LOAD_ERR_VALIDATE: Rule exception item must have fields property with a list of fields'],
  ['{name: e, fields: []}', 'LOAD_ERR_VALIDATE: Rule exception item must have fields property with a list of fields'],
  ['{name: e, fields: [proc.name], values: x}', 'LOAD_ERR_YAML_VALIDATE: Rule exception values must be a sequence'],
  ['{name: e, fields: [""]}', 'LOAD_ERR_YAML_VALIDATE: Value must be non-empty'],
  ['{name: e, fields: [proc.nom]}', "LOAD_ERR_VALIDATE: 'proc.nom' is not a supported filter field"],
  ['{name: e, fields: proc.nom}', "LOAD_ERR_VALIDATE: 'proc.nom' is not a supported filter field"],
  ['{name: e, fields: [proc.name or]}', "LOAD_ERR_VALIDATE: 'proc.name or' is not a supported filter field"],
  ['{name: e, fields: [proc.name], comps: [=, =]}', 'LOAD_ERR_VALIDATE: Fields and comps lists must have equal length'],
  ['{name: e, fields: [proc.name], comps: [near]}', "LOAD_ERR_VALIDATE: 'near' is not a supported comparison operator"],
  [
    '{name: e, fields: [proc.name], comps: [in anyof]}',
    "LOAD_ERR_VALIDATE: 'in anyof' is not a supported comparison operator",
  ],
  ['{name: e, fields: proc.name, comps: [in]}', 'LOAD_ERR_VALIDATE: Fields and comps must both be strings'],
  [
    '{name: e, fields: [proc.name, proc.pid], values: [[cat]]}',
    'LOAD_ERR_VALIDATE: Fields and values lists must have equal length',
  ],
  [
    '{name: e, fields: [proc.name], values: [cat]}',
    'LOAD_ERR_VALIDATE: Fields and values lists must have equal length',
  ],
  [
    '{name: e, fields: proc.name, values: [[cat]]}',
    'LOAD_ERR_VALIDATE: Expected values array to contain a list of strings',
  ],
];

for (const [exceptions, mistake] of MISTAKES) {
  test(`exceptions: refused: ${exceptions}`, (t) => {
    t.deepEqual(mistakes(loadTexts([rule('evt.type = open', [`exceptions: [${exceptions}]`])])), [mistake]);
  });
}

test('exceptions: a single field takes only set operators', (t) => {
  const [mistake] = mistakes(
    loadTexts([rule('evt.type = open', ['exceptions: [{name: e, fields: proc.name, comps: =}]'])]),
  );
  t.regex(mistake ?? '', /comps must be one of \(in, pmatch, intersects\)/);
});

test('exceptions: they must be a sequence', (t) => {
  t.deepEqual(mistakes(loadTexts([rule('evt.type = open', ['exceptions: word'])])), [
    'LOAD_ERR_YAML_VALIDATE: Rule exceptions must be a sequence',
  ]);
});

const APPENDED: readonly (readonly [string, string])[] = [
  ['{name: e, fields: proc.pid, values: [1]}', 'Can not append exception fields to existing exception, only values'],
  ['{name: e, comps: in, values: [1]}', 'Can not append exception comps to existing exception, only values'],
  ['{name: new, values: [1]}', 'Rule exception must have fields property with a list of fields'],
  ['{name: new, fields: proc.pid, values: []}', 'Rule exception must have values property with a list of values'],
];

for (const [exceptions, mistake] of APPENDED) {
  test(`exceptions: refused when appended: ${exceptions}`, (t) => {
    const base = rule('evt.type = open', ['exceptions: [{name: e, fields: proc.name, values: [cat]}]']);
    const update = `- rule: r\n  exceptions: [${exceptions}]\n  override: {exceptions: append}\n`;
    t.deepEqual(mistakes(loadTexts([base + update])), [`LOAD_ERR_VALIDATE: ${mistake}`]);
  });
}

test('exceptions: a rule of an unknown source is skipped before its fields are looked at', (t) => {
  const lines = ['source: cloudtrail', 'exceptions: [{name: e, fields: ct.name, values: [x]}]'];
  t.deepEqual(mistakes(loadTexts([rule('ct.name = x', lines)])), [
    'LOAD_UNKNOWN_SOURCE: Unknown source cloudtrail, skipping',
  ]);
});

test('applyExceptions: gives text, quoted only where a value has a blank', (t) => {
  const exception = {
    name: 'e',
    fields: ['a.b', 'a.c'],
    comps: ['=', 'in'],
    values: [
      ['x y', ['p', 'q r']],
      ["'x y'", 'z'],
    ],
    location: [],
  };
  t.deepEqual(applyExceptions('m', [exception]), {
    condition: `(m) and not (( a.b = "x y" and  a.c in (p, "q r")) or ( a.b = 'x y' and  a.c in (z)))`,
  });
});
