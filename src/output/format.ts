/**
 * Output text with `%field` parts → a closure per part. Knows how values are
 * printed, not where the text came from.
 *
 *   Format := [ "*" ] { text | "%" [ width ] Operand }      (Operand: see filter/parse.ts)
 *
 * The longest valid expression after `%` is taken; what follows it is text.
 * @see falcosecurity/libs userspace/libsinsp/eventformatter.cpp
 */
import { DiagnosticSink } from '../base/diagnostic.ts';
import type { SourceText } from '../base/source-text.ts';
import type { ColumnName } from '../event/column.ts';
import type { EventBatch } from '../event/event-batch.ts';
import type { FieldSet, Reader } from '../fields/field.ts';
import type { FieldNode, Operand, TransformerArgument } from '../filter/ast.ts';
import { type BoundOperand, bindOperand, createFilterContext, type FilterContext } from '../filter/operand.ts';
import { parseOperandAt } from '../filter/parse.ts';
import type { JsonValue } from './json-text.ts';
import { valueJson, valueText } from './value-text.ts';

/** A compiled output. Missing values print as `<NA>`, as Falco prints the outputs of rules. */
export interface OutputFormat {
  /** The text that was compiled, without a leading `*`. */
  readonly text: string;
  /** Keys of the fields read, in the order of the text, each once. */
  readonly fields: readonly string[];
  /** The columns that the fields are read from, where a batch has them. */
  readonly columns: readonly ColumnName[];
  /** Prints the output for one event. */
  render(batch: EventBatch, row: number): string;
  /** The same output for a rule of which `pod.findings` are read so. */
  withFindings(read: Reader): OutputFormat;
  /** Gives the value of every field read, by key (a legacy audit field's key has no argument). */
  values(batch: EventBatch, row: number): Record<string, JsonValue>;
}

/** One `%expression` part, settled. */
interface ExpressionPart {
  readonly operand: BoundOperand;
  /** Columns to pad or cut to; 0 = as long as it is. */
  readonly width: number;
}

const NAME = /[a-zA-Z][a-zA-Z0-9_]*(?:\.[a-zA-Z][a-zA-Z0-9_]*)+/y;
const WORD = /%?[^\s%]*/y;
const WIDTH = /[0-9]+/y;
/** No field's name is longer; keeps hostile text from being tried at every length. */
const MAX_NAME_LENGTH = 255;
const MAX_WIDTH = 65_535;

/**
 * Compiles an output text. Give the `context` of conditions over the same
 * fields to read each event once for both. All mistakes are reported at their place. Undefined
 * when there was an error.
 * Diagnostics: OUTPUT_EMPTY, OUTPUT_TRAILING_PERCENT, OUTPUT_UNKNOWN_FIELD,
 * OUTPUT_BAD_WIDTH; warning OUTPUT_DEPRECATED_FIELD.
 */
export function compileFormat(
  source: SourceText,
  fields: FieldSet,
  sink: DiagnosticSink,
  context: FilterContext = createFilterContext(fields),
): OutputFormat | undefined {
  return new FormatCompiler(source, context, sink).compile();
}

class FormatCompiler {
  readonly #source: SourceText;
  readonly #context: FilterContext;
  readonly #sink: DiagnosticSink;
  readonly #parts: (string | ExpressionPart)[] = [];
  /** Every field that is read, inside transformers too. */
  readonly #fields: BoundOperand[] = [];
  #hasErrors = false;
  /** Why the expression tried last is none. */
  #reason: string | undefined;

  constructor(source: SourceText, context: FilterContext, sink: DiagnosticSink) {
    this.#source = source;
    this.#context = context;
    this.#sink = sink;
  }

  compile(): OutputFormat | undefined {
    const { text } = this.#source;
    const start = text.startsWith('*') ? 1 : 0;
    if (text.length === 0) {
      this.#error('OUTPUT_EMPTY', 'empty formatting token', 0, 0, 'text to print, with %fields in it');
    }
    for (let offset = start; offset < text.length; ) {
      const percent = text.indexOf('%', offset);
      if (percent !== offset) {
        this.#parts.push(text.slice(offset, percent === -1 ? undefined : percent));
      }
      offset = percent === -1 ? text.length : this.#part(percent);
    }
    return this.#hasErrors ? undefined : outputOf(text.slice(start), this.#parts, this.#fields);
  }

