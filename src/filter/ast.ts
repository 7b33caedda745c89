/** The syntax tree of a condition. Produced by parse.ts, copied and rewritten by the rules layer, read by check.ts. */
import type { Span } from '../base/source-text.ts';

/** A condition, or a part of one. And/Or are n-ary and never nested in themselves as parsed. */
export type Condition = AndNode | OrNode | NotNode | MacroNode | UnaryCheckNode | BinaryCheckNode;

/** True when all items are. */
export interface AndNode {
  readonly kind: 'and';
  readonly items: readonly Condition[];
  readonly span: Span;
}

/** True when any item is. */
export interface OrNode {
  readonly kind: 'or';
  readonly items: readonly Condition[];
  readonly span: Span;
}

/** True when the item is not. */
export interface NotNode {
  readonly kind: 'not';
  readonly item: Condition;
  readonly span: Span;
}

/** A bare identifier: the name of a macro. */
export interface MacroNode {
  readonly kind: 'macro';
  readonly name: string;
  readonly span: Span;
}

/** `field exists`. */
export interface UnaryCheckNode {
  readonly kind: 'unary';
  readonly left: Operand;
  readonly operator: string;
  readonly span: Span;
}

/** `left operator right`. */
export interface BinaryCheckNode {
  readonly kind: 'binary';
  readonly left: Operand;
  readonly operator: string;
  readonly modifier?: ListModifier;
  readonly right: RightSide;
  readonly span: Span;
}

/** How many items of a list must satisfy an operator. */
export type ListModifier = 'oneof' | 'anyof' | 'allof';

/** What yields a value: a field or a transformer applied to operands. */
export type Operand = FieldNode | TransformerNode;

/** `name[argument]`. */
export interface FieldNode {
  readonly kind: 'field';
  readonly name: string;
  readonly argument?: string;
  readonly span: Span;
}

/** `name(arguments…)[argument]`; `val(field)` is one too. */
export interface TransformerNode {
  readonly kind: 'transformer';
  readonly name: string;
  readonly arguments: readonly TransformerArgument[];
  readonly argument?: string;
  readonly span: Span;
}

/** One argument of a transformer. */
export type TransformerArgument = Operand | ValueNode | TransformerListNode;

/** `( a, "b", field )` as an argument of a transformer. */
export interface TransformerListNode {
  readonly kind: 'transformer-list';
  readonly items: readonly (Operand | ValueNode)[];
  readonly span: Span;
}

/** A literal after unquoting. */
export interface ValueNode {
  readonly kind: 'value';
  readonly text: string;
  readonly span: Span;
}

/** `( a, b )`, or an identifier in the position of a list. */
export interface ListNode {
  readonly kind: 'list';
  readonly items: readonly ValueNode[];
  readonly span: Span;
}

/** What stands on the right of an operator. */
export type RightSide = ValueNode | ListNode | Operand;
