/** Beginnings (`startswith`) or ends (`endswith`) of texts as a trie: one walk finds all that a text has. */
import { CharGraph } from './char-graph.ts';
import type { FoundAtoms } from './found-atoms.ts';

/** Which end of a text is looked at. */
export type Affix = 'prefix' | 'suffix';

/** Atoms by prefix or suffix. */
export class AffixTrie {
  readonly #graph = new CharGraph();
  /** By node: atoms of the affix that ends there. */
  readonly #atoms: (number[] | undefined)[] = [];
  readonly #isSuffix: boolean;

  constructor(affix: Affix) {
    this.#isSuffix = affix === 'suffix';
  }

  add(text: string, atom: number): void {
    let node = 0;
    for (let i = 0; i < text.length; i++) {
      node = this.#graph.extend(node, text.charCodeAt(this.#isSuffix ? text.length - 1 - i : i));
    }
    const atoms = this.#atoms[node] ?? [];
    atoms.push(atom);
    this.#atoms[node] = atoms;
  }

  collect(text: string, found: FoundAtoms): void {
    const graph = this.#graph;
    const { length } = text;
    let node = 0;
    for (let i = 0; ; i++) {
      const atoms = this.#atoms[node];
      if (atoms !== undefined) {
        found.addAll(atoms);
      }
      if (i === length) {
        return;
      }
      node = graph.next(node, text.charCodeAt(this.#isSuffix ? length - 1 - i : i));
      if (node < 0) {
        return;
      }
    }
  }
}
