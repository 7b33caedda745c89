/** The atoms that hold for one value: a list to go through, and a mark per atom to look up. */

/** Collects atoms, each once. Used again for every value; nothing is made per value. */
export class FoundAtoms {
  /** 1 for atoms that hold. Replaced when atoms are added to the index. */
  marks: Uint8Array = new Uint8Array(64);
  /** The atoms found, in the order found; only the first `count`. */
  list: Int32Array = new Int32Array(64);
  count = 0;

  /** Makes room for atoms 0 … atomCount-1. */
  reserve(atomCount: number): void {
    if (atomCount > this.marks.length) {
      const size = Math.max(atomCount, this.marks.length * 2);
      this.marks = new Uint8Array(size);
      this.list = new Int32Array(size);
    }
  }

  add(atom: number): void {
    if (this.marks[atom] === 0) {
      this.marks[atom] = 1;
      this.list[this.count++] = atom;
    }
  }

  addAll(atoms: readonly number[]): void {
    for (let i = 0; i < atoms.length; i++) {
      this.add(atoms[i]!);
    }
  }

  clear(): void {
    for (let i = 0; i < this.count; i++) {
      this.marks[this.list[i]!] = 0;
    }
    this.count = 0;
  }

  /** Brings the atoms found into ascending order. */
  sort(): void {
    const { list, count } = this;
    if (count > 16) {
      list.subarray(0, count).sort();
      return;
    }
    for (let i = 1; i < count; i++) {
      const atom = list[i]!;
      let at = i;
      for (; at > 0 && list[at - 1]! > atom; at--) {
        list[at] = list[at - 1]!;
      }
      list[at] = atom;
    }
  }
}
