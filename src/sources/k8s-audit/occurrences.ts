/** Where a text stands in a buffer as a whole JSON string. */

/**
 * Characters of JSON of Kubernetes, the most frequent first; of those that are
 * not here few are met. A search runs from one place of its first byte to the
 * next: several times faster for a rare one.
 */
const FREQUENT = 'estaoirnucldm2-1p0.bv4/3kgf8y67h59TRPqIVCwZzAxSUED';
/** Longer texts are searched for in another way, which was measured slower. */
const MAX_NEEDLE_BYTES = 7;

/**
 * Finds a text between quotes, each place once as long as the places asked for
 * come in order. The text is ASCII without quote and backslash.
 */
export class Occurrences {
  /** The text with its closing quote, or the part of it that begins with its rarest character. */
  readonly #needle: Buffer;
  /** The text between its quotes. */
  readonly #whole: Buffer;
  /** Where the needle begins in the whole. */
  readonly #offset: number;
  #bytes: Buffer = Buffer.alloc(0);
  /** The first place after `from` is `known`. */
  #from = 0;
  #known = -1;

  constructor(text: string) {
    this.#whole = Buffer.from(`"${text}"`, 'latin1');
    this.#offset = 1 + rarestPlace(text);
    this.#needle = this.#whole.subarray(this.#offset, this.#offset + MAX_NEEDLE_BYTES);
  }

  /** Goes on to other bytes. */
  begin(bytes: Buffer): void {
    this.#bytes = bytes;
    this.#from = 0;
    this.#known = -1;
  }

  /**
   * Gives the place after the closing quote of the first one that ends after `from`;
   * beyond the end of the bytes when there is none.
   */
  after(from: number): number {
    if (from < this.#from || from >= this.#known) {
      this.#from = from;
      this.#known = this.#find(from);
    }
    return this.#known;
  }

  #find(from: number): number {
    const bytes = this.#bytes;
    const tail = this.#whole.length - this.#offset;
    for (let at = bytes.indexOf(this.#needle, from); at >= 0; at = bytes.indexOf(this.#needle, at + 1)) {
      const end = at + tail;
      if (end > from && this.#isAt(at - this.#offset)) {
        return end;
      }
    }
    return bytes.length + 1;
  }

  #isAt(start: number): boolean {
    const bytes = this.#bytes;
    const whole = this.#whole;
    for (let i = 0; i < whole.length; i++) {
      if (bytes[start + i] !== whole[i]) {
        return false;
      }
    }
    return true;
  }
}

function rarestPlace(text: string): number {
  let place = 0;
  for (let i = 1; i < text.length; i++) {
    if (rarity(text, i) > rarity(text, place)) {
      place = i;
    }
  }
  return place;
}

function rarity(text: string, place: number): number {
  const rank = FREQUENT.indexOf(text.charAt(place));
  return rank < 0 ? FREQUENT.length : rank;
}
