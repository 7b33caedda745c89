/** Reads policies from text the short way. */
import { DiagnosticSink } from '#src/base/diagnostic.js';
import { SourceText } from '#src/base/source-text.js';
import type { PodSecurityPolicy } from '#src/psp/model.js';
import { type ReadOptions, readPsps } from '#src/psp/read.js';

/** What reading a text gave. `reports` are `line:column code`, in order. */
export interface ReadText {
  readonly policies: readonly PodSecurityPolicy[];
  readonly sink: DiagnosticSink;
  readonly reports: readonly string[];
}

/** Reads the policies of a text. */
export function readText(text: string, options: ReadOptions = {}): ReadText {
  const sink = new DiagnosticSink();
  const policies = readPsps(new SourceText('psp.yaml', text), sink, options);
  return { policies, sink, reports: reportsOf(sink) };
}

/** Reads the one policy of a text that has a `spec` only, as part of a policy, and no mistakes. */
export function policyOf(spec: string, head = ''): PodSecurityPolicy {
  const indented = spec.replace(/^/gm, '  ');
  const { policies, sink } = readText(
    `apiVersion: policy/v1beta1\nkind: PodSecurityPolicy\nmetadata:\n  name: test\n${head}spec:\n${indented}\n`,
    { isLenient: true },
  );
  const [policy] = policies;
  if (policy === undefined || sink.hasErrors) {
    throw new Error(JSON.stringify(sink.items.map(({ code, message }) => [code, message])));
  }
  return policy;
}

function reportsOf(sink: DiagnosticSink): string[] {
  return sink.items.map(({ code, span }) => {
    const { line, column } = span?.source.position(span.start) ?? { line: 0, column: 0 };
    return `${line}:${column} ${code}`;
  });
}
