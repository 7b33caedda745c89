/** Trees → policies: picks the PodSecurityPolicies out of documents and lists, and puts each together. */

import type { DiagnosticSink } from '../base/diagnostic.ts';
import { Decoder } from './decode.ts';
import type { KubernetesTarget } from './kubernetes.ts';
import type { PodSecurityPolicy, PodSecurityPolicySpec } from './model.ts';
import { type ObjectKind, objectsOfKind } from './object-kind.ts';
import { POLICY_SCHEMA } from './schema.ts';
import { type ReadInlineList, scopeOf, withoutScopeLists } from './scope-annotations.ts';
import { storedSpec } from './stored.ts';
import { type Candidate, type CandidateMetadata, refuser } from './validity/candidate.ts';
import { validate } from './validity/validate.ts';
import { entryOf, type YamlTree } from './yaml-tree.ts';

const POLICIES: ObjectKind = {
  kind: 'PodSecurityPolicy',
  listKinds: ['List', 'PodSecurityPolicyList'],
  plural: 'policies',
};

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
  return trees
    .flatMap((tree) => objectsOfKind(tree, POLICIES, sink))
    .flatMap((tree) => decodePolicy(tree, options, sink) ?? []);
}

function decodePolicy(tree: YamlTree, options: ReadingOptions, sink: DiagnosticSink): PodSecurityPolicy | undefined {
  const { target, isLenient, readInlineList } = options;
  const decoder = new Decoder(sink, 'a PodSecurityPolicy');
  const fields = decoder.object(withoutScopeLists(tree), POLICY_SCHEMA, '') ?? {};
  const scope = scopeOf(entryOf(entryOf(tree, 'metadata'), 'annotations'), readInlineList, sink);
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
