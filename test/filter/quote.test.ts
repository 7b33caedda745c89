import test from 'ava';
import fc from 'fast-check';
import { SourceText } from '#src/base/source-text.js';
import { encodeText } from '#src/base/text-encoding.js';
import { parse } from '#src/filter/parse.js';
import { quote, quoteIfNeeded, unquote } from '#src/filter/quote.js';

test('unquote: decodes every escape', (t) => {
  t.deepEqual(unquote('\\b\\f\\n\\r\\t\\\\\\/\\"', '"'), { text: '\b\f\n\r\t\\/"' });
});

test('unquote: the other delimiter cannot be escaped', (t) => {
  t.true('error' in unquote("\\'", '"'));
});

test('unquote: bytes that together spell a character become it', (t) => {
  t.deepEqual(unquote('\\xc3\\xa9', '"'), { text: 'é' });
});

test('unquote: a byte that is no UTF-8 keeps its value', (t) => {
  const result = unquote('a\\xff', '"');
  t.deepEqual('text' in result && [...encodeText(result.text)], [0x61, 0xff]);
});

test('unquote: a lone backslash at the end is dropped', (t) => {
  t.deepEqual(unquote('a\\', '"'), { text: 'a' });
});

test('quoteIfNeeded: leaves plain words bare', (t) => {
  t.is(quoteIfNeeded('/var/run/docker.sock'), '/var/run/docker.sock');
});

test('quote: any text reads back as itself (property)', (t) => {
  const text = fc.string({
    unit: fc.constantFrom('a', '"', "'", '\\', ' ', '\n', '\t', '(', ')', ',', '=', 'é', '😀'),
  });
  fc.assert(
    fc.property(text, (original) => {
      for (const written of [quote(original), quoteIfNeeded(original)]) {
        const result = parse(new SourceText('condition', `a.b = ${written}`));
        const right = 'condition' in result && result.condition.kind === 'binary' ? result.condition.right : undefined;
        t.is(right?.kind === 'value' ? right.text : `no value from ${written}`, original);
      }
    }),
    { numRuns: Number(process.env['DRYPOD_FUZZ_RUNS'] ?? 300) },
  );
});
