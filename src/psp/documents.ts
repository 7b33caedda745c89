/** Trees → policies: picks the PodSecurityPolicies out of documents and lists, and puts each together. */

import { closest } from '../base/closest.ts';
import type { DiagnosticSink } from '../base/diagnostic.ts';
import type { Span } from '../base/source-text.ts';
import { Decoder, startOf } from './decode.ts';
import type { KubernetesTarget } from './kubernetes.ts';
import type { PodSecurityPolicy, PodSecurityPolicySpec } from './model.ts';
import { POLICY_SCHEMA } from './schema.ts';
import { type ReadInlineList, scopeOf, withoutScopeLists } from './scope-annotations.ts';
import { storedSpec } from './stored.ts';
import { type Candidate, type CandidateMetadata, refuser } from './validity/candidate.ts';
import { validate } from './validity/validate.ts';
import type { YamlTree } from './yaml-tree.ts';

const KIND = 'PodSecurityPolicy';
const LIST_KINDS: readonly string[] = ['List', 'PodSecurityPolicyList'];
/** How documents are read. */
export interface ReadingOptions {
  readonly target: KubernetesTarget;
  /** Judges also what a server would drop. */
  readonly isLenient: boolean;
  readonly readInlineList: ReadInlineList;
}

/** Decodes the policies of the documents of one file. */
export function policiesOf(
  trees: readonly YamlTree[],
  options: ReadingOptions,
  sink: DiagnosticSink,
): PodSecurityPolicy[] {
  return trees.flatMap((tree) => policiesIn(tree, options, sink));
}

function policiesIn(tree: YamlTree, options: ReadingOptions, sink: DiagnosticSink): PodSecurityPolicy[] {
  if (tree.kind !== 'mapping') {
    sink.error('PSP_WRONG_TYPE', 'a document is not a mapping', tree.span, `a document of kind ${KIND}`);
    return [];
  }
  const kind = kindOfDocument(tree, sink);
  if (LIST_KINDS.includes(kind)) {
    return itemsOf(tree, sink).flatMap((item) => policiesIn(item, options, sink));
  }
  if (kind !== KIND) {
    return [];
  }
  const policy = decodePolicy(tree, options, sink);
  return policy === undefined ? [] : [policy];
}

/** Gives the kind that a document is read as; a document without kind, or with a misspelt one, is taken for a policy. */
function kindOfDocument(tree: YamlTree, sink: DiagnosticSink): string {
  const value = entry(tree, 'kind');
  if (value === undefined || value.kind === 'nothing') {
    refuseKind('PSP_MISSING_FIELD', 'kind is missing', startOf(tree.span), sink);
    return KIND;
  }
  if (value.kind !== 'scalar') {
    refuseKind('PSP_WRONG_TYPE', 'kind is not a string', value.span, sink);
    return KIND;
  }
  if (value.text === KIND || LIST_KINDS.includes(value.text)) {
    return value.text;
  }
  if (closest(value.text, [KIND]) !== undefined) {
    refuseKind('PSP_BAD_VALUE', `'${value.text}' is no kind`, value.span, sink);
    return KIND;
  }
  sink.warning('PSP_OTHER_KIND', `a document of kind '${value.text}' is skipped`, value.span, `kind: ${KIND}`);
  return value.text;
}

function refuseKind(code: string, message: string, span: Span, sink: DiagnosticSink): void {
  const reason = code === 'PSP_WRONG_TYPE' ? 'decode' : 'unsupported';
  sink.add({ code, severity: 'error', message, span, expected: `kind: ${KIND}`, field: 'kind', reason });
}

function itemsOf(tree: YamlTree, sink: DiagnosticSink): readonly YamlTree[] {
  const items = entry(tree, 'items');
  if (items?.kind === 'sequence') {
    return items.items;
  }
  if (items !== undefined && items.kind !== 'nothing') {
    sink.error('PSP_WRONG_TYPE', 'items is not a list', items.span, 'a list of policies');
  }
  return [];
}

function decodePolicy(tree: YamlTree, options: ReadingOptions, sink: DiagnosticSink): PodSecurityPolicy | undefined {
  const { target, isLenient, readInlineList } = options;
  const decoder = new Decoder(sink);
  const fields = decoder.object(withoutScopeLists(tree), POLICY_SCHEMA, '') ?? {};
  const scope = scopeOf(entry(entry(tree, 'metadata'), 'annotations'), readInlineList, sink);
  const spec = (fields['spec'] ?? {}) as PodSecurityPolicySpec;
  const metadata = (fields['metadata'] ?? {}) as CandidateMetadata;
  const apiVersion = fields['apiVersion'] as string | undefined;
  const candidate: Candidate = {
    metadata,
    // the server does not look at what it drops
    spec: isLenient ? spec : storedSpec(spec, target).spec,
    target,
    ...(apiVersion === undefined ? {} : { apiVersion }),
  };
  const refuse = refuser(decoder, tree.span, sink);
  validate(candidate, refuse);
  const name = nameOf(metadata);
  return name === '' || decoder.failures.size > 0
    ? undefined
    : {
        source: tree.span.source,
        apiVersion: apiVersion ?? '',
        name,
        annotations: metadata.annotations ?? new Map(),
        scope,
        spec,
        spans: decoder.spans,
      };
}

function nameOf({ name = '', generateName = '' }: CandidateMetadata): string {
  return name === '' ? generateName : name;
}

function entry(tree: YamlTree | undefined, key: string): YamlTree | undefined {
  return tree?.kind === 'mapping' ? tree.entries.find((candidate) => candidate.key === key)?.value : undefined;
}
