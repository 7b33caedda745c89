/** YAML text → PodSecurityPolicies, with what the API server would say of them. */
import { type Diagnostic, DiagnosticSink } from '../base/diagnostic.ts';
import type { SourceText } from '../base/source-text.ts';
import { policiesOf } from './documents.ts';
import { type KubernetesTarget, kubernetesTarget } from './kubernetes.ts';
import type { PodSecurityPolicy } from './model.ts';
import { MAX_FILE_BYTES, readInlineList, readTrees } from './yaml-documents.ts';
import type { YamlTree } from './yaml-tree.ts';

/** Bytes of the largest file that is read; whoever reads files checks it before reading. */
export const MAX_PSP_FILE_BYTES: number = MAX_FILE_BYTES;

/** How policies are judged. */
export interface ReadOptions {
  /** The server that would get the policy; absent, the last release that has policies. */
  readonly target?: KubernetesTarget;
  /**
   * Takes policies as older converters took them: what they knew nothing of
   * is a warning instead of an error.
   */
  readonly isLenient?: boolean;
}

/**
 * Reads the policies of one file: YAML documents, `kind: List` among them.
 * All mistakes of the file go to the sink, in the order of the text; a
 * diagnostic with a `reason` says why the API server would refuse the policy.
 * After an error the result is not to be converted: what could not be decoded
 * is left out, and what was refused is in it as written.
 */
export function readPsps(source: SourceText, sink: DiagnosticSink, options: ReadOptions = {}): PodSecurityPolicy[] {
  const found = new DiagnosticSink();
  const policies = readDocuments(source, options, found);
  handOver(found, sink, (diagnostic) =>
    options.isLenient === true && isTolerable(diagnostic) ? { ...diagnostic, severity: 'warning' } : diagnostic,
  );
  return policies;
}

/** Hands the diagnostics of one file over to a sink, in the order of the text, each as `change` makes it. */
export function handOver(
  found: DiagnosticSink,
  sink: DiagnosticSink,
  change: (diagnostic: Diagnostic) => Diagnostic,
): void {
  const errorsBefore = sink.errorCount;
  for (const diagnostic of found.items.toSorted((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0))) {
    sink.add(change(diagnostic));
  }
  if (found.omittedCount > 0) {
    sink.omittedCount += found.omittedCount;
    sink.errorCount = Math.max(sink.errorCount, errorsBefore + found.errorCount);
  }
}

/** Reasons of the API server that older converters knew nothing of. */
const TOLERABLE_REASONS: readonly (string | undefined)[] = ['invalid', 'conflict', 'overlap', 'duplicate'];
const TOLERABLE_CODES: readonly string[] = ['PSP_MISSING_STRATEGY', 'PSP_BAD_ANNOTATION', 'PSP_CONFLICT'];

function isTolerable({ code, field, reason }: Diagnostic): boolean {
  const isOtherVersion = field === 'apiVersion' && code === 'PSP_BAD_VALUE';
  return (
    reason !== undefined && (TOLERABLE_REASONS.includes(reason) || TOLERABLE_CODES.includes(code) || isOtherVersion)
  );
}

function readDocuments(source: SourceText, options: ReadOptions, sink: DiagnosticSink): PodSecurityPolicy[] {
  const errorCount = sink.errorCount;
  const trees = readTrees(source, sink);
  if (trees === undefined) {
    return [];
  }
  const { target = kubernetesTarget(), isLenient = false } = options;
  const policies = policiesOf(trees, { target, isLenient, readInlineList }, sink);
  if (policies.length === 0 && sink.errorCount === errorCount) {
    reportNothing(trees, source, sink);
  }
  return policies;
}

function reportNothing([first]: readonly YamlTree[], source: SourceText, sink: DiagnosticSink): void {
  const expected = 'a document of kind PodSecurityPolicy';
  if (first === undefined) {
    sink.error('PSP_FILE_EMPTY', 'the file holds no YAML document', source.span(0, 0), expected);
  } else {
    sink.add({
      code: 'PSP_NO_POLICY',
      severity: 'error',
      message: 'the file holds no PodSecurityPolicy',
      span: first.span,
      expected,
      field: 'kind',
      reason: 'unsupported',
    });
  }
}
