/** Path prefixes (`pmatch`) of many checks as one trie of components. */
import { compileGlob } from '../../operators/glob-pattern.ts';
import type { FoundAtoms } from './found-atoms.ts';

interface Node {
  readonly atoms: number[];
  readonly children: Map<string, Node>;
  readonly patterns: { readonly text: string; readonly test: (component: string) => boolean; readonly node: Node }[];
}

/** Atoms by path prefix; components mean what they mean to PathTrie. */
export class PathPrefixes {
  readonly #root = emptyNode();

  add(prefix: string, atom: number): void {
    let node = this.#root;
    for (const component of componentsOf(prefix)) {
      node = /[?*[]/.test(component) ? patternChild(node, component) : plainChild(node, component);
    }
    node.atoms.push(atom);
  }

  collect(path: string, found: FoundAtoms): void {
    collectFrom(this.#root, path, 0, found);
  }
}

function collectFrom(node: Node, path: string, from: number, found: FoundAtoms): void {
  found.addAll(node.atoms);
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

function componentsOf(path: string): string[] {
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

function patternChild(node: Node, text: string): Node {
  const known = node.patterns.find((pattern) => pattern.text === text);
  if (known !== undefined) {
    return known.node;
  }
  const child = emptyNode();
  node.patterns.push({ text, test: compileGlob(text), node: child });
  return child;
}

function emptyNode(): Node {
  return { atoms: [], children: new Map(), patterns: [] };
}
