/**
 * Condition text → syntax tree. Knows the grammar, not the fields.
 *
 *   Condition   := Or
 *   Or          := And { "or" (blank And | "(" Or ")") }
 *   And         := Not { "and" (blank Not | "(" Or ")") }
 *   Not         := { "not" blank } ( "not(" Or ")" | Check )
 *   Check       := "(" Or ")" | Operand Comparison | macro
 *   Operand     := field [ "[" argument "]" ] | transformer "(" … ")" [ "[" argument "]" ]
 *   Comparison  := "exists" | ordering (number | Right) | textual (string | Right)
 *                | textual blank modifier blank (List | name) | set (List | Right | name)
 *   Right       := "val(" field ")" | transformer
 *   List        := "(" [ string { "," string } ] ")"
 *
 * @see falcosecurity/libs userspace/libsinsp/filter/parser.h
 */
import type { SourceText, Span } from '../base/source-text.ts';
import { OPERATORS } from '../operators/registry.ts';
import { isTransformerName } from '../operators/transformers/registry.ts';
import type {
  Condition,
  FieldNode,
  ListModifier,
  ListNode,
  Operand,
  RightSide,
  TransformerArgument,
  TransformerListNode,
  TransformerNode,
  ValueNode,
} from './ast.ts';
import { Lexer, SyntaxMistake } from './lex.ts';

/** Nesting limit of libs; the rules loader raises it to 1000. */
const DEFAULT_MAX_DEPTH = 100;

const MODIFIERS: readonly ListModifier[] = ['oneof', 'anyof', 'allof'];
const BOOLEAN_WORDS = new Set(['and', 'or']);

/** Longest spelling first, so that `<=` is not read as `<`. */
const UNARY = OPERATORS.filter((operator) => operator.operand === 'none').map((operator) => operator.name);
const ORDERING = spellings('number');
const TEXTUAL = spellings('text');
const SETS = spellings('list');
const ALL_SPELLINGS = [...UNARY, ...ORDERING, ...TEXTUAL, ...SETS].map((name) => `'${name}'`).join(', ');

/** A condition, or the first mistake in its text. */
export type ParseResult = { readonly condition: Condition } | { readonly error: { message: string; span: Span } };

/**
 * Parses a whole condition. Never throws: a mistake is returned with its place.
 * Nesting deeper than `maxDepth` parse steps is refused, so hostile text cannot exhaust the stack.
 */
export function parse(source: SourceText, options: { readonly maxDepth?: number } = {}): ParseResult {
  const parser = new Parser(source, options.maxDepth ?? DEFAULT_MAX_DEPTH);
  try {
    return { condition: parser.condition() };
  } catch (mistake) {
    if (mistake instanceof SyntaxMistake) {
      return { error: { message: mistake.message, span: source.span(mistake.offset, mistake.offset + 1) } };
    }
    throw mistake;
  }
}

/**
 * Parses the longest field or transformer expression that starts at an offset
 * of a text (an output format). Undefined when none starts there; an expression
 * that starts but is malformed is an error.
 */
export function parseOperandAt(
  source: SourceText,
  offset: number,
):
  | { readonly operand: Operand; readonly end: number }
  | { readonly error: { message: string; span: Span } }
  | undefined {
  const parser = new Parser(source, DEFAULT_MAX_DEPTH);
  try {
    return parser.operandAt(offset);
  } catch (mistake) {
    if (mistake instanceof SyntaxMistake) {
      return { error: { message: mistake.message, span: source.span(mistake.offset, mistake.offset + 1) } };
    }
    throw mistake;
  }
}

function spellings(operand: 'number' | 'text' | 'list'): string[] {
  return OPERATORS.filter((operator) => operator.operand === operand)
    .flatMap((operator) => [operator.name, ...(operator.aliases ?? [])])
    .sort((a, b) => b.length - a.length);
}

class Parser {
  readonly #lexer: Lexer;
  readonly #maxDepth: number;
  #depth = 0;

  constructor(source: SourceText, maxDepth: number) {
    this.#lexer = new Lexer(source);
    this.#maxDepth = maxDepth;
  }

  condition(): Condition {
    const lexer = this.#lexer;
    if (lexer.text.length === 0) {
      throw new SyntaxMistake('filter input string is empty', 0);
    }
    const condition = this.#or();
    lexer.blanks();
    if (!lexer.isAtEnd) {
      this.#fail(`unexpected token after '${lexer.lastToken}', expecting 'or', 'and'`);
    }
    return condition;
  }

  operandAt(offset: number): { operand: Operand; end: number } | undefined {
    this.#lexer.offset = offset;
    const operand = this.#operand();
    return operand === undefined ? undefined : { operand, end: this.#lexer.offset };
  }

  #or(): Condition {
    return this.#nested(() => this.#chain('or', () => this.#and()));
  }

