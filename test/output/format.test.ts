/** Output texts: what is taken as a field, how values print, and what is refused. */

import test from 'ava';
import { DiagnosticSink } from '#src/base/diagnostic.js';
import { SourceText } from '#src/base/source-text.js';
import type { FieldValue } from '#src/fields/field.js';
import { compileFormat, type OutputFormat } from '#src/output/format.js';
import { jsonText } from '#src/output/json-text.js';
import { batchOf, fieldSetOf } from '../_support/made-up-fields.js';

const FIELDS = fieldSetOf({
  'proc.name': { type: 'charbuf' },
  'proc.pid': { type: 'int64' },
  'proc.arg': { type: 'charbuf', takesArgument: true },
  'proc.args.list': { type: 'charbuf', isList: true },
  'proc.args': { type: 'charbuf', isList: true },
  'proc.ancestors': { type: 'charbuf' },
  'evt.flag': { type: 'bool' },
  'evt.share': { type: 'double' },
  'fd.ip': { type: 'ipaddr' },
  'fd.ips': { type: 'ipaddr', isList: true },
  'fd.any': { type: 'port', isFilterOnly: true },
  'evt.dir': { type: 'charbuf', deprecated: 'evt.dir is deprecated' },
  'ka.verb': { type: 'auditvalue' },
  'ka.images': { type: 'auditvalue', isList: true, takesArgument: true },
});

function compile(text: string): { format: OutputFormat | undefined; sink: DiagnosticSink } {
  const sink = new DiagnosticSink();
  return { format: compileFormat(new SourceText('out', text), FIELDS, sink), sink };
}

function render(text: string, event: Readonly<Record<string, FieldValue>>): string {
  return compile(text).format!.render(batchOf([event]), 0);
}

const EVENT: Readonly<Record<string, FieldValue>> = {
  'proc.name': 'init',
  'proc.pid': 7,
  'proc.arg[1]': 'one',
  'proc.arg[a b]': 'two',
  'proc.arg': 'none',
  'proc.args': ['a', 'b'],
  'proc.args.list': ['x'],
  'proc.ancestors': ['sh', 'init'],
  'evt.flag': true,
  'evt.share': 2,
  'fd.ip': '\u007f\u0000\u0000\u0001',
  'fd.ips': ['\u000a\u0000\u0000\u00ff'],
  'ka.verb': ['create'],
  'ka.images': ['nginx', 'redis'],
};

const rendered: readonly (readonly [string, string])[] = [
  ['no fields', 'no fields'],
  ['a %proc.name b', 'a init b'],
  ['*a %proc.name', 'a init'],
  ['a%proc.nameand%proc.pidend', 'ainitand7end'],
  ['%proc.name.x', 'init.x'],
  ['%proc.name[1]', 'init[1]'],
  ['%proc.args.list|%proc.args.lis', '(x)|(a,b).lis'],
  ['%proc.arg[1]|%proc.arg["a b"]|%proc.arg[\'a b\']|%proc.arg', 'one|two|two|none'],
  ['%proc.arg[', 'none['],
  ['%2proc.name|%10proc.name|', 'in|init      |'],
  ['%evt.flag %evt.share %fd.ip %fd.ips', 'true 2.0 127.0.0.1 (10.0.0.255)'],
  ['%ka.verb %ka.images', 'create (nginx,redis)'],
  ['%proc.ancestors', 'sh init'],
  ['a%toupper(proc.name)b %2tolower(toupper(proc.name)) %toupper(proc.args)', 'aINITb in (A,B)'],
  ['%join("->", (proc.name, proc.args)) %concat(proc.name, proc.arg[1]) %len(proc.args)', 'init->a->b initone 2'],
];

for (const [text, expected] of rendered) {
  test(`format: ${text}`, (t) => {
    t.is(render(text, EVENT), expected);
  });
}

test('format: a missing value prints as <NA>', (t) => {
  t.is(render('%proc.name %proc.args %ka.verb', {}), '<NA> <NA> <NA>');
  t.is(render('%ka.verb', { 'ka.verb': [] }), '<NA>');
  t.is(render('%6proc.name|', {}), '<NA>  |');
});

test('format: values keep their types in JSON; missing is null, legacy audit fields are text', (t) => {
  const { format } = compile('%proc.name %proc.pid %proc.args %evt.flag %ka.verb %ka.images[0] %proc.arg[1] %fd.ip');
  t.deepEqual(format!.values(batchOf([EVENT]), 0), {
    'proc.name': 'init',
    'proc.pid': 7,
    'proc.args': ['a', 'b'],
    'evt.flag': true,
    'ka.verb': 'create',
    'ka.images': '<NA>',
    'proc.arg[1]': 'one',
    'fd.ip': '127.0.0.1',
  });
  t.deepEqual(format!.values(batchOf([{}]), 0)['proc.name'], null);
  t.deepEqual(format!.values(batchOf([{}]), 0)['ka.verb'], '<NA>');
});

