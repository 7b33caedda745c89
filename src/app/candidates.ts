/** The files and names on the command line → everything that pods are to be judged by. */
import type { DiagnosticSink } from '../base/diagnostic.ts';
import { SourceText } from '../base/source-text.ts';
import { type KubernetesTarget, kubernetesTarget } from '../psp/kubernetes.ts';
import type { PodSecurityPolicy } from '../psp/model.ts';
import { MAX_PSP_FILE_BYTES, readPsps } from '../psp/read.ts';
import { findSurprises } from '../psp/surprises/find.ts';
import type { PodSecurityStandard } from '../pss/standard.ts';
import type { NamespaceAllocation, SecurityContextConstraints } from '../scc/model.ts';
import { MAX_NAMESPACES_FILE_BYTES, readNamespaces } from '../scc/namespaces.ts';
import { readSccs } from '../scc/read.ts';
import { readInput } from './input-file.ts';
import type { PolicyOptions } from './invocation.ts';

/** What pods are judged by, each for itself. */
export interface Candidates {
  readonly policies: readonly PodSecurityPolicy[];
  readonly standards: readonly PodSecurityStandard[];
  readonly constraints: readonly SecurityContextConstraints[];
  /** What constraints leave to namespaces; absent when no file of namespaces was named. */
  readonly namespaces?: readonly NamespaceAllocation[];
}

/** A file of policies or constraints. */
export interface CandidateFile {
  /** As given on the command line. */
  readonly path: string;
  /** What the file holds, and the namespaces. */
  readonly candidates: Candidates;
}

/** All candidates, and those of each file. */
export interface ReadCandidates {
  readonly files: readonly CandidateFile[];
  readonly candidates: Candidates;
}

/**
 * Reads the files of candidates and namespaces. All mistakes of all files go
 * to the sink; after an error the result is not to be converted.
 * Diagnostics: CONFIG_FILE_READ, those of psp/read.ts and psp/surprises/, scc/read.ts and scc/namespaces.ts.
 */
export function readCandidates(options: PolicyOptions, sink: DiagnosticSink): ReadCandidates {
  const policies = options.psp.map((path) => {
    const source = sourceOf(path, MAX_PSP_FILE_BYTES, sink);
    return { path, policies: source === undefined ? [] : policiesOf(source, options, sink) };
  });
  const constraints = options.scc.map((path) => {
    const source = sourceOf(path, MAX_PSP_FILE_BYTES, sink);
    return { path, constraints: source === undefined ? [] : readSccs(source, sink) };
  });
  const namespaces = options.namespaces.flatMap((path) => {
    const source = sourceOf(path, MAX_NAMESPACES_FILE_BYTES, sink);
    return source === undefined ? [] : readNamespaces(source, sink);
  });
  const none: Candidates = {
    policies: [],
    standards: [],
    constraints: [],
    ...(options.namespaces.length > 0 && { namespaces }),
  };
  const files = [...policies, ...constraints].map(({ path, ...found }) => ({
    path,
    candidates: { ...none, ...found },
  }));
  return {
    files,
    candidates: {
      ...none,
      policies: policies.flatMap((file) => file.policies),
      standards: options.pss,
      constraints: constraints.flatMap((file) => file.constraints),
    },
  };
}

/** Gives the Kubernetes release that is meant, with its feature gates. */
export function targetOf({ kubernetes, featureGates }: PolicyOptions): KubernetesTarget {
  return kubernetesTarget(kubernetes, new Map(featureGates));
}

/** Tells whether there is nothing to judge by. */
export function isEmpty({ policies, standards, constraints }: Candidates): boolean {
  return policies.length + standards.length + constraints.length === 0;
}

function policiesOf(source: SourceText, options: PolicyOptions, sink: DiagnosticSink): PodSecurityPolicy[] {
  const target = targetOf(options);
  // the converters of older Falco knew less of policies
  const isLenient = options.dialect === 'falco-legacy';
  const errorCount = sink.errorCount;
  const policies = readPsps(source, sink, { target, isLenient });
  if (!isLenient && sink.errorCount === errorCount) {
    for (const surprise of policies.flatMap((policy) => findSurprises(policy, target))) {
      sink.add(surprise);
    }
  }
  return policies;
}

function sourceOf(path: string, maxBytes: number, sink: DiagnosticSink): SourceText | undefined {
  const input = readInput(path, maxBytes);
  if ('readError' in input) {
    sink.add({ code: 'CONFIG_FILE_READ', severity: 'error', message: input.readError, subject: input.name });
    return undefined;
  }
  return new SourceText(input.name, input.text);
}
