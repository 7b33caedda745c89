/** Everything that is loaded before a run: ordinary rules first, then those generated from policies. */
import { type Diagnostic, DiagnosticSink } from '../base/diagnostic.ts';
import { visible } from '../base/visible.ts';
import type { GroupOf } from '../engine/rule-terms.ts';
import type { CompiledRule } from '../rules/compiled-rule.ts';
import { type FileResult, type LoadOptions, type LoadResult, loadRules, type RulesFile } from '../rules/load.ts';
import type { Ruleset } from '../rules/ruleset.ts';
import { selectionsOfFlags } from '../rules/selection.ts';
import { type CandidateFile, isEmpty, readCandidates } from './candidates.ts';
import { type Console, report } from './console.ts';
import { readRulesFiles } from './input-file.ts';
import type { RunOptions } from './invocation.ts';
import { type GeneratedRules, generateRules, reportNotClean } from './policies.ts';
import { writeRules, writeRulesBeside } from './save-rules.ts';
import type { Settings } from './settings.ts';

const APPENDABLE =
  'an append_output that fits the rule; a policy has rules for k8s_audit and for syscall, "match": {"source": …} takes one';

/** The group of rules that were not generated. */
const ORDINARY = -1;

/** What a run evaluates. */
export interface LoadedRun {
  readonly ruleset: Ruleset;
  /** The rules generated from policies by name, with the position of the policy. */
  readonly policyOfRule: ReadonlyMap<string, number>;
  /** Which rules shadow each other where only the first match of an event alerts. */
  readonly groupOf: GroupOf;
  /** What the rules were loaded from and how, for whoever has to load the same again. */
  readonly files: readonly RulesFile[];
  readonly loadOptions: LoadOptions;
}

/** Reads, converts, loads and saves; reports all that is wrong. Undefined when there was an error. */
export function loadRun(
  options: RunOptions,
  settings: Settings,
  rulesPaths: readonly string[],
  console: Console,
): LoadedRun | undefined {
  const sink = new DiagnosticSink();
  const { files: candidateFiles, candidates } = readCandidates(options, sink);
  const isGenerating = !sink.hasErrors && !isEmpty(candidates);
  const conversion = isGenerating ? generateRules(candidates, options, sink) : undefined;
  report(console, sink.items, sink.omittedCount);
  const inputs = [
    ...options.psp,
    ...options.scc,
    ...options.namespaces,
    ...rulesPaths,
    ...options.events,
    ...settings.captureFiles,
  ];
  // Generated rules keep the value model of their dialect.
  const ordinary = readRulesFiles(rulesPaths, options.k8sAuditSemantics);
  const origins = [...options.psp, ...options.scc, ...options.pss.map(({ name }) => name)];
  const generatedName = `rules generated from ${origins.join(', ')}`;
  const generated = conversion === undefined ? [] : [{ name: generatedName, text: conversion.text }];
  const files = [...ordinary, ...generated];
  const loadOptions = loadOptionsOf(options, settings);
  const result = loadRules(files, loadOptions);
  reportLoad(result, ordinary.length, console);
  if (
    sink.hasErrors ||
    !result.isSuccessful ||
    !save(conversion?.text ?? '', candidateFiles, inputs, options, console)
  ) {
    return undefined;
  }
  const positions = policyOfRule(result, result.files[ordinary.length], conversion);
  const groupOf = ({ name, index }: CompiledRule) => {
    const position = positions.get(name);
    if (position === undefined) {
      return ORDINARY;
    }
    return conversion?.everyRuleAlerts === true ? index : position;
  };
  return { ruleset: result.ruleset, policyOfRule: positions, groupOf, files, loadOptions };
}

/** Reports what is wrong with rules files; warnings of generated ones would tell nobody anything. */
function reportLoad(result: LoadResult, ordinaryCount: number, console: Console): void {
  if (result.unmetRequirement !== undefined) {
    report(console, [result.unmetRequirement]);
  }
  for (const file of result.files.slice(0, ordinaryCount)) {
    report(
      console,
      file.newDiagnostics.map((item) => withHint(item, file)),
      file.omittedCount,
    );
  }
  const generated = result.files[ordinaryCount];
  if (generated !== undefined && !generated.isSuccessful) {
    const sink = new DiagnosticSink();
    reportGenerated(generated, sink);
    report(console, sink.items);
  }
}

/** Rules that load by themselves are not at fault: then it is what the configuration adds to them. */
function reportGenerated(file: FileResult, sink: DiagnosticSink): void {
  const { name, text } = file.source;
  if (!loadRules([{ name, text }]).isSuccessful) {
    reportNotClean(file, sink);
    return;
  }
  for (const item of file.diagnostics.filter(({ severity }) => severity === 'error')) {
    sink.add(item.code === 'LOAD_ERR_COMPILE_OUTPUT' ? { ...item, expected: APPENDABLE } : item);
  }
}

/** A policy among the rules files is an easy mistake. */
function withHint(diagnostic: Diagnostic, { hasMappingRoot, source }: FileResult): Diagnostic {
  const [, kind = ''] = /^kind: *(PodSecurityPolicy|SecurityContextConstraints)/m.exec(source.text) ?? [];
  if (!hasMappingRoot || kind === '') {
    return diagnostic;
  }
  const flag = kind === 'PodSecurityPolicy' ? '--psp' : '--scc';
  return { ...diagnostic, expected: `rules; this is a policy: ${flag} ${source.name}` };
}

function policyOfRule(
  { definitions }: LoadResult,
  file: FileResult | undefined,
  conversion: GeneratedRules | undefined,
): ReadonlyMap<string, number> {
  const starts = conversion?.starts ?? [];
  const positions = new Map<string, number>();
  for (const { name, location } of definitions.rules.values()) {
    const span = location.at(-1)?.span;
    if (span !== undefined && span.source === file?.source) {
      positions.set(
        name,
        starts.findLastIndex((start) => start <= span.start),
      );
    }
  }
  return positions;
}

function loadOptionsOf(options: RunOptions, settings: Settings): LoadOptions {
  const { disable, disableTag, tag } = options;
  const flags = { disabledSubstrings: disable, disabledTags: disableTag, enabledTags: tag };
  return {
    minimumPriority: settings.priority,
    outputAdditions: settings.outputAdditions,
    selections: [...(selectionsOfFlags(flags) ?? []), ...settings.selections],
  };
}

/** `--psp_save=PATH` gets the rules of all policies, `--psp_save` alone a file beside each policy file. */
function save(
  text: string,
  candidateFiles: readonly CandidateFile[],
  inputs: readonly string[],
  options: RunOptions,
  console: Console,
): boolean {
  const sink = new DiagnosticSink();
  const saved: string[] = [];
  if (options.psp_save === '') {
    saved.push(...writeRulesBeside(candidateFiles, options, sink));
  } else if (options.psp_save !== undefined && writeRules(options.psp_save, text, inputs, sink)) {
    saved.push(options.psp_save);
  }
  for (const path of saved) {
    console.err.write(`Saving resulting rules to ${visible(path)}\n`);
  }
  report(
    console,
    sink.items.filter((item) => item.severity === 'error'),
  );
  return !sink.hasErrors;
}
