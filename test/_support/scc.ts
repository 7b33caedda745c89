/** SecurityContextConstraints from text, and the names of their rules that pods match. */
import { DiagnosticSink } from '#src/base/diagnostic.js';
import { SourceText } from '#src/base/source-text.js';
import { convertSccs } from '#src/scc/convert.js';
import type { NamespaceAllocation, SecurityContextConstraints } from '#src/scc/model.js';
import { readNamespaces } from '#src/scc/namespaces.js';
import { readSccs } from '#src/scc/read.js';
import { rulesRunner } from './run-rules.ts';
import { templates } from './templates.ts';

/** What reading a text gave. `reports` are `line:column code`, in order. */
export interface ReadSccText {
  readonly sccs: readonly SecurityContextConstraints[];
  readonly sink: DiagnosticSink;
  readonly reports: readonly string[];
}

/** Reads the constraints of a text. */
export function readSccText(text: string): ReadSccText {
  const sink = new DiagnosticSink();
  const sccs = readSccs(new SourceText('scc.yaml', text), sink);
  const reports = sink.items.map(({ code, span }) => {
    const { line, column } = span?.source.position(span.start) ?? { line: 0, column: 0 };
    return `${line}:${column} ${code}`;
  });
  return { sccs, sink, reports };
}

/** Makes constraints that allow everything but what the fields say. */
export function sccText(fields: string): string {
  const given = fields.split('\n').filter((line) => line !== '');
  const keys = given.map((line) => /^[A-Za-z]+/.exec(line)?.[0]);
  const others = Object.entries(PERMISSIVE).filter(([key]) => !keys.includes(key));
  const lines = [...given, ...others.map(([key, value]) => `${key}: ${value}`)];
  return `apiVersion: security.openshift.io/v1\nkind: SecurityContextConstraints\nmetadata: {name: test}\n${lines.join('\n')}\n`;
}

const PERMISSIVE = {
  allowPrivilegedContainer: 'true',
  allowHostDirVolumePlugin: 'true',
  allowHostNetwork: 'true',
  allowHostPorts: 'true',
  allowHostPID: 'true',
  allowHostIPC: 'true',
  allowedCapabilities: "['*']",
  volumes: "['*']",
  seLinuxContext: '{type: RunAsAny}',
  runAsUser: '{type: RunAsAny}',
  fsGroup: '{type: RunAsAny}',
  supplementalGroups: '{type: RunAsAny}',
  seccompProfiles: "['*']",
  allowedUnsafeSysctls: "['*']",
};

/** Reads namespaces; a mistake is an exception. */
export function namespacesOf(text: string): readonly NamespaceAllocation[] {
  const sink = new DiagnosticSink();
  const namespaces = readNamespaces(new SourceText('namespaces.yaml', text), sink);
  if (sink.items.length > 0) {
    throw new Error(JSON.stringify(sink.items.map(({ code, message }) => [code, message])));
  }
  return namespaces;
}

/** The rules of constraints with only these fields restricted. */
export interface SccRules {
  /** Codes of what the conversion reported. */
  readonly codes: readonly string[];
  /** Gives the names of matching rules without `SCC test `. */
  readonly judge: (event: unknown) => string[];
}

/** Converts constraints and loads their rules. */
export function sccRules(fields: string, namespaces?: readonly NamespaceAllocation[]): SccRules {
  const { sccs, sink } = readSccText(sccText(fields));
  if (sink.items.length > 0) {
    throw new Error(JSON.stringify(sink.items.map(({ code, message }) => [code, message])));
  }
  const { text, diagnostics } = convertSccs(sccs, { templates, ...(namespaces && { namespaces }) });
  const { problems, run } = rulesRunner(text);
  if (problems.length > 0) {
    throw new Error(`${problems.join('\n')}\n${text}`);
  }
  return {
    codes: diagnostics.map(({ code }) => code),
    judge: (event) => (run([event])[0] ?? []).map((name) => name.replace(/^SCC test /, '')),
  };
}
