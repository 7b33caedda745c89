/** Keeps a thread that is ahead of its turn from filling memory with what it has found. */

/** Characters of alerts that one thread may have found before their turn. */
const LIMIT = 16 << 20;

/** What one thread has handed over and nobody has taken yet. */
export class Budget {
  #pending = 0;
  #isLimited = true;
  #resume: (() => void) | undefined;

  /** Counts what was handed over; resolves when more may be. One caller at a time. */
  async add(length: number): Promise<void> {
    this.#pending += length;
    if (this.#pending >= LIMIT && this.#isLimited) {
      await new Promise<void>((resolve) => {
        this.#resume = resolve;
      });
    }
  }

  /** Counts what was taken. */
  taken(length: number): void {
    this.#pending -= length;
    if (this.#pending < LIMIT) {
      this.#resume?.();
    }
  }

  /** Nobody will take any more: nothing is to wait. */
  lift(): void {
    this.#isLimited = false;
    this.#resume?.();
  }
}
