import test from 'ava';
import type { FieldValue } from '#src/fields/field.js';
import { evaluate } from '../_support/conditions.js';

type Event = Readonly<Record<string, FieldValue>>;

/** Condition, event, whether it matches. One behaviour per line. */
const CASES: readonly (readonly [string, Event, boolean])[] = [
  // equality
  ['a.text = nginx', { 'a.text': 'nginx' }, true],
  ['a.text = nginx', { 'a.text': 'nginx2' }, false],
  ['a.text != nginx', { 'a.text': 'apache' }, true],
  ['a.text != nginx', { 'a.text': 'nginx' }, false],
  ['a.num = 7', { 'a.num': 7 }, true],
  ['a.num = 7', { 'a.num': 7n }, true],
  ['a.num = 9007199254740993', { 'a.num': 9007199254740993n }, true],
  ['a.num = 9007199254740993', { 'a.num': 9007199254740992n }, false],
  ['a.num = 010', { 'a.num': 10 }, true],
  ['a.num = +5', { 'a.num': 5 }, true],
  ['a.u32 = -1', { 'a.u32': 4294967295 }, true],
  ['a.int8 = 257', { 'a.int8': 1 }, true],
  ['a.port = https', { 'a.port': 443 }, true],
  ['a.flag = true', { 'a.flag': true }, true],
  ['a.flag = false', { 'a.flag': true }, false],
  ['a.bytes = é', { 'a.bytes': '\xc3\xa9' }, true],
  ['a.ip = 10.0.0.1', { 'a.ip': '\x0a\0\0\x01' }, true],
  ['a.ip != 10.0.0.1', { 'a.ip': '\0'.repeat(16) }, true],
  ['a.ip = ::1', { 'a.ip': `${'\0'.repeat(15)}\x01` }, true],
  ['a.net = 10.0.0.0/8', { 'a.net': '\x0a\x01\x02\x03' }, true],
  ['a.net = 10.0.0.0/9', { 'a.net': '\x0a\x80\0\0' }, false],
  ['a.net != 10.0.0.0/8', { 'a.net': '\0'.repeat(16) }, true],
  ['a.net = 0.0.0.0/0', { 'a.net': '\xff\xff\xff\xff' }, true],
  // missing values
  ['a.text = x', {}, false],
  ['a.text != x', {}, false],
  ['not a.text = x', {}, true],
  ['a.text exists', {}, false],
  ['not a.text exists', {}, true],
  ['a.text in (x)', {}, false],
  ['not a.text in (x)', {}, true],
  ['a.texts intersects (x)', { 'a.texts': [] }, false],
  ['a.texts in (x)', { 'a.texts': [] }, false],
  ['a.texts exists', { 'a.texts': [] }, false],
  ['a.text = ""', { 'a.text': '' }, true],
  ['a.text exists', { 'a.text': '' }, true],
  ['a.num exists', { 'a.num': 0 }, true],
  ['a.flag exists', { 'a.flag': false }, true],
  // ordering
  ['a.num < 5', { 'a.num': 4 }, true],
  ['a.num <= 4', { 'a.num': 4 }, true],
  ['a.num > 4', { 'a.num': 4 }, false],
  ['a.num >= 4', { 'a.num': 4n }, true],
  ['a.num > 9007199254740992', { 'a.num': 9007199254740993n }, true],
  ['a.double > 1', { 'a.double': 1.5 }, true],
  ['a.text < 2', { 'a.text': '10' }, true],
  ['a.text > 1', { 'a.text': '😀' }, true],
  // parts of texts
  ['a.text contains var', { 'a.text': '/var/run' }, true],
  ['a.text contains ""', { 'a.text': 'x' }, true],
  ['a.text icontains VAR', { 'a.text': '/vAr/run' }, true],
  ['a.text icontains É', { 'a.text': 'é' }, false],
  ['a.text startswith /var', { 'a.text': '/var/run' }, true],
  ['a.text endswith run', { 'a.text': '/var/run' }, true],
  ['a.text contains "\\xa9"', { 'a.text': 'é' }, true],
  ['a.text contains "\\xa8"', { 'a.text': 'é' }, false],
  ['a.text endswith "\\xff"', { 'a.text': 'a\udcff' }, true],
  ['a.bytes bcontains c3A9', { 'a.bytes': 'x\xc3\xa9' }, true],
  ['a.bytes bstartswith c3', { 'a.bytes': 'x\xc3' }, false],
  // patterns
  ['a.text glob *.log', { 'a.text': '/var/x.log' }, true],
  ['a.text glob *.LOG', { 'a.text': '/var/x.log' }, false],
  ['a.text iglob *.LOG', { 'a.text': '/var/x.log' }, true],
  ['a.text regex "[a-z]+[0-9]"', { 'a.text': 'abc1' }, true],
  ['a.text regex "[a-z]+"', { 'a.text': 'abc1' }, false],
  ['a.text regex "a.c"', { 'a.text': 'a\udcffc' }, true],
  ['a.text regex "(a|ab)(c|bcd)"', { 'a.text': 'abcd' }, true],
  // sets
  ['a.text in (a, "b c")', { 'a.text': 'b c' }, true],
  ['a.text in ()', { 'a.text': '' }, false],
  ['not a.text in ()', { 'a.text': '' }, true],
  ['a.num in (1, 2)', { 'a.num': 2n }, true],
  ['a.text intersects (a, b)', { 'a.text': 'b' }, true],
  ['a.net in (10.0.0.0/8, 192.168.0.0/16)', { 'a.net': '\xc0\xa8\x01\x01' }, true],
  ['a.texts in (a, b)', { 'a.texts': ['a', 'b', 'a'] }, true],
  ['a.texts in (a, b)', { 'a.texts': ['a', 'c'] }, false],
  ['a.texts intersects (a, b)', { 'a.texts': ['c', 'b'] }, true],
  ['a.texts intersects (a, b)', { 'a.texts': ['c'] }, false],
  ['a.numbers in (1, 2)', { 'a.numbers': [1, 2n] }, true],
  ['a.text pmatch (/var, /etc)', { 'a.text': '/var/run' }, true],
  ['a.text pmatch (/var, /etc)', { 'a.text': '/variable' }, false],
  ['a.path pmatch (/)', { 'a.path': '/x' }, true],
  // modifiers
  ['a.text contains oneof (a, b)', { 'a.text': 'ab' }, false],
  ['a.text contains anyof (a, b)', { 'a.text': 'ab' }, true],
  ['a.text contains allof (a, b)', { 'a.text': 'ab' }, true],
  ['a.text != allof (a, b)', { 'a.text': 'c' }, true],
  ['a.text = allof ()', { 'a.text': 'c' }, false],
  ['a.text != allof (a, b)', {}, false],
  // fields on both sides
  ['a.text = val(a.other)', { 'a.text': 'x', 'a.other': 'x' }, true],
  ['a.text = val(a.other)', { 'a.text': 'x' }, false],
  ['a.text != val(a.other)', { 'a.text': 'x' }, false],
  ['not a.text = val(a.other)', { 'a.text': 'x' }, true],
  ['a.text in val(a.texts)', { 'a.text': 'x', 'a.texts': ['y', 'x'] }, true],
  ['a.texts in val(a.more)', { 'a.texts': ['x'], 'a.more': ['y', 'x'] }, true],
  ['a.text startswith val(a.other)', { 'a.text': 'xy', 'a.other': 'x' }, true],
  // transformers
  ['tolower(a.text) = abc', { 'a.text': 'ABC' }, true],
  ['a.text = toupper(a.other)', { 'a.text': 'X', 'a.other': 'x' }, true],
  ['b64(a.text) = hello', { 'a.text': 'aGVsbG8' }, true],
  ['b64(a.text) exists', { 'a.text': 'no base64!' }, false],
  ['basename(a.path) = x', { 'a.path': '/a/x' }, true],
  ['basename(a.path) = ""', { 'a.path': '/a/' }, true],
  ['len(a.text) = 2', { 'a.text': 'é' }, true],
  ['len(a.texts) >= 2', { 'a.texts': ['a', 'b'] }, true],
  ['len(a.texts) = 0', {}, false],
  ['tolower(a.texts) in (a, b)', { 'a.texts': ['A', 'B'] }, true],
  ['join("-", a.texts) = a-b', { 'a.texts': ['a', 'b'] }, true],
  ['join("-", (a.num, a.text)) = 3-x', { 'a.num': 3, 'a.text': 'x' }, true],
  ['concat(a.text, "/", a.other) = x/y', { 'a.text': 'x', 'a.other': 'y' }, true],
  ['concat(a.text, a.other) exists', { 'a.text': 'x' }, false],
  ['getopt(a.texts, "p:v")[p] = 80', { 'a.texts': ['-v', '-p', '80', 'x'] }, true],
  ['getopt(a.texts, "v") intersects (v)', { 'a.texts': ['x', '-v'] }, false],
  // legacy audit values
  ['a.audit = 30', { 'a.audit': ['30'] }, true],
  ['a.audit = "20:40"', { 'a.audit': ['30'] }, true],
  ['a.audit = 30', { 'a.audit': ['20:40'] }, true],
  ['a.audit = x', { 'a.audit': ['x', 'x'] }, true],
  ['a.audit = x', { 'a.audit': ['x', 'y'] }, false],
  ['a.audit = "20:40"', { 'a.audit': ['30', '35'] }, false],
  ['a.audit = "20:40"', { 'a.audit': ['30', '30'] }, true],
  ['a.audit != 33', { 'a.audit': ['<NA>'] }, true],
  ['a.audit in (true)', { 'a.audit': ['<NA>', 'true'] }, false],
  ['a.audit in (true, "<NA>")', { 'a.audit': ['<NA>', 'true'] }, true],
  ['a.audit in (x)', { 'a.audit': [] }, true],
  ['a.audit = x', { 'a.audit': [] }, false],
  ['a.audit in ("0:65535", "80:80")', { 'a.audit': ['443'] }, true],
  ['a.audit intersects ("30:40")', { 'a.audit': ['7', '31'] }, true],
  ['a.audit intersects (true)', { 'a.audit': ['<NA>'] }, false],
  ['a.audit exists', { 'a.audit': ['<NA>'] }, false],
  ['a.audit exists', { 'a.audit': ['x'] }, true],
  ['a.audit exists', { 'a.audit': ['x', 'y'] }, false],
  ['a.audit pmatch (/usr)', { 'a.audit': ['/usr'] }, false],
  ['a.audit pmatch (/usr)', { 'a.audit': ['<NA>'] }, true],
  ['a.audit startswith /usr', { 'a.audit': ['/usr/lib'] }, true],
  ['a.audit startswith /usr', { 'a.audit': ['/usr/lib', '/usr'] }, false],
  ['a.audit startswith 7', { 'a.audit': ['007'] }, true],
  ['a.audit > 5', { 'a.audit': ['10'] }, true],
  ['a.audit > 5', { 'a.audit': ['x'] }, false],
];

for (const [condition, event, matches] of CASES) {
  const shown = JSON.stringify(event, (_, value) => (typeof value === 'bigint' ? `${value}n` : value));
  test(`evaluate: ${condition} over ${shown} is ${matches}`, (t) => {
    t.is(evaluate(condition, event), matches);
  });
}

test('evaluate: and, or, not combine up to any number of items', (t) => {
  const event = { 'a.num': 3 };
  for (let count = 1; count <= 9; count++) {
    const trues = Array.from({ length: count }, () => 'a.num = 3');
    const oneFalse = [...trues.slice(1), 'a.num = 4'];
    const oneTrue = [...trues.slice(1).map(() => 'a.num = 4'), 'a.num = 3'];
    t.true(evaluate(trues.join(' and '), event));
    t.false(evaluate(oneFalse.join(' and '), event));
    t.true(evaluate(oneTrue.join(' or '), event));
    t.false(evaluate(oneTrue.map(() => 'a.num = 4').join(' or '), event));
  }
});
