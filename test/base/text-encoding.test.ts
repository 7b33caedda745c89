import test from 'ava';
import fc from 'fast-check';
import { decodeText, encodeText, printable } from '#src/base/text-encoding.js';

test('text encoding: any bytes come back unchanged (property)', (t) => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      t.deepEqual([...encodeText(decodeText(bytes))], [...bytes]);
    }),
    { numRuns: Number(process.env['DRYPOD_FUZZ_RUNS'] ?? 500) },
  );
});

test('text encoding: valid UTF-8 is decoded as usual around an invalid byte', (t) => {
  const bytes = Uint8Array.from([0xc3, 0xa9, 0xff, 0x61]);
  t.is(decodeText(bytes), 'é\udcffa');
});

test('text encoding: encoded surrogates and overlong forms are invalid bytes', (t) => {
  t.is(decodeText(Uint8Array.from([0xed, 0xa0, 0x80])).length, 3);
  t.is(decodeText(Uint8Array.from([0xc0, 0x80])).length, 2);
});

test('text encoding: output shows invalid bytes as U+FFFD', (t) => {
  t.is(printable('a\udcff'), 'a\ufffd');
});
