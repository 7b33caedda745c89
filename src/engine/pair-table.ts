/** Pairs of small numbers → a number, as one hash table without objects. */

const FIRST_SIZE = 1 << 10;
const HASH = 0x9e3779b1;
/** No pair: the first of a pair is never 0. */
const EMPTY = 0;

/** Both numbers of a pair are below 65 536, the first is above 0. */
export class PairTable {
  #keys = new Int32Array(FIRST_SIZE);
  #values = new Int32Array(FIRST_SIZE);
  #count = 0;

  /** Gives the number of a pair; -1 when it has none. */
  find(first: number, second: number): number {
    const keys = this.#keys;
    const mask = keys.length - 1;
    const key = (first << 16) | second;
    const hash = Math.imul(key, HASH);
    for (let slot = (hash ^ (hash >>> 16)) & mask; ; slot = (slot + 1) & mask) {
      const known = keys[slot]!;
      if (known === key) {
        return this.#values[slot]!;
      }
      if (known === EMPTY) {
        return -1;
      }
    }
  }

  put(first: number, second: number, value: number): void {
    if (++this.#count * 2 > this.#keys.length) {
      this.#grow();
    }
    this.#place((first << 16) | second, value);
  }

  clear(): void {
    this.#keys.fill(EMPTY);
    this.#count = 0;
  }

  get byteLength(): number {
    return this.#keys.byteLength + this.#values.byteLength;
  }

  #place(key: number, value: number): void {
    const mask = this.#keys.length - 1;
    const hash = Math.imul(key, HASH);
    let slot = (hash ^ (hash >>> 16)) & mask;
    while (this.#keys[slot] !== EMPTY && this.#keys[slot] !== key) {
      slot = (slot + 1) & mask;
    }
    this.#keys[slot] = key;
    this.#values[slot] = value;
  }

  #grow(): void {
    const [keys, values] = [this.#keys, this.#values];
    this.#keys = new Int32Array(keys.length * 2);
    this.#values = new Int32Array(keys.length * 2);
    for (let slot = 0; slot < keys.length; slot++) {
      if (keys[slot] !== EMPTY) {
        this.#place(keys[slot]!, values[slot]!);
      }
    }
  }
}
