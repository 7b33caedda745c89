/** Fixed-width sets of small integers; the set algebra behind event types, `in` and `intersects`. */

/** A set of integers 0 … width-1 as 32-bit words. Mutable; operations that combine return new sets. */
export class Bitset {
  readonly width: number;
  readonly words: Uint32Array;

  constructor(width: number, words: Uint32Array = new Uint32Array((width + 31) >>> 5)) {
    this.width = width;
    this.words = words;
  }

  /** Makes the set of all integers below `width`. */
  static full(width: number): Bitset {
    return new Bitset(width).complement();
  }

  add(index: number): this {
    this.words[index >>> 5]! |= 1 << (index & 31);
    return this;
  }

  has(index: number): boolean {
    return ((this.words[index >>> 5] ?? 0) & (1 << (index & 31))) !== 0;
  }

  union(other: Bitset): Bitset {
    return this.#combine(other, (a, b) => a | b);
  }

  intersection(other: Bitset): Bitset {
    return this.#combine(other, (a, b) => a & b);
  }

  complement(): Bitset {
    const result = new Bitset(
      this.width,
      this.words.map((word) => ~word >>> 0),
    );
    const used = this.width & 31;
    if (used !== 0) {
      result.words[result.words.length - 1]! &= (1 << used) - 1;
    }
    return result;
  }

  /** Tells whether every element of `other` is in this set. */
  includesAll(other: Bitset): boolean {
    return other.words.every((word, i) => (word & ~(this.words[i] ?? 0)) === 0);
  }

  equals(other: Bitset): boolean {
    return this.width === other.width && this.words.every((word, i) => word === other.words[i]);
  }

  get size(): number {
    let count = 0;
    for (let word of this.words) {
      for (; word !== 0; word &= word - 1) {
        count++;
      }
    }
    return count;
  }

  get isEmpty(): boolean {
    return this.words.every((word) => word === 0);
  }

  *[Symbol.iterator](): Generator<number> {
    for (let index = 0; index < this.width; index++) {
      if (this.has(index)) {
        yield index;
      }
    }
  }

  #combine(other: Bitset, combine: (a: number, b: number) => number): Bitset {
    return new Bitset(
      Math.max(this.width, other.width),
      Uint32Array.from(
        { length: Math.max(this.words.length, other.words.length) },
        (_, i) => combine(this.words[i] ?? 0, other.words[i] ?? 0) >>> 0,
      ),
    );
  }
}
