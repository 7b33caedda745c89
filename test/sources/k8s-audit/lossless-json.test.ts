/** Integers of audit events keep their digits. */
import test from 'ava';
import fc from 'fast-check';
import { mayHoldLargeInteger, parseJson } from '#src/sources/k8s-audit/lossless-json.js';

const CASES: readonly [string, unknown][] = [
  ['{"a":9223372036854775807}', { a: 9223372036854775807n }],
  ['{"a": -9223372036854775808 }', { a: -9223372036854775808n }],
  ['[9007199254740993,9007199254740991]', [9007199254740993n, 9007199254740991]],
  ['{"a":"9223372036854775807"}', { a: '9223372036854775807' }],
  ['{"a":"\\",9223372036854775807"}', { a: '",9223372036854775807' }],
  ['[0.1234567890123456789]', [Number('0.1234567890123456789')]],
  ['[1234567890123456789.5]', [Number('1234567890123456789.5')]],
  ['[1234567890123456789e5]', [Number('1234567890123456789e5')]],
  ['[1e-1234567890123456789]', [0]],
  [`[${'9'.repeat(400)}]`, [Number.POSITIVE_INFINITY]],
  ['{"a":12}', { a: 12 }],
];

for (const [text, value] of CASES) {
  test(`lossless json: ${text.slice(0, 40)}`, (t) => {
    t.deepEqual(parseJson(text), value);
  });
}

test('lossless json: what is no JSON is refused', (t) => {
  t.throws(() => parseJson('{"a":9223372036854775807'), { instanceOf: SyntaxError });
});

test('lossless json: differs from JSON.parse in large integers only (property)', (t) => {
  fc.assert(
    fc.property(fc.json(), fc.bigInt({ min: -(2n ** 63n), max: 2n ** 64n }), (text, integer) => {
      const [rest, exact] = parseJson(`[${text}, ${integer}]`) as [unknown, number | bigint];
      t.deepEqual(rounded(rest), JSON.parse(text));
      t.is(BigInt(exact), integer);
    }),
  );
});

/** Makes numbers of all bigints. */
function rounded(value: unknown): unknown {
  if (typeof value === 'bigint') {
    return Number(value);
  }
  if (Array.isArray(value)) {
    return value.map(rounded);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, rounded(member)]));
}

test('lossless JSON: integers that a double cannot hold are seen in the bytes (property)', (t) => {
  const digits = fc.stringMatching(/^-?[0-9]{1,40}$/);
  const text = fc.oneof(digits, fc.string({ maxLength: 20 }));
  fc.assert(
    fc.property(fc.array(text, { maxLength: 8 }), fc.bigInt({ min: 2n ** 53n, max: 2n ** 64n }), (texts, integer) => {
      t.true(mayHoldLargeInteger(Buffer.from(texts.join('') + String(integer))));
      t.true(mayHoldLargeInteger(Buffer.from(`${texts.join('x')}{"a":-${integer}}${texts.join('')}`)));
    }),
  );
  t.false(mayHoldLargeInteger(Buffer.from(`123456789012345 ${'x1'.repeat(99)}`)));
});
