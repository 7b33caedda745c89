/** Time stamps of audit events. */

const FORM = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:[.,](\d+))?(?:Z|([+-])(\d\d):(\d\d))$/;
const NS_PER_SECOND = 1_000_000_000n;
const MAX_TIME_NS = 2n ** 64n - 1n;

/** As API servers write it: whole minutes, then seconds with six digits of their fraction. */
const USUAL_FORM = /^:(\d\d)\.(\d{6})Z$/;
const MINUTE_LENGTH = 16;
const NS_PER_MICROSECOND = 1000n;
const MICROSECONDS_PER_SECOND = 1_000_000;

/** The minute that was read last, and when it began: most events follow within it. */
let lastMinute = '';
let lastMinuteNs = 0n;

/**
 * Reads an RFC 3339 time stamp with any offset and any number of fraction
 * digits (those beyond nine are cut off), as Go's time.RFC3339Nano does.
 * Gives nanoseconds since the epoch, at least 0 and at most 2^64-1; undefined
 * when the text is no such time stamp.
 */
export function parseTimestamp(text: string): bigint | undefined {
  const rest = USUAL_FORM.exec(text.slice(MINUTE_LENGTH));
  const seconds = Number(rest?.[1]);
  if (rest === null || seconds >= 60) {
    return parseAny(text);
  }
  const minute = text.slice(0, MINUTE_LENGTH);
  if (minute !== lastMinute) {
    const startNs = parseAny(`${minute}:00Z`);
    if (startNs === undefined || startNs === 0n) {
      return parseAny(text);
    }
    lastMinute = minute;
    lastMinuteNs = startNs;
  }
  const timeNs = lastMinuteNs + BigInt(seconds * MICROSECONDS_PER_SECOND + Number(rest[2])) * NS_PER_MICROSECOND;
  return timeNs > MAX_TIME_NS ? MAX_TIME_NS : timeNs;
}

function parseAny(text: string): bigint | undefined {
  const match = FORM.exec(text);
  if (match === null) {
    return undefined;
  }
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number);
  const [offsetHour = 0, offsetMinute = 0] = match.slice(9).map((part = '0') => Number(part));
  const isInRange = hour < 24 && minute < 60 && second < 60 && offsetHour < 24 && offsetMinute < 60;
  if (!isInRange || day < 1 || day > daysIn(year, month)) {
    return undefined;
  }
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const offset = (offsetHour * 60 + offsetMinute) * (match[8] === '-' ? -60 : 60);
  const seconds = date.getTime() / 1000 + hour * 3600 + minute * 60 + second - offset;
  const fraction = BigInt((match[7] ?? '').slice(0, 9).padEnd(9, '0'));
  const timeNs = BigInt(seconds) * NS_PER_SECOND + fraction;
  if (timeNs < 0n) {
    return 0n;
  }
  return timeNs > MAX_TIME_NS ? MAX_TIME_NS : timeNs;
}

/** Gives the number of days of a month, 1 to 12; 0 when there is no such month. */
function daysIn(year: number, month: number): number {
  if (month === 2) {
    return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  }
  return [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month] ?? 0;
}
