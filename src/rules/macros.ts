/**
 * Macros: a bare name in a condition is replaced by the condition of that
 * macro, on the syntax tree, so a macro never changes precedence.
 */
import type { Span } from '../base/source-text.ts';
import type { Condition } from '../filter/ast.ts';

/** Most nodes of a condition after inlining; a few macros can double one another without end. */
const MAX_CONDITION_NODES = 200_000;
/** Deepest nesting of a condition after inlining. */
const MAX_CONDITION_DEPTH = 1_000;

/** Finds the condition of a macro that may be used; undefined when there is none of that name. */
export type MacroLookup = (name: string) => Condition | undefined;

/** Nodes that may still be visited; shared by the conditions of one load. */
export interface NodeBudget {
  nodesLeft: number;
}

/** A condition without macros, or why there is none. */
export type InlineResult =
  | { readonly condition: Condition }
  | { readonly error: string; readonly name: string; readonly span: Span };

/**
 * Replaces the macro names in a condition, and in what replaces them. Subtrees
 * of macros are shared, not copied. Names used are added to `used`. An error
 * tells of a loop, else of the first name that is not defined, else of a limit.
 */
export function inlineMacros(
  condition: Condition,
  find: MacroLookup,
  used: Set<string>,
  budget: NodeBudget,
): InlineResult {
  const inliner = new Inliner(find, used, budget);
  const inlined = inliner.inline(condition, 0);
  return inliner.mistake ?? { condition: inlined };
}

type Mistake = InlineResult & { readonly error: string };

class Inliner {
  readonly #find: MacroLookup;
  readonly #used: Set<string>;
  readonly #budget: NodeBudget;
  readonly #path: string[] = [];
  #nodeCount = 0;
  #loop: Mistake | undefined;
  #unknown: Mistake | undefined;
  #excess: Mistake | undefined;

  constructor(find: MacroLookup, used: Set<string>, budget: NodeBudget) {
    this.#find = find;
    this.#used = used;
    this.#budget = budget;
  }

  get mistake(): Mistake | undefined {
    return this.#loop ?? this.#unknown ?? this.#excess;
  }

  inline(node: Condition, depth: number): Condition {
    this.#nodeCount++;
    this.#budget.nodesLeft--;
    if (this.#nodeCount > MAX_CONDITION_NODES || depth > MAX_CONDITION_DEPTH || this.#budget.nodesLeft < 0) {
      this.#excess ??= { error: 'the condition is too large after its macros are resolved', name: '', span: node.span };
      return node;
    }
    switch (node.kind) {
      case 'and':
      case 'or': {
        const items = node.items.map((item) => this.inline(item, depth + 1));
        return items.every((item, i) => item === node.items[i]) ? node : { ...node, items };
      }
      case 'not': {
        const item = this.inline(node.item, depth + 1);
        return item === node.item ? node : { ...node, item };
      }
      case 'macro':
        return this.#macro(node, depth);
      default:
        return node;
    }
  }

  #macro(node: Condition & { kind: 'macro' }, depth: number): Condition {
    const { name, span } = node;
    const condition = this.#find(name);
    if (condition === undefined) {
      this.#unknown ??= { error: `Undefined macro '${name}' used in filter.`, name, span };
      return node;
    }
    if (this.#path.includes(name)) {
      this.#loop ??= { error: `reference loop in macro '${name}'`, name, span };
      return node;
    }
    this.#path.push(name);
    const inlined = this.inline(condition, depth + 1);
    this.#path.pop();
    this.#used.add(name);
    return inlined;
  }
}
