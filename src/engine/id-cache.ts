/** Ids of one epoch → rows. Bounded: of ids that share a slot the last one is remembered. */

const FIRST_SIZE = 256;
/** A flood of distinct values must not fill memory. */
const MAX_SIZE = 1 << 14;
/** No id: ids count from 0 and a dictionary ends long before. */
const NO_ID = 0xffff_ffff;

/** Remembers one number per id. */
export class IdCache {
  /** By slot: the id, and its row. Replaced when the cache grows. */
  ids: Uint32Array = new Uint32Array(FIRST_SIZE).fill(NO_ID);
  rows: Int32Array = new Int32Array(FIRST_SIZE);

  /** Gives what was remembered; -1 when nothing is. */
  find(id: number): number {
    const slot = id & (this.ids.length - 1);
    return this.ids[slot] === id ? this.rows[slot]! : -1;
  }

  put(id: number, row: number): void {
    if (id >= this.ids.length && this.ids.length < MAX_SIZE) {
      this.#grow(id);
    }
    const slot = id & (this.ids.length - 1);
    this.ids[slot] = id;
    this.rows[slot] = row;
  }

  clear(): void {
    this.ids.fill(NO_ID);
  }

  /** Ids up to here have slots of their own, so that what is known keeps its place. */
  #grow(id: number): void {
    let size = this.ids.length;
    while (size <= id && size < MAX_SIZE) {
      size *= 2;
    }
    const { ids, rows } = this;
    this.ids = new Uint32Array(size).fill(NO_ID);
    this.rows = new Int32Array(size);
    for (let slot = 0; slot < ids.length; slot++) {
      if (ids[slot] !== NO_ID) {
        this.ids[ids[slot]! & (size - 1)] = ids[slot]!;
        this.rows[ids[slot]! & (size - 1)] = rows[slot]!;
      }
    }
  }
}
