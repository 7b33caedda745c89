/** Sets of integers given as ranges: sorted, merged, searched by halving. */

/** A closed range of integers. */
export interface IntegerRange {
  readonly min: bigint;
  readonly max: bigint;
}

/** An immutable union of closed ranges; overlapping and adjacent ranges are merged, inverted ones are empty. */
export class RangeSet {
  readonly ranges: readonly IntegerRange[];

  constructor(ranges: Iterable<IntegerRange>) {
    const sorted = [...ranges].filter((range) => range.min <= range.max).sort((a, b) => (a.min < b.min ? -1 : 1));
    const merged: { min: bigint; max: bigint }[] = [];
    for (const range of sorted) {
      const last = merged.at(-1);
      if (last !== undefined && range.min <= last.max + 1n) {
        if (range.max > last.max) {
          last.max = range.max;
        }
      } else {
        merged.push({ min: range.min, max: range.max });
      }
    }
    this.ranges = merged;
  }

  has(value: bigint): boolean {
    let low = 0;
    let high = this.ranges.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const range = this.ranges[middle]!;
      if (value < range.min) {
        high = middle - 1;
      } else if (value > range.max) {
        low = middle + 1;
      } else {
        return true;
      }
    }
    return false;
  }
}
