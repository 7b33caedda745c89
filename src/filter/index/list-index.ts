/** `in` and `intersects` of lists of texts: each value is looked up once, all and any are counts. */
import type { FoundAtoms } from './found-atoms.ts';

/** Atoms by the constants that values of a list equal. */
export class ListIndex {
  readonly #any = new Map<string, number[]>();
  readonly #all = new Map<string, number[]>();
  /** By `in` atom: how many values of the list at hand are among its constants. */
  #counts = new Int32Array(64);
  readonly #counted: number[] = [];

  /** Holds when a value is one of the texts. */
  addAny(texts: Iterable<string>, atom: number): void {
    addTo(this.#any, texts, atom);
  }

  /** Holds when every value is one of the texts. */
  addAll(texts: Iterable<string>, atom: number): void {
    addTo(this.#all, texts, atom);
    if (atom >= this.#counts.length) {
      this.#counts = new Int32Array(Math.max(atom + 1, this.#counts.length * 2));
    }
  }

  /** The list is not empty. */
  collect(values: readonly string[], found: FoundAtoms): void {
    const counts = this.#counts;
    const counted = this.#counted;
    for (const value of values) {
      const any = this.#any.get(value);
      if (any !== undefined) {
        found.addAll(any);
      }
      for (const atom of this.#all.get(value) ?? NONE) {
        if (counts[atom]!++ === 0) {
          counted.push(atom);
        }
      }
    }
    for (const atom of counted) {
      if (counts[atom] === values.length) {
        found.add(atom);
      }
      counts[atom] = 0;
    }
    counted.length = 0;
  }
}

const NONE: readonly number[] = [];

function addTo(map: Map<string, number[]>, texts: Iterable<string>, atom: number): void {
  for (const text of new Set(texts)) {
    const atoms = map.get(text);
    if (atoms === undefined) {
      map.set(text, [atom]);
    } else {
      atoms.push(atom);
    }
  }
}
