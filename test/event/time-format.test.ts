import { execFileSync } from 'node:child_process';
import test from 'ava';
import { isoTime } from '#src/event/time-format.js';

/** Formats in a process of another time zone: the zone is the process's, and tests share theirs. */
function inZone(zone: string, format: string, ...args: readonly [bigint, string?]): string {
  const module = import.meta.resolve('#src/event/time-format.js');
  const call = `${format}(${args[0]}n, ${JSON.stringify(args[1])})`;
  const program = `import { ${format} } from '${module}'; process.stdout.write(${call});`;
  return execFileSync(process.execPath, ['--input-type=module', '-e', program], {
    env: { ...process.env, TZ: zone },
    encoding: 'utf8',
  });
}

/** 2026-01-15 and 2026-07-15, noon UTC, with a fraction. */
const WINTER = 1_768_478_400_000_000_007n;
const SUMMER = 1_784_116_800_123_456_789n;

test('local time: has nine digits and follows the zone', (t) => {
  t.is(inZone('UTC', 'localTime', WINTER), '12:00:00.000000007');
  t.is(inZone('Asia/Kolkata', 'localTime', WINTER), '17:30:00.000000007');
});

test('local time: daylight saving time counts when the event happened, not now', (t) => {
  t.is(inZone('Europe/Berlin', 'localTime', WINTER), '13:00:00.000000007');
  t.is(inZone('Europe/Berlin', 'localTime', SUMMER), '14:00:00.123456789');
});

test('local time: the hour repeated in autumn is printed twice', (t) => {
  const first = 1_792_888_200_000_000_000n;
  t.is(inZone('Europe/Berlin', 'localTimeSeconds', first), '02:30:00');
  t.is(inZone('Europe/Berlin', 'localTimeSeconds', first + 3_600_000_000_000n), '02:30:00');
});

test('local date: may differ from the date in UTC', (t) => {
  const late = WINTER + 43_000_000_000_000n;
  t.is(inZone('UTC', 'localDateTime', late), '2026-01-15 23:56:40.000000007');
  t.is(inZone('Asia/Tokyo', 'localDateTimeSeconds', late), '2026-01-16 08:56:40');
});

test('ISO time: is UTC in every zone, with the zone spelled as asked', (t) => {
  t.is(inZone('Asia/Tokyo', 'isoTime', SUMMER, 'Z'), '2026-07-15T12:00:00.123456789Z');
  t.is(isoTime(SUMMER, '+0000'), '2026-07-15T12:00:00.123456789+0000');
});

test('times: the first and the last representable moment do not throw', (t) => {
  t.is(isoTime(0n, 'Z'), '1970-01-01T00:00:00.000000000Z');
  t.is(isoTime(2n ** 64n - 1n, 'Z'), '2554-07-21T23:34:33.709551615Z');
});
