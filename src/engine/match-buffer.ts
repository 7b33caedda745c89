/** Matches of one batch, as two columns that are used again for the next batch. */

/** Match `i` (0 … count-1): rule `rules[i]` matched row `rows[i]`. In row order, then rule order. */
export class MatchBuffer {
  count = 0;
  rows: Uint32Array = new Uint32Array(1024);
  rules: Uint32Array = new Uint32Array(1024);

  push(row: number, rule: number): void {
    if (this.count === this.rows.length) {
      this.#grow();
    }
    this.rows[this.count] = row;
    this.rules[this.count] = rule;
    this.count++;
  }

  #grow(): void {
    const { rows, rules } = this;
    this.rows = new Uint32Array(rows.length * 2);
    this.rows.set(rows);
    this.rules = new Uint32Array(rules.length * 2);
    this.rules.set(rules);
  }
}
