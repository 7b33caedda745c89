/** Path prefixes (`pmatch`) of many checks as one trie of components. */
import { type PathNode, pathChild, pathComponents, pathNode } from '../../operators/path-node.ts';
import type { FoundAtoms } from './found-atoms.ts';

/** The atoms of the prefixes that end at a node. */
type Node = PathNode<number[]>;

/** Atoms by path prefix; components mean what they mean to PathTrie. */
export class PathPrefixes {
  readonly #root: Node = pathNode([]);

  add(prefix: string, atom: number): void {
    let node = this.#root;
    for (const component of pathComponents(prefix)) {
      node = pathChild(node, component, () => []);
    }
    node.value.push(atom);
  }

  collect(path: string, found: FoundAtoms): void {
    collectFrom(this.#root, path, 0, found);
  }
}

function collectFrom(node: Node, path: string, from: number, found: FoundAtoms): void {
  found.addAll(node.value);
  if (node.children.size === 0 && node.patterns.length === 0) {
    return;
  }
  let start = from;
  while (path[start] === '/') {
    start++;
  }
  if (start >= path.length) {
    return;
  }
  const slash = path.indexOf('/', start);
  const end = slash < 0 ? path.length : slash;
  const component = path.slice(start, end);
  const child = node.children.get(component);
  if (child !== undefined) {
    collectFrom(child, path, end, found);
  }
  for (const pattern of node.patterns) {
    if (pattern.test(component)) {
      collectFrom(pattern.node, path, end, found);
    }
  }
}
