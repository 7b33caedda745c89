/** Says which values a field can have. */
import { closest } from '../../base/closest.ts';
import { names } from '../decode.ts';

/** Guesses what was meant, else lists what there is. */
export function oneOf(text: string | undefined, allowed: readonly string[]): string {
  const guess = text === undefined ? undefined : closest(text, allowed);
  return guess === undefined ? `one of ${names(allowed)}` : `did you mean '${guess}'?`;
}
