/** Dense ids for the literals that rules compare with, so that set membership is a bit test. */

/** Id of every text that no rule names. */
const NOT_A_LITERAL = 0;

/** Maps literals to ids 1, 2, 3 … in order of first use. Shared by all conditions of one load. */
export class LiteralTable {
  readonly #ids = new Map<string, number>();

  /** Gives the id of a literal, adding it when it is new. */
  add(text: string): number {
    let id = this.#ids.get(text);
    if (id === undefined) {
      id = this.#ids.size + 1;
      this.#ids.set(text, id);
    }
    return id;
  }

  /** Gives the id of a value met in an event; NOT_A_LITERAL when no rule names it. */
  idOf(text: string): number {
    return this.#ids.get(text) ?? NOT_A_LITERAL;
  }

  /** Number of ids handed out, the one of NOT_A_LITERAL included. */
  get size(): number {
    return this.#ids.size + 1;
  }
}
