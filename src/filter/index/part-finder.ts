/**
 * Parts of texts (`contains`): one pass over a text finds all that it contains,
 * however many are looked for (Aho and Corasick, "Efficient string matching", 1975).
 */
import { CharGraph } from './char-graph.ts';

const LATIN = 256;

/** Labels by part. `seal` once after the last part and before the first text. */
export class PartFinder {
  readonly #graph = new CharGraph();
  /** By node: labels of the part that ends there. */
  readonly #labels: (number[] | undefined)[] = [];
  /** By node: where to go on when no edge fits. */
  #fallback = new Int32Array(0);
  /** By node: the nearest node on the way of fallbacks, itself included, that has labels; -1 for none. */
  #nearest = new Int32Array(0);
  /** Edges of the root for frequent characters; 0 where it has none. */
  readonly #first = new Int32Array(LATIN);

  add(part: string, label: number): void {
    let node = 0;
    for (let i = 0; i < part.length; i++) {
      node = this.#graph.extend(node, part.charCodeAt(i));
    }
    const labels = this.#labels[node] ?? [];
    labels.push(label);
    this.#labels[node] = labels;
  }

  seal(): void {
    const { nodeCount } = this.#graph;
    const children: [number, number][][] = Array.from({ length: nodeCount }, () => []);
    this.#graph.forEachEdge((node, character, target) => children[node]!.push([character, target]));
    this.#fallback = new Int32Array(nodeCount);
    this.#nearest = new Int32Array(nodeCount).fill(-1);
    this.#nearest[0] = this.#labels[0] === undefined ? -1 : 0;
    const queue = [0];
    for (const node of queue) {
      for (const [character, target] of children[node]!) {
        const fallback = node === 0 ? 0 : this.#advance(this.#fallback[node]!, character);
        this.#fallback[target] = fallback;
        this.#nearest[target] = this.#labels[target] === undefined ? this.#nearest[fallback]! : target;
        if (node === 0 && character < LATIN) {
          this.#first[character] = target;
        }
        queue.push(target);
      }
    }
  }

  /** Calls `report` with the labels of each part that the text contains, at each place. */
  find(text: string, report: (labels: readonly number[]) => void): void {
    const nearest = this.#nearest;
    let node = 0;
    this.#reportFrom(nearest[0]!, report);
    for (let i = 0; i < text.length; i++) {
      const character = text.charCodeAt(i);
      node = node === 0 && character < LATIN ? this.#first[character]! : this.#advance(node, character);
      if (node !== 0 && nearest[node]! > 0) {
        this.#reportFrom(nearest[node]!, report);
      }
    }
  }

  #advance(from: number, character: number): number {
    for (let node = from; ; node = this.#fallback[node]!) {
      const target = this.#graph.next(node, character);
      if (target >= 0) {
        return target;
      }
      if (node === 0) {
        return 0;
      }
    }
  }

  #reportFrom(first: number, report: (labels: readonly number[]) => void): void {
    for (let node = first; node >= 0; node = node === 0 ? -1 : this.#nearest[this.#fallback[node]!]!) {
      // The root stands for the empty part, which every text contains once.
      report(this.#labels[node]!);
    }
  }
}
