/**
 * Event times as text, as Falco prints them. Nanoseconds since the epoch in;
 * local times follow the time zone of the process, at that moment's offset.
 */

const NS_PER_SECOND = 1_000_000_000n;

/** Local time of day with nine digits: `13:53:31.726060287`. */
export function localTime(timeNs: bigint): string {
  return `${localTimeSeconds(timeNs)}.${fraction(timeNs)}`;
}

/** Local time of day without a fraction: `13:53:31`. */
export function localTimeSeconds(timeNs: bigint): string {
  const date = dateOf(timeNs);
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}

/** Local date and time with nine digits: `2026-11-24 13:53:31.726060287`. */
export function localDateTime(timeNs: bigint): string {
  return `${localDateTimeSeconds(timeNs)}.${fraction(timeNs)}`;
}

/** Local date and time without a fraction: `2026-11-24 13:53:31`. */
export function localDateTimeSeconds(timeNs: bigint): string {
  const date = dateOf(timeNs);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${localTimeSeconds(timeNs)}`;
}

/** UTC as ISO 8601 with nine digits and the zone as given: `2026-11-24T13:53:31.726060287Z`. */
export function isoTime(timeNs: bigint, zone: 'Z' | '+0000'): string {
  return `${dateOf(timeNs).toISOString().slice(0, -'.000Z'.length)}.${fraction(timeNs)}${zone}`;
}

function dateOf(timeNs: bigint): Date {
  return new Date(Number(timeNs / NS_PER_SECOND) * 1000);
}

function fraction(timeNs: bigint): string {
  return String(timeNs % NS_PER_SECOND).padStart(9, '0');
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
