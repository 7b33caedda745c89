/** Namespace objects → what each has for its pods. JSON lists may be large, YAML ones as large as policies. */
import { DiagnosticSink } from '../base/diagnostic.ts';
import type { IntegerRange } from '../base/range-set.ts';
import type { SourceText } from '../base/source-text.ts';
import { readTrees } from '../psp/yaml-documents.ts';
import type { YamlTree } from '../psp/yaml-tree.ts';
import { handOverAsScc } from './hand-over.ts';
import { NAMESPACE_ANNOTATIONS, type NamespaceAllocation } from './model.ts';

/** Bytes of the largest file of namespaces; whoever reads files checks it before reading. */
export const MAX_NAMESPACES_FILE_BYTES: number = 64 * 1024 * 1024;

const LIST_KINDS: readonly unknown[] = ['List', 'NamespaceList'];
const BLOCK = /^(?<start>[0-9]{1,10})(?:\/(?<size>[0-9]{1,10})|-(?<end>[0-9]{1,10}))$/;
const MAX_LISTED_DEPTH = 3;

/**
 * Reads the namespaces of a file: documents or lists of kind Namespace, as
 * `oc get namespaces -o yaml` or `-o json` prints them. Diagnostics:
 * SCC_NO_NAMESPACE, SCC_BAD_ANNOTATION, those of psp/yaml-documents.ts with
 * `SCC_` in place of `PSP_`.
 */
export function readNamespaces(source: SourceText, sink: DiagnosticSink): NamespaceAllocation[] {
  const found = new DiagnosticSink();
  const documents = jsonOf(source.text) ?? readTrees(source, found)?.map(plainOf) ?? [];
  const namespaces = documents
    .flatMap((document) => namespacesIn(document, MAX_LISTED_DEPTH))
    .map(([name, annotations]) => allocationOf(name, annotations, source, found));
  if (namespaces.length === 0 && !found.hasErrors) {
    const message = 'the file holds no Namespace';
    found.error('SCC_NO_NAMESPACE', message, source.span(0, 0), 'what oc get namespaces -o yaml prints');
  }
  handOverAsScc(found, sink);
  return namespaces;
}

/** JSON is read by its own reader, which is much faster; undefined for all that is none. */
function jsonOf(text: string): readonly unknown[] | undefined {
  if (!/^\s*[{[]/.test(text)) {
    return undefined;
  }
  try {
    return [JSON.parse(text)];
  } catch {
    return undefined;
  }
}

function plainOf(tree: YamlTree): unknown {
  switch (tree.kind) {
    case 'mapping':
      return Object.fromEntries(tree.entries.map(({ key, value }) => [key, plainOf(value)]));
    case 'sequence':
      return tree.items.map(plainOf);
    case 'scalar':
      return tree.text;
    case 'nothing':
      return null;
  }
}

type Annotated = readonly [name: string, annotations: unknown];

function namespacesIn(document: unknown, depth: number): readonly Annotated[] {
  if (Array.isArray(document)) {
    return depth === 0 ? [] : document.flatMap((item) => namespacesIn(item, depth - 1));
  }
  const kind = memberOf(document, 'kind');
  if (LIST_KINDS.includes(kind)) {
    return depth === 0 ? [] : namespacesIn(memberOf(document, 'items') ?? [], depth - 1);
  }
  const metadata = memberOf(document, 'metadata');
  const name = memberOf(metadata, 'name');
  return kind === 'Namespace' && typeof name === 'string' && name !== ''
    ? [[name, memberOf(metadata, 'annotations')]]
    : [];
}

function memberOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}

/** Groups come from their own annotation, else from that of users. */
function allocationOf(
  name: string,
  annotations: unknown,
  source: SourceText,
  sink: DiagnosticSink,
): NamespaceAllocation {
  const textOf = (key: string): string | undefined => {
    const text = memberOf(annotations, key);
    return typeof text === 'string' && text !== '' ? text : undefined;
  };
  const blocksOf = (key: string, isList: boolean): readonly IntegerRange[] | undefined => {
    const text = textOf(key);
    const blocks = text === undefined ? undefined : (isList ? text.split(',') : [text]).map(blockOf);
    if (blocks?.includes(undefined) === true) {
      const message = `namespace ${name} has '${text}' in annotation ${key}, which is no range of ids`;
      sink.warning('SCC_BAD_ANNOTATION', message, source.span(0, 0), 'START/SIZE or START-END');
      return undefined;
    }
    return blocks?.flatMap((block) => block ?? []);
  };
  const hasGroups = textOf(NAMESPACE_ANNOTATIONS.groups) !== undefined;
  const [uids] = blocksOf(NAMESPACE_ANNOTATIONS.uids, false) ?? [];
  const groups = blocksOf(hasGroups ? NAMESPACE_ANNOTATIONS.groups : NAMESPACE_ANNOTATIONS.uids, true);
  const level = textOf(NAMESPACE_ANNOTATIONS.level);
  return {
    name,
    ...(uids !== undefined && { uids }),
    ...(groups !== undefined && { groups }),
    ...(level !== undefined && { level }),
  };
}

/**
 * Reads a block of ids: `START/SIZE` or `START-END`.
 * @see openshift/library-go pkg/security/uid/uid.go ParseBlock
 */
function blockOf(text: string): IntegerRange | undefined {
  const { start, size, end } = BLOCK.exec(text.trim())?.groups ?? {};
  if (start === undefined) {
    return undefined;
  }
  const min = BigInt(start);
  const max = size === undefined ? BigInt(end ?? start) : min + BigInt(size) - 1n;
  return min <= max ? { min, max } : undefined;
}
