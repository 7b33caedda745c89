/** YAML text → SecurityContextConstraints, with what the API server would say of them. */
import { DiagnosticSink } from '../base/diagnostic.ts';
import type { SourceText } from '../base/source-text.ts';
import { Decoder } from '../psp/decode.ts';
import { type ObjectKind, objectsOfKind } from '../psp/object-kind.ts';
import { type CandidateMetadata, refuser } from '../psp/validity/candidate.ts';
import { readTrees } from '../psp/yaml-documents.ts';
import type { YamlTree } from '../psp/yaml-tree.ts';
import { handOverAsScc } from './hand-over.ts';
import type { SccFields, SecurityContextConstraints } from './model.ts';
import { SCC_SCHEMA } from './schema.ts';
import { validateScc, warnOfVolumes } from './validity.ts';

const KIND = 'SecurityContextConstraints';
const SCCS: ObjectKind = { kind: KIND, listKinds: ['List', `${KIND}List`], plural: 'constraints' };

/**
 * Reads the constraints of one file: YAML or JSON documents, lists among them.
 * All mistakes of the file go to the sink, in the order of the text; after an
 * error the result is not to be converted. The codes are those of policies
 * (see psp/diagnostic-codes.ts) with `SCC_` in place of `PSP_`.
 */
export function readSccs(source: SourceText, sink: DiagnosticSink): SecurityContextConstraints[] {
  const found = new DiagnosticSink();
  const sccs = readDocuments(source, found);
  handOverAsScc(found, sink);
  return sccs;
}

function readDocuments(source: SourceText, sink: DiagnosticSink): SecurityContextConstraints[] {
  const trees = readTrees(source, sink) ?? [];
  const sccs = trees.flatMap((tree) => objectsOfKind(tree, SCCS, sink)).flatMap((tree) => decode(tree, sink) ?? []);
  if (sccs.length === 0 && !sink.hasErrors) {
    const [first] = trees;
    const span = first?.span ?? source.span(0, 0);
    const [code, message] =
      first === undefined
        ? ['PSP_FILE_EMPTY', 'the file holds no YAML document']
        : ['PSP_NO_POLICY', `the file holds no ${KIND}`];
    sink.error(code, message, span, `a document of kind ${KIND}`);
  }
  return sccs;
}

function decode(tree: YamlTree, sink: DiagnosticSink): SecurityContextConstraints | undefined {
  const decoder = new Decoder(sink, KIND);
  const { apiVersion, metadata = {}, ...rest } = decoder.object(tree, SCC_SCHEMA, '') ?? {};
  const fields = rest as SccFields;
  const candidate = { apiVersion: apiVersion as string | undefined, metadata: metadata as CandidateMetadata, fields };
  validateScc(candidate, refuser(decoder, tree.span, sink));
  const { name = '' } = candidate.metadata;
  if (name === '' || decoder.failures.size > 0) {
    return undefined;
  }
  warnOfVolumes(fields, decoder.spans, sink);
  return { source: tree.span.source, name, fields, spans: decoder.spans };
}
