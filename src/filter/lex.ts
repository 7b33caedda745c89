/**
 * The tokens of a condition: a cursor that recognises one token at a time
 * where the grammar asks for it (the language has no context-free lexer).
 * @see falcosecurity/libs userspace/libsinsp/filter/parser.cpp
 */
import type { SourceText } from '../base/source-text.ts';
import { unquote } from './quote.ts';

const BLANKS = /[ \t\b\n\r]*/y;
const IDENTIFIER = /[a-zA-Z]+[a-zA-Z0-9_]*/y;
const FIELD_NAME = /[a-zA-Z]+[a-zA-Z0-9_]*(?:\.[a-zA-Z]+[a-zA-Z0-9_]*)+/y;
const BARE_ARGUMENT = /[^ \b\t\n\r[\]"']+/y;
const HEX_NUMBER = /0[xX][0-9a-fA-F]+/y;
const NUMBER = /[+-]?[0-9]+\.?[0-9]*(?:[eE][+-][0-9]+)?/y;
const BARE_STRING = /[^() \b\t\n\r"'=,]+/y;
const BLANK = ' \t\b\n\r';

/** A mistake found at an offset of the text. */
export class SyntaxMistake extends Error {
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

/** Reads tokens of one condition from left to right. Token methods move the cursor only when they succeed. */
export class Lexer {
  readonly source: SourceText;
  readonly text: string;
  offset = 0;
  /** The token read last, for messages. */
  lastToken = '';

  constructor(source: SourceText) {
    this.source = source;
    this.text = source.text;
  }

  get isAtEnd(): boolean {
    return this.offset >= this.text.length;
  }

  /** Skips blanks; tells whether there was one. */
  blanks(): boolean {
    BLANKS.lastIndex = this.offset;
    const length = BLANKS.exec(this.text)?.[0].length ?? 0;
    this.offset += length;
    return length > 0;
  }

  identifier(): string | undefined {
    return this.#match(IDENTIFIER);
  }

  fieldName(): string | undefined {
    return this.#match(FIELD_NAME);
  }

  bareArgument(): string | undefined {
    return this.#match(BARE_ARGUMENT);
  }

  /** A hexadecimal or decimal number, as its text. */
  number(): string | undefined {
    return this.#match(HEX_NUMBER) ?? this.#match(NUMBER);
  }

  bareString(): string | undefined {
    return this.#match(BARE_STRING);
  }

  /**
   * A quoted string, unescaped. It ends at the first delimiter whose preceding
   * character is not a backslash.
   * @throws SyntaxMistake when it is not closed or has an unknown escape.
   */
  quotedString(): string | undefined {
    const delimiter = this.text[this.offset];
    if (delimiter !== '"' && delimiter !== "'") {
      return undefined;
    }
    let end = this.offset + 1;
    while (end < this.text.length && !(this.text[end] === delimiter && this.text[end - 1] !== '\\')) {
      end++;
    }
    if (end >= this.text.length) {
      throw new SyntaxMistake(`expected a ${delimiter} closing quote`, this.offset);
    }
    const unquoted = unquote(this.text.slice(this.offset + 1, end), delimiter);
    if ('error' in unquoted) {
      throw new SyntaxMistake(`invalid string: ${unquoted.error}`, this.offset + 1 + unquoted.offset);
    }
    this.lastToken = this.text.slice(this.offset, end + 1);
    this.offset = end + 1;
    return unquoted.text;
  }

  /** Takes exactly this text. */
  symbol(text: string): boolean {
    if (!this.text.startsWith(text, this.offset)) {
      return false;
    }
    this.offset += text.length;
    this.lastToken = text;
    return true;
  }

  /** Takes this word when one of `followers` (a blank always counts) comes next; the follower stays. */
  keyword(word: string, followers = ''): boolean {
    const next = this.text[this.offset + word.length];
    if (next === undefined || !(BLANK + followers).includes(next)) {
      return false;
    }
    return this.symbol(word);
  }

  peek(text: string): boolean {
    return this.text.startsWith(text, this.offset);
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.offset;
    const token = pattern.exec(this.text)?.[0];
    if (token !== undefined) {
      this.offset += token.length;
      this.lastToken = token;
    }
    return token;
  }
}