  /** Compiles the part at a `%`; gives the offset after it. */
  #part(percent: number): number {
    const { text } = this.#source;
    const digits = matchAt(WIDTH, text, percent + 1);
    const start = percent + 1 + digits.length;
    if (start === text.length) {
      const message = `invalid formatting syntax: formatting cannot end with a ${digits === '' ? '%' : 'number'}`;
      this.#error('OUTPUT_TRAILING_PERCENT', message, percent, start, 'a field after the %');
      return start;
    }
    const width = Number(digits);
    if (width > MAX_WIDTH) {
      this.#error('OUTPUT_BAD_WIDTH', `invalid formatting syntax: width ${digits} is too large`, percent, start);
    }
    const found = this.#longest(start);
    if (found === undefined) {
      const word = matchAt(NAME, text, start) || matchAt(WORD, text, start);
      const message = `invalid formatting token ${word}${this.#reason === undefined ? '' : `: ${this.#reason}`}`;
      this.#error('OUTPUT_UNKNOWN_FIELD', message, percent, start + word.length, 'a field of this event source');
      return start + word.length;
    }
    this.#parts.push({ operand: found.operand, width });
    return found.end;
  }

  /** Finds the longest valid expression at an offset: the whole of it, or a field whose name ends earlier. */
  #longest(start: number): { operand: BoundOperand; end: number } | undefined {
    this.#reason = undefined;
    const parsed = parseOperandAt(this.#source, start);
    if (parsed !== undefined && 'error' in parsed) {
      this.#reason = parsed.error.message;
    }
    if (parsed !== undefined && 'operand' in parsed) {
      const operand = this.#bind(parsed.operand);
      if (operand !== undefined) {
        return { operand, end: parsed.end };
      }
    }
    const name = matchAt(NAME, this.#source.text, start).slice(0, MAX_NAME_LENGTH);
    for (let length = name.length; length > 0; length--) {
      const end = start + length;
      const operand = this.#bind({ kind: 'field', name: name.slice(0, length), span: this.#source.span(start, end) });
      if (operand !== undefined) {
        return { operand, end };
      }
    }
    return undefined;
  }

  #bind(node: Operand): BoundOperand | undefined {
    const scratch = new DiagnosticSink();
    const operand = bindOperand(node, this.#context, scratch);
    const isValue = node.kind === 'transformer' && node.name === 'val';
    if (operand === undefined || operand.field?.isFilterOnly === true || isValue) {
      this.#reason ??= node.kind === 'transformer' ? scratch.items[0]?.message : undefined;
      return undefined;
    }
    const warning = scratch.items.find((item) => item.code === 'FILTER_DEPRECATED_FIELD');
    if (warning !== undefined) {
      this.#sink.warning('OUTPUT_DEPRECATED_FIELD', warning.message, node.span);
    }
    for (const field of fieldsOf(node)) {
      const bound = bindOperand(field, this.#context, scratch);
      if (bound !== undefined) {
        this.#fields.push(bound);
      }
    }
    return operand;
  }

  #error(code: string, message: string, start: number, end: number, expected?: string): void {
    this.#hasErrors = true;
    this.#sink.error(code, message, this.#source.span(start, end), expected);
  }
}

/** The fields that an expression reads, in the order written. */
function fieldsOf(node: TransformerArgument): FieldNode[] {
  switch (node.kind) {
    case 'field':
      return [node];
    case 'transformer':
      return node.arguments.flatMap(fieldsOf);
    case 'transformer-list':
      return node.items.flatMap(fieldsOf);
    case 'value':
      return [];
  }
}

/** A legacy audit field's key has no argument. */
function keyOf(field: BoundOperand): string {
  return field.type === 'auditvalue' && field.field !== undefined ? field.field.name : field.key;
}

function outputOf(
  text: string,
  parts: readonly (string | ExpressionPart)[],
  fields: readonly BoundOperand[],
): OutputFormat {
  const byKey = new Map(fields.map((field) => [keyOf(field), field]));
  return {
    text,
    fields: [...byKey.keys()],
    columns: fields.flatMap((field) => field.columns),
    render(batch, row) {
      let line = '';
      for (const part of parts) {
        line += typeof part === 'string' ? part : printPart(part, batch, row);
      }
      return line;
    },
    withFindings(read) {
      const filled = (operand: BoundOperand) =>
        operand.field?.isOutputOnly === true ? { ...operand, readSelected: read } : operand;
      return fields.some((field) => field.field?.isOutputOnly === true)
        ? outputOf(
            text,
            parts.map((part) => (typeof part === 'string' ? part : { ...part, operand: filled(part.operand) })),
            fields.map(filled),
          )
        : this;
    },
    values(batch, row) {
      const values: Record<string, JsonValue> = {};
      for (const [key, field] of byKey) {
        values[key] = valueJson(field.readSelected(batch, row), field);
      }
      return values;
    },
  };
}

function printPart({ operand, width }: ExpressionPart, batch: EventBatch, row: number): string {
  const text = valueText(operand.readSelected(batch, row), operand);
  return width === 0 ? text : text.slice(0, width).padEnd(width);
}

/** The match of a sticky pattern at an offset; empty when there is none. */
function matchAt(pattern: RegExp, text: string, offset: number): string {
  pattern.lastIndex = offset;
  return pattern.exec(text)?.[0] ?? '';
}
