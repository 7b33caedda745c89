/** What the command line can ask for, as data. */
import type { Diagnostic } from '../base/diagnostic.ts';
import type { AuditSemantics, EventSourceName } from '../event/event-source.ts';
import type { ViewBoundName } from '../psp/audit-views.ts';
import type { FeatureGate } from '../psp/kubernetes.ts';
import type { PodSecurityStandard } from '../pss/standard.ts';

/** What `--fail-on` can look for. */
export const FINDINGS = ['violation', 'mutation'] as const;
/** What `--fail-on` can look for. */
export type Finding = (typeof FINDINGS)[number];

/** How policies are understood and converted. Names are those that commander derives from the flags. */
export interface PolicyOptions {
  readonly dialect: string;
  /** Files of PodSecurityPolicies. */
  readonly psp: readonly string[];
  /** Files of SecurityContextConstraints. */
  readonly scc: readonly string[];
  /** Files of the namespaces to which constraints leave values. */
  readonly namespaces: readonly string[];
  /** Pod Security Standards. */
  readonly pss: readonly PodSecurityStandard[];
  /** Minor number of the Kubernetes release that is meant; absent = the last one with PodSecurityPolicy. */
  readonly kubernetes?: number | undefined;
  /** Gates that are not as the release has them; a later one wins. */
  readonly featureGates: readonly (readonly [FeatureGate, boolean])[];
  /** How many elements rules of dialect `falco` name one by one, where that is not the default; a later one wins. */
  readonly falcoBounds: readonly (readonly [ViewBoundName, number])[];
  /** Namespaces that rules are limited to, in place of those that a policy's annotation names; empty = as annotated. */
  readonly pspNamespace: readonly string[];
  /** The same for images. */
  readonly pspImage: readonly string[];
}

/** `drypod [options]`: convert, load and evaluate. */
export interface RunOptions extends PolicyOptions {
  /** Where to save generated rules; empty = beside each policy's file. */
  readonly psp_save?: string;
  readonly rules: readonly string[];
  readonly events: readonly string[];
  readonly option: readonly string[];
  readonly disable: readonly string[];
  readonly disableTag: readonly string[];
  readonly tag: readonly string[];
  readonly validate: readonly string[];
  readonly k8sAuditSemantics?: AuditSemantics | undefined;
  readonly failOn: readonly Finding[];
  readonly seconds?: number;
  readonly unbuffered: boolean;
  /** Threads that evaluate, at most. */
  readonly jobs: number;
  readonly dryRun: boolean;
}

/** `drypod convert`. */
export interface ConvertOptions extends PolicyOptions {
  /** Print the audit policy that the rules need, not the rules. */
  readonly auditPolicy?: boolean;
  readonly out?: string;
}

/** `drypod validate`. */
export interface ValidateOptions extends PolicyOptions {
  readonly rules: readonly string[];
  readonly option: readonly string[];
  readonly k8sAuditSemantics?: AuditSemantics | undefined;
}

/** `drypod fields`. */
export interface FieldsOptions {
  readonly source?: EventSourceName;
  readonly k8sAuditSemantics?: AuditSemantics | undefined;
  readonly format: 'text' | 'markdown' | 'json';
}

/** `drypod bench`. */
export interface BenchOptions {
  /** Small files. */
  readonly quick: boolean;
  /** JSON in place of a table. */
  readonly json: boolean;
  /** Where to write the chart. */
  readonly svg?: string;
  /** Threads with which audit logs are measured besides one. */
  readonly jobs?: number;
  /** The executable of another build, which takes the place of other programs. */
  readonly against?: string;
  /** Names of scenarios; empty = all. */
  readonly scenario: readonly string[];
  /** Files of the user to measure in place of made ones, with these policies and rules. */
  readonly events: readonly string[];
  readonly psp: readonly string[];
  readonly rules: readonly string[];
  readonly dialect: string;
}

/** What the command line asks for. */
export type Invocation =
  | { readonly command: 'run'; readonly options: RunOptions }
  | { readonly command: 'convert'; readonly options: ConvertOptions }
  | { readonly command: 'validate'; readonly options: ValidateOptions }
  | { readonly command: 'fields'; readonly options: FieldsOptions }
  | { readonly command: 'bench'; readonly options: BenchOptions }
  /** Help or version, asked for. */
  | { readonly command: 'print'; readonly text: string }
  | { readonly command: 'refuse'; readonly diagnostics: readonly Diagnostic[] };
