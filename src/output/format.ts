/**
 * Output text with `%field` parts → a closure per part. Knows how values are
 * printed, not where the text came from.
 *
 *   Format := [ "*" ] { text | "%" [ width ] Expression }
 *
 * The longest valid expression after `%` is taken; what follows it is text.
 * @see falcosecurity/libs userspace/libsinsp/eventformatter.cpp
 */
import type { DiagnosticSink } from '../base/diagnostic.ts';
import { SourceText, type Span } from '../base/source-text.ts';
import type { EventBatch } from '../event/event-batch.ts';
import type { BoundField, Field, FieldSet } from '../fields/field.ts';
import type { JsonValue } from './json-text.ts';
import { valueJson, valueText } from './value-text.ts';

/** A compiled output. Missing values print as `<NA>`, as Falco prints the outputs of rules. */
export interface OutputFormat {
  /** The text that was compiled, without a leading `*`. */
  readonly text: string;
  /** Keys of the fields read, in the order of the text, each once. */
  readonly fields: readonly string[];
  /** Prints the output for one event. */
  render(batch: EventBatch, row: number): string;
  /** Gives the value of every field read, by key (a legacy audit field's key has no argument). */
  values(batch: EventBatch, row: number): Record<string, JsonValue>;
}

/** One `%field` part, settled. */
interface FieldPart {
  readonly key: string;
  readonly bound: BoundField;
  /** Columns to pad or cut to; 0 = as long as it is. */
  readonly width: number;
}

const NAME = /[a-zA-Z][a-zA-Z0-9_]*(?:\.[a-zA-Z][a-zA-Z0-9_]*)+/y;
const ARGUMENT = /\[(?:"([^"]*)"|'([^']*)'|([^[\]"'\s]+))\]/y;
const WIDTH = /[0-9]+/y;
/** No field's name is longer; keeps hostile text from being tried at every length. */
const MAX_NAME_LENGTH = 255;
const MAX_WIDTH = 65_535;

/**
 * Compiles an output text. All mistakes are reported, at their place when
 * `format` is a SourceText, else at `span`. Undefined when there was an error.
 * Diagnostics: OUTPUT_EMPTY, OUTPUT_TRAILING_PERCENT, OUTPUT_UNKNOWN_FIELD,
 * OUTPUT_BAD_WIDTH; warning OUTPUT_DEPRECATED_FIELD.
 */
export function compileFormat(
  format: SourceText | string,
  fields: FieldSet,
  sink: DiagnosticSink,
  span?: Span,
): OutputFormat | undefined {
  const source = typeof format === 'string' ? new SourceText('output', format) : format;
  const place = (start: number, end: number) => (typeof format === 'string' ? span : source.span(start, end));
  return new FormatCompiler(source.text, fields, sink, place).compile();
}

class FormatCompiler {
  readonly #text: string;
  readonly #fields: FieldSet;
  readonly #sink: DiagnosticSink;
  readonly #place: (start: number, end: number) => Span | undefined;
  readonly #parts: (string | FieldPart)[] = [];
  #hasErrors = false;

  constructor(
    text: string,
    fields: FieldSet,
    sink: DiagnosticSink,
    place: (start: number, end: number) => Span | undefined,
  ) {
    this.#text = text;
    this.#fields = fields;
    this.#sink = sink;
    this.#place = place;
  }

  compile(): OutputFormat | undefined {
    const text = this.#text;
    if (text.length === 0) {
      this.#error('OUTPUT_EMPTY', 'empty formatting token', 0, 0, 'text to print, with %fields in it');
      return undefined;
    }
    const start = text.startsWith('*') ? 1 : 0;
    let offset = start;
    while (offset < text.length) {
      const percent = text.indexOf('%', offset);
      if (percent !== offset) {
        this.#parts.push(text.slice(offset, percent === -1 ? undefined : percent));
      }
      if (percent === -1) {
        break;
      }
      offset = this.#part(percent);
    }
    return this.#hasErrors ? undefined : outputOf(text.slice(start), this.#parts);
  }

