/** Times of events as Falco prints them. Nanoseconds since the epoch in, text out. */

const NS_PER_SECOND = 1_000_000_000n;

/** Prints the local time of day: `13:53:31.726060287`. */
export function localTime(timeNs: bigint): string {
  const date = dateOf(timeNs);
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}.${fraction(timeNs)}`;
}

/** Prints UTC as ISO 8601 with nine digits and the zone given: `2026-11-24T13:53:31.726060287Z`. */
export function isoTime(timeNs: bigint, zone: 'Z' | '+0000'): string {
  return `${dateOf(timeNs).toISOString().slice(0, -5)}.${fraction(timeNs)}${zone}`;
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
