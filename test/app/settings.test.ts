/** Keys of -o: what each sets, and how mistakes are reported. */

import test from 'ava';
import { readSettings, SETTING_KEYS, type Settings } from '#src/app/settings.js';
import { DiagnosticSink } from '#src/base/diagnostic.js';

function read(...assignments: string[]): { settings: Settings; sink: DiagnosticSink } {
  const sink = new DiagnosticSink();
  return { settings: readSettings(assignments, sink), sink };
}

const understood: readonly (readonly [string, Partial<Settings>])[] = [
  ['json_output=true', { isJson: true }],
  ['json_output = Yes', { isJson: true }],
  ['json_include_output_property=off', { includesOutput: false }],
  ['json_include_tags_property=false', { includesTags: false }],
  ['json_include_message_property=on', { includesMessage: true }],
  ['json_include_output_fields_property=no', { includesOutputFields: false }],
  ['time_format_iso_8601=true', { isIso8601: true }],
  ['stdout_output.enabled=false', { isStdoutEnabled: false }],
  ['buffered_outputs=false', { isBuffered: false }],
  ['priority=Info', { priority: 'Informational' }],
  ['rule_matching=all', { matching: 'all' }],
  ['engine.kind=replay', {}],
  ['engine.replay.capture_file=a=b.log', { captureFiles: ['a=b.log'] }],
  ['rules_files[]=a.yaml', { rulesFiles: ['a.yaml'] }],
  ['rules_files[0]=a.yaml', { rulesFiles: ['a.yaml'] }],
  ['rules_file=a.yaml', { rulesFiles: ['a.yaml'] }],
  ['rules[].disable.rule=*x*', { selections: [{ enables: false, pattern: '*x*' }] }],
  ['rules[3].enable.tag=t', { selections: [{ enables: true, tags: ['t'] }] }],
  ['append_output[]={"extra_output": "(%ka.uri)"}', { outputAdditions: [{ format: '(%ka.uri)', tags: [] }] }],
];

for (const [assignment, expected] of understood) {
  test(`settings: ${assignment}`, (t) => {
    const { settings, sink } = read(assignment);
    t.deepEqual(sink.items, []);
    t.deepEqual(settings, { ...read().settings, ...expected });
  });
}

test('settings: later ones win, lists grow', (t) => {
  const { settings } = read('json_output=true', 'rules_files=a', 'json_output=false', 'rules_files=b');
  t.false(settings.isJson);
  t.deepEqual(settings.rulesFiles, ['a', 'b']);
});

const refused: readonly (readonly [string, string, string | RegExp])[] = [
  ['json_output', 'CONFIG_BAD_ASSIGNMENT', 'KEY=VALUE'],
  ['=true', 'CONFIG_BAD_ASSIGNMENT', 'KEY=VALUE'],
  ['json_outptu=true', 'CONFIG_UNKNOWN_KEY', 'json_output'],
  ['no.such.thing.at.all=1', 'CONFIG_UNKNOWN_KEY', /one of json_output, /],
  ['__proto__=1', 'CONFIG_UNKNOWN_KEY', /one of/],
  ['constructor=1', 'CONFIG_UNKNOWN_KEY', /one of/],
  ['json_output=maybe', 'CONFIG_BAD_VALUE', 'true or false'],
  ['json_output=', 'CONFIG_BAD_VALUE', 'true or false'],
  ['priority=loud', 'CONFIG_BAD_VALUE', /emergency, alert/],
  ['rule_matching=some', 'CONFIG_BAD_VALUE', 'first or all'],
  ['engine.kind=kmod', 'CONFIG_BAD_VALUE', /replay/],
  ['rules_files[]=', 'CONFIG_BAD_VALUE', 'a path'],
  ['append_output[]={', 'CONFIG_BAD_VALUE', /JSON object/],
  ['append_output[]={"extra_outptu": "x"}', 'CONFIG_BAD_VALUE', /JSON object/],
  ['append_output[]={}', 'CONFIG_BAD_VALUE', /JSON object/],
  ['append_output[]=[1]', 'CONFIG_BAD_VALUE', /JSON object/],
  ['append_output[]={"extra_fields": [1]}', 'CONFIG_BAD_VALUE', /JSON object/],
  ['append_output[]={"extra_output": "x", "match": {"rul": "x"}}', 'CONFIG_BAD_VALUE', /JSON object/],
];

for (const [assignment, code, expected] of refused) {
  test(`settings: refuses ${assignment}`, (t) => {
    const { sink } = read(assignment);
    t.deepEqual(
      sink.items.map((item) => item.code),
      [code],
    );
    const found = sink.items[0]?.expected ?? '';
    t.true(typeof expected === 'string' ? found === expected : expected.test(found), found);
  });
}

test('settings: append_output gives texts, fields and limits', (t) => {
  const { settings, sink } = read(
    'append_output[]={"match": {"rule": "R", "source": "k8s_audit", "tags": ["a"]}, "extra_output": "x", "extra_fields": ["ka.uri", {"who": "by %ka.user.name"}]}',
  );
  t.deepEqual(sink.items, []);
  const limits = { rule: 'R', source: 'k8s_audit', tags: ['a'] };
  t.deepEqual(settings.outputAdditions, [
    { format: 'x', ...limits },
    { key: 'ka.uri', format: '%ka.uri', isRaw: true, ...limits },
    { key: 'who', format: 'by %ka.user.name', ...limits },
  ]);
});

test('settings: every key says what it is for', (t) => {
  for (const [name, key] of Object.entries(SETTING_KEYS)) {
    t.true(key.desc.length > 10, name);
  }
});
