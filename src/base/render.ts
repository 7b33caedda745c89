/**
 * The one place where a diagnostic becomes text or JSON. Text shows where the
 * mistake is: `file:line:column`, the line itself and a caret under the spot.
 */
import type { Diagnostic, Severity } from './diagnostic.ts';
import type { Span } from './source-text.ts';
import { displayWidth, visible } from './visible.ts';

/** Terminal columns that a shown source line may take. */
const SNIPPET_COLUMNS = 100;
/** Code units kept before the spot when a line is too long. */
const SNIPPET_LEAD = 40;
/** Code units shown of a message; it may quote a value of any length. */
const MESSAGE_LENGTH = 1000;
const TAB = '    ';

/** Where a diagnostic points, 1-based, in UTF-16 code units. */
export interface DiagnosticLocation {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A diagnostic as plain data, for programs. Absent members are left out. */
export interface DiagnosticJson {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly expected?: string;
  readonly field?: string;
  readonly reason?: string;
  readonly file?: string;
  readonly location?: DiagnosticLocation;
  readonly snippet?: string;
  readonly context?: readonly {
    readonly itemType: string;
    readonly itemName: string;
    readonly location: DiagnosticLocation;
  }[];
}

/** Renders diagnostics in their order, one block each, and a last line for those that were not kept. */
export function renderDiagnostics(diagnostics: readonly Diagnostic[], omittedCount = 0): string {
  const blocks = diagnostics.map((diagnostic) => `${renderDiagnostic(diagnostic)}\n`);
  if (omittedCount > 0) {
    blocks.push(`… and ${omittedCount} more\n`);
  }
  return blocks.join('');
}

/**
 * Renders one diagnostic: `file:line:column: error CODE: message`, then the
 * line with a caret, `expected: …` and the items it lies in. No final line end.
 */
export function renderDiagnostic(diagnostic: Diagnostic): string {
  const { span, subject, severity, code, message, expected, context = [] } = diagnostic;
  const place = span === undefined ? nameOf(subject) : placeOf(span);
  const lines = [`${place === undefined ? '' : `${visible(place)}: `}${severity} ${code}: ${sentence(message)}`];
  if (span !== undefined && span.source.text !== '') {
    lines.push(...snippetOf(span));
  }
  if (expected !== undefined) {
    lines.push(`  expected: ${sentence(expected)}`);
  }
  for (const { itemType, itemName, span: itemSpan } of [...context].reverse()) {
    const itemPlace = placeOf(itemSpan);
    // A nameless item says something only when it is another place than those that are named.
    const isTelling = itemName !== '' || (itemPlace !== place && itemSpan.start > 0);
    if (isTelling) {
      lines.push(`  in ${itemType}${itemName === '' ? '' : ` '${visible(itemName)}'`}: ${visible(itemPlace)}`);
    }
  }
  return lines.join('\n');
}

/** Turns a diagnostic into plain data. */
export function diagnosticToJson(diagnostic: Diagnostic): DiagnosticJson {
  const { span, subject, severity, code, message, expected, field, reason, context } = diagnostic;
  return {
    code,
    severity,
    message: message.toWellFormed(),
    ...(expected === undefined ? {} : { expected: expected.toWellFormed() }),
    ...(field === undefined ? {} : { field: field.toWellFormed() }),
    ...(reason === undefined ? {} : { reason }),
    ...(span === undefined
      ? {}
      : { file: span.source.name, location: locate(span), snippet: snippetOf(span).join('\n') }),
    ...(span === undefined && subject !== undefined ? { file: subject } : {}),
    ...(context === undefined
      ? {}
      : {
          context: context.map((item) => ({
            itemType: item.itemType,
            itemName: item.itemName,
            location: locate(item.span),
          })),
        }),
  };
}

/** A name may be empty: that of a file in a variable that is not set. */
function nameOf(subject: string | undefined): string | undefined {
  return subject === '' ? "''" : subject;
}

/** An empty text is one that could not be read, or has no places. */
function placeOf(span: Span): string {
  if (span.source.text === '') {
    return span.source.name;
  }
  const { line, column } = span.source.position(span.start);
  return `${span.source.name}:${line}:${column}`;
}

function locate(span: Span): DiagnosticLocation {
  const start = span.source.position(span.start);
  const end = span.source.position(Math.max(span.start, span.end));
  return { file: span.source.name, line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}

/** The line of the span's start, cut around the spot, and the caret line under it. */
function snippetOf(span: Span): string[] {
  const { line: number, column } = span.source.position(span.start);
  const line = span.source.line(number);
  const spot = Math.min(column - 1, line.length);
  const spotEnd = Math.min(Math.max(spot + span.end - span.start, spot), line.length);
  const from = line.length <= SNIPPET_COLUMNS ? 0 : boundary(line, Math.max(0, spot - SNIPPET_LEAD));
  const to = boundary(line, Math.min(line.length, from + SNIPPET_COLUMNS));
  const before = `${from > 0 ? '…' : ''}${shown(line.slice(from, spot))}`;
  const marked = shown(line.slice(spot, Math.min(spotEnd, to)));
  const after = `${shown(line.slice(Math.min(spotEnd, to), to))}${to < line.length ? '…' : ''}`;
  const gutter = `  ${number} | `;
  const caret = `${' '.repeat(displayWidth(before))}^${'~'.repeat(Math.max(0, displayWidth(marked) - 1))}`;
  return [`${gutter}${before}${marked}${after}`.trimEnd(), `${' '.repeat(gutter.length - 2)}| ${caret}`];
}

function sentence(text: string): string {
  return visible(text.length <= MESSAGE_LENGTH ? text : `${text.slice(0, boundary(text, MESSAGE_LENGTH))}…`);
}

function shown(text: string): string {
  return visible(text.replaceAll('\t', TAB));
}

/** Moves an offset off the middle of a surrogate pair. */
function boundary(text: string, offset: number): number {
  return offset > 0 && isHigh(text.charCodeAt(offset - 1)) && isLow(text.charCodeAt(offset)) ? offset - 1 : offset;
}

function isHigh(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}

function isLow(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}
