/** What events came to, as plain data: it may come from another thread. */
import type { Gap } from './coverage.ts';

/** In `Outcome.keyOf`: the match counts whatever came before. */
export const NO_KEY = -1;

/** Some rows of a batch, all matches of each. */
export interface Outcome {
  /** The rule of each match, an index of the rules loaded. In row order, then rule order. */
  readonly rules: readonly number[];
  /** The alert of each match, a line without its end; none at all when nobody wants them. */
  readonly lines: readonly string[];
  /** For each match the place in `keys` of its event, or NO_KEY. */
  readonly keyOf: readonly number[];
  /** Of events whose matches only count when the event comes for the first time, what tells them apart. */
  readonly keys: readonly string[];
  /** Requests that no rule could judge. */
  readonly gaps: readonly Gap[];
}

/** Takes outcomes in order. */
export interface OutcomeReceiver {
  /** False once nobody wants any more. */
  readonly isOpen: boolean;
  /** Rejects with an OutputError when alerts cannot be written. */
  take(outcome: Outcome): Promise<void>;
}
