/**
 * Path prefixes as a trie of components, for `pmatch`.
 * @see falcosecurity/libs userspace/libsinsp/prefix_search.h
 */
import { compileGlob } from './glob-pattern.ts';

interface Node {
  isEnd: boolean;
  readonly children: Map<string, Node>;
  readonly patterns: { readonly text: string; readonly test: (component: string) => boolean; readonly node: Node }[];
}

/** A set of path prefixes. Empty components count for nothing; a component with `? * [` is a shell pattern. */
export class PathTrie {
  readonly #root = emptyNode();

  constructor(prefixes: Iterable<string>) {
    for (const prefix of prefixes) {
      this.#add(components(prefix));
    }
  }

  /** Tells whether a prefix of the set equals the path or leads to it, component by component. */
  matches(path: string): boolean {
    return matchesFrom(this.#root, components(path), 0);
  }

  #add(path: readonly string[]): void {
    let node = this.#root;
    for (const component of path) {
      if (node.isEnd) {
        return;
      }
      node = /[?*[]/.test(component) ? patternChild(node, component) : plainChild(node, component);
    }
    node.isEnd = true;
    node.children.clear();
    node.patterns.length = 0;
  }
}

function matchesFrom(node: Node, path: readonly string[], depth: number): boolean {
  if (node.isEnd) {
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

function components(path: string): string[] {
  return path.split('/').filter((component) => component !== '');
}

function plainChild(node: Node, component: string): Node {
  let child = node.children.get(component);
  if (child === undefined) {
    child = emptyNode();
    node.children.set(component, child);
  }
  return child;
}

function patternChild(node: Node, component: string): Node {
  const known = node.patterns.find((pattern) => pattern.text === component);
  if (known !== undefined) {
    return known.node;
  }
  const child = emptyNode();
  node.patterns.push({ text: component, test: compileGlob(component), node: child });
  return child;
}

function emptyNode(): Node {
  return { isEnd: false, children: new Map(), patterns: [] };
}
