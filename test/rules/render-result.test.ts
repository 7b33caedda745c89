/** Load results as text and as JSON. */
import test from 'ava';
import { loadResultsJson, renderFileResult, renderValidation, renderVerdict } from '#src/rules/render-result.js';
import { loadTexts, rule } from '../_support/rules-files.js';

const BAD = '- macro: open_it\n  condition: evt.type = open or\n- list: l\n  items: [a]\n  colour: red\n';

test('render: an invalid file, word for word', (t) => {
  const [file] = loadTexts([BAD]).files;
  t.is(
    file && renderFileResult(file),
    [
      '1.yaml: Invalid',
      '1 Errors:',
      'In rules content: (1.yaml:0:0)',
      "    macro 'open_it': (1.yaml:0:2)",
      '    macro condition: (1.yaml:1:13)',
      '    condition expression: ("evt.type = open or":2:30)',
      '------',
      'evt.type = open or',
      '                ^',
      '------',
      `LOAD_ERR_COMPILE_CONDITION (Error compiling condition): ${file?.diagnostics.find(({ severity }) => severity === 'error')?.message}`,
      '',
      '1 Warnings:',
      'In rules content: (1.yaml:0:0)',
      "    list 'l': (1.yaml:2:2)",
      "    value for 'colour': (1.yaml:4:2)",
      '------',
      '  colour: red',
      '  ^',
      '------',
      "LOAD_UNKNOWN_KEY (Unknown key in item definition): Unknown key 'colour'",
      '',
    ].join('\n'),
  );
});

test('render: verdicts', (t) => {
  const { files } = loadTexts([rule('evt.type = open'), '- list: l\n  items: []\n', '- list: l\n']);
  t.deepEqual(files.map(renderVerdict), ['1.yaml: Ok', '2.yaml: Ok, with warnings', '3.yaml: Invalid']);
});

test('render: validation shows errors only, and tells a configuration file', (t) => {
  const { files } = loadTexts([rule('evt.type = open'), '- list: l\n  items: []\n', 'rules_files: []\n']);
  const lines = renderValidation(files).split('\n');
  t.deepEqual(lines.slice(0, 4), ['1.yaml: Ok', '2.yaml: Ok, with warnings', '3.yaml: Invalid', '1 Errors:']);
  t.regex(lines.at(-1) ?? '', /^Hint: a rules file is a YAML list/);
});

test('render: JSON has the keys of Falco', (t) => {
  const { falco_load_results: results } = loadResultsJson(loadTexts([BAD]).files);
  const [result] = results;
  t.deepEqual(Object.keys(result ?? {}), [
    'errors',
    'name',
    'schema_valid',
    'schema_warnings',
    'successful',
    'warnings',
  ]);
  t.like(result, { name: '1.yaml', successful: false, schema_valid: false });
  t.is(result?.schema_warnings.length, 1);
  t.is(result?.errors[0]?.codedesc, 'Error compiling condition');
  t.regex(result?.warnings[0]?.codedesc ?? '', /^An item in the rules content contains an unrecognized key/);
  t.deepEqual(result?.errors[0]?.context.locations.at(-1), {
    item_name: '',
    item_type: 'condition expression',
    position: { column: 30, line: 2, name: '"evt.type = open or"', offset: 46 },
  });
  t.is(result?.warnings[0]?.context.snippet, '  colour: red\n  ^\n');
});

test('render: JSON of a file that fits the schema has no schema warnings', (t) => {
  const { falco_load_results: results } = loadResultsJson(loadTexts([rule('evt.type = open')]).files);
  t.like(results[0], { schema_valid: true, schema_warnings: [], successful: true });
});

test('render: long lines are cut around the spot', (t) => {
  const [file] = loadTexts([`- list: l\n  items: [a]\n  ${'x'.repeat(300)}: ${'y'.repeat(300)}\n`]).files;
  const { falco_load_results: results } = loadResultsJson(file ? [file] : []);
  const [line = '', caret = ''] = (results[0]?.warnings[0]?.context.snippet ?? '').split('\n');
  t.is(line.length, 83);
  t.true(line.endsWith('...'));
  t.is(caret, '  ^');
});

test('render: what a file holds cannot disturb the terminal', (t) => {
  const [file] = loadTexts(['- rule: "a\\e[31m"\n  condition: evt.type = open\n']).files;
  t.false((file ? renderFileResult(file) : '').includes('\u001b'));
});
