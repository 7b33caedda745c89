/** Tries of path components, in which a component with `? * [` is a shell pattern. What a node stands for is the caller's. */
import { compileGlob } from './glob-pattern.ts';

/** A node and what follows it. */
export interface PathNode<T> {
  value: T;
  readonly children: Map<string, PathNode<T>>;
  readonly patterns: {
    readonly text: string;
    readonly test: (component: string) => boolean;
    readonly node: PathNode<T>;
  }[];
}

/** Makes a node that nothing follows. */
export function pathNode<T>(value: T): PathNode<T> {
  return { value, children: new Map(), patterns: [] };
}

/** Splits a path; empty components count for nothing. */
export function pathComponents(path: string): string[] {
  return path.split('/').filter((component) => component !== '');
}

/** Gives the node after a component, made with `value` where there is none yet. */
export function pathChild<T>(node: PathNode<T>, component: string, value: () => T): PathNode<T> {
  return /[?*[]/.test(component) ? patternChild(node, component, value) : plainChild(node, component, value);
}

function plainChild<T>(node: PathNode<T>, component: string, value: () => T): PathNode<T> {
  let child = node.children.get(component);
  if (child === undefined) {
    child = pathNode(value());
    node.children.set(component, child);
  }
  return child;
}

function patternChild<T>(node: PathNode<T>, text: string, value: () => T): PathNode<T> {
  const known = node.patterns.find((pattern) => pattern.text === text);
  if (known !== undefined) {
    return known.node;
  }
  const child = pathNode(value());
  node.patterns.push({ text, test: compileGlob(text), node: child });
  return child;
}