  #and(): Condition {
    return this.#nested(() => this.#chain('and', () => this.#not()));
  }

  /**
   * `item { word item }`, flattened; after the word an embedded `( … )` needs no blank.
   * The node begins where libs says: before the blanks and the parenthesis of its first item.
   */
  #chain(word: 'or' | 'and', item: () => Condition): Condition {
    const lexer = this.#lexer;
    const start = lexer.offset;
    lexer.blanks();
    const items = [item()];
    for (;;) {
      const before = lexer.offset;
      lexer.blanks();
      if (!lexer.keyword(word, '(')) {
        lexer.offset = before;
        break;
      }
      const hasBlank = lexer.blanks();
      items.push(!hasBlank && lexer.peek('(') ? this.#embedded() : item());
    }
    const first = items[0];
    if (items.length === 1 && first !== undefined) {
      return first;
    }
    return { kind: word, items, span: lexer.source.span(start, lexer.offset) };
  }

  #not(): Condition {
    return this.#nested(() => {
      const lexer = this.#lexer;
      lexer.blanks();
      const start = lexer.offset;
      let isNegated = false;
      let item: Condition | undefined;
      while (item === undefined && lexer.keyword('not', '(')) {
        isNegated = !isNegated;
        const hasBlank = lexer.blanks();
        if (!hasBlank) {
          item = this.#embedded();
        }
      }
      item ??= this.#check();
      return isNegated ? { kind: 'not', item, span: lexer.source.span(start, lexer.offset) } : item;
    });
  }

  /** `( Or )`; the cursor is at the parenthesis. */
  #embedded(): Condition {
    return this.#nested(() => {
      const lexer = this.#lexer;
      if (!lexer.symbol('(')) {
        this.#fail("expected a '(' token");
      }
      const condition = this.#or();
      lexer.blanks();
      if (!lexer.symbol(')')) {
        this.#fail("expected a ')' token");
      }
      return condition;
    });
  }

  #check(): Condition {
    return this.#nested(() => {
      const lexer = this.#lexer;
      lexer.blanks();
      if (lexer.peek('(')) {
        return this.#embedded();
      }
      const start = lexer.offset;
      const left = this.#operand();
      if (left !== undefined) {
        return this.#comparison(left, start);
      }
      const name = lexer.identifier();
      if (name === undefined) {
        this.#fail('expected a field check, a macro identifier, or a nested condition');
      }
      return { kind: 'macro', name, span: lexer.source.span(start, lexer.offset) };
    });
  }

  #comparison(left: Operand, start: number): Condition {
    const lexer = this.#lexer;
    const span = (): Span => lexer.source.span(start, lexer.offset);
    lexer.blanks();
    for (const operator of UNARY) {
      if (lexer.symbol(operator)) {
        return { kind: 'unary', left, operator, span: span() };
      }
    }
    const ordering = ORDERING.find((name) => lexer.symbol(name));
    if (ordering !== undefined) {
      lexer.blanks();
      const right = this.#rightOperand() ?? this.#value(() => lexer.number(), 'expected a number value');
      return { kind: 'binary', left, operator: ordering, right, span: span() };
    }
    const textual = TEXTUAL.find((name) => (/\w/.test(name) ? lexer.keyword(name) : lexer.symbol(name)));
    if (textual !== undefined) {
      const hasBlank = lexer.blanks();
      const modified = hasBlank ? this.#modified() : undefined;
      if (modified !== undefined) {
        return { kind: 'binary', left, operator: textual, ...modified, span: span() };
      }
      const right = this.#rightOperand() ?? this.#string('expected a string value');
      return { kind: 'binary', left, operator: textual, right, span: span() };
    }
    const set = SETS.find((name) => lexer.symbol(name));
    if (set !== undefined) {
      lexer.blanks();
      const right = this.#rightOperand() ?? this.#list();
      return { kind: 'binary', left, operator: set, right, span: span() };
    }
    this.#fail(`expected a valid check operator: one of ${ALL_SPELLINGS}`);
  }

  /** `oneof (…)`: a modifier counts only when a list or a name that is no boolean word follows. */
  #modified(): { modifier: ListModifier; right: ListNode } | undefined {
    const lexer = this.#lexer;
    const before = lexer.offset;
    const modifier = MODIFIERS.find((name) => lexer.keyword(name));
    if (modifier !== undefined) {
      lexer.blanks();
      const afterBlanks = lexer.offset;
      const word = lexer.identifier();
      lexer.offset = afterBlanks;
      if (lexer.peek('(') || (word !== undefined && !BOOLEAN_WORDS.has(word))) {
        return { modifier, right: this.#list() };
      }
    }
    lexer.offset = before;
    return undefined;
  }

  /** `val(field)` or a transformer; undefined when neither starts here. */
  #rightOperand(): RightSide | undefined {
    const lexer = this.#lexer;
    const start = lexer.offset;
    if (!lexer.symbol('val(')) {
      return this.#transformer();
    }
    lexer.blanks();
    const field = this.#field();
    if (field === undefined) {
      this.#fail("expected a field within 'val'");
    }
    lexer.blanks();
    if (!lexer.symbol(')')) {
      this.#fail("expected a ')' token closing the transformer");
    }
    return { kind: 'transformer', name: 'val', arguments: [field], span: lexer.source.span(start, lexer.offset) };
  }

  #operand(): Operand | undefined {
    return this.#field() ?? this.#transformer();
  }

  #field(): FieldNode | undefined {
    const lexer = this.#lexer;
    const start = lexer.offset;
    const name = lexer.fieldName();
    if (name === undefined) {
      return undefined;
    }
    const argument = this.#bracketArgument();
    const span = lexer.source.span(start, lexer.offset);
    return argument === undefined ? { kind: 'field', name, span } : { kind: 'field', name, argument, span };
  }

  #transformer(): TransformerNode | undefined {
    const lexer = this.#lexer;
    const start = lexer.offset;
    const name = lexer.identifier();
    if (name === undefined || !isTransformerName(name) || !lexer.symbol('(')) {
      lexer.offset = start;
      return undefined;
    }
    return this.#nested(() => {
      const list = this.#separated(() => this.#transformerArgument(true));
      const argument = this.#bracketArgument();
      const span = lexer.source.span(start, lexer.offset);
      const node = { kind: 'transformer', name, arguments: list, span } as const;
      return argument === undefined ? node : { ...node, argument };
    });
  }

  #transformerArgument(allowsList: boolean): TransformerArgument {
    const lexer = this.#lexer;
    const start = lexer.offset;
    const operand = this.#operand();
    if (operand !== undefined) {
      return operand;
    }
    if (allowsList && lexer.symbol('(')) {
      const items = this.#separated(() => this.#transformerArgument(false) as Operand | ValueNode);
      const list: TransformerListNode = {
        kind: 'transformer-list',
        items,
        span: lexer.source.span(start, lexer.offset),
      };
      return list;
    }
    return this.#value(
      () => lexer.quotedString() ?? lexer.number(),
      'expected a field, a transformer, a quoted string, a number or a list as argument of the transformer',
    );
  }

  #bracketArgument(): string | undefined {
    const lexer = this.#lexer;
    if (!lexer.symbol('[')) {
      return undefined;
    }
    const argument = lexer.quotedString() ?? lexer.bareArgument();
    if (argument === undefined) {
      this.#fail('expected a valid field argument: a quoted string or a bare string');
    }
    if (!lexer.symbol(']')) {
      this.#fail("expected a ']' token");
    }
    return argument;
  }

  /** `( item, … )`, or a bare name standing for a list of one. */
  #list(): ListNode {
    const lexer = this.#lexer;
    const start = lexer.offset;
    if (!lexer.symbol('(')) {
      const item = this.#value(() => lexer.identifier(), 'expected a list or a list identifier');
      return { kind: 'list', items: [item], span: item.span };
    }
    const items = this.#separated(() => this.#string('expected a string value in the list'));
    return { kind: 'list', items, span: lexer.source.span(start, lexer.offset) };
  }

  /** Items up to the closing parenthesis; the opening one is read. No trailing comma, no empty item. */
  #separated<T>(item: () => T): T[] {
    const lexer = this.#lexer;
    const items: T[] = [];
    lexer.blanks();
    if (lexer.symbol(')')) {
      return items;
    }
    do {
      lexer.blanks();
      items.push(item());
      lexer.blanks();
    } while (lexer.symbol(','));
    if (!lexer.symbol(')')) {
      this.#fail("expected a ')' token closing the list");
    }
    return items;
  }

  #string(expectation: string): ValueNode {
    const lexer = this.#lexer;
    return this.#value(() => lexer.quotedString() ?? lexer.bareString(), expectation);
  }

  #value(read: () => string | undefined, expectation: string): ValueNode {
    const lexer = this.#lexer;
    const start = lexer.offset;
    const text = read();
    if (text === undefined) {
      this.#fail(expectation);
    }
    return { kind: 'value', text, span: lexer.source.span(start, lexer.offset) };
  }

  #nested<T>(step: () => T): T {
    this.#depth++;
    if (this.#depth > this.#maxDepth) {
      this.#fail(`exceeded max depth limit of ${this.#maxDepth}`);
    }
    const result = step();
    this.#depth--;
    return result;
  }

  #fail(message: string): never {
    throw new SyntaxMistake(message, this.#lexer.offset);
  }
}
