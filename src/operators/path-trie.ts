/**
 * Path prefixes as a trie of components, for `pmatch`.
 * @see falcosecurity/libs userspace/libsinsp/prefix_search.h
 */
import { type PathNode, pathChild, pathComponents, pathNode } from './path-node.ts';

/** Whether a prefix ends at a node. */
type Node = PathNode<boolean>;

/** A set of path prefixes. Empty components count for nothing; a component with `? * [` is a shell pattern. */
export class PathTrie {
  readonly #root: Node = pathNode(false);

  constructor(prefixes: Iterable<string>) {
    for (const prefix of prefixes) {
      this.#add(pathComponents(prefix));
    }
  }

  /** Tells whether a prefix of the set equals the path or leads to it, component by component. */
  matches(path: string): boolean {
    return matchesFrom(this.#root, pathComponents(path), 0);
  }

  #add(path: readonly string[]): void {
    let node = this.#root;
    for (const component of path) {
      if (node.value) {
        return;
      }
      node = pathChild(node, component, () => false);
    }
    node.value = true;
    node.children.clear();
    node.patterns.length = 0;
  }
}

function matchesFrom(node: Node, path: readonly string[], depth: number): boolean {
  if (node.value) {
    return true;
  }
  const component = path[depth];
  if (component === undefined) {
    return false;
  }
  const child = node.children.get(component);
  return (
    (child !== undefined && matchesFrom(child, path, depth + 1)) ||
    node.patterns.some((pattern) => pattern.test(component) && matchesFrom(pattern.node, path, depth + 1))
  );
}