test('format: a transformer is left out of the values, the fields inside it are not', (t) => {
  const { format } = compile('%toupper(proc.name) %join(",", (tolower(proc.arg[1]), proc.args))');
  t.deepEqual(format!.values(batchOf([EVENT]), 0), {
    'proc.name': 'init',
    'proc.arg[1]': 'one',
    'proc.args': ['a', 'b'],
  });
});

test('format: fields lists each key once, in order', (t) => {
  t.deepEqual(compile('%proc.pid %proc.name %proc.pid').format!.fields, ['proc.pid', 'proc.name']);
});

const refused: readonly (readonly [string, string, number, number])[] = [
  ['', 'OUTPUT_EMPTY', 0, 0],
  ['a %', 'OUTPUT_TRAILING_PERCENT', 2, 3],
  ['a %10', 'OUTPUT_TRAILING_PERCENT', 2, 5],
  ['a %some.field b', 'OUTPUT_UNKNOWN_FIELD', 2, 13],
  ['a %a b', 'OUTPUT_UNKNOWN_FIELD', 2, 4],
  ['a % b', 'OUTPUT_UNKNOWN_FIELD', 2, 3],
  ['100%% sure', 'OUTPUT_UNKNOWN_FIELD', 3, 5],
  ['%fd.any', 'OUTPUT_UNKNOWN_FIELD', 0, 7],
  ['%toupper(proc.name', 'OUTPUT_UNKNOWN_FIELD', 0, 18],
  ['%toupper(proc.pid)', 'OUTPUT_UNKNOWN_FIELD', 0, 18],
  ['%toupper(x.y)', 'OUTPUT_UNKNOWN_FIELD', 0, 13],
  ['%toupper (proc.name)', 'OUTPUT_UNKNOWN_FIELD', 0, 8],
  ['%val(proc.name)', 'OUTPUT_UNKNOWN_FIELD', 0, 15],
  ['%(', 'OUTPUT_UNKNOWN_FIELD', 0, 2],
  ['%99999999proc.name', 'OUTPUT_BAD_WIDTH', 0, 9],
  [`%${'a'.repeat(5000)}.${'b'.repeat(5000)}`, 'OUTPUT_UNKNOWN_FIELD', 0, 10_002],
];

for (const [text, code, start, end] of refused) {
  test(`format: refuses ${text === '' ? 'an empty text' : text.slice(0, 30)}`, (t) => {
    const { format, sink } = compile(text);
    t.is(format, undefined);
    t.is(sink.items[0]?.code, code);
    t.deepEqual([sink.items[0]?.span?.start, sink.items[0]?.span?.end], [start, end]);
  });
}

test('format: all mistakes are reported', (t) => {
  const { format, sink } = compile('%x.y %z.w %');
  t.is(format, undefined);
  t.deepEqual(
    sink.items.map((item) => item.code),
    ['OUTPUT_UNKNOWN_FIELD', 'OUTPUT_UNKNOWN_FIELD', 'OUTPUT_TRAILING_PERCENT'],
  );
});

test('format: a deprecated field is a warning', (t) => {
  const { format, sink } = compile('%evt.dir');
  t.truthy(format);
  t.deepEqual(
    sink.items.map((item) => [item.code, item.severity, item.message]),
    [['OUTPUT_DEPRECATED_FIELD', 'warning', 'evt.dir is deprecated']],
  );
});

test('format: IPv6 addresses print as inet_ntop prints them', (t) => {
  const address = (groups: string) =>
    groups
      .split(':')
      .map((group) => String.fromCharCode(Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255))
      .join('');
  for (const [groups, expected] of [
    ['0:0:0:0:0:0:0:0', '::'],
    ['0:0:0:0:0:0:0:1', '::1'],
    ['2001:db8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
    ['2001:db8:0:1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
    ['fe80:0:0:0:0:0:0:0', 'fe80::'],
    ['0:0:0:0:0:ffff:c0a8:1', '::ffff:192.168.0.1'],
    ['0:0:0:0:0:0:c0a8:1', '::192.168.0.1'],
    ['10:0:0:a:0:0:0:20', '10:0:0:a::20'],
  ] as const) {
    t.is(render('%fd.ip', { 'fd.ip': address(groups) }), expected);
  }
});

test('json: keys in order, exact integers, replaced bytes', (t) => {
  t.is(
    jsonText({ b: 1n << 62n, a: [null, true, 1.5, 'x"\n\udc80'], c: { z: 1, y: 2 } }),
    '{"a":[null,true,1.5,"x\\"\\n\ufffd"],"b":4611686018427387904,"c":{"y":2,"z":1}}',
  );
});
