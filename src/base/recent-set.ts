/** A set of texts that forgets the oldest. */

/** Remembers at least the last half of `capacity` texts, never more than all of it. */
export class RecentSet {
  readonly #halfCapacity: number;
  #newer = new Set<string>();
  #older = new Set<string>();

  constructor(capacity: number) {
    this.#halfCapacity = Math.ceil(capacity / 2);
  }

  /** Adds a text; false when it was remembered already. */
  add(text: string): boolean {
    if (this.#newer.has(text) || this.#older.has(text)) {
      return false;
    }
    if (this.#newer.size === this.#halfCapacity) {
      this.#older = this.#newer;
      this.#newer = new Set();
    }
    this.#newer.add(text);
    return true;
  }
}
