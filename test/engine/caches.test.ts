/** What the engine remembers ids and steps in. */
import test from 'ava';
import fc from 'fast-check';
import { IdCache } from '#src/engine/id-cache.js';
import { PairTable } from '#src/engine/pair-table.js';
import { TextMemo } from '#src/engine/text-memo.js';

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

test('text memo: remembers, and gives up on texts that do not come again', (t) => {
  const memo = new TextMemo();
  memo.put('a', 1);
  t.is(memo.find('a'), 1);
  t.is(memo.find('b'), undefined);
  memo.put('x'.repeat(300), 2);
  t.is(memo.find('x'.repeat(300)), undefined);
  for (let i = 0; i < 10_000; i++) {
    memo.put(`once ${i}`, 3);
  }
  t.is(memo.find('once 9999'), undefined);
});

test('text memo: what comes again is kept on being remembered', (t) => {
  const memo = new TextMemo();
  for (let i = 0; i < 10_000; i++) {
    memo.put('again', 1);
    t.is(memo.find('again'), 1);
    memo.put(`often ${i % 5000}`, 2);
    memo.find(`often ${i % 5000}`);
  }
});
