/** Documents and lists → objects of one kind, with what is wrong about the kinds of others. */
import { closest } from '../base/closest.ts';
import type { DiagnosticSink } from '../base/diagnostic.ts';
import type { Span } from '../base/source-text.ts';
import { startOf } from './decode.ts';
import { entryOf, type YamlTree } from './yaml-tree.ts';

/** A kind of objects. */
export interface ObjectKind {
  readonly kind: string;
  /** The kinds of its lists. */
  readonly listKinds: readonly string[];
  /** What a list should hold, for messages: `policies`. */
  readonly plural: string;
}

/**
 * Gives the objects of a kind among documents and the lists in them. Another
 * kind is skipped with a warning. Diagnostics: PSP_BAD_VALUE,
 * PSP_MISSING_FIELD, PSP_OTHER_KIND, PSP_WRONG_TYPE.
 */
export function objectsOfKind(tree: YamlTree, kind: ObjectKind, sink: DiagnosticSink): readonly YamlTree[] {
  if (tree.kind !== 'mapping') {
    sink.error('PSP_WRONG_TYPE', 'a document is not a mapping', tree.span, `a document of kind ${kind.kind}`);
    return [];
  }
  const found = kindOfDocument(tree, kind, sink);
  if (kind.listKinds.includes(found)) {
    return itemsOf(tree, kind, sink).flatMap((item) => objectsOfKind(item, kind, sink));
  }
  return found === kind.kind ? [tree] : [];
}

/** Gives the kind that a document is read as; one without kind, or with a misspelt one, is taken for what is wanted. */
function kindOfDocument(tree: YamlTree, { kind, listKinds }: ObjectKind, sink: DiagnosticSink): string {
  const value = entryOf(tree, 'kind');
  if (value === undefined || value.kind === 'nothing') {
    refuseKind('PSP_MISSING_FIELD', 'kind is missing', startOf(tree.span), kind, sink);
    return kind;
  }
  if (value.kind !== 'scalar') {
    refuseKind('PSP_WRONG_TYPE', 'kind is not a string', value.span, kind, sink);
    return kind;
  }
  if (value.text === kind || listKinds.includes(value.text)) {
    return value.text;
  }
  if (closest(value.text, [kind]) !== undefined) {
    refuseKind('PSP_BAD_VALUE', `'${value.text}' is no kind`, value.span, kind, sink);
    return kind;
  }
  sink.warning('PSP_OTHER_KIND', `a document of kind '${value.text}' is skipped`, value.span, `kind: ${kind}`);
  return value.text;
}

function refuseKind(code: string, message: string, span: Span, kind: string, sink: DiagnosticSink): void {
  const reason = code === 'PSP_WRONG_TYPE' ? 'decode' : 'unsupported';
  sink.add({ code, severity: 'error', message, span, expected: `kind: ${kind}`, field: 'kind', reason });
}

function itemsOf(tree: YamlTree, { plural }: ObjectKind, sink: DiagnosticSink): readonly YamlTree[] {
  const items = entryOf(tree, 'items');
  if (items?.kind === 'sequence') {
    return items.items;
  }
  if (items !== undefined && items.kind !== 'nothing') {
    sink.error('PSP_WRONG_TYPE', 'items is not a list', items.span, `a list of ${plural}`);
  }
  return [];
}
