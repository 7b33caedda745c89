/** Words outside a set, as regular expressions over JSON text. */
import test from 'ava';
import fc from 'fast-check';
import { RE2JS } from 're2js';
import { isPlainInJson, literalPattern, otherWordPatterns } from '#src/psp/word-patterns.js';
import { hostileText } from '../_support/hostile-text.js';

const RUNS = { numRuns: Number(process.env['DRYPOD_FUZZ_RUNS'] ?? 200) };

const word = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'b', '_'), maxLength: 4 }),
  fc.string({ unit: fc.constantFrom(...'.*+?^$()[]{}|-/ =,'), maxLength: 4 }),
  hostileText.filter(isPlainInJson),
);

/** Tells whether one of the expressions finds a word in JSON text in which it is the second of three. */
function finds(words: readonly string[], value: string): boolean {
  const text = `{"add":["",${JSON.stringify(value)},"last"]}`;
  return otherWordPatterns(words).some((pattern) => RE2JS.compile(`.*"add":[[]"","${pattern}.*`).matches(text));
}

test('word patterns: property: a word is found unless it is in the set', (t) => {
  fc.assert(
    fc.property(fc.uniqueArray(word, { maxLength: 5 }), fc.oneof(word, hostileText), (words, other) => {
      for (const value of [
        other,
        ...words,
        ...words.map((text) => `${text}a`),
        ...words.map((text) => text.slice(1)),
      ]) {
        t.is(finds(words, value), !words.includes(value), `${JSON.stringify(value)} in ${JSON.stringify(words)}`);
      }
    }),
    RUNS,
  );
});

test('word patterns: property: a literal matches itself and nothing else', (t) => {
  fc.assert(
    fc.property(hostileText, hostileText, (text, other) => {
      const pattern = RE2JS.compile(`(${literalPattern(text)})`);
      const shown = [text, other].map((value) => value.replace(/\n/g, 'N'));
      t.is(RE2JS.compile(`(${literalPattern(shown[0]!)})`).matches(shown[1]!), shown[0] === shown[1]);
      t.true(pattern.matches(text));
    }),
    RUNS,
  );
});

test('word patterns: words that JSON may write in several ways are told', (t) => {
  for (const text of ['a"b', 'a\\b', 'a\nb', '<a>', 'a&b', '\u2028', '\ud800', '\u200b', '\u007f']) {
    t.false(isPlainInJson(text), JSON.stringify(text));
  }
  for (const text of ['', 'NET_ADMIN', 'localhost/a.json', 'a b', "it's", 'ümläut', '日本']) {
    t.true(isPlainInJson(text), text);
  }
});
