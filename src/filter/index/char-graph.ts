/** Edges from node to node by UTF-16 code unit, for tries: one hash table of numbers instead of an object per node. */

const NO_NODE = -1;
const FIRST_SLOTS = 256;
const KEY = 0x9e3779b1;
const CHARACTER = 0x85ebca6b;

/** A tree of nodes 0, 1, 2 …; node 0 is the root. */
export class CharGraph {
  nodeCount = 1;
  #edgeCount = 0;
  #mask = FIRST_SLOTS - 1;
  #nodes = new Int32Array(FIRST_SLOTS).fill(NO_NODE);
  #characters = new Uint16Array(FIRST_SLOTS);
  #targets = new Int32Array(FIRST_SLOTS);

  /** Gives the node that a character leads to; -1 when there is none. */
  next(node: number, character: number): number {
    for (let slot = this.#slotOf(node, character); ; slot = (slot + 1) & this.#mask) {
      const known = this.#nodes[slot]!;
      if (known === NO_NODE || (known === node && this.#characters[slot] === character)) {
        return known === NO_NODE ? NO_NODE : this.#targets[slot]!;
      }
    }
  }

  /** Gives the node that a character leads to, adding it when there is none. */
  extend(node: number, character: number): number {
    const known = this.next(node, character);
    if (known !== NO_NODE) {
      return known;
    }
    if (++this.#edgeCount * 2 > this.#mask) {
      this.#grow();
    }
    this.#put(node, character, this.nodeCount);
    return this.nodeCount++;
  }

  /** Calls `visit` with every edge; a node comes before those that it leads to have been reached from elsewhere, in no other order. */
  forEachEdge(visit: (node: number, character: number, target: number) => void): void {
    for (let slot = 0; slot <= this.#mask; slot++) {
      if (this.#nodes[slot] !== NO_NODE) {
        visit(this.#nodes[slot]!, this.#characters[slot]!, this.#targets[slot]!);
      }
    }
  }

  #slotOf(node: number, character: number): number {
    const hash = Math.imul(node, KEY) ^ Math.imul(character, CHARACTER);
    return (hash ^ (hash >>> 15)) & this.#mask;
  }

  #put(node: number, character: number, target: number): void {
    let slot = this.#slotOf(node, character);
    while (this.#nodes[slot] !== NO_NODE) {
      slot = (slot + 1) & this.#mask;
    }
    this.#nodes[slot] = node;
    this.#characters[slot] = character;
    this.#targets[slot] = target;
  }

  #grow(): void {
    const [nodes, characters, targets] = [this.#nodes, this.#characters, this.#targets];
    this.#mask = nodes.length * 2 - 1;
    this.#nodes = new Int32Array(nodes.length * 2).fill(NO_NODE);
    this.#characters = new Uint16Array(nodes.length * 2);
    this.#targets = new Int32Array(nodes.length * 2);
    for (let slot = 0; slot < nodes.length; slot++) {
      if (nodes[slot] !== NO_NODE) {
        this.#put(nodes[slot]!, characters[slot]!, targets[slot]!);
      }
    }
  }
}
