/**
 * Checks of a number against constants: between two neighbouring constants all
 * numbers are alike, so that what holds is found once per gap and constant.
 */
import type { FoundAtoms } from './found-atoms.ts';

type Numeric = number | bigint;

/** A check and its atom. */
export interface NumberCheck {
  readonly atom: number;
  test(value: Numeric): boolean;
}

/** Atoms by the segment that a number lies in. */
export class NumberSegments {
  readonly #bounds: Numeric[] = [];
  readonly #checks: NumberCheck[] = [];
  #known: (readonly number[] | undefined)[] = [];

  /** Adds a check that changes its mind at the bounds only. */
  add(check: NumberCheck, bounds: readonly Numeric[]): void {
    this.#checks.push(check);
    this.#bounds.push(...bounds);
    this.#known = [];
  }

  /** Sorts the bounds; once after the last check. */
  seal(): void {
    this.#bounds.sort((a, b) => (a < b ? -1 : Number(a > b)));
    let count = 0;
    for (const bound of this.#bounds) {
      // Loosely equal: a number and a bigint may be the same bound.
      if (count === 0 || this.#bounds[count - 1]! < bound) {
        this.#bounds[count++] = bound;
      }
    }
    this.#bounds.length = count;
  }

  /** Number of segments: one per bound, and those between and beyond. */
  get segmentCount(): number {
    return this.#bounds.length * 2 + 1;
  }

  /** Gives the segment of a number, which is not NaN. */
  segmentOf(value: Numeric): number {
    let low = 0;
    let high = this.#bounds.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#bounds[middle]! < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    const bound = this.#bounds[low];
    return bound !== undefined && !(bound > value) ? low * 2 + 1 : low * 2;
  }

  collect(value: Numeric, found: FoundAtoms): void {
    const segment = this.segmentOf(value);
    this.#known[segment] ??= this.#checks.filter((check) => check.test(value)).map(({ atom }) => atom);
    found.addAll(this.#known[segment]);
  }
}
