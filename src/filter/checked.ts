/** A condition after checking: names are bound, constants are parsed, every check is a test. */
import type { FieldValue } from '../event/value.ts';
import type { ListModifier } from './ast.ts';
import type { BoundOperand } from './operand.ts';

/** A checked condition, or a part of one. */
export type CheckedCondition =
  | { readonly kind: 'and'; readonly items: readonly CheckedCondition[] }
  | { readonly kind: 'or'; readonly items: readonly CheckedCondition[] }
  | { readonly kind: 'not'; readonly item: CheckedCondition }
  | ConstantCheck
  | RelationCheck;

/** A field against constants, or its presence. */
export interface ConstantCheck {
  readonly kind: 'constant';
  readonly operand: BoundOperand;
  readonly operator: string;
  readonly modifier: ListModifier | undefined;
  /** The constants as written, unquoted. */
  readonly literals: readonly string[];
  /** Decides on a present value. */
  readonly test: (value: FieldValue) => boolean;
}

/** A field against another; false unless both have a value. */
export interface RelationCheck {
  readonly kind: 'relation';
  readonly operand: BoundOperand;
  readonly operator: string;
  readonly right: BoundOperand;
  readonly relation: (left: FieldValue, right: FieldValue) => boolean;
}
