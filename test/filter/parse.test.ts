import test from 'ava';
import { SourceText } from '#src/base/source-text.js';
import type { Condition } from '#src/filter/ast.js';
import { parse, parseOperandAt } from '#src/filter/parse.js';
import { print } from '#src/filter/print.js';

const parseText = (text: string): ReturnType<typeof parse> => parse(new SourceText('condition', text));

/** Text → canonical text of the tree. */
const ACCEPTED: readonly (readonly [string, string])[] = [
  ['a.b=1', 'a.b = 1'],
  ['  a.b\n==\tx  ', 'a.b == x'],
  ['m1 and m2 or m3', '((m1 and m2) or m3)'],
  ['m1 or m2 and m3', '(m1 or (m2 and m3))'],
  ['m1 and(m2 or m3)and m4', '(m1 and (m2 or m3) and m4)'],
  ['not m', 'not m'],
  ['not not m', 'm'],
  ['not not not m', 'not m'],
  ['not(m1 or m2)', 'not (m1 or m2)'],
  ['not m1 and m2', '(not m1 and m2)'],
  ['notm', 'notm'],
  ['a.b existsand m', '(a.b exists and m)'],
  ['a.b in()', 'a.b in ()'],
  ['a.b in (x)and m', '(a.b in (x) and m)'],
  ['a.b in names', 'a.b in (names)'],
  ['a.b = a.c', 'a.b = a.c'],
  ['a.b = #no-comment', 'a.b = #no-comment'],
  ['a.b = "x y"', 'a.b = "x y"'],
  ['a.b = \'it is "so"\'', 'a.b = "it is \\"so\\""'],
  ['a.b = "\\ "', 'a.b = "\\ "'],
  ['a.b = ""', 'a.b = ""'],
  ['a.b >= +7', 'a.b >= +7'],
  ['a.b < 0x1F', 'a.b < 0x1F'],
  ['a.b > 1.5e+3', 'a.b > 1.5e+3'],
  ['a.b[0] = x', 'a.b[0] = x'],
  ['a.b["k 1"] = x', 'a.b["k 1"] = x'],
  ['a.b = val( a.c )', 'a.b = val(a.c)'],
  ['tolower( a.b ) in (x)', 'tolower(a.b) in (x)'],
  ['a.b = tolower(toupper(a.c))', 'a.b = tolower(toupper(a.c))'],
  ['join(",", (a.b, "x", 3)) exists', 'join(",",(a.b,x,3)) exists'],
  ['a.b = oneof', 'a.b = oneof'],
  ['a.b = oneof and m', '(a.b = oneof and m)'],
  ['a.b != allof (x, y)', 'a.b != allof (x, y)'],
  ['a.b glob anyof names', 'a.b glob anyof (names)'],
];

for (const [text, canonical] of ACCEPTED) {
  test(`parse: accepts ${JSON.stringify(text)}`, (t) => {
    const result = parseText(text);
    t.is('condition' in result ? print(result.condition) : result.error.message, canonical);
  });
}

/** Text → offset of the mistake and a part of the message. */
const REJECTED: readonly (readonly [string, number, string])[] = [
  ['', 0, 'filter input string is empty'],
  ['m1 m2', 3, "unexpected token after 'm1', expecting 'or', 'and'"],
  ['m1 and', 3, "unexpected token after 'm1'"],
  ['m1 andm2', 3, "unexpected token after 'm1'"],
  ['(m1', 3, "expected a ')' token"],
  ['m1)', 2, "unexpected token after 'm1'"],
  ['1abc = x', 0, 'expected a field check'],
  ['_m', 0, 'expected a field check'],
  ['a.b', 3, 'expected a valid check operator'],
  ['a.b EXISTS', 4, 'expected a valid check operator'],
  ['a.b containsx', 4, 'expected a valid check operator'],
  ['a.b =', 5, 'expected a string value'],
  ['a.b = (x)', 6, 'expected a string value'],
  ['a.b > x', 6, 'expected a number value'],
  ['a.b in (x,)', 10, 'expected a string value in the list'],
  ['a.b in (x', 9, "expected a ')' token closing the list"],
  ['a.b in', 6, 'expected a list or a list identifier'],
  ['a.b = "x', 6, 'expected a " closing quote'],
  ['a.b = "\\q"', 7, 'unknown escape sequence \\q'],
  ['a.b = "\\x4"', 7, 'expected two hexadecimal digits'],
  ['a.b[] = x', 4, 'expected a valid field argument'],
  ['a.b[x = y', 5, "expected a ']' token"],
  ['val(a.b) = x', 3, "unexpected token after 'val'"],
  ['a.b = val(tolower(a.c))', 10, "expected a field within 'val'"],
  ['tolower(word) = x', 8, 'expected a field, a transformer'],
  ['a.b = oneof(x)', 11, "unexpected token after 'oneof'"],
];

for (const [text, offset, message] of REJECTED) {
  test(`parse: refuses ${JSON.stringify(text)}`, (t) => {
    const result = parseText(text);
    if (!('error' in result)) {
      t.fail(print(result.condition));
      return;
    }
    t.true(result.error.message.includes(message), result.error.message);
    t.is(result.error.span.start, offset);
  });
}

test('parse: nesting beyond the limit is a mistake, not a stack overflow', (t) => {
  const deep = parseText('('.repeat(200_000));
  t.is('error' in deep && deep.error.message, 'exceeded max depth limit of 100');
});

test('parse: the nesting limit can be raised', (t) => {
  const text = `${'('.repeat(50)}m${')'.repeat(50)}`;
  t.true('error' in parseText(text));
  t.true('condition' in parse(new SourceText('condition', text), { maxDepth: 1000 }));
});

test('parse: long chains do not count as nesting', (t) => {
  const result = parseText(Array.from({ length: 5000 }, (_, i) => `a.b = ${i}`).join(' or '));
  t.is('condition' in result && result.condition.kind === 'or' ? result.condition.items.length : 0, 5000);
});

test('parse: nodes know their place in the text', (t) => {
  const result = parseText('not a.b = x');
  const condition = 'condition' in result ? (result.condition as Extract<Condition, { kind: 'not' }>) : undefined;
  t.deepEqual([condition?.span.start, condition?.item.span.start, condition?.item.span.end], [0, 4, 11]);
});

test('parseOperandAt: takes the longest expression and says where it ends', (t) => {
  const source = new SourceText('output', 'x %a.b.c[0]. %tolower(a.b)! %.');
  const at = (offset: number): unknown => {
    const result = parseOperandAt(source, offset);
    return result === undefined || 'error' in result ? result : result.end;
  };
  t.is(at(3), 11);
  t.is(at(14), 26);
  t.is(at(29), undefined);
});
