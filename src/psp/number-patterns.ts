/** Sets of whole numbers as regular expressions over their decimal text, in the syntax that POSIX and RE2 share. */
import { type IntegerRange, RangeSet } from '../base/range-set.ts';

const NEGATIVE = '-[0-9]+';

/**
 * Gives expressions of which exactly one matches a number in none of the
 * ranges, written as JSON writes integers, and none matches one that is in a
 * range. There is no end: numbers of any length count, negative ones too.
 */
export function otherNumberPatterns(ranges: readonly IntegerRange[]): readonly string[] {
  const patterns: string[] = [];
  let next = 0n;
  for (const { min, max } of new RangeSet(ranges).ranges) {
    if (max >= next) {
      if (min > next) {
        patterns.push(...numberPatterns({ min: next, max: min - 1n }));
      }
      next = max + 1n;
    }
  }
  const { length } = String(next);
  patterns.push(...numberPatterns({ min: next, max: 10n ** BigInt(length) - 1n }), `[1-9][0-9]{${length},}`);
  return [...patterns, NEGATIVE];
}

/** Gives expressions of which exactly one matches a number of the range, which has no negative ones. */
function numberPatterns({ min, max }: IntegerRange): readonly string[] {
  const patterns: string[] = [];
  for (let from = min; from <= max; ) {
    const last = 10n ** BigInt(String(from).length) - 1n;
    const to = last < max ? last : max;
    patterns.push(...sameLength(String(from), String(to)));
    from = to + 1n;
  }
  return patterns;
}

/** The numbers between two that have as many digits: by first digits, then what is left at both ends. */
function sameLength(low: string, high: string): readonly string[] {
  const rest = low.length - 1;
  if (rest === 0 || (/^.0*$/.test(low) && /^.9*$/.test(high))) {
    return [`${digits(low[0]!, high[0]!)}${anyDigits(rest)}`];
  }
  const [first, last] = [Number(low[0]), Number(high[0])];
  if (first === last) {
    return sameLength(low.slice(1), high.slice(1)).map((pattern) => `${first}${pattern}`);
  }
  const isLowWhole = /^.0*$/.test(low);
  const isHighWhole = /^.9*$/.test(high);
  const [from, to] = [isLowWhole ? first : first + 1, isHighWhole ? last : last - 1];
  return [
    ...(isLowWhole ? [] : sameLength(low.slice(1), '9'.repeat(rest)).map((pattern) => `${first}${pattern}`)),
    ...(from <= to ? [`${digits(String(from), String(to))}${anyDigits(rest)}`] : []),
    ...(isHighWhole ? [] : sameLength('0'.repeat(rest), high.slice(1)).map((pattern) => `${last}${pattern}`)),
  ];
}

function digits(from: string, to: string): string {
  return from === to ? from : `[${from}-${to}]`;
}

function anyDigits(count: number): string {
  return count === 0 ? '' : `[0-9]${count === 1 ? '' : `{${count}}`}`;
}
