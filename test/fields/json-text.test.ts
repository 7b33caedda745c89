import test from 'ava';
import fc from 'fast-check';
import { compactText, sortedText } from '#src/fields/json-text.js';

/** The slow way: sort the keys of every object by their bytes, then write it. */
function referenceText(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(referenceText).join(',')}]`;
  }
  if (typeof value !== 'object' || value === null) {
    return JSON.stringify(value);
  }
  const entries = Object.entries(value).sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  return `{${entries.map(([key, member]) => `${JSON.stringify(key)}:${referenceText(member)}`).join(',')}}`;
}

const key = fc.oneof(
  fc.string({ maxLength: 4 }),
  fc.string({ unit: 'grapheme', maxLength: 3 }),
  fc.constantFrom('b', 'a', '\uff01', '\u{1f600}'),
);
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    key,
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(key, tie('value'), { maxKeys: 20 }),
  ),
}));

test('json text: sorted text is JSON with keys in the order of their bytes (property)', (t) => {
  fc.assert(
    fc.property(value, (any) => {
      const document = JSON.parse(JSON.stringify({ any }));
      t.is(sortedText(document), referenceText(document));
      t.deepEqual(JSON.parse(sortedText(document)), document);
    }),
    { numRuns: Number(process.env['DRYPOD_FUZZ_RUNS'] ?? 500) },
  );
});

test('json text: a text is itself, not JSON', (t) => {
  t.is(sortedText('a "b"'), 'a "b"');
  t.is(compactText('a "b"'), 'a "b"');
});

test('json text: a document as deep as sources let through can be written', (t) => {
  const document = JSON.parse(`${'{"a":['.repeat(500)}${']}'.repeat(500)}`);
  t.is(sortedText(document), compactText(document));
});
