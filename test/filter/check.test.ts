import test from 'ava';
import { checked } from '../_support/conditions.js';

/** Condition → code, the text under the caret, a part of the message. */
const MISTAKES: readonly (readonly [string, string, string, string])[] = [
  ['a.none = x', 'FILTER_UNKNOWN_FIELD', 'a.none', 'nonexistent field a.none'],
  ['some_macro', 'FILTER_UNDEFINED_MACRO', 'some_macro', "Undefined macro 'some_macro'"],
  ['a.text[x] = y', 'FILTER_BAD_ARGUMENT', 'a.text[x]', 'takes no argument'],
  ['a.num contains 1', 'FILTER_BAD_OPERATOR', 'a.num contains 1', "'contains' operator not supported for numeric"],
  ['a.flag < 1', 'FILTER_BAD_OPERATOR', 'a.flag < 1', 'not supported for boolean'],
  ['a.bytes glob x', 'FILTER_BAD_OPERATOR', 'a.bytes glob x', 'not supported for buffer'],
  ['a.text bcontains 00', 'FILTER_BAD_OPERATOR', 'a.text bcontains 00', 'not supported for string'],
  ['a.ip pmatch (1.1.1.1)', 'FILTER_BAD_OPERATOR', 'a.ip pmatch (1.1.1.1)', 'ip address and network'],
  ['a.uid = 0', 'FILTER_BAD_OPERATOR', 'a.uid = 0', 'user and group id'],
  ['a.texts = x', 'FILTER_BAD_OPERATOR', 'a.texts = x', 'not supported for list'],
  ['a.texts pmatch (x)', 'FILTER_BAD_OPERATOR', 'a.texts pmatch (x)', 'not supported for list'],
  ['a.texts = oneof (x)', 'FILTER_BAD_OPERATOR', 'a.texts = oneof (x)', "'= oneof'"],
  ['a.audit glob x', 'FILTER_BAD_OPERATOR', 'a.audit glob x', 'unsupported comparison operator'],
  ['a.num = 0x10', 'FILTER_BAD_VALUE', '0x10', '0x10 is not a valid number'],
  ['a.num > 1.5', 'FILTER_BAD_VALUE', '1.5', '1.5 is not a valid number'],
  ['a.num in (1, x, y)', 'FILTER_BAD_VALUE', 'x', 'x is not a valid number'],
  ['a.flag = yes', 'FILTER_BAD_VALUE', 'yes', 'unrecognized boolean'],
  ['a.ip = 1.2.3', 'FILTER_BAD_VALUE', '1.2.3', 'unrecognized IPv4'],
  ['a.ip = ::ffff:1.2.3.4', 'FILTER_BAD_VALUE', '::ffff:1.2.3.4', 'unrecognized IPv4'],
  ['a.net = 1.2.3.4', 'FILTER_BAD_VALUE', '1.2.3.4', 'ADDRESS/LENGTH'],
  ['a.net = 1.2.3.4/33', 'FILTER_BAD_VALUE', '1.2.3.4/33', 'netmask'],
  ['a.port = nosuchservice', 'FILTER_BAD_VALUE', 'nosuchservice', 'unrecognized protocol'],
  ['a.bytes bcontains 0', 'FILTER_BAD_VALUE', '0', 'hexadecimal'],
  ['a.text regex "(a"', 'FILTER_BAD_VALUE', '"(a"', 'invalid regex'],
  ['a.text regex "\\\\d"', 'FILTER_BAD_VALUE', '"\\\\d"', 'no POSIX syntax'],
  [`a.text = ${'x'.repeat(256)}`, 'FILTER_BAD_VALUE', 'x'.repeat(256), 'at most 255 bytes'],
  ['a.text = "a\\x00"', 'FILTER_BAD_VALUE', '"a\\x00"', 'NUL byte'],
  ['a.text = val(a.num)', 'FILTER_BAD_OPERATOR', 'val(a.num)', 'different types'],
  ['a.text pmatch val(a.other)', 'FILTER_BAD_OPERATOR', 'val(a.other)', 'cannot compare with another field'],
  ['a.net = val(a.net)', 'FILTER_BAD_OPERATOR', 'val(a.net)', 'cannot be compared with another field'],
  ['tolower(a.num) = x', 'FILTER_BAD_TRANSFORMER', 'tolower(a.num)', "does not support field of type 'int64'"],
  ['tolower(a.text)[x] = x', 'FILTER_BAD_TRANSFORMER', 'tolower(a.text)[x]', 'does not support field arguments'],
  ['concat(a.text) = x', 'FILTER_BAD_TRANSFORMER', 'concat(a.text)', 'expects two or more texts'],
];

for (const [condition, code, marked, message] of MISTAKES) {
  test(`check: ${condition.slice(0, 60)} is ${code}`, (t) => {
    const result = checked(condition);
    t.is(result.checked, undefined);
    const [first] = result.diagnostics;
    t.is(first?.code, code);
    t.true(first?.message.includes(message), first?.message);
    t.is(first?.span && condition.slice(first.span.start, first.span.end), marked);
  });
}

test('check: all mistakes of a condition are reported', (t) => {
  const { diagnostics } = checked('a.none = x and (a.num = y or not a.flag > 1)');
  t.deepEqual(
    diagnostics.map((diagnostic) => diagnostic.code),
    ['FILTER_UNKNOWN_FIELD', 'FILTER_BAD_VALUE', 'FILTER_BAD_OPERATOR'],
  );
});

test('check: the limit of a constant counts bytes', (t) => {
  t.truthy(checked(`a.text = ${'é'.repeat(127)}`).checked);
  t.falsy(checked(`a.text = ${'é'.repeat(128)}`).checked);
});

test('check: legacy audit constants have no length limit', (t) => {
  t.truthy(checked(`a.audit = ${'x'.repeat(4096)}`).checked);
});

/** Condition → code of the only warning. */
const SUSPICIOUS: readonly (readonly [string, string])[] = [
  ['a.text = a.other', 'FILTER_VALUE_NAMES_FIELD'],
  ['a.text in (a.other)', 'FILTER_VALUE_NAMES_FIELD'],
  ['a.text = "a.other "', 'FILTER_VALUE_NAMES_FIELD'],
  ['a.text = "tolower(a.other)"', 'FILTER_VALUE_LIKE_TRANSFORMER'],
  ['a.text = "tolower( a.other )"', 'FILTER_VALUE_LIKE_TRANSFORMER'],
  ['a.text regex ".*nginx"', 'FILTER_REGEX_NOT_NEEDED'],
  ['a.old = x', 'FILTER_DEPRECATED_FIELD'],
  ['ka.name = "<NA>"', 'FILTER_UNSAFE_NA'],
];

for (const [condition, code] of SUSPICIOUS) {
  test(`check: ${condition} is accepted with ${code}`, (t) => {
    const result = checked(condition);
    t.truthy(result.checked);
    t.deepEqual(
      result.diagnostics.map(({ code: found, severity }) => [found, severity]),
      [[code, 'warning']],
    );
  });
}

for (const condition of ['a.text = a.unknown', 'a.text regex "n.*x"', 'a.audit = "<NA>"', 'a.text = "<NA>"']) {
  test(`check: ${condition} gives no warning`, (t) => {
    t.deepEqual(checked(condition).diagnostics, []);
  });
}
