import test from 'ava';
import fc from 'fast-check';
import { parseTimestamp } from '#src/sources/k8s-audit/timestamp.js';

const reads = test.macro({
  exec(t, text: string, expected: bigint | undefined) {
    t.is(parseTimestamp(text), expected);
  },
  title: (_, text, expected) => `timestamp: ${JSON.stringify(text)} is ${expected ?? 'refused'}`,
});

const SECOND = 1_000_000_000n;
/** 2026-11-24T09:30:00Z */
const BASE = 1_795_512_600n * SECOND;

test(reads, '1970-01-01T00:00:00Z', 0n);
test(reads, '2026-11-24T09:30:00Z', BASE);
test(reads, '2026-11-24T09:30:00.1Z', BASE + 100_000_000n);
test(reads, '2026-11-24T09:30:00.123456Z', BASE + 123_456_000n);
test(reads, '2026-11-24T09:30:00.123456789Z', BASE + 123_456_789n);
test(reads, '2026-11-24T09:30:00.1234567899Z', BASE + 123_456_789n);
test(reads, '2026-11-24T09:30:00,5Z', BASE + 500_000_000n);
test(reads, '2026-11-24T10:30:00+01:00', BASE);
test(reads, '2026-11-24T04:00:00-05:30', BASE);
test(reads, '2026-11-25T00:00:00.000+14:30', BASE);
test(reads, '2024-02-29T00:00:00Z', 1_709_164_800n * SECOND);
test(reads, '0001-01-01T00:00:00Z', 0n);
test(reads, '0099-01-01T00:00:00Z', 0n);
test(reads, '9999-12-31T23:59:59Z', 2n ** 64n - 1n);
for (const text of [
  '',
  '2026-11-24',
  '2026-11-24T09:30:00',
  '2026-11-24 09:30:00Z',
  '2026-11-24T09:30:00z',
  '2026-11-24T9:30:00Z',
  '2026-11-24T09:30Z',
  '2026-11-24T09:30:00.Z',
  '2026-11-24T24:00:00Z',
  '2026-11-24T09:60:00Z',
  '2026-11-24T09:30:60Z',
  '2026-13-01T00:00:00Z',
  '2026-00-01T00:00:00Z',
  '2026-02-29T00:00:00Z',
  '2100-02-29T00:00:00Z',
  '2026-11-31T00:00:00Z',
  '2026-11-00T00:00:00Z',
  '2026-11-24T09:30:00+0100',
  '2026-11-24T09:30:00+24:00',
  '2026-11-24T09:30:00+01:60',
  '2026-11-24T09:30:00Z ',
  '2026-11-24T09:30:00Z\n',
  '-2026-11-24T09:30:00Z',
  '+12026-11-24T09:30:00Z',
]) {
  test(reads, text, undefined);
}

test('timestamp: agrees with Date for every millisecond and offset (property)', (t) => {
  const millisecond = fc.integer({ min: 0, max: Date.UTC(2500, 0, 1) });
  const offsetMinutes = fc.integer({ min: -23 * 60, max: 23 * 60 });
  fc.assert(
    fc.property(millisecond, offsetMinutes, (ms, offset) => {
      const sign = offset < 0 ? '-' : '+';
      const [hours, minutes] = [Math.abs(offset) / 60, Math.abs(offset) % 60].map((n) =>
        String(Math.trunc(n)).padStart(2, '0'),
      );
      const local = new Date(ms + offset * 60_000).toISOString().slice(0, -1);
      if (/^\d{4}-/.test(local)) {
        t.is(parseTimestamp(`${local}${sign}${hours}:${minutes}`), BigInt(ms) * 1_000_000n);
      }
    }),
    { numRuns: Number(process.env['DRYPOD_FUZZ_RUNS'] ?? 500) },
  );
});

test('timestamp: what was read before makes no difference (property)', (t) => {
  const minutes = fc.constantFrom(
    '2026-11-24T09:30',
    '2026-11-24T09:31',
    '1969-12-31T23:59',
    '1970-01-01T00:00',
    '9999-01-01T00:00',
  );
  const seconds = fc.constantFrom(
    ':00.000000Z',
    ':59.123456Z',
    ':60.123456Z',
    ':07.123Z',
    ':07.1234567Z',
    ':07.000001+01:00',
    '',
  );
  const texts = fc.array(
    fc.tuple(minutes, seconds).map((parts) => parts.join('')),
    { minLength: 1, maxLength: 6 },
  );
  fc.assert(
    fc.property(texts, (stamps) => {
      for (const stamp of stamps) {
        const got = parseTimestamp(stamp);
        // One more digit takes the general way.
        t.is(parseTimestamp(stamp.replace(/(\.\d{6})Z/, '$10Z')), got);
        if (/^2026.*\.\d{6}Z$/.test(stamp) && !stamp.includes(':60.')) {
          t.is(got, BigInt(Date.parse(`${stamp.slice(0, 23)}Z`)) * 1_000_000n + BigInt(stamp.slice(23, 26)) * 1000n);
        }
      }
    }),
  );
});
