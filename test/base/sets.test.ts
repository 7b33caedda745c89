import test from 'ava';
import fc from 'fast-check';
import { Bitset } from '#src/base/bitset.js';
import { RangeSet } from '#src/base/range-set.js';

const RUNS = { numRuns: Number(process.env['DRYPOD_FUZZ_RUNS'] ?? 300) };
const WIDTH = 70;
const members = fc.uniqueArray(fc.integer({ min: 0, max: WIDTH - 1 }));
const bitset = (values: readonly number[]): Bitset => values.reduce((set, value) => set.add(value), new Bitset(WIDTH));

test('bitset: set algebra agrees with Set (property)', (t) => {
  fc.assert(
    fc.property(members, members, (left, right) => {
      const [a, b] = [bitset(left), bitset(right)];
      const all = Array.from({ length: WIDTH }, (_, i) => i);
      t.deepEqual(
        [...a.union(b)],
        all.filter((i) => left.includes(i) || right.includes(i)),
      );
      t.deepEqual(
        [...a.intersection(b)],
        all.filter((i) => left.includes(i) && right.includes(i)),
      );
      t.deepEqual(
        [...a.complement()],
        all.filter((i) => !left.includes(i)),
      );
      t.is(
        a.includesAll(b),
        right.every((i) => left.includes(i)),
      );
      t.is(a.equals(b), left.length === right.length && right.every((i) => left.includes(i)));
      t.is(a.size, left.length);
      t.is(a.isEmpty, left.length === 0);
    }),
    RUNS,
  );
});

test('bitset: the full set ends at its width', (t) => {
  t.is(Bitset.full(WIDTH).size, WIDTH);
  t.false(Bitset.full(WIDTH).has(WIDTH));
});

test('range set: agrees with testing each range (property)', (t) => {
  const range = fc.tuple(fc.bigInt(-20n, 20n), fc.bigInt(-20n, 20n)).map(([min, max]) => ({ min, max }));
  fc.assert(
    fc.property(fc.array(range), fc.bigInt(-22n, 22n), (ranges, value) => {
      t.is(
        new RangeSet(ranges).has(value),
        ranges.some(({ min, max }) => min <= value && value <= max),
      );
    }),
    RUNS,
  );
});

test('range set: overlapping and adjacent ranges are merged', (t) => {
  const set = new RangeSet([
    { min: 5n, max: 9n },
    { min: 1n, max: 3n },
    { min: 4n, max: 4n },
    { min: 20n, max: 10n },
  ]);
  t.deepEqual(set.ranges, [{ min: 1n, max: 9n }]);
});
