/** What the strategies for user and group ids have in common. */
import { type IntegerRange, RangeSet } from '../base/range-set.ts';
import type { ControlContext } from './control.ts';
import type { IdStrategy } from './model.ts';
import { listed, rangeText } from './wording.ts';

/** Largest user or group id that the kernel has. */
const LAST_ID = 4294967295n;

/** Tells whether the strategy demands anything of an id. */
export function demandsIds(strategy: IdStrategy | undefined): boolean {
  return strategy !== undefined && strategy.rule !== 'RunAsAny';
}

/** Tells whether the strategy gives an id to a pod that has none. */
export function fillsInId(strategy: IdStrategy | undefined): boolean {
  return strategy?.rule === 'MustRunAs';
}

/** Tells whether the strategy demands ids of a range and names none: Kubernetes cannot use such a policy. */
export function lacksRanges(strategy: IdStrategy | undefined): boolean {
  return isRanged(strategy) && (strategy?.ranges ?? []).length === 0;
}

/** Gives the id that Kubernetes fills in: the lowest of the first range. */
export function filledInId(strategy: IdStrategy | undefined): bigint | undefined {
  return fillsInId(strategy) ? strategy?.ranges?.[0]?.min : undefined;
}

/** Says what the strategy demands of `noun`, which has its article: `demands a user of 1000-2000 or none`. */
export function idDemand(strategy: IdStrategy | undefined, noun: string): string {
  const { rule = 'RunAsAny', ranges = [] } = strategy ?? {};
  if (lacksRanges(strategy)) {
    return `demands ${noun} of a range and names none (${rule}), so it can admit no pod`;
  }
  const isOptional = rule === 'MayRunAs';
  return `demands ${noun} of ${listed(ranges.map(rangeText))}${isOptional ? ' or none' : ''} (${rule})`;
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
    kernel_ranges: set.ranges.filter(({ min }) => min <= LAST_ID).map(kernelPart),
    includes_zero: set.has(0n),
  };
}

function kernelPart({ min, max }: IntegerRange): IntegerRange {
  return { min, max: max > LAST_ID ? LAST_ID : max };
}

function isRanged(strategy: IdStrategy | undefined): boolean {
  return strategy?.rule === 'MustRunAs' || strategy?.rule === 'MayRunAs';
}
