import test from 'ava';
import fc from 'fast-check';
import { compileGlob } from '#src/operators/glob-pattern.js';

/** Pattern, text, whether it matches. */
const CASES: readonly (readonly [string, string, boolean])[] = [
  ['', '', true],
  ['', 'a', false],
  ['*', '', true],
  ['**', 'abc', true],
  ['a*c', 'abbc', true],
  ['a*c', 'abb', false],
  ['*a*b*', 'xaxbx', true],
  ['?', '', false],
  ['?', '/', true],
  ['?', '😀', true],
  ['a?c', 'abc', true],
  ['[abc]', 'b', true],
  ['[!abc]', 'b', false],
  ['[^abc]', 'd', true],
  ['[a-c]x', 'bx', true],
  ['[]]', ']', true],
  ['[!]]', 'a', true],
  ['[a-]', '-', true],
  ['[[:digit:]]', '7', true],
  ['[[:digit:]x]', 'x', true],
  ['[abc', '[abc', true],
  ['\\*', '*', true],
  ['\\*', 'a', false],
  ['a\\', 'a\\', false],
  ['[\\]]', ']', true],
  ['/var/*/log', '/var/a/b/log', true],
];

for (const [pattern, text, matches] of CASES) {
  test(`glob: ${JSON.stringify(pattern)} against ${JSON.stringify(text)} is ${matches}`, (t) => {
    t.is(compileGlob(pattern)(text), matches);
  });
}

test('glob: ignoring case folds sets as well', (t) => {
  t.true(compileGlob('[A-C]*Z', true)('bxz'));
});

test('glob: many stars stay fast on a text that does not match', (t) => {
  t.false(compileGlob('*a'.repeat(40))('a'.repeat(39).padEnd(20_000, 'b')));
});

test('glob: agrees with a recursive matcher (property)', (t) => {
  const slow = (pattern: string, text: string): boolean => {
    if (pattern === '') {
      return text === '';
    }
    if (pattern[0] === '*') {
      return slow(pattern.slice(1), text) || (text !== '' && slow(pattern, text.slice(1)));
    }
    return text !== '' && (pattern[0] === '?' || pattern[0] === text[0]) && slow(pattern.slice(1), text.slice(1));
  };
  const letters = fc.constantFrom('a', 'b', '*', '?');
  fc.assert(
    fc.property(
      fc.string({ unit: letters, maxLength: 8 }),
      fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 8 }),
      (pattern, text) => {
        t.is(compileGlob(pattern)(text), slow(pattern, text));
      },
    ),
    { numRuns: Number(process.env['DRYPOD_FUZZ_RUNS'] ?? 500) },
  );
});
