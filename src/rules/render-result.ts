/**
 * Load results as Falco prints them: text for people, JSON for programs.
 * Places are Falco's: counted from 0 in files, and inside a condition or
 * output from 1 on top of its place.
 * @see falcosecurity/falco userspace/engine/rule_loader.cpp result
 */
import type { Diagnostic, DiagnosticContext } from '../base/diagnostic.ts';
import { visible } from '../base/visible.ts';
import type { FileResult } from './load.ts';
import { findLoadCode } from './load-code.ts';
import { SCHEMA_OK } from './schema.ts';
import { snippetAt } from './snippet.ts';

/** One place of a location chain, as JSON. */
export interface LocationJson {
  readonly item_type: string;
  readonly item_name: string;
  readonly position: {
    readonly name: string;
    readonly line: number;
    readonly column: number;
    readonly offset: number;
  };
}

/** An error or warning, as JSON. */
export interface LoadMessageJson {
  readonly code: string;
  readonly codedesc: string;
  readonly message: string;
  readonly context: { readonly locations: readonly LocationJson[]; readonly snippet: string };
}

/** The result of one file, as JSON: an element of `falco_load_results`. */
export interface FileResultJson {
  readonly name: string;
  readonly successful: boolean;
  readonly schema_valid: boolean;
  readonly schema_warnings: readonly string[];
  readonly errors: readonly LoadMessageJson[];
  readonly warnings: readonly LoadMessageJson[];
}

const RULE = '------';

/** Prints the verdict on a file: `<file>: Ok`, `Ok, with warnings` or `Invalid`. No final line end. */
export function renderVerdict(result: FileResult): string {
  const isWarned = result.diagnostics.some((diagnostic) => diagnostic.severity === 'warning');
  const verdict = result.isSuccessful ? `Ok${isWarned ? ', with warnings' : ''}` : 'Invalid';
  return `${visible(result.source.name)}: ${verdict}`;
}

/** Prints the verdict and every error and warning with its place. Ends with a line end when there is any. */
export function renderFileResult(result: FileResult): string {
  const errors = result.diagnostics.filter((diagnostic) => diagnostic.severity === 'error');
  const warnings = result.diagnostics.filter((diagnostic) => diagnostic.severity === 'warning');
  const omitted = result.omittedCount > 0 ? `\n… and ${result.omittedCount} more\n` : '';
  return `${renderVerdict(result)}${renderMessages('Errors', errors)}${renderMessages('Warnings', warnings)}${omitted}`;
}

/**
 * Prints what validation prints: a verdict per file, with the errors of those
 * that are invalid, but no warnings. No final line end.
 */
export function renderValidation(results: readonly FileResult[]): string {
  return results.map(renderValidated).join('\n');
}

/** Turns results into the object that Falco prints with `json_output`; keys are in Falco's order, the alphabet. */
export function loadResultsJson(results: readonly FileResult[]): {
  readonly falco_load_results: readonly FileResultJson[];
} {
  return { falco_load_results: results.map(fileResultJson) };
}

function renderValidated(result: FileResult): string {
  if (result.isSuccessful) {
    return renderVerdict(result);
  }
  const text = renderFileResult(result);
  const hint =
    'Hint: a rules file is a YAML list of rule, macro, and list items. This file is a mapping, as configuration files are.';
  return result.hasMappingRoot ? `${text}\n${hint}` : text;
}

function renderMessages(heading: string, diagnostics: readonly Diagnostic[]): string {
  if (diagnostics.length === 0) {
    return '';
  }
  return `\n${diagnostics.length} ${heading}:\n${diagnostics.map(renderMessage).join('')}`;
}

function renderMessage(diagnostic: Diagnostic): string {
  const { code, message, context = [] } = diagnostic;
  const chain = context.map((item, i) => {
    const name = item.itemName === '' ? '' : ` '${visible(item.itemName)}'`;
    const { position } = locationJson(item, context[i - 1]);
    const place = `${visible(position.name)}:${position.line}:${position.column}`;
    return `${i === 0 ? 'In ' : '    '}${item.itemType}${name}: (${place})\n`;
  });
  const snippet = snippetOf(diagnostic)
    .split('\n')
    .map((line) => visible(line.replaceAll('\t', ' ')))
    .join('\n');
  const title = findLoadCode(code)?.title ?? '';
  return `${chain.join('')}${RULE}\n${snippet}${RULE}\n${code} (${title}): ${visible(message)}\n`;
}

function fileResultJson(result: FileResult): FileResultJson {
  const isValid = result.schema.length > 0 && result.schema.every((verdict) => verdict === SCHEMA_OK);
  return {
    errors: result.diagnostics.filter((diagnostic) => diagnostic.severity === 'error').map(messageJson),
    name: result.source.name.toWellFormed(),
    schema_valid: isValid,
    schema_warnings: isValid ? [] : result.schema,
    successful: result.isSuccessful,
    warnings: result.diagnostics.filter((diagnostic) => diagnostic.severity === 'warning').map(messageJson),
  };
}

function messageJson(diagnostic: Diagnostic): LoadMessageJson {
  const { code, severity, message, context = [] } = diagnostic;
  const record = findLoadCode(code);
  // Falco describes an error by its short text and a warning by its paragraph.
  const description = severity === 'error' ? record?.title : record?.description;
  return {
    code,
    codedesc: description ?? '',
    context: {
      locations: context.map((item, i) => locationJson(item, context[i - 1])),
      snippet: snippetOf(diagnostic).toWellFormed(),
    },
    message: message.toWellFormed(),
  };
}

function locationJson(item: DiagnosticContext, parent: DiagnosticContext | undefined): LocationJson {
  const { source, start } = item.span;
  const place = source.position(start);
  const base =
    item.itemType.endsWith(' expression') && parent !== undefined
      ? { ...parent.span.source.position(parent.span.start), offset: parent.span.start }
      : { line: 0, column: 0, offset: 0 };
  return {
    item_name: item.itemName.toWellFormed(),
    item_type: item.itemType,
    position: {
      column: base.column + place.column - 1,
      line: base.line + place.line - 1,
      name: source.name.toWellFormed(),
      offset: base.offset + start,
    },
  };
}

function snippetOf({ span }: Diagnostic): string {
  return span === undefined ? '' : snippetAt(span);
}
