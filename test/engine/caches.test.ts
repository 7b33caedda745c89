/** What the engine remembers ids and steps in. */
import test from 'ava';
import fc from 'fast-check';
import { IdCache } from '#src/engine/id-cache.js';
import { PairTable } from '#src/engine/pair-table.js';

test('id cache: what it gives is what was put last; small ids are all kept', (t) => {
  const id = fc.oneof(fc.nat(2000), fc.nat(1 << 20));
  fc.assert(
    fc.property(fc.array(fc.tuple(id, fc.nat(100)), { maxLength: 300 }), (puts) => {
      const cache = new IdCache();
      const expected = new Map<number, number>();
      for (const [key, row] of puts) {
        cache.put(key, row);
        expected.set(key, row);
        t.is(cache.find(key), row);
      }
      const isSmall = puts.every(([key]) => key <= 2000);
      for (const [key, row] of expected) {
        const found = cache.find(key);
        t.true(found === row || (found === -1 && !isSmall));
      }
      cache.clear();
      t.is(cache.find(puts[0]?.[0] ?? 0), -1);
    }),
    { numRuns: 100 },
  );
});

test('id cache: ids beyond its size share slots', (t) => {
  const cache = new IdCache();
  const far = 1 << 20;
  cache.put(far, 5);
  t.is(cache.find(far), 5);
  cache.put(far * 2, 6);
  t.is(cache.find(far), -1);
  t.is(cache.find(far * 2), 6);
});

test('pair table: property: gives what was put', (t) => {
  const pair = fc.tuple(fc.integer({ min: 1, max: 65_535 }), fc.nat(65_535));
  fc.assert(
    fc.property(fc.uniqueArray(pair, { maxLength: 3000, selector: String }), (pairs) => {
      const table = new PairTable();
      for (const [value, [first, second]] of pairs.entries()) {
        t.is(table.find(first, second), -1);
        table.put(first, second, value);
      }
      t.true(pairs.every(([first, second], value) => table.find(first, second) === value));
      table.clear();
      t.true(pairs.every(([first, second]) => table.find(first, second) === -1));
    }),
    { numRuns: 30 },
  );
});
