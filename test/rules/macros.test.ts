/** Macros: inlining on the tree, which macros see which, loops and limits. */
import test from 'ava';
import { codes, conditionOf, loadTexts, mistakes, rule } from '../_support/rules-files.js';

function macro(name: string, condition: string, extra = ''): string {
  return `- macro: ${name}\n  condition: ${condition}\n${extra}`;
}

test('macros: they keep their own precedence', (t) => {
  const text = macro('m', 'proc.pid = 1 or proc.pid = 2') + rule('evt.type = open and not m');
  t.is(conditionOf(loadTexts([text])), '(evt.type = open and not (proc.pid = 1 or proc.pid = 2))');
});

test('macros: they may use macros, in any rule more than once', (t) => {
  const text = macro('a', 'proc.pid = 1') + macro('b', 'a and proc.pid = 2') + rule('evt.type = open and (b or a)');
  t.is(conditionOf(loadTexts([text])), '(evt.type = open and ((proc.pid = 1 and proc.pid = 2) or proc.pid = 1))');
});

test('macros: a rule sees macros defined after it', (t) => {
  t.is(conditionOf(loadTexts([rule('m') + macro('m', 'evt.type = open')])), 'evt.type = open');
});

test('macros: a macro does not see macros defined after it', (t) => {
  const text = macro('a', 'b') + macro('b', 'evt.type = open') + rule('a');
  t.deepEqual(mistakes(loadTexts([text])), ["LOAD_ERR_VALIDATE: Undefined macro 'b' used in filter."]);
});

test('macros: redefining or appending lets a macro see what came before', (t) => {
  const redefined = macro('a', 'evt.type = close') + macro('b', 'evt.type = open') + macro('a', 'b') + rule('a');
  t.is(conditionOf(loadTexts([redefined])), 'evt.type = open');
  const appended = `${macro('a', 'evt.type = close') + macro('b', 'evt.type = open') + macro('a', 'or b', '  append: true\n')}${rule('a')}`;
  t.is(conditionOf(loadTexts([appended])), '(evt.type = close or evt.type = open)');
});

test('macros: a macro sees earlier files, and a redefinition reaches earlier users', (t) => {
  const result = loadTexts([
    macro('m', 'evt.type = open') + rule('m and proc.pid = 1'),
    macro('m', 'evt.type = close'),
  ]);
  t.is(conditionOf(result), '(evt.type = close and proc.pid = 1)');
});

test('macros: a loop is told by its name', (t) => {
  const text = macro('a', 'evt.type = open') + macro('b', 'a') + macro('a', 'b') + rule('a');
  t.deepEqual(mistakes(loadTexts([text])), ["LOAD_ERR_VALIDATE: reference loop in macro 'b'"]);
  t.deepEqual(mistakes(loadTexts([macro('a', 'evt.type = open') + macro('a', 'a') + rule('a')])), [
    "LOAD_ERR_VALIDATE: reference loop in macro 'a'",
  ]);
});

test('macros: the mistake is located in the macro, in the file that has it', (t) => {
  const result = loadTexts([macro('m', 'evt.type = open and evt.dir = <'), rule('m')]);
  const [diagnostic] = result.files[1]?.diagnostics ?? [];
  t.is(diagnostic?.code, 'LOAD_DEPRECATED_ITEM');
  t.deepEqual(
    diagnostic?.context?.map(({ itemType, itemName, span }) => [itemType, itemName, span.source.name]),
    [
      ['rules content', '', '2.yaml'],
      ['rule', 'r', '2.yaml'],
      ['rule condition', '', '2.yaml'],
      ['macro', 'm', '1.yaml'],
      ['macro condition', '', '1.yaml'],
      ['condition expression', '', '"evt.type = open a..."'],
    ],
  );
});

test('macros: one used only by an unused macro counts as used', (t) => {
  const result = loadTexts([macro('a', 'evt.type = open') + macro('b', 'a')]);
  t.deepEqual(
    result.files[0]?.diagnostics.map(({ code, context }) => [code, context?.at(-1)?.itemName]),
    [['LOAD_UNUSED_MACRO', 'b']],
  );
});

test('macros: growth by doubling is bounded', (t) => {
  const doubling = Array.from({ length: 60 }, (_, i) => macro(`m${i + 1}`, `m${i} and m${i}`)).join('');
  const result = loadTexts([macro('m0', 'evt.type = open') + doubling + rule('m60')]);
  t.true(codes(result).every((code) => code === 'LOAD_ERR_VALIDATE'));
  t.regex(mistakes(result)[0] ?? '', /too large after its macros are resolved/);
});

test('macros: depth by nesting is bounded', (t) => {
  const nesting = Array.from({ length: 3000 }, (_, i) => macro(`m${i + 1}`, `proc.pid = 1 and not m${i}`)).join('');
  const result = loadTexts([macro('m0', 'evt.type = open') + nesting + rule('m3000')]);
  t.regex(mistakes(result)[0] ?? '', /too large after its macros are resolved/);
});

test('macros: nesting within the limits loads', (t) => {
  const nesting = Array.from({ length: 300 }, (_, i) => macro(`m${i + 1}`, `proc.pid = 1 and not m${i}`)).join('');
  const deep = `${'('.repeat(190)}m300${')'.repeat(190)}`;
  t.true(loadTexts([macro('m0', 'evt.type = open') + nesting + rule(deep, ['warn_evttypes: no'])]).isSuccessful);
});
