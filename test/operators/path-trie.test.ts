import test from 'ava';
import fc from 'fast-check';
import { PathTrie } from '#src/operators/path-trie.js';

/** Prefixes, path, whether one leads to it. */
const CASES: readonly (readonly [readonly string[], string, boolean])[] = [
  [['/var/run'], '/var/run', true],
  [['/var/run'], '/var/run/x', true],
  [['/var/run'], '/var/runx', false],
  [['/var/run'], '/var', false],
  [['/var//run/'], 'var/run', true],
  [['/'], '/anything', true],
  [['/'], '/', true],
  [[], '/x', false],
  [['/var/lib', '/var'], '/var/tmp', true],
  [['/var', '/var/lib'], '/var/tmp', true],
  [['/opt/*/bin'], '/opt/x/bin/y', true],
  [['/opt/*/bin'], '/opt/x/sbin', false],
  [['/opt/a*/one', '/opt/*b/two'], '/opt/ab/two', true],
  [['/opt/x/one', '/opt/?/two'], '/opt/x/two', true],
];

for (const [prefixes, path, matches] of CASES) {
  test(`path trie: ${JSON.stringify(prefixes)} for ${path} is ${matches}`, (t) => {
    t.is(new PathTrie(prefixes).matches(path), matches);
  });
}

test('path trie: agrees with comparing each prefix (property)', (t) => {
  const path = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 4 }).map((parts) => `/${parts.join('/')}`);
  fc.assert(
    fc.property(fc.array(path, { maxLength: 5 }), path, (prefixes, value) => {
      const parts = (text: string): string[] => text.split('/').filter(Boolean);
      const expected = prefixes.some((prefix) => parts(prefix).every((part, i) => part === parts(value)[i]));
      t.is(new PathTrie(prefixes).matches(value), expected);
    }),
    { numRuns: Number(process.env['DRYPOD_FUZZ_RUNS'] ?? 300) },
  );
});
