import test from 'ava';
import { numberOf } from '#src/psp/yaml-number.js';

const CASES: readonly (readonly [text: string, number: bigint | number | undefined])[] = [
  ['0', 0n],
  ['-0', 0n],
  ['+7', 7n],
  ['1_000', 1000n],
  ['017', 15n],
  ['0o17', 15n],
  ['-0x1F', -31n],
  ['0b101', 5n],
  ['08', 8n],
  ['1e3', 1000n],
  ['1E+2', 100n],
  ['2.0', 2n],
  ['5.', 5n],
  ['-2.50', -2.5],
  ['.5', 0.5],
  ['1e-1', 0.1],
  ['1e20', 100000000000000000000n],
  ['1e21', 1e21],
  ['9223372036854775808', 9223372036854775808n],
  ['.inf', Number.NaN],
  ['-.INF', Number.NaN],
  ['.nan', Number.NaN],
  ['1:30', undefined],
  ['2001-01-01', undefined],
  ['0x', undefined],
  ['0b2', undefined],
  ['1e', undefined],
  ['e5', undefined],
  ['_1', undefined],
  ['-', undefined],
  ['.', undefined],
  ['1a', undefined],
  ['', undefined],
];

for (const [text, number] of CASES) {
  test(`numbers of YAML: '${text}' is ${number ?? 'a string'}`, (t) => {
    t.is(numberOf(text), number);
  });
}

test('numbers of YAML: digits without end are a number beyond every range', (t) => {
  t.true((numberOf('9'.repeat(1_000_000)) as bigint) > 2n ** 64n);
  t.true((numberOf(`-${'9'.repeat(1_000_000)}`) as bigint) < -(2n ** 64n));
});
