import test from 'ava';
import fc from 'fast-check';
import { PartFinder } from '#src/filter/index/part-finder.js';
import { partOfGlob, partOfRegex } from '#src/filter/index/required-part.js';

test('part finder: property: finds every part that a text contains, and no other', (t) => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'ł'), maxLength: 5 });
  fc.assert(
    fc.property(
      fc.array(word, { maxLength: 12 }),
      fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'ł'), maxLength: 20 }),
      (parts, text) => {
        const finder = new PartFinder();
        for (const [label, part] of parts.entries()) {
          finder.add(part, label);
        }
        finder.seal();
        const found = new Set<number>();
        finder.find(text, (labels) => {
          for (const label of labels) {
            found.add(label);
          }
        });
        t.deepEqual(
          [...found].sort((a, b) => a - b),
          parts.flatMap((part, label) => (text.includes(part) ? [label] : [])),
        );
      },
    ),
    { numRuns: Number(process.env['DRYPOD_FUZZ_RUNS'] ?? 300) },
  );
});

/** A pattern, and what all that it matches contains. */
const GLOBS: readonly (readonly [string, string | undefined])[] = [
  ['/etc/*', '/etc/'],
  ['*a*shadow?', 'shadow'],
  ['a*b', undefined],
  ['ab[cd]efgh', 'ab'],
  ['ab\\*cd', 'ab'],
  ['*', undefined],
];
const EXPRESSIONS: readonly (readonly [string, string | undefined])[] = [
  ['.*shadow[^/]*', 'shadow'],
  ['^/etc/passwd$', '/etc/passwd'],
  ['abc*d', 'ab'],
  ['abc?', 'ab'],
  ['abc+de', 'abc'],
  ['abc{0,3}', 'ab'],
  ['[ab]cd', 'cd'],
  ['[]a]bc', 'bc'],
  ['[[:digit:]]bc', undefined],
  ['(abc)', undefined],
  ['ab(cd)?', 'ab'],
  ['ab|cd', undefined],
  ['a\\.b', 'a.b'],
  ['a', undefined],
];

for (const [pattern, part] of GLOBS) {
  test(`required part: of glob ${pattern}`, (t) => t.is(partOfGlob(pattern), part));
}

for (const [pattern, part] of EXPRESSIONS) {
  test(`required part: of regex ${pattern}`, (t) => t.is(partOfRegex(pattern), part));
}
