/** Numbers outside ranges, as regular expressions: nothing is missed and nothing is taken for outside that is not. */
import test from 'ava';
import fc from 'fast-check';
import { RE2JS } from 're2js';
import { type IntegerRange, RangeSet } from '#src/base/range-set.js';
import { otherNumberPatterns } from '#src/psp/number-patterns.js';

const RUNS = { numRuns: Number(process.env['DRYPOD_FUZZ_RUNS'] ?? 200) };

/** How many of the expressions match the whole text. */
function matchCount(ranges: readonly IntegerRange[], text: string): number {
  return otherNumberPatterns(ranges).filter((pattern) => RE2JS.compile(pattern).matches(text)).length;
}

const bound = fc.oneof(
  fc.bigInt({ min: 0n, max: 120n }),
  fc.bigInt({ min: 0n, max: 70_000n }),
  fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }),
  fc.constantFrom(0n, 9n, 10n, 99n, 100n, 999n, 1000n, 65535n, 2n ** 63n - 1n),
);
const ranges = fc.array(fc.record({ min: bound, max: bound }), { maxLength: 4 });

test('number patterns: every number up to 1 200, for every kind of end of a range', (t) => {
  for (const [min, max] of [
    [0, 0],
    [1, 1],
    [0, 9],
    [7, 12],
    [10, 99],
    [99, 100],
    [100, 199],
    [123, 987],
    [999, 1000],
    [1000, 1111],
    [5, 1150],
  ] as const) {
    const patterns = otherNumberPatterns([{ min: BigInt(min), max: BigInt(max) }]).map((text) => RE2JS.compile(text));
    for (let n = 0; n <= 1200; n++) {
      const count = patterns.filter((pattern) => pattern.matches(String(n))).length;
      t.is(count, n >= min && n <= max ? 0 : 1, `${n} outside ${min}-${max}`);
    }
  }
});

test('number patterns: property: exactly one matches a number outside, none one inside', (t) => {
  fc.assert(
    fc.property(ranges, bound, fc.constantFrom(-1n, 0n, 1n), (list, value, step) => {
      const inside = new RangeSet(list);
      for (const n of [value, ...list.flatMap(({ min, max }) => [min + step, max + step])]) {
        t.is(matchCount(list, String(n)), n >= 0n && inside.has(n) ? 0 : 1, `${n}`);
      }
    }),
    RUNS,
  );
});

test('number patterns: numbers of any length, and what is no number', (t) => {
  const all = [{ min: 0n, max: 2n ** 63n - 1n }];
  t.is(matchCount(all, '9223372036854775808'), 1);
  t.is(matchCount(all, `1${'0'.repeat(40)}`), 1);
  t.is(matchCount(all, '-1'), 1);
  for (const text of ['', 'null', '1.5', '01', '1 ', '+1']) {
    t.is(matchCount([], text), 0, text);
  }
});
