/** Candidates → generated rules, checked: what does not load clean goes no further. */
import type { Diagnostic, DiagnosticSink } from '../base/diagnostic.ts';
import { convert } from '../psp/convert.ts';
import type { PodSecurityPolicy, PolicyScope } from '../psp/model.ts';
import { convertStandards } from '../pss/convert.ts';
import type { PodSecurityStandard } from '../pss/standard.ts';
import { type FileResult, loadRules } from '../rules/load.ts';
import { convertSccs } from '../scc/convert.ts';
import { type Candidates, targetOf } from './candidates.ts';
import type { PolicyOptions } from './invocation.ts';
import { readTemplates } from './templates.ts';

/** The rules of everything that pods are judged by, in one text. */
export interface GeneratedRules {
  readonly text: string;
  /** Where the part of each candidate begins; it ends where the next one's begins. */
  readonly starts: readonly number[];
  /** Whether each rule alerts, whatever others do; else the first match of each policy does. */
  readonly everyRuleAlerts: boolean;
}

const NO_RULES: GeneratedRules = { text: '', starts: [], everyRuleAlerts: true };

/** The only dialect that has fields for all that standards and constraints look at. */
const FACTS_DIALECT = 'drypod';

/**
 * Converts candidates. Diagnostics: those of psp/convert.ts and
 * scc/convert.ts, CONFIG_DIALECT.
 */
export function generateRules(candidates: Candidates, options: PolicyOptions, sink: DiagnosticSink): GeneratedRules {
  const { policies, standards, constraints } = candidates;
  const parts: GeneratedRules[] = [];
  if (policies.length > 0) {
    parts.push(rulesOfPolicies(policies, options, sink));
  }
  if (standards.length > 0 && hasFacts('--pss', options, sink)) {
    parts.push(rulesOfStandards(standards, options));
  }
  if (constraints.length > 0 && hasFacts('--scc', options, sink)) {
    parts.push(rulesOfConstraints(candidates, options, sink));
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
    templates: readTemplates(options.dialect),
    target: targetOf(options),
    scope: scopeOf(options),
    ...(options.falcoBounds.length > 0 && { bounds: Object.fromEntries(options.falcoBounds) }),
  });
  addAll(sink, conversion.diagnostics);
  const { text, everyRuleAlerts } = conversion;
  return { text, everyRuleAlerts, starts: conversion.policies.map(({ start }) => start) };
}

/** Refuses what only one dialect has the fields for. */
function hasFacts(flag: string, { dialect }: PolicyOptions, sink: DiagnosticSink): boolean {
  if (dialect !== FACTS_DIALECT) {
    const message = `dialect ${dialect} has no fields for what ${flag} looks at`;
    const expected = `--dialect ${FACTS_DIALECT}`;
    sink.add({ code: 'CONFIG_DIALECT', severity: 'error', message, expected, subject: flag });
  }
  return dialect === FACTS_DIALECT;
}

function rulesOfStandards(chosen: readonly PodSecurityStandard[], options: PolicyOptions): GeneratedRules {
  const { text, standards } = convertStandards(chosen, { templates: readTemplates('pss'), scope: scopeOf(options) });
  return { text, everyRuleAlerts: true, starts: standards.map(({ start }) => start) };
}

function rulesOfConstraints(
  { constraints, namespaces }: Candidates,
  options: PolicyOptions,
  sink: DiagnosticSink,
): GeneratedRules {
  const { text, sccs, diagnostics } = convertSccs(constraints, {
    templates: readTemplates('scc', FACTS_DIALECT),
    scope: scopeOf(options),
    ...(namespaces && { namespaces }),
  });
  addAll(sink, diagnostics);
  return { text, everyRuleAlerts: true, starts: sccs.map(({ start }) => start) };
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

/** Converts candidates and loads what came of it. Undefined when it does not load. Diagnostics: PSP_RULES_NOT_CLEAN too. */
export function generateCleanRules(
  candidates: Candidates,
  options: PolicyOptions,
  name: string,
  sink: DiagnosticSink,
): string | undefined {
  const { text } = generateRules(candidates, options, sink);
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
