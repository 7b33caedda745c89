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
    const result = new Bitset(Math.max(this.width, other.width));
    result.words.set(this.words);
    for (let i = 0; i < other.words.length; i++) {
      result.words[i]! |= other.words[i]!;
    }
    return result;
  }

  intersection(other: Bitset): Bitset {
    const result = new Bitset(Math.max(this.width, other.width));
    for (let i = 0; i < Math.min(this.words.length, other.words.length); i++) {
      result.words[i] = this.words[i]! & other.words[i]!;
    }
    return result;
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
    for (const [i, word] of this.words.entries()) {
      for (let rest = word; rest !== 0; rest &= rest - 1) {
        yield i * 32 + 31 - Math.clz32(rest & -rest);
      }
    }
  }
}
