/**
 * A named piece of text and the positions inside it. Everything that points
 * into user input (diagnostics, syntax trees) does so with a Span.
 */

/** A 1-based place in a text, in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A half-open range of UTF-16 code units of one source text. */
export interface Span {
  readonly source: SourceText;
  readonly start: number;
  readonly end: number;
}

/**
 * Text with a name (a file's path, or what a person would call it) and an
 * index of its lines. CR, LF and CRLF end a line. Immutable.
 */
export class SourceText {
  readonly name: string;
  readonly text: string;
  #lineStarts: number[] | undefined;

  constructor(name: string, text: string) {
    this.name = name;
    this.text = text;
  }

  /** Gives the line and column of an offset; offsets past the end count as the end. */
  position(offset: number): Position {
    const starts = this.#starts();
    const target = Math.min(Math.max(offset, 0), this.text.length);
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= target) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return { line: low + 1, column: target - (starts[low] ?? 0) + 1 };
  }

  /** Gives the text of a 1-based line without its line end; empty when there is no such line. */
  line(number: number): string {
    const starts = this.#starts();
    const start = starts[number - 1];
    if (start === undefined) {
      return '';
    }
    const end = starts[number] ?? this.text.length;
    return this.text.slice(start, end).replace(/[\r\n]+$/, '');
  }

  /** Makes a span inside this text. */
  span(start: number, end: number): Span {
    return { source: this, start, end };
  }

  #starts(): number[] {
    if (this.#lineStarts === undefined) {
      const starts = [0];
      for (let i = 0; i < this.text.length; i++) {
        const code = this.text.charCodeAt(i);
        const isCrOfCrLf = code === 13 && this.text.charCodeAt(i + 1) === 10;
        if ((code === 10 || code === 13) && !isCrOfCrLf) {
          starts.push(i + 1);
        }
      }
      this.#lineStarts = starts;
    }
    return this.#lineStarts;
  }
}
