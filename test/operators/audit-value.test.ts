import test from 'ava';
import fc from 'fast-check';
import { LiteralTable } from '#src/base/literal-table.js';
import { AuditSet, auditValuesEqual, parseAuditValue } from '#src/operators/audit-value.js';

test('audit set: agrees with comparing each value (property)', (t) => {
  const bound = fc.integer({ min: -5, max: 15 });
  const value = fc.oneof(
    fc.constantFrom('<NA>', 'x', '', '1x'),
    bound.map(String),
    fc.tuple(bound, bound).map(([min, max]) => `${min}:${max}`),
  );
  fc.assert(
    fc.property(fc.array(value, { maxLength: 5 }), value, (texts, found) => {
      const expected = texts.some((text) => auditValuesEqual(parseAuditValue(text), parseAuditValue(found)));
      t.is(new AuditSet(texts, new LiteralTable()).has(found), expected);
    }),
    { numRuns: Number(process.env['DRYPOD_FUZZ_RUNS'] ?? 500) },
  );
});

test('audit set: sets of one table do not mix', (t) => {
  const literals = new LiteralTable();
  const first = new AuditSet(['a'], literals);
  const second = new AuditSet(['b'], literals);
  t.deepEqual([first.has('a'), first.has('b'), second.has('a'), second.has('b')], [true, false, false, true]);
});
