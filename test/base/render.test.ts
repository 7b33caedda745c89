/** How diagnostics look: place, snippet, caret, and that nothing from the input reaches the terminal as a command. */

import test from 'ava';
import type { Diagnostic } from '#src/base/diagnostic.js';
import { diagnosticToJson, renderDiagnostic, renderDiagnostics } from '#src/base/render.js';
import { SourceText } from '#src/base/source-text.js';
import { displayWidth, visible } from '#src/base/visible.js';

function at(text: string, needle: string, extra: Partial<Diagnostic> = {}): Diagnostic {
  const source = new SourceText('policy.yaml', text);
  const start = text.indexOf(needle);
  return {
    code: 'PSP_UNKNOWN_FIELD',
    severity: 'error',
    message: 'unknown field',
    span: source.span(start, start + needle.length),
    ...extra,
  };
}

test('render: place, message, line and caret', (t) => {
  const text = 'kind: PodSecurityPolicy\nspec:\n  privilegd: true\n';
  t.is(
    renderDiagnostic(at(text, 'privilegd', { expected: 'privileged' })),
    [
      'policy.yaml:3:3: error PSP_UNKNOWN_FIELD: unknown field',
      '  3 |   privilegd: true',
      '    |   ^~~~~~~~~',
      '  expected: privileged',
    ].join('\n'),
  );
});

test('render: a diagnostic without a text names its subject, or nothing', (t) => {
  const plain: Diagnostic = { code: 'CONFIG_FILE_READ', severity: 'error', message: 'no such file', subject: 'a.yaml' };
  t.is(renderDiagnostic(plain), 'a.yaml: error CONFIG_FILE_READ: no such file');
  t.is(renderDiagnostic({ ...plain, subject: undefined }), 'error CONFIG_FILE_READ: no such file');
});

test('render: the items it lies in, innermost first, without those that tell nothing', (t) => {
  const source = new SourceText('r.yaml', '- rule: a\n  condition: b\n');
  const text = renderDiagnostic({
    code: 'LOAD_ERR_VALIDATE',
    severity: 'warning',
    message: 'm',
    span: source.span(12, 21),
    context: [
      { itemType: 'rules content', itemName: '', span: source.span(0, 0) },
      { itemType: 'rule', itemName: 'a', span: source.span(2, 6) },
      { itemType: 'rule condition', itemName: '', span: source.span(8, 9) },
      { itemType: 'condition expression', itemName: '', span: source.span(12, 21) },
    ],
  });
  t.deepEqual(text.split('\n').slice(3), ['  in rule condition: r.yaml:1:9', "  in rule 'a': r.yaml:1:3"]);
});

test('render: a text that could not be read has no places', (t) => {
  const span = new SourceText('gone.yaml', '').span(0, 0);
  t.is(renderDiagnostic({ code: 'C', severity: 'error', message: 'm', span }), 'gone.yaml: error C: m');
});

test('render: tabs take four columns, wide characters two, combining marks none', (t) => {
  for (const [line, columns] of [
    ['\tx: BAD', 7],
    ['日本: BAD', 6],
    ['e\u0301: BAD', 3],
    ['😀 BAD', 3],
  ] as const) {
    const caret = renderDiagnostic(at(line, 'BAD')).split('\n')[2];
    t.is(caret, `    | ${' '.repeat(columns)}^~~`, line);
  }
});

test('render: a long line is cut around the spot', (t) => {
  const [, line, caret] = renderDiagnostic(at(`${'a'.repeat(5000)}BAD${'b'.repeat(5000)}`, 'BAD')).split('\n');
  t.is(line, `  1 | …${'a'.repeat(40)}BAD${'b'.repeat(57)}…`);
  t.is(caret, `    | ${' '.repeat(41)}^~~`);
});

test('render: a span over several lines is marked to the end of its first line', (t) => {
  const source = new SourceText('x', 'ab: |\n  c\n  d\n');
  const rendered = renderDiagnostic({ code: 'C', severity: 'error', message: 'm', span: source.span(4, 12) });
  t.is(rendered.split('\n')[2], '    |     ^');
});

test('render: an offset past the end still gives a caret', (t) => {
  const span = new SourceText('x', 'a').span(99, 99);
  t.regex(renderDiagnostic({ code: 'C', severity: 'error', message: 'm', span }), /\| +\^$/);
});

test('render: nothing from the input reaches the terminal raw', (t) => {
  const evil = '\u001b[2Jx\u202ey\u0007\udc9b\u2028BAD';
  const rendered = renderDiagnostic(at(evil, 'BAD', { message: `bad ${evil}`, expected: evil, context: undefined }));
  t.notRegex(rendered.replaceAll('\n', ''), /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}]/u);
  t.true(rendered.includes('\\x1b[2Jx\\u{202e}y\\x07\\x9b\\u{2028}BAD'));
});

test('render: many, with the count of those not kept', (t) => {
  const one = at('BAD', 'BAD');
  const text = renderDiagnostics([one, one], 3);
  t.is(text.match(/PSP_UNKNOWN_FIELD/g)?.length, 2);
  t.true(text.endsWith('… and 3 more\n'));
});

test('render: JSON carries places as numbers and leaves absent members out', (t) => {
  const json = diagnosticToJson(at('a: 1\nBAD: 2\n', 'BAD'));
  t.deepEqual(json.location, { file: 'policy.yaml', line: 2, column: 1, endLine: 2, endColumn: 4 });
  t.false(Object.hasOwn(json, 'expected'));
  t.deepEqual(diagnosticToJson({ code: 'C', severity: 'warning', message: 'm', subject: 's' }), {
    code: 'C',
    severity: 'warning',
    message: 'm',
    file: 's',
  });
});

test('visible: plain text stays as it is', (t) => {
  t.is(visible('née 日本 😀 "a" \\n'), 'née 日本 😀 "a" \\n');
  t.is(displayWidth('née 日本 😀'), 11);
});
