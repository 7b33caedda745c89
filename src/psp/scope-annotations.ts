/** The two annotations that limit where generated rules look: what they may look like and what they say. */
import type { DiagnosticSink } from '../base/diagnostic.ts';
import { type PolicyScope, SCOPE_ANNOTATIONS } from './model.ts';
import type { YamlEntry, YamlTree } from './yaml-tree.ts';

/** Reads text as a YAML list of words; undefined when it is something else. */
export type ReadInlineList = (text: string) => readonly string[] | undefined;

const KEYS: readonly string[] = Object.values(SCOPE_ANNOTATIONS);
const EXPECTED = 'a string that holds a list, such as "[nginx, redis]"';

/**
 * Reads both annotations. Each is a string holding a YAML list; separated by
 * commas, a single word, or a real list are understood as well.
 */
export function scopeOf(
  annotations: YamlTree | undefined,
  readInlineList: ReadInlineList,
  sink: DiagnosticSink,
): PolicyScope {
  const images = wordsOf(annotations, SCOPE_ANNOTATIONS.images, readInlineList, sink);
  const namespaces = wordsOf(annotations, SCOPE_ANNOTATIONS.namespaces, readInlineList, sink);
  return { ...(images === undefined ? {} : { images }), ...(namespaces === undefined ? {} : { namespaces }) };
}

/** Leaves out scope annotations that are real lists: {@link scopeOf} speaks about them, the decoder need not. */
export function withoutScopeLists(document: YamlTree): YamlTree {
  return replaced(document, 'metadata', (metadata) =>
    replaced(metadata, 'annotations', (annotations) =>
      annotations.kind === 'mapping'
        ? { ...annotations, entries: annotations.entries.filter((entry) => !isScopeList(entry)) }
        : annotations,
    ),
  );
}

function isScopeList(entry: YamlEntry): boolean {
  return KEYS.includes(entry.key) && entry.value.kind === 'sequence';
}

function replaced(tree: YamlTree, key: string, replace: (value: YamlTree) => YamlTree): YamlTree {
  return tree.kind === 'mapping'
    ? {
        ...tree,
        entries: tree.entries.map((entry) => (entry.key === key ? { ...entry, value: replace(entry.value) } : entry)),
      }
    : tree;
}

function wordsOf(
  annotations: YamlTree | undefined,
  key: string,
  readInlineList: ReadInlineList,
  sink: DiagnosticSink,
): readonly string[] | undefined {
  const entry = annotations?.kind === 'mapping' ? annotations.entries.find((entry) => entry.key === key) : undefined;
  if (entry === undefined || entry.value.kind === 'mapping' || entry.value.kind === 'nothing') {
    return undefined;
  }
  const words = entry.value.kind === 'sequence' ? listed(entry, sink) : written(entry, readInlineList, sink);
  if (words?.length === 0) {
    sink.warning('PSP_EMPTY_SCOPE', `annotation ${key} names nothing, so no rule is made`, entry.value.span, EXPECTED);
  }
  const odd = words?.find((word) => /[\s*?]/.test(word) || word === '');
  if (odd !== undefined) {
    sink.warning('PSP_BAD_ANNOTATION', `'${odd}' in annotation ${key} can be no name`, entry.value.span, EXPECTED);
  }
  return words;
}

function listed({ key, value }: YamlEntry, sink: DiagnosticSink): readonly string[] {
  const expected = `${EXPECTED}; Kubernetes takes no lists here`;
  sink.add({
    code: 'PSP_BAD_ANNOTATION',
    severity: 'error',
    message: `annotation ${key} is a list`,
    span: value.span,
    expected,
    field: `metadata.annotations[${key}]`,
    reason: 'decode',
  });
  return (value.kind === 'sequence' ? value.items : []).flatMap((item) => {
    if (item.kind === 'scalar') {
      return [item.text];
    }
    sink.error('PSP_BAD_ANNOTATION', `annotation ${key} lists something that is no name`, item.span, EXPECTED);
    return [];
  });
}

function written({ key, value }: YamlEntry, readInlineList: ReadInlineList, sink: DiagnosticSink) {
  const text = value.kind === 'scalar' ? value.text.trim() : '';
  if (!/^(\[|- )/.test(text)) {
    return text
      .split(',')
      .map((word) => word.trim())
      .filter((word) => word !== '');
  }
  const words = readInlineList(text);
  if (words === undefined) {
    sink.error('PSP_BAD_ANNOTATION', `annotation ${key} is not a list of names`, value.span, EXPECTED);
  }
  return words;
}
