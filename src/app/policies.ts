/** Policy files → generated rules, checked: what does not load clean goes no further. */
import type { Diagnostic, DiagnosticSink } from '../base/diagnostic.ts';
import { SourceText } from '../base/source-text.ts';
import { convert } from '../psp/convert.ts';
import { type KubernetesTarget, kubernetesTarget } from '../psp/kubernetes.ts';
import type { PodSecurityPolicy, PolicyScope } from '../psp/model.ts';
import { MAX_PSP_FILE_BYTES, readPsps } from '../psp/read.ts';
import { findSurprises } from '../psp/surprises/find.ts';
import { convertStandards } from '../pss/convert.ts';
import { type FileResult, loadRules } from '../rules/load.ts';
import { readInput } from './input-file.ts';
import type { PolicyOptions } from './invocation.ts';
import { readTemplates } from './templates.ts';

/** A file of policies. */
export interface PolicyFile {
  /** As given on the command line. */
  readonly path: string;
  readonly policies: readonly PodSecurityPolicy[];
}

/** The rules of everything that pods are judged by, in one text. */
export interface GeneratedRules {
  readonly text: string;
  /** Where the part of each policy or standard begins; it ends where the next one's begins. */
  readonly starts: readonly number[];
  /** Whether each rule alerts, whatever others do; else the first match of each policy does. */
  readonly everyRuleAlerts: boolean;
}

const NO_RULES: GeneratedRules = { text: '', starts: [], everyRuleAlerts: true };

/** The only dialect that says all that the Pod Security Standards look at. */
const STANDARDS_DIALECT = 'drypod';

/**
 * Reads policy files. All mistakes of all files go to the sink; after an error
 * the result is not to be converted.
 * Diagnostics: CONFIG_FILE_READ, those of psp/read.ts and psp/surprises/.
 */
export function readPolicyFiles(paths: readonly string[], options: PolicyOptions, sink: DiagnosticSink): PolicyFile[] {
  const target = targetOf(options);
  // the converters of older Falco knew less of policies
  const isLenient = options.dialect === 'falco-legacy';
  return paths.map((path) => {
    const input = readInput(path, MAX_PSP_FILE_BYTES);
    if ('readError' in input) {
      sink.add({ code: 'CONFIG_FILE_READ', severity: 'error', message: input.readError, subject: input.name });
      return { path, policies: [] };
    }
    const errorCount = sink.errorCount;
    const policies = readPsps(new SourceText(input.name, input.text), sink, { target, isLenient });
    if (!isLenient && sink.errorCount === errorCount) {
      addAll(
        sink,
        policies.flatMap((policy) => findSurprises(policy, target)),
      );
    }
    return { path, policies };
  });
}

/** Gives the Kubernetes release that is meant, with its feature gates. */
export function targetOf({ kubernetes, featureGates }: PolicyOptions): KubernetesTarget {
  return kubernetesTarget(kubernetes, new Map(featureGates));
}

/** Converts policies, and the standards of the options. Diagnostics: those of psp/convert.ts, PSS_DIALECT. */
export function generateRules(
  policies: readonly PodSecurityPolicy[],
  options: PolicyOptions,
  sink: DiagnosticSink,
): GeneratedRules {
  const parts: GeneratedRules[] = [];
  if (policies.length > 0) {
    parts.push(rulesOfPolicies(policies, options, sink));
  }
  if (options.pss.length > 0) {
    parts.push(rulesOfStandards(options, sink));
  }
  return parts.reduce(joined, NO_RULES);
}

function rulesOfPolicies(
  policies: readonly PodSecurityPolicy[],
  options: PolicyOptions,
  sink: DiagnosticSink,
): GeneratedRules {
  const conversion = convert(policies, {
    dialect: options.dialect,
    templates: readTemplates(),
    target: targetOf(options),
    scope: scopeOf(options),
    ...(options.falcoBounds.length > 0 && { bounds: Object.fromEntries(options.falcoBounds) }),
  });
  addAll(sink, conversion.diagnostics);
  const { text, everyRuleAlerts } = conversion;
  return { text, everyRuleAlerts, starts: conversion.policies.map(({ start }) => start) };
}

function rulesOfStandards(options: PolicyOptions, sink: DiagnosticSink): GeneratedRules {
  if (options.dialect !== STANDARDS_DIALECT) {
    const message = `dialect ${options.dialect} has no fields for what the Pod Security Standards look at`;
    const expected = `--dialect ${STANDARDS_DIALECT}`;
    sink.add({ code: 'PSS_DIALECT', severity: 'error', message, expected, subject: '--pss' });
    return NO_RULES;
  }
  const { text, standards } = convertStandards(options.pss, { templates: readTemplates(), scope: scopeOf(options) });
  return { text, everyRuleAlerts: true, starts: standards.map(({ start }) => start) };
}

function scopeOf({ pspNamespace, pspImage }: PolicyOptions): PolicyScope {
  return {
    ...(pspNamespace.length > 0 && { namespaces: pspNamespace }),
    ...(pspImage.length > 0 && { images: pspImage }),
  };
}

function joined(before: GeneratedRules, part: GeneratedRules): GeneratedRules {
  const offset = before.text === '' ? 0 : before.text.length + 1;
  return {
    text: before.text === '' ? part.text : `${before.text}\n${part.text}`,
    everyRuleAlerts: before.everyRuleAlerts && part.everyRuleAlerts,
    starts: [...before.starts, ...part.starts.map((start) => start + offset)],
  };
}

/** Converts policies and loads what came of it. Undefined when it does not load. Diagnostics: PSP_RULES_NOT_CLEAN too. */
export function generateCleanRules(
  policies: readonly PodSecurityPolicy[],
  options: PolicyOptions,
  name: string,
  sink: DiagnosticSink,
): string | undefined {
  const { text } = generateRules(policies, options, sink);
  const loaded = loadRules([{ name, text }]);
  if (!loaded.isSuccessful) {
    reportNotClean(loaded.files[0]!, sink);
    return undefined;
  }
  return text;
}

/** Says that generated rules do not load, and why. */
export function reportNotClean(result: FileResult, sink: DiagnosticSink): void {
  const message = 'the rules generated from the policy do not load; this is a mistake of drypod, please report it';
  sink.add({ code: 'PSP_RULES_NOT_CLEAN', severity: 'error', message, subject: result.source.name });
  addAll(
    sink,
    result.diagnostics.filter((item) => item.severity === 'error'),
  );
}

function addAll(sink: DiagnosticSink, diagnostics: readonly Diagnostic[]): void {
  for (const diagnostic of diagnostics) {
    sink.add(diagnostic);
  }
}
