/**
 * Where in a rules file a mistake is: the chain of items from the file down
 * to the spot, in Falco's words, and the reporting of mistakes with it.
 */
import type { DiagnosticContext, DiagnosticSink } from '../base/diagnostic.ts';
import type { SourceText, Span } from '../base/source-text.ts';
import { findLoadCode, type LoadCodeName } from './load-code.ts';

/** Characters of a text that name it. */
const NAME_LENGTH = 20;

/**
 * Falco's item types.
 * @see falcosecurity/falco userspace/engine/rule_loader.h context::item_type
 */
export type ItemType =
  | 'value for'
  | 'exceptions'
  | 'exception'
  | 'exception values'
  | 'exception value'
  | 'rules content'
  | 'rules content item'
  | 'required_engine_version'
  | 'required plugin versions'
  | 'required plugin versions entry'
  | 'required plugin versions alternative'
  | 'list'
  | 'list item'
  | 'macro'
  | 'macro condition'
  | 'rule'
  | 'rule condition'
  | 'condition expression'
  | 'rule output'
  | 'rule output expression'
  | 'rule priority'
  | 'overrides'
  | 'extension item';

/** The way from a file to an item, outermost first; never empty. */
export type Location = readonly DiagnosticContext[];

/** Gives the location of a whole file. */
export function fileLocation(source: SourceText): Location {
  return [{ itemType: 'rules content', itemName: '', span: source.span(0, 0) }];
}

/** Gives the location of an item inside another. */
export function inside(parent: Location, itemType: ItemType, itemName: string, span: Span): Location {
  return [...parent, { itemType, itemName, span }];
}

/** What stands for a file name where a diagnostic points into a condition or output: its beginning in quotes. */
export function textName(text: string): string {
  const name = text.length > NAME_LENGTH ? `${text.slice(0, NAME_LENGTH - 3)}...` : text;
  return `"${name.replace(/[\r\n]/g, ' ')}"`;
}

/** Gives the span that a location ends in. */
function spanOf(location: Location): Span | undefined {
  return location.at(-1)?.span;
}

/** Reports a mistake at a location; the severity follows from the code. */
export function report(sink: DiagnosticSink, code: LoadCodeName, message: string, location: Location): void {
  sink.add({
    code,
    severity: findLoadCode(code)?.severity ?? 'error',
    message,
    span: spanOf(location),
    context: location,
  });
}
