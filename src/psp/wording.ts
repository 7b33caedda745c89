/** Lists and ranges as words of a sentence. */
import type { IntegerRange } from '../base/range-set.ts';

/** Words of one list before the rest is only counted. */
const MAX_LISTED = 20;

/** Writes a list with commas; a long one is cut and its rest counted. */
export function listed(words: readonly string[]): string {
  const shown = words.slice(0, MAX_LISTED).join(', ');
  return words.length > MAX_LISTED ? `${shown} and ${words.length - MAX_LISTED} more` : shown;
}

/** Writes a range as `min-max`, a single number as itself. */
export function rangeText({ min, max }: IntegerRange): string {
  return min === max ? String(min) : `${min}-${max}`;
}

/** Says `allows the <noun> A, B only`, or `allows no <noun>` when there are none. */
export function allowsOnly(noun: string, words: readonly string[]): string {
  return words.length === 0 ? `allows no ${noun}` : `allows the ${noun} ${listed(words)} only`;
}
