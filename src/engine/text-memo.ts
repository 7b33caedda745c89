/** Texts → rows, for sources that have no ids: names of users and resources come again and again. */

/** Of texts that come once each not many need be kept. */
const MAX_TEXTS = 4096;
/** Longer texts seldom come again. */
const MAX_LENGTH = 256;
const BYTES_PER_TEXT = 150;

/** Remembers one number per text. Gives up where texts do not come again. */
export class TextMemo {
  readonly #rows = new Map<string, number>();
  #hitCount = 0;
  #isOfUse = true;

  find(text: string): number | undefined {
    const row = this.#isOfUse && text.length <= MAX_LENGTH ? this.#rows.get(text) : undefined;
    if (row !== undefined) {
      this.#hitCount++;
    }
    return row;
  }

  put(text: string, row: number): void {
    if (!this.#isOfUse || text.length > MAX_LENGTH) {
      return;
    }
    if (this.#rows.size === MAX_TEXTS) {
      this.#isOfUse = this.#hitCount > MAX_TEXTS;
      this.clear();
    }
    this.#rows.set(text, row);
  }

  clear(): void {
    this.#rows.clear();
    this.#hitCount = 0;
  }

  get byteLength(): number {
    return this.#rows.size * BYTES_PER_TEXT;
  }
}