  /** Compiles the part at a `%`; gives the offset after it. */
  #part(percent: number): number {
    const text = this.#text;
    const digits = matchAt(WIDTH, text, percent + 1)?.[0] ?? '';
    const start = percent + 1 + digits.length;
    if (start === text.length) {
      const ending = digits === '' ? 'a %' : 'a number';
      this.#error(
        'OUTPUT_TRAILING_PERCENT',
        `invalid formatting syntax: formatting cannot end with ${ending}`,
        percent,
        start,
        'a field after the %',
      );
      return start;
    }
    const width = Number(digits);
    if (width > MAX_WIDTH) {
      this.#error('OUTPUT_BAD_WIDTH', `invalid formatting syntax: width ${digits} is too large`, percent, start);
    }
    const name = matchAt(NAME, text, start)?.[0] ?? '';
    for (let length = Math.min(name.length, MAX_NAME_LENGTH); length > 0; length--) {
      const end = this.#field(start, start + length, width);
      if (end !== undefined) {
        return end;
      }
    }
    return this.#unknown(percent, start, name);
  }

  /** Tries the name between two offsets, with the argument after it and without; gives the offset after what fits. */
  #field(start: number, end: number, width: number): number | undefined {
    const name = this.#text.slice(start, end);
    const found = this.#fields.find(name);
    if (found === undefined || found.field.isFilterOnly === true) {
      return undefined;
    }
    const match = matchAt(ARGUMENT, this.#text, end);
    const argument = match?.[1] ?? match?.[2] ?? match?.[3];
    if (found.suffix === undefined && match !== undefined && argument !== undefined) {
      const bound = found.field.bind(argument);
      if (typeof bound !== 'string') {
        const key = bound.type === 'auditvalue' ? name : `${name}[${argument}]`;
        return this.#take({ key, bound, width }, found.field, start, end + match[0].length);
      }
    }
    const bound = found.field.bind(found.suffix);
    return typeof bound === 'string' ? undefined : this.#take({ key: name, bound, width }, found.field, start, end);
  }

  #take(part: FieldPart, field: Field, start: number, end: number): number {
    this.#parts.push(part);
    if (field.deprecated !== undefined) {
      this.#sink.warning('OUTPUT_DEPRECATED_FIELD', field.deprecated, this.#place(start, end));
    }
    return end;
  }

  #unknown(percent: number, start: number, name: string): number {
    const word = name === '' ? (matchAt(/\S*/y, this.#text, start)?.[0] ?? '') : name;
    const end = start + word.length;
    this.#error(
      'OUTPUT_UNKNOWN_FIELD',
      `invalid formatting token ${word}`,
      percent,
      end,
      'a field of this event source',
    );
    return end;
  }

  #error(code: string, message: string, start: number, end: number, expected?: string): void {
    this.#hasErrors = true;
    this.#sink.error(code, message, this.#place(start, end), expected);
  }
}

function outputOf(text: string, parts: readonly (string | FieldPart)[]): OutputFormat {
  const byKey = new Map(parts.filter((part) => typeof part !== 'string').map((part) => [part.key, part.bound]));
  return {
    text,
    fields: [...byKey.keys()],
    render(batch, row) {
      let line = '';
      for (const part of parts) {
        line += typeof part === 'string' ? part : printPart(part, batch, row);
      }
      return line;
    },
    values(batch, row) {
      const values: Record<string, JsonValue> = {};
      for (const [key, bound] of byKey) {
        values[key] = valueJson(bound.read(batch, row), bound);
      }
      return values;
    },
  };
}

function printPart(part: FieldPart, batch: EventBatch, row: number): string {
  const text = valueText(part.bound.read(batch, row), part.bound);
  return part.width === 0 ? text : text.slice(0, part.width).padEnd(part.width);
}

function matchAt(pattern: RegExp, text: string, offset: number): RegExpExecArray | undefined {
  pattern.lastIndex = offset;
  return pattern.exec(text) ?? undefined;
}
