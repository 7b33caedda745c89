/** What the strategies for user and group ids have in common. */
import { RangeSet } from '../base/range-set.ts';
import type { ControlContext } from './control.ts';
import type { IdStrategy } from './model.ts';

/** Largest user or group id that the kernel has. */
const LAST_ID = 4294967295n;

/** Tells whether the strategy demands anything of an id. */
export function demandsIds(strategy: IdStrategy | undefined): boolean {
  return strategy !== undefined && strategy.rule !== 'RunAsAny';
}

/** Tells whether the strategy demands ids of a range and names none: Kubernetes cannot use such a policy. */
export function lacksRanges(strategy: IdStrategy | undefined): boolean {
  return isRanged(strategy) && (strategy?.ranges ?? []).length === 0;
}

/**
 * Gives the rule and its merged ranges; `kernel_ranges` are those parts that a
 * running process can have, `includes_zero` tells whether id 0 is allowed.
 */
export function idContext(strategy: IdStrategy | undefined): ControlContext {
  const set = new RangeSet(isRanged(strategy) ? (strategy?.ranges ?? []) : []);
  return {
    rule: strategy?.rule ?? 'RunAsAny',
    ranges: set.ranges,
    kernel_ranges: set.ranges
      .filter(({ min }) => min <= LAST_ID)
      .map(({ min, max }) => ({ min, max: max > LAST_ID ? LAST_ID : max })),
    includes_zero: set.has(0n),
  };
}

function isRanged(strategy: IdStrategy | undefined): boolean {
  return strategy?.rule === 'MustRunAs' || strategy?.rule === 'MayRunAs';
}
