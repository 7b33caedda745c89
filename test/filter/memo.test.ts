/** Predicates over columns, which remember what they decided, against the same predicates over plain values. */
import test from 'ava';
import fc from 'fast-check';
import type { EventBatch } from '#src/event/event-batch.js';
import type { FieldSet, FieldValue } from '#src/fields/field.js';
import { fieldSet, makeFieldSet } from '#src/fields/registry.js';
import { plan } from '#src/filter/plan.js';
import { BatchDecoder, createBatchBuffer } from '#src/sources/native/wire.js';
import { BatchWriter, type ColumnSpec, type RawValue } from '../_support/capture-batches.js';
import { checked } from '../_support/conditions.js';
import { batchOf } from '../_support/made-up-fields.js';

const RUNS = { numRuns: Number(process.env['DRYPOD_FUZZ_RUNS'] ?? 300) };

const SPECS: readonly ColumnSpec[] = [
  { field: 'proc.name', kind: 'text', scope: 'context' },
  { field: 'proc.pid', kind: 'number', scope: 'context' },
  { field: 'proc.aname', kind: 'list', scope: 'context' },
  { field: 'container.privileged', kind: 'bool', scope: 'context' },
  { field: 'fd.name', kind: 'text', scope: 'event' },
  { field: 'fd.num', kind: 'number', scope: 'event' },
  { field: 'evt.rawres', kind: 'integer', scope: 'event' },
  { field: 'evt.failed', kind: 'bool', scope: 'event' },
  { field: 'fd.types', kind: 'list', scope: 'event' },
];

/** The same fields, but read from the document of the event and so never remembered. */
const PLAIN: FieldSet = makeFieldSet(
  SPECS.map(({ field: name }) => {
    const { field } = fieldSet('syscall').find(name)!;
    return {
      ...field,
      bind: () => ({
        type: field.type,
        isList: field.isList,
        read: (batch: EventBatch, row: number) => (batch.documents[row] as Record<string, FieldValue>)[name],
      }),
    };
  }),
);

const text = fc.constantFrom('a', 'b', '/tmp', 'sh', '');
const number = fc.constantFrom(0, 1, 2, 7);
const VALUES: Readonly<Record<ColumnSpec['kind'], fc.Arbitrary<RawValue>>> = {
  text,
  number,
  bool: fc.boolean(),
  list: fc.array(text, { minLength: 1, maxLength: 3 }),
  integer: number.map(String),
};
const rows = fc.tuple(...SPECS.map(({ kind }) => fc.option(VALUES[kind], { nil: undefined, freq: 3 })));

const CHECKS = [
  'proc.name = a',
  'proc.name != a',
  'proc.name in (a, sh)',
  'proc.name contains s',
  'proc.name exists',
  'toupper(proc.name) = SH',
  'proc.name = val(fd.name)',
  'len(fd.name) > 1',
  'concat(proc.name, "x") = shx',
  'proc.pid > 1',
  'proc.pid != 0',
  'proc.aname = sh',
  'proc.aname in (a, b)',
  'container.privileged = true',
  'fd.name startswith /t',
  'fd.name pmatch (/tmp)',
  'fd.num <= 2',
  'evt.rawres in (0, 7)',
  'evt.rawres < 2',
  'evt.failed = false',
  'fd.types intersects (a, sh)',
  'fd.types in (a, b, sh)',
];
const condition = fc
  .array(fc.tuple(fc.constantFrom(...CHECKS), fc.boolean()), { minLength: 1, maxLength: 4 })
  .chain((items) =>
    fc
      .constantFrom(' and ', ' or ')
      .map((word) => items.map(([item, isNegated]) => (isNegated ? `not (${item})` : item)).join(word)),
  );

test('memo: property: a predicate that remembers decides as one that does not', (t) => {
  const epochs = fc.array(fc.array(fc.array(rows, { maxLength: 6 }), { minLength: 1, maxLength: 3 }), {
    minLength: 1,
    maxLength: 3,
  });
  const run = fc.check(
    fc.property(condition, epochs, (source, batches) => {
      const remembering = plan(checked(source, fieldSet('syscall')).checked!);
      const plain = plan(checked(source, PLAIN).checked!);
      const writer = new BatchWriter(SPECS);
      const decoder = new BatchDecoder();
      const buffers = [createBatchBuffer(SPECS.length), createBatchBuffer(SPECS.length)] as const;
      let count = 0;
      for (const epoch of batches) {
        for (const rowsOfBatch of epoch) {
          const buffer = buffers[count++ % 2]!;
          const bytes = writer.write(rowsOfBatch.map((values) => ({ values })));
          buffer.set(bytes);
          const batch = decoder.decode(buffer, bytes.length);
          const documents = batchOf(rowsOfBatch.map(documentOf));
          for (const row of rowsOfBatch.keys()) {
            if (remembering(batch, row) !== plain(documents, row)) {
              return false;
            }
          }
        }
        writer.nextEpoch();
      }
      return true;
    }),
    RUNS,
  );
  t.is(run.counterexample, null, `seed ${run.seed}`);
});

function documentOf(values: readonly (RawValue | undefined)[]): Record<string, FieldValue> {
  const entries = SPECS.flatMap(({ field, kind }, i): [string, FieldValue][] => {
    const value = values[i];
    if (value === undefined) {
      return [];
    }
    return [[field, kind === 'integer' ? Number(value) : (value as FieldValue)]];
  });
  return Object.fromEntries(entries);
}

test('memo: a test is made once per distinct value', (t) => {
  let count = 0;
  const { field } = fieldSet('syscall').find('fd.name')!;
  const counting = makeFieldSet([
    {
      ...field,
      bind: (argument) => {
        const bound = field.bind(argument);
        return typeof bound === 'string'
          ? bound
          : {
              ...bound,
              read: (batch, row) => {
                count++;
                return bound.read(batch, row);
              },
            };
      },
    },
  ]);
  const predicate = plan(checked('fd.name = a', counting).checked!);
  const writer = new BatchWriter([{ field: 'fd.name', kind: 'text', scope: 'event' }]);
  const decoder = new BatchDecoder();
  const buffer = createBatchBuffer(1);
  const decide = (values: readonly string[]) => {
    const bytes = writer.write(values.map((value) => ({ values: [value] })));
    buffer.set(bytes);
    const batch = decoder.decode(buffer, bytes.length);
    return values.map((_, row) => predicate(batch, row));
  };
  t.deepEqual(decide(['a', 'b', 'a', 'b', 'a']), [true, false, true, false, true]);
  t.is(count, 2);
  t.deepEqual(decide(['b', 'a', 'c']), [false, true, false]);
  t.is(count, 3);
});

test('memo: ids beyond those that are remembered', (t) => {
  const predicate = plan(checked('fd.name endswith 9', fieldSet('syscall')).checked!);
  const writer = new BatchWriter([{ field: 'fd.name', kind: 'text', scope: 'event' }]);
  const decoder = new BatchDecoder();
  const buffer = createBatchBuffer(1);
  let wrong = 0;
  for (let start = 0; start < 80_000; start += 8000) {
    const names = Array.from({ length: 8000 }, (_, i) => `f${start + i}`);
    const bytes = writer.write(names.map((name) => ({ values: [name] })));
    buffer.set(bytes);
    const batch = decoder.decode(buffer, bytes.length);
    for (const pass of [1, 2]) {
      wrong += pass * names.filter((name, row) => predicate(batch, row) !== name.endsWith('9')).length;
    }
  }
  t.is(wrong, 0);
});
