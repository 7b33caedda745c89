/** Rows of bits of one width, each kept once: equal rows have one id. */

const FIRST_ROWS = 16;
const NO_ROW = -1;
const OFFSET_BASIS = 0x811c9dc5;
const PRIME = 0x01000193;

/** Rows 0, 1, 2 … of `wordCount` words of 32 bits. */
export class BitRows {
  readonly wordCount: number;
  /** The words of all rows, one row after the other; longer than filled. Replaced when it grows. */
  words: Int32Array;
  count = 0;
  #slots: Int32Array;

  constructor(wordCount: number) {
    this.wordCount = wordCount;
    this.words = new Int32Array(FIRST_ROWS * wordCount);
    this.#slots = new Int32Array(FIRST_ROWS * 2).fill(NO_ROW);
  }

  /** Gives the id of the row with these words; a new one is copied. */
  intern(row: Int32Array): number {
    const mask = this.#slots.length - 1;
    let slot = hashOf(row) & mask;
    for (; this.#slots[slot] !== NO_ROW; slot = (slot + 1) & mask) {
      if (this.#equals(this.#slots[slot]!, row)) {
        return this.#slots[slot]!;
      }
    }
    const id = this.count++;
    if (this.count * this.wordCount > this.words.length) {
      this.#grow();
      slot = this.#freeSlot(hashOf(row));
    }
    this.#slots[slot] = id;
    this.words.set(row, id * this.wordCount);
    return id;
  }

  /** Copies the words of a row. */
  copy(id: number, into: Int32Array): void {
    const start = id * this.wordCount;
    for (let i = 0; i < this.wordCount; i++) {
      into[i] = this.words[start + i]!;
    }
  }

  /** Clears in `bits` what the row has not. */
  and(id: number, bits: Int32Array): void {
    const start = id * this.wordCount;
    for (let i = 0; i < this.wordCount; i++) {
      bits[i]! &= this.words[start + i]!;
    }
  }

  clear(): void {
    this.count = 0;
    this.#slots.fill(NO_ROW);
  }

  get byteLength(): number {
    return this.words.byteLength + this.#slots.byteLength;
  }

  #equals(id: number, row: Int32Array): boolean {
    const start = id * this.wordCount;
    for (let i = 0; i < this.wordCount; i++) {
      if (this.words[start + i] !== row[i]) {
        return false;
      }
    }
    return true;
  }

  #freeSlot(hash: number): number {
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    while (this.#slots[slot] !== NO_ROW) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  #grow(): void {
    const words = new Int32Array(this.words.length * 2);
    words.set(this.words);
    this.words = words;
    this.#slots = new Int32Array(this.#slots.length * 2).fill(NO_ROW);
    for (let id = 0; id < this.count - 1; id++) {
      const start = id * this.wordCount;
      this.#slots[this.#freeSlot(hashOf(words.subarray(start, start + this.wordCount)))] = id;
    }
  }
}

function hashOf(row: Int32Array): number {
  let hash = OFFSET_BASIS;
  for (let i = 0; i < row.length; i++) {
    hash = Math.imul(hash ^ row[i]!, PRIME);
    hash ^= hash >>> 15;
  }
  return hash ^ (hash >>> 13);
}
