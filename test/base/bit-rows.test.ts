import test from 'ava';
import fc from 'fast-check';
import { BitRows } from '#src/base/bit-rows.js';

test('bit rows: property: equal rows have one id, different ones have their own', (t) => {
  const row = fc.array(fc.constantFrom(0, 1, -1, 7), { minLength: 3, maxLength: 3 });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 200 }), (rows) => {
      const table = new BitRows(3);
      const ids = new Map<string, number>();
      for (const words of rows) {
        const id = table.intern(Int32Array.from(words));
        t.is(id, ids.get(words.join()) ?? ids.size);
        ids.set(words.join(), id);
        const copy = new Int32Array(3);
        table.copy(id, copy);
        t.deepEqual([...copy], words);
      }
      t.is(table.count, ids.size);
    }),
    { numRuns: 100 },
  );
});

test('bit rows: and keeps what both have; after clear ids begin anew', (t) => {
  const table = new BitRows(2);
  table.intern(Int32Array.of(0, 0));
  const id = table.intern(Int32Array.of(0b110, -1));
  const bits = Int32Array.of(0b011, 5);
  table.and(id, bits);
  t.deepEqual([...bits], [0b010, 5]);
  table.clear();
  t.is(table.intern(Int32Array.of(9, 9)), 0);
});

test('bit rows: rows without words are all the same row', (t) => {
  const table = new BitRows(0);
  const ids = Array.from({ length: 100 }, () => table.intern(new Int32Array(0)));
  t.deepEqual(new Set(ids), new Set([0]));
});
