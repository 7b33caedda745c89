/** Trees → policies: picks the PodSecurityPolicies out of documents and lists, and puts each together. */

import { closest } from '../base/closest.ts';
import type { DiagnosticSink } from '../base/diagnostic.ts';
import { Decoder } from './decode.ts';
import { type PodSecurityPolicy, type PodSecurityPolicySpec, PSP_API_VERSIONS } from './model.ts';
import { POLICY_SCHEMA } from './schema.ts';
import { type ReadInlineList, scopeOf, withoutScopeLists } from './scope-annotations.ts';
import type { YamlTree } from './yaml-tree.ts';

const KIND = 'PodSecurityPolicy';
const LIST_KINDS: readonly string[] = ['List', 'PodSecurityPolicyList'];
/** Strategies that the API demands; a policy that lacks one is read as if it said RunAsAny. */
const REQUIRED_STRATEGIES = ['seLinux', 'runAsUser', 'supplementalGroups', 'fsGroup'] as const;
const NAME = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const MAX_NAME_LENGTH = 253;

/** Decodes the policies of the documents of one file. */
export function policiesOf(
  trees: readonly YamlTree[],
  readInlineList: ReadInlineList,
  sink: DiagnosticSink,
): PodSecurityPolicy[] {
  return trees.flatMap((tree) => policiesIn(tree, readInlineList, sink));
}

function policiesIn(tree: YamlTree, readInlineList: ReadInlineList, sink: DiagnosticSink): PodSecurityPolicy[] {
  if (tree.kind !== 'mapping') {
    sink.error('PSP_WRONG_TYPE', 'a document is not a mapping', tree.span, `a document of kind ${KIND}`);
    return [];
  }
  const kind = kindOfDocument(tree, sink);
  if (LIST_KINDS.includes(kind)) {
    return itemsOf(tree, sink).flatMap((item) => policiesIn(item, readInlineList, sink));
  }
  if (kind !== KIND) {
    return [];
  }
  const policy = decodePolicy(tree, readInlineList, sink);
  return policy === undefined ? [] : [policy];
}

/** Gives the kind that a document is read as; a document without kind, or with a misspelt one, is taken for a policy. */
function kindOfDocument(tree: YamlTree, sink: DiagnosticSink): string {
  const value = entry(tree, 'kind');
  if (value === undefined || value.kind === 'nothing') {
    const { source, start } = tree.span;
    sink.error('PSP_MISSING_FIELD', 'kind is missing', source.span(start, start + 1), `kind: ${KIND}`);
    return KIND;
  }
  if (value.kind !== 'scalar') {
    sink.error('PSP_WRONG_TYPE', 'kind is not a string', value.span, `kind: ${KIND}`);
    return KIND;
  }
  if (value.text === KIND || LIST_KINDS.includes(value.text)) {
    return value.text;
  }
  if (closest(value.text, [KIND]) !== undefined) {
    sink.error('PSP_BAD_VALUE', `'${value.text}' is no kind`, value.span, `did you mean '${KIND}'?`);
    return KIND;
  }
  sink.warning('PSP_OTHER_KIND', `a document of kind '${value.text}' is skipped`, value.span, `kind: ${KIND}`);
  return value.text;
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

function decodePolicy(
  tree: YamlTree,
  readInlineList: ReadInlineList,
  sink: DiagnosticSink,
): PodSecurityPolicy | undefined {
  const decoder = new Decoder(sink);
  const fields = decoder.object(withoutScopeLists(tree), POLICY_SCHEMA, '');
  checkApiVersion(tree, sink);
  const annotations = entry(entry(tree, 'metadata'), 'annotations');
  const scope = scopeOf(annotations, readInlineList, sink);
  const metadata = fields?.['metadata'] as { name: string; annotations?: ReadonlyMap<string, string> } | undefined;
  if (fields === undefined || metadata === undefined) {
    return undefined;
  }
  const policy: PodSecurityPolicy = {
    source: tree.span.source,
    apiVersion: String(fields['apiVersion']),
    name: metadata.name,
    annotations: metadata.annotations ?? new Map(),
    scope,
    spec: fields['spec'] as PodSecurityPolicySpec,
    spans: decoder.spans,
  };
  checkName(policy, sink);
  checkStrategies(policy, tree, sink);
  return policy;
}

function checkApiVersion(tree: YamlTree, sink: DiagnosticSink): void {
  const value = entry(tree, 'apiVersion');
  if (value?.kind === 'scalar' && !PSP_API_VERSIONS.some((version) => version === value.text)) {
    const expected = PSP_API_VERSIONS.join(' or ');
    sink.error('PSP_BAD_VALUE', `${KIND} does not exist in API version '${value.text}'`, value.span, expected);
  }
}

/** The API takes DNS names only; older tools did not, so another name is no more than worth a word. */
function checkName({ name, spans }: PodSecurityPolicy, sink: DiagnosticSink): void {
  if (!NAME.test(name) || name.length > MAX_NAME_LENGTH) {
    sink.warning(
      'PSP_BAD_NAME',
      `the API server would refuse the name '${name}'`,
      spans.get('metadata.name'),
      `letters a-z, digits, '-' and '.', at most ${MAX_NAME_LENGTH}`,
    );
  }
}

function checkStrategies({ spec }: PodSecurityPolicy, tree: YamlTree, sink: DiagnosticSink): void {
  const written = tree.kind === 'mapping' ? tree.entries.find(({ key }) => key === 'spec') : undefined;
  const value = written?.value;
  const missing = REQUIRED_STRATEGIES.filter((key) => {
    const strategy = entry(value, key);
    return spec[key] === undefined && (strategy === undefined || strategy.kind === 'nothing');
  });
  if (missing.length > 0) {
    sink.warning(
      'PSP_MISSING_STRATEGY',
      `the API server demands ${missing.map((key) => `spec.${key}`).join(', ')}; read as RunAsAny`,
      written?.keySpan,
      'rule: RunAsAny when nothing is demanded',
    );
  }
}

function entry(tree: YamlTree | undefined, key: string): YamlTree | undefined {
  return tree?.kind === 'mapping' ? tree.entries.find((candidate) => candidate.key === key)?.value : undefined;
}
